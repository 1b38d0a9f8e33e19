"""Why nothing is shown, and the one step back that shows something."""

from __future__ import annotations

from alliance_network.history.span import span_of
from alliance_network.model.claim import CREDIBILITIES
from alliance_network.model.dates import in_words
from alliance_network.model.tie import STATUSES
from alliance_network.selection import Selection, select
from alliance_network.selection.tallies import tallies
from alliance_network.view import View
from alliance_network.words.choices import CHOICES
from alliance_network.words.time import no_data, time_words

__all__ = ["NOTHING_LEFT", "no_ties"]

NOTHING_LEFT = ("No tie is left with these choices together.", "Show everything")
"""Why no tie is shown where no one choice is to blame, and the step back."""

_EVERYTHING = {
    name: getattr(View(), name)
    for name in (
        "relations",
        "kinds",
        "focus",
        "min_sources",
        "min_weight",
        "sources",
        "claimants",
        "credibility",
        "forms",
        "known_on",
    )
} | {"statuses": frozenset(STATUSES)}


def no_ties(selection: Selection) -> tuple[str, View] | None:
    """Why no tie is shown, and the one step back that shows some; None if one is shown.

    Returns
    -------
    tuple of (str, View), or None
        The text ends with what the step does: "No tie is left with backing. Show all relations."
        Where no step shows any, it ends with why, and the view is that of the selection.
    """
    if len(selection.ties):
        return None
    if selection.all_ties == 0:
        return _no_ties_then(selection)
    view = selection.view
    unknown, latest = no_data(selection), view.but(as_of=None, since=None)
    if unknown is not None and _shows(selection, latest):
        return f"No tie is left {time_words(view)}, {unknown}. Show the latest.", latest
    for name, changes, step in _steps_back(selection):
        wider = view.but(**changes)
        if _shows(selection, wider):
            why = f"{_LEAD.get(name, '')}{CHOICES[name].say(selection)}"
            return f"No tie is left {why}. {step}.", wider
    return f"{' '.join(NOTHING_LEFT)}.", view.but(**_EVERYTHING)


# What stands before a choice as the reason; of those that begin with such a word, nothing.
_LEAD = dict.fromkeys(
    ("relations", "statuses", "kinds", "min_sources", "min_weight", "claimants"), "with "
)


def _no_ties_then(selection: Selection) -> tuple[str, View]:
    """The step back where there is no tie at all at the view's time."""
    view, span = selection.view, span_of(selection.dataset)
    if view.as_of is None:
        said = "This network has no tie on the last day its sources cover"
    else:
        said = f"No tie is known {time_words(view)}"
        if span is not None:
            said += f"; the network speaks of {_from_to(span.steps)}"
        latest = view.but(as_of=None, since=None)
        if _shows(selection, latest):
            return f"{said}. Show the latest.", latest
    for wider in (view, view.but(**_EVERYTHING)):
        found = tallies(selection.dataset, wider)
        steps = [] if found is None else found.by_relation.sum(axis=1).nonzero()[0].tolist()
        if steps:
            last = found.span.steps[steps[-1]]
            step = f"Show {in_words(last)}, the last {found.span.unit} with any"
            return f"{said}. {step}.", wider.but(as_of=last, since=None)
    return f"{said}.", view


def _from_to(steps: tuple[str, ...]) -> str:
    first, last = in_words(steps[0]), in_words(steps[-1])
    return first if first == last else f"{first} to {last}"


def _shows(selection: Selection, view: View) -> bool:
    return not select(selection.dataset, view).ties.is_empty()


def _steps_back(selection: Selection) -> list[tuple[str, dict[str, object], str]]:
    """Single steps, the smallest first: its choice, what it changes and what it is called."""
    view = selection.view
    plain, every = View(), frozenset(STATUSES)
    steps = []
    if view.min_sources > 1:
        most = select(selection.dataset, view.but(min_sources=1)).ties["publishers"].max() or 1
        if 1 < most < view.min_sources:
            steps.append(("min_sources", {"min_sources": most}, f"Show those with {most}"))
    if view.credibility is not None:
        weaker = CREDIBILITIES[CREDIBILITIES.index(view.credibility) + 1 :]
        steps += [("credibility", {"credibility": w}, f"Show those held {w}") for w in weaker]
    steps += [
        ("min_sources", {"min_sources": 1}, "Show those with any number"),
        ("min_weight", {"min_weight": None}, "Show any weight"),
        ("credibility", {"credibility": None}, "Show any credibility"),
        ("forms", {"forms": None}, "Show any form"),
        ("claimants", {"claimants": None}, "Show any claimant"),
        ("sources", {"sources": None}, "Show all sources"),
        ("known_on", {"known_on": None}, "Show claims whenever recorded"),
        ("relations", {"relations": None}, "Show all relations"),
        ("statuses", {"statuses": view.statuses | plain.statuses}, "Show all but denied ones"),
        ("statuses", {"statuses": every}, "Show denied ones too"),
        ("kinds", {"kinds": None}, "Show all kinds of actor"),
        ("focus", {"focus": None, "steps": 1}, "Show the whole network"),
        ("time", {"as_of": None, "since": None}, "Show the latest"),
    ]
    return [step for step in steps if view.but(**step[1]) != view]
