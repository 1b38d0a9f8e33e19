"""Numbers as text: the shortest decimals that give the same number again."""

from __future__ import annotations

import polars as pl


def decimal(number: float) -> str:
    """The shortest text of a finite number: "3", "0.25", "1e+16"."""
    text = repr(float(number) + 0.0)
    return text.removesuffix(".0")


def decimals(column: pl.Series) -> pl.Series:
    """`decimal` of a whole column: text, null where the number is null."""
    numbers = column.drop_nulls().unique().to_list()
    return column.replace_strict(
        numbers, [decimal(n) for n in numbers], default=None, return_dtype=pl.String
    )
