"""Emptiest spots: where actors without ties and organisations drawn as areas stand."""

from __future__ import annotations

import numpy as np
import shapely

from alliance_network.layout.fit import HEIGHT, MARGIN, WIDTH
from alliance_network.layout.hull import area_padding, outline
from alliance_network.layout.network import Network

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


def with_organisations(places: np.ndarray, network: Network) -> np.ndarray:
    """Return places, px of the reference place, with each area's organisation in an empty spot."""
    places = places.copy()
    placed = np.setdiff1d(np.arange(len(network)), network.organisations)
    lines = network.pairs[~np.isin(network.pairs, network.organisations).any(1)]
    for organisation, inside in network.areas:
        inside = np.setdiff1d(inside, network.organisations)
        if len(inside):
            outside = np.setdiff1d(placed, inside)
            places[organisation] = _inside_spot(places[inside], places[outside], places[lines])
            placed = np.append(placed, organisation)
    return places


def _inside_spot(members: np.ndarray, others: np.ndarray, ties: np.ndarray) -> np.ndarray:
    """Return the emptiest spot (2,) inside the hull of the members, px.

    Parameters
    ----------
    members, others
        (m, 2) and (k, 2) places of the area's members and of everybody else.
    ties
        (T, 2, 2) straight lines that should not be under the name.
    """
    middle = members.mean(0)
    hull = shapely.MultiPoint(members).convex_hull
    everybody = np.concatenate([members, others])
    few = ties[:: max(1, len(ties) // MOST_TIES)]
    lines = shapely.multilinestrings(shapely.linestrings(few.reshape(-1, 2, 2)))
    # Inside a thin area there is no room for a symbol: then beside it.
    for beyond in (1, 40, 90):
        grid = _grid(72, 48)
        grid = grid[shapely.contains_xy(hull.buffer(beyond), grid)]
        gap = _gap_to(grid, everybody)
        if gap.max(initial=0) > 18:
            break
    else:
        return middle
    if len(ties):
        gap = np.minimum(gap, 1.2 * shapely.distance(shapely.points(grid), lines) + 4)
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
