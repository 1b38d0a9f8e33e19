"""The organic picture, measured as it is drawn."""

from __future__ import annotations

import random
import time

import numpy as np
import pytest
import shapely

from alliance_network.layout import LAYOUTS, positions
from alliance_network.layout.bends import along_curves, bends, curves_of
from alliance_network.layout.fit import fit
from alliance_network.layout.hull import area_padding, outlines
from alliance_network.layout.large import spread_out
from layout import networks

PLACES = [(1080, 720), (390, 600)]


def drawn(network, unit, width, height):
    """Places, radii, curves and outlines in a place, px."""
    px = fit(unit, width, height)
    radii = (5 + 9 * np.sqrt(network.degree / network.degree.max())) * min(1, width / 800)
    curves = curves_of(px, network.pairs, bends(px, network, radii, width, height))
    padding = area_padding(len(network), width, height)
    return px, radii, curves, outlines(px, network, radii, padding=padding)


def crossings(network, curves):
    """How often two ties without a common actor meet."""
    lines = shapely.linestrings(along_curves(curves, np.linspace(0, 1, 25)))
    one, other = shapely.STRtree(lines).query(lines, predicate="intersects")
    apart = [
        a < b and not set(network.pairs[a]) & set(network.pairs[b])
        for a, b in zip(one, other, strict=True)
    ]
    return sum(apart)


def covered(network, px, radii, curves):
    """How many symbols ties of others pass over."""
    lines = shapely.linestrings(along_curves(curves, np.linspace(0, 1, 25)))
    shown = np.setdiff1d(np.arange(len(network)), network.organisations)
    over = shapely.distance(lines[:, None], shapely.points(px[shown])) < radii[shown]
    own = (network.pairs[:, :1] == shown) | (network.pairs[:, 1:] == shown)
    return int((over & ~own).sum())


def assert_only_members_inside(network, px, outline, area):
    organisation, members = network.areas[area]
    inside = shapely.contains_xy(shapely.Polygon(outline), px)
    inside[list(network.organisations)] = False
    assert sorted(np.flatnonzero(inside)) == sorted(members), network.actors[organisation]


@pytest.fixture(scope="module", params=[0, 1, 2])
def article(request):
    network = networks.article()
    return network, positions(network, seed=request.param)


@pytest.fixture(scope="module")
def sixty():
    network = networks.random_network(60, 400)
    return network, positions(network)


@pytest.mark.parametrize("place", PLACES)
def test_the_article_has_no_crossing_no_covered_symbol_and_no_outsider(article, place):
    network, unit = article
    px, radii, curves, borders = drawn(network, unit, *place)
    assert crossings(network, curves) == 0
    assert covered(network, px, radii, curves) == 0
    assert_only_members_inside(network, px, borders[0], 0)


@pytest.mark.parametrize("place", PLACES)
def test_sixty_actors_in_two_areas_have_no_outsider(sixty, place):
    network, unit = sixty
    px, radii, curves, borders = drawn(network, unit, *place)
    for area, border in enumerate(borders):
        assert_only_members_inside(network, px, border, area)
    assert covered(network, px, radii, curves) <= 20


@pytest.mark.parametrize("place", [*PLACES, (760, 700), (320, 240)])
def test_the_border_of_the_area_stays_in_the_place(article, place):
    network, unit = article
    *_, borders = drawn(network, unit, *place)
    assert (borders[0] >= 0).all() and (borders[0] <= place).all()


def test_the_area_is_round_and_does_not_point_at_an_actor(article):
    network, unit = article
    *_, borders = drawn(network, unit, 1080, 720)
    polygon = shapely.Polygon(borders[0])
    assert polygon.length**2 / (4 * np.pi * polygon.area) < 1.08


def test_china_and_iran_leave_room_for_three_ties(article):
    network, unit = article
    px = fit(unit, 1080, 720)
    china, iran = (px[network.actors.index(actor)] for actor in ("china", "iran"))
    assert 240 < np.hypot(*(china - iran)) < 480


def test_the_organisation_stands_in_its_area_apart_from_every_symbol(article):
    network, unit = article
    px, _, _, borders = drawn(network, unit, 1080, 720)
    sco = network.organisations[0]
    assert shapely.contains_xy(shapely.Polygon(borders[0]), *px[sco])
    others = np.delete(px, sco, axis=0)
    assert np.hypot(*(others - px[sco]).T).min() > 30


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_same_seed_gives_the_same_places_and_they_are_rounded(layout):
    network = networks.article()
    first = positions(network, layout=layout, seed=3)
    np.testing.assert_array_equal(first, positions(network, layout=layout, seed=3))
    np.testing.assert_array_equal(first, np.round(first, 4))
    assert first.min() >= 0 and first.max() <= 1


def test_another_seed_is_another_picture():
    network = networks.article()
    assert (positions(network, seed=0) != positions(network, seed=1)).any()


def test_actors_without_ties_stand_apart_and_outside_areas():
    size = 12
    ties = [(0, 1, 0), (1, 2, 0), (2, 3, 1), (4, 3, 0)]
    network = networks.network(
        [f"a{row:02}" for row in range(size)], ["state"] * size, ties, [(11, (0, 1, 2))]
    )
    unit = positions(network)
    px, _, _, borders = drawn(network, unit, 1080, 720)
    assert_only_members_inside(network, px, borders[0], 0)
    gap = np.hypot(*(px[:, None] - px[None, :]).transpose(2, 0, 1)) + 1e3 * np.eye(size)
    assert gap.min() > 30


@pytest.mark.parametrize("size", [0, 1, 2, 3])
@pytest.mark.parametrize("tied", [False, True])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_few_actors_have_places_of_their_own(size, tied, layout):
    ties = [(0, 1, 0)] if tied and size > 1 else []
    network = networks.network([f"a{row}" for row in range(size)], ["state"] * size, ties, [])
    unit = positions(network, layout=layout)
    assert unit.shape == (size, 2)
    assert len(np.unique(unit, axis=0)) == size


def test_a_large_network_is_placed_quickly_with_symbols_apart():
    network = networks.random_network(1500, 6000)
    started = time.perf_counter()
    unit = positions(network)
    assert time.perf_counter() - started < 5
    px = fit(unit, 1080, 720)
    gap = shapely.STRtree(shapely.points(px)).query_nearest(
        shapely.points(px), exclusive=True, return_distance=True
    )[1]
    assert np.quantile(gap, 0.02) > 5


def test_a_large_network_may_be_without_a_tie():
    """As one whose ties have all ended is."""
    network = networks.network([f"a{row}" for row in range(300)], ["state"] * 300, [], [])
    assert len(np.unique(positions(network), axis=0)) == 300


def test_a_large_network_stands_the_same_whatever_was_drawn_before():
    rng = np.random.default_rng(3)
    pairs = np.unique(np.sort(rng.integers(0, 40, (90, 2)), axis=1), axis=0)
    pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    found = []
    for before in (1, 2):
        random.seed(before)
        members = [np.arange(5)]
        found.append(
            spread_out(40, pairs, np.ones(len(pairs), int), members, np.arange(40), seed=0)
        )
    assert (found[0] == found[1]).all()
