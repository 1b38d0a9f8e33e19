from __future__ import annotations

import pytest

from alliance_network.dashboard.fitting import fitting
from alliance_network.model.actor import Actor
from alliance_network.view import View
from small import RELATIONS, claim, network

# What is left of a network whose file lost the rest.
LEFT = network(
    claim("iran backing hamas"),
    actors=(
        Actor(id="iran", kind="state", name="Iran"),
        Actor(id="hamas", kind="armed group", name="Hamas"),
    ),
    relations=RELATIONS[:1],
)


@pytest.mark.parametrize(
    ("view", "left"),
    [
        (
            View(focus="iran", steps=2, selected="iran>hamas:backing", theme="dark"),
            View(focus="iran", steps=2, selected="iran>hamas:backing", theme="dark"),
        ),
        (View(focus="china", steps=2), View()),
        (View(selected="china"), View()),
        (View(selected="iran>hamas:attack", focus="iran"), View(focus="iran")),
        (View(selected="hamas>iran:backing"), View()),
        (View(layout="rings", centre="china"), View()),
        (View(relations={"backing", "attack"}), View(relations={"backing"})),
        (View(relations={"attack"}), View()),
        (View(relations=frozenset()), View(relations=frozenset())),
        (
            View(places=(("china", 0.5, 0.5), ("iran", 0.1, 0.2))),
            View(places=(("iran", 0.1, 0.2),)),
        ),
    ],
)
def test_what_is_gone_is_left_out_of_the_view(view, left):
    assert fitting(view, LEFT) == left
