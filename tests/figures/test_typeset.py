from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_network.figures.fonts import text_width
from alliance_network.figures.typeset import cut_lines, wrap

LETTERS = st.sampled_from("abc éß-/&.,中国،حزب\u0301 ")
TEXTS = st.text(LETTERS, max_size=80)
WIDTHS = st.floats(30, 300)


def set_in(text: str, width: float) -> list[str]:
    return wrap(text, size=13.0, weight=400, width=width)


def test_lines_are_broken_between_words():
    lines = set_in("one two three four five six", 60)
    assert " ".join(lines) == "one two three four five six"
    assert len(lines) > 1


@given(TEXTS, WIDTHS)
def test_no_line_is_wider_than_its_place_and_nothing_is_lost(text, width):
    lines = set_in(text, width)
    assert all(text_width(line, 13.0, 400) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_an_address_is_broken_where_it_is_joined():
    lines = set_in("https://example.org/networks/iran-2023?v=1&statuses=asserted,denied", 150)
    assert len(lines) > 2
    assert all(line[-1] in "/?&=,-.:" for line in lines[:-1])


def test_a_long_word_is_broken_before_no_mark_that_belongs_to_a_letter():
    lines = set_in("e\u0301" * 60, 70)
    assert len(lines) > 3
    assert not any(unicodedata.combining(line[0]) for line in lines)
    lines = set_in("伊朗和中国，" * 20, 85)
    assert not any(line.startswith("，") for line in lines)


@pytest.mark.parametrize("most", [0, 1, 2])
def test_what_is_cut_says_so(most):
    measures = {"size": 13.0, "weight": 400, "width": 60.0}
    lines = wrap("one two three four five six", **measures)
    cut = cut_lines(lines, most, **measures)
    assert len(cut) == most
    assert all(line.endswith("…") for line in cut[-1:])
    assert all(text_width(line, 13.0, 400) <= 60 for line in cut)
    assert cut_lines(lines, len(lines), **measures) == lines
