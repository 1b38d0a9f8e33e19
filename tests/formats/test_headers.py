from __future__ import annotations

import pytest

from alliance_network.formats.headers import column_letters, column_names, header_place


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ([], None),
        ([[""], ["", ""]], None),
        ([["from", "to"], ["a", "b"]], 0),
        ([["name"], ["iran"]], 0),
        ([["Ties of 2023", "", ""], [], ["from", "to", "year"], ["a", "b", "1"]], 2),
        ([["Source:", "Atlas", ""], ["from", "to", "year"], ["a", "b", "1"]], 1),
        ([["", "iran", "syria"], ["iran", "0", "1"]], 0),
        ([["from", "to", "", ""], ["a", "b", "c", "d"]], 0),
        ([["only a title", "", "", ""], ["x", "", "", ""]], 0),
    ],
)
def test_where_the_header_is(rows: list[list[str]], place: int | None):
    assert header_place(rows) == place


def test_columns_without_a_name_of_their_own():
    header = ("from", "", "from", "", "Country\ncode", "column C", "a\0b")
    used = (True, True, True, False, False, False, False)
    assert column_names(header, used) == {
        "from": 0,
        "column B": 1,
        "column C'": 2,
        "Country code": 4,
        "column C": 5,
        "ab": 6,
    }


def test_letters():
    assert [column_letters(place) for place in (0, 25, 26, 701, 702, 16_383)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
        "XFD",
    ]
