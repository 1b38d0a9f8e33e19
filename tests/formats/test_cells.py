from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_network.errors import FieldError
from alliance_network.formats.cells import integer, integers, number, numbers, truth
from alliance_network.model.numbers import decimal


@pytest.mark.parametrize(("text", "value"), [("365", 365), ("-1", -1), ("365.0", 365), ("+7", 7)])
def test_whole_numbers(text: str, value: int):
    assert integer(text) == value


@pytest.mark.parametrize("text", ["", "3.5", "1_000", "1e3", "x", "\uff13", "9" * 5_000])
def test_what_is_no_whole_number(text: str):
    with pytest.raises(FieldError, match="is no whole number"):
        integer(text)


@pytest.mark.parametrize(
    ("text", "value"), [("0", 0.0), ("-1.5", -1.5), ("5.", 5.0), (".5", 0.5), ("1e+16", 1e16)]
)
def test_numbers(text: str, value: float):
    assert number(text) == value


@pytest.mark.parametrize("text", ["", "nan", "inf", "1,5", "1 000", "1_000", "0x10", "5 %"])
def test_what_is_no_number(text: str):
    with pytest.raises(FieldError) as caught:
        number(text)
    assert str(caught.value) == (
        f'"{text}" is no number. Write digits, with a point before decimals, like 1234.5, and '
        "nothing else."
    )


def test_a_number_too_large():
    with pytest.raises(FieldError) as caught:
        number("1e999")
    assert str(caught.value) == ('"1e999" is too large a number. Use a larger unit, like million.')


@pytest.mark.parametrize(("text", "value"), [("TRUE", True), ("no", False), ("1", True)])
def test_truths(text: str, value: bool):
    assert truth(text) is value
    with pytest.raises(FieldError, match='"maybe" is neither true nor false'):
        truth("maybe")


@given(values=st.lists(st.none() | st.floats(allow_nan=False, allow_infinity=False)))
def test_a_column_of_written_numbers_comes_back_exactly(values: list[float | None]):
    texts = [None if value is None else decimal(value) for value in values]
    assert numbers(pl.Series(texts, dtype=pl.String)).to_list() == values


def test_columns_read_as_single_cells_do():
    texts = ["5.", ".5", "+5", None, "1e3"]
    assert numbers(pl.Series(texts)).to_list() == [5.0, 0.5, 5.0, None, 1000.0]
    assert integers(pl.Series(["4", None, "4.0"])).to_list() == [4, None, 4]
