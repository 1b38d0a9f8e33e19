"""Large networks: a force layout that scales, then spread out.

What the search of `organic` gives up above 250 actors or 8,000 ties: crossings are not counted.
Kept: members of an area near each other with outsiders pushed out, and no symbol over another.
"""

from __future__ import annotations

import random

import igraph
import numpy as np

from alliance_network.layout.fit import HEIGHT, MARGIN, WIDTH
from alliance_network.layout.hull import area_padding, directions, rounded

LOW = np.array(MARGIN)
HIGH = np.array([WIDTH, HEIGHT]) - LOW
ROUNDS = 60


def spread_out(
    count: int,
    pairs: np.ndarray,
    parallel: np.ndarray,
    members: list[np.ndarray],
    tied: np.ndarray,
    *,
    seed: int,
) -> np.ndarray:
    """Return places (n, 2), px of the reference place, of the tied actors; zero for the others.

    Parameters
    ----------
    pairs, parallel
        (P, 2) tied actors, each pair once, and (P,) how many ties it has.
    members
        The members of each area.
    tied
        The actors to place.
    """
    places = _forces(count, pairs, parallel, members, tied, seed=seed)
    places = places[tied]
    row = np.zeros(count, int)
    row[tied] = np.arange(len(tied))
    # Half way to even ranks: force layouts put most actors into a knot in the middle.
    ranks = places.argsort(0, kind="stable").argsort(0, kind="stable") / max(len(tied) - 1, 1)
    span = np.maximum(np.ptp(places, axis=0), 1e-9)
    places = LOW + (HIGH - LOW) * (0.5 * (places - places.min(0)) / span + 0.5 * ranks)
    areas = [row[np.intersect1d(inside, tied)] for inside in members]
    places = _apart(places, [area for area in areas if len(area)], count, seed)
    result = np.zeros((count, 2))
    result[tied] = places
    return result


def _forces(count, pairs, parallel, members, tied, *, seed):
    """Return places (n, 2) without scale; each area holds its members by a node of its own."""
    edges = [tuple(pair) for pair in pairs.tolist()]
    weights = [1.0 + 0.15 * (ties - 1) for ties in parallel.tolist()]
    for area, inside in enumerate(members):
        edges += [(int(actor), count + area) for actor in inside]
        weights += [4.0 + 0.05 * len(edges) / max(len(inside), 1)] * len(inside)
    kept = {int(actor): row for row, actor in enumerate(tied)}
    kept |= {count + area: len(kept) + area for area in range(len(members))}
    graph = igraph.Graph(
        n=len(kept), edges=[(kept[a], kept[b]) for a, b in edges if a in kept and b in kept]
    )
    weights = [w for w, (a, b) in zip(weights, edges, strict=True) if a in kept and b in kept]
    igraph.set_random_number_generator(random.Random(seed))
    try:
        layout = graph.layout_fruchterman_reingold(weights=weights, niter=120, grid=False)
    finally:
        igraph.set_random_number_generator(random)
    places = np.zeros((count, 2))
    places[tied] = np.round(np.array(layout.coords)[: len(tied)], 4)
    return places


def _apart(places, areas, count, seed):
    """Push outsiders out of areas and symbols off each other."""
    # Only here: scipy takes long to import, and networks with kept positions need none of it.
    from scipy.spatial import cKDTree

    rng = np.random.default_rng(seed)
    places = places + rng.uniform(-0.5, 0.5, places.shape)
    gap = min(30.0, 0.62 * np.sqrt(WIDTH * HEIGHT / count))
    vectors = directions(24)
    padding = area_padding(count, WIDTH, HEIGHT)
    for turn in range(ROUNDS):
        for area in areas:
            outside = np.ones(len(places), bool)
            outside[area] = False
            if turn < ROUNDS // 2:
                # Together: a member far from the others comes nearer.
                middle = np.median(places[area], axis=0)
                places[area] += 0.04 * (middle - places[area])
            along = places[area] @ vectors.T
            height = rounded(along.max(0), along.mean(0), padding) + 10
            gaps = height - places[outside] @ vectors.T
            nearest = gaps.argmin(1)
            depth = np.maximum(gaps[np.arange(len(gaps)), nearest], 0)
            places[outside] += (depth + (depth > 0))[:, None] * vectors[nearest]
        pairs = cKDTree(places).query_pairs(gap, output_type="ndarray")
        if len(pairs):
            one, other = pairs[:, 0], pairs[:, 1]
            difference = places[one] - places[other]
            distance = np.maximum(np.hypot(*difference.T), 1e-3)
            push = difference / distance[:, None] * (0.5 * (gap - distance))[:, None]
            np.add.at(places, one, 0.6 * push)
            np.add.at(places, other, -0.6 * push)
        places = np.clip(places, LOW, HIGH)
    return places
