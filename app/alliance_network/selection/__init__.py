"""What a view lets through from a dataset: the only filter there is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl

from alliance_network.history import Evidence, days_of, histories, tie_of, weights_of
from alliance_network.model.dataset import Dataset
from alliance_network.model.membership import is_asserted_membership
from alliance_network.model.tie import Tie, TieKey
from alliance_network.selection.changes import CHANGES, compared
from alliance_network.selection.codes import Codes, State, codes_of, state_of, strength_of
from alliance_network.selection.counts import counts
from alliance_network.view import View

__all__ = ["CHANGES", "Selection", "select"]


@dataclass(frozen=True, eq=False, kw_only=True)
class Selection:
    """What a view lets through from a dataset. Made by `select`.

    Attributes
    ----------
    dataset, view
    ties : pl.DataFrame
        Shown ties with the columns of `Histories.latest`, by order of relations, from, to. Where
        two dates are compared, those shown at either, with two more columns: was and change (see
        `changes.compared`).
    rows : (m,) int array
        Their numbers in `ties_of`.
    actors : tuple of str
        Shown actors, in the dataset's order.
    loners : frozenset of str
        Those of them without a shown tie.
    areas : tuple of str
        Organisations drawn as an area round their asserted members, largest first. They are
        among `actors`, and their memberships among `ties`.
    all_ties, all_actors : int
        Of the whole dataset: the ties at the view's time with nothing left out.
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
    def strength(self) -> np.ndarray:
        """How strong each of `ties` is, 0 the strongest: (m,) ranks among all at the view's time.

        Asserted by most independent sources, then by most claims, then of the largest weight in
        its relation.
        """
        if self.view.compare_to is not None:
            return strength_of(self.ties, weights_of(self.dataset, self.ties))
        there = _state(self.dataset, self.view)
        return there.strength[np.searchsorted(there.tie, self.rows)]

    @cached_property
    def unknown(self) -> np.ndarray:
        """Ties of which no source speaks at the view's time, though the rest of it shows them.

        Their numbers in `ties_of`: those of shown relations between actors of shown kinds and, with
        a focus, within its reach. With no time chosen there is none. Where two dates are compared,
        those unknown at the later one. A tie that its claims never make at any time is none.
        """
        days = self.view.days
        if days is None:
            return np.empty(0, dtype=np.int64)
        return codes_of(self.dataset).unknown(self.view, self.rows, days)

    @cached_property
    def in_areas(self) -> np.ndarray:
        """Which of `ties` an area shows: (m,) booleans.

        Where two dates are compared, only memberships at both: what began or ended is a line.
        """
        shown = is_asserted_membership() & pl.col("to").is_in(list(self.areas))
        if self.view.compare_to is not None:
            shown &= pl.col("change") == "kept"
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
        return tie_of(self.ties.row(self._rows[key], named=True))

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
    codes = codes_of(dataset)
    there = _state(dataset, view)
    actors, shown = codes.shown(view, there)
    states = [(there, shown)]
    if view.compare_to is None:
        ties = there.frame.filter(pl.Series(shown, dtype=pl.Boolean))
    else:
        before = state_of(dataset, view.evidence, since=None, as_of=view.compare_to)
        actors_before, shown_before = codes.shown(view, before)
        actors = actors | actors_before
        states.insert(0, (before, shown_before))
        ties = compared(
            dataset,
            before,
            there,
            shown=(shown_before, shown),
            speaks=(_speaks(dataset, view, view.compare_to), _speaks(dataset, view, view.as_of)),
        )
    rows = ties["tie"].to_numpy()
    tied = codes.tied(rows)
    if view.loners == "hidden":
        actors = actors & tied
    # For how long an event counts leaves nothing out: it is part of when.
    plain = state_of(
        dataset, Evidence(look_back=view.look_back), since=view.since, as_of=view.as_of
    )
    return Selection(
        dataset=dataset,
        view=view,
        ties=ties,
        rows=rows,
        actors=codes.names(actors),
        loners=frozenset(codes.names(actors & ~tied)),
        areas=_areas(codes, view, states),
        all_ties=len(plain.tie),
        all_actors=len(dataset.actors),
        **counts(codes, view, [one for one, _ in states], ties),
    )


def _state(dataset: Dataset, view: View) -> State:
    return state_of(dataset, view.evidence, since=view.since, as_of=view.as_of)


def _speaks(dataset: Dataset, view: View, as_of: str | None) -> np.ndarray:
    """Of which ties any source speaks at a date; with none, of all."""
    days = days_of(None, as_of)
    if days is None:
        return np.ones(len(codes_of(dataset).start), dtype=bool)
    return histories(dataset, view.evidence).speaks(*days)


def _areas(codes: Codes, view: View, states: list[tuple[State, np.ndarray]]) -> tuple[str, ...]:
    """The organisations drawn as areas: the largest of the whole dataset, with a member shown.

    Which they are does not depend on what is filtered: their members have been placed so that an
    area can lie round them.
    """
    if view.memberships != "area":
        return ()
    # Where two dates are compared, an area holds the members at both.
    members = [frozenset(one.tie[one.membership & shown].tolist()) for one, shown in states]
    ends = codes.end[np.array(sorted(frozenset.intersection(*members)), dtype=np.int64)]
    return tuple(codes.ids[o] for o in codes.organisations if (ends == o).any())
