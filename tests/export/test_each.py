from __future__ import annotations

import re

import pytest

from alliance_network.errors import UsageError
from alliance_network.export.each import each
from alliance_network.formats import open_dataset
from alliance_network.selection import select
from alliance_network.view import View, opening_view
from small import claim, network

NETWORK = network(
    claim("iran backing hamas"),
    claim("china backing iran"),
    claim("iran attack israel", stance="denies"),
    claim("iran membership sco"),
    claim("hamas sanctions israel"),
)


def test_one_for_each_relation_with_a_shown_tie():
    found = each(NETWORK, View(), "relation")
    assert [name for name, _ in found] == ["backing", "sanctions", "membership"]
    assert dict(found)["backing"] == View(relations={"backing"})
    denied = each(NETWORK, View(statuses={"denied"}), "relation")
    assert denied == [("attack", View(statuses={"denied"}, relations={"attack"}))]


def test_one_for_each_actor_with_a_shown_tie():
    found = each(NETWORK, View(relations={"backing"}), "actor")
    assert [name for name, _ in found] == ["china", "hamas", "iran"]
    assert dict(found)["iran"] == View(relations={"backing"}, focus="iran", steps=1)


def test_other_choices_stay():
    view = View(language="fr", theme="dark", memberships="ties", selected="iran")
    for of, changes in (("relation", {"relations": None}), ("actor", {"focus": None})):
        assert {one.but(**changes) for _, one in each(NETWORK, view, of)} == {view}


def test_a_relation_reached_only_by_way_of_another_has_no_figure():
    near = View(focus="china", steps=2)
    assert "membership" in set(select(NETWORK, near).ties["relation"])
    assert [name for name, _ in each(NETWORK, near, "relation")] == ["backing"]


@pytest.mark.parametrize("of", ["relation", "actor"])
def test_the_shipped_network_falls_into_figures_that_all_show_ties(of):
    iran = open_dataset("iran-2023")
    view = opening_view(iran)
    found = each(iran, view, of)
    names = [name for name, _ in found]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in names)
    whole = set(select(iran, view).keys)
    parts = [set(select(iran, one).keys) for _, one in found]
    assert all(parts)
    assert set().union(*parts) == whole


def test_what_cannot_be_is_a_sentence():
    with pytest.raises(UsageError) as wrong:
        each(NETWORK, View(), "kind")
    assert str(wrong.value) == 'There is no figure for each "kind"; use relation, actor or year.'
    with pytest.raises(UsageError) as empty:
        each(NETWORK, View(relations=frozenset()), "actor")
    assert str(empty.value) == (
        "The view shows no tie, so there is nothing to draw one figure each of."
    )


def test_one_for_each_year_of_the_time_chosen_with_a_tie():
    dated = network(
        claim("iran backing hamas", start="2001", end="2003"),
        claim("china backing iran", start="2005", end="2007"),
        coverage=({"first": "2000", "last": "2009"},),
    )
    view = View(picture="years", relations={"backing"})
    found = each(dated, view, "year")
    assert [name for name, _ in found] == ["2001", "2002", "2003", "2005", "2006", "2007"]
    assert dict(found)["2002"] == view.but(as_of="2002", picture="network")
    some = each(dated, view.but(since="2003", as_of="2006-03"), "year")
    assert [name for name, _ in some] == ["2003", "2005", "2006"]
    compared = each(dated, view.but(compare_to="2007", as_of="2006"), "year")
    assert [one.compare_to for _, one in compared] == [None, None]


def test_without_dates_there_is_no_figure_of_a_year():
    with pytest.raises(UsageError, match=r"^Nothing in this network is dated"):
        each(NETWORK, View(), "year")
