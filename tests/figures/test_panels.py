"""Networks beside one another: what each shows, where it stands, and what all have together."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import strategies
from alliance_network.figures.figure import figure_scene
from alliance_network.figures.grid import grid
from alliance_network.figures.key import entries
from alliance_network.figures.panels import MOST_PANELS, PANELLED, panels_of, pictured
from alliance_network.figures.pictures import picture_scene
from alliance_network.figures.scene import Part, Scene
from alliance_network.figures.sheet import Sheet
from alliance_network.figures.sizes import size_of
from alliance_network.figures.style import DARK, Style
from alliance_network.formats import open_dataset
from alliance_network.model.dataset import Dataset
from alliance_network.selection import select
from alliance_network.view import View
from small import claim, network

PAIR = View(as_of="2010", compare_to="2000", picture="pair", focus="iran", loners="hidden").but(
    relations=frozenset({"backing", "rivalry"})
)
YEARS = PAIR.but(picture="years", as_of=None, compare_to=None)


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return open_dataset("iran-1990-2018")


def scene_of(
    dataset: Dataset, view: View, width: float = 1000, height: float = 620, **more
) -> Scene:
    return picture_scene(select(dataset, view), width=width, height=height, style=Style(), **more)


def ties(part: Part) -> set[str]:
    return {key for strand in part.strands for key in strand.ties}


def test_two_dates_stand_side_by_side_the_earlier_first(dataset):
    for view in (PAIR, PAIR.but(as_of="2000", compare_to="2010")):
        scene = scene_of(dataset, view)
        picture, *networks = scene.parts
        assert [part.name for part in networks] == ["2000", "2010"]
        assert [text.text for text in picture.texts if text.weight == 600] == ["2000", "2010"]
        for part, day in zip(networks, ("2000", "2010"), strict=True):
            alone = select(dataset, view.but(as_of=day, compare_to=None))
            assert ties(part) == set(alone.keys)
            (said,) = (t.text for t in picture.texts if t.text.startswith(f"{len(alone.ties)} tie"))
            assert said.endswith(f"no data on {len(alone.unknown)}")
    assert [panel.title for panel in panels_of(select(dataset, PAIR.but(as_of=None)))] == [
        "2000",
        "The latest each source covers",
    ]
    assert len(panels_of(select(dataset, PAIR.but(compare_to=None)))) == 1


@pytest.mark.parametrize("view", [PAIR, YEARS, PAIR.but(picture="relations")])
def test_every_actor_stands_at_one_place_in_all(dataset, view):
    scene = scene_of(dataset, view)
    picture, *networks = scene.parts
    corners = {
        part.name: np.array([rule.x0, rule.y0])
        for part, rule in zip(networks, picture.rules, strict=True)
    }
    places: dict[str, np.ndarray] = {}
    names: dict[str, np.ndarray] = {}
    for part in networks:
        for symbol in part.symbols:
            at = np.array([symbol.x, symbol.y]) - corners[part.name]
            assert at == pytest.approx(places.setdefault(symbol.actor, at), abs=1e-6)
        for text in part.texts:
            at = np.array([text.x, text.y]) - corners[part.name]
            assert at == pytest.approx(names.setdefault(text.of, at), abs=1e-6)
    shown = {symbol.actor for part in networks for symbol in part.symbols}
    assert shown == set(names) | set(scene.left_out)
    assert "iran" in names


@pytest.mark.parametrize(("width", "height"), [(1000, 620), (380, 620)])
def test_nothing_leaves_its_own_network(dataset, width, height):
    scene = scene_of(dataset, YEARS, width, height)
    picture, *networks = scene.parts
    lefts = sorted({round(rule.x0, 1) for rule in picture.rules})
    tops = sorted({round(rule.y0, 1) for rule in picture.rules})
    step = np.array([lefts[1] - lefts[0], tops[1] - tops[0]])
    for part, rule in zip(networks, picture.rules, strict=True):
        low = np.array([rule.x0, rule.y0]) - 1
        for symbol in part.symbols:
            at = np.array([symbol.x, symbol.y])
            assert (at - symbol.radius >= low).all()
            assert (at + symbol.radius <= low + step).all()
        for text in part.texts:
            left = text.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor] * text.width
            assert left >= low[0]
            assert left + text.width <= low[0] + step[0]
    for text in picture.texts:
        assert text.size >= 9


def test_years_are_those_with_ties_at_most_twelve_the_ends_among_them(dataset):
    titles = [panel.title for panel in panels_of(select(dataset, YEARS))]
    assert len(titles) == MOST_PANELS
    years = [int(title) for title in titles]
    assert (years[0], years[-1]) == (1990, 2018)
    assert set(np.diff(years)) <= {2, 3}
    few = YEARS.but(since="2006", as_of="2010")
    assert [panel.title for panel in panels_of(select(dataset, few))] == [
        str(year) for year in range(2006, 2011)
    ]
    between = YEARS.but(compare_to="2006", as_of="2003-06")
    assert [panel.title for panel in panels_of(select(dataset, between))] == [
        "2003",
        "2004",
        "2005",
        "2006",
    ]
    whole = pictured(select(dataset, few))
    assert (whole.view.since, whole.view.as_of) == ("2006", "2010")
    for panel in panels_of(select(dataset, few)):
        assert set(panel.selection.keys) <= set(whole.keys)


def test_a_network_without_dates_has_one_picture():
    plain = network(claim("iran backing hamas"), claim("china backing iran"))
    for view in (View(picture="years"), View(picture="relations", relations=frozenset())):
        (panel,) = panels_of(select(plain, view))
        assert panel.title in ("Not dated", "No tie")
        _, part = scene_of(plain, view).parts
        assert ties(part) == set(select(plain, view).keys)
    assert panels_of(select(plain, View())) == ()


def test_each_relation_has_its_own_network(dataset):
    view = View(picture="relations", as_of="2005", loners="hidden")
    scene = scene_of(dataset, view)
    _, *networks = scene.parts
    for part in networks:
        assert len({strand.relation for strand in part.strands}) <= 1
    together = set().union(*map(ties, networks))
    alone = select(dataset, view)
    in_areas = set(alone.ties.filter(alone.in_areas)["key"])
    assert together | in_areas == set(alone.keys)


def test_a_relation_of_two_dates_keeps_its_signs(dataset):
    _, *networks = scene_of(dataset, PAIR.but(picture="relations")).parts
    signs = {one.sign for part in networks for strand in part.strands for one in strand.signs}
    assert signs == {"+", "−", "?"}


@pytest.mark.parametrize("picture", ["pair", "years", "relations", "timeline"])
@pytest.mark.parametrize("size", ["slide", "journal-single", "189x189px"])
def test_a_figure_says_what_all_of_it_shows(dataset, picture, size):
    selection = select(dataset, PAIR.but(picture=picture))
    sheet = Sheet(size=size_of(size), palette="dark")
    scene = figure_scene(selection, sheet)
    assert (scene.width, scene.height) == pytest.approx(sheet.size.px)
    assert scene.paper == DARK.paper
    assert scene.description.endswith(".")
    if size == "slide":
        words = " ".join(text.text for text in scene.part("heading").texts)
        said = {
            "pair": "as of 2010, compared with 2000: 4 ties began",
            "years": "at any time from 2000 to 2010, no data on 2 ties",
            "relations": "as of 2010, compared with 2000",
            "timeline": "as of 2010",
        }[picture]
        assert said in words
        keyed = {text.text for text in scene.part("key").texts}
        assert words.endswith("here as of each year") == (picture == "years")
        # A timeline says by itself which relation a bar is of.
        assert ({"backing", "rivalry"} <= keyed) == (picture != "timeline")
        # Beside one another they are drawn as they are; in one picture, as they became.
        assert ("kept: the same at both dates" in keyed) == (picture == "relations")
    if picture == "timeline" and size == "189x189px":
        return  # too small for an axis
    for text in (text for part in scene.parts for text in part.texts):
        assert -1 <= text.x <= scene.width + 1
        assert 0 <= text.y <= scene.height + 1


def test_the_key_is_of_all_networks(dataset):
    labels = {entry.label for entry in entries(select(dataset, YEARS.but(as_of="1988")))}
    assert {"backing", "rivalry", "state", "armed group"} <= labels


def test_labels_of_lines_stand_in_each_network(dataset):
    sheet = Sheet(size=size_of("a4-wide"), labels=True)
    scene = figure_scene(select(dataset, PAIR), sheet)
    for name in ("2000", "2010"):
        part = scene.part(name)
        lines = {text.of for text in part.texts if text.part == "line"}
        assert lines
        assert lines <= ties(part)


def test_on_a_page_networks_keep_a_size_and_the_scene_grows(dataset):
    phone = scene_of(dataset, YEARS, 390, 700, scrolls=True)
    assert phone.height > 3 * 700
    assert {round(rule.x0) for rule in phone.part("picture").rules} == {0}
    desk = scene_of(dataset, PAIR, 1100, 700, scrolls=True)
    assert desk.height == pytest.approx(700)


def test_no_date_moves_an_actor(dataset):
    def places(view: View) -> dict[str, tuple[float, float]]:
        (_, part) = scene_of(dataset, view).parts
        return {symbol.actor: (symbol.x, symbol.y) for symbol in part.symbols}

    before, after = (places(PAIR.but(compare_to=None, as_of=day)) for day in ("2000", "2010"))
    assert before.keys() & after.keys()
    assert all(before[actor] == after[actor] for actor in before.keys() & after.keys())


@pytest.mark.parametrize("count", [1, 2, 5, 12])
@pytest.mark.parametrize("place", [(1100, 640), (380, 640), (150, 90)])
def test_pictures_of_a_grid_fill_it_and_lie_on_none(count, place):
    made = grid(count, *place, heading=16.0, gap=12.0)
    corners = [made.place(number) for number in range(count)]
    assert len(set(corners)) == count
    assert max(x for x, _ in corners) + made.width <= place[0] + 1e-6
    assert made.total(count) <= place[1] + 1e-6 or made.height == 1


@pytest.mark.parametrize(
    ("place", "columns"), [((830, 690), 2), ((1180, 690), 2), ((390, 700), 1), ((650, 1600), 1)]
)
def test_two_dates_stand_beside_one_another_where_there_is_room(place, columns):
    assert grid(2, *place, heading=24.0, gap=18.0).columns == columns


@settings(max_examples=6, deadline=None)
@given(st.data())
def test_any_network_can_be_drawn_beside_itself(data):
    dataset = data.draw(strategies.datasets())
    view = data.draw(strategies.views(dataset)).but(picture=data.draw(st.sampled_from(PANELLED)))
    sides = data.draw(st.tuples(st.integers(90, 900), st.integers(90, 700)))
    scene = scene_of(dataset, view, *map(float, sides))
    for part in scene.parts:
        for strand in part.strands:
            assert np.isfinite(strand.curves).all()
    assert len(scene.parts) == 1 + max(len(panels_of(select(dataset, view))), 1)
