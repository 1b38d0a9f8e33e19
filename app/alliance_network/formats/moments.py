"""Moments as graph programs keep them, into dates; values that change in time, into periods."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import count, pairwise

from alliance_network.errors import FieldError
from alliance_network.model.dates import first_day, last_day

__all__ = ["STEPS", "Period", "moment", "periods"]

STEPS = (
    "Times in the file that are no dates, like the number of a step, were not taken over as dates."
)
"""Sentence on moments that are none."""

_ISO = re.compile(r"([0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?)(?:[T ][0-9:.]+(?:Z|[+-][0-9:]+)?)?Z?")
_NUMBER = re.compile(r"[+-]?[0-9]{1,18}(?:\.[0-9]{1,18})?(?:[eE][+]?[0-9]{1,2})?")
_YEARS = range(1000, 3000)
_LEAST_STAMP = 100_000_000
"""Numbers from here on count seconds or milliseconds since 1970; no year is so large."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_ALWAYS = (date.min.toordinal(), date.max.toordinal())


@dataclass(frozen=True, kw_only=True)
class Period:
    """A period in which something holds; dates of reduced precision, None is no limit."""

    start: str | None = None
    end: str | None = None

    def days(self) -> tuple[int, int]:
        """First and last day."""
        first = _ALWAYS[0] if self.start is None else _first(self.start)
        last = _ALWAYS[1] if self.end is None else _last(self.end)
        return first, last


# A file of a hundred thousand ties holds few different dates.
_first = lru_cache(maxsize=10_000)(first_day)
_last = lru_cache(maxsize=10_000)(last_day)


@lru_cache(maxsize=10_000)
def moment(text: str) -> str | None:
    """The date in a text: ISO 8601 with or without a time, a year, a count since 1970.

    None if it is none of these, like the third of ten steps.
    """
    text = text.strip()
    found = _ISO.fullmatch(text)
    if found is not None:
        try:
            first_day(found.group(1))
        except FieldError:
            return None
        return found.group(1)
    if _NUMBER.fullmatch(text) is None:
        return None
    value = float(text)
    if value in _YEARS:
        return f"{value:.0f}"
    if value < _LEAST_STAMP:
        return None
    try:
        # Milliseconds, as Gephi counts; in seconds they would be after the year 5000.
        seconds = value / 1000 if value > 1e11 else value
        return (_EPOCH + timedelta(seconds=seconds)).date().isoformat()
    except OverflowError:
        return None


def periods(
    whole: list[Period], values: Mapping[str, Sequence[tuple[Period, str]]]
) -> list[tuple[Period, dict[str, str]]]:
    """Periods in which nothing changes, by time, each with the values that hold in it.

    Parameters
    ----------
    whole
        When the thing is there at all; empty is whenever a value holds, or always.
    values
        By name: what holds when. Where two periods of one name overlap, the later one counts.
    """
    given = {name: changes for name, changes in values.items() if changes}
    if whole and all([period for period, _ in changes] == whole for changes in given.values()):
        # Periods that each have their values stay as they are, even two of the same days.
        held = ({name: changes[place][1] for name, changes in given.items()} for place in count())
        return list(zip(whole, held, strict=False))
    layers = {name: _painted(changes) for name, changes in given.items()}
    there = _union([period.days() for period in whole])
    if not there:
        there = _union([(first, last) for layer in layers.values() for first, last, _ in layer])
    if not there:
        there = [_ALWAYS]
    written = _Written([*whole, *(period for each in given.values() for period, _ in each)])
    cuts = {first for first, _ in there} | {last + 1 for _, last in there}
    for layer in layers.values():
        cuts |= {first for first, _, _ in layer} | {last + 1 for _, last, _ in layer}
    places = dict.fromkeys(layers, 0)
    place = 0
    found: list[tuple[int, int, dict[str, str]]] = []
    ordered = sorted(cuts)
    for first, after in pairwise(ordered):
        while place < len(there) and there[place][1] < first:
            place += 1
        if place == len(there):
            break
        if there[place][0] > first:
            continue
        holds = {}
        for name, layer in layers.items():
            while places[name] < len(layer) and layer[places[name]][1] < first:
                places[name] += 1
            if places[name] < len(layer) and layer[places[name]][0] <= first:
                holds[name] = layer[places[name]][2]
        if found and found[-1][1] + 1 == first and found[-1][2] == holds:
            found[-1] = (found[-1][0], after - 1, holds)
        else:
            found.append((first, after - 1, holds))
    return [(written.period(first, last), holds) for first, last, holds in found]


def _painted(given: Sequence[tuple[Period, str]]) -> list[tuple[int, int, str]]:
    """Periods that do not overlap: each day has the value that began last."""
    found: list[tuple[int, int, str]] = []
    open_: list[tuple[int, str]] = []
    begins = None

    def close(until: int) -> None:
        nonlocal begins
        while open_ and begins is not None and begins <= until:
            last, value = open_[-1]
            if last >= begins:
                end = min(last, until)
                found.append((begins, end, value))
                begins = end + 1
            if last <= until:
                open_.pop()

    ordered = sorted((*period.days(), value) for period, value in given)
    for first, last, value in sorted(ordered, key=lambda each: (each[0], -each[1])):
        if first > last:
            continue
        close(first - 1)
        begins = first
        open_.append((last, value))
    close(_ALWAYS[1])
    return found


def _union(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that do not overlap, by time; those that touch stay apart."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if first > last:
            continue
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


class _Written:
    """Dates of days as the file has them, where it has them; else as days."""

    def __init__(self, known: Sequence[Period]) -> None:
        self._starts = {_first(each.start): each.start for each in known if each.start}
        self._ends = {_last(each.end): each.end for each in known if each.end}

    def period(self, first: int, last: int) -> Period:
        """The period of these days."""
        start = None if first <= _ALWAYS[0] else self._starts.get(first, _iso(first))
        end = None if last >= _ALWAYS[1] else self._ends.get(last, _iso(last))
        return Period(start=start, end=end)


@lru_cache(maxsize=10_000)
def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
