"""Several pictures of one size in a place: in how many columns, and where each stands."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from alliance_network.layout.fit import fit

__all__ = ["Grid", "grid"]

# The least sides of a picture on a page that can be scrolled, px, and its height to its width.
LEAST = (230.0, 170.0)
SHAPE = 0.72

# Two are compared best beside one another: they stand so if each is as wide as this, px, and not
# smaller than this share of the area it would have below the other.
BESIDE = (300.0, 0.5)


@dataclass(frozen=True, slots=True)
class Grid:
    """Pictures in rows and columns.

    Attributes
    ----------
    width, height : float
        Of each picture, without the words over it.
    columns : int
    heading : float
        Height of the words over each.
    gap : float
        Between two pictures.
    upright : bool
        Whether networks are upright in them.
    """

    width: float
    height: float
    columns: int
    heading: float
    gap: float
    upright: bool = False

    def place(self, number: int) -> tuple[float, float]:
        """The left end and the top of the words over a picture."""
        row, column = divmod(number, self.columns)
        return column * (self.width + self.gap), row * (self.heading + self.height + self.gap)

    def total(self, count: int) -> float:
        """The height of so many pictures."""
        rows = math.ceil(count / self.columns)
        return rows * (self.heading + self.height + self.gap) - self.gap


def grid(
    count: int, width: float, height: float, *, heading: float, gap: float, scrolls: bool = False
) -> Grid:
    """The grid in which so many networks become largest, upright in a place that is.

    Two stand beside one another where that makes them not much smaller.
    `scrolls` is whether it may be higher than its place where pictures would be too small.
    """
    every = [_of(count, columns, width, height, heading, gap) for columns in range(1, count + 1)]
    best = max(every, key=_reach)
    least, share = BESIDE
    if count == 2 and every[1].width >= least and _reach(every[1]) >= share * _reach(best):
        best = every[1]
    if scrolls and (best.width < min(LEAST[0], width) or best.height < LEAST[1]):
        columns = max(1, min(count, int((width + gap) // (LEAST[0] + gap))))
        wide = (width - gap * (columns - 1)) / columns
        return Grid(wide, max(SHAPE * wide, LEAST[1]), columns, heading, gap)
    return best


def _of(count: int, columns: int, width: float, height: float, heading: float, gap: float) -> Grid:
    rows = math.ceil(count / columns)
    # In a place that is too small for so many they are tiny, and still there.
    wide = max((width - gap * (columns - 1)) / columns, 1.0)
    high = max((height - gap * (rows - 1)) / rows - heading, 1.0)
    # Networks that lie in a place that lies are read as the one network is.
    return Grid(wide, high, columns, heading, gap, upright=high > wide and height > width)


def _reach(one: Grid) -> float:
    """How large a network becomes in a picture, px²."""
    sides, margin = (one.width, one.height), (0.06 * one.width, 0.06 * one.height)
    corners = fit(np.array([[0.0, 0.0], [1.0, 1.0]]), *sides, margin=margin, upright=one.upright)
    return float(np.abs(np.subtract(*corners)).prod())
