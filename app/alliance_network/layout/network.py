"""The network a layout places: plain arrays of who is tied to whom in the whole dataset."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
import polars as pl

from alliance_network.model.dataset import Dataset
from alliance_network.model.membership import areas_of
from alliance_network.model.relation import MEMBERSHIP


@dataclass(frozen=True, eq=False)
class Network:
    """Actors and ties of a whole dataset as arrays; what every layout reads.

    Parameters
    ----------
    actors, kinds
        Id and kind of each of the n actors, in the dataset's order.
    pairs
        (E, 2) integers, one row a tie: the actors it goes from and to. Memberships that an
        area shows are left out; every other tie is here, denied ones too.
    relations
        (E,) integers, the relation of each tie, in the dataset's order of relations.
    areas
        At most two organisations, largest first, each with its asserted members.
    degree
        (n,) integers: ties of each actor in the whole dataset, memberships included.
    keys
        The tie keys of the rows of ``pairs``.
    """

    actors: tuple[str, ...]
    kinds: tuple[str, ...]
    pairs: np.ndarray
    relations: np.ndarray
    areas: tuple[tuple[int, tuple[int, ...]], ...]
    degree: np.ndarray
    keys: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.actors)

    @property
    def organisations(self) -> tuple[int, ...]:
        """The organisations drawn as areas."""
        return tuple(organisation for organisation, _ in self.areas)

    @property
    def radii(self) -> np.ndarray:
        """Radii (n,) of the symbols in the reference place, px.

        By the square root of an actor's ties in the whole dataset, so that no filter resizes it.
        """
        return 5 + 9 * np.sqrt(self.degree / max(self.degree.max(initial=0), 1))

    @property
    def tied_pairs(self) -> tuple[np.ndarray, np.ndarray]:
        """Each tied pair once, (P, 2) in ascending order, and (P,) how many ties it has.

        Ties of the organisations drawn as areas are left out: those stand where there is room.
        """
        free = ~np.isin(self.pairs, self.organisations).any(1)
        pairs, count = np.unique(np.sort(self.pairs[free], axis=1), axis=0, return_counts=True)
        return pairs.reshape(-1, 2).astype(int), count


def network_of(dataset: Dataset, ties: pl.DataFrame) -> Network:
    """Return the network of a whole dataset.

    Parameters
    ----------
    dataset
        Whose actors and relations the numbers mean.
    ties
        One row for each tie that there ever was, whatever its status: key, from, to, relation and
        status.
    """
    index = dataset.actor_index
    order = {relation.id: rank for rank, relation in enumerate(dataset.relations)}
    rows = ties.select("from", "to", "relation", "key").rows()
    areas = areas_of(ties)
    shown = {(member, organisation) for organisation in areas for member in areas[organisation]}

    degree = Counter(actor for tie in rows for actor in tie[:2])
    kept = [tie for tie in rows if tie[2] != MEMBERSHIP or tie[:2] not in shown]
    kept.sort(key=lambda tie: (order[tie[2]], tie[0], tie[1]))
    return Network(
        actors=tuple(actor.id for actor in dataset.actors),
        kinds=tuple(actor.kind for actor in dataset.actors),
        pairs=np.array([(index[tie[0]], index[tie[1]]) for tie in kept], int).reshape(-1, 2),
        relations=np.array([order[tie[2]] for tie in kept], int),
        areas=tuple(
            (index[organisation], tuple(sorted(index[member] for member in members)))
            for organisation, members in areas.items()
        ),
        degree=np.array([degree[actor.id] for actor in dataset.actors], int),
        keys=tuple(tie[3] for tie in kept),
    )
