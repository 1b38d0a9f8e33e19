"""The view: everything a person chose, as one small value, and its form in an address."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AnySet
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any
from urllib.parse import quote, unquote

import polars as pl

from alliance_network.errors import FieldError, ViewError, shown
from alliance_network.model.actor import KINDS, LANGUAGE_PATTERN
from alliance_network.model.dataset import Dataset
from alliance_network.model.text import SLUG_PATTERN
from alliance_network.model.tie import STATUSES, split_key, tie_key

__all__ = [
    "CHOICES",
    "LEAST_DRAWN",
    "MOST_DRAWN",
    "MOST_STEPS",
    "View",
    "check",
    "from_query",
    "opening_view",
    "to_query",
]

VERSION = "1"
MOST_STEPS = 9
"""More steps than this reach everything there is."""
MOST_SEED = 2**31 - 1
LEAST_DRAWN, MOST_DRAWN = 2_000, 30_000
"""Fewest and most ties that a picture can be told to draw: a browser without a GPU draws the most
in a third of a second."""

CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "statuses": STATUSES,
        "kinds": KINDS,
        "memberships": ("area", "ties"),
        "loners": ("faded", "hidden"),
        "layout": ("organic", "circle", "kinds", "rings"),
        "theme": ("auto", "light", "dark"),
    }
)
"""The words that these fields of a view take."""

_SLUG = re.compile(SLUG_PATTERN[1:-1])
_LANGUAGE = re.compile(LANGUAGE_PATTERN[1:-1])


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Everything a person chose. A plain `View()` leaves nothing out but denied ties.

    Attributes
    ----------
    relations : frozenset of str or None
        Ids of the relations shown; None is all.
    statuses : frozenset of str
        Of `STATUSES`.
    kinds : frozenset of str or None
        Of `KINDS`, the kinds of actor shown; None is all.
    focus : str or None
        Actor whose surroundings alone are shown.
    steps : int
        How far from it, in ties.
    memberships : {"area", "ties"}
        How memberships are drawn.
    loners : {"faded", "hidden"}
        What becomes of actors without a shown tie.
    drawn : int
        Most ties drawn as lines: where more are shown, the strongest (`Selection.lines`).
    layout : {"organic", "circle", "kinds", "rings"}
    centre : str or None
        Actor that the rings lie round.
    seed : int
        Of the layout.
    places : tuple of (str, float, float)
        Where actors were dragged to: id, x, y in the layout's unit square, to 4 decimals,
        sorted by id.
    selected : str or None
        Id of an actor or key of a tie.
    language : str
        Code of the language of names.
    theme : {"auto", "light", "dark"}

    Raises
    ------
    ViewError
        A value is not one that its field takes.
    """

    # Any set may be given; a frozen one is kept.
    relations: AnySet[str] | None = None
    statuses: AnySet[str] = frozenset({"asserted", "reported", "disputed"})
    kinds: AnySet[str] | None = None
    focus: str | None = None
    steps: int = 1
    memberships: str = "area"
    loners: str = "faded"
    drawn: int = 10_000
    layout: str = "organic"
    centre: str | None = None
    seed: int = 0
    places: tuple[tuple[str, float, float], ...] = ()
    selected: str | None = None
    language: str = "en"
    theme: str = "auto"

    def __post_init__(self) -> None:
        for name in ("relations", "statuses", "kinds"):
            if getattr(self, name) is not None:
                object.__setattr__(self, name, frozenset(getattr(self, name)))
        for name in ("statuses", "kinds"):
            for value in sorted(getattr(self, name) or ()):
                _one_of(name, value, CHOICES[name])
        for name in ("memberships", "loners", "layout", "theme"):
            _one_of(name, getattr(self, name), CHOICES[name])
        for value in sorted(self.relations or ()):
            _slug("relations", value)
        for name in ("focus", "centre"):
            if getattr(self, name) is not None:
                _slug(name, getattr(self, name))
        _whole("steps", self.steps, least=1, most=MOST_STEPS)
        _whole("drawn", self.drawn, least=LEAST_DRAWN, most=MOST_DRAWN)
        _whole("seed", self.seed, least=0, most=MOST_SEED)
        object.__setattr__(self, "places", _places(self.places))
        if self.selected is not None:
            for part in _ids(self.selected):
                _slug("selected", part)
        if not isinstance(self.language, str) or _LANGUAGE.fullmatch(self.language) is None:
            raise ViewError(
                f"language: {shown(self.language)} is no language code; use one like en, fa or "
                "zh-Hant."
            )

    def but(self, **changes: Any) -> View:
        """This view with some choices changed."""
        return replace(self, **changes)


# ---- address ---- #
def to_query(view: View) -> str:
    """A view as the query of an address, without the question mark.

    It starts with `v=1` and names only what differs from a plain view, always in the same order.
    """
    plain = View()
    parts = [f"v={VERSION}"]
    for field in fields(View):
        value = getattr(view, field.name)
        if value != getattr(plain, field.name):
            parts.append(f"{field.name}={_WRITERS[field.name](value)}")
    return "&".join(parts)


def from_query(text: str) -> View:
    """The view that a query holds.

    Parameters
    ----------
    text
        As `to_query` writes it, with or without the question mark.

    Raises
    ------
    ViewError
        A parameter is unknown, given twice or has a value it does not take, or `v` is missing.
    """
    given: dict[str, str] = {}
    for part in text.removeprefix("?").split("&"):
        name, _, value = part.partition("=")
        name = unquote(name)
        if name == "":
            continue
        if name in given:
            raise ViewError(f"{shown(name)} is given twice; give it once.")
        given[name] = unquote(value)
    version = given.pop("v", None)
    if version != VERSION:
        said = "is missing" if version is None else f"is {shown(version)}"
        raise ViewError(f"v, the version of the address, {said}; start it with v={VERSION}.")
    for name in given:
        if name not in _READERS:
            raise ViewError(f"There is no choice called {shown(name)}; {_instead(name, _READERS)}")
    return View(**{name: _READERS[name](name, value) for name, value in given.items()})


def opening_view(dataset: Dataset) -> View:
    """The view a dataset opens with.

    Raises
    ------
    ViewError
        The dataset's opening is no view of it.
    """
    return check(from_query(dataset.opening), dataset) if dataset.opening else View()


def check(view: View, dataset: Dataset) -> View:
    """The view itself, if all it names is in the dataset.

    Raises
    ------
    ViewError
        It names an actor, relation or tie that the dataset does not have.
    """
    relations = [relation.id for relation in dataset.relations]
    for relation in sorted(view.relations or ()):
        _known("relations", relation, relations, what="relation")
    named = [("focus", view.focus), ("centre", view.centre)]
    named += [("places", actor) for actor, _, _ in view.places]
    chosen = () if view.selected is None else _ids(view.selected)
    named += [("selected", actor) for actor in chosen[:2]]
    for name, actor in named:
        if actor is not None:
            _known(name, actor, dataset.actor_index, what="actor")
    if len(chosen) == 3:
        _known("selected", chosen[2], relations, what="relation")
        same = [pl.col(c) == id_ for c, id_ in zip(("from", "to", "relation"), chosen, strict=True)]
        if not dataset.claims.select(pl.all_horizontal(same).any()).item():
            raise ViewError(
                f"selected: no claim is about {shown(view.selected)}; choose another tie or an "
                "actor."
            )
    return view


# ---- values ---- #
def _one_of(name: str, value: object, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise ViewError(f"{name}: {shown(value)} is not possible; {_instead(value, allowed)}")


def _known(name: str, id_: str, known: Iterable[str], *, what: str) -> None:
    if id_ not in known:
        raise ViewError(f"{name}: this network has no {what} {shown(id_)}; {_instead(id_, known)}")


def _instead(value: object, allowed: Iterable[str]) -> str:
    """What to write instead: the words that look like it, else all of them, if they are few."""
    allowed = list(allowed)
    near = get_close_matches(str(value), allowed, n=3)
    words = near or allowed[:12]
    more = "" if near or len(allowed) <= 12 else f" or another of {len(allowed):,}"
    return f"use {' or '.join([', '.join(words[:-1]), words[-1]] if words[1:] else words)}{more}."


def _slug(name: str, value: object) -> None:
    if not isinstance(value, str) or _SLUG.fullmatch(value) is None:
        raise ViewError(
            f"{name}: {shown(value)} is no id; use lower-case letters, digits and single hyphens, "
            "like saudi-arabia."
        )


def _whole(name: str, value: object, *, least: int, most: int) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise ViewError(
            f"{name}: {shown(value)} is not possible; use a whole number from {least} to {most}."
        )


def _places(places: Iterable[tuple[str, float, float]]) -> tuple[tuple[str, float, float], ...]:
    found = {}
    for actor, x, y in places:
        _slug("places", actor)
        for value in (x, y):
            if not math.isfinite(value) or not 0 <= round(value, 4) <= 1:
                raise ViewError(
                    f"places: {shown(value)} is no place for {actor}; use numbers from 0 to 1."
                )
        if actor in found:
            raise ViewError(f"places: {actor} has two places; give it one.")
        # Minus zero is zero: one place, one way to write it.
        found[actor] = (actor, round(float(x), 4) + 0.0, round(float(y), 4) + 0.0)
    return tuple(found[actor] for actor in sorted(found))


def _ids(selected: object) -> tuple[str, ...]:
    """The ids a selection names: one of an actor; from, to and relation of a tie."""
    text = str(selected)
    if ">" not in text:
        return (text,)
    try:
        return split_key(text)
    except FieldError as error:
        raise ViewError(f"selected: {error}") from None


# ---- readers and writers ---- #
def _write_set(values: frozenset[str]) -> str:
    return ",".join(quote(value.replace(" ", "-"), safe="") for value in sorted(values))


def _write_places(places: tuple[tuple[str, float, float], ...]) -> str:
    def number(value: float) -> str:
        return f"{value:.4f}".rstrip("0").rstrip(".")

    return ",".join(f"{actor}:{number(x)}:{number(y)}" for actor, x, y in places)


def _write_selected(selected: str | None) -> str:
    # Commas, since > is not kept as it is in an address.
    return "" if selected is None else ",".join(_ids(selected))


def _write_text(value: object) -> str:
    return "" if value is None else quote(str(value), safe="")


def _read_set(name: str, value: str) -> frozenset[str]:
    spoken = {word.replace(" ", "-"): word for word in CHOICES.get(name, ())}
    words = value.split(",") if value else []
    for word in words:
        if words.count(word) > 1:
            raise ViewError(f"{name}: {shown(word)} is given twice; give it once.")
    return frozenset(spoken.get(word, word) for word in words)


def _read_places(name: str, value: str) -> tuple[tuple[str, float, float], ...]:
    found = []
    for place in value.split(",") if value else ():
        actor, *numbers = place.split(":")
        try:
            x, y = (float(number) for number in numbers)
        except ValueError:
            raise ViewError(
                f"{name}: {shown(place)} is no place; write an actor and two numbers from 0 to 1, "
                "like iran:0.25:0.5."
            ) from None
        found.append((actor, x, y))
    return tuple(found)


def _read_selected(name: str, value: str) -> str | None:
    ids = value.split(",")
    if len(ids) not in (1, 3):
        raise ViewError(
            f"{name}: {shown(value)} is neither an actor nor a tie; write iran or "
            "iran,hamas,backing."
        )
    return (value or None) if len(ids) == 1 else tie_key(*ids)


def _read_whole(name: str, value: str) -> int:
    # Plain digits only: int() would also take "1_000", " 1" and digits of other scripts.
    if re.fullmatch(r"[0-9]{1,10}", value) is None:
        raise ViewError(f"{name}: {shown(value)} is no whole number; write one like 2.")
    return int(value)


def _read_text(name: str, value: str) -> str:
    return value


def _read_maybe(name: str, value: str) -> str | None:
    return value or None


_READERS: Mapping[str, Callable[[str, str], Any]] = MappingProxyType(
    {
        "relations": _read_set,
        "statuses": _read_set,
        "kinds": _read_set,
        "focus": _read_maybe,
        "steps": _read_whole,
        "memberships": _read_text,
        "loners": _read_text,
        "drawn": _read_whole,
        "layout": _read_text,
        "centre": _read_maybe,
        "seed": _read_whole,
        "places": _read_places,
        "selected": _read_selected,
        "language": _read_text,
        "theme": _read_text,
    }
)

_WRITERS: Mapping[str, Callable[[Any], str]] = MappingProxyType(
    dict.fromkeys(_READERS, _write_text)
    | dict.fromkeys(("relations", "statuses", "kinds"), _write_set)
    | {"places": _write_places, "selected": _write_selected}
)
