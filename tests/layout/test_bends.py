"""Bends of ties: parallel ones apart, lines off symbols."""

from __future__ import annotations

import time

import numpy as np
import pytest
import shapely

from alliance_network.layout import positions
from alliance_network.layout.bends import Crossings, along_curves, bends, curves_of
from alliance_network.layout.fit import fit
from layout import networks


def middles(px, network, width, height):
    radii = np.full(len(network), 8.0)
    curves = curves_of(px, network.pairs, bends(px, network, radii, width, height))
    return along_curves(curves, np.array([0.5]))[:, 0]


@pytest.fixture(scope="module")
def article():
    network = networks.article()
    return network, positions(network)


@pytest.mark.parametrize("place", [(1080, 720), (390, 600), (320, 240)])
def test_parallel_ties_are_16_px_apart_at_their_middle(article, place):
    network, unit = article
    px = fit(unit, *place)
    middle = middles(px, network, *place)
    pairs = np.sort(network.pairs, axis=1)
    for one, other in zip(*np.triu_indices(len(pairs), 1), strict=True):
        if (pairs[one] == pairs[other]).all():
            assert np.hypot(*(middle[one] - middle[other])) >= 16


def test_ties_in_both_directions_do_not_lie_on_each_other():
    network = networks.network(["a", "b"], ["state"] * 2, [(0, 1, 0), (1, 0, 0)], [])
    px = np.array([[100.0, 100.0], [400.0, 160.0]])
    middle = middles(px, network, 500, 300)
    assert np.hypot(*(middle[0] - middle[1])) >= 16


def test_the_control_point_is_left_of_the_way_from_to():
    px = np.array([[0.0, 0.0], [10.0, 0.0]])
    curve = curves_of(px, np.array([[0, 1]]), np.array([0.2]))
    assert curve.tolist() == [[0, 0, 5, 2, 10, 0]]


def test_a_tie_bends_round_a_symbol_in_its_way():
    network = networks.network(["a", "b", "c"], ["state"] * 3, [(0, 1, 0)], [])
    px = np.array([[100.0, 200.0], [500.0, 200.0], [300.0, 200.0]])
    radii = np.full(3, 9.0)
    bend = bends(px, network, radii, 600, 400)
    points = along_curves(curves_of(px, network.pairs, bend), np.linspace(0, 1, 200))[0]
    assert np.hypot(*(points - px[2]).T).min() > 9


def test_the_order_of_a_tie_turns_its_bend_but_not_its_line():
    forward = networks.network(["a", "b"], ["state"] * 2, [(0, 1, 0), (0, 1, 1)], [])
    backward = networks.network(["a", "b"], ["state"] * 2, [(1, 0, 0), (1, 0, 1)], [])
    px = np.array([[100.0, 100.0], [400.0, 160.0]])
    one, other = middles(px, forward, 500, 300), middles(px, backward, 500, 300)
    np.testing.assert_allclose(one, other, atol=0.05)


def test_no_ties_have_no_bends():
    network = networks.network(["a"], ["state"], [], [])
    assert bends(np.array([[1.0, 1.0]]), network, np.array([5.0]), 100, 100).shape == (0,)


@pytest.mark.parametrize(("actors", "ties"), [(200, 5000), (1500, 12_000)])
def test_many_ties_are_bent_quickly(actors, ties):
    rng = np.random.default_rng(0)
    pairs = rng.integers(0, actors, (ties, 2))
    rows = [(int(a), int(b), 0) for a, b in pairs if a != b]
    network = networks.network([str(a) for a in range(actors)], ["state"] * actors, rows, [])
    px = rng.uniform((50, 50), (1030, 670), (actors, 2))
    started = time.perf_counter()
    bends(px, network, np.full(actors, 6.0), 1080, 720)
    assert time.perf_counter() - started < 2


def test_crossings_are_those_that_a_geometer_finds():
    rng = np.random.default_rng(7)
    lines = rng.uniform(0, 60, (9, 4, 1, 2)) + np.cumsum(rng.normal(0, 6, (9, 4, 9, 2)), axis=2)
    crossings = Crossings(lines)
    drawn = [[shapely.LineString(way) for way in ways] for ways in lines]
    for _ in range(12):
        now = rng.integers(0, 4, len(lines))
        row = int(rng.integers(0, len(lines)))
        others = [drawn[other][now[other]] for other in range(len(lines)) if other != row]
        found = [sum(way.crosses(other) for other in others) for way in drawn[row]]
        assert crossings.of(row, now).tolist() == found
    assert sum(found) > 0
