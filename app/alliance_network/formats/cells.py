"""Cells: what a text in a table stands for."""

from __future__ import annotations

import math
import re

import polars as pl

from alliance_network.errors import FieldError, shown

NUMBER_PATTERN = r"^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,3})?$"

_INTEGER = re.compile(r"([+-]?[0-9]{1,15})(\.0*)?")
_NUMBER = re.compile(NUMBER_PATTERN[1:-1])
_TRUTHS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def integer(text: str) -> int:
    """A whole number; "365.0", as some programs write it, is one too.

    Raises
    ------
    FieldError
        The text is no whole number.
    """
    match = _INTEGER.fullmatch(text)
    if match is None:
        raise FieldError(
            f"{shown(text)} is no whole number.", remedy="Write digits only, like 365."
        )
    return int(match.group(1))


def number(text: str) -> float:
    """A finite number.

    Raises
    ------
    FieldError
        The text is no number, or too large for one.
    """
    if _NUMBER.fullmatch(text) is None:
        raise FieldError(
            f"{shown(text)} is no number.",
            remedy="Write digits, with a point before decimals, like 1234.5, and nothing else.",
        )
    value = float(text)
    if not math.isfinite(value):
        raise FieldError(
            f"{shown(text)} is too large a number.", remedy="Use a larger unit, like million."
        )
    return value


def truth(text: str) -> bool:
    """True or false, as spreadsheets write it.

    Raises
    ------
    FieldError
        The text is neither.
    """
    try:
        return _TRUTHS[text.lower()]
    except KeyError:
        raise FieldError(
            f"{shown(text)} is neither true nor false.", remedy='Write "true" or "false".'
        ) from None


def integers(column: pl.Series) -> pl.Series:
    """`integer` of a whole column of sound texts: 64-bit, null where there is no text."""
    texts = column.drop_nulls().unique().to_list()
    return column.replace_strict(
        texts, [integer(text) for text in texts], default=None, return_dtype=pl.Int64
    )


def numbers(column: pl.Series) -> pl.Series:
    """`number` of a whole column of sound texts: 64-bit floats, null where there is no text."""
    values = column.cast(pl.Float64, strict=False)
    # What only Python reads, like "5.".
    rest = column.filter(values.is_null() & column.is_not_null()).unique().to_list()
    read = column.replace_strict(
        rest, [number(text) for text in rest], default=None, return_dtype=pl.Float64
    )
    return values.fill_null(read)


PARSERS = {"integer": integer, "number": number, "boolean": truth}
"""What reads a cell of each kind of column that is not plain text."""
