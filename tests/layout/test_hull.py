"""Outlines of areas: smooth, convex where that is possible, without outsiders."""

from __future__ import annotations

import numpy as np
import shapely
from hypothesis import given
from hypothesis import strategies as st

from alliance_network.layout.hull import area_path, outline, outlines
from layout import networks

POINT = st.tuples(st.integers(0, 1000), st.integers(0, 700))


@given(st.lists(POINT, min_size=1, max_size=12), st.integers(8, 60))
def test_an_outline_is_convex_and_holds_its_points_with_room(points, padding):
    points = np.array(points, float)
    polygon = shapely.Polygon(outline(points, padding=padding))
    assert polygon.is_valid
    assert polygon.convex_hull.area - polygon.area < 1
    assert shapely.contains_xy(polygon, points).all()
    room = shapely.distance(polygon.exterior, shapely.points(points))
    assert room.min() >= 0.55 * padding


@given(
    st.lists(POINT, min_size=2, max_size=8, unique=True),
    st.lists(POINT, min_size=1, max_size=8, unique=True),
)
def test_no_outsider_is_inside_wherever_it_is_dragged(members, others):
    px = np.array(members + others, float)
    count = len(members)
    apart = np.hypot(*(px[:count, None] - px[None, count:]).transpose(2, 0, 1))
    size = len(px)
    network = networks.network(
        [f"a{row:02}" for row in range(size + 1)],
        ["state"] * (size + 1),
        [],
        [(size, range(count))],
    )
    px = np.append(px, [[-500.0, -500.0]], axis=0)
    (border,) = outlines(px, network, np.full(size + 1, 6.0), padding=30)
    polygon = shapely.Polygon(border)
    assert polygon.is_valid
    if apart.min() > 30:
        assert not shapely.contains_xy(polygon, px[count:-1]).any()
        assert shapely.contains_xy(polygon, px[:count]).all()


def test_only_shown_actors_count():
    network = networks.article()
    px = np.random.default_rng(1).uniform(100, 600, (16, 2))
    radii = np.full(16, 6.0)
    shown = [row for row in network.areas[0][1] if network.actors[row] in {"iran", "china"}]
    (border,) = outlines(px, network, radii, padding=30, shown=shown)
    np.testing.assert_allclose(border, outline(px[shown], padding=30))
    (nothing,) = outlines(px, network, radii, padding=30, shown=[])
    assert nothing.shape == (0, 2) and area_path(nothing) == ""


def test_the_path_goes_through_the_middles_of_the_sides():
    square = np.array([[0.0, 0.0], [10.0, 0.0], [10.0, 10.0], [0.0, 10.0]])
    assert area_path(square) == (
        "M 0.0 5.0 Q 0.0 0.0 5.0 0.0 Q 10.0 0.0 10.0 5.0 Q 10.0 10.0 5.0 10.0 Q 0.0 10.0 0.0 5.0 Z"
    )
