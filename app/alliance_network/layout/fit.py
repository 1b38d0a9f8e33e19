"""From the unit square of the positions to the pixels of a place, and back.

Symbols and texts are measured in pixels, so x and y are scaled apart to fill the place, at most
1.6 : 1 against the reference place. An upright place shows the positions transposed (x and y
exchanged), so that a phone shows the same network upright. A place is upright if it is higher
than wide, unless the caller knows better: a panel that opens beside it must turn nothing.
"""

from __future__ import annotations

import numpy as np

WIDTH, HEIGHT = 1080.0, 720.0
"""The reference place, px, in which layouts are computed."""

MARGIN = (72.0, 58.0)
"""Px left free at the sides, and above and below, in the reference place."""

MOST_STRETCH = 1.6


def margins(width: float, height: float) -> tuple[float, float]:
    """Return the usual margins (x, y) of a place, px: narrower in a small place."""
    return (
        float(np.clip(width * MARGIN[0] / WIDTH, 34, MARGIN[0])),
        float(np.clip(height * MARGIN[1] / HEIGHT, 30, MARGIN[1])),
    )


def fit(
    unit: np.ndarray,
    width: float,
    height: float,
    *,
    margin: tuple[float, float] | None = None,
    upright: bool | None = None,
) -> np.ndarray:
    """Return the pixels (n, 2) of unit positions (n, 2) in a place of this size.

    Parameters
    ----------
    margin
        Px left free (at the sides, above and below); None means `margins`.
    upright
        Whether the positions are transposed; None means if the place is higher than wide.

    Raises
    ------
    ValueError
        If the place has no room inside its margins.
    """
    upright = height > width if upright is None else upright
    origin, scale = _frame(width, height, margin, upright)
    unit = np.asarray(unit, float).reshape(-1, 2)
    return origin + (unit[:, ::-1] if upright else unit) * scale


def unfit(
    px: np.ndarray,
    width: float,
    height: float,
    *,
    margin: tuple[float, float] | None = None,
    upright: bool | None = None,
) -> np.ndarray:
    """Return the unit positions (n, 2) of pixels (n, 2): what `fit` maps there.

    Pixels in the margin belong to the nearest position of the unit square. Rounded to 4 decimals.
    """
    upright = height > width if upright is None else upright
    origin, scale = _frame(width, height, margin, upright)
    unit = (np.asarray(px, float).reshape(-1, 2) - origin) / scale
    return np.round(np.clip(unit[:, ::-1] if upright else unit, 0, 1), 4)


def _frame(
    width: float, height: float, margin: tuple[float, float] | None, upright: bool
) -> tuple[np.ndarray, np.ndarray]:
    room = np.array([width, height]) - 2 * np.array(
        margins(width, height) if margin is None else margin
    )
    if room.min() <= 0:
        raise ValueError(
            f"A place of {width:g} x {height:g} px has no room inside its margins {margin}; "
            "use a larger place or smaller margins."
        )
    reference = np.array([WIDTH - 2 * MARGIN[0], HEIGHT - 2 * MARGIN[1]])
    if upright:
        reference = reference[::-1]
    factors = room / reference
    factors = np.minimum(factors, MOST_STRETCH * factors.min())
    scale = reference * factors
    return np.array([width, height]) / 2 - scale / 2, scale
