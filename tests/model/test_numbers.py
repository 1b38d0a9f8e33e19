from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_network.model.numbers import decimal, decimals


@pytest.mark.parametrize(
    ("number", "text"),
    [(3.0, "3"), (0.0, "0"), (-0.0, "0"), (0.25, "0.25"), (1e16, "1e+16"), (-1.5, "-1.5")],
)
def test_the_shortest_decimals(number: float, text: str):
    assert decimal(number) == text


@given(numbers=st.lists(st.none() | st.floats(allow_nan=False, allow_infinity=False)))
def test_columns_come_back_as_they_were(numbers: list[float | None]):
    texts = decimals(pl.Series(numbers, dtype=pl.Float64))
    assert [None if text is None else float(text) for text in texts] == numbers
