"""An area that winds between outsiders, where the hull of its members would hold some."""

from __future__ import annotations

import numpy as np
import shapely

CELL = 7.0
"""Px between the points through which a corridor may lead."""

CORRIDOR = 5.0
"""Half the width, px, of a corridor round outsiders."""


def winding(
    members: np.ndarray, outside: np.ndarray, clear: np.ndarray, *, padding: float
) -> np.ndarray:
    """Return an outline (k, 2): discs round the members, joined by bands that avoid outsiders.

    Parameters
    ----------
    members, outside
        (m, 2) places of the members, (k, 2) of everybody else, px.
    clear
        (k,) px that are kept free round each outsider.
    padding
        Radius of the discs, px.
    """
    bands = _bands(members, outside, clear)
    holes = shapely.union_all(shapely.buffer(shapely.points(outside), clear))
    discs = shapely.union_all(shapely.buffer(shapely.points(members), padding))
    wide = shapely.union_all(shapely.buffer(bands, 0.6 * padding))
    # What is cut off by an outsider still hangs together along the middle of its band, and
    # every member is inside: even one under an outsider keeps a little disc of its own.
    kept = shapely.union_all(shapely.buffer(bands, CORRIDOR)).difference(
        shapely.buffer(holes, -1.5)
    )
    kept = kept.union(shapely.union_all(shapely.buffer(shapely.points(members), CORRIDOR)))
    for closing in (2 * padding, padding, 0.5 * padding, 0):
        body = discs.union(wide).buffer(closing).buffer(-closing)
        smooth = body.difference(holes).buffer(-3).buffer(3).union(kept)
        result = _with_members(smooth, members)
        if not shapely.contains_xy(result, outside).any():
            break
    return np.asarray(result.simplify(0.7).exterior.coords)[:-1]


def _with_members(shape, members):
    """Return the part with most members; only its outer border is drawn, holes are filled."""
    parts = shapely.get_parts(shape)
    held = [int(shapely.contains_xy(part, members).sum()) for part in parts]
    return shapely.Polygon(parts[int(np.argmax(held))].exterior)


def _bands(members, outside, clear):
    """Return the lines that join all members."""
    count = len(members)
    starts, ends = np.triu_indices(count, 1)
    lines = shapely.linestrings(np.stack([members[starts], members[ends]], axis=1))
    gap = shapely.distance(lines[:, None], shapely.points(outside)[None, :]) - clear
    free = (gap > CORRIDOR).all(1) if len(outside) else np.ones(len(lines), bool)
    group = np.arange(count)
    bands = []
    for row in np.argsort(shapely.length(lines), kind="stable"):
        one, other = group[starts[row]], group[ends[row]]
        if free[row] and one != other:
            bands.append(lines[row])
            group[group == other] = one
    return _joined(bands, group, members, outside, clear)


def _joined(bands, group, members, outside, clear):
    """Add the shortest corridors between the groups of members that no straight line joins."""
    if len(np.unique(group)) < 2:
        return bands
    # Only here: scipy takes long to import, and few areas wind.
    from scipy.sparse.csgraph import dijkstra

    points, graph = _grid(np.concatenate([members, outside]), outside, clear)
    nearest = np.array([np.hypot(*(points - member).T).argmin() for member in members])
    while len(np.unique(group)) > 1:
        body = nearest[group == group[0]]
        rest = np.flatnonzero(group != group[0])
        far, before, _ = dijkstra(
            graph, directed=False, indices=body, return_predecessors=True, min_only=True
        )
        target = rest[np.argmin(far[nearest[rest]])]
        if np.isfinite(far[nearest[target]]):
            way = [nearest[target]]
            while before[way[-1]] >= 0:
                way.append(before[way[-1]])
            source = np.flatnonzero((nearest == way[-1]) & (group == group[0]))[0]
            line = np.concatenate([members[[target]], points[way], members[[source]]])
        else:
            # Walled in by outsiders: straight through.
            inside = np.flatnonzero(group == group[0])
            source = inside[np.hypot(*(members[inside] - members[target]).T).argmin()]
            line = members[[target, source]]
        bands.append(shapely.LineString(line).simplify(CELL / 2))
        group[group == group[target]] = group[0]
    return bands


def _grid(everybody, outside, clear):
    """Return points and the graph of steps between neighbours that are clear of outsiders."""
    from scipy.sparse import coo_array

    low, high = everybody.min(0) - 60, everybody.max(0) + 60
    cell = max(CELL, float((high - low).max()) / 160)
    columns, rows = (np.ceil((high - low) / cell) + 1).astype(int)
    x, y = np.meshgrid(low[0] + cell * np.arange(columns), low[1] + cell * np.arange(rows))
    points = np.column_stack([x.ravel(), y.ravel()])
    blocked = np.zeros(len(points), bool)
    for place, free in zip(outside, clear, strict=True):
        blocked |= np.hypot(*(points - place).T) < free + CORRIDOR
    number = np.arange(len(points)).reshape(rows, columns)
    one, other, length = [], [], []
    for right, down in ((1, 0), (0, 1), (1, 1), (-1, 1)):
        here = number[: rows - down, max(0, -right) : columns - max(0, right)]
        there = number[down:, max(0, right) : columns + min(0, right)]
        one.append(here.ravel())
        other.append(there.ravel())
        length.append(np.full(here.size, np.hypot(right, down)))
    one, other, length = map(np.concatenate, (one, other, length))
    open_ = ~(blocked[one] | blocked[other])
    size = len(points)
    graph = coo_array((length[open_], (one[open_], other[open_])), shape=(size, size))
    return points, graph.tocsr()
