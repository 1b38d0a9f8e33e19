from __future__ import annotations

import pytest

from alliance_network.model.source import Source
from alliance_network.selection import select
from alliance_network.view import View, opening_view
from alliance_network.words import headline, phrases, words_line
from small import claim, network

SOURCES = (
    Source(id="a", title="Atlas"),
    Source(id="b", title="Bulletin"),
    Source(id="c", title="Cables of the ministry of foreign affairs, 1990 to 2018"),
    Source(id="d", title="گزارش"),
    Source(id="e", title="Envoy"),
    Source(id="f", title="Files"),
    Source(id="g", title="Gazette"),
)
CLAIMS = (
    claim("iran backing hamas", claimant="Chinese commerce ministry", form="oil|arms", weight=2),
    claim("china alliance iran", claimant="قطر", source="b"),
    claim("iran attack israel", claimant="Beijing", source="c", form="military"),
    claim("iran sanctions israel", claimant="Iran", form="travel", weight=2, unit="million USD"),
    claim("iran membership sco", form="قطر"),
)


def opened(opening=""):
    return network(*CLAIMS, sources=SOURCES, opening=opening)


# One choice each, as it is said in a network that opens plainly.
SAID = [
    ({"min_sources": 2}, "at least 2 independent sources"),
    ({"min_weight": (10.0, "million USD")}, "weight at least 10 million USD where it is given"),
    ({"min_weight": (1234.5, "")}, "weight at least 1,234.5 where it is given"),
    ({"sources": {"a"}}, "according to “Atlas”"),
    ({"sources": {"b", "a"}}, "according to “Atlas” and “Bulletin”"),
    ({"sources": {"c"}}, "according to “Cables of the ministry of foreign…”"),
    ({"sources": {"d"}}, "according to \u2067“گزارش”\u2069"),
    ({"sources": set("abcd")}, "according to 4 of 7 sources"),
    ({"sources": set("abcdef")}, "according to all sources but “Gazette”"),
    ({"sources": set("abcdefg")}, "according to all sources"),
    ({"claimants": {""}}, "only what the sources say themselves"),
    ({"claimants": {"Iran"}}, "only claimant Iran"),
    ({"claimants": {"Iran", "Beijing"}}, "only claimants Beijing and Iran"),
    ({"claimants": {"Iran", ""}}, "only claimant Iran and the sources themselves"),
    ({"claimants": {"قطر"}}, "only claimant \u2067قطر\u2069"),
    (
        {"claimants": {"Iran", "Beijing", "قطر", ""}},
        "only 3 of 4 claimants and the sources themselves",
    ),
    ({"credibility": "confirmed"}, "held confirmed or simply stated"),
    ({"credibility": "probable"}, "held at least probable or simply stated"),
    ({"forms": {"oil"}}, "with the form oil"),
    ({"forms": {"oil", "military"}}, "with the form military or oil"),
    ({"forms": {"قطر"}}, "with the form \u2067قطر\u2069"),
    ({"forms": {"oil", "military", "arms", "travel"}}, "with one of 4 forms"),
    ({"known_on": "2023-11"}, "without claims recorded after November 2023"),
    ({"look_back": 36}, "events count for 3 years"),
    ({"look_back": 1}, "events count for 1 month"),
    ({"look_back": 18}, "events count for 18 months"),
]


@pytest.mark.parametrize(("changes", "text"), SAID, ids=[text for _, text in SAID])
def test_every_choice_of_evidence_is_one_phrase_that_takes_it_back(changes, text):
    dataset = opened()
    selection = select(dataset, View(**changes))
    _, phrase = phrases(selection)
    assert (phrase.text, phrase.removable, phrase.without) == (text, True, View())
    assert [phrase.choice] == list(changes)
    assert words_line(selection).endswith(f": {text}.")
    assert headline(selection).endswith(f", {text}")


@pytest.mark.parametrize(
    ("opening", "text"),
    [
        ("min_sources=2", "any number of sources"),
        ("min_weight=10%20million%20USD", "any weight"),
        ("sources=a", "according to all sources"),
        ("claimants=Iran", "any claimant"),
        ("credibility=probable", "any credibility"),
        ("forms=oil", "any form"),
        ("known_on=2010", "claims whenever recorded"),
        ("look_back=36", "events count for 12 months"),
    ],
)
def test_back_from_how_a_network_opens_to_all_evidence(opening, text):
    dataset = opened(f"v=1&{opening}")
    _, phrase = phrases(select(dataset, View()))
    assert (phrase.text, phrase.removable) == (text, True)
    assert phrase.without == opening_view(dataset)


def test_for_how_long_events_count_is_no_share_of_ties():
    """Of those that are there with it, none is left out."""
    dataset = network(
        claim("iran attack israel", start="2001-05", end="2001-05"),
        coverage=({"first": "2000", "last": "2005"},),
    )
    assert words_line(select(dataset, View(as_of="2003", look_back=36))) == (
        "Showing 7 actors and 1 tie: events count for 3 years, as of 2003."
    )
