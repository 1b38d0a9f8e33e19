"""Texts as the model holds them: clean, of bounded length, and checked for what they stand for.

The annotated types are the fields of the model's classes. Each raises a `FieldError` that says
what would be right.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Annotated

import polars as pl
from pydantic import AfterValidator, BeforeValidator

from alliance_network.errors import FieldError, shown
from alliance_network.model.dates import first_day

LINE_LENGTH = 500
"""Longest text of one line, in characters."""
TEXT_LENGTH = 10_000
"""Longest text that may run over several lines (notes, citations), in characters."""
ID_LENGTH = 80
"""Longest id, in characters."""

SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
CLAIM_ID_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9._:-]*$"
UNPRINTABLE_PATTERN = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]"
"""Characters no text may hold: they break SVG, scripts or a terminal, and mean nothing."""
BREAK_PATTERN = r"[\t\n]"
"""Characters that only a text of several lines may hold."""

SLUG_REMEDY = (
    "Use lower-case letters a to z, digits and single hyphens between them, like saudi-arabia."
)
CLAIM_ID_REMEDY = "Use letters, digits and . _ : - or leave the id empty."
UNPRINTABLE_REMEDY = "Delete it, and save the file as UTF-8."
BREAK_REMEDY = "Write it on one line."

_SLUG = re.compile(SLUG_PATTERN[1:-1])
_UNPRINTABLE = re.compile(UNPRINTABLE_PATTERN)
_BREAK = re.compile(BREAK_PATTERN)
_URL = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_DASH_PART = re.compile(r"[0-9]{1,3}(\.[0-9]{1,2})?")


def clean(text: str) -> str:
    """A text with plain line breaks, composed characters (NFC) and no spaces round it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text).strip()


def clean_columns(frame: pl.DataFrame, names: Sequence[str]) -> pl.DataFrame:
    """A table with `clean` done to columns of text; an empty text becomes null."""
    # Most columns of a long table may well be empty, and counting is free.
    names = [name for name in names if frame[name].null_count() < len(frame)]
    if not names:
        return frame
    texts = pl.col(names)
    plain = frame.select((texts.str.len_bytes() == texts.str.len_chars()).all()).row(0)
    returns = frame.select(texts.str.contains("\r", literal=True).any()).row(0)
    return frame.with_columns(
        _cleaned(name, composed=ascii_only, returns=has_returns)
        for name, ascii_only, has_returns in zip(names, plain, returns, strict=True)
    )


def _cleaned(name: str, *, composed: bool, returns: bool) -> pl.Expr:
    text = pl.col(name)
    if returns:
        text = text.str.replace_all("\r\n?", "\n")
    # Composing takes ten times as long as all else, and leaves ASCII as it is.
    if not composed:
        text = text.str.normalize("NFC")
    text = text.str.strip_chars()
    return pl.when(text != "").then(text).alias(name)


def too_long(text: str, *, length: int) -> FieldError | None:
    """The error of a text longer than a field takes, if it is."""
    if len(text) <= length:
        return None
    return FieldError(
        f"{shown(text)} is too long.", remedy=f"Keep it to {length:,} characters here."
    )


def unprintable(text: str) -> FieldError | None:
    """The error of a text with a character that no text may hold, if it has one."""
    found = _UNPRINTABLE.search(text)
    if found is None:
        return None
    return FieldError(
        f"{shown(text)} holds the control character U+{ord(found.group()):04X}.",
        remedy=UNPRINTABLE_REMEDY,
    )


def broken(text: str) -> FieldError | None:
    """The error of a text with a line break or tab in it, if it has one."""
    if _BREAK.search(text) is None:
        return None
    return FieldError(f"{shown(text)} holds a line break or tab.", remedy=BREAK_REMEDY)


def _empty_to_none(value: object) -> object:
    if isinstance(value, str):
        value = clean(value)
        return None if value == "" else value
    return value


def _line(text: str) -> str:
    text = clean(text)
    for error in (too_long(text, length=LINE_LENGTH), unprintable(text), broken(text)):
        if error is not None:
            raise error
    return text


def _filled(text: str) -> str:
    if text == "":
        raise FieldError("The cell is empty.", remedy="Write a text here.")
    return text


def _text(text: str) -> str:
    text = clean(text)
    for error in (too_long(text, length=TEXT_LENGTH), unprintable(text)):
        if error is not None:
            raise error
    return text


def _slug(text: str) -> str:
    text = clean(text)
    if text == "":
        raise FieldError("The id is empty.", remedy=SLUG_REMEDY)
    if len(text) > ID_LENGTH:
        raise FieldError(f"{shown(text)} is too long.", remedy=f"Keep it to {ID_LENGTH} letters.")
    if _SLUG.fullmatch(text) is None:
        raise FieldError(f"{shown(text)} is no id.", remedy=SLUG_REMEDY)
    return text


def _date(text: str) -> str:
    first_day(text)
    return text


def _url(text: str) -> str:
    if _URL.fullmatch(text) is None:
        raise FieldError(
            f"{shown(text)} is no web address.", remedy="Start it with https:// or http://."
        )
    return text


def _colour(text: str) -> str:
    text = text.lower()
    if _COLOUR.fullmatch(text) is None:
        raise FieldError(
            f"{shown(text)} is no colour.",
            remedy="Write # and six digits 0-9, a-f, like #0b6e4f, or leave it empty.",
        )
    return text


def _dash(text: str) -> str:
    parts = text.split()
    fits = all(_DASH_PART.fullmatch(part) and float(part) > 0 for part in parts)
    if not fits or len(parts) % 2 or len(parts) > 8:
        raise FieldError(
            f"{shown(text)} is no dash pattern.",
            remedy='Write lengths of dash and gap in turn, in pixels, like "8 4", '
            "or leave it empty for a solid line.",
        )
    return " ".join(parts)


Slug = Annotated[str, AfterValidator(_slug)]
"""An id: lower-case letters, digits and single hyphens."""
Line = Annotated[str, AfterValidator(_line)]
"""A text of one line; may be empty."""
FilledLine = Annotated[str, AfterValidator(_line), AfterValidator(_filled)]
"""A text of one line that must be there."""
Text = Annotated[str, AfterValidator(_text)]
"""A text that may run over several lines; may be empty."""

EMPTY_IS_NONE = BeforeValidator(_empty_to_none)
"""Takes an empty text for a missing one."""

MaybeLine = Annotated[Line | None, EMPTY_IS_NONE]
MaybeText = Annotated[Text | None, EMPTY_IS_NONE]
MaybeDate = Annotated[Annotated[str, AfterValidator(_date)] | None, EMPTY_IS_NONE]
MaybeUrl = Annotated[Annotated[Line, AfterValidator(_url)] | None, EMPTY_IS_NONE]
MaybeColour = Annotated[Annotated[str, AfterValidator(_colour)] | None, EMPTY_IS_NONE]
MaybeDash = Annotated[Annotated[Line, AfterValidator(_dash)] | None, EMPTY_IS_NONE]
