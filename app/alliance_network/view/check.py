"""Views of a dataset: how it opens, and whether a view names only what it has."""

from __future__ import annotations

import polars as pl

from alliance_network.errors import ViewError, shown
from alliance_network.history import values_of
from alliance_network.history.weights import unit_in
from alliance_network.model.dataset import Dataset
from alliance_network.model.remembered import remembered
from alliance_network.view.address import from_query
from alliance_network.view.values import ids, known
from alliance_network.view.view import View

__all__ = ["check", "claimants_of", "forms_of", "opening_view", "units_of"]


def opening_view(dataset: Dataset) -> View:
    """The view a dataset opens with.

    Raises
    ------
    ViewError
        The dataset's opening is no view of it.
    """
    return check(from_query(dataset.opening), dataset) if dataset.opening else View()


def check(view: View, dataset: Dataset) -> View:
    """The view itself, if all it names is in the dataset.

    Raises
    ------
    ViewError
        It names an actor, relation or tie that the dataset does not have.
    """
    relations = [relation.id for relation in dataset.relations]
    for relation in sorted(view.relations or ()):
        known("relations", relation, relations, what="relation")
    for name, there, what in (
        ("sources", (source.id for source in dataset.sources), "source"),
        ("claimants", claimants_of(dataset), "claimant"),
        ("forms", forms_of(dataset), "form"),
    ):
        chosen = getattr(view, name)
        # What a dataset has is looked up only where something is chosen.
        every = list(there) if chosen else ()
        for value in sorted(chosen or ()):
            known(name, value, every, what=what)
    if view.min_weight is not None:
        known("min_weight", view.min_weight[1], units_of(dataset), what="unit")
    named = [("focus", view.focus), ("centre", view.centre)]
    named += [("places", actor) for actor, _, _ in view.places]
    chosen = () if view.selected is None else ids("selected", view.selected)
    named += [("selected", actor) for actor in chosen[:2]]
    for name, actor in named:
        if actor is not None:
            known(name, actor, dataset.actor_index, what="actor")
    if len(chosen) == 3:
        known("selected", chosen[2], relations, what="relation")
        same = [pl.col(c) == id_ for c, id_ in zip(("from", "to", "relation"), chosen, strict=True)]
        if not dataset.claims.select(pl.all_horizontal(same).any()).item():
            raise ViewError(
                f"selected: no claim is about {shown(view.selected)}; choose another tie or an "
                "actor."
            )
    return view


@remembered(32)
def claimants_of(dataset: Dataset) -> tuple[str, ...]:
    """Whom the claims of a dataset quote, those of most claims first; "" for nobody."""
    return _by_number(values_of(dataset, "claimants")["value"])


@remembered(32)
def forms_of(dataset: Dataset) -> tuple[str, ...]:
    """The forms that claims of a dataset name, those of most claims first."""
    return _by_number(values_of(dataset, "forms")["value"])


@remembered(32)
def units_of(dataset: Dataset) -> tuple[str, ...]:
    """The units of the weights of a dataset, those of most claims first; "" where none is told."""
    weighed = dataset.claims.filter(pl.col("weight").is_not_null()).select(unit_in(dataset))
    return _by_number(weighed["unit"])


def _by_number(values: pl.Series) -> tuple[str, ...]:
    counted = values.alias("value").value_counts(name="number")
    return tuple(counted.sort(["number", "value"], descending=[True, False])["value"])
