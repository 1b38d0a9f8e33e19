"""The network picture draws what is selected, where the plan says, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

import small
import strategies
from alliance_network.figures.names import HEIGHT, MIDDLE
from alliance_network.figures.network import network_scene
from alliance_network.figures.plan import plan, unit_place
from alliance_network.figures.scene import Part, Scene, Text
from alliance_network.figures.style import THEMES
from alliance_network.formats import open_dataset
from alliance_network.layout import LAYOUTS
from alliance_network.model.dataset import Dataset
from alliance_network.model.tie import STATUSES
from alliance_network.selection import select
from alliance_network.view import View, opening_view

SIZE = {"width": 900.0, "height": 620.0}


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return open_dataset("iran-2023")


def scene_of(dataset: Dataset, view: View, *, theme: str = "light") -> Scene:
    laid = plan(dataset, view, **SIZE)
    return network_scene(select(dataset, view), laid, replace(laid.style, theme=THEMES[theme]))


def picture(dataset: Dataset, view: View) -> Part:
    return scene_of(dataset, view).part("picture")


def drawn_ties(part: Part) -> set[str]:
    return {key for strand in part.strands for key in strand.ties}


def test_every_shown_tie_is_drawn_once_or_is_a_membership_of_an_area(dataset: Dataset) -> None:
    selection = select(dataset, opening_view(dataset))
    part = picture(dataset, opening_view(dataset))
    keys = [key for strand in part.strands for key in strand.ties]
    assert len(keys) == len(set(keys))
    members = {key for key in selection.keys if key.endswith(">sco:membership")}
    assert set(keys) == set(selection.keys) - members
    assert len(members) == 9
    assert [area.actor for area in part.areas] == ["sco"]


def test_memberships_can_be_ties(dataset: Dataset) -> None:
    view = opening_view(dataset).but(memberships="ties")
    part = picture(dataset, view)
    assert not part.areas
    assert drawn_ties(part) == set(select(dataset, view).keys)
    assert "sco" in {symbol.actor for symbol in part.symbols}


def test_nothing_moves_when_a_filter_changes(dataset: Dataset) -> None:
    opening = opening_view(dataset)
    whole = picture(dataset, opening)
    at = {symbol.actor: (symbol.x, symbol.y, symbol.radius) for symbol in whole.symbols}
    names = {text.of: (text.x, text.y, text.anchor) for text in whole.texts}
    curves = {
        key: row.tolist()
        for strand in whole.strands
        for key, row in zip(strand.ties, strand.curves, strict=True)
    }
    for view in (
        opening.but(relations=frozenset({"backing"})),
        opening.but(statuses=frozenset({"asserted"})),
        opening.but(kinds=frozenset({"armed group", "state"})),
        opening.but(focus="hamas"),
        opening.but(loners="hidden", relations=frozenset({"trade"})),
    ):
        part = picture(dataset, view)
        for symbol in part.symbols:
            if symbol.actor in at:
                assert (symbol.x, symbol.y, symbol.radius) == at[symbol.actor]
        for text in part.texts:
            if text.part == "label" and text.of in at:
                assert (text.x, text.y, text.anchor) == names[text.of]
        for strand in part.strands:
            for key, row in zip(strand.ties, strand.curves, strict=True):
                if key in curves:
                    assert row.tolist() == curves[key]


def test_status_is_the_body_of_the_line(dataset: Dataset) -> None:
    part = picture(dataset, opening_view(dataset))
    by = {(strand.relation, strand.status): strand for strand in part.strands}
    asserted, reported = by["backing", "asserted"], by["backing", "reported"]
    denied = by["attack", "denied"]
    assert not asserted.hollow
    assert asserted.filled
    assert not asserted.signs
    assert reported.hollow
    assert not reported.filled
    assert reported.width - reported.core == pytest.approx(3 * part.strands[0].width / 3.0, rel=0.5)
    (sign,) = denied.signs
    assert sign.sign == "×"
    assert denied.width < asserted.width
    assert len(sign.places) == 1
    assert asserted.colour == reported.colour


def test_undirected_ties_have_no_head(dataset: Dataset) -> None:
    for strand in picture(dataset, opening_view(dataset)).strands:
        directed = dataset.relation(strand.relation).directed
        assert len(strand.heads) == (len(strand.ties) if directed else 0)


def test_heads_touch_their_targets(dataset: Dataset) -> None:
    part = picture(dataset, opening_view(dataset))
    symbols = {symbol.actor: symbol for symbol in part.symbols}
    for strand in part.strands:
        for key, head in zip(strand.ties, strand.heads, strict=False):
            target = symbols[key.partition(">")[2].partition(":")[0]]
            gap = np.hypot(*(head[0] - (target.x, target.y))) - target.radius
            assert 0 <= gap <= 2 * target.border


def test_parallel_ties_run_apart(dataset: Dataset) -> None:
    part = picture(dataset, opening_view(dataset))
    between = [
        row
        for strand in part.strands
        for key, row in zip(strand.ties, strand.curves, strict=True)
        if key.startswith("china>iran:")
    ]
    assert len(between) == 3
    middles = [(row[0:2] + 2 * row[2:4] + row[4:6]) / 4 for row in between]
    gaps = [np.hypot(*(one - other)) for i, one in enumerate(middles) for other in middles[i + 1 :]]
    assert min(gaps) >= 12


def test_a_selected_actor_lights_its_neighbourhood(dataset: Dataset) -> None:
    part = picture(dataset, opening_view(dataset).but(selected="hamas"))
    lit = {symbol.actor for symbol in part.symbols if symbol.lit}
    assert lit == {"hamas", "iran", "israel"}
    assert [symbol.actor for symbol in part.symbols if symbol.ring] == ["hamas"]
    ties = {
        key
        for strand in part.strands
        for key, on in zip(strand.ties, strand.lit, strict=True)
        if on
    }
    assert ties == {"iran>hamas:backing", "hamas>israel:attack", "hamas>israel:hostility"}


def test_a_selected_tie_glows_between_two_rings(dataset: Dataset) -> None:
    part = picture(dataset, opening_view(dataset).but(selected="iran>hamas:backing"))
    assert {symbol.actor for symbol in part.symbols if symbol.ring} == {"iran", "hamas"}
    glowing = [
        key
        for strand in part.strands
        for key, on in zip(strand.ties, strand.glow, strict=True)
        if on
    ]
    assert glowing == ["iran>hamas:backing"]


def test_a_selection_that_is_filtered_away_dims_nothing(dataset: Dataset) -> None:
    view = opening_view(dataset).but(selected="iran>hamas:backing", relations=frozenset({"trade"}))
    assert all(symbol.lit for symbol in picture(dataset, view).symbols)


def test_actors_without_ties_fade_or_hide(dataset: Dataset) -> None:
    view = opening_view(dataset).but(relations=frozenset({"backing"}))
    symbols = {symbol.actor: symbol for symbol in picture(dataset, view).symbols}
    assert symbols["israel"].colour == THEMES["light"].faded
    assert symbols["iran"].colour == THEMES["light"].ink
    hidden = picture(dataset, view.but(loners="hidden"))
    assert {symbol.actor for symbol in hidden.symbols} == {"china", "iran", "hamas", "hezbollah"}


def test_a_dragged_actor_takes_its_ties_along_and_nothing_else(dataset: Dataset) -> None:
    opening = opening_view(dataset)
    x, y = unit_place(450, 310, **SIZE)
    before, after = (
        picture(dataset, opening),
        picture(dataset, opening.but(places=(("hamas", x, y),))),
    )
    old = {symbol.actor: (symbol.x, symbol.y) for symbol in before.symbols}
    new = {symbol.actor: (symbol.x, symbol.y) for symbol in after.symbols}
    assert new.pop("hamas") == pytest.approx((450, 310), abs=0.2)
    old.pop("hamas")
    assert new == old
    for strand in after.strands:
        for key, row in zip(strand.ties, strand.curves, strict=True):
            if key.startswith("hamas>"):
                assert row[0:2] == pytest.approx([450, 310], abs=0.2)


def test_portrait_is_the_same_network_upright(dataset: Dataset) -> None:
    view = opening_view(dataset)
    wide = plan(dataset, view, width=900.0, height=600.0)
    high = plan(dataset, view, width=600.0, height=900.0)
    order = np.argsort(wide.positions[:, 0], kind="stable")
    assert (np.diff(high.positions[order, 1]) >= -1e-6).all()


def test_names_are_in_the_language_of_the_view(dataset: Dataset) -> None:
    part = picture(dataset, opening_view(dataset).but(language="fa"))
    names = {text.of: text.text for text in part.texts}
    assert names["iran"] == dataset.actor("iran").names["fa"] != "Iran"
    assert names["hamas"] == dataset.actor("hamas").name_in("fa")


def test_an_area_to_which_other_ties_lead_has_a_symbol_too() -> None:
    dataset = small.network(
        small.claim("iran membership sco"),
        small.claim("china membership sco"),
        small.claim("iran backing sco"),
    )
    part = picture(dataset, View())
    assert [area.actor for area in part.areas] == ["sco"]
    assert "sco" in {symbol.actor for symbol in part.symbols}
    assert [text.part for text in part.texts if text.of == "sco"] == ["label"]


@settings(max_examples=40)
@given(strategies.datasets(), st.sampled_from(sorted(LAYOUTS)), st.booleans(), st.booleans())
def test_any_network_can_be_drawn(dataset: Dataset, layout: str, ties: bool, high: bool) -> None:
    view = View(layout=layout, memberships="ties" if ties else "area", statuses=frozenset(STATUSES))
    size = {"width": 300.0, "height": 500.0} if high else {"width": 640.0, "height": 400.0}
    laid = plan(dataset, view, **size)
    selection = select(dataset, view)
    part = network_scene(selection, laid, laid.style).part("picture")
    assert {actor.id for actor in dataset.actors} == {
        *(symbol.actor for symbol in part.symbols),
        *(area.actor for area in part.areas),
    }
    drawn = len(drawn_ties(part))
    assert drawn + int(selection.in_areas.sum()) == len(selection.ties)
    for strand in part.strands:
        for numbers in (
            strand.curves,
            strand.bodies,
            strand.heads,
            *(s.places for s in strand.signs),
        ):
            assert np.isfinite(numbers).all()
    for area in part.areas:
        assert np.isfinite(area.outline).all()


def test_the_name_of_an_area_stays_with_what_is_left_of_it(dataset: Dataset) -> None:
    whole = picture(dataset, opening_view(dataset))
    part = picture(dataset, opening_view(dataset).but(focus="sco", kinds=None, steps=1))
    assert [t for t in part.texts if t.part == "area"] == [
        t for t in whole.texts if t.part == "area"
    ]
    two = picture(dataset, opening_view(dataset).but(focus="hamas", steps=2))
    for area in two.areas:
        name = next(text for text in two.texts if text.of == area.actor)
        near = shapely.Polygon(area.outline).distance(shapely.Point(name.x, name.y))
        assert near <= 2 * name.size


def test_a_name_without_room_comes_back_where_few_are_shown() -> None:
    """The plan keeps no place for it among all 68; among seven there is one."""
    dataset = open_dataset("iran-1990-2018")
    view = View(relations={"membership"}, focus="sco", loners="hidden")
    laid = plan(dataset, view, width=900, height=380)
    scene = network_scene(select(dataset, view), laid, laid.style)
    missed = {actor for actor in select(dataset, view).actors if actor in laid.names.spare}
    assert missed
    assert scene.left_out == ()
    (part,) = scene.parts
    assert not missed & {text.of for text in part.spare}
    boxes = {text.of: shapely.box(*_box(text)) for text in part.texts}
    for actor in missed:
        assert boxes[actor].within(shapely.box(0, 0, 900, 380))
        others = [box for one, box in boxes.items() if one != actor]
        others += [
            shapely.Point(one.x, one.y).buffer(one.radius * 0.99)
            for one in part.symbols
            if one.actor != actor
        ]
        assert not boxes[actor].intersects(shapely.union_all(others))


def _box(text: Text) -> tuple[float, float, float, float]:
    left = text.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor] * text.width
    top = text.y - (MIDDLE + HEIGHT / 2) * text.size
    return left, top, left + text.width, top + HEIGHT * text.size
