"""What a view lets through from a dataset: the only filter there is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl

from alliance_network.history import as_last_day, histories
from alliance_network.model.actor import KINDS
from alliance_network.model.dataset import Dataset
from alliance_network.model.membership import areas_of, is_asserted_membership
from alliance_network.model.remembered import remembered
from alliance_network.model.tie import STATUSES, Tie, TieKey
from alliance_network.view import View

__all__ = ["Selection", "select"]


@dataclass(frozen=True, eq=False, kw_only=True)
class Selection:
    """What a view lets through from a dataset. Made by `select`.

    Attributes
    ----------
    dataset, view
    ties : pl.DataFrame
        Shown ties with the columns of `Histories.latest`, by order of relations, from, to.
    rows : (m,) int array
        Where they stand in `Histories.latest`.
    actors : tuple of str
        Shown actors, in the dataset's order.
    loners : frozenset of str
        Those of them without a shown tie.
    areas : tuple of str
        Organisations drawn as an area round their asserted members, largest first. They are
        among `actors`, and their memberships among `ties`.
    strength : (m,) int array
        Rank of each of `ties` among all of the dataset, 0 is the strongest: asserted by most
        independent sources, then by most claims, then of the largest weight in its relation.
    all_ties, all_actors : int
        Of the whole dataset.
    by_relation, by_status, by_kind : dict of str to int
        What would be shown of each relation and status (ties) and each kind (actors) with its
        switch on and every other choice as it is. Kinds are those the dataset has.
    """

    dataset: Dataset
    view: View
    ties: pl.DataFrame
    rows: np.ndarray
    actors: tuple[str, ...]
    loners: frozenset[str]
    areas: tuple[str, ...]
    strength: np.ndarray
    all_ties: int
    all_actors: int
    by_relation: dict[str, int]
    by_status: dict[str, int]
    by_kind: dict[str, int]

    @cached_property
    def keys(self) -> tuple[TieKey, ...]:
        """Keys of the shown ties, in the order of `ties`."""
        return tuple(self.ties["key"])

    @cached_property
    def in_areas(self) -> np.ndarray:
        """Which of `ties` an area shows: (m,) booleans."""
        shown = is_asserted_membership() & pl.col("to").is_in(list(self.areas))
        return self.ties.select(shown=shown)["shown"].to_numpy()

    @cached_property
    def lines(self) -> np.ndarray:
        """Which of `ties` are drawn as lines: (m,) booleans.

        Those that no area shows; of more than `View.drawn` the strongest, and the selected one.
        """
        lines = ~self.in_areas
        if lines.sum() > self.view.drawn:
            last = np.partition(self.strength[lines], self.view.drawn - 1)[self.view.drawn - 1]
            chosen = (self.ties["key"] == (self.view.selected or "")).to_numpy()
            lines &= (self.strength <= last) | chosen
        return lines

    @property
    def undrawn(self) -> int:
        """How many of `ties` are neither drawn as a line nor shown by an area."""
        return int((~self.lines & ~self.in_areas).sum())

    def tie(self, key: TieKey) -> Tie:
        """A shown tie; KeyError if it is not shown."""
        row = self.ties.row(self._rows[key], named=True)
        last = row["last"]
        return Tie(
            key=key,
            from_actor=row["from"],
            to_actor=row["to"],
            relation=row["relation"],
            status=row["status"],
            claims=tuple(row["claims"]),
            publishers=row["publishers"],
            covered_to=None if last is None else as_last_day(last),
        )

    @cached_property
    def _rows(self) -> dict[TieKey, int]:
        return {key: row for row, key in enumerate(self.keys)}


def select(dataset: Dataset, view: View) -> Selection:
    """What a view lets through from a dataset.

    Parameters
    ----------
    dataset : Dataset
    view : View
        Of this dataset (see `view.check`). Its selected actor or tie filters nothing.
    """
    codes = _codes(dataset)
    shown, ties = codes.shown(view)
    tied = codes.tied(ties)
    latest = histories(dataset).latest
    return Selection(
        dataset=dataset,
        view=view,
        ties=latest.filter(pl.Series(ties)),
        rows=np.flatnonzero(ties),
        actors=codes.names(shown),
        loners=frozenset(codes.names(shown & ~tied)),
        areas=codes.areas(view, ties),
        strength=codes.strength[ties],
        all_ties=len(latest),
        all_actors=len(dataset.actors),
        by_relation=codes.by_relation(view, ties),
        by_status=codes.by_status(view, ties),
        by_kind=codes.by_kind(view, shown),
    )


class _Codes:
    """The latest state of a dataset as arrays of small numbers, and what views do to it.

    Ties are numbered as in `Histories.latest`, actors, relations, statuses and kinds by their
    place in the dataset, `STATUSES` and `KINDS`.
    """

    def __init__(self, dataset: Dataset) -> None:
        latest = histories(dataset).latest
        self.ids = np.array([actor.id for actor in dataset.actors], dtype=object)
        self.relations = tuple(relation.id for relation in dataset.relations)
        self.actor_index = dataset.actor_index
        index = dataset.actor_index
        self.start, self.end = (_numbered(latest[column], index) for column in ("from", "to"))
        self.relation = _numbered(latest["relation"], {r: i for i, r in enumerate(self.relations)})
        self.status = _numbered(latest["status"], {s: i for i, s in enumerate(STATUSES)})
        self.kind = np.array([KINDS.index(actor.kind) for actor in dataset.actors], dtype=np.int64)
        self._latest, self._claims = latest, dataset.claims
        self.membership = latest.select(shown=is_asserted_membership())["shown"].to_numpy()
        self.organisations = tuple(index[actor] for actor in areas_of(latest))

    def shown(self, view: View) -> tuple[np.ndarray, np.ndarray]:
        """Which actors and which ties a view shows: (n,) and (m,) booleans."""
        relations = self._chosen(view.relations, self.relations)
        statuses = self._chosen(view.statuses, STATUSES)
        actors = self._chosen(view.kinds, KINDS)[self.kind]
        ties = relations[self.relation] & statuses[self.status]
        ties &= actors[self.start] & actors[self.end]
        if view.focus is not None:
            actors &= self._near(self.actor_index[view.focus], view.steps, ties)
            ties &= actors[self.start] & actors[self.end]
        if view.loners == "hidden":
            actors &= self.tied(ties)
        return actors, ties

    @cached_property
    def strength(self) -> np.ndarray:
        """The rank of each tie by how strong it is, 0 first (see `Selection.strength`)."""
        rows = self._latest.select("claims").with_row_index("tie").explode("claims")
        told = self._claims[rows["claims"]].select(
            "weight", when=pl.coalesce("end", "start", "recorded")
        )
        weights = (
            pl.concat([rows, told], how="horizontal")
            .drop_nulls("weight")
            .sort("when", maintain_order=True)
            .group_by("tie")
            .agg(pl.col("weight").last())
        )
        # Weights of two relations are never compared: what counts is the place within its own.
        share = (pl.col("weight").rank() / pl.len()).over("relation").fill_null(0)
        ranked = (
            self._latest.select("relation", "publishers", claims=pl.col("claims").list.len())
            .with_row_index("tie")
            .join(weights, on="tie", how="left", maintain_order="left")
            .select("tie", "publishers", "claims", share=share)
            .sort("publishers", "claims", "share", "tie", descending=[True, True, True, False])
        )
        strength = np.empty(len(ranked), dtype=np.int64)
        strength[ranked["tie"].to_numpy()] = np.arange(len(ranked))
        return strength

    def tied(self, ties: np.ndarray) -> np.ndarray:
        """Actors at an end of these ties: (n,) booleans."""
        found = np.zeros(len(self.ids), dtype=bool)
        found[self.start[ties]] = True
        found[self.end[ties]] = True
        return found

    def names(self, actors: np.ndarray) -> tuple[str, ...]:
        return tuple(self.ids[actors].tolist())

    def areas(self, view: View, ties: np.ndarray) -> tuple[str, ...]:
        """The organisations drawn as areas: the largest of the whole dataset, with a member shown.

        Which they are does not depend on what is filtered: their members have been placed so
        that an area can lie round them.
        """
        if view.memberships != "area":
            return ()
        members = self.membership & ties
        return tuple(self.ids[o] for o in self.organisations if (self.end[members] == o).any())

    def by_relation(self, view: View, ties: np.ndarray) -> dict[str, int]:
        counts = self._counts(view, ties, "relations", self.relation, self.relations)
        return dict(zip(self.relations, counts, strict=True))

    def by_status(self, view: View, ties: np.ndarray) -> dict[str, int]:
        counts = self._counts(view, ties, "statuses", self.status, STATUSES)
        return dict(zip(STATUSES, counts, strict=True))

    def by_kind(self, view: View, shown: np.ndarray) -> dict[str, int]:
        there = set(self.kind.tolist())
        found = {}
        for place, kind in enumerate(KINDS):
            if place in there:
                on = view.kinds is None or kind in view.kinds
                actors = shown if on else self.shown(view.but(kinds=view.kinds | {kind}))[0]
                found[kind] = int((self.kind[actors] == place).sum())
        return found

    def _counts(
        self,
        view: View,
        ties: np.ndarray,
        field: str,
        of: np.ndarray,
        words: tuple[str, ...],
    ) -> list[int]:
        chosen = getattr(view, field)
        counts = np.bincount(of[ties], minlength=len(words)).tolist()
        off = [] if chosen is None else [word for word in words if word not in chosen]
        # With a focus each switch reaches other actors; without, one look at all answers them.
        if view.focus is None and off:
            lifted = self.shown(view.but(**{field: frozenset(words)}))[1]
            every = np.bincount(of[lifted], minlength=len(words)).tolist()
            return [
                every[place] if word in off else count
                for place, (word, count) in enumerate(zip(words, counts, strict=True))
            ]
        for word in off:
            place = words.index(word)
            switched = self.shown(view.but(**{field: chosen | {word}}))[1]
            counts[place] = int((of[switched] == place).sum())
        return counts

    def _near(self, focus: int, steps: int, ties: np.ndarray) -> np.ndarray:
        """Actors at most so many of these ties away from one: (n,) booleans."""
        start, end = self.start[ties], self.end[ties]
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

    @staticmethod
    def _chosen(chosen: frozenset[str] | None, words: tuple[str, ...]) -> np.ndarray:
        return np.array([chosen is None or word in chosen for word in words], dtype=bool)


@remembered(32)
def _codes(dataset: Dataset) -> _Codes:
    return _Codes(dataset)


def _numbered(column: pl.Series, numbers: dict[str, int]) -> np.ndarray:
    return column.replace_strict(numbers, return_dtype=pl.Int64).to_numpy()
