"""Harmless texts: what a spreadsheet would take for a formula, kept from it and brought back.

A cell of a CSV file that begins like a formula is run by the spreadsheet that opens it. It gets an
apostrophe before it, which spreadsheets understand as "this is text"; a text that has apostrophes
before such a beginning gets one more, so that each text comes back as it was. Plain numbers stay
numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import polars as pl

from alliance_network.formats.cells import NUMBER_PATTERN

__all__ = ["SIGNS", "harmless", "harmless_texts", "unharmed", "unharmed_texts"]

SIGNS = "=+-@\t\r\n＝＋－＠"  # noqa: RUF001
"""Signs with which a formula may begin, as spreadsheets of every language take them."""

_BEGINNING = re.compile(f"'*[{re.escape(SIGNS)}]")
_NUMBER = re.compile("'*(?:" + NUMBER_PATTERN[1:-1] + ")")


def harmless(text: str) -> str:
    """A text that no spreadsheet runs: "=1+1" is "'=1+1", and "'=1+1" is "''=1+1"."""
    return f"'{text}" if _is_formula(text) else text


def unharmed(text: str) -> str:
    """The text of which `harmless` made this one; any other stays as it is."""
    return text[1:] if text.startswith("'") and _is_formula(text) else text


def harmless_texts(column: pl.Series) -> pl.Series:
    """`harmless` of a column of texts."""
    return _changed(column, harmless)


def unharmed_texts(column: pl.Series) -> pl.Series:
    """`unharmed` of a column of texts."""
    return _changed(column, unharmed)


def _is_formula(text: str) -> bool:
    return _BEGINNING.match(text) is not None and _NUMBER.fullmatch(text) is None


def _changed(column: pl.Series, change: Callable[[str], str]) -> pl.Series:
    texts = column.drop_nulls().unique()
    begins = texts.str.contains(f"^'*[{re.escape(SIGNS)}]")
    changed = {text: change(text) for text in texts.filter(begins)}
    return column.replace(changed) if changed else column
