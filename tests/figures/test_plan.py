"""Plans: what moves and bends when somebody drags an actor."""

from __future__ import annotations

import numpy as np

from alliance_network.figures.plan import plan, unit_place
from alliance_network.formats import open_dataset
from alliance_network.view import View

SIZE = {"width": 900.0, "height": 620.0}


def test_dragging_an_actor_moves_its_own_ties_and_no_other() -> None:
    dataset = open_dataset("iran-2023")
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


def test_the_same_plan_is_made_once() -> None:
    dataset = open_dataset("iran-2023")
    assert plan(dataset, View(), **SIZE) is plan(dataset, View(theme="dark", focus="iran"), **SIZE)
