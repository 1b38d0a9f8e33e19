"""Which claims and ties are let through as evidence, each choice as a phrase."""

from __future__ import annotations

from alliance_network.history import ITSELF
from alliance_network.selection import Selection
from alliance_network.view import claimants_of
from alliance_network.words.labels import counted, isolated, listed, quoted
from alliance_network.words.sources import SHORT
from alliance_network.words.time import date_words, months

NAMED = 3
"""Sources, claimants or forms that are named; of more only their number is said."""


def min_sources(selection: Selection) -> str:
    least = selection.view.min_sources
    return "any number of sources" if least == 1 else f"at least {least} independent sources"


def min_weight(selection: Selection) -> str:
    if selection.view.min_weight is None:
        return "any weight"
    amount, unit = selection.view.min_weight
    # A tie without a weight in this unit passes, which no phrase may hide.
    return f"weight at least {f'{amount:,.15g} {isolated(unit)}'.strip()} where it is given"


def sources(selection: Selection) -> str:
    chosen, every = selection.view.sources, selection.dataset.sources
    if chosen is None or len(chosen) == len(every):
        return "according to all sources"
    named = [one for one in every if one.id in chosen]
    left = [one for one in every if one.id not in chosen]

    def names(some: list) -> str:
        return listed([isolated(quoted(one.title, length=SHORT)) for one in some])

    if len(left) <= 2 and len(left) < len(named):
        return f"according to all sources but {names(left)}"
    if len(named) <= NAMED:
        return f"according to {names(named)}"
    return f"according to {len(named):,} of {len(every):,} sources"


def claimants(selection: Selection) -> str:
    chosen = selection.view.claimants
    if chosen is None:
        return "any claimant"
    every = claimants_of(selection.dataset)
    named = [isolated(one) for one in every if one in chosen and one != ITSELF]
    if not named:
        return "only what the sources say themselves"
    if len(chosen) > NAMED:
        own = " and the sources themselves" if ITSELF in chosen else ""
        people = len(every) - (ITSELF in every)
        return f"only {len(named):,} of {counted(people, 'claimant')}{own}"
    word = "claimant" if len(named) == 1 else "claimants"
    own = ["the sources themselves"] if ITSELF in chosen else []
    return f"only {word} {listed([*named, *own])}"


def credibility(selection: Selection) -> str:
    least = selection.view.credibility
    if least is None:
        return "any credibility"
    held = least if least == "confirmed" else f"at least {least}"
    return f"held {held} or simply stated"


def forms(selection: Selection) -> str:
    chosen = selection.view.forms
    if chosen is None:
        return "any form"
    if len(chosen) > NAMED:
        return f"with one of {len(chosen):,} forms"
    return f"with the form {listed([isolated(form) for form in sorted(chosen)], join='or')}"


def known_on(selection: Selection) -> str:
    day = selection.view.known_on
    if day is None:
        return "claims whenever recorded"
    return f"without claims recorded after {date_words(day)}"


def look_back(selection: Selection) -> str:
    return f"events count for {months(selection.view.look_back)}"
