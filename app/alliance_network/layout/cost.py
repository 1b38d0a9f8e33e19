"""What is wrong with a picture, in numbers: the cost the search of `organic` makes small.

Everything is counted for one actor that tries several places in several pictures (chains) at
once: x and y are (C, n) arrays of C chains, candidates (C, K) arrays. Straight lines stand for
ties; `bends` curves them later. float32 throughout: it halves the time and 4 decimals are kept.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from alliance_network.layout.hull import area_padding, directions, rounded

SMALL = 30
"""Up to so many actors the whole cost is used; above, what is cheap and matters."""

MOST_TIES = 400
MOST_ENDS = 20
"""Above so many tied pairs (of one actor) a seeded sample stands for all of them."""

VECTORS = directions(24).astype(np.float32)
ALONG = np.array([0.2, 0.35, 0.5, 0.65, 0.8], np.float32)


@dataclass(frozen=True)
class Weights:
    """How much each fault costs; pixels where it says so."""

    crossing: float = 4.0
    symbol: float = 6.0
    fade: float = 10.0
    outsider: float = 12.0
    beside: float = 3.0
    overlap: float = 5.0
    length: float = 6.0
    angle: float = 1.5
    through: float = 3.0
    shape: float = 12.0
    stress: float = 2.5
    empty: float = 1.5


FEW = Weights()
MANY = Weights(
    fade=4.0, outsider=40.0, overlap=16.0, length=0.67, angle=0.0, through=1.0, shape=6.0, empty=0.0
)


class Cost:
    """The cost of places for the actors of one network in the reference place.

    Parameters
    ----------
    pairs, parallel
        (P, 2) tied actors, each pair once, and (P,) how many ties it has.
    areas
        (A, n) booleans: the members of each area.
    distances
        (n, n) wanted distances, in units of a tie, see `smacof.wanted_distances`.
    radii
        (n,) radii of the symbols, px.
    width, height
        The place, px.
    count
        Actors that share the place, those set aside included.
    rng
        Draws the samples of ties.
    """

    def __init__(self, pairs, parallel, areas, distances, radii, *, width, height, count, rng):
        self.count = count
        self.size = len(distances)
        self.weights = FEW if count <= SMALL else MANY
        self.width, self.height = width, height
        self.spacing = np.float32(np.sqrt(width * height / count))
        self.room = np.float32(min(110.0, 0.68 * self.spacing))
        self.padding = area_padding(count, width, height)
        self.radii = np.asarray(radii, np.float32)
        self.areas = np.asarray(areas, bool).reshape(-1, self.size)
        self.wanted = np.maximum(np.asarray(distances, np.float32), 0.3)
        self.parallel = np.asarray(parallel)
        self.pairs = np.asarray(pairs, int).reshape(-1, 2)
        self._prepare_ties(rng)
        self._prepare_areas(rng)
        columns, rows = np.meshgrid(
            np.linspace(0.06, 0.94, 7) * width, np.linspace(0.08, 0.92, 5) * height
        )
        self.grid = np.column_stack([columns.ravel(), rows.ravel()]).astype(np.float32)

    # ---- preparation: everything that does not depend on places ---- #

    def _prepare_ties(self, rng):
        total = max(len(self.pairs), 1)
        sample = self._sample(np.arange(len(self.pairs)), MOST_TIES, rng)
        self.scale = total / max(len(sample), 1)
        few = 30 if self.count <= SMALL else 60
        self.crossing = self.weights.crossing * min(1.0, few / total) * self.scale
        self.neighbours, self.others, self.ends, self.angles = [], [], [], []
        for actor in range(self.size):
            touching = (self.pairs == actor).any(1)
            near = self.pairs[touching].sum(1) - actor
            keep = self._sample(np.arange(len(near)), MOST_ENDS, rng)
            # The length a tie should have, px: room for its parallel ties to be told apart.
            longer = 1 + 0.15 * (np.minimum(self.parallel[touching], 4) - 1)
            self.neighbours.append((near[keep], longer[keep].astype(np.float32)))
            self.ends.append(len(near) / max(len(keep), 1))
            self.others.append(self.pairs[sample[~touching[sample]]])
            self.angles.append(self._corners(actor, near))

    def _corners(self, actor, near):
        """Return the (actor, other) ends of ties that meet a tie of `actor` at a neighbour."""
        corners = []
        for neighbour in near if self.weights.angle else ():
            touching = self.pairs[(self.pairs == neighbour).any(1)].sum(1) - neighbour
            corners += [(neighbour, other) for other in touching if other != actor]
        return np.array(corners, int).reshape(-1, 2)

    def _prepare_areas(self, rng):
        self.members = [np.flatnonzero(area) for area in self.areas]
        self.outsiders = [np.flatnonzero(~area) for area in self.areas]
        foreign = [self.pairs[~area[self.pairs].any(1)] for area in self.areas]
        self.foreign = [self._sample(pairs, MOST_TIES // 2, rng) for pairs in foreign]
        self.foreign_scale = [
            np.float32(len(pairs) / max(len(sample), 1))
            for pairs, sample in zip(foreign, self.foreign, strict=True)
        ]

    @staticmethod
    def _sample(rows, most, rng):
        if len(rows) <= most:
            return rows
        return rows[np.sort(rng.choice(len(rows), most, replace=False))]

    # ---- one actor tries places ---- #

    def at(self, x, y, actor, cx, cy):
        """Return the cost (C, K) of everything `actor` has a part in, at places cx, cy (C, K)."""
        pair, crossing, symbol, angle = self._ties(x, y, actor, cx, cy)
        total = pair + crossing + symbol + angle + self._empty(x, y, actor, cx, cy)
        for area in range(len(self.areas)):
            total = total + self._area(x, y, actor, cx, cy, area)
        return total + self._outside_place(cx, cy)

    def total(self, x, y):
        """Return the cost (C,) of whole pictures."""
        result = np.zeros(len(x), np.float32)
        for actor in range(self.size):
            cx, cy = x[:, [actor]], y[:, [actor]]
            # Each fault is seen by every actor that has a part in it: both ends of a pair, the
            # four of a crossing, two and a symbol, the three of an angle.
            pair, crossing, symbol, angle = self._ties(x, y, actor, cx, cy)
            result += (pair / 2 + crossing / 4 + symbol / 3 + angle / 3)[:, 0]
        result += self._empty(x, y, 0, x[:, [0]], y[:, [0]])[:, 0]
        for area, members in enumerate(self.members):
            first = members[0]
            result += self._area(x, y, first, x[:, [first]], y[:, [first]], area)[:, 0]
        return result

    def _outside_place(self, cx, cy):
        beyond = np.maximum(np.abs(cx - self.width / 2) - self.width / 2, 0)
        beyond = beyond + np.maximum(np.abs(cy - self.height / 2) - self.height / 2, 0)
        return 10 * beyond

    def _ties(self, x, y, actor, cx, cy):
        weights = self.weights
        dx, dy = x[:, None, :] - cx[..., None], y[:, None, :] - cy[..., None]
        dx[..., actor] = dy[..., actor] = 1e4
        length = np.sqrt(dx * dx + dy * dy) + np.float32(1e-3)

        close = np.sqrt((dx / (1.15 * self.room)) ** 2 + (dy / (0.85 * self.room)) ** 2)
        pair = weights.overlap * 4 * (np.maximum(0, 1 - close) ** 2).sum(-1)
        wanted = self.wanted[actor]
        stress = (length / self.spacing - wanted) ** 2 / wanted**2
        stress[..., actor] = 0
        pair += weights.stress / self.size * 2 * stress.sum(-1)

        near, longer = self.neighbours[actor]
        zero = np.zeros_like(pair)
        ends = np.float32(self.ends[actor])
        ex, ey, reach = dx[..., near], dy[..., near], length[..., near]
        ratio = reach / (longer * self.spacing)
        unit = np.maximum(0, ratio - 1) ** 2 + 4 * np.maximum(0, 0.75 - ratio) ** 2
        pair += weights.length * ends * unit.sum(-1)

        turn = ex[..., None] * dy[..., None, :] - ey[..., None] * dx[..., None, :]
        symbol = self._over_symbols(turn, dx, dy, ex, ey, reach, actor, near) * ends
        crossing = zero
        others = self.others[actor]
        if len(others):
            one, other = others[:, 0], others[:, 1]
            sx, sy = (x[:, other] - x[:, one])[:, None, :], (y[:, other] - y[:, one])[:, None, :]
            rx, ry = dx[..., one], dy[..., one]
            here = sy * rx - sx * ry
            symbol = symbol + self._under_ties(here, sx, sy, rx, ry, actor)
            if len(near):
                qx, qy = x[:, near, None] - x[:, None, one], y[:, near, None] - y[:, None, one]
                there = sx * qy - sy * qx
                crossed = (turn[..., one] * turn[..., other] < 0) & (
                    here[:, :, None, :] * there[:, None] < 0
                )
                crossing = self.crossing * ends * crossed.sum((-1, -2), dtype=np.float32)
        return (
            pair,
            crossing,
            weights.symbol * symbol,
            self._angles(x, y, actor, cx, cy, ex, ey, reach),
        )

    def _over_symbols(self, turn, dx, dy, ex, ey, reach, actor, near):
        """Symbols that the ties of the actor pass over."""
        if not len(near):
            return np.zeros(turn.shape[:2], np.float32)
        share = ex[..., None] * dx[..., None, :] + ey[..., None] * dy[..., None, :]
        share /= (reach * reach)[..., None]
        miss = np.abs(turn) / reach[..., None] - (self.radii + 4)
        fault = np.clip(1 - miss / self.weights.fade, 0, 1)
        fault *= (share > 0) & (share < 1)
        fault[..., actor] = 0
        fault[..., np.arange(len(near)), near] = 0
        return fault.sum((-1, -2))

    def _under_ties(self, here, sx, sy, rx, ry, actor):
        """Ties of others that pass over the actor's symbol; `here` is the turn (C, K, M)."""
        square = sx * sx + sy * sy + np.float32(1e-3)
        share = -(rx * sx + ry * sy) / square
        miss = np.abs(here) / np.sqrt(square) - (self.radii[actor] + 4)
        fault = np.clip(1 - miss / self.weights.fade, 0, 1) * ((share > 0) & (share < 1))
        return fault.sum(-1) * np.float32(self.scale)

    def _angles(self, x, y, actor, cx, cy, ex, ey, reach):
        """Ties that leave one actor less than 45 degrees apart."""
        if not self.weights.angle:
            return np.zeros_like(cx)
        limit = np.float32(np.cos(np.pi / 4))

        def fault(cosine):
            return (np.maximum(0, cosine - limit) / (1 - limit)).sum(-1)

        result = np.zeros_like(cx)
        ux, uy = ex / reach, ey / reach
        first, second = np.triu_indices(ux.shape[-1], 1)
        result = result + fault(ux[..., first] * ux[..., second] + uy[..., first] * uy[..., second])
        corners = self.angles[actor]
        if len(corners):
            at, other = corners[:, 0], corners[:, 1]
            ox, oy = (x[:, other] - x[:, at])[:, None, :], (y[:, other] - y[:, at])[:, None, :]
            mx, my = cx[..., None] - x[:, None, at], cy[..., None] - y[:, None, at]
            size = np.sqrt((ox * ox + oy * oy) * (mx * mx + my * my)) + np.float32(1e-3)
            result = result + fault((ox * mx + oy * my) / size)
        return self.weights.angle * result

    def _area(self, x, y, actor, cx, cy, area):
        """What one area costs that depends on the actor."""
        members = self.members[area]
        rest = members[members != actor]
        points = x[:, rest, None] * VECTORS[:, 0] + y[:, rest, None] * VECTORS[:, 1]
        outsiders, foreign = self.outsiders[area], self.foreign[area]
        if not self.areas[area, actor]:
            height = rounded(points.max(1), points.mean(1), self.padding)[:, None]
            depth = self._depth(height, cx[..., None], cy[..., None])[..., 0]
            near, _ = self.neighbours[actor]
            near = near[~self.areas[area, near]]
            through = self._through(
                height, cx[..., None], cy[..., None], x[:, None, near], y[:, None, near]
            )
            return self._intrusion(depth, self.radii[actor]) + through * np.float32(
                self.ends[actor]
            )
        own = cx[..., None] * VECTORS[:, 0] + cy[..., None] * VECTORS[:, 1]
        if len(rest):
            support = np.maximum(points.max(1)[:, None], own)
            centre = (points.sum(1)[:, None] + own) / np.float32(len(members))
        else:
            support = centre = own
        height = rounded(support, centre, self.padding)
        depth = self._depth(height, x[:, None, outsiders], y[:, None, outsiders])
        one, other = foreign[:, 0], foreign[:, 1]
        through = self._through(
            height, x[:, None, one], y[:, None, one], x[:, None, other], y[:, None, other]
        )
        intrusion = self._intrusion(depth, self.radii[outsiders]).sum(-1)
        through = through * self.foreign_scale[area]
        return intrusion + through + self._shape(support, len(members)) + self._overhang(height)

    def _depth(self, height, px, py):
        """How deep points (C, K, m) lie inside the outline (C, K, D), px; negative outside."""
        gaps = height[..., None, :] - (
            px[..., None] * VECTORS[:, 0] + py[..., None] * VECTORS[:, 1]
        )
        return gaps.min(-1)

    def _intrusion(self, depth, radius):
        depth = depth + radius + 8
        inside = np.where(depth > 0, 0.6 + depth / 40, 0).astype(np.float32)
        # A little farther still, so that the name of the outsider stays outside as well.
        near = np.maximum(0, 1 + np.minimum(depth, 0) / np.float32(0.5 * self.room))
        return self.weights.outsider * inside + self.weights.beside * near**2

    def _through(self, height, px, py, qx, qy):
        if not px.shape[-1] and not qx.shape[-1]:
            return np.float32(0)
        mx = px[..., None] * (1 - ALONG) + qx[..., None] * ALONG
        my = py[..., None] * (1 - ALONG) + qy[..., None] * ALONG
        shape = mx.shape
        depth = self._depth(height, mx.reshape(*shape[:2], -1), my.reshape(*shape[:2], -1))
        inside = (depth.reshape(*depth.shape[:2], *shape[2:]) > 0).any(-1)
        return self.weights.through * inside.sum(-1, dtype=np.float32)

    def _overhang(self, height):
        """What of the outline is outside the place, less than 4 px from its edge."""
        quarter = len(VECTORS) // 4
        edges = np.array([self.width - 4, self.height - 4, -4, -4], np.float32)
        over = np.maximum(0, height[..., ::quarter] - edges)
        return np.float32(0.15) * over.sum(-1)

    def _shape(self, support, members):
        """How far an area is from round and from its share of the place."""
        turn = 2 * np.pi / len(VECTORS)
        height = support + np.float32(self.padding)
        sides = (np.roll(height, 1, -1) + np.roll(height, -1, -1)) - 2 * np.cos(turn) * height
        sides = sides / np.float32(np.sin(turn))
        around, area = sides.sum(-1), (sides * height).sum(-1) / 2
        round_ = np.maximum(0, around**2 / (4 * np.pi * np.maximum(area, 1)) - 1.03)
        share = area / np.float32(0.62 * self.width * self.height * members / self.count)
        return self.weights.shape * (10 * round_ + 12 * np.maximum(0, share - 1) ** 2)

    def _empty(self, x, y, actor, cx, cy):
        """Corners and middles of the place with nobody near."""
        if not self.weights.empty:
            return np.zeros_like(cx)
        keep = np.arange(self.size) != actor
        gx, gy = self.grid[:, 0], self.grid[:, 1]
        own = (cx[..., None] - gx) ** 2 + (cy[..., None] - gy) ** 2
        if keep.any():
            far = (x[:, keep, None] - gx) ** 2 + (y[:, keep, None] - gy) ** 2
            own = np.minimum(own, far.min(1)[:, None])
        gap = np.maximum(0, np.sqrt(own) / self.spacing - 0.9)
        return self.weights.empty * (gap * gap).sum(-1)
