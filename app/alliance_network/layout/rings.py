"""Rings: one actor in the middle, the others round it by their steps from it."""

from __future__ import annotations

import numpy as np

from alliance_network.layout.fit import HEIGHT, MARGIN, WIDTH
from alliance_network.layout.network import Network
from alliance_network.layout.order import circular_order, spaced

WIDE = 1.3
"""Rings are wider than high, like the places they are shown in."""


def rings(network: Network, *, seed: int = 0, centre: str | None = None) -> np.ndarray:
    """Return places (n, 2) in the unit square.

    Parameters
    ----------
    seed
        Another seed may be another order on the rings.
    centre
        Id of the actor in the middle; None means the most tied one. Steps go along every tie,
        memberships too: an organisation is a step from its members. Who cannot be reached
        stands on the outermost ring.
    """
    size = len(network)
    if not size:
        return np.empty((0, 2))
    rng = np.random.default_rng([seed, size])
    middle = network.actors.index(centre) if centre is not None else int(network.degree.argmax())
    pairs, weights = network.tied_pairs
    joined = [(member, organisation) for organisation, inside in network.areas for member in inside]
    joined = np.array(joined, int).reshape(-1, 2)
    steps = _steps(np.concatenate([pairs, joined]), size, middle)

    others = np.setdiff1d(np.arange(size), [middle])
    members = [
        np.setdiff1d((*inside, organisation), [middle]) for organisation, inside in network.areas
    ]
    order = circular_order(
        np.concatenate([pairs, joined]),
        np.concatenate([weights, np.ones(len(joined))]),
        members,
        others,
        rng=rng,
    )
    angles = np.zeros(size)
    angles[order] = spaced(order, members, gap=max(0.5, 0.07 * len(order)))

    low, high = np.array(MARGIN), np.array([WIDTH, HEIGHT]) - np.array(MARGIN)
    radii = _radii(np.bincount(steps)[1:], (high - low)[1] / 2)
    places = np.full((size, 2), (low + high) / 2)
    stretch = np.array([min(WIDE, (high - low)[0] / (high - low)[1]), 1.0])
    for ring, radius in enumerate(radii, start=1):
        on = order[steps[order] == ring]
        where = _spread(angles[on], min(0.95 * 2 * np.pi / max(len(on), 1), 70 / radius))
        places[on] += radius * stretch * np.column_stack([np.cos(where), np.sin(where)])
    return _filled(places, high - low)


def _filled(places, room):
    """Return unit places: as large as the place allows, x and y apart by at most 1.3 : 1."""
    corner, far = places.min(0), places.max(0)
    factors = room / np.maximum(far - corner, 1e-6)
    factors = np.minimum(factors, 1.3 * factors.min())
    return (places - (corner + far) / 2) * factors / room + 0.5


def _steps(pairs, size, middle):
    """Return (n,) the ring of each actor, 0 for the middle; no ring is empty."""
    # Only here: scipy takes long to import, and most pictures need none of it.
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import shortest_path

    tied = coo_array((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(size, size))
    far = shortest_path(tied.tocsr(), directed=False, unweighted=True, indices=middle)
    reached = np.isfinite(far)
    outermost = far[reached].max()
    return np.where(reached, far, outermost + 1).astype(int)


def _radii(counts, most):
    """Return the radius of each ring, px: the more actors the longer, none near the last."""
    radii, last = [], 0.0
    for count in counts:
        last = max(last + 0.6 / len(counts), 0.6 * count / counts.max())
        radii.append(last)
    return most * np.array(radii) / max(last, 1e-9)


def _spread(angles, gap):
    """Return angles at least `gap` apart that keep their order and stay near where they were."""
    if len(angles) < 2:
        return angles
    angles = np.unwrap(angles)
    angles = angles + 1e-6 * np.arange(len(angles))
    for _ in range(200):
        ahead = np.append(angles[1:], angles[0] + 2 * np.pi) - angles
        lack = np.maximum(0, gap - ahead) / 2
        if lack.max() < 1e-4:
            break
        angles = angles + np.roll(lack, 1) - lack
    return angles
