"""Names: never over another name, a symbol or the name of an area."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_network.layout import positions
from alliance_network.layout.bends import bends, curves_of
from alliance_network.layout.fit import fit
from alliance_network.layout.hull import area_padding, outlines
from alliance_network.layout.labels import name_box, place_area_names, place_labels
from layout import networks

SYMBOL = st.tuples(
    st.integers(0, 400), st.integers(0, 300), st.integers(3, 14), st.integers(5, 130)
)


def meet(one, other):
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]


def covers(box, middle, radius):
    nearest = np.clip(middle, box[:2], box[2:])
    return np.hypot(*(nearest - middle)) < radius


@given(st.lists(SYMBOL, min_size=1, max_size=25))
def test_no_name_is_over_a_name_a_symbol_a_taken_box_or_the_edge(symbols):
    x, y, radii, widths = np.array(symbols, float).T
    px = np.column_stack([x, y])
    taken = np.array([[150.0, 100.0, 260.0, 115.0]])
    placed = place_labels(
        widths, np.full(len(px), 14.0), px, radii, width=400, height=300, taken=taken
    )
    boxes = [each.box for each in placed if each is not None]
    assert not any(meet(one, other) for at, one in enumerate(boxes) for other in boxes[at + 1 :])
    for each in placed:
        if each is None:
            continue
        assert not meet(each.box, taken[0])
        assert each.box[0] >= 0 and each.box[1] >= 0
        assert each.box[2] <= 400 and each.box[3] <= 300
        others = np.delete(np.arange(len(px)), each.actor)
        assert not any(covers(each.box, px[other], radii[other]) for other in others)


def test_the_anchor_and_the_middle_of_the_height_agree_with_the_box():
    (each,) = place_labels(
        [60], [14], np.array([[100.0, 80.0]]), np.array([6.0]), width=300, height=200
    )
    assert (each.side, each.anchor) == ("right", "start")
    assert (each.x, each.y) == (110.0, 80.0)
    assert each.box == (110.0, 73.0, 170.0, 87.0)


def test_a_name_goes_where_no_tie_is():
    px = np.array([[150.0, 100.0], [280.0, 100.0]])
    curves = np.array([[150, 100, 215, 100, 280, 100.0]])
    first, second = place_labels(
        [60, 60], [14, 14], px, np.array([6.0, 6.0]), width=400, height=200, curves=curves
    )
    assert first.side != "right" and second.side != "left"


def test_a_name_avoids_a_ring():
    px = np.array([[150.0, 100.0]])
    (each,) = place_labels(
        [60], [14], px, np.array([6.0]), width=400, height=200, badges=np.array([[190.0, 100.0]])
    )
    assert each.side != "right"


def test_the_least_dear_name_is_left_out():
    px = np.array([[20.0, 12.0], [180.0, 12.0]])
    first, second = place_labels(
        [120, 120], [14, 14], px, np.array([4.0, 4.0]), width=200, height=24, priority=[1, 5]
    )
    assert first is None and second.side == "left"


@pytest.mark.parametrize("place", [(1080, 720), (390, 600)])
def test_all_sixteen_names_and_that_of_the_area_have_a_place(place):
    network = networks.article()
    px = fit(positions(network), *place)
    radii = (5 + 9 * np.sqrt(network.degree / network.degree.max())) * min(1, place[0] / 800)
    curves = curves_of(px, network.pairs, bends(px, network, radii, *place))
    padding = area_padding(len(network), *place)
    borders = outlines(px, network, radii, padding=padding)
    shown = np.setdiff1d(np.arange(16), network.organisations)
    widths = np.array([6.6 * len(actor) for actor in network.actors])
    size = {"width": place[0], "height": place[1]}
    (middle,) = place_area_names(
        [200],
        [14],
        borders,
        px[shown],
        radii[shown],
        spots=[tuple(px[network.organisations[0]])],
        curves=curves,
        names=(widths[shown], np.full(15, 15.0)),
        **size,
    )
    box = name_box(middle, 200, 14)
    placed = place_labels(
        widths[shown],
        np.full(15, 15.0),
        px[shown],
        radii[shown],
        curves=curves,
        priority=network.degree[shown],
        outlines=borders,
        taken=np.array([box]),
        **size,
    )
    assert all(each is not None for each in placed)
    assert not any(meet(each.box, box) for each in placed)


def test_the_name_of_an_area_is_inside_if_there_is_room_else_beside_it():
    border = np.array([[100.0, 100.0], [400.0, 100.0], [400.0, 300.0], [100.0, 300.0]])
    px, radii = np.array([[130.0, 130.0]]), np.array([6.0])
    (inside,) = place_area_names([120], [14], [border], px, radii, width=600, height=400)
    assert 160 < inside[0] < 340 and 107 < inside[1] < 293
    (beside,) = place_area_names([320], [14], [border], px, radii, width=600, height=400)
    assert beside[1] < 93 or beside[1] > 307
    assert place_area_names([900], [14], [border], px, radii, width=600, height=400) == [None]
    assert place_area_names([9], [9], [np.empty((0, 2))], px, radii, width=99, height=99) == [None]


def test_many_names_among_many_ties_are_placed_quickly():
    rng = np.random.default_rng(0)
    px = rng.uniform((40, 40), (1040, 680), (1500, 2))
    curves = rng.uniform((0, 0, 0, 0, 0, 0), (1080, 720) * 3, (30_000, 6))
    started = time.perf_counter()
    place_labels(
        rng.uniform(30, 110, 1500),
        np.full(1500, 14.0),
        px,
        np.full(1500, 4.0),
        width=1080,
        height=720,
        curves=curves,
        priority=rng.integers(0, 50, 1500),
    )
    assert time.perf_counter() - started < 3


def test_nobody_has_no_name():
    assert place_labels([], [], np.empty((0, 2)), np.empty(0), width=100, height=100) == []
