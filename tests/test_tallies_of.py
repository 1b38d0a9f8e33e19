from __future__ import annotations

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_network.selection import select
from alliance_network.selection.tallies import tallies_of
from alliance_network.view import View
from small import claim, network
from strategies import datasets, views

DATASET = network(
    claim("iran backing hamas", start="1990", end="1995"),
    claim("china backing hamas", start="1990"),
    claim("china alliance iran", start="1993"),
    coverage=({"last": "1999"},),
)


@settings(max_examples=10, deadline=None)
@given(st.data())
def test_an_actors_ties_are_counted_as_they_are_shown_at_each_step(data):
    dataset = data.draw(datasets())
    view = data.draw(views(dataset))
    actor = data.draw(st.sampled_from([actor.id for actor in dataset.actors]))
    found = tallies_of(dataset, view, actor)
    if found is None:
        return
    place = data.draw(st.integers(0, len(found.span.steps) - 1))
    at = view.but(since=None, compare_to=None, as_of=found.span.steps[place])
    ties = select(dataset, at).ties.filter((pl.col("from") == actor) | (pl.col("to") == actor))
    for number, relation in zip(found.by_relation[place], dataset.relations, strict=True):
        assert number == (ties["relation"] == relation.id).sum()


def test_by_step_and_relation():
    found = tallies_of(DATASET, View(as_of="1991"), "iran")
    backing, alliance = found.by_relation[:, 0].tolist(), found.by_relation[:, 1].tolist()
    assert backing == [1] * 6 + [0] * 4
    assert alliance == [0] * 3 + [1] * 7
