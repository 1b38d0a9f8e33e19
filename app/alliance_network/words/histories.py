"""A tie's history in words: when it had which status, and when no source speaks of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from alliance_network.history import Interval, as_last_day
from alliance_network.words.labels import counted, listed, when

__all__ = ["MOST_TIMES", "days_words", "history_words", "interval_words"]

MOST_TIMES = 6
"""Times of one status that are told one by one."""


def interval_words(interval: Interval) -> str:
    """Days of one status in words.

    "asserted in 2023, 1 source", "no data from 2019 to 2020", "reported, whatever the day,
    2 sources"; between its looks at it, "asserted from 2004 to 2007, 1 source, by a source that
    looks every few years".
    """
    days = days_words(interval.first, interval.last)
    if interval.status is None:
        return f"no data{days}"
    parts = [f"{interval.status}{days}"]
    if interval.publishers:
        parts.append(counted(interval.publishers, "source"))
    if interval.sampled:
        parts.append("by a source that looks every few years")
    return ", ".join(parts)


def history_words(times: Sequence[tuple[str | None, date | None, date | None]]) -> str:
    """All that a tie has been, in words: status, first and last day of each time, in their order.

    "asserted from 1990 to 1995 and in 1997; no data from 1998 to 2018".
    """
    found: dict[str | None, list[str]] = {}
    for status, first, last in times:
        found.setdefault(status, []).append(days_words(first, last).strip(" ,"))
    said = []
    for status, days in found.items():
        more = len(days) - MOST_TIMES
        told = [*days[:MOST_TIMES], counted(more, "more time")] if more > 0 else days
        said.append(f"{status or 'no data'} {listed(told)}")
    return "; ".join(said)


def days_words(first: date | None, last: date | None) -> str:
    """Days as what follows a word: " in 2023", " from 1990 to 1995", ", whatever the day"."""
    if first is None and last is None:
        return ", whatever the day"
    start = None if first is None else _as_first_day(first)
    end = None if last is None else as_last_day(last)
    if first is not None and last is not None:
        # One precision for both: "from January 2023 to March 2024", not "from 2023 to March".
        length = max(len(start), len(end))
        start, end = first.isoformat()[:length], last.isoformat()[:length]
    return f" {when(start, end)}"


def _as_first_day(first: date) -> str:
    """The shortest date (2023, 2023-11, 2023-11-17) whose first day this is."""
    before = first - timedelta(days=1) if first > date.min else first
    if first.month == first.day == 1:
        return first.isoformat()[:4]
    return first.isoformat()[:7] if before.month != first.month else first.isoformat()
