"""Days along a line: where each stands, and which of them are named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from alliance_network.figures.fonts import text_width
from alliance_network.model.dates import in_words

__all__ = ["TimeAxis"]

# Months between two ticks, the first that leaves room for their names.
STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000)

# Px between two names at least, in sizes of their type.
APART = 1.2

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Days (ordinals) from `first` to `last`, both whole, between `left` and `right`, px."""

    first: int
    last: int
    left: float
    right: float

    def x(self, day: int) -> float:
        """Where a day begins; what lies beyond the axis is moved to its end."""
        share = (day - self.first) / (self.last + 1 - self.first)
        return self.left + (self.right - self.left) * min(max(share, 0.0), 1.0)

    def between(self, first: int, last: int) -> tuple[float, float]:
        """From where a first day begins to where a last one ends."""
        return self.x(first), self.x(last + 1)

    def ticks(self, size: float) -> list[tuple[float, str]]:
        """Beginnings of years or months with their names, as many as have room in this type.

        A name is set to the right of its tick: that is where its year is. Where none begins, the
        first day is named.
        """
        for step in STEPS:
            named = list(self._named(step))
            room = (text_width(name, size, 400) + APART * size for _, name in named)
            ends = [x for x, _ in named[1:]]
            if all(x + wide <= end for (x, _), wide, end in zip(named, room, ends, strict=False)):
                break
        named = named or [(self.left, in_words(date.fromordinal(self.first).isoformat()))]
        # The last one may have no room before the end.
        return [(x, name) for x, name in named if x + text_width(name, size, 400) <= self.right]

    def _named(self, step: int) -> Iterator[tuple[float, str]]:
        start = date.fromordinal(self.first)
        # The first that begins here.
        month = 12 * start.year + start.month - 1 + (start.day > 1)
        month += -month % step
        begun = False
        while month // 12 <= date.max.year:
            year, within = divmod(month, 12)
            day = date(year, within + 1, 1).toordinal()
            if day > self.last:
                return
            name = str(year) if step >= 12 else _MONTHS[within]
            if step < 12 and (within == 0 or not begun):
                name = f"{name} {year}"
            begun = True
            yield self.x(day), name
            month += step
