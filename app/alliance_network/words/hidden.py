"""Why a tie is not in the picture, and the one step that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from alliance_network.history import Evidence, Interval, as_last_day, histories
from alliance_network.history.days import as_first_day
from alliance_network.model.dataset import Dataset
from alliance_network.model.dates import first_day, in_words, last_day
from alliance_network.model.tie import Tie, TieKey, split_key
from alliance_network.selection import Selection, select
from alliance_network.view import View
from alliance_network.words.dossier import standings, tie_at
from alliance_network.words.labels import counted, kind_label, listed
from alliance_network.words.time import months, time_words

__all__ = ["Hidden", "hidden"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """Why a tie is not in the picture.

    Attributes
    ----------
    reason : str
        A sentence: "Not in the picture: it ended in 2005."
    step : str
        What shows it: "Show as of 2005"; "" where nothing does.
    view : View
        After that step.
    """

    reason: str
    step: str
    view: View


@dataclass(frozen=True, slots=True)
class _Cause:
    """One reason, what the step that takes it away is called, and what that changes."""

    reason: str
    step: str
    changes: dict[str, Any]


def hidden(selection: Selection, key: TieKey) -> Hidden | None:
    """Why a selection does not show a tie; None if it does.

    Every choice that hides it is named; the step takes all of them back, and nothing else.
    """
    if key in selection.keys:
        return None
    dataset, view = selection.dataset, selection.view
    found: list[_Cause] = []
    for causes in (_unheard, _absent):
        for cause in causes(dataset, view, key):
            found.append(cause)
            view = view.but(**cause.changes)
    tie = tie_at(dataset, view, key)
    if tie is None:
        reason = listed([one.reason for one in found] or ["no claim about it ever counts"])
        return Hidden(reason=f"Not in the picture: {reason}.", step="", view=selection.view)
    for cause in _left_out(dataset, view, tie):
        found.append(cause)
        view = view.but(**cause.changes)
    if view.focus is not None and key not in select(dataset, view).keys:
        found.append(
            _Cause(
                f"it is not near {dataset.actor(view.focus).name_in(view.language)}",
                "Show the whole network",
                {"focus": None, "steps": 1},
            )
        )
        view = view.but(focus=None, steps=1)
    dated = next((one.step for one in found if "as_of" in one.changes), "Show")
    step = found[0].step if len(found) == 1 else dated.replace("Show", "Show it", 1)
    reason = f"Not in the picture: {listed([one.reason for one in found])}."
    return Hidden(reason=reason, step=step, view=view)


# ---- which claims speak, and when ---- #
_UNHEARD = {
    "known_on": ("its claims were recorded later", "Show claims whenever recorded"),
    "sources": ("none of its claims is of a chosen source", "Show all sources"),
    "claimants": ("none of its claims is of a chosen claimant", "Show any claimant"),
    "credibility": ("none of its claims is held as sure as chosen", "Show any credibility"),
    "forms": ("none of its claims has a chosen form", "Show any form"),
}


def _unheard(dataset: Dataset, view: View, key: TieKey) -> list[_Cause]:
    """The choice of evidence that leaves a tie out that is there at the view's time."""
    chosen = [field for field in _UNHEARD if getattr(view, field) is not None]
    if not chosen or tie_at(dataset, view, key) is not None:
        return []
    everything = Evidence(look_back=view.look_back)
    there = tie_at(dataset, view.but(**dict.fromkeys(chosen)), key) is not None
    if not there and histories(dataset, view.evidence).intervals(key):
        return []  # It is not the evidence: at other times these claims make it.
    if not there and not histories(dataset, everything).intervals(key):
        return []
    for field in chosen:
        alone = view.but(**{field: None})
        if tie_at(dataset, alone, key) or (not there and _ever(dataset, alone, key)):
            return [_Cause(*_UNHEARD[field], {field: None})]
    return [
        _Cause(
            "none of its claims passes all of the chosen evidence",
            "Show all evidence",
            dict.fromkeys(chosen),
        )
    ]


def _ever(dataset: Dataset, view: View, key: TieKey) -> bool:
    return bool(histories(dataset, view.evidence).intervals(key))


def _absent(dataset: Dataset, view: View, key: TieKey) -> list[_Cause]:
    """That a tie is not there at the view's time, and the nearest time that has it."""
    if tie_at(dataset, view, key) is not None:
        return []
    known = [
        one for one in histories(dataset, view.evidence).intervals(key) if one.status is not None
    ]
    if not known:
        return []
    event = dataset.relation(split_key(key)[2]).event
    since = None if view.as_of is None else first_day(view.since or view.as_of)
    nearest = _nearest(known, since)
    day = _date_in(nearest, since)
    if all(one.said == "no data" for one in standings(dataset, view, key)):
        reason = f"no source speaks of it {time_words(view)}"
    elif nearest.last is not None and (since is None or nearest.last.toordinal() < since):
        ended = f"it ended {_on(as_last_day(nearest.last))}"
        reason = f"it happened more than {months(view.look_back)} before" if event else ended
    elif nearest.first is not None:
        reason = f"it {'happened' if event else 'begins'} later, {_on(as_first_day(nearest.first))}"
    else:
        reason = f"it is not claimed {time_words(view)}"
    step = "Show the latest" if day is None else f"Show as of {in_words(day)}"
    return [_Cause(reason, step, {"as_of": day, "since": None, "compare_to": None})]


def _nearest(known: Sequence[Interval], since: int | None) -> Interval:
    """The time of a tie that is nearest to a day; without one the last."""
    if since is None:
        return known[-1]

    def apart(one: Interval) -> int:
        if one.last is not None and one.last.toordinal() < since:
            return since - one.last.toordinal()
        return one.first.toordinal() - since if one.first is not None else 0

    return min(known, key=apart)


def _date_in(one: Interval, since: int | None) -> str | None:
    """A date of few digits whose last day lies in some days, at their end nearest to one."""
    if one.first is None and one.last is None:
        return None
    if one.last is None or (one.first is not None and since and one.first.toordinal() > since):
        wanted = as_first_day(one.first)
    else:
        wanted = as_last_day(one.last)
    for length in (4, 7, 10):
        day = (one.last or one.first).isoformat()[:length] if length > len(wanted) else wanted
        first = 0 if one.first is None else one.first.toordinal()
        if first <= last_day(day) and (one.last is None or last_day(day) <= one.last.toordinal()):
            return day
    return one.first.isoformat()


# ---- what is shown of those there are ---- #
def _left_out(dataset: Dataset, view: View, tie: Tie) -> list[_Cause]:
    """The switches that leave out a tie that is there."""
    found = []
    relation = dataset.relation(tie.relation)
    if view.relations is not None and tie.relation not in view.relations:
        changes = {"relations": view.relations | {tie.relation}}
        reason, step = f"{relation.label} is switched off", f"Show {relation.label}"
        found.append(_Cause(reason, step, changes))
    if view.kinds is not None:
        kinds = {dataset.actor(end).kind for end in (tie.from_actor, tie.to_actor)}
        off = sorted(kinds - view.kinds)
        if off:
            names = listed([kind_label(kind, 2) for kind in off])
            changes = {"kinds": view.kinds | set(off)}
            found.append(_Cause(f"{names} are switched off", f"Show {names}", changes))
    if tie.status not in view.statuses:
        changes = {"statuses": view.statuses | {tie.status}}
        reason, step = f"{tie.status} ones are left out", f"Show {tie.status} ones too"
        found.append(_Cause(reason, step, changes))
    if tie.publishers < view.min_sources:
        number = counted(tie.publishers, "independent source")
        verb = "asserts" if tie.publishers == 1 else "assert"
        reason = f"{f'only {number}' if tie.publishers else 'no source'} {verb} it"
        step = f"Show those with {max(tie.publishers, 1)}"
        found.append(_Cause(reason, step, {"min_sources": max(tie.publishers, 1)}))
    if view.min_weight is not None:
        lighter = view.but(focus=None, **{k: v for one in found for k, v in one.changes.items()})
        if tie.key not in select(dataset, lighter).keys:
            reason, step = "its weight is under what is chosen", "Show any weight"
            found.append(_Cause(reason, step, {"min_weight": None}))
    return found


def _on(day: str) -> str:
    return f"{'on' if len(day) == 10 else 'in'} {in_words(day)}"
