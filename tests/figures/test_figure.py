"""The figure that leaves the program: everything inside, nothing over anything else."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import strategies
from alliance_network.figures.figure import figure_scene
from alliance_network.figures.fonts import text_width
from alliance_network.figures.key import entries
from alliance_network.figures.scene import Part, Scene, Text
from alliance_network.figures.sheet import PARTS, Sheet
from alliance_network.figures.sizes import SIZES, size_of
from alliance_network.formats import open_dataset
from alliance_network.layout.bends import along_curves
from alliance_network.model.actor import Actor
from alliance_network.model.dataset import Dataset
from alliance_network.model.relation import Relation
from alliance_network.selection import select
from alliance_network.view import View, opening_view
from alliance_network.words import headline, sources_line
from small import ACTORS, RELATIONS, claim, network

OWN = ["321x529", "640x640", "1600x500", "50x50mm", "2000x52mm", "60x700mm"]
EVERY = [*SIZES, *OWN]
LINK = (
    "https://example.org/networks/iran-2023?v=1&relations=alliance,attack,backing,membership"
    "&statuses=asserted,denied,disputed,reported&selected=iran%3Ehamas%3Abacking"
)


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return open_dataset("iran-2023")


def sheet(size: str = "slide", **choices: object) -> Sheet:
    return Sheet(size=size_of(size), **choices)


def texts(scene: Scene) -> list[Text]:
    return [text for part in scene.parts for text in part.texts]


def words(scene: Scene, name: str) -> str:
    """The words of a part in one line."""
    return " ".join(text.text for text in scene.part(name).texts)


Box = tuple[float, float, float, float]


def box(text: Text) -> Box:
    width = text_width(text.text, text.size, text.weight)
    left = text.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor] * width
    return left, text.y - 0.72 * text.size, left + width, text.y + 0.2 * text.size


def samples(scene: Scene) -> list[Box]:
    """Boxes of the marks in the key."""
    key = scene.part("key")
    found = [(*area.outline.min(axis=0), *area.outline.max(axis=0)) for area in key.areas]
    found += [
        (row[0], row[1] - strand.width / 2, row[4], row[1] + strand.width / 2)
        for strand in key.strands
        for row in strand.curves
    ]
    found += [
        (one.x - one.radius, one.y - one.radius, one.x + one.radius, one.y + one.radius)
        for one in key.symbols
    ]
    return found


def apart(one: Box, other: Box) -> bool:
    a, b = np.array(one), np.array(other)
    return bool((a[2:] <= b[:2] + 0.01).any() or (b[2:] <= a[:2] + 0.01).any())


def check(scene: Scene, sheet: Sheet) -> None:
    """Every text within the figure, over no other text nor the key, none too small to read."""
    found = texts(scene)
    boxes = [box(text) for text in found]
    width, height = sheet.size.px
    assert (scene.width, scene.height) == pytest.approx((width, height))
    for text, (left, top, right, bottom) in zip(found, boxes, strict=True):
        assert text.size >= sheet.size.smallest * (1 - 1e-9), text
        assert left >= -0.01 and right <= width + 0.01, text
        assert top >= -0.01 and bottom <= height + 0.01, text
    for place, one in enumerate(boxes):
        for other in boxes[place + 1 :]:
            assert apart(one, other), (one, other)
        for sample in samples(scene):
            assert apart(one, sample), (one, sample)
    for sample in samples(scene):
        assert min(sample) >= 0 and sample[2] <= width and sample[3] <= height


@pytest.mark.parametrize("size", EVERY)
@pytest.mark.parametrize("memberships", ["area", "ties"])
def test_no_text_leaves_the_figure_or_lies_on_another(
    dataset: Dataset, size: str, memberships: str
) -> None:
    selection = select(dataset, opening_view(dataset).but(memberships=memberships))
    for labels in (False, True):
        wished = sheet(size, labels=labels)
        check(figure_scene(selection, wished, link=LINK), wished)


@settings(max_examples=25)
@given(st.data())
def test_so_it_is_with_any_network_view_and_sheet(data: st.DataObject) -> None:
    dataset = data.draw(strategies.datasets())
    wished = data.draw(strategies.sheets)
    scene = figure_scene(
        select(dataset, data.draw(strategies.views(dataset))),
        wished,
        link=data.draw(st.none() | st.just(LINK)),
    )
    check(scene, wished)
    for strand in scene.part("picture").strands:
        points = along_curves(strand.curves, np.linspace(0, 1, 9)).reshape(-1, 2)
        assert (points >= -1).all()
        assert (points <= np.array(wished.size.px) + 1).all()


@pytest.mark.parametrize("size", SIZES)
def test_everything_stands_inside_each_size_with_a_name(dataset: Dataset, size: str) -> None:
    selection = select(dataset, opening_view(dataset))
    scene = figure_scene(selection, sheet(size), link=LINK)
    assert scene.left_out == scene.cut == ()
    assert {text.of for text in scene.part("picture").texts} == set(selection.actors)
    heading, key, notes = (words(scene, name) for name in ("heading", "key", "notes"))
    assert heading == f"{dataset.title} {headline(selection)}"
    for entry in entries(selection):
        assert entry.label in key
    for source in sources_line(selection):
        assert source in notes
    assert f"Dataset {dataset.name}, {dataset.hash[:8]}" in notes
    assert notes.replace(" ", "").endswith(LINK)


@pytest.mark.parametrize("size", SIZES)
def test_the_network_fills_most_of_its_place(dataset: Dataset, size: str) -> None:
    picture = figure_scene(select(dataset, opening_view(dataset)), sheet(size)).part("picture")
    width, height = size_of(size).px
    x = [symbol.x for symbol in picture.symbols]
    y = [symbol.y for symbol in picture.symbols]
    assert (max(x) - min(x)) * (max(y) - min(y)) > 0.22 * width * height


# ---- parts that are left out ---- #
GONE = {
    "title": ("heading", "Around Iran, 2023"),
    "choices": ("heading", "16 actors and 21 ties"),
    "date": ("heading", "2023, the last year the source covers"),
    "key": ("key", "backing"),
    "statuses": ("key", "asserted"),
    "sources": ("notes", "vow to work together"),
    "dataset": ("notes", "Dataset iran-2023"),
    "link": ("notes", "https://"),
}


@pytest.mark.parametrize("part", PARTS)
def test_each_part_is_there_unless_it_is_left_out(dataset: Dataset, part: str) -> None:
    selection = select(dataset, opening_view(dataset))
    whole = figure_scene(selection, sheet(), link=LINK)
    less = figure_scene(selection, sheet(without=frozenset({part})), link=LINK)
    for other, (name, text) in GONE.items():
        assert text in words(whole, name)
        assert (text in words(less, name)) == (other != part)
    assert less.cut == ()


def test_what_is_left_out_leaves_its_room_to_the_picture(dataset: Dataset) -> None:
    selection = select(dataset, opening_view(dataset))
    without: set[str] = set()
    largest = 0.0
    for part in ("link", "dataset", "sources", "statuses", "key", "date", "choices", "title"):
        without.add(part)
        picture = figure_scene(selection, sheet("journal-single", without=without)).part("picture")
        y = [symbol.y for symbol in picture.symbols]
        assert max(y) - min(y) >= largest
        largest = max(y) - min(y)
    assert largest > 0.85 * size_of("journal-single").px[1] - 60


def test_a_figure_without_all_parts_is_the_picture_alone(dataset: Dataset) -> None:
    selection = select(dataset, opening_view(dataset))
    scene = figure_scene(selection, sheet(without=frozenset(PARTS)), link=LINK)
    for name in ("heading", "key", "notes"):
        assert scene.part(name) == Part(name)
    assert len(scene.part("picture").symbols) == 15


def test_the_date_alone_begins_a_sentence(dataset: Dataset) -> None:
    selection = select(network(claim("iran backing hamas", start="2020", end="2021")), View())
    alone = figure_scene(selection, sheet(without=frozenset({"choices"})))
    assert words(alone, "heading") == "A small network 2021, the last year the source covers"


def test_where_sources_end_apart_the_date_begins_a_sentence_too() -> None:
    dataset = network(
        claim("iran backing hamas"),
        claim("china alliance iran", source="b"),
        coverage=({"first": "1990", "last": "2000"}, {"source": "b", "last": "2012"}),
    )
    scene = figure_scene(select(dataset, View()), sheet(without=frozenset({"choices"})))
    assert words(scene, "heading").endswith("The latest each source covers, 2000 to 2012")


def test_a_title_of_ones_own_stands_in_place_of_the_networks(dataset: Dataset) -> None:
    scene = figure_scene(select(dataset, opening_view(dataset)), sheet(title="Who backs whom"))
    assert words(scene, "heading").startswith("Who backs whom 16 actors")
    assert scene.title == "Who backs whom"


@pytest.mark.parametrize("size", SIZES)
def test_a_long_title_is_set_in_lines_and_cut_where_it_leaves_no_room(
    dataset: Dataset, size: str
) -> None:
    title = ("Who backs, arms, trades with, sanctions and fights whom " * 4)[:200].strip()
    wished = sheet(size, title=title)
    scene = figure_scene(select(dataset, opening_view(dataset)), wished)
    check(scene, wished)
    said = " ".join(text.text for text in texts(scene) if text.part == "title")
    assert said == title or (said.endswith("…") and "title" in scene.cut)


@pytest.mark.parametrize("size", ["slide", "newspaper-one", "square"])
def test_a_long_name_of_a_relation_is_set_in_lines(size: str) -> None:
    long = "provides weapons, money, training, intelligence or shelter on its own territory to"
    relations = (Relation(id="backing", label=long, verb="backs"), *RELATIONS[1:])
    dataset = network(claim("iran backing hamas"), relations=relations)
    wished = sheet(size, labels=True)
    scene = figure_scene(select(dataset, View()), wished)
    check(scene, wished)
    assert long in words(scene, "key")


def test_curves_stay_in_the_place_of_the_picture() -> None:
    relations = tuple(
        Relation(id=f"r{number}", label=f"r{number}", verb="ties", order=number)
        for number in range(9)
    )
    dataset = network(*(claim(f"iran {r.id} hamas") for r in relations), relations=relations)
    view = View(places=(("iran", 0.0, 0.0), ("hamas", 1.0, 0.0)), loners="hidden")
    scene = figure_scene(select(dataset, view), sheet("1600x600"))
    heading = max(box(text)[3] for text in scene.part("heading").texts)
    for strand in scene.part("picture").strands:
        assert along_curves(strand.curves, np.linspace(0, 1, 30))[..., 1].min() > heading


# ---- little to show, and much ---- #
@pytest.mark.parametrize("loners", ["faded", "hidden"])
@pytest.mark.parametrize("size", ["slide", "newspaper-one"])
def test_nothing_to_show_leaves_no_rule_alone(dataset: Dataset, loners: str, size: str) -> None:
    view = opening_view(dataset).but(relations=frozenset(), loners=loners)
    wished = sheet(size, labels=True)
    scene = figure_scene(select(dataset, view), wished)
    check(scene, wished)
    key = scene.part("key")
    assert len(key.texts) == len(key.symbols) == (4 if loners == "faded" else 0)
    if not key.texts:
        assert key == Part("key")
    assert words(scene, "heading").startswith("Around Iran, 2023 ")


def test_a_crowd_is_set_smaller_so_that_more_are_named() -> None:
    ring = [f"state-{number:03}" for number in range(90)]
    actors = tuple(Actor(id=one, kind="state", name=f"State {one[-3:]}") for one in ring)
    claims = [claim(f"{one} backing {ring[row - 1]}") for row, one in enumerate(ring)]
    wished = sheet("poster")
    scene = figure_scene(select(network(*claims, actors=actors), View()), wished)
    check(scene, wished)
    few = figure_scene(select(network(claim("iran backing hamas")), View()), wished)
    named = [text for text in scene.part("picture").texts if text.part == "label"]
    assert len(named) + len(scene.left_out) == 90
    assert len(named) > 80
    assert scene.zoom < few.zoom


@pytest.mark.parametrize("language", ["fa", "ar", "he", "zh"])
def test_names_in_other_scripts_stand_as_well(dataset: Dataset, language: str) -> None:
    for size in ("newspaper-one", "square"):
        wished = sheet(size, labels=True)
        view = opening_view(dataset).but(language=language)
        check(figure_scene(select(dataset, view), wished), wished)


def test_an_organisation_whose_area_is_gone_is_named_where_there_is_room(dataset: Dataset) -> None:
    view = opening_view(dataset).but(relations=frozenset({"backing"}))
    for size in SIZES:
        wished = sheet(size)
        scene = figure_scene(select(dataset, view), wished)
        check(scene, wished)
        named = {text.of for text in scene.part("picture").texts}
        assert ("sco" in named) != ("sco" in scene.left_out)


def test_the_key_explains_what_is_shown_and_nothing_else(dataset: Dataset) -> None:
    opening = opening_view(dataset)
    every = {entry.label for entry in entries(select(dataset, opening))}
    assert every >= {"backing", "trade", "membership", "state", "armed group"}
    few = opening.but(relations=frozenset({"trade"}), loners="hidden")
    found = entries(select(dataset, few))
    assert [(entry.group, entry.status) for entry in found if entry.group == "status"] == [
        ("status", "asserted")
    ]
    assert [entry.label for entry in found if entry.group in ("relation", "area")] == ["trade"]
    assert [entry.kind for entry in found if entry.group == "kind"] == ["state"]


def test_the_same_selection_gives_the_same_figure(dataset: Dataset) -> None:
    selection = select(dataset, opening_view(dataset))
    one = figure_scene(selection, sheet("800x600"))
    other = figure_scene(selection, sheet("800x600"))
    assert repr(one.parts[0]) == repr(other.parts[0])
    assert one.part("picture").symbols == other.part("picture").symbols


def test_where_lines_are_too_many_the_key_explains_no_status_and_no_line_shows_one(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alliance_network.words.pictures.PLAIN_ABOVE", 12)
    selection = select(dataset, opening_view(dataset))
    assert {entry.group for entry in entries(selection)} >= {"relation", "status"}
    monkeypatch.setattr("alliance_network.words.pictures.PLAIN_ABOVE", 11)
    selection = select(dataset, opening_view(dataset))
    assert {entry.group for entry in entries(selection)} == {"relation", "area", "kind"}
    scene = figure_scene(selection, sheet())
    strands = scene.part("picture").strands
    assert {strand.status for strand in strands} == {"asserted", "reported", "denied"}
    assert not any(strand.hollow or strand.signs for strand in strands)
    assert len({strand.width for strand in strands}) == 1


def kinds_in_key(*claims: dict) -> set[str]:
    actors = tuple(actor for actor in ACTORS if actor.id != "nato")
    selection = select(network(*claims, actors=actors), View())
    assert selection.areas == ("sco",)
    return {entry.kind for entry in entries(selection) if entry.kind is not None}


def test_the_key_has_the_symbol_of_an_area_only_where_it_is_drawn() -> None:
    member = claim("iran membership sco")
    assert "organisation" not in kinds_in_key(member)
    # With a tie of its own the organisation stands in its area as a symbol.
    assert "organisation" in kinds_in_key(member, claim("sco backing hamas"))
