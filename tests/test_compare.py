"""Two dates compared: what each tie did between them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_network.compare import comparison
from alliance_network.model.tie import STATUSES
from alliance_network.selection import CHANGES, select
from alliance_network.view import View
from small import claim, network
from strategies import datasets, dates, evidences

COVERED = (
    *(
        {"relation": relation, "first": "1990", "last": "2020"}
        for relation in ("backing", "alliance", "membership")
    ),
    {"from": "powers", "first": "1990", "last": "2020"},
    {"source": "b", "first": "1990", "last": "2005"},
)
DATASET = network(
    claim("iran backing hamas", start="1995", end="2015"),
    claim("china backing iran", start="2008"),
    claim("israel backing hamas", end="2003"),
    claim("china alliance iran", start="1995"),
    claim("china alliance iran", start="2005", stance="denies"),
    claim("china sanctions israel", source="b"),
    claim("powers sanctions iran", start="2006", stance="denies"),
    claim("powers sanctions israel", end="2001", stance="denies"),
    claim("iran membership sco", start="2008"),
    claim("china membership sco", start="1995"),
    coverage=COVERED,
)
BOTH = View(as_of="2010", compare_to="2000")
EVERY = frozenset(STATUSES)

# What a comparison says in the other direction.
MIRRORED = {
    "kept": "kept",
    "changed": "changed",
    "began": "ended",
    "ended": "began",
    "unknown before": "unknown after",
    "unknown after": "unknown before",
}


def changes(view: View) -> dict[str, str]:
    return dict(select(DATASET, view).ties.select("key", "change").rows())


def test_what_each_tie_did():
    assert changes(BOTH) == {
        "china>iran:backing": "began",
        "iran>hamas:backing": "kept",
        "israel>hamas:backing": "ended",
        "china>iran:alliance": "changed",
        "china>israel:sanctions": "unknown after",
        "china>sco:membership": "kept",
        "iran>sco:membership": "began",
    }
    assert changes(BOTH.but(as_of="2000", compare_to="2010"))["china>israel:sanctions"] == (
        "unknown before"
    )


def test_a_denial_is_no_tie_that_begins_or_ends():
    shown = select(DATASET, BOTH.but(statuses=EVERY))
    found = dict(shown.ties.select("key", "change").rows())
    assert found["powers>iran:sanctions"] == found["powers>israel:sanctions"] == "changed"
    (group,) = [
        group
        for group in comparison(shown).groups
        if (group.relation, group.change) == ("sanctions", "changed")
    ]
    assert [(one.key, one.was, one.status) for one in group.ties] == [
        ("powers>iran:sanctions", None, "denied"),
        ("powers>israel:sanctions", "denied", None),
    ]


def test_a_status_that_is_left_out_at_one_date_is_a_change():
    only = changes(BOTH.but(statuses=frozenset({"asserted"})))
    assert only["china>iran:alliance"] == "changed"


def test_the_groups_are_in_order_and_count_every_tie():
    found = comparison(select(DATASET, BOTH))
    assert (found.before, found.after) == ("2000", "2010")
    assert [(group.relation, group.change) for group in found.groups] == [
        ("backing", "began"),
        ("backing", "ended"),
        ("alliance", "changed"),
        ("sanctions", "unknown after"),
        ("membership", "began"),
    ]
    assert found.counts == {
        "kept": 2,
        "began": 2,
        "ended": 1,
        "changed": 1,
        "unknown before": 0,
        "unknown after": 1,
    }


def test_of_one_date_nothing_is_compared():
    assert comparison(select(DATASET, View(as_of="2010"))) is None


def test_only_members_at_both_dates_are_in_an_area():
    shown = select(DATASET, BOTH)
    assert shown.areas == ("sco",)
    inside = shown.ties.filter(shown.in_areas)["key"].to_list()
    assert inside == ["china>sco:membership"]


def test_with_the_latest():
    latest = changes(View(compare_to="2000"))
    # The latest that its source knows, which ends in 2005, is not unknown.
    assert latest["china>israel:sanctions"] == "kept"
    assert latest["iran>hamas:backing"] == "ended"


@st.composite
def compared(draw: st.DrawFn):
    dataset = draw(datasets(most_claims=20))
    relations = [relation.id for relation in dataset.relations]
    days = dates(years=(1985, 2030))
    view = View(
        as_of=draw(days),
        compare_to=draw(days),
        relations=draw(st.none() | st.frozensets(st.sampled_from(relations))),
        statuses=draw(st.frozensets(st.sampled_from(STATUSES))),
        **draw(evidences(dataset)),
    )
    return dataset, view


@settings(max_examples=30)
@given(compared())
def test_it_is_the_two_dates_and_mirrors_itself(given_):
    dataset, view = given_
    found = select(dataset, view)
    before = select(dataset, view.but(as_of=view.compare_to, compare_to=None))
    after = select(dataset, view.but(compare_to=None))
    assert set(found.keys) == set(before.keys) | set(after.keys)
    there = {
        key: (was, status, change)
        for key, was, status, change in found.ties.select("key", "was", "status", "change").rows()
    }
    for key, (was, status, change) in there.items():
        assert change in CHANGES
        if key in after.keys:
            assert after.tie(key).status == status
            assert change not in ("ended", "unknown after")
        if key in before.keys:
            assert before.tie(key).status == was
            assert change not in ("began", "unknown before")
        if change == "kept":
            assert was == status

    turned = select(dataset, view.but(as_of=view.compare_to, compare_to=view.as_of))
    mirrored = dict(turned.ties.select("key", "change").rows())
    assert {key: MIRRORED[change] for key, change in mirrored.items()} == {
        key: change for key, (_, _, change) in there.items()
    }


@settings(max_examples=20)
@given(compared())
def test_a_date_differs_from_itself_in_nothing(given_):
    dataset, view = given_
    found = select(dataset, view.but(compare_to=view.as_of))
    assert set(found.ties["change"]) <= {"kept"}
    assert comparison(found).groups == ()
    assert found.keys == select(dataset, view.but(compare_to=None)).keys


@pytest.mark.parametrize("statuses", [EVERY, frozenset({"asserted"})])
def test_the_claims_of_an_ended_tie_are_those_of_then(statuses):
    shown = select(DATASET, BOTH.but(statuses=statuses))
    assert shown.tie("israel>hamas:backing").claims == (2,)
    assert shown.tie("israel>hamas:backing").status == "asserted"
