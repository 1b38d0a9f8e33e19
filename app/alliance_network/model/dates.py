"""Dates of reduced precision: 2023, 2023-11, 2023-11-17 (ISO 8601).

A date stands for the whole period its words can mean: the first day of "2023" is 1 January, its
last day 31 December. Days are counted as `datetime.date.toordinal` counts them.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date

import polars as pl

from alliance_network.errors import FieldError, shown

PATTERN = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
"""What a date looks like; a month or day may still not exist."""

_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def first_day(text: str) -> int:
    """First day that a date can mean.

    Parameters
    ----------
    text
        A date of reduced precision.

    Returns
    -------
    int
        Proleptic ordinal, like `datetime.date.toordinal`.

    Raises
    ------
    FieldError
        The text is no date, or there is no such day.
    """
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1).toordinal()


def last_day(text: str) -> int:
    """Last day that a date can mean, as `first_day` counts days.

    Raises
    ------
    FieldError
        The text is no date, or there is no such day.
    """
    year, month, day = _parts(text)
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1]).toordinal()


def in_words(text: str) -> str:
    """A date in English: "2023", "November 2023", "7 October 2023".

    Raises
    ------
    FieldError
        The text is no date, or there is no such day.
    """
    year, month, day = _parts(text)
    words = [str(year)]
    if month is not None:
        words.insert(0, _MONTHS[month - 1])
    if day is not None:
        words.insert(0, str(day))
    return " ".join(words)


def first_days(column: pl.Series) -> pl.Series:
    """`first_day` of a whole column: 32-bit integers, null where the text is null.

    Raises
    ------
    FieldError
        One of the texts is no date.
    """
    return _days(column, day_of=first_day)


def last_days(column: pl.Series) -> pl.Series:
    """`last_day` of a whole column: 32-bit integers, null where the text is null.

    Raises
    ------
    FieldError
        One of the texts is no date.
    """
    return _days(column, day_of=last_day)


def _days(column: pl.Series, *, day_of: Callable[[str], int]) -> pl.Series:
    # A column of 100,000 claims holds few different dates: each is read once.
    texts = column.drop_nulls().unique().to_list()
    days = [day_of(text) for text in texts]
    return column.replace_strict(texts, days, default=None, return_dtype=pl.Int32)


def _parts(text: str) -> tuple[int, int | None, int | None]:
    match = _FORM.fullmatch(text)
    if match is None:
        raise FieldError(
            f"{shown(text)} is no date.",
            remedy="Write a year, a month or a day, like 2023, 2023-11 or 2023-11-17.",
        )
    year, month, day = (None if part is None else int(part) for part in match.groups())
    try:
        date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        raise FieldError(
            f"{shown(text)} is a day that does not exist.",
            remedy="Correct the year, month or day; if it is not known, leave it off.",
        ) from None
    return year, month, day
