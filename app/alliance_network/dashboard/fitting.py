"""A view on a network that has changed under it, as far as it fits."""

from __future__ import annotations

from alliance_network.errors import ViewError
from alliance_network.model.dataset import Dataset
from alliance_network.view import View, check

__all__ = ["fitting"]


def fitting(view: View, dataset: Dataset) -> View:
    """The view without what the dataset does not have any more.

    Parameters
    ----------
    view : View
        Of an earlier state of the dataset.
    dataset : Dataset
    """
    actors = dataset.actor_index
    relations = view.relations
    if relations:
        # To show none would be a choice; to be left with none is not.
        relations = relations & {relation.id for relation in dataset.relations} or None
    found = view.but(
        relations=relations,
        places=tuple(place for place in view.places if place[0] in actors),
    )
    if view.focus not in actors:
        found = found.but(focus=None, steps=1)
    if view.centre is not None and view.centre not in actors:
        found = found.but(layout="organic", centre=None)
    try:
        return check(found, dataset)
    except ViewError:
        return check(found.but(selected=None), dataset)
