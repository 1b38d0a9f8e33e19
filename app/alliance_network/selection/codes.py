"""A dataset's ties as arrays of small numbers, and what views do to them."""

from __future__ import annotations

from functools import cached_property

import numpy as np
import polars as pl

from alliance_network.history import Evidence, histories, state, ties_of, weights_of
from alliance_network.model.actor import KINDS
from alliance_network.model.dataset import Dataset
from alliance_network.model.membership import areas_of, is_asserted_membership
from alliance_network.model.remembered import remembered
from alliance_network.model.tie import STATUSES
from alliance_network.view import View

__all__ = ["Codes", "State", "codes_of", "state_of", "strength_of"]


class State:
    """The ties that hold or are denied at a time, as arrays beside their table.

    Attributes
    ----------
    frame : pl.DataFrame
        As `history.state` gives it, k rows.
    tie : (k,) int array
        Their numbers in `ties_of`.
    status, publishers : (k,) int arrays
        Place of the status in `STATUSES`, number of independent sources that assert it.
    """

    def __init__(self, dataset: Dataset, frame: pl.DataFrame) -> None:
        self._dataset = dataset
        self.frame = frame
        self.tie = frame["tie"].to_numpy()
        self.status = numbered(frame["status"], {s: i for i, s in enumerate(STATUSES)})
        self.publishers = frame["publishers"].to_numpy()

    def at_least(self, weight: float, unit: str) -> np.ndarray:
        """Which ties have no weight in a unit, or one of at least so much: (k,) booleans."""
        of_unit = self._weights.filter(unit=unit)
        light = of_unit.filter(pl.col("weight") < weight)["tie"].to_numpy()
        return ~np.isin(self.tie, light)

    @cached_property
    def strength(self) -> np.ndarray:
        """The rank of each tie by how strong it is, 0 first (see `Selection.strength`)."""
        return strength_of(self.frame, self._weights)

    @cached_property
    def _weights(self) -> pl.DataFrame:
        return weights_of(self._dataset, self.frame)

    @cached_property
    def membership(self) -> np.ndarray:
        """Which ties are memberships that an area may show: (k,) booleans."""
        return self.frame.select(shown=is_asserted_membership())["shown"].to_numpy()


class Codes:
    """What of a dataset no date and no evidence changes, and what views let through of a state.

    Actors, relations and kinds are numbered by their place in the dataset and in `KINDS`, ties as
    in `ties_of`.
    """

    def __init__(self, dataset: Dataset) -> None:
        ties = ties_of(dataset).frame
        index = dataset.actor_index
        self.ids = np.array([actor.id for actor in dataset.actors], dtype=object)
        self.relations = tuple(relation.id for relation in dataset.relations)
        self.actor_index = index
        self.start, self.end = (numbered(ties[column], index) for column in ("from", "to"))
        self.relation = numbered(ties["relation"], {r: i for i, r in enumerate(self.relations)})
        self.kind = np.array([KINDS.index(actor.kind) for actor in dataset.actors], dtype=np.int64)
        self._dataset = dataset

    @cached_property
    def organisations(self) -> tuple[int, ...]:
        """The organisations drawn as areas, whatever is filtered, largest first."""
        return tuple(self.actor_index[actor] for actor in areas_of(histories(self._dataset).ever))

    def shown(self, view: View, there: State) -> tuple[np.ndarray, np.ndarray]:
        """Which actors and which ties of a state a view shows: (n,) and (k,) booleans.

        Actors are those that it leaves in; without ties they are loners (see `tied`).
        """
        start, end = self.start[there.tie], self.end[there.tie]
        actors = chosen(view.kinds, KINDS)[self.kind]
        ties = chosen(view.relations, self.relations)[self.relation[there.tie]]
        ties &= chosen(view.statuses, STATUSES)[there.status]
        if view.min_sources > 1:
            ties &= there.publishers >= view.min_sources
        if view.min_weight is not None:
            ties &= there.at_least(*view.min_weight)
        ties &= actors[start] & actors[end]
        if view.focus is not None:
            actors &= self.near(self.actor_index[view.focus], view.steps, start[ties], end[ties])
            ties &= actors[start] & actors[end]
        return actors, ties

    def unknown(self, view: View, shown: np.ndarray, days: tuple[int, int]) -> np.ndarray:
        """Ties of which no source speaks on any of some days: see `Selection.unknown`.

        With a focus, those that hang on an actor less than its steps away along the `shown` ties
        (their numbers).
        """
        known = histories(self._dataset, view.evidence)
        actors = chosen(view.kinds, KINDS)[self.kind]
        ties = chosen(view.relations, self.relations)[self.relation]
        ties &= actors[self.start] & actors[self.end]
        ties &= known.held
        if view.focus is not None:
            focus = self.actor_index[view.focus]
            near = self.near(focus, view.steps - 1, self.start[shown], self.end[shown])
            ties &= near[self.start] | near[self.end]
        return np.flatnonzero(ties & ~known.speaks(*days))

    def tied(self, ties: np.ndarray) -> np.ndarray:
        """Actors at an end of some ties, by number: (n,) booleans."""
        found = np.zeros(len(self.ids), dtype=bool)
        found[self.start[ties]] = True
        found[self.end[ties]] = True
        return found

    def names(self, actors: np.ndarray) -> tuple[str, ...]:
        """Ids of actors, from (n,) booleans."""
        return tuple(self.ids[actors].tolist())

    def near(self, focus: int, steps: int, start: np.ndarray, end: np.ndarray) -> np.ndarray:
        """Actors at most so many of some ties away from one: (n,) booleans."""
        found = np.zeros(len(self.ids), dtype=bool)
        found[focus] = True
        for _ in range(steps):
            before = found.sum()
            onward, backward = end[found[start]], start[found[end]]
            found[onward] = True
            found[backward] = True
            if found.sum() == before:
                break
        return found


@remembered(32)
def codes_of(dataset: Dataset) -> Codes:
    """The codes of a dataset."""
    return Codes(dataset)


@remembered(256)
def state_of(
    dataset: Dataset, evidence: Evidence, *, since: str | None, as_of: str | None
) -> State:
    """The state of a dataset at a time, as some of its claims tell it (see `history.state`)."""
    return State(dataset, state(dataset, evidence, since=since, as_of=as_of))


def strength_of(ties: pl.DataFrame, weights: pl.DataFrame) -> np.ndarray:
    """The rank of each tie among some, 0 is the strongest (see `Selection.strength`)."""
    # Weights of two relations are never compared: what counts is the place within its own.
    share = (pl.col("weight").rank() / pl.len()).over("relation").fill_null(0)
    ranked = (
        ties.select("tie", "relation", "publishers", claims=pl.col("claims").list.len())
        .with_row_index("row")
        .join(
            weights.group_by("tie").agg(pl.col("weight").last()),
            on="tie",
            how="left",
            maintain_order="left",
        )
        .select("row", "publishers", "claims", share=share)
        .sort("publishers", "claims", "share", "row", descending=[True, True, True, False])
    )
    strength = np.empty(len(ranked), dtype=np.int64)
    strength[ranked["row"].to_numpy()] = np.arange(len(ranked))
    return strength


def chosen(words: frozenset[str] | None, every: tuple[str, ...]) -> np.ndarray:
    """Which of some words are chosen (None: all): booleans."""
    return np.array([words is None or word in words for word in every], dtype=bool)


def numbered(column: pl.Series, numbers: dict[str, int]) -> np.ndarray:
    """The number of each text of a column."""
    return column.replace_strict(numbers, return_dtype=pl.Int64).to_numpy()
