"""Circle: all actors on one circle, ordered so that few ties cross and areas are arcs."""

from __future__ import annotations

import numpy as np

from alliance_network.layout.fit import HEIGHT, MARGIN, WIDTH
from alliance_network.layout.network import Network
from alliance_network.layout.order import circular_order, spaced
from alliance_network.layout.spots import with_organisations

ROUND = 40
"""Up to so many actors it is a true circle in the reference place; with more it grows wider."""


def circle(network: Network, *, seed: int = 0, centre: str | None = None) -> np.ndarray:
    """Return places (n, 2) in the unit square.

    Parameters
    ----------
    seed
        Another seed may be another order.
    centre
        Not used; every layout takes it.
    """
    size = len(network)
    if not size:
        return np.empty((0, 2))
    rng = np.random.default_rng([seed, size])
    actors = np.setdiff1d(np.arange(size), network.organisations)
    pairs, weights = network.tied_pairs
    members = [np.array(inside, int) for _, inside in network.areas]
    order = circular_order(pairs, weights, members, actors, rng=rng)
    angles = spaced(order, members, gap=0.5)
    low, high = np.array(MARGIN), np.array([WIDTH, HEIGHT]) - np.array(MARGIN)
    radius = (high - low) / 2
    wide = np.clip(len(order) / ROUND, 1.0, radius[0] / radius[1])
    radius = np.array([radius[1] * wide, radius[1]])
    places = np.full((size, 2), (low + high) / 2)
    places[order] += radius * np.column_stack([np.cos(angles), np.sin(angles)])
    if len(order) == 1:
        places[order] = (low + high) / 2
    return (with_organisations(places, network) - low) / (high - low)
