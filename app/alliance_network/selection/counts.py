"""What would be shown of each relation, status and kind with its switch on."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl

from alliance_network.model.actor import KINDS
from alliance_network.model.tie import STATUSES
from alliance_network.selection.codes import Codes, State, numbered
from alliance_network.view import View

__all__ = ["counts"]


def counts(
    codes: Codes, view: View, states: Sequence[State], ties: pl.DataFrame
) -> dict[str, dict[str, int]]:
    """The fields by_relation, by_status and by_kind of a `Selection`.

    Parameters
    ----------
    codes : Codes
    view : View
    states : sequence of State
        At the view's time, or at the two dates that it compares.
    ties : pl.DataFrame
        The shown ones.
    """
    reach = _Reach(codes, states)
    return {
        "by_relation": reach.by_word(view, "relations", "relation", codes.relations, ties),
        "by_status": reach.by_word(view, "statuses", "status", STATUSES, ties),
        "by_kind": reach.by_kind(view),
    }


class _Reach:
    """What views show of one state, or at either of two dates."""

    def __init__(self, codes: Codes, states: Sequence[State]) -> None:
        self.codes, self.states = codes, states

    def by_word(
        self, view: View, field: str, column: str, words: tuple[str, ...], ties: pl.DataFrame
    ) -> dict[str, int]:
        places = {word: place for place, word in enumerate(words)}
        now = np.bincount(numbered(ties[column], places), minlength=len(words)).tolist()
        found = dict(zip(words, now, strict=True))
        chosen = getattr(view, field)
        off = [] if chosen is None else [word for word in words if word not in chosen]
        # With a focus, or at two dates, each switch reaches other ties; else one look answers.
        alone = view.focus is not None or len(self.states) > 1
        for word in off:
            on = view.but(**{field: chosen | {word} if alone else frozenset(words)})
            reached = self._counted(on, column, len(words))
            found.update({one: reached[places[one]] for one in ([word] if alone else off)})
            if not alone:
                break
        return found

    def by_kind(self, view: View) -> dict[str, int]:
        there = set(self.codes.kind.tolist())
        found = {}
        for place, kind in enumerate(KINDS):
            if place in there:
                on = view.kinds is None or kind in view.kinds
                actors = self._actors(view if on else view.but(kinds=view.kinds | {kind}))
                found[kind] = int((self.codes.kind[actors] == place).sum())
        return found

    def _counted(self, view: View, column: str, number: int) -> list[int]:
        if len(self.states) == 1:
            there = self.states[0]
            _, shown = self.codes.shown(view, there)
            of = there.status if column == "status" else self.codes.relation[there.tie]
            return np.bincount(of[shown], minlength=number).tolist()
        ties = self._ties(view)
        places = ties.values()
        if column == "relation":
            places = self.codes.relation[np.fromiter(ties, dtype=np.int64, count=len(ties))]
        of = np.fromiter(places, dtype=np.int64, count=len(ties))
        return np.bincount(of, minlength=number).tolist()

    def _actors(self, view: View) -> np.ndarray:
        actors = np.zeros(len(self.codes.ids), dtype=bool)
        tied = actors.copy()
        for there in self.states:
            left, shown = self.codes.shown(view, there)
            actors |= left
            tied |= self.codes.tied(there.tie[shown])
        return actors & tied if view.loners == "hidden" else actors

    def _ties(self, view: View) -> dict[int, int]:
        """The ties shown at either date, each with the place of its status.

        Of a tie that is there at both the later status counts, whichever is shown.
        """
        shown: set[int] = set()
        latest: dict[int, int] = {}
        for there in self.states:
            shown.update(there.tie[self.codes.shown(view, there)[1]].tolist())
            latest.update(zip(there.tie.tolist(), there.status.tolist(), strict=True))
        return {tie: latest[tie] for tie in shown}
