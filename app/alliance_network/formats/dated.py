"""Dates as people write them, into dates of reduced precision; what can mean two days is none."""

from __future__ import annotations

import re

from alliance_network.errors import FieldError, shown
from alliance_network.formats.columns import DAY_FIRST, MONTH_FIRST
from alliance_network.model.dates import first_day

__all__ = ["date_of", "span_of"]

_ISO = re.compile(r"([0-9]{4})(?:[-/]([0-9]{1,2}))?")
_ISO_DAY = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_COMPACT = re.compile(r"([12][0-9]{3})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])")
_TIME = re.compile(r"[T ][0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?( ?(Z|UTC|[+-][0-9:]{2,6}))?")
_NUMBERS = re.compile(r"([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4})")
_MONTH_YEAR = re.compile(r"([0-9]{1,2})[./]([0-9]{4})")
_FLOAT_YEAR = re.compile(r"([0-9]{4})\.0+")
_WORDS = (
    re.compile(
        r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?[. -]+(?P<month>[A-Za-z]{3,9})\.?[ ,-]+"
        r"(?P<year>[0-9]{4})"
    ),
    re.compile(
        r"(?P<month>[A-Za-z]{3,9})\.? +(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?,? +"
        r"(?P<year>[0-9]{4})"
    ),
    re.compile(r"(?P<month>[A-Za-z]{3,9})\.?[ ,-]+(?P<year>[0-9]{4})"),
)
# Not the calendar module's, which speaks the language of the machine.
_MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august"]
_MONTHS += ["september", "october", "november", "december"]
_SPAN = re.compile(r"([0-9]{4}) ?[-–—/] ?([0-9]{4})")
_SINCE = re.compile(r"(?:since )?([0-9]{4}) ?[-–—]|since ([0-9]{4})", re.IGNORECASE)

_REMEDY = "Write a year, a month or a day, like 2023, 2023-11 or 2023-11-17."


def date_of(text: str, *, order: str | None = None) -> str:
    """A date of reduced precision out of what a person wrote.

    Parameters
    ----------
    text
        "2023", "2023-11-17 00:00", "17.11.2023", "11/17/2023", "17 November 2023" ...
    order
        `DAY_FIRST` or `MONTH_FIRST`: how 3/4/2023 is meant; None if nobody said.

    Raises
    ------
    FieldError
        It is no date, or can mean two days.
    """
    found = _parts(_TIME.sub("", text.strip()), text=text, order=order)
    first_day(found)
    return found


def span_of(text: str, *, order: str | None = None) -> tuple[str, str | None]:
    """Start and end out of one text: a date, or two years ("1990-1995"), or "since 1979".

    Raises
    ------
    FieldError
        As `date_of`.
    """
    text = text.strip()
    if match := _SPAN.fullmatch(text):
        first, last = match.groups()
        if first_day(first) > first_day(last):
            raise FieldError(
                f"{shown(text)} ends before it begins.", remedy="Exchange the two years."
            )
        return first, last
    if match := _SINCE.fullmatch(text):
        since = match.group(1) or match.group(2)
        first_day(since)
        return since, None
    date = date_of(text, order=order)
    return date, date


def _parts(plain: str, *, text: str, order: str | None) -> str:
    if match := _ISO.fullmatch(plain) or _COMPACT.fullmatch(plain):
        return _iso(*match.groups())
    if match := _ISO_DAY.fullmatch(plain):
        return _iso(match.group(1), match.group(3), match.group(4))
    if match := _FLOAT_YEAR.fullmatch(plain):
        return match.group(1)
    if match := _NUMBERS.fullmatch(plain):
        first, sign, second, year = match.groups()
        return _day_and_month(text, int(first), int(second), year, dotted=sign == ".", order=order)
    if match := _MONTH_YEAR.fullmatch(plain):
        return _iso(match.group(2), match.group(1))
    for form in _WORDS:
        if match := form.fullmatch(plain):
            named = match.groupdict()
            month = _month(named["month"])
            if month is not None:
                return _iso(named["year"], str(month), named.get("day"))
    raise FieldError(f"{shown(text)} is no date.", remedy=_remedy(plain))


def _day_and_month(
    text: str, first: int, second: int, year: str, *, dotted: bool, order: str | None
) -> str:
    # With points between them the day comes first, wherever dates are written so.
    day_first = dotted or first > 12 or first == second or order == DAY_FIRST
    month_first = not dotted and (second > 12 or order == MONTH_FIRST) and first <= 12
    if not day_first and not month_first:
        one, other = _iso(year, str(second), str(first)), _iso(year, str(first), str(second))
        raise FieldError(
            f"{shown(text)} can be {one} or {other}.",
            remedy=f'Write {one} or {other}, or say in the mapping that dates are "{DAY_FIRST}" '
            f'or "{MONTH_FIRST}".',
        )
    day, month = (second, first) if month_first else (first, second)
    return _iso(year, str(month), str(day))


def _remedy(text: str) -> str:
    if re.fullmatch(r"[0-9]{5}(\.[0-9]+)?", text):
        return f"If it is the number of a day, format the column as dates. {_REMEDY}"
    if re.fullmatch(r"[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2}", text):
        return f"Write all four digits of the year. {_REMEDY}"
    return _REMEDY


def _iso(year: str, month: str | None = None, day: str | None = None) -> str:
    return "-".join([year, *(f"{int(part):02}" for part in (month, day) if part is not None)])


def _month(word: str) -> int | None:
    word = word.lower()
    for number, month in enumerate(_MONTHS, start=1):
        if word in (month, month[:3]) or (word == "sept" and number == 9):
            return number
    return None
