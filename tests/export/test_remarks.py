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


def test_lines_without_room_for_their_label(scene):
    assert remarks_on(scene(), (), ["Iran to Hamas, backing"]) == (
        "There was no room for the label of “Iran to Hamas, backing”: choose a larger size, or "
        "show fewer ties.",
    )
    (said,) = remarks_on(scene(), (), [f"{number} to Iran, trade" for number in range(10)])
    assert said.startswith("There was no room for the labels of “0 to Iran, trade”, ")
    assert "and 2 more lines: choose" in said


def test_parts_that_were_cut(scene):
    made = replace(scene(), cut=("title", "statuses", "sources"))
    assert remarks_on(made, ()) == (
        "There was not enough room for the title, the key of statuses and the sources, so less or "
        "nothing of it is there: choose a larger size, or leave other parts out.",
    )


def test_characters_that_no_font_has(scene):
    made = replace(scene(), unprintable=("ᚠᚢ ᚠ",))
    assert remarks_on(made, ()) == (
        "The fonts for print lack the characters ᚠ ᚢ, so “ᚠᚢ ᚠ” may be incomplete.",
    )
