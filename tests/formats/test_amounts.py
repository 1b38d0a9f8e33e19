from __future__ import annotations

import polars as pl
import pytest

from alliance_network.formats.amounts import amounts


@pytest.mark.parametrize(
    ("texts", "numbers"),
    [
        (["1", "2.5", "-3e2", None], [1, 2.5, -300, None]),
        (["2,5", "3"], [2.5, 3]),
        # Beside a decimal comma the point stands between thousands, and the other way round.
        (["2,5", "1.234"], [2.5, 1234]),
        (["2.5", "1,234"], [2.5, 1234]),
        (["1.234.567", "1.234"], [1234567, 1234]),
        (["1,234,567.5"], [1234567.5]),
        (["1.234,56"], [1234.56]),
        (["0,125"], [0.125]),
        (["1 200", "12\u00a0450", "1'000", "1\u202f000,5"], [1200, 12450, 1000, 1000.5]),
    ],
)
def test_one_meaning(texts: list[str | None], numbers: list[float | None]):
    values, wrong = amounts(pl.Series(texts, dtype=pl.String))
    assert values.to_list() == numbers
    assert wrong == {}


@pytest.mark.parametrize(
    ("texts", "bad", "said"),
    [
        (["1,234"], "1,234", '"1,234" can be 1234 or 1.234.'),
        (
            ["2.5", "2,5"],
            "2,5",
            '"2,5" has a decimal comma, and other cells of the column a point.',
        ),
        (["2.5", "2,5", "1,234"], "1,234", '"1,234" can be 1234 or 1.234.'),
        (["many"], "many", '"many" is no number.'),
        (["1.2.3"], "1.2.3", '"1.2.3" is no number.'),
        (["12,34,567"], "12,34,567", '"12,34,567" is no number.'),
        ([","], ",", '"," is no number.'),
        (["nan"], "nan", '"nan" is no number.'),
        (["1e999"], "1e999", '"1e999" is too large a number.'),
        (["1,5e999"], "1,5e999", '"1,5e999" is too large a number.'),
    ],
)
def test_two_meanings_or_none(texts: list[str], bad: str, said: str):
    values, wrong = amounts(pl.Series(texts))
    assert wrong[bad].message == said
    assert values[texts.index(bad)] is None
