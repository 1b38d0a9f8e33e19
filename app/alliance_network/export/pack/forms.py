"""The forms that a pack's ties have: what the claims add up to at one time or another."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from alliance_network.model.tie import Tie, TieKey
from alliance_network.selection import Selection

__all__ = ["Forms", "gathered", "runs_of"]


class Forms:
    """Each tie's forms by their place: a status, and the claims that make it."""

    def __init__(self, kept: Collection[TieKey]) -> None:
        self._places: dict[TieKey, dict[tuple[str, tuple[int, ...]], int]] = {
            key: {} for key in kept
        }
        self._ties: dict[TieKey, list[Tie]] = {key: [] for key in kept}

    def of(self, key: TieKey) -> Sequence[Tie]:
        """A tie's forms; the first that was found is 0."""
        return self._ties[key]

    def seen(self, selection: Selection) -> dict[TieKey, int]:
        """The form that each kept tie has in a selection, which is new where none was like it."""
        found = {}
        rows = selection.ties.select("key", "status", "claims").iter_rows()
        for key, status, claims in rows:
            if key in self._places:
                places = self._places[key]
                form = status, tuple(claims)
                if form not in places:
                    places[form] = len(places)
                    self._ties[key].append(selection.tie(key))
                found[key] = places[form]
        return found


def runs_of(moments: Iterable[int]) -> list[int]:
    """Ascending numbers as stretches: first and last of each, one after the other."""
    runs: list[int] = []
    for moment in moments:
        if runs and runs[-1] == moment - 1:
            runs[-1] = moment
        else:
            runs += [moment, moment]
    return runs


def gathered(seen: Mapping[int, Mapping[TieKey, int]]) -> dict[TieKey, dict[int, list[int]]]:
    """For each tie and form the times at which it has it, ascending."""
    found: dict[TieKey, dict[int, list[int]]] = {}
    for moment in sorted(seen):
        for key, form in seen[moment].items():
            found.setdefault(key, {}).setdefault(form, []).append(moment)
    return found
