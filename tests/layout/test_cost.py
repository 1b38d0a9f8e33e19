"""The cost that the search makes small."""

from __future__ import annotations

import numpy as np
import pytest

from alliance_network.layout.cost import Cost
from layout import networks

SIZE = {"width": 1080.0, "height": 720.0}


def cost_of(network, *, seed=0):
    """The cost of a network's actors, all of them, with areas as they are."""
    size = len(network)
    pairs, parallel = network.tied_pairs
    areas = np.zeros((len(network.areas), size), bool)
    for row, (_, members) in zip(areas, network.areas, strict=True):
        row[list(members)] = True
    wanted = np.full((size, size), 1.5)
    rng = np.random.default_rng(seed)
    radii = np.full(size, 8.0)
    return Cost(pairs, parallel, areas, wanted, radii, count=size, rng=rng, **SIZE)


def test_a_crossing_costs_four():
    network = networks.network(list("abcd"), ["state"] * 4, [(0, 1, 0), (2, 3, 0)], [])
    cost = cost_of(network)
    x = np.array([[300, 800, 300, 800]], np.float32)
    y = np.array([[200, 520, 520, 200]], np.float32)
    crossed = cost._ties(x, y, 0, x[:, [0]], y[:, [0]])[1]
    assert crossed.item() == pytest.approx(4)
    y = np.array([[200, 200, 520, 520]], np.float32)
    assert cost._ties(x, y, 0, x[:, [0]], y[:, [0]])[1].item() == 0


@pytest.mark.parametrize("seed", range(4))
def test_moving_an_actor_changes_the_whole_by_what_it_changes_for_the_actor(seed):
    network = networks.article()
    cost = cost_of(network)
    rng = np.random.default_rng(seed)
    x = rng.uniform(80, 1000, (3, len(network))).astype(np.float32)
    y = rng.uniform(80, 640, (3, len(network))).astype(np.float32)
    for actor in range(len(network)):
        to_x = rng.uniform(80, 1000, (3, 1)).astype(np.float32)
        to_y = rng.uniform(80, 640, (3, 1)).astype(np.float32)
        before = cost.at(x, y, actor, x[:, [actor]], y[:, [actor]])[:, 0]
        after = cost.at(x, y, actor, to_x, to_y)[:, 0]
        moved_x, moved_y = x.copy(), y.copy()
        moved_x[:, actor], moved_y[:, actor] = to_x[:, 0], to_y[:, 0]
        whole = cost.total(moved_x, moved_y) - cost.total(x, y)
        np.testing.assert_allclose(after - before, whole, rtol=2e-3, atol=0.3)


def test_an_outsider_inside_an_area_costs_more_the_deeper_it_is():
    network = networks.network(list("abcde"), ["state"] * 5, [(0, 1, 0)], [(4, (0, 1, 2))])
    cost = cost_of(network)
    x = np.array([[200, 500, 350, 0, 900]], np.float32)
    y = np.array([[200, 200, 500, 0, 600]], np.float32)
    prices = [
        cost._area(x, y, 3, np.array([[at]], np.float32), np.array([[300]], np.float32), 0).item()
        for at in (350, 430, 900)
    ]
    assert prices[0] > prices[1] > prices[2] == 0
