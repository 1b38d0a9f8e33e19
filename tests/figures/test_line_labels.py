"""Labels on lines: each near its line, over nothing, or told of."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely

from alliance_network.figures.figure import figure_scene
from alliance_network.figures.key import sample_line
from alliance_network.figures.line_labels import line_labels
from alliance_network.figures.scene import Part, Scene, Strand, Text
from alliance_network.figures.sheet import Sheet
from alliance_network.figures.sizes import SIZES, size_of
from alliance_network.figures.style import Style
from alliance_network.formats import open_dataset
from alliance_network.layout.bends import along_curves
from alliance_network.model.dataset import Dataset
from alliance_network.model.tie import split_key
from alliance_network.selection import select
from alliance_network.view import View, opening_view
from small import RELATIONS, claim, network


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return open_dataset("iran-2023")


def scene_of(dataset: Dataset, view: View, size: str = "slide", **choices: object) -> Scene:
    return figure_scene(select(dataset, view), Sheet(size=size_of(size), labels=True, **choices))


def labels(scene: Scene) -> dict[str, Text]:
    return {text.of: text for text in scene.part("picture").texts if text.part == "line"}


def lines(scene: Scene) -> dict[str, np.ndarray]:
    """The curve of every tie drawn."""
    return {
        tie: strand.curves[place]
        for strand in scene.part("picture").strands
        for place, tie in enumerate(strand.ties)
    }


def points(curve: np.ndarray) -> np.ndarray:
    return along_curves(curve[None], np.linspace(0, 1, 60))[0]


def box(text: Text) -> shapely.Polygon:
    half = text.width / 2
    return shapely.box(
        text.x - half, text.y - 0.72 * text.size, text.x + half, text.y + 0.2 * text.size
    )


@pytest.mark.parametrize("size", SIZES)
def test_each_tie_drawn_as_a_line_is_labelled_or_told_of(dataset: Dataset, size: str) -> None:
    scene = scene_of(dataset, opening_view(dataset), size)
    found = labels(scene)
    assert found.keys() | set(scene.unlabelled) == lines(scene).keys()
    assert not found.keys() & set(scene.unlabelled)
    for tie, text in found.items():
        assert text.text == dataset.relation(split_key(tie)[2]).label
        assert text.halo == scene.paper


@pytest.mark.parametrize("size", ["slide", "journal-single", "newspaper-one", "poster"])
def test_a_label_is_nearer_to_its_line_than_a_line_of_text(dataset: Dataset, size: str) -> None:
    scene = scene_of(dataset, opening_view(dataset), size)
    curves = lines(scene)
    for tie, text in labels(scene).items():
        assert box(text).distance(shapely.LineString(points(curves[tie]))) < text.size


@pytest.mark.parametrize("size", ["slide", "journal-single", "newspaper-one", "poster"])
def test_a_label_lies_over_no_name_symbol_head_or_ring(dataset: Dataset, size: str) -> None:
    scene = scene_of(dataset, opening_view(dataset).but(selected="iran"), size)
    picture = scene.part("picture")
    found = labels(scene)
    others = [
        *(
            shapely.Point(one.x, one.y).buffer(one.radius + (4 * scene.zoom if one.ring else 0))
            for one in picture.symbols
        ),
        *(shapely.Polygon(head) for strand in picture.strands for head in strand.heads),
        *(
            shapely.Point(place).buffer(strand.sign_radius)
            for strand in picture.strands
            for one in strand.signs
            for place in one.places
        ),
    ]
    for text in found.values():
        assert not any(box(text).intersects(other) for other in others), text.text


def test_a_relation_of_the_same_name_is_not_read_from_another_line(dataset: Dataset) -> None:
    """Where two lines of one relation pass, each label is nearest to its own."""
    scene = scene_of(dataset, opening_view(dataset), "journal-single")
    curves = {tie: shapely.LineString(points(row)) for tie, row in lines(scene).items()}
    for tie, text in labels(scene).items():
        middle = shapely.Point(text.x, text.y - 0.35 * text.size)
        far = {
            other: curve.distance(middle)
            for other, curve in curves.items()
            if split_key(other)[2] == split_key(tie)[2]
        }
        assert min(far, key=far.__getitem__) == tie


def test_a_line_is_not_hidden_by_its_label(dataset: Dataset) -> None:
    for size in ("newspaper-one", "journal-single"):
        scene = scene_of(dataset, opening_view(dataset), size)
        for tie, text in labels(scene).items():
            assert shapely.contains_xy(box(text), points(lines(scene)[tie])).mean() <= 0.5


def test_what_a_choice_dims_is_labelled_dimly(dataset: Dataset) -> None:
    scene = scene_of(dataset, opening_view(dataset).but(selected="iran>hamas:backing"))
    found = labels(scene)
    assert [tie for tie, text in found.items() if text.lit] == ["iran>hamas:backing"]
    assert len(found) > 5


def test_a_membership_that_an_area_shows_has_no_label(dataset: Dataset) -> None:
    assert not [tie for tie in labels(scene_of(dataset, opening_view(dataset))) if "sco" in tie]
    scene = scene_of(dataset, opening_view(dataset).but(memberships="ties"))
    told = labels(scene).keys() | set(scene.unlabelled)
    assert len([tie for tie in told if tie.endswith(">sco:membership")]) == 9


def test_a_crowd_of_lines_has_none(dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alliance_network.words.pictures.PLAIN_ABOVE", 11)
    scene = scene_of(dataset, opening_view(dataset))
    assert labels(scene) == {}
    assert set(scene.unlabelled) == lines(scene).keys()


def test_without_a_tie_there_is_nothing_to_label() -> None:
    scene = scene_of(network(claim("iran membership sco")), View(relations=frozenset()))
    assert labels(scene) == {}
    assert scene.unlabelled == ()


def test_labels_are_asked_for(dataset: Dataset) -> None:
    scene = figure_scene(select(dataset, opening_view(dataset)), Sheet())
    assert labels(scene) == {}
    assert scene.unlabelled == ()


# ---- made-up lines ---- #
def made_up(tie: str, *, x: float, y: float, length: float) -> Strand:
    """One line from left to right."""
    relation = next(one for one in RELATIONS if one.id == split_key(tie)[2])
    return replace(sample_line(relation, "asserted", Style(), x=x, y=y, length=length), ties=(tie,))


def placed(*strands: Strand, texts: tuple[Text, ...] = ()) -> tuple[tuple[Text, ...], ...]:
    part = Part("picture", strands=strands, texts=texts)
    return line_labels(network(), part, Style(), width=400.0, height=200.0)


def test_a_line_too_short_for_its_label_has_it_beside_or_not_at_all() -> None:
    short = made_up("iran>hamas:backing", x=180, y=100, length=50)
    (label,), _ = placed(short)
    assert not box(label).intersects(shapely.LineString([(180, 100), (230, 100)]))
    walls = tuple(
        Text(100.0, 100.0 + down, "x" * 40, 20.0, "#000", width=300.0) for down in (-8.0, 26.0)
    )
    assert placed(short, texts=walls) == ((), ("iran>hamas:backing",))


def test_a_label_keeps_from_where_another_line_crosses() -> None:
    line = made_up("iran>hamas:backing", x=20, y=100, length=360)
    (alone,), _ = placed(line)
    assert alone.x == pytest.approx(200, abs=25)
    cross = made_up("china>iran:alliance", x=0, y=0, length=100)
    upright = np.array([[alone.x, 10.0, alone.x, 100.0, alone.x, 190.0]])
    cross = replace(cross, curves=upright, bodies=upright)
    found, _ = placed(line, cross)
    label = next(text for text in found if text.text == "backing")
    assert not box(label).intersects(shapely.LineString([(alone.x, 10), (alone.x, 190)]))
