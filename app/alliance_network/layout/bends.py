"""How far each tie bows out: parallel ties apart, lines off symbols, few crossings.

A tie is one quadratic curve from centre to centre. Its control point is the middle of the two
plus bend x distance x left normal, where the normal of (x0, y0) -> (x1, y1) is
(-(y1 - y0), x1 - x0) / distance, the pair taken as the tie goes (from, to). The curve itself is
off the straight line by half of that at its middle.
"""

from __future__ import annotations

import numpy as np

from alliance_network.layout.network import Network

SMALL = 30
MOST_SEARCHED = 6000
"""Above so many tied pairs only parallel ties are bent."""

OUTWARD = 0.09
CELL = 2.0
APART = 17.0
"""Px between parallel ties at their middle."""

USUAL = np.array([0, 0.04, -0.04, 0.09, -0.09, 0.14, -0.14, 0.19, -0.19, 0.25, -0.25, 0.3, -0.3])
LARGER = np.array([0.4, -0.4, 0.5, -0.5])


def bends(
    px: np.ndarray, network: Network, radii: np.ndarray, width: float, height: float
) -> np.ndarray:
    """Return the bend of each tie (E,) of the network in a place.

    Parameters
    ----------
    px, radii
        (n, 2) places and (n,) radii of the symbols, px.
    width, height
        Size of the place, px.
    """
    ties = network.pairs
    if not len(ties):
        return np.zeros(0)
    forward = ties[:, 0] < ties[:, 1]
    pairs, group, count = np.unique(
        np.sort(ties, axis=1), axis=0, return_inverse=True, return_counts=True
    )
    group = group.ravel()
    distance = np.maximum(np.hypot(*(px[pairs[:, 1]] - px[pairs[:, 0]]).T), 1.0)
    offset = _offsets(group, count, distance)
    middle = np.array([width, height]) / 2
    shift = _shifts(px, pairs, offset, group, count, radii, middle, len(network))
    # Offsets and shifts are those of the sorted pair; a tie that goes the other way mirrors them.
    return np.round(np.where(forward, 1, -1) * (offset + shift[group]), 4)


def curves_of(px: np.ndarray, pairs: np.ndarray, bend: np.ndarray) -> np.ndarray:
    """Return the curves (E, 6) as rows x0, y0, cx, cy, x1, y1, px."""
    start, end = px[pairs[:, 0]], px[pairs[:, 1]]
    along = end - start
    normal = np.column_stack([-along[:, 1], along[:, 0]])
    return np.concatenate([start, (start + end) / 2 + bend[:, None] * normal, end], axis=1)


def along_curves(curves: np.ndarray, shares: np.ndarray) -> np.ndarray:
    """Return points (E, S, 2) of the curves (E, 6) at shares (S,) from 0 to 1."""
    t = shares
    points = np.empty((len(curves), len(t), 2))
    # One axis after the other: arrays whose last axis is two long take several times as long.
    for axis in (0, 1):
        start, control, end = (curves[:, [at + axis]] for at in (0, 2, 4))
        points[..., axis] = (1 - t) ** 2 * start + 2 * t * (1 - t) * control + t**2 * end
    return points


def _offsets(group, count, distance):
    """Return the offset of each tie among the parallel ones, in the dataset's order."""
    order = np.argsort(group, kind="stable")
    rank = np.empty(len(group), int)
    rank[order] = np.arange(len(group)) - np.repeat(np.cumsum(count) - count, count)
    step = np.clip(2 * APART / distance, 0.15, 0.7)
    # Two ties need less than three; many share what a pair of actors can carry.
    step = np.minimum(step, 1.8 / np.maximum(count - 1, 1))
    return (rank - (count[group] - 1) / 2) * step[group]


def _shifts(px, pairs, offset, group, count, radii, middle, actors):
    small = actors <= SMALL
    shift = np.zeros(len(pairs))
    if small:
        shift = np.where(count == 1, _outward(px, pairs, middle), 0.0)
    if len(pairs) > MOST_SEARCHED:
        return shift
    widest = np.zeros(len(pairs))
    np.maximum.at(widest, group, np.abs(offset))
    symbols = _Symbols(px, radii)
    rows = np.arange(len(pairs))
    if not small:
        rows = rows[symbols.under(pairs, widest, shift[:, None])[:, 0] > 0]
    if not len(rows):
        return shift
    choices = np.concatenate([USUAL, LARGER])
    options = np.broadcast_to(choices, (len(rows), len(choices)))
    price = 6 * symbols.under(pairs[rows], widest[rows], options)
    # A larger bend must earn its place; as given is best.
    more = np.abs(options - shift[rows, None])
    price = price + 0.8 * more + 8 * more**2
    price = price + 3.0 * np.maximum(0, np.abs(options) + widest[rows, None] - 0.45)
    if not small:
        shift[rows] = choices[np.argmin(np.round(price, 4), axis=1)]
        return shift
    return _search(px, pairs, price, choices, shift)


def _outward(px, pairs, middle):
    """Return 0.09 with the sign that bows a pair away from the middle of the place."""
    start, end = px[pairs[:, 0]], px[pairs[:, 1]]
    along = end - start
    away = (start + end) / 2 - middle
    side = -along[:, 1] * away[:, 0] + along[:, 0] * away[:, 1]
    return np.where(side >= 0, OUTWARD, -OUTWARD)


class _Symbols:
    """Whose symbol is where, and how badly a line through there would cover it.

    A raster: looking up a point costs the same however many actors there are.
    """

    def __init__(self, px, radii):
        self.px = px
        self.limit = np.maximum(radii, 1.0) + 4
        reach = float(self.limit.max())
        self.low = px.min(0) - reach
        self.shape = np.ceil((px.max(0) + reach - self.low) / CELL).astype(int) + 1
        self.owner = np.full(self.shape, -1)
        self.fault = np.zeros(self.shape)
        half = int(reach / CELL) + 1
        step = np.arange(-half, half + 1)
        for actor, limit in enumerate(self.limit):
            at = ((px[actor] - self.low) / CELL).astype(int)
            x = at[0] + step[(at[0] + step >= 0) & (at[0] + step < self.shape[0])]
            y = at[1] + step[(at[1] + step >= 0) & (at[1] + step < self.shape[1])]
            centre = (np.stack(np.meshgrid(x, y, indexing="ij"), -1) + 0.5) * CELL + self.low
            far = np.hypot(*np.moveaxis(centre - px[actor], -1, 0))
            fault = np.where(far < limit, 0.4 + 0.6 * (1 - far / limit), 0)
            window = np.ix_(x, y)
            mine = fault > self.fault[window]
            self.owner[window] = np.where(mine, actor, self.owner[window])
            self.fault[window] = np.where(mine, fault, self.fault[window])

    def under(self, pairs, widest, options):
        """Return (P, B): the worst a pair's curves do to a symbol for each bend in `options`."""
        result = np.zeros(options.shape)
        # Points near enough to one another that no symbol slips through between two.
        length = np.hypot(*(self.px[pairs[:, 1]] - self.px[pairs[:, 0]]).T)
        count = int(np.clip(np.quantile(length, 0.9) / (1.2 * self.limit.max()), 10, 40))
        shares = (np.arange(count) + 0.5) / count
        for sign in (-1, 1) if widest.any() else (1,):
            bent = options + sign * widest[:, None]
            for at in range(options.shape[1]):
                points = along_curves(curves_of(self.px, pairs, bent[:, at]), shares)
                (x, x_inside), (y, y_inside) = (self._cells(points, axis) for axis in (0, 1))
                owner = self.owner[x, y]
                other = x_inside & y_inside & (owner != pairs[:, :1]) & (owner != pairs[:, 1:])
                result[:, at] += np.where(other, self.fault[x, y], 0).max(-1)
        return result

    def _cells(self, points, axis):
        """Return the raster's row of each point along one axis, and whether it is inside."""
        cells = ((points[..., axis] - self.low[axis]) / CELL).astype(int)
        inside = (cells >= 0) & (cells < self.shape[axis])
        return np.where(inside, cells, 0), inside


def _search(px, pairs, price, choices, shift):
    """Choose the bends of few ties together: crossings and narrow angles count as well."""
    count, options = len(pairs), len(choices)
    curves = curves_of(px, np.repeat(pairs, options, axis=0), np.tile(choices, count))
    points = along_curves(curves, np.linspace(0, 1, 9)).reshape(count, options, 9, 2)
    leave = points[:, :, [1, -2]] - points[:, :, [0, -1]]
    leave = leave / np.maximum(np.hypot(leave[..., 0], leave[..., 1]), 1e-6)[..., None]
    now = np.array([int(np.argmin(np.abs(choices - bend))) for bend in shift])
    narrow = np.cos(np.radians(24))
    shared = [
        [
            (end, other, int(np.flatnonzero(pairs[other] == actor)[0]))
            for end, actor in enumerate(pair)
            for other in np.flatnonzero((pairs == actor).any(1))
            if other != row
        ]
        for row, pair in enumerate(pairs)
    ]
    crossings = Crossings(points)
    for _ in range(3):
        before = now.copy()
        for row in range(count):
            cost = price[row].copy()
            cost += 4 * crossings.of(row, now)
            for end, other, its_end in shared[row]:
                cosine = leave[row, :, end] @ leave[other, now[other], its_end]
                cost += 2 * np.maximum(0, cosine - narrow) / (1 - narrow)
            now[row] = int(np.argmin(np.round(cost, 4)))
        if (now == before).all():
            break
    return choices[now]


class Crossings:
    """Which of the ways that pairs may be drawn cross one another: polylines (P, B, S, 2).

    What was found out about two pairs is kept until one of them is drawn otherwise.
    """

    def __init__(self, points):
        self.x, self.y = (np.ascontiguousarray(points[..., axis]) for axis in (0, 1))
        count, options = points.shape[:2]
        # Boxes of each pair however it is drawn, and of each way: what is apart does not cross.
        self.low, self.high = points.min(2), points.max(2)
        self.least, self.most = self.low.min(1), self.high.max(1)
        self.met = np.zeros((count, count, options), bool)
        self.seen = np.full((count, count), -1)

    def of(self, row, now):
        """Return (B,): how many of the others, as they are drawn now, each way crosses."""
        changed = np.flatnonzero(self.seen[row] != now)
        near = (self.low[changed, now[changed]] <= self.most[row]).all(1)
        near &= (self.high[changed, now[changed]] >= self.least[row]).all(1)
        near &= changed != row
        self.met[row, changed] = False
        self.seen[row] = now
        others = changed[near]
        if len(others):
            mine = (self.x[row], self.y[row])
            theirs = (self.x[others, now[others]], self.y[others, now[others]])
            self.met[row, others] = _cross(mine, theirs).T
        return self.met[row].sum(0)


def _cross(lines, others):
    """Return (B, O): whether polylines cross; x and y of them are (B, S) and (O, S)."""
    sides = _sides(lines, others)
    apart = sides[..., :-1] * sides[..., 1:] < 0
    back = _sides(others, lines)
    there = back[..., :-1] * back[..., 1:] < 0
    return (apart & there.transpose(2, 3, 0, 1)).any((1, 3))


def _sides(lines, points):
    """Return (B, S - 1, O, S): on which side of each stretch of the lines each point lies."""
    (x, y), (px, py) = lines, points
    along_x, along_y = (np.diff(of)[:, :, None, None] for of in (x, y))
    far_x, far_y = (p - of[:, :-1, None, None] for of, p in ((x, px), (y, py)))
    return along_x * far_y - along_y * far_x
