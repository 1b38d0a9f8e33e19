"""Organic: tied actors near each other, members of an area together, few lines crossing.

Seeded pictures that keep wanted distances (`smacof`) are made better by a coordinate search on
an explicit cost (`cost`): each actor in turn tries some places and takes the cheapest. Above
`MOST_ACTORS` actors or `MOST_TIES` ties the search would take minutes and `large` takes over.
"""

from __future__ import annotations

import numpy as np

from alliance_network.layout.cost import SMALL, Cost
from alliance_network.layout.fit import HEIGHT, MARGIN, WIDTH
from alliance_network.layout.large import spread_out
from alliance_network.layout.network import Network
from alliance_network.layout.smacof import likeness, starts, wanted_distances
from alliance_network.layout.spots import place_loners, with_organisations

MOST_ACTORS, MOST_TIES = 250, 8000
CANDIDATES = 16

SWEEPS = ((SMALL, 14, 3), (100, 7, 3), (MOST_ACTORS, 5, 2))
"""Up to so many actors: sweeps of the search, and after the picture was spread out."""

LOW = np.array(MARGIN)
HIGH = np.array([WIDTH, HEIGHT]) - LOW


def organic(network: Network, *, seed: int = 0, centre: str | None = None) -> np.ndarray:
    """Return places (n, 2) in the unit square.

    Parameters
    ----------
    seed
        Another seed is another picture of the same network.
    centre
        Not used; every layout takes it.
    """
    if not len(network):
        return np.empty((0, 2))
    organisations = np.array(network.organisations, int)
    pairs, parallel = network.tied_pairs
    members = [np.array(m, int) for _, m in network.areas]
    tied = np.unique(np.concatenate([pairs.ravel(), *members]).astype(int))
    tied = tied[~np.isin(tied, organisations)]

    if len(tied) and (len(network) > MOST_ACTORS or len(network.pairs) > MOST_TIES):
        places = spread_out(len(network), pairs, parallel, members, tied, seed=seed)
    else:
        places = np.zeros((len(network), 2))
        places[tied] = _searched(network, tied, pairs, parallel, members, seed=seed)
    loners = np.setdiff1d(np.arange(len(network)), np.concatenate([tied, organisations]))
    places = place_loners(places, tied, loners, pairs, members)
    return (with_organisations(places, network) - LOW) / (HIGH - LOW)


def _searched(network, tied, pairs, parallel, members, *, seed):
    """Return the places (t, 2), px, of the tied actors."""
    if len(tied) < 2:
        return np.full((len(tied), 2), (WIDTH / 2, HEIGHT / 2))
    rng = np.random.default_rng([seed, len(tied)])
    row = np.zeros(len(network), int)
    row[tied] = np.arange(len(tied))
    pairs = row[pairs]
    areas = np.zeros((len(members), len(tied)), bool)
    for area, inside in zip(areas, members, strict=True):
        area[row[np.intersect1d(inside, tied)]] = True
    areas = areas[areas.any(1)]
    free = ~np.isin(network.pairs, network.organisations).any(1)
    alike = likeness(row[network.pairs[free]], network.relations[free], len(tied))
    wanted = wanted_distances(pairs, parallel, areas, alike)
    radii = network.radii[tied]
    count = len(network) - len(network.areas)
    cost = Cost(
        pairs, parallel, areas, wanted, radii, width=WIDTH, height=HEIGHT, count=count, rng=rng
    )
    small = count <= SMALL
    places = starts(wanted, count=24 if small else 8, rng=rng)
    # Whole pixels: the search then takes the same turns whatever the last bits of a library.
    places = np.round(_filled(places if small else places[:1]))
    search = _Search(cost, places, rng)
    first, last = next(sweeps for most, *sweeps in SWEEPS if count <= most)
    search.sweeps(first, widest=1.2, narrowest=0.06, roaming=0.6)
    search.replace(_evened(_filled(search.places(), most=1.15)))
    search.sweeps(last, widest=0.25, narrowest=0.03, roaming=0.0)
    final = search.places()
    best = final[np.argmin(np.round(cost.total(search.x, search.y), 2))]
    return _filled(_mirrored(best, areas)[None])[0]


class _Search:
    """Several pictures at once in which one actor after another takes its cheapest place."""

    def __init__(self, cost, places, rng):
        self.cost, self.rng = cost, rng
        self.replace(places)

    def replace(self, places):
        self.x = np.ascontiguousarray(places[..., 0], np.float32)
        self.y = np.ascontiguousarray(places[..., 1], np.float32)

    def places(self):
        return np.stack([self.x, self.y], axis=-1).astype(float)

    def sweeps(self, count, *, widest, narrowest, roaming):
        """Let every actor try, `count` times; radii in units of the spacing."""
        for turn in range(count):
            radius = widest * (narrowest / widest) ** (turn / max(count - 1, 1))
            roam = 2 if turn < roaming * count else 0
            for actor in self.rng.permutation(self.cost.size):
                self._try(actor, radius * self.cost.spacing, roam)

    def _try(self, actor, radius, roam):
        chains = len(self.x)
        steps = self.rng.normal(0, radius, (chains, CANDIDATES, 2))
        cx = self.x[:, [actor]] + steps[..., 0]
        cy = self.y[:, [actor]] + steps[..., 1]
        cx[:, 0], cy[:, 0] = self.x[:, actor], self.y[:, actor]
        if roam:
            anywhere = self.rng.uniform(LOW, HIGH, (chains, roam, 2))
            cx[:, 1 : 1 + roam], cy[:, 1 : 1 + roam] = anywhere[..., 0], anywhere[..., 1]
        near, _ = self.cost.neighbours[actor]
        if len(near):
            cx[:, -1] = self.x[:, near].mean(1) + steps[:, -1, 0]
            cy[:, -1] = self.y[:, near].mean(1) + steps[:, -1, 1]
        cx = np.round(np.clip(cx, LOW[0], HIGH[0]), 1).astype(np.float32)
        cy = np.round(np.clip(cy, LOW[1], HIGH[1]), 1).astype(np.float32)
        price = self.cost.at(self.x, self.y, actor, cx, cy)
        best = np.argmin(np.round(price, 3), axis=1)
        rows = np.arange(chains)
        self.x[:, actor], self.y[:, actor] = cx[rows, best], cy[rows, best]


def _filled(places, *, most=None):
    """Scale pictures (C, n, 2) to the place, x and y apart by at most 1.6 (or `most`) : 1."""
    low, high = places.min(1, keepdims=True), places.max(1, keepdims=True)
    factors = (HIGH - LOW) / np.maximum(high - low, 1e-6)
    if most is None:
        factors = np.minimum(factors, 1.6 * factors.min(-1, keepdims=True))
    else:
        factors = np.minimum(factors, most)
    return (places - (low + high) / 2) * factors + (LOW + HIGH) / 2


def _evened(places):
    """Move each axis 30 % of the way towards even ranks, so that no corner is left out."""
    ranks = places.argsort(1, kind="stable").argsort(1, kind="stable")
    even = LOW + (HIGH - LOW) * ranks / max(places.shape[1] - 1, 1)
    return 0.7 * places + 0.3 * even


def _mirrored(places, areas):
    """Turn the picture (n, 2) so that the largest area is on the left."""
    if len(areas) and places[areas[0], 0].mean() > places[:, 0].mean():
        places = np.column_stack([WIDTH - places[:, 0], places[:, 1]])
    return places
