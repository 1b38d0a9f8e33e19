"""Relations that look alike, and pictures as somebody sees them."""

from __future__ import annotations

import itertools
import re
from dataclasses import fields, is_dataclass

import pytest
from coloraide import Color

from alliance_network.errors import UsageError
from alliance_network.export.svg import svg
from alliance_network.figures.figure import figure_scene
from alliance_network.figures.sheet import Sheet
from alliance_network.figures.sight import (
    EVERYONE,
    NEAR,
    SIGHTS,
    Alike,
    alike,
    as_seen,
    dashes_alike,
    seen,
)
from alliance_network.figures.style import GREYS, LIGHT, RELATIONS, THEMES
from alliance_network.formats import open_dataset
from alliance_network.formats.vocabulary import RELATIONS as VOCABULARY
from alliance_network.model.relation import Relation
from alliance_network.selection import select
from alliance_network.view import View

EVERY = pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
UNDIRECTED = {name for name, relation in VOCABULARY.items() if not relation.directed}


@pytest.fixture(scope="module")
def iran():
    return open_dataset("iran-2023")


def relation(name: str, colour: str | None = None, dash: str | None = None, **more) -> Relation:
    return Relation(id=name, label=name, verb="does", colour=colour, dash=dash, **more)


def found(*relations: Relation, theme=LIGHT) -> set[tuple[tuple[str, str], str]]:
    return {(one.relations, one.sight) for one in alike(relations, theme)}


# ---- which look alike ---- #
@EVERY
def test_no_relations_of_the_shipped_network_look_alike(iran, theme):
    assert len(iran.relations) == 8
    assert alike(iran.relations, theme) == ()


@EVERY
def test_no_relations_look_alike_by_default(theme):
    assert RELATIONS.keys() == VOCABULARY.keys()
    named = [relation(name, directed=name not in UNDIRECTED) for name in RELATIONS]
    assert alike(named, theme) == ()
    assert alike([relation(f"new-{n}", order=n) for n in range(8)], theme) == ()


def test_in_grey_not_even_without_heads():
    assert alike([relation(name) for name in RELATIONS], THEMES["grey"]) == ()


def test_red_and_green_of_one_dash_are_alike_to_some():
    red, green = relation("red", "#b05a00", "8 4"), relation("green", "#5a7a00", "8 4")
    pair = ("red", "green")
    assert found(red, green) >= {(pair, "protan"), (pair, "deutan")}
    assert (pair, "tritan") not in found(red, green)
    assert (pair, EVERYONE) not in found(red, green)


def test_colours_of_one_lightness_are_alike_in_grey():
    blue, orange = relation("blue", "#0067b1"), relation("orange", "#b84a00")
    assert found(blue, orange) == {(("blue", "orange"), "grey")}


def test_blue_and_green_are_alike_without_blue_cones():
    blue, green = relation("blue", "#0067b1"), relation("green", "#00825b")
    assert (("blue", "green"), "tritan") in found(blue, green)


def test_one_colour_is_alike_to_everyone_and_said_once():
    one, other = relation("one", "#0067b1", "9 9"), relation("other", "#0a68b0", "10 9")
    (only,) = alike([one, other], LIGHT)
    assert only == Alike(("one", "other"), EVERYONE, only.difference)
    assert 0 < only.difference < NEAR


@pytest.mark.parametrize(("colour", "expected"), [("#666666", True), ("#686868", False)])
def test_how_near_colours_are_too_near(colour, expected):
    # 9.6 and 10.4 from the first, CIEDE2000.
    assert bool(found(relation("one", "#4b4b4b"), relation("other", colour))) is expected


def test_a_head_or_a_dash_tells_lines_apart():
    one = relation("one", "#0067b1", "10 5")
    assert not found(one, relation("other", "#0067b1", "10 5", directed=False))
    assert not found(one, relation("other", "#0067b1", "4 4"))
    assert found(one, relation("other", "#0067b1", "10 5"))


def test_a_row_s_colours_make_no_lines_alike_in_grey():
    names = [relation(f"new-{n}", "#0067b1", "9 9", order=n) for n in range(4)]
    assert found(*names, theme=THEMES["grey"]) == {(("new-0", "new-3"), EVERYONE)}
    assert len(found(*names)) == 6


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (None, None, True),
        (None, "8 4", False),
        (None, "40 1", True),  # the gap closes
        ("10 5", "10 5", True),
        ("10 5", "15 5", True),
        ("10 5", "16 5", False),
        ("10 5", "10 8", False),
        ("10 5", "10 5 9 5", True),  # repeated
        ("17 5 4 5", "4 5 17 5", True),  # turned
        ("17 5 4 5", "17 5", False),
        ("12 4 4 4 4 4", "12 4 4 4", False),
    ],
)
def test_dash_patterns(one, other, expected):
    assert dashes_alike(one, other) is dashes_alike(other, one) is expected


def test_the_greys_can_be_told_apart():
    for one, other in itertools.pairwise(GREYS):
        assert Color(one).delta_e(Color(other), method="2000") > NEAR


# ---- what is seen ---- #
@pytest.mark.parametrize("sight", SIGHTS)
def test_black_and_white_are_the_same_to_all(sight):
    assert [seen(colour, sight) for colour in ("#000000", "#ffffff")] == ["#000000", "#ffffff"]


def test_grey_keeps_the_lightness():
    made = seen("#0067b1", "grey")
    assert made[1:3] == made[3:5] == made[5:7]
    before, after = Color("#0067b1").convert("lab-d65"), Color(made).convert("lab-d65")
    assert after["lightness"] == pytest.approx(before["lightness"], abs=0.3)


def test_colours_as_the_papers_have_them():
    # Machado, Oliveira and Fernandes (2009), severity 1.0: linear red (1, 0, 0) becomes
    # (0.152286, 0.114503, -0.003882) and (0.367322, 0.280085, -0.011820).
    assert seen("#ff0000", "protan") == "#6d5f00"
    assert seen("#ff0000", "deutan") == "#a39000"


def test_an_unknown_sight_is_a_sentence():
    with pytest.raises(UsageError) as error:
        seen("#000000", "mono")
    assert str(error.value) == 'There is no sight "mono"; use grey, protan, deutan, tritan.'


# ---- a scene as seen ---- #
def colours(text: str) -> set[str]:
    return set(re.findall(r"#[0-9a-fA-F]{6}\b", text))


@pytest.fixture(scope="module")
def whole(iran):
    """A figure with all there is: areas, chosen ties, names, marks."""
    view = View(statuses={"asserted", "reported", "disputed", "denied"}, selected="iran")
    return figure_scene(select(iran, view), Sheet(labels=True))


@pytest.mark.parametrize("sight", SIGHTS)
def test_every_colour_of_a_scene_is_as_seen(whole, sight):
    before, after = (svg(scene, unit="px") for scene in (whole, as_seen(whole, sight)))
    assert len(colours(before)) > 10
    assert colours(after) == {seen(colour, sight) for colour in colours(before)}
    # Nothing but colours has changed.
    assert re.sub("#[0-9a-f]{6}", "#", after) == re.sub("#[0-9a-f]{6}", "#", before)


def test_a_name_that_reads_as_a_colour_stays(whole):
    def texts(piece):
        for field in fields(piece):
            held = getattr(piece, field.name)
            if isinstance(held, str) and held.startswith("#"):
                yield field.name
            elif isinstance(held, tuple) and held and is_dataclass(held[0]):
                for part in held:
                    yield from texts(part)

    # If a scene gets a colour under another word, `as_seen` has to know that word.
    assert set(texts(whole)) == {
        "paper", "glow", "fill", "stroke", "colour", "ring", "halo"
    }  # fmt: skip
