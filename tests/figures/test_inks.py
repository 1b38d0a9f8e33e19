"""Colours brought to where inks reach."""

from __future__ import annotations

import pytest
from coloraide import Color
from hypothesis import example, given
from hypothesis import strategies as st

from alliance_network.figures.inks import CHROMA, HUE_STEP, LIGHTNESS, printable
from alliance_network.figures.style import RELATIONS, SPARE

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@given(COLOURS)
@example("#ffffff")
@example("#000000")
@example("#ffff00")
def test_a_printed_line_is_dark_enough_and_keeps_its_hue(colour: str) -> None:
    made = Color(printable(colour))
    assert Color("#ffffff").contrast(made) >= 4.5
    before, after = Color(colour).convert("oklch"), made.convert("oklch")
    assert after["lightness"] <= before["lightness"] + 0.01
    assert after["chroma"] <= before["chroma"] + 0.01
    if min(before["chroma"], after["chroma"]) > 0.04:
        turned = (after["hue"] - before["hue"] + 180) % 360 - 180
        # Rounded to whole steps of sRGB, a dull colour turns a little.
        assert abs(turned) < 3


@given(COLOURS)
def test_what_can_be_printed_stays(colour: str) -> None:
    once = printable(colour)
    assert Color(once).delta_e(Color(printable(once)), method="2000") < 1


def test_the_table_goes_once_round_the_hues() -> None:
    assert len(CHROMA) * HUE_STEP == 360
    assert {len(row) for row in CHROMA} == {len(LIGHTNESS)}


@pytest.mark.parametrize(
    "colour", dict.fromkeys(one.light for one in (*RELATIONS.values(), *SPARE))
)
def test_the_palette_hardly_changes_for_print(colour: str) -> None:
    # The furthest is a violet that no press reaches.
    assert Color(colour).delta_e(Color(printable(colour)), method="2000") < 5
