"""The time that a dataset speaks of, and the steps one walks through it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from alliance_network.history.days import EARLIEST, LATEST
from alliance_network.model.dataset import Dataset
from alliance_network.model.remembered import remembered

__all__ = ["Span", "span_of"]

# Fewest whole years, and months, that are walked in such steps.
_LEAST_STEPS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The time that a dataset speaks of.

    Attributes
    ----------
    first, last : date
        From the first day on which a tie is there to the last that a source covers.
    unit : {"year", "month", "day"}
        What one step is: the longest of which there are a few.
    steps : tuple of str
        Dates of that precision, one after the other: what a view can be as of.
    """

    first: date
    last: date
    unit: str
    steps: tuple[str, ...]


@remembered(32)
def span_of(dataset: Dataset) -> Span | None:
    """The time that a dataset speaks of; None if nothing in it is dated."""
    # Imported here, as histories are made of what is beside this module.
    from alliance_network.history import histories

    table = histories(dataset).table.filter(pl.col("status").is_not_null())
    since = table["since"].filter((table["since"] > EARLIEST) & (table["since"] < LATEST))
    last = table["last"].filter((table["last"] > EARLIEST) & (table["last"] < LATEST))
    if since.is_empty() or last.is_empty():
        return None
    begins, ends = date.fromordinal(since.min()), date.fromordinal(last.max())
    begins = min(begins, ends)
    months = 12 * (ends.year - begins.year) + ends.month - begins.month + 1
    if ends.year - begins.year + 1 >= _LEAST_STEPS:
        steps = tuple(f"{year:04}" for year in range(begins.year, ends.year + 1))
        return Span(first=begins, last=ends, unit="year", steps=steps)
    if months >= _LEAST_STEPS:
        start = 12 * begins.year + begins.month - 1
        steps = tuple(f"{n // 12:04}-{n % 12 + 1:02}" for n in range(start, start + months))
        return Span(first=begins, last=ends, unit="month", steps=steps)
    days = (ends - begins).days + 1
    steps = tuple((begins + timedelta(n)).isoformat() for n in range(days))
    return Span(first=begins, last=ends, unit="day", steps=steps)
