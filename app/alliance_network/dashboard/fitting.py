"""A view on a network that has changed under it, as far as it fits."""

from __future__ import annotations

from alliance_network.errors import ViewError
from alliance_network.model.dataset import Dataset
from alliance_network.view import View, check, claimants_of, forms_of, units_of

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
    for name, there in (
        ("sources", [source.id for source in dataset.sources]),
        ("claimants", claimants_of(dataset)),
        ("forms", forms_of(dataset)),
    ):
        if getattr(view, name) is not None:
            found = found.but(**{name: getattr(view, name).intersection(there)})
    if view.min_weight is not None and view.min_weight[1] not in units_of(dataset):
        found = found.but(min_weight=None)
    if view.focus not in actors:
        found = found.but(focus=None, steps=1)
    if view.centre is not None and view.centre not in actors:
        found = found.but(layout="organic", centre=None)
    try:
        return check(found, dataset)
    except ViewError:
        return check(found.but(selected=None), dataset)
