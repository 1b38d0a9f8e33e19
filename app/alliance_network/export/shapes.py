"""Ties and actors as elements of an SVG: curves, arrowheads, signs in a ring, symbols."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from alliance_network.export.markup import attributes, numbers
from alliance_network.figures.scene import Symbol

__all__ = ["curve_path", "polygon_path", "sign_shapes", "symbol_shape"]

# The signs in a tie's ring, in radii of the ring: drawn, since the fonts lack one of them.
SIGNS = {
    "≠": ((-0.42, -0.17, 0.42, -0.17), (-0.42, 0.17, 0.42, 0.17), (-0.22, 0.5, 0.22, -0.5)),
    "×": ((-0.32, -0.32, 0.32, 0.32), (-0.32, 0.32, 0.32, -0.32)),
    "+": ((-0.45, 0.0, 0.45, 0.0), (0.0, -0.45, 0.0, 0.45)),
    "−": ((-0.45, 0.0, 0.45, 0.0),),
    "Δ": ((0.0, -0.5, 0.45, 0.32), (0.45, 0.32, -0.45, 0.32), (-0.45, 0.32, 0.0, -0.5)),
    "?": (
        (-0.24, -0.26, -0.14, -0.44),
        (-0.14, -0.44, 0.1, -0.47),
        (0.1, -0.47, 0.25, -0.3),
        (0.25, -0.3, 0.18, -0.1),
        (0.18, -0.1, 0.0, 0.04),
        (0.0, 0.04, 0.0, 0.18),
        (0.0, 0.46, 0.0, 0.47),
    ),
}


def curve_path(row: np.ndarray) -> str:
    """A quadratic curve x0, y0, cx, cy, x1, y1 as path data."""
    return f"M{numbers(row[0:2])}Q{numbers(row[2:6])}"


def polygon_path(points: np.ndarray) -> str:
    """A closed polygon (k, 2) as path data."""
    return "M" + "L".join(numbers(point) for point in points) + "Z"


def sign_shapes(sign: str, at: np.ndarray, radius: float) -> Iterator[str]:
    """A sign of `SIGNS` in a ring round a point (2,): the ring, and the sign as a path."""
    yield f"<circle{attributes({'cx': at[0], 'cy': at[1], 'r': radius})}/>"
    lines = np.array(SIGNS[sign]) * radius + np.tile(at, 2)
    yield f'<path d="{"".join(f"M{numbers(row[:2])}L{numbers(row[2:])}" for row in lines)}"/>'


def symbol_shape(symbol: Symbol, values: Mapping[str, str | float | None]) -> str:
    """An actor's symbol as one element with these attributes."""
    x, y, r = symbol.x, symbol.y, symbol.radius
    if symbol.shape == "circle":
        return f"<circle{attributes({'cx': x, 'cy': y, 'r': r, **values})}/>"
    corners = {
        "diamond": [(x, y - r), (x + r, y), (x, y + r), (x - r, y)],
        "square": [(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)],
    }[symbol.shape]
    return f"<path{attributes({'d': polygon_path(np.array(corners)), **values})}/>"
