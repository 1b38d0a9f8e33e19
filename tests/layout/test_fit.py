"""From the unit square to pixels and back."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_network.layout.fit import MOST_STRETCH, fit, margins, unfit

SIDE = st.integers(200, 3000)
UNIT = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 10_000)), min_size=1, max_size=9)


@given(UNIT, SIDE, SIDE)
def test_unfit_is_the_inverse_of_fit(unit, width, height):
    unit = np.array(unit) / 10_000
    np.testing.assert_allclose(unfit(fit(unit, width, height), width, height), unit, atol=1e-9)


@given(UNIT, SIDE, SIDE)
def test_every_place_is_inside_the_margins(unit, width, height):
    px = fit(np.array(unit) / 10_000, width, height)
    x, y = margins(width, height)
    assert (px >= np.array([x, y]) - 1e-6).all()
    assert (px <= np.array([width - x, height - y]) + 1e-6).all()


def test_a_portrait_place_is_the_landscape_one_transposed():
    unit = np.array([[0.1, 0.9], [0.4, 0.2]])
    wide = fit(unit, 900, 600, margin=(50, 40))
    high = fit(unit, 600, 900, margin=(40, 50))
    np.testing.assert_allclose(high, wide[:, ::-1])


def test_x_and_y_are_stretched_apart_only_so_far():
    corners = np.array([[0, 0], [1, 1]])
    usual = np.ptp(fit(corners, 1080, 720), axis=0)
    flat = np.ptp(fit(corners, 3000, 300), axis=0)
    ratio = (flat / usual).max() / (flat / usual).min()
    assert ratio == pytest.approx(MOST_STRETCH)


def test_a_point_in_the_margin_belongs_to_the_edge():
    assert unfit(np.array([[0, 0], [1080, 720]]), 1080, 720).tolist() == [[0, 0], [1, 1]]


def test_a_place_without_room_is_refused():
    with pytest.raises(ValueError) as fault:
        fit(np.array([[0.5, 0.5]]), 100, 50, margin=(60, 10))
    assert str(fault.value) == (
        "A place of 100 x 50 px has no room inside its margins (60, 10); "
        "use a larger place or smaller margins."
    )


def test_a_place_need_not_turn_though_it_is_higher_than_wide():
    unit = np.array([[0.1, 0.5], [0.9, 0.4]])
    px = fit(unit, 400, 700, upright=False)
    assert px[0, 0] < px[1, 0]
    assert px[0, 1] > px[1, 1]
    np.testing.assert_allclose(unfit(px, 400, 700, upright=False), unit, atol=1e-9)
