from __future__ import annotations

from dataclasses import replace

from alliance_network.export.remarks import remarks_on


def test_a_picture_that_shows_everything(scene):
    assert remarks_on(scene(), ()) == ()


def test_names_without_room(scene):
    assert remarks_on(scene(), ["Iran"]) == (
        "There was no room for the name of “Iran”: choose a larger size, or show fewer actors.",
    )
    assert remarks_on(scene(), ["Iran", "Iraq"]) == (
        "There was no room for the names of “Iran” and “Iraq”: choose a larger size, or show "
        "fewer actors.",
    )


def test_many_names_are_counted(scene):
    (said,) = remarks_on(scene(), [f"Actor {number}" for number in range(10)])
    assert "“Actor 6”, “Actor 7” and 2 more actors:" in said


def test_a_long_name_is_cut(scene):
    (said,) = remarks_on(scene(), ["x" * 500])
    assert len(said) < 150


def test_characters_that_no_font_has(scene):
    made = replace(scene(), unprintable=("ᚠᚢ ᚠ",))
    assert remarks_on(made, ()) == (
        "The fonts for print lack the characters ᚠ ᚢ, so “ᚠᚢ ᚠ” may be incomplete.",
    )
