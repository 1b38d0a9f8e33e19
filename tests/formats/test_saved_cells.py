"""Attributes of graph files: only those that something has, in one order."""

from __future__ import annotations

from dataclasses import replace

from alliance_network.formats.saved_cells import (
    actor_attributes,
    described,
    tie_attributes,
    tie_ids,
)
from saved_small import SAVED, tie


def test_only_attributes_that_something_has():
    names = [attribute.name for attribute in tie_attributes(replace(SAVED, ties=SAVED.ties[-1:]))]
    assert names == [
        *("tie", "label", "relation", "verb", "directed", "event", "sign", "status", "sources"),
        *("publishers", "claims", "r", "g", "b", "color"),
    ]
    assert "name_fa" in [attribute.name for attribute in actor_attributes(SAVED)]
    assert "name_fa" not in [
        attribute.name for attribute in actor_attributes(replace(SAVED, actors=SAVED.actors[1:]))
    ]


def test_a_weight_of_nought_is_a_weight():
    nought = replace(SAVED, ties=(tie("iran>hamas:backing", weight=0.0),))
    [weight] = [each for each in tie_attributes(nought) if each.name == "weight"]
    assert weight.of(nought.ties[0]) == 0.0


def test_a_bar_in_a_title_does_not_part_it():
    barred = tie("iran>hamas:backing", sources=("A | B", "C"))
    [sources] = [each for each in tie_attributes(SAVED) if each.name == "sources"]
    assert sources.of(barred) == "A / B | C"


def test_ids_of_ties_and_what_is_said_of_the_whole():
    assert tie_ids(SAVED)[:2] == ["iran--hamas:backing", "iran--hamas:un-votes"]
    assert described(SAVED) == "A small network"
