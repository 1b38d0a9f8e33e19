from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_network.model.tie import STATUSES
from alliance_network.selection import select
from alliance_network.view import View
from alliance_network.words import no_ties
from small import claim, network
from strategies import datasets, views

EVERY = frozenset(STATUSES)
PLAIN = network(
    claim("iran backing hamas", credibility="probable"),
    claim("china alliance iran"),
    claim("iran attack israel", stance="denies"),
    claim("iran membership sco"),
)
# Ties of two times: one source ends in 2000, the other speaks until 2010.
DATED = network(
    claim("iran backing hamas", start="1990", end="1995", form="oil", weight=5, unit="tonnes"),
    claim("china alliance iran", start="1990", claimant="China", credibility="possible"),
    claim("iran alliance israel", start="2005", source="b", recorded="2006"),
    claim("china alliance iran", source="b", claimant="Iran", credibility="doubtful"),
    coverage=(
        {"first": "1990", "last": "2000"},
        {"source": "b", "relation": "alliance", "first": "1990", "last": "2010"},
    ),
)


def check(dataset, view, text, step):
    assert no_ties(select(dataset, view)) == (text, view.but(**step))
    assert len(select(dataset, view.but(**step)).ties)


@pytest.mark.parametrize(
    ("changes", "text", "step"),
    [
        (
            {"relations": frozenset()},
            "No tie is left with no relation. Show all relations.",
            {"relations": None},
        ),
        (
            {"relations": frozenset({"attack"})},
            "No tie is left with attack. Show all relations.",
            {"relations": None},
        ),
        (
            {"statuses": frozenset({"disputed"})},
            "No tie is left with only disputed ones. Show all but denied ones.",
            {"statuses": View().statuses},
        ),
        (
            {"kinds": frozenset({"organisation"})},
            "No tie is left with organisations. Show all kinds of actor.",
            {"kinds": None},
        ),
        (
            {"focus": "israel"},
            "No tie is left with denied ones left out. Show denied ones too.",
            {"statuses": EVERY},
        ),
        (
            {"focus": "nato", "steps": 3},
            "No tie is left around NATO, 3 steps. Show the whole network.",
            {"focus": None, "steps": 1},
        ),
        (
            {"relations": frozenset(), "kinds": frozenset()},
            "No tie is left with these choices together. Show everything.",
            {"relations": None, "kinds": None, "statuses": EVERY, "focus": None},
        ),
    ],
)
def test_an_empty_picture_says_why_and_offers_one_step_back(changes, text, step):
    check(PLAIN, View(**changes), text, step)


@pytest.mark.parametrize(
    ("changes", "text", "step"),
    [
        (
            {"min_sources": 3},
            "No tie is left with at least 3 independent sources. Show those with 2.",
            {"min_sources": 2},
        ),
        (
            {"min_sources": 3, "relations": frozenset({"backing"}), "as_of": "1995"},
            "No tie is left with at least 3 independent sources. Show those with any number.",
            {"min_sources": 1},
        ),
        (
            {"as_of": "1995", "relations": frozenset({"backing"}), "min_weight": (10, "tonnes")},
            "No tie is left with weight at least 10 tonnes where it is given. Show any weight.",
            {"min_weight": None},
        ),
        (
            {"credibility": "confirmed", "as_of": "1998"},
            "No tie is left held confirmed or simply stated. Show those held possible.",
            {"credibility": "possible"},
        ),
        (
            {"forms": frozenset({"oil"})},
            "No tie is left with the form oil. Show any form.",
            {"forms": None},
        ),
        (
            {"claimants": frozenset({"Iran"}), "relations": frozenset({"backing"})},
            "No tie is left with backing. Show all relations.",
            {"relations": None},
        ),
        (
            {"sources": frozenset({"a"}), "focus": "israel", "as_of": "2000"},
            "No tie is left around Israel, 1 step. Show the whole network.",
            {"focus": None, "steps": 1},
        ),
        (
            {"known_on": "2005", "sources": frozenset({"b"}), "focus": "israel"},
            "No tie is left without claims recorded after 2005. Show claims whenever recorded.",
            {"known_on": None},
        ),
        (
            {"as_of": "2000", "relations": frozenset({"alliance"}), "focus": "israel"},
            "No tie is left around Israel, 1 step. Show the whole network.",
            {"focus": None, "steps": 1},
        ),
    ],
)
def test_steps_back_from_evidence_and_time(changes, text, step):
    check(DATED, View(**changes), text, step)


def test_a_picture_with_ties_needs_no_step_back():
    assert no_ties(select(PLAIN, View())) is None


def test_a_network_without_ties_says_so():
    text, view = no_ties(select(network(), View()))
    assert text == "This network has no tie on the last day its sources cover."
    assert view == View()


def test_where_all_ties_have_ended_the_step_goes_to_the_last_date_with_ties():
    ended = (
        claim("iran backing hamas", start="1990", end="1995"),
        claim("china alliance iran", start="1990", end="1992"),
    )
    dataset = network(*ended, coverage=({"first": "1990", "last": "2000"},))
    text = (
        "This network has no tie on the last day its sources cover. Show {}, the last year with "
        "any."
    )
    check(dataset, View(), text.format(1995), {"as_of": "1995"})
    alliances = View(relations=frozenset({"alliance"}))
    check(dataset, alliances, text.format(1992), {"as_of": "1992"})
    # Where the other choices leave none at any time, they go too.
    nothing = View(relations=frozenset())
    check(
        dataset, nothing, text.format(1995), {"as_of": "1995", "relations": None, "statuses": EVERY}
    )


def test_where_no_source_speaks_of_what_is_chosen_the_step_goes_to_the_latest():
    dataset = network(
        claim("iran backing hamas"),
        claim("china alliance iran", source="b"),
        coverage=(
            {"first": "1990", "last": "2000"},
            {"source": "b", "relation": "alliance", "first": "1990", "last": "2010"},
        ),
    )
    dark = (
        "No tie is left as of 2005, no data on 1 tie, covered until 2000 by “Atlas”. Show the "
        "latest."
    )
    check(dataset, View(as_of="2005", focus="hamas"), dark, {"as_of": None})


def test_a_date_without_any_tie_says_what_there_is():
    text = "No tie is known {}; the network speaks of 1990 to 2010. Show {}."
    check(DATED, View(as_of="1985"), text.format("as of 1985", "the latest"), {"as_of": None})
    check(
        DATED,
        View(since="1980", as_of="1985"),
        text.format("at any time from 1980 to 1985", "the latest"),
        {"as_of": None, "since": None},
    )
    # Of the latest there is none either.
    view = View(as_of="2020", relations=frozenset({"backing"}))
    check(DATED, view, text.format("as of 2020", "1995, the last year with any"), {"as_of": "1995"})


@settings(max_examples=12, deadline=None)
@given(st.data())
def test_a_step_back_shows_ties_or_there_are_none_at_all(data):
    dataset = data.draw(datasets())
    selection = select(dataset, data.draw(views(dataset)))
    said = no_ties(selection)
    assert (said is None) == (len(selection.ties) > 0)
    if said is not None:
        text, wider = said
        assert text.endswith(".")
        if wider != selection.view:
            assert len(select(dataset, wider).ties)
            # The page makes a button of what follows the last full stop.
            assert text.removesuffix(".").rpartition(". ")[2].startswith("Show ")
