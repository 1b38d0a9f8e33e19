"""Circle, kinds and rings; what every layout refuses."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
import shapely

from alliance_network.history import histories
from alliance_network.layout import LAYOUTS, positions
from alliance_network.layout.fit import fit
from alliance_network.layout.hull import area_padding, outlines
from alliance_network.layout.network import network_of
from alliance_network.model.actor import KINDS
from layout import networks
from small import ACTORS, claim
from small import network as small


@pytest.mark.parametrize("layout", ["circle", "kinds", "rings"])
@pytest.mark.parametrize("make", [networks.article, lambda: networks.random_network(60, 300)])
def test_nobody_else_is_inside_an_area(layout, make):
    network = make()
    px = fit(positions(network, layout=layout), 1080, 720)
    radii = np.full(len(network), 8.0)
    borders = outlines(px, network, radii, padding=area_padding(len(network), 1080, 720))
    for (_, members), border in zip(network.areas, borders, strict=True):
        inside = shapely.contains_xy(shapely.Polygon(border), px)
        inside[list(network.organisations)] = False
        assert sorted(np.flatnonzero(inside)) == sorted(members)


def test_the_circle_is_a_circle_and_members_are_an_arc():
    network = networks.article()
    px = fit(positions(network, layout="circle"), 1080, 720)
    actors = np.setdiff1d(np.arange(len(network)), network.organisations)
    middle = np.array([540, 360])
    radius = np.hypot(*(px[actors] - middle).T)
    assert np.ptp(radius) < 1
    order = actors[np.argsort(np.arctan2(*(px[actors] - middle).T))]
    member = np.isin(order, network.areas[0][1])
    assert (member != np.roll(member, 1)).sum() == 2


def test_the_circle_crosses_less_than_the_order_of_the_data():
    network = networks.random_network(40, 90, areas=0)

    def crossed(unit):
        start, end = unit[network.pairs[:, 0]], unit[network.pairs[:, 1]]
        lines = shapely.linestrings(np.stack([start, end], axis=1))
        return shapely.crosses(lines[:, None], lines[None, :]).sum()

    unit = positions(network, layout="circle")
    middle = unit.mean(0)
    order = np.argsort(np.arctan2(*(unit - middle).T))
    assert crossed(unit) < 0.7 * crossed(unit[order])


def test_kinds_stand_side_by_side_in_the_order_of_the_vocabulary():
    network = networks.article()
    x = positions(network, layout="kinds")[:, 0]
    actors = np.setdiff1d(np.arange(len(network)), network.organisations)
    kinds = np.array(network.kinds)
    spans = [
        (x[actors][kinds[actors] == kind].min(), x[actors][kinds[actors] == kind].max())
        for kind in KINDS
        if kind in kinds[actors]
    ]
    assert all(left[1] < right[0] for left, right in pairwise(spans))


def test_rings_are_steps_from_the_centre():
    network = networks.article()
    px = fit(positions(network, layout="rings", centre="israel"), 1080, 720)
    away = px - px[network.actors.index("israel")]
    rings = (
        ["hamas", "hezbollah", "iran"],
        ["china", "european-powers", "sco", "syria", "united-states"],
        ["india", "kazakhstan", "kyrgyzstan", "pakistan", "russia", "tajikistan", "uzbekistan"],
    )
    rows = [[network.actors.index(actor) for actor in ring] for ring in rings]
    # Ellipses of one shape: a x^2 + b y^2 = r^2; the last ring gives the shape.
    shape = np.linalg.lstsq(away[rows[2]] ** 2, np.ones(len(rows[2])), rcond=None)[0]
    radii = [np.sqrt(away[ring] ** 2 @ shape) for ring in rows]
    for radius in radii:
        assert np.ptp(radius) < 0.01
    assert radii[0].max() < radii[1].min() < radii[1].max() < radii[2].min()


def test_the_most_tied_actor_is_the_centre_unless_one_is_chosen():
    network = networks.article()
    unit = positions(network, layout="rings")
    assert (unit == positions(network, layout="rings", centre="iran")).all()
    assert (unit != positions(network, layout="rings", centre="israel")).any()


def test_an_unknown_layout_or_centre_is_refused():
    network = networks.article()
    with pytest.raises(ValueError) as fault:
        positions(network, layout="spiral")
    assert str(fault.value) == (
        "There is no layout 'spiral'; choose one of organic, circle, kinds, rings."
    )
    with pytest.raises(ValueError) as fault:
        positions(network, layout="rings", centre="nobody")
    assert (
        str(fault.value) == "There is no actor 'nobody' to be the centre; give the id of an actor."
    )


def test_organisations_alone_have_places():
    """Two that are members of each other are both an area, and nobody else is there."""
    dataset = small(
        claim("sco membership nato"),
        claim("nato membership sco"),
        actors=tuple(actor for actor in ACTORS if actor.id in ("sco", "nato")),
    )
    network = network_of(dataset, histories(dataset).placing)
    for layout in LAYOUTS:
        places = positions(network, layout=layout, seed=0, centre=None)
        assert np.isfinite(places).all(), layout
