"""Days as numbers, with room for "as far back as time goes" and "ever after"."""

from __future__ import annotations

from datetime import date

import numpy as np

from alliance_network.model.dates import first_day, last_day

EARLIEST = 0
"""Before every day: no first day is known."""
LATEST = date.max.toordinal() + 1
"""After every day: no last day is known."""

EPOCH = date(1970, 1, 1).toordinal()


def add_months(days: np.ndarray, months: np.ndarray | int) -> np.ndarray:
    """Days moved by whole months; the 31st becomes the last day of a shorter month.

    Parameters
    ----------
    days
        Proleptic ordinals; `EARLIEST` and `LATEST` stay what they are.
    months
        One number for all, or one a day.
    """
    dates = (days - EPOCH).astype("M8[D]")
    month = dates.astype("M8[M]")
    moved = month + months
    longest = (moved + 1).astype("M8[D]") - moved.astype("M8[D]") - 1
    result = moved.astype("M8[D]") + np.minimum(dates - month.astype("M8[D]"), longest)
    ordinals = result.astype(np.int64) + EPOCH
    limited = np.clip(ordinals, EARLIEST, LATEST)
    return np.where((days <= EARLIEST) | (days >= LATEST), days, limited)


def whole_years(since: np.ndarray, until: np.ndarray) -> np.ndarray:
    """Full years from one day to another, rounded down (negative before it)."""
    months = (until - EPOCH).astype("M8[D]").astype("M8[M]").astype(np.int64) - (
        since - EPOCH
    ).astype("M8[D]").astype("M8[M]").astype(np.int64)
    years = months // 12
    return np.where(add_months(since, 12 * years) > until, years - 1, years)


def days_of(since: str | None, as_of: str | None) -> tuple[int, int] | None:
    """First and last day that a time means, as ordinals; None is the latest that is known.

    The last day of `as_of`, or with `since` every day from its first one to that.
    """
    if as_of is None:
        return None
    last = last_day(as_of)
    return (last if since is None else first_day(since)), last


def day(number: int) -> date | None:
    """The date of an ordinal; None for `EARLIEST` and `LATEST`."""
    return date.fromordinal(number) if EARLIEST < number < LATEST else None


def as_first_day(first: date) -> str:
    """The shortest date (2023, 2023-11, 2023-11-17) whose first day this is."""
    if first.day != 1:
        return first.isoformat()
    return first.isoformat()[:4] if first.month == 1 else first.isoformat()[:7]


def as_last_day(last: date) -> str:
    """The shortest date (2023, 2023-11, 2023-11-17) whose last day this is."""
    following = date.fromordinal(last.toordinal() + 1) if last < date.max else date.min
    if following.month == following.day == 1:
        return last.isoformat()[:4]
    return last.isoformat()[:7] if following.day == 1 else last.isoformat()
