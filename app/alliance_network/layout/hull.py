"""The outline of an area: round its members, with nobody else inside.

A convex area is kept as its support function, the distance of its furthest point in each of some
directions. Sums and averages of support functions are support functions again, so an area is
padded by adding to it and made rounder by averaging it with itself turned a little.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import numpy as np
import shapely

from alliance_network.layout.fit import margins
from alliance_network.layout.network import Network
from alliance_network.layout.winding import winding

DIRECTIONS = 48
TURNS = ((-30, 1 / 9), (-15, 2 / 9), (0, 3 / 9), (15, 2 / 9), (30, 1 / 9))
"""Degrees by which an area is turned and the weight of each turn in the average."""

SHARE = sum(weight * np.cos(np.radians(turn)) for turn, weight in TURNS)
MOST_SWELL = 0.7
"""Share of the padding by which the average may push a side out."""

LEAST = 0.6
"""Share of the padding that is kept at the tips, which the average shortens."""


def directions(count: int = DIRECTIONS) -> np.ndarray:
    """Return (count, 2) unit vectors; 15 degrees must be a whole number of steps."""
    angles = np.arange(count) * 2 * np.pi / count
    return np.column_stack([np.cos(angles), np.sin(angles)])


def rounded(support: np.ndarray, centre: np.ndarray, padding: float) -> np.ndarray:
    """Return the support function of the padded, rounder area.

    Parameters
    ----------
    support
        (..., D) distances of the members' hull in D directions, px.
    centre
        (..., D) distances of the members' mean in the same directions.
    padding
        Px added all round; at least 0.6 of it is left at every tip.
    """
    step = support.shape[-1] * 15 // 360
    mixed = (1 - SHARE) * centre
    for turn, weight in TURNS:
        mixed = mixed + weight * np.roll(support, turn // 15 * step, axis=-1)
    # A long thin area would swell to a disc: it is turned into one only part of the way.
    swell = (mixed - support).max(-1, keepdims=True)
    share = np.minimum(1, MOST_SWELL * padding / np.maximum(swell, 1e-3))
    mixed = support + share * (mixed - support)
    return np.maximum(mixed + padding, support + LEAST * padding).astype(support.dtype)


def outline(points: np.ndarray, *, padding: float) -> np.ndarray:
    """Return the smooth convex outline (48, 2) round the points (m, 2), all in px."""
    vectors = directions()
    distances = points @ vectors.T
    height = rounded(distances.max(0), distances.mean(0), padding)
    # Each corner is where the lines of two neighbouring directions meet.
    turn = 2 * np.pi / DIRECTIONS
    along = (np.roll(height, -1) - height * np.cos(turn)) / np.sin(turn)
    across = np.column_stack([-vectors[:, 1], vectors[:, 0]])
    return height[:, None] * vectors + along[:, None] * across


def area_padding(count: int, width: float, height: float) -> float:
    """Return the padding of an area, px, in a place of this size with so many actors."""
    room = min(110.0, 0.68 * np.sqrt(width * height / max(count, 1)))
    usual = 0.5 * room if count <= 30 else 0.42 * room + 4
    # Less than the margin, so that the border stays in the place.
    return float(min(46.0, usual, 0.72 * min(margins(width, height))))


def outlines(
    px: np.ndarray,
    network: Network,
    radii: np.ndarray,
    *,
    padding: float,
    shown: Iterable[int] | None = None,
    members: Sequence[Collection[int]] | None = None,
) -> tuple[np.ndarray, ...]:
    """Return one outline (k, 2) for each area of the network, in its order.

    The padding shrinks where an outsider stands near; where the hull of the members holds
    an outsider (a dragged actor, a layout that knows no areas) the outline winds between them.

    Parameters
    ----------
    px, radii
        (n, 2) places and (n,) radii of the symbols, px.
    padding
        Px between a member and the outline, see `area_padding`.
    shown
        Actors in the picture; None means all. An area without shown members is empty (0, 2).
    members
        Whom each area is drawn round, where it is not all that were ever its members; the others
        stay outside.
    """
    seen = set(range(len(network)) if shown is None else shown)
    result = []
    every = [inside for _, inside in network.areas] if members is None else members
    for own in every:
        inside = sorted(seen.intersection(own))
        outside = sorted(seen.difference(own, network.organisations))
        if inside:
            result.append(
                _outline_without(px[inside], px[outside], radii[outside] + 4, padding=padding)
            )
        else:
            result.append(np.empty((0, 2)))
    return tuple(result)


def area_path(points: np.ndarray) -> str:
    """Return the outline as SVG path data: a curve through the middles of its sides."""
    if not len(points):
        return ""
    middles = (points + np.roll(points, -1, axis=0)) / 2
    start = middles[-1]
    curves = " ".join(
        f"Q {x:.1f} {y:.1f} {mx:.1f} {my:.1f}"
        for (x, y), (mx, my) in zip(points, middles, strict=True)
    )
    return f"M {start[0]:.1f} {start[1]:.1f} {curves} Z"


def _outline_without(
    points: np.ndarray, outside: np.ndarray, clear: np.ndarray, *, padding: float
) -> np.ndarray:
    for share in (1.0, 0.85, 0.7, 0.55, 0.4):
        convex = outline(points, padding=share * padding)
        if not _holds(shapely.Polygon(convex), outside, clear):
            return convex
    return winding(points, outside, clear, padding=0.6 * padding)


def _holds(polygon: shapely.Polygon, outside: np.ndarray, clear: np.ndarray) -> bool:
    if not len(outside):
        return False
    return bool((shapely.distance(polygon, shapely.points(outside)) < clear).any())
