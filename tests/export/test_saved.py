from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_network.export.saved import saved_of
from alliance_network.figures.plan import plan
from alliance_network.figures.style import LIGHT, look
from alliance_network.formats import open_dataset
from alliance_network.formats.saved import Spell
from alliance_network.history import histories
from alliance_network.selection import select
from alliance_network.view import View, from_query, opening_view
from small import RELATIONS, claim, network
from strategies import datasets, views


@pytest.fixture(scope="module")
def iran():
    return open_dataset("iran-2023")


def test_a_view_is_saved_as_it_shows_itself(iran):
    view = from_query("v=1&relations=backing,attack&loners=hidden&statuses=reported,denied")
    saved, selection = saved_of(iran, view), select(iran, view)
    assert tuple(one.actor.id for one in saved.actors) == selection.actors
    assert tuple(tie.key for tie in saved.ties) == selection.keys
    for tie in saved.ties:
        shown = selection.tie(tie.key)
        assert (tie.status, tie.publishers) == (shown.status, shown.publishers)
        assert sorted(tie.claims) == sorted(iran.claims["id"][row] for row in shown.claims)


def test_places_are_those_of_the_drawing_of_the_whole(iran):
    view = opening_view(iran)
    drawn = plan(iran, view, width=1080, height=720)
    moved = view.but(places=(("iran", 0.5, 0.25),))
    for shown in (None, View(relations={"backing"}, loners="hidden", layout=view.layout), moved):
        saved = saved_of(iran, shown)
        for one in saved.actors:
            place = iran.actor_index[one.actor.id]
            x, y = drawn.positions[place]
            if shown is not moved or one.actor.id != "iran":
                assert (one.x, one.y) == (
                    pytest.approx(x, abs=0.01),
                    pytest.approx(720 - y, abs=0.01),
                )
            assert one.size == pytest.approx(2 * drawn.radii[place], abs=0.01)
    (one,) = [one for one in saved_of(iran, moved).actors if one.actor.id == "iran"]
    assert (one.x, one.y) == (540, pytest.approx(720 - (58 + 0.25 * (720 - 116))))


def test_symbols_and_lines_have_their_looks(iran):
    saved = saved_of(iran)
    shapes = {one.actor.kind: one.shape for one in saved.actors}
    assert shapes["state"] == "circle" and shapes["armed group"] == "diamond"
    assert {one.colour for one in saved.actors} == {LIGHT.ink}
    for tie in saved.ties:
        relation = iran.relation(tie.relation)
        assert (tie.colour, tie.dash) == (
            look(relation, LIGHT).colour,
            look(relation, LIGHT).dash,
        )
        assert (tie.label, tie.directed, tie.event, tie.sign) == (
            *(relation.label, relation.directed, relation.event, relation.sign),
        )


def test_a_tie_says_what_its_claims_say_together():
    relations = (RELATIONS[0].model_copy(update={"unit": "US$"}), *RELATIONS[1:])
    dataset = network(
        claim("iran backing hamas", start="2001", end="2003", form="oil", weight=3),
        claim(
            "iran backing hamas", start="2002", end="2003", form="arms|oil", weight=0, source="b"
        ),
        claim("iran backing hamas", start="2003", end="2003", form="food", stance="denies"),
        claim("china backing iran", start="2001", end="2001", weight=5, unit="t"),
        coverage=({"last": "2003"}, {"source": "b", "last": "2003"}),
        relations=relations,
    )
    tie = {tie.key: tie for tie in saved_of(dataset).ties}["iran>hamas:backing"]
    assert tie.forms == ("arms", "oil")
    assert (tie.weight, tie.unit) == (0, "US$")
    assert tie.sources == ("Atlas", "Bulletin")
    assert tie.claims == ("000", "001", "002")
    other = {tie.key: tie for tie in saved_of(dataset).ties}["china>iran:backing"]
    assert (other.weight, other.unit) == (5, "t")


def test_the_whole_holds_what_has_ended():
    dataset = network(
        claim("iran backing hamas", start="2001", end="2002"),
        claim("iran backing hamas", start="2005", end="2006", claimant="Somebody"),
        claim("iran alliance china", start="2001"),
        claim("israel backing iran", start="1980"),
        coverage=({"first": "2000", "last": "2010"},),
    )
    whole = {tie.key: tie for tie in saved_of(dataset).ties}
    assert list(whole) == ["iran>hamas:backing", "israel>iran:backing", "china>iran:alliance"]
    ended = whole["iran>hamas:backing"]
    assert ended.status == "reported"
    assert ended.claims == ("000", "001")
    assert ended.spells == (
        Spell(first="2001-01-01", last="2002-12-31", status="asserted"),
        Spell(first="2005-01-01", last="2006-12-31", status="reported"),
    )
    assert [tie.key for tie in saved_of(dataset, View()).ties] == [
        "israel>iran:backing",
        "china>iran:alliance",
    ]
    never = replace(dataset, claims=dataset.claims.with_columns(start=None, end=None).head(0))
    assert saved_of(never).ties == ()


def test_an_event_is_saved_on_its_own_days():
    dataset = network(
        claim("iran attack israel", start="2001-03-04", end="2001-03-04"),
        claim("iran attack israel", start="2001-05", end="2001-05"),
        claim("iran attack israel", start="2001-05", end="2001-05", source="b"),
        coverage=({"last": "2010"}, {"source": "b", "last": "2010"}),
    )
    (tie,) = saved_of(dataset).ties
    assert tie.spells == (
        Spell(first="2001-03-04", last="2001-03-04", status="asserted"),
        Spell(first="2001-05-01", last="2001-05-31", status="asserted"),
    )


@settings(max_examples=15)
@given(datasets(), st.data())
def test_spells_are_the_days_of_the_history(dataset, data):
    view = data.draw(st.none() | views(dataset).map(lambda view: view.but(layout="circle")))
    dataset = replace(dataset, opening="v=1&layout=circle")
    saved = saved_of(dataset, view)
    spans = histories(dataset).intervals_of([tie.key for tie in saved.ties])
    for tie in saved.ties:
        if not tie.event:
            days = [
                (span.first or date.min, span.last or date.max, span.status)
                for span in spans[tie.key]
                if span.status is not None
            ]
            for first, last, status in days:
                (spell,) = [
                    one
                    for one in tie.spells
                    if (one.first or "0001-01-01") <= first.isoformat()
                    and last.isoformat() <= (one.last or "9999-12-31")
                ]
                assert spell.status == status
            assert len(tie.spells) <= len(days)
    assert {end for tie in saved.ties for end in (tie.from_actor, tie.to_actor)} <= {
        one.actor.id for one in saved.actors
    }
