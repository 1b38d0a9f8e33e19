"""Where the body of a tie ends and how its head stands."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_network.figures.curves import along, at_distance, cut, heads

STRAIGHT = np.array([[0.0, 0.0, 50.0, 0.0, 100.0, 0.0]])
BENT = np.array([[0.0, 0.0, 50.0, 40.0, 100.0, 0.0], [10.0, 300.0, 0.0, 100.0, 200.0, 20.0]])


def test_a_straight_tie_is_cut_at_the_distance_asked_for() -> None:
    assert cut(STRAIGHT, 20.0)[0] == pytest.approx([0, 0, 40, 0, 80, 0], abs=1e-2)


@given(st.floats(1, 60))
def test_a_cut_ends_on_the_curve_at_its_distance(distance: float) -> None:
    ends = cut(BENT, distance)[:, 4:6]
    assert np.hypot(*(ends - BENT[:, 4:6]).T) == pytest.approx(distance, abs=0.02)
    t = at_distance(BENT, distance)
    assert along(BENT, t) == pytest.approx(ends)


@given(st.floats(0.0, 1.0), st.floats(1, 60))
def test_a_cut_runs_where_the_whole_curve_ran(share: float, distance: float) -> None:
    t = at_distance(BENT, distance)
    assert along(cut(BENT, distance), share) == pytest.approx(along(BENT, share * t))


def test_a_head_points_at_the_target_from_its_reach() -> None:
    tip, left, notch, right = heads(STRAIGHT, np.array([10.0]), (12.0, 6.0, 3.0))[0]
    assert tip == pytest.approx([90, 0], abs=1e-2)
    assert notch == pytest.approx([81, 0], abs=1e-2)
    assert left == pytest.approx([78, 6], abs=1e-2)
    assert right == pytest.approx([78, -6], abs=1e-2)


def test_a_tie_shorter_than_its_head_keeps_finite_numbers() -> None:
    point = np.array([[5.0, 5.0, 5.0, 5.0, 5.0, 5.0]])
    assert np.isfinite(heads(point, np.array([10.0]), (12.0, 6.0, 3.0))).all()
    assert np.isfinite(cut(point, 10.0)).all()
