"""How many ties each choice of evidence would leave, all found together.

A source, a claimant or a form changes only the ties that it says something about: those ties of
all such choices are judged in one go.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import polars as pl

from alliance_network.history import (
    Evidence,
    Histories,
    days_of,
    histories,
    ties_of,
    values_of,
    weights_of,
)
from alliance_network.history.status import judged
from alliance_network.model.dataset import Dataset
from alliance_network.model.remembered import remembered
from alliance_network.selection.choosable import choosable
from alliance_network.selection.codes import State, codes_of, state_of
from alliance_network.view import LOOKS, View

__all__ = ["Offers", "offers", "weight_of"]


@dataclass(frozen=True, kw_only=True)
class Offers:
    """How many ties would be left with each choice of `choosable`, every other one as it is.

    Attributes
    ----------
    among : dict of str to (dict of str to int)
        By field ("sources", "claimants", "forms") and value: with it chosen beside those that
        are. One that is chosen leaves what is left now.
    min_sources, look_back : dict of int to int
    credibility : dict of (str or None) to int
    min_weight : dict of str to (dict of (float or None) to int)
        By unit and least weight.
    """

    among: dict[str, dict[str, int]]
    min_sources: dict[int, int]
    credibility: dict[str | None, int]
    min_weight: dict[str, dict[float | None, int]]
    look_back: dict[int, int]


def offers(dataset: Dataset, view: View) -> Offers:
    """How many ties each choice of evidence would leave: as many as `select` then finds.

    Parameters
    ----------
    dataset : Dataset
    view : View
        What is chosen now.
    """
    return _offers(dataset, view.without(*LOOKS))


@remembered(64)
def _offers(dataset: Dataset, view: View) -> Offers:
    there, asked = choosable(dataset, view), _Asked(dataset, view)
    found = asked.judged([*asked.values(there.among), *asked.credibilities(there.credibility)])
    now = asked.number(view)

    def each(field: str, values: Iterable[Any]) -> dict:
        return {value: asked.number(view.but(**{field: value})) for value in values}

    return Offers(
        among={
            field: {value: found.get((field, value), now) for value in values}
            for field, values in there.among.items()
        },
        credibility={value: found.get(("credibility", value), now) for value in there.credibility},
        min_sources=each("min_sources", there.min_sources),
        min_weight={
            unit: {
                least: asked.number(view.but(min_weight=weight_of(view, least, unit)))
                for least in weights
            }
            for unit, weights in there.min_weight.items()
        },
        look_back=each("look_back", there.look_back),
    )


def weight_of(view: View, least: float | None, unit: str) -> tuple[float, str] | None:
    """The least weight after choosing one of a unit; none of it leaves another unit's as it is."""
    if least is not None:
        return least, unit
    there = view.min_weight
    return None if there is None or there[1] == unit else there


@dataclass(frozen=True, eq=False)
class _Option:
    """Another choice of evidence.

    Attributes
    ----------
    key : tuple of (str, str or None)
        Field and value.
    claims : int array
        Rows of the claims that then speak, of the ties that it changes.
    changes : (m,) boolean array or None
        Those ties; None is all.
    """

    key: tuple[str, str | None]
    claims: np.ndarray
    changes: np.ndarray | None


class _Asked:
    """A view of a dataset, of which other choices are tried."""

    def __init__(self, dataset: Dataset, view: View) -> None:
        self.dataset, self.view = dataset, view
        self.codes, self.ties = codes_of(dataset), ties_of(dataset)

    def number(self, view: View) -> int:
        """How many ties are shown with another view of the same time."""
        return self._shown([self._left(view, *time) for time in self.view.times])

    def values(self, offered: dict[str, tuple[str, ...]]) -> Iterator[_Option]:
        """Those of some sources, claimants and forms that are not chosen, beside what is."""
        evidence, tie = self.view.evidence, self.ties.of_claims
        speaking = evidence.kept(self.dataset)
        for field, values in offered.items():
            chosen = getattr(evidence, field) or frozenset()
            kept = replace(evidence, **{field: None}).kept(self.dataset)
            told = values_of(self.dataset, field)
            told = told.filter(pl.Series(kept[told["claim"].to_numpy()], dtype=pl.Boolean))
            claims = dict(told.group_by("value").agg("claim").iter_rows())
            for value in values:
                if value in chosen:
                    continue
                own = np.array(claims.get(value, ()), dtype=np.int64)
                changes = None
                if chosen:
                    changes = np.zeros(len(self.ties), dtype=bool)
                    changes[tie[own]] = True
                    own = np.union1d(own, np.flatnonzero(speaking & changes[tie]))
                yield _Option((field, value), own, changes)

    def credibilities(self, offered: tuple[str | None, ...]) -> Iterator[_Option]:
        """Those that are not asked for, instead of what is."""
        for value in offered:
            if value != self.view.credibility:
                evidence = replace(self.view.evidence, credibility=value)
                rows = np.flatnonzero(evidence.kept(self.dataset))
                yield _Option(("credibility", value), rows, None)

    def judged(self, options: list[_Option]) -> dict[tuple[str, str | None], int]:
        """How many ties are shown with each of some choices."""
        left = [list(self._judged(options, *time)) for time in self.view.times]
        return {
            option.key: self._shown([ties[place] for ties in left])
            for place, option in enumerate(options)
        }

    def _judged(
        self, options: list[_Option], since: str | None, as_of: str | None
    ) -> Iterator[np.ndarray]:
        """The ties that are left before the focus, by number, with each of some choices."""
        every = histories(self.dataset, Evidence(look_back=self.view.look_back))
        counting = every.counting(days_of(since, as_of))
        place = np.full(len(self.dataset.claims), -1)
        place[counting["claim"].to_numpy()] = np.arange(len(counting))
        rows = [place[option.claims] for option in options]
        rows = [found[found >= 0] for found in rows]
        of = np.repeat(np.arange(len(rows)), [len(found) for found in rows])
        tried = counting[np.concatenate(rows)] if rows else counting.clear()
        # A tie of each choice is a group of its own.
        group = of * len(self.ties) + tried["group"].to_numpy()
        groups = self._heavy(judged(tried.with_columns(pl.Series("group", group))))
        of, tie = np.divmod(groups["group"].to_numpy(), max(1, len(self.ties)))
        there = State(self.dataset, groups.with_columns(pl.Series("tie", tie)))
        _, left = self.codes.shown(self.view.without("focus", "steps", "min_weight"), there)
        shown = np.split(tie[left], np.searchsorted(of[left], np.arange(1, len(options))))
        now = self._left(self.view, since, as_of)
        for option, ties in zip(options, shown, strict=False):
            if option.changes is None:
                yield ties
            else:
                yield np.concatenate([now[~option.changes[now]], ties])

    def _heavy(self, groups: pl.DataFrame) -> pl.DataFrame:
        """Those that the view's least weight leaves."""
        if self.view.min_weight is None:
            return groups
        least, unit = self.view.min_weight
        relation = self.ties.frame["relation"][groups["group"].to_numpy() % len(self.ties)]
        weights = weights_of(self.dataset, groups.select(relation, tie="group", claims="claims"))
        light = weights.filter((pl.col("unit") == unit) & (pl.col("weight") < least))["tie"]
        return groups.filter(~pl.col("group").is_in(light.implode()))

    def _left(self, view: View, since: str | None, as_of: str | None) -> np.ndarray:
        """The ties that a view leaves at a time before its focus, by number."""
        if view.evidence == self.view.evidence:
            there = state_of(self.dataset, view.evidence, since=since, as_of=as_of)
        else:
            # Not among those that are kept: it is looked at once.
            known, days = Histories(self.dataset, view.evidence), days_of(since, as_of)
            there = State(self.dataset, known.during(*days) if days else known.latest)
        return there.tie[self.codes.shown(view.without("focus", "steps"), there)[1]]

    def _shown(self, left: list[np.ndarray]) -> int:
        """How many ties are shown at one of the view's times, of those that are left at each."""
        shown = np.zeros(len(self.ties), dtype=bool)
        for ties in left:
            if self.view.focus is not None:
                start, end = self.codes.start[ties], self.codes.end[ties]
                focus = self.codes.actor_index[self.view.focus]
                near = self.codes.near(focus, self.view.steps, start, end)
                ties = ties[near[start] & near[end]]
            shown[ties] = True
        return int(shown.sum())
