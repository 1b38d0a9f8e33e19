"""Cells of published sheets: numbers, flags, words, and each fault with its row."""

from __future__ import annotations

import polars as pl
import pytest

from alliance_network.errors import DataError
from alliance_network.formats.published.cells import Cells, has_columns, sheet_with, unknown_state
from alliance_network.formats.sheet import Sheet
from published import as_csv


def cells(**columns: list[object]) -> Cells:
    return Cells(Sheet.of("some.csv", columns), needed=list(columns))


def faults(found: Cells) -> list[tuple[int | None, str | None, str]]:
    return [(fault.row, fault.column, fault.message) for fault in found.faults]


def test_numbers_as_programs_write_them():
    found = cells(year=["1990", "1990.0", "1.99e3", "2016"])
    assert found.years("year").to_list() == [1990, 1990, 1990, 2016]
    assert not found.faults


def test_what_is_no_number_is_a_fault_with_its_row():
    found = cells(year=["1990.5", "x", None, "NA", "inf", "99999"])
    assert found.years("year").to_list() == [None] * 6
    assert faults(found) == [
        (2, "year", '"1990.5" is no whole number from 1,000 to 2,999.'),
        (3, "year", '"x" is no whole number from 1,000 to 2,999.'),
        (4, "year", "The cell is empty."),
        (5, "year", '"NA" is no whole number from 1,000 to 2,999.'),
        (6, "year", '"inf" is no whole number from 1,000 to 2,999.'),
        (7, "year", '"99999" is no whole number from 1,000 to 2,999.'),
    ]
    with pytest.raises(DataError) as error:
        found.check()
    assert len(error.value.faults) == 6


def test_flags_may_be_empty():
    found = cells(held=["1", "0.0", None, "NA"])
    assert found.flags("held").to_list() == [True, False, None, None]
    assert not found.faults


def test_words_are_of_one_line_and_bounded():
    found = cells(name=["Iran", "x" * 501, "a\x07b", "a\nb", None])
    found.words("name")
    assert [row for row, _, _ in faults(found)] == [3, 4, 5, 6]
    empty = cells(name=[None])
    assert empty.words("name", needed=False).to_list() == [None]
    assert not empty.faults


def test_columns_by_name_in_any_letters_and_the_sheet_that_has_them():
    assert has_columns(("Year", "IMP", "own"), ("imp", "year"))
    assert not has_columns(("year",), ("imp", "year"))
    file = as_csv(pl.DataFrame({"Year": ["1990"], "own": ["x"]}))
    found = Cells(sheet_with(file, ["year"]), needed=["year"], also=["more"])
    assert found.years("year").to_list() == [1990]
    assert found.words("more", needed=False).to_list() == [None]


def test_a_missing_column_is_named_with_the_nearest():
    with pytest.raises(DataError) as error:
        Cells(Sheet.of("some.csv", {"yaer": ["1"]}), needed=["year", "imp"])
    assert [str(fault) for fault in error.value.faults] == [
        'some.csv, row 1, column "year": The column "year" is missing. Did you mean "yaer"? Give '
        "the file as it is published.",
        'some.csv, row 1, column "imp": The column "imp" is missing. Give the file as it is '
        "published.",
    ]


def test_an_unknown_state_has_its_nearest():
    wrong = unknown_state("Irann")
    assert wrong.message == '"Irann" is no state that is known here.'
    assert wrong.remedy.startswith('Did you mean "Iran"')
