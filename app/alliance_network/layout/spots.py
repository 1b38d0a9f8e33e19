"""Emptiest spots: where actors without ties and organisations drawn as areas stand."""

from __future__ import annotations

import numpy as np
import shapely

from alliance_network.layout.fit import HEIGHT, MARGIN, WIDTH
from alliance_network.layout.hull import area_padding, outline

FLAT = 0.6
"""Names are wider than high, so a gap to the side counts less than one above or below."""

MOST_TIES = 2000


def place_loners(
    places: np.ndarray, placed: np.ndarray, loners: np.ndarray, pairs: np.ndarray, areas: list
) -> np.ndarray:
    """Return places (n, 2), px of the reference place, with the loners in the emptiest spots.

    Parameters
    ----------
    places, placed
        (n, 2) places and the actors for which they hold.
    loners
        Actors to place, in this order.
    pairs
        (P, 2) tied actors; a spot on their line is not empty.
    areas
        Member arrays; a spot inside an area is not free.
    """
    places = places.copy()
    if not len(loners):
        return places
    grid = _grid(64, 44)
    gap = np.minimum(
        (grid[:, 0] - MARGIN[0] + 70) * FLAT, (WIDTH - MARGIN[0] + 70 - grid[:, 0]) * FLAT
    )
    gap = np.minimum(
        gap, np.minimum(grid[:, 1] - MARGIN[1] + 50, HEIGHT - MARGIN[1] + 50 - grid[:, 1])
    )
    if len(placed):
        gap = np.minimum(gap, _gap_to(grid, places[placed]))
    gap = np.minimum(gap, 0.9 * _gap_to_ties(grid, places, pairs))
    for members in areas:
        if len(members):
            padding = area_padding(len(places), WIDTH, HEIGHT)
            polygon = shapely.Polygon(outline(places[members], padding=padding))
            away = shapely.distance(polygon, shapely.points(grid))
            gap = np.where(away > 0, np.minimum(gap, away), -1)
    for actor in loners:
        spot = grid[np.argmax(np.round(gap, 3))]
        places[actor] = spot
        gap = np.minimum(gap, _gap_to(grid, spot[None, :]))
    return places


def inside_spot(members: np.ndarray, others: np.ndarray, ties: np.ndarray) -> np.ndarray:
    """Return the emptiest spot (2,) inside the hull of the members, px.

    Parameters
    ----------
    members, others
        (m, 2) and (k, 2) places of the area's members and of everybody else.
    ties
        (T, 2, 2) straight lines that should not be under the name.
    """
    middle = members.mean(0)
    hull = shapely.MultiPoint(members).convex_hull.buffer(1)
    grid = _grid(72, 48)
    grid = grid[shapely.contains_xy(hull, grid)]
    if not len(grid):
        return middle
    gap = _gap_to(grid, np.concatenate([members, others]))
    if len(ties):
        ties = ties[:: max(1, len(ties) // MOST_TIES)]
        away = shapely.distance(shapely.points(grid), shapely.multilinestrings(list(ties)))
        gap = np.minimum(gap, 1.2 * away + 4)
    # Of spots as good as one another the one in the middle.
    gap = np.minimum(gap, 70) - 0.03 * np.hypot(*(grid - middle).T)
    return grid[np.argmax(np.round(gap, 3))]


def _grid(columns: int, rows: int) -> np.ndarray:
    x, y = np.meshgrid(
        np.linspace(MARGIN[0], WIDTH - MARGIN[0], columns),
        np.linspace(MARGIN[1], HEIGHT - MARGIN[1], rows),
    )
    return np.column_stack([x.ravel(), y.ravel()])


def _gap_to(grid: np.ndarray, points: np.ndarray) -> np.ndarray:
    difference = grid[:, None, :] - points[None, :, :]
    return np.hypot(FLAT * difference[..., 0], difference[..., 1]).min(1)


def _gap_to_ties(grid: np.ndarray, places: np.ndarray, pairs: np.ndarray) -> np.ndarray:
    if not len(pairs):
        return np.full(len(grid), np.inf)
    lines = places[pairs[:: max(1, len(pairs) // MOST_TIES)]]
    return shapely.distance(shapely.points(grid), shapely.multilinestrings(list(lines)))
