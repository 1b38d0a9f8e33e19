"""Colours and dashes: told apart on both pages, in grey, by everybody."""

from __future__ import annotations

import itertools
from dataclasses import fields

import pytest

from alliance_network.figures import style
from alliance_network.figures.inks import printable
from alliance_network.figures.style import DARK, GREY, GREYS, LIGHT, PRINT, THEMES, Style, look
from alliance_network.model.relation import Relation

LIGHT_GREEN = style.RELATIONS["alliance"].light


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, WCAG 2.2."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def relation(name: str, **changes: object) -> Relation:
    values = {"id": name, "label": name, "verb": "does", "sign": 0, "directed": True}
    return Relation(**{**values, "event": False, "order": 1, "note": "", **changes})


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize("name", [*style.RELATIONS, "new"])
def test_every_line_stands_out_from_the_page(theme: style.Theme, name: str) -> None:
    assert contrast(look(relation(name), theme).colour, theme.paper) >= 4.5


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_texts_stand_out_from_page_and_area(theme: style.Theme) -> None:
    for colour, ground in itertools.product((theme.text, theme.muted), (theme.paper, theme.area)):
        assert contrast(colour, ground) >= 4.5
    assert contrast(theme.ink, theme.paper) >= 4.5


def test_without_colour_the_dash_still_tells_relations_apart() -> None:
    # Only backing and alliance share the solid line: one has a head, the other none.
    dashes = [default.dash for default in style.RELATIONS.values()]
    assert len(set(dashes)) == len(dashes) - 1


def test_dashes_survive_being_hollow() -> None:
    looks = [*style.RELATIONS.values(), *style.SPARE]
    parts = [float(part) for one in looks if one.dash for part in one.dash.split()]
    assert min(parts) >= 4


def test_a_relation_brings_its_own_look() -> None:
    own = relation("backing", colour="#123456", colour_dark="#fedcba", dash="9 9")
    assert look(own, LIGHT) == style.Look("#123456", "9 9")
    assert look(own, DARK) == style.Look("#fedcba", "9 9")
    solid = relation("trade", colour="#123456")
    assert look(solid, DARK) == style.Look("#123456", None)


def test_grey_is_grey_whatever_colours_a_row_brings() -> None:
    colours = [getattr(GREY, field.name) for field in fields(GREY) if field.name != "name"]
    own = relation("friendship", colour="#ff0000", colour_dark="#00ff00", dash="9 9")
    known = relation("trade", colour="#ff0000", dash="17 5")
    lines = [relation(name) for name in style.RELATIONS]
    lines += [relation(f"new-{order}", order=order) for order in range(8)]
    for colour in [*colours, *(look(one, GREY).colour for one in [own, known, *lines])]:
        assert colour[1:3] == colour[3:5] == colour[5:7]
    # What is of the dataset's choice stays: the dash.
    assert look(own, GREY).dash == "9 9"
    assert look(known, GREY) == look(relation("trade"), GREY)


def test_new_relations_take_the_greys_in_turn() -> None:
    greys = [look(relation(f"new-{order}", order=order), GREY).colour for order in range(4)]
    assert greys == [*GREYS, GREYS[0]]


def test_in_print_words_are_pure_black_and_every_line_can_be_printed() -> None:
    assert {PRINT.text, PRINT.muted} == {"#000000"}
    assert PRINT.paper == "#ffffff"
    neon = relation("trade", colour="#00ff00", colour_dark="#ff0000")
    assert look(neon, PRINT).colour == printable("#00ff00")
    assert look(relation("alliance"), PRINT).colour == printable(LIGHT_GREEN) == LIGHT_GREEN


def test_unknown_relations_take_spare_looks_in_turn() -> None:
    looks = {look(relation(f"new-{order}", order=order), LIGHT) for order in range(8)}
    assert len(looks) == 8


def test_no_type_falls_under_the_smallest_readable_size() -> None:
    small = Style(scale=0.2)
    assert min(small.label, small.note, small.key, small.area_name) >= small.smallest


def test_a_crowd_thins_lines_and_symbols_but_not_type() -> None:
    few = Style.for_crowd(21, 16, theme=LIGHT)
    many = Style.for_crowd(30_000, 1_500, theme=LIGHT)
    assert many.body("asserted") < few.body("asserted") == 3.0
    assert many.size < few.size
    assert many.label == few.label
