"""Plans: what moves and bends when somebody drags an actor, and what small places do."""

from __future__ import annotations

import numpy as np
import pytest

from alliance_network.figures.plan import plan, unit_place
from alliance_network.formats import open_dataset
from alliance_network.model.actor import Actor
from alliance_network.model.dataset import Dataset
from alliance_network.model.relation import Relation
from alliance_network.view import View, opening_view
from small import claim, network

SIZE = {"width": 900.0, "height": 620.0}


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return open_dataset("iran-2023")


def test_dragging_an_actor_moves_its_own_ties_and_no_other(dataset: Dataset) -> None:
    before = plan(dataset, View(), **SIZE)
    row = list(before.keys).index("china>iran:trade")
    # Right onto the line between two others.
    x, y = unit_place(*before.curves[row].reshape(3, 2).mean(axis=0), **SIZE)
    after = plan(dataset, View(places=(("syria", x, y),)), **SIZE)
    touched = np.array(["syria" in key for key in before.keys])
    assert (before.curves[~touched] == after.curves[~touched]).all()
    assert (before.curves[touched] != after.curves[touched]).any(axis=1).all()
    place = dataset.actor_index["syria"]
    others = np.arange(len(dataset.actors)) != place
    assert (before.positions[others] == after.positions[others]).all()


def test_the_same_plan_is_made_once(dataset: Dataset) -> None:
    assert plan(dataset, View(), **SIZE) is plan(dataset, View(theme="dark", focus="iran"), **SIZE)


def test_an_area_whose_name_has_no_room_in_one_line_has_it_in_two(dataset: Dataset) -> None:
    view = opening_view(dataset)
    wide = plan(dataset, view, width=900.0, height=620.0).names.areas["sco"]
    assert wide.lines == ("Shanghai Cooperation Organisation",)
    small = plan(dataset, view, width=150.0, height=280.0, scale=0.58).names.areas["sco"]
    assert small.lines == ("Shanghai Cooperation", "Organisation")
    left, top, right, bottom = small.box
    assert 0 <= left < right <= 150 and 0 <= top < bottom <= 280


def test_symbols_never_fill_a_small_place() -> None:
    ring = [f"s{number}" for number in range(80)]
    dataset = network(
        *(claim(f"{one} backing {ring[row - 1]}") for row, one in enumerate(ring)),
        actors=tuple(Actor(id=one, kind="state", name=one) for one in ring),
    )
    covered = {}
    for side in (340.0, 900.0):
        laid = plan(dataset, View(), width=side, height=side)
        room = np.ptp(laid.positions, axis=0).prod()
        covered[side] = np.pi * ((laid.radii + laid.style.border) ** 2).sum() / room
    assert covered[900.0] < covered[340.0] < 0.21


def test_what_reaches_beyond_the_place_is_told(dataset: Dataset) -> None:
    view = opening_view(dataset)
    assert plan(dataset, view, **SIZE).beyond == (0, 0, 0, 0)
    relations = tuple(Relation(id=f"r{n}", label=f"r{n}", verb="ties") for n in range(9))
    many = network(*(claim(f"iran {one.id} hamas") for one in relations), relations=relations)
    places = (("iran", 0.0, 0.0), ("hamas", 1.0, 0.0))
    left, top, right, bottom = plan(many, View(places=places), **SIZE).beyond
    assert top > 0
    assert left == right == bottom == 0
