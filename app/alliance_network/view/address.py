"""A view as the query of an address, and back without loss."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Any
from urllib.parse import quote, unquote

from alliance_network.errors import ViewError, shown
from alliance_network.model.numbers import decimal
from alliance_network.model.tie import tie_key
from alliance_network.view.values import ids, instead
from alliance_network.view.view import CHOICES, View

__all__ = ["from_query", "to_query"]

VERSION = "1"

# Stand for | and ~ in a text, and for an empty one, in a list of texts with | between them.
_ESCAPES = (("~", "~t"), ("|", "~p"))
_EMPTY = "~e"


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
            raise ViewError(f"There is no choice called {shown(name)}; {instead(name, _READERS)}")
    return View(**{name: _READERS[name](name, value) for name, value in given.items()})


# ---- readers and writers ---- #
def _write_set(values: frozenset[str]) -> str:
    return ",".join(quote(value.replace(" ", "-"), safe="") for value in sorted(values))


def _write_texts(values: frozenset[str]) -> str:
    return quote("|".join(sorted(map(_escaped, values))), safe="")


def _escaped(text: str) -> str:
    for sign, escape in _ESCAPES:
        text = text.replace(sign, escape)
    return text or _EMPTY


def _write_weight(weight: tuple[float, str]) -> str:
    amount, unit = weight
    return quote(f"{decimal(amount)} {unit}" if unit else decimal(amount), safe="")


def _write_places(places: tuple[tuple[str, float, float], ...]) -> str:
    def number(value: float) -> str:
        return f"{value:.4f}".rstrip("0").rstrip(".")

    return ",".join(f"{actor}:{number(x)}:{number(y)}" for actor, x, y in places)


def _write_selected(selected: str | None) -> str:
    # Commas, since > is not kept as it is in an address.
    return "" if selected is None else ",".join(ids("selected", selected))


def _write_text(value: object) -> str:
    return "" if value is None else quote(str(value), safe="")


def _read_set(name: str, value: str) -> frozenset[str]:
    spoken = {word.replace(" ", "-"): word for word in CHOICES.get(name, ())}
    words = value.split(",") if value else []
    for word in words:
        if words.count(word) > 1:
            raise ViewError(f"{name}: {shown(word)} is given twice; give it once.")
    return frozenset(spoken.get(word, word) for word in words)


def _read_texts(name: str, value: str) -> frozenset[str]:
    texts = [_unescaped(text) for text in value.split("|")] if value else []
    for text in texts:
        if texts.count(text) > 1:
            raise ViewError(f"{name}: {shown(text)} is given twice; give it once.")
    return frozenset(texts)


def _unescaped(text: str) -> str:
    if text == _EMPTY:
        return ""
    for sign, escape in reversed(_ESCAPES):
        text = text.replace(escape, sign)
    return text


def _read_weight(name: str, value: str) -> tuple[float, str]:
    amount, _, unit = value.partition(" ")
    # Plain decimals only: float() would also take "nan", "1_0" and digits of other scripts.
    if re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]{1,3})?", amount) is None:
        raise ViewError(
            f"{name}: {shown(value)} is no weight; write a number and its unit, like 10 million "
            "USD."
        )
    return float(amount), unit


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
    dict.fromkeys(("relations", "statuses", "kinds", "sources"), _read_set)
    | dict.fromkeys(("claimants", "forms"), _read_texts)
    | dict.fromkeys(("min_sources", "look_back", "steps", "drawn", "seed"), _read_whole)
    | dict.fromkeys(("memberships", "loners", "picture", "layout", "language", "theme"), _read_text)
    | dict.fromkeys(
        ("as_of", "since", "compare_to", "known_on", "credibility", "focus", "centre"), _read_maybe
    )
    | {"min_weight": _read_weight, "places": _read_places, "selected": _read_selected}
)

_WRITERS: Mapping[str, Callable[[Any], str]] = MappingProxyType(
    dict.fromkeys(_READERS, _write_text)
    | dict.fromkeys(("relations", "statuses", "kinds", "sources"), _write_set)
    | dict.fromkeys(("claimants", "forms"), _write_texts)
    | {"min_weight": _write_weight, "places": _write_places, "selected": _write_selected}
)
