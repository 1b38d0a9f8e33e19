"""What single fields of a view take, and what to write instead."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable
from difflib import get_close_matches

from alliance_network.errors import FieldError, ViewError, shown
from alliance_network.model.dates import first_day, last_day
from alliance_network.model.text import (
    LINE_LENGTH,
    SLUG_PATTERN,
    broken,
    too_long,
    unprintable,
)
from alliance_network.model.tie import split_key

_SLUG = re.compile(SLUG_PATTERN[1:-1])


def one_of(name: str, value: object, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise ViewError(f"{name}: {shown(value)} is not possible; {instead(value, allowed)}")


def known(name: str, id_: str, there: Collection[str], *, what: str) -> None:
    if id_ in there:
        return
    if not there:
        raise ViewError(f"{name}: this network has no {what}; leave {name} out.")
    raise ViewError(f"{name}: this network has no {what} {shown(id_)}; {instead(id_, there)}")


def instead(value: object, allowed: Iterable[str]) -> str:
    """What to write instead: the words that look like it, else all of them, if they are few."""
    allowed = list(allowed)
    near = get_close_matches(str(value), allowed, n=3)
    words = near or allowed[:12]
    more = "" if near or len(allowed) <= 12 else f" or another of {len(allowed):,}"
    return f"use {' or '.join([', '.join(words[:-1]), words[-1]] if words[1:] else words)}{more}."


def slug(name: str, value: object) -> None:
    if not isinstance(value, str) or _SLUG.fullmatch(value) is None:
        raise ViewError(
            f"{name}: {shown(value)} is no id; use lower-case letters, digits and single hyphens, "
            "like saudi-arabia."
        )


def whole(name: str, value: object, *, least: int, most: int) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise ViewError(
            f"{name}: {shown(value)} is not possible; use a whole number from {least} to {most}."
        )


def places(
    name: str, given: Iterable[tuple[str, float, float]]
) -> tuple[tuple[str, float, float], ...]:
    found = {}
    for actor, x, y in given:
        slug(name, actor)
        for value in (x, y):
            if not math.isfinite(value) or not 0 <= round(value, 4) <= 1:
                raise ViewError(
                    f"{name}: {shown(value)} is no place for {actor}; use numbers from 0 to 1."
                )
        if actor in found:
            raise ViewError(f"{name}: {actor} has two places; give it one.")
        # Minus zero is zero: one place, one way to write it.
        found[actor] = (actor, round(float(x), 4) + 0.0, round(float(y), 4) + 0.0)
    return tuple(found[actor] for actor in sorted(found))


def ids(name: str, selected: object) -> tuple[str, ...]:
    """The ids a selection names: one of an actor; from, to and relation of a tie."""
    text = str(selected)
    if ">" not in text:
        return (text,)
    try:
        return split_key(text)
    except FieldError as error:
        raise ViewError(f"{name}: {error}") from None


def day(name: str, value: object) -> None:
    """A date as a view takes it."""
    try:
        if not isinstance(value, str):
            raise FieldError(f"{shown(value)} is no date.", remedy="Write it like 2023-11.")
        last_day(value)
    except FieldError as error:
        raise ViewError(f"{name}: {error}") from None


def in_order(name: str, first: str, last: str) -> None:
    """A span of time as a view takes it."""
    if first_day(first) > last_day(last):
        raise ViewError(f"{name}: {first} is after {last}; swap them.")


def line(name: str, value: object) -> None:
    """A text of one line as a view takes it."""
    if not isinstance(value, str):
        raise ViewError(f"{name}: {shown(value)} is no text; write one.")
    for error in (too_long(value, length=LINE_LENGTH), unprintable(value), broken(value)):
        if error is not None:
            raise ViewError(f"{name}: {error}")


def weight(name: str, value: object) -> tuple[float, str]:
    """A weight and its unit as a view takes them."""
    try:
        amount, unit = value
        amount = float(amount)
    except (TypeError, ValueError):
        raise ViewError(
            f"{name}: {shown(value)} is no weight; use a number and its unit, like 10 million USD."
        ) from None
    line(name, unit)
    if not math.isfinite(amount):
        raise ViewError(f"{name}: {shown(amount)} is not possible; use a number like 10.")
    return amount + 0.0, unit
