"""Which actors of two networks are the same, and what is known of them together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence

from alliance_network.errors import shown
from alliance_network.model.actor import GROUPING_KINDS, Actor
from alliance_network.model.text import ID_LENGTH, TEXT_LENGTH

__all__ = ["both_notes", "differs", "free_id", "joined", "same_actors"]

CODES = ("iso3", "cow", "gw")


def same_actors(first: Sequence[Actor], second: Sequence[Actor]) -> dict[str, str]:
    """Which actors of a second network are those of a first.

    The same id and no code that contradicts; else the same ISO 3166, Correlates of War or
    Gleditsch-Ward code; else the same name or alias and kind, if only one has it. An organisation
    or group of states, which can have members, is never an actor that cannot.

    Parameters
    ----------
    first, second
        Each with ids of their own.

    Returns
    -------
    dict
        Id in the second to id in the first; each id once.
    """
    found: dict[str, str] = {}
    steps: tuple[Callable[[Actor], Iterable[object]], ...] = (_rows, _ids, _codes, _names)
    for keys in steps:
        index: dict[object, list[Actor]] = defaultdict(list)
        taken = set(found.values())
        for actor in first:
            if actor.id not in taken:
                for key in keys(actor):
                    index[key].append(actor)
        claimed: dict[str, list[str]] = defaultdict(list)
        for actor in second:
            if actor.id in found:
                continue
            same = {
                other.id for key in keys(actor) for other in index[key] if _may_be(actor, other)
            }
            # What could be two actors is neither.
            if len(same) == 1:
                claimed[same.pop()].append(actor.id)
        found |= {ids[0]: other for other, ids in claimed.items() if len(ids) == 1}
    return found


def joined(first: Actor, second: Actor, *, of: str) -> tuple[Actor, list[str]]:
    """What two networks know of one actor together.

    Parameters
    ----------
    first, second
        Of the two, the same.
    of
        Title of the second network.

    Returns
    -------
    tuple
        The actor: what the first leaves empty comes from the second, which also gives further
        names, aliases and its note. And a sentence for each thing on which they differ.
    """
    told = []
    both: dict[str, object] = {}
    # Codes never differ: then they would be two actors.
    for field in ("kind", "name", *CODES):
        mine, theirs = getattr(first, field), getattr(second, field)
        if _empty(mine):
            both[field] = theirs
        elif not _empty(theirs) and mine != theirs and theirs not in first.aliases:
            told.append(differs(first.name, field, mine, theirs, of=of))
    both["note"], lost = both_notes(first.note, second.note)
    if lost:
        told.append(differs(first.name, "note", first.note, second.note, of=of))
    if first.lat is None:
        both |= {"lat": second.lat, "lon": second.lon}
    elif second.lat is not None and (first.lat, first.lon) != (second.lat, second.lon):
        mine, theirs = (f"{one.lat:g}, {one.lon:g}" for one in (first, second))
        told.append(differs(first.name, "place", mine, theirs, of=of))
    for language in sorted(first.names.keys() & second.names.keys()):
        mine, theirs = first.names[language], second.names[language]
        if mine != theirs:
            told.append(differs(first.name, f"name in {language}", mine, theirs, of=of))
    both["names"] = dict(second.names) | dict(first.names)
    # A name that differs is still one the actor is found by.
    others = [name for name in (second.name, *second.aliases) if name != first.name]
    both["aliases"] = (*first.aliases, *(name for name in others if "|" not in name))
    return Actor(**(dict(first) | both)), told


def both_notes(first: str, second: str) -> tuple[str, bool]:
    """What two notes say together, and whether that is too long, so that only the first is said."""
    if second in first:
        return first, False
    note = f"{first} {second}" if first else second
    return (first, True) if len(note) > TEXT_LENGTH else (note, False)


def free_id(id_: str, taken: Collection[str]) -> str:
    """An id that nothing has: the id with a number behind it, from 2."""
    number = 2
    while True:
        ending = f"-{number}"
        new = f"{id_[: ID_LENGTH - len(ending)].rstrip('-')}{ending}"
        if new not in taken:
            return new
        number += 1


def _rows(actor: Actor) -> Iterable[object]:
    # One that had to be given another id before is found again.
    plain = re.sub(r"-[0-9]+$", "", actor.id)
    return ((plain, actor.model_copy(update={"id": plain}).model_dump_json()),)


def _ids(actor: Actor) -> Iterable[object]:
    return (actor.id,)


def _codes(actor: Actor) -> Iterable[object]:
    codes = ((code, getattr(actor, code)) for code in CODES)
    return [(code, value) for code, value in codes if value is not None]


def _names(actor: Actor) -> Iterable[object]:
    return {(actor.kind, name.casefold()) for name in (actor.name, *actor.aliases)}


def _may_be(one: Actor, other: Actor) -> bool:
    if (one.kind in GROUPING_KINDS) != (other.kind in GROUPING_KINDS):
        return False
    pairs = ((getattr(one, code), getattr(other, code)) for code in CODES)
    return all(mine is None or theirs is None or mine == theirs for mine, theirs in pairs)


def _empty(value: object) -> bool:
    return value is None or value == ""


def differs(name: str, what: str, mine: object, theirs: object, *, of: str) -> str:
    """That two networks differ on something, and what is kept: a sentence."""
    return (
        f"{shown(name)}: the {what} is {shown(mine)}, and {shown(theirs)} in {shown(of)}; the "
        "first is kept."
    )
