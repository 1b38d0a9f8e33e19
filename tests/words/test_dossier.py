from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_network.history import histories, ties_of
from alliance_network.model.source import Source
from alliance_network.selection import select
from alliance_network.view import View
from alliance_network.words.counting import claims_of, counting, set_aside
from alliance_network.words.dossier import known_words, source_limits, standings, tie_at, voice
from alliance_network.words.hidden import hidden
from small import claim, network
from strategies import datasets, views

HAMAS, ATTACK = "iran>hamas:backing", "iran>israel:attack"
DATASET = network(
    claim("iran backing hamas", start="1990", end="1995", form="weapons", recorded="2001"),
    claim(
        "iran backing hamas", source="b", start="1994", claimant="Israel", credibility="possible"
    ),
    claim(
        "iran backing hamas", source="b", start="1994", end="1996", stance="denies", claimant="Iran"
    ),
    claim("iran attack israel", start="1992-03-01", end="1992-03-01", credibility="probable"),
    claim("china backing hamas", start="1991"),
    coverage=({"first": "1990", "last": "2005"}, {"source": "b", "first": "1994", "last": "1998"}),
    sources=(
        Source(id="a", title="Atlas", publisher="House", date="2006"),
        Source(id="b", title="Bulletin", date="1999"),
    ),
)


class TestVoice:
    @pytest.mark.parametrize(
        ("row", "who", "says"),
        [
            (0, "House", "states it as a fact"),
            (1, "Israel", "says so, which the source holds possible"),
            (2, "Iran", "denies it"),
            (3, "House", "holds it probable"),
        ],
    )
    def test_who_and_how_sure(self, row, who, says):
        found = voice(DATASET, row)
        assert (found.who, found.says) == (who, says)


class TestStandings:
    @pytest.mark.parametrize(
        ("view", "said"),
        [
            (View(as_of="1992"), ["asserted as of 1992"]),
            (View(as_of="1995"), ["disputed as of 1995"]),
            (View(as_of="2000"), ["not claimed as of 2000"]),
            (View(as_of="1980"), ["no data as of 1980"]),
            (
                View(as_of="2000", compare_to="1992"),
                ["not claimed as of 2000", "asserted as of 1992"],
            ),
            (View(), ["reported as of 1998, the latest its sources cover"]),
        ],
    )
    def test_at_the_views_time(self, view, said):
        assert [f"{one.said} {one.when}" for one in standings(DATASET, view, HAMAS)] == said

    def test_the_tie_of_the_earlier_date_where_it_ended(self):
        assert tie_at(DATASET, View(as_of="2000", compare_to="1992"), HAMAS).status == "asserted"
        assert tie_at(DATASET, View(as_of="2000"), HAMAS) is None


class TestNotCounted:
    @pytest.mark.parametrize(
        ("view", "reasons"),
        [
            (
                View(as_of="1992"),
                {1: "its period begins later, in 1994", 2: "its period begins later, in 1994"},
            ),
            (View(as_of="1997"), {0: "its period ended in 1995", 2: "its period ended in 1996"}),
            (
                View(as_of="2004"),
                {
                    0: "its period ended in 1995",
                    1: "its source speaks of this only until 1998",
                    2: "its period ended in 1996",
                },
            ),
            (
                View(as_of="1995", sources={"a"}),
                dict.fromkeys((1, 2), "of a source that is not chosen"),
            ),
            (View(as_of="1995", known_on="2000"), {0: "recorded later, in 2001"}),
            (
                View(as_of="1995", known_on="1997"),
                {
                    0: "recorded later, in 2001",
                    1: "its source is of 1999",
                    2: "its source is of 1999",
                },
            ),
            (
                View(as_of="1995", credibility="probable"),
                {1: "not held at least probable", 2: "not held at least probable"},
            ),
            (View(as_of="1995", forms={"weapons"}), dict.fromkeys((1, 2), "without a chosen form")),
            (
                View(as_of="1995", claimants={"Iran"}),
                dict.fromkeys((0, 1), "of a claimant that is not chosen"),
            ),
        ],
    )
    def test_each_with_the_reason(self, view, reasons):
        assert set_aside(DATASET, view, HAMAS) == reasons

    def test_an_event_is_looked_back_at(self):
        (reason,) = set_aside(DATASET, View(as_of="1999"), ATTACK).values()
        assert reason == "it happened more than 12 months before, on 1 March 1992"

    def test_without_a_date(self):
        found = set_aside(DATASET, View(), HAMAS)
        assert found[0] == "its period ended in 1995, its source goes on until 2005"


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_every_claim_counts_or_says_why_not_and_a_step_shows_the_tie(data):
    dataset = data.draw(datasets())
    keys = ties_of(dataset).frame["key"].to_list()
    if not keys:
        return
    view, key = data.draw(views(dataset)), data.draw(st.sampled_from(keys))
    aside, counts = set_aside(dataset, view, key), counting(dataset, view, key)
    assert sorted([*aside, *counts]) == list(claims_of(dataset, key))
    found = hidden(select(dataset, view), key)
    if found is None:
        assert key in select(dataset, view).keys
    elif found.step:
        assert key in select(dataset, found.view).keys


class TestHidden:
    @pytest.mark.parametrize(
        ("view", "reason", "step"),
        [
            (View(as_of="2000"), "it ended in 1998", "Show as of 1998"),
            (View(as_of="1980"), "no source speaks of it as of 1980", "Show as of 1990"),
            (View(as_of="1992", relations={"attack"}), "backing is switched off", "Show backing"),
            (
                View(as_of="1992", kinds={"state"}),
                "armed groups are switched off",
                "Show armed groups",
            ),
            (
                View(as_of="1995", statuses={"asserted"}),
                "disputed ones are left out",
                "Show disputed ones too",
            ),
            (
                View(as_of="1992", min_sources=2),
                "only 1 independent source asserts it",
                "Show those with 1",
            ),
            (View(as_of="1992", focus="israel"), "it is not near Israel", "Show the whole network"),
            (
                View(as_of="1992", sources={"b"}),
                "none of its claims is of a chosen source",
                "Show all sources",
            ),
            (
                View(as_of="2000", relations={"attack"}),
                "it ended in 1998 and backing is switched off",
                "Show it as of 1998",
            ),
        ],
    )
    def test_why_and_the_step_that_shows_it(self, view, reason, step):
        found = hidden(select(DATASET, view), HAMAS)
        assert (found.reason, found.step) == (f"Not in the picture: {reason}.", step)
        assert HAMAS in select(DATASET, found.view).keys

    def test_one_that_is_shown_is_not_hidden(self):
        assert hidden(select(DATASET, View(as_of="1992")), HAMAS) is None


def test_from_when_to_when_and_by_whom():
    assert known_words(histories(DATASET).intervals(HAMAS)) == "known from 1990 to 1998"
    assert [(source.id, said) for source, said in source_limits(DATASET, HAMAS)] == [
        ("a", "speaks of it from 1990 to 2005"),
        ("b", "speaks of it from 1994 to 1998"),
    ]
