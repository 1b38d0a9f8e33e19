from __future__ import annotations

from dataclasses import fields
from urllib.parse import parse_qsl

import pytest
from hypothesis import given

from alliance_network.errors import UsageError
from alliance_network.figures.sheet import (
    OPTIONS,
    PARTS,
    Sheet,
    sheet_of,
    sheet_options,
    sheet_query,
)
from alliance_network.figures.sizes import SIZES
from alliance_network.view import View
from strategies import sheets


@given(sheets)
def test_a_sheet_is_read_as_it_is_said(sheet):
    assert sheet_of(sheet_options(sheet)) == sheet
    assert sheet_of(dict(parse_qsl(sheet_query(sheet), strict_parsing=False))) == sheet


@given(sheets, sheets)
def test_two_sheets_are_said_alike_only_if_they_are_equal(one, other):
    assert (sheet_query(one) == sheet_query(other)) == (one == other)


def test_a_plain_sheet_says_nothing():
    assert sheet_query(Sheet()) == ""
    assert sheet_of({}) == Sheet() == sheet_of({"size": "", "labels": "no", "scale": ""})
    assert Sheet().size is SIZES["slide"]


def test_what_is_left_out_is_said_in_the_order_of_the_figure():
    sheet = Sheet(without=frozenset({"link", "title"}), labels=True)
    assert sheet_query(sheet) == "without=title%2Clink&labels=yes"
    assert [part for part in PARTS if not sheet.shows(part)] == ["title", "link"]


def test_a_title_is_one_line():
    assert Sheet(title=" Who backs\n\twhom ").title == "Who backs whom"


def test_no_option_is_called_as_a_choice_of_a_view():
    assert not set(OPTIONS) & {field.name for field in fields(View)}
    assert set(OPTIONS) == {field.name for field in fields(Sheet)}


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (
            {"colour": "red"},
            'A figure has no option "colour"; it has size, palette, title, without, labels, '
            "transparent, scale.",
        ),
        ({"palette": "red"}, 'There is no palette "red"; use light, dark, grey, print.'),
        (
            {"without": "legend"},
            'There is no part "legend" to leave out; there are title, choices, date, key, '
            "statuses, sources, dataset, link.",
        ),
        (
            {"title": "x" * 201},
            f'The title "{"x" * 60}…" (201 characters) is not possible; use 1 to 200 letters and '
            "signs.",
        ),
        ({"title": "  "}, 'The title "  " is not possible; use 1 to 200 letters and signs.'),
        ({"title": "a\0b"}, r'The title "a\x00b" is not possible; use 1 to 200 letters and signs.'),
        (
            {"title": "\ud800"},
            r'The title "\ud800" is not possible; use 1 to 200 letters and signs.',
        ),
        ({"scale": "0.5"}, "A scale of 0.5 is out of reach; use 1 to 8."),
        ({"scale": "nan"}, "A scale of nan is out of reach; use 1 to 8."),
        ({"scale": "many"}, 'scale: "many" is no number; use 1 to 8.'),
        ({"labels": "some"}, 'labels: "some" is not possible; use yes or no.'),
        ({"transparent": "1"}, 'transparent: "1" is not possible; use yes or no.'),
    ],
)
def test_what_no_sheet_can_be_says_what_it_can(options, sentence):
    with pytest.raises(UsageError) as caught:
        sheet_of(options)
    assert str(caught.value) == sentence
