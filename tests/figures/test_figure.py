"""The figure that leaves the program: everything inside, nothing over anything else."""

from __future__ import annotations

import itertools

import pytest

from alliance_network.figures.figure import figure_scene
from alliance_network.figures.fonts import text_width
from alliance_network.figures.key import entries
from alliance_network.figures.scene import Scene, Text
from alliance_network.figures.sheet import Sheet
from alliance_network.figures.sizes import Size
from alliance_network.figures.typeset import wrap
from alliance_network.formats import open_dataset
from alliance_network.model.dataset import Dataset
from alliance_network.selection import select
from alliance_network.view import View, opening_view
from alliance_network.words import headline
from small import ACTORS, claim, network

SIZES = [(1280.0, 720.0), (321.0, 529.0), (794.0, 1123.0), (640.0, 640.0), (1600.0, 500.0)]


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return open_dataset("iran-2023")


def sheet(width: float, height: float) -> Sheet:
    return Sheet(size=Size(width=width, height=height))


def texts(scene: Scene) -> list[Text]:
    return [text for part in scene.parts for text in part.texts]


def box(text: Text) -> tuple[float, float, float, float]:
    width = text_width(text.text, text.size, text.weight)
    left = text.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor] * width
    return left, text.y - 0.72 * text.size, left + width, text.y + 0.2 * text.size


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("memberships", ["area", "ties"])
def test_no_text_leaves_the_figure_or_lies_on_another(
    dataset: Dataset, width: float, height: float, memberships: str
) -> None:
    view = opening_view(dataset).but(memberships=memberships)
    scene = figure_scene(select(dataset, view), sheet(width, height))
    boxes = [box(text) for text in texts(scene)]
    for left, top, right, bottom in boxes:
        assert 0 <= left < right <= scene.width + 0.5
        assert 0 <= top < bottom <= scene.height + 0.5
    for one, other in itertools.combinations(boxes, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_title_sentence_key_and_sources_are_inside(
    dataset: Dataset, width: float, height: float
) -> None:
    selection = select(dataset, opening_view(dataset))
    scene = figure_scene(selection, sheet(width, height))
    words = " ".join(text.text for text in texts(scene))
    assert dataset.title in words
    assert headline(selection) in words
    assert dataset.hash[:8] in words
    for entry in entries(selection):
        assert entry.label in words
    for text in texts(scene):
        assert text.size >= 9.3
    shown = {text.of for text in texts(scene)} | set(scene.left_out)
    assert shown >= set(selection.actors)


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
    one = figure_scene(selection, sheet(800.0, 600.0))
    other = figure_scene(selection, sheet(800.0, 600.0))
    assert repr(one.parts[0]) == repr(other.parts[0])
    assert one.part("picture").symbols == other.part("picture").symbols


def test_lines_are_wrapped_to_the_width() -> None:
    lines = wrap("one two three four five six", size=13.0, weight=400, width=60.0)
    assert " ".join(lines) == "one two three four five six"
    assert len(lines) > 1
    assert all(text_width(line, 13.0, 400) <= 60 for line in lines)


def test_where_lines_are_too_many_the_key_explains_no_status_and_no_line_shows_one(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alliance_network.words.pictures.PLAIN_ABOVE", 12)
    selection = select(dataset, opening_view(dataset))
    assert {entry.group for entry in entries(selection)} >= {"relation", "status"}
    monkeypatch.setattr("alliance_network.words.pictures.PLAIN_ABOVE", 11)
    selection = select(dataset, opening_view(dataset))
    assert {entry.group for entry in entries(selection)} == {"relation", "area", "kind"}
    scene = figure_scene(selection, sheet(1280, 720))
    strands = scene.part("picture").strands
    assert {strand.status for strand in strands} == {"asserted", "reported", "denied"}
    assert not any(strand.hollow or strand.mark for strand in strands)
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
