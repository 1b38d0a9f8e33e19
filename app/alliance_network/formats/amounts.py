"""Numbers as people write them: decimal commas and thousands, where only one meaning is possible.

A whole column is read at once, since one cell can tell what the others mean: beside "2,5" the
text "1.234" is a thousand and more.
"""

from __future__ import annotations

import re

import polars as pl

from alliance_network.errors import FieldError, shown
from alliance_network.formats.cells import NUMBER_PATTERN

__all__ = ["amounts"]

_SPACES = re.compile(r"(?<=[0-9])[\u0020\u00a0\u2009\u202f'\u2019](?=[0-9]{3}(?![0-9]))")
_EXPONENT = r"([eE][+-]?[0-9]{1,3})?"
# No thousand is written "0,123": three digits after a zero are decimals.
_POINT = re.compile(r"[+-]?([1-9][0-9]{0,2}(,[0-9]{3})+|[0-9]+)?(\.[0-9]*)?" + _EXPONENT)
_COMMA = re.compile(r"[+-]?([1-9][0-9]{0,2}(\.[0-9]{3})+|[0-9]+)?(,[0-9]*)?" + _EXPONENT)


def amounts(column: pl.Series) -> tuple[pl.Series, dict[str, FieldError]]:
    """The numbers of a column of texts.

    Returns
    -------
    pl.Series
        64-bit floats; null where there is no text, or no number.
    dict of str to FieldError
        What is wrong with each text that is no number, or can be two.
    """
    plain = column.str.contains(NUMBER_PATTERN)
    others = column.filter(~plain).drop_nulls().unique().to_list()
    if not others:
        values = column.cast(pl.Float64, strict=False)
        return _finite(column, values)
    texts = column.drop_nulls().unique().to_list()
    stripped = {text: _SPACES.sub("", text) for text in texts}
    point = any(_tells(text, ".") for text in stripped.values())
    comma = any(_tells(text, ",") for text in stripped.values())
    read: dict[str, float | None] = {}
    wrong: dict[str, FieldError] = {}
    for text, bare in stripped.items():
        try:
            read[text] = _number(text, bare, point=point, comma=comma)
        except FieldError as error:
            read[text] = None
            wrong[text] = error
    values = column.replace_strict(
        list(read), list(read.values()), default=None, return_dtype=pl.Float64
    )
    values, infinite = _finite(column, values)
    return values, wrong | infinite


def _tells(text: str, decimal: str) -> bool:
    """Whether a text can only be a number with this decimal sign."""
    if not any(c.isdigit() for c in text):
        return False
    form, other = (_POINT, _COMMA) if decimal == "." else (_COMMA, _POINT)
    return form.fullmatch(text) is not None and other.fullmatch(text) is None


def _number(text: str, bare: str, *, point: bool, comma: bool) -> float:
    as_point = _value(bare, decimal=".")
    as_comma = _value(bare, decimal=",")
    if as_point is None and as_comma is None:
        raise FieldError(
            f"{shown(text)} is no number.",
            remedy="Write digits, with a point before decimals, like 1234.5, and nothing else.",
        )
    if as_comma is None or (point and not comma and as_point is not None):
        return _kept(as_point)
    if as_point is None:
        if point:
            raise FieldError(
                f"{shown(text)} has a decimal comma, and other cells of the column a point.",
                remedy=f"Write all with a point, like {_kept(as_comma):g}.",
            )
        return as_comma
    if as_point == as_comma or (comma and not point):
        return as_comma
    # A lone point is how most programs write decimals; a lone comma says nothing by itself.
    if not comma and "," not in bare:
        return as_point
    raise FieldError(
        f"{shown(text)} can be {as_point:g} or {as_comma:g}.",
        remedy=f"Write {max(as_point, as_comma):.0f} or {min(as_point, as_comma):g}, "
        "with a point before decimals and nothing between thousands.",
    )


def _kept(value: float | None) -> float:
    assert value is not None
    return value


def _value(text: str, *, decimal: str) -> float | None:
    form = _POINT if decimal == "." else _COMMA
    if form.fullmatch(text) is None or not any(c.isdigit() for c in text):
        return None
    thousands = "," if decimal == "." else "."
    return float(text.replace(thousands, "").replace(decimal, "."))


def _finite(column: pl.Series, values: pl.Series) -> tuple[pl.Series, dict[str, FieldError]]:
    infinite = values.is_infinite().fill_null(False) | values.is_nan().fill_null(False)
    large = column.filter(infinite).unique().to_list()
    wrong = {
        text: FieldError(
            f"{shown(text)} is too large a number.", remedy="Use a larger unit, like million."
        )
        for text in large
    }
    return values.set(infinite, None) if large else values, wrong
