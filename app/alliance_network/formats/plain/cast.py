"""Casts: the actors that a table of ties is between, made of its names, ids and codes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import polars as pl
from pydantic import ValidationError

from alliance_network.errors import Fault, FieldError, shown
from alliance_network.formats.naming import Namer, is_slug
from alliance_network.formats.near import NearNames
from alliance_network.formats.plain.actor_rows import ActorRow
from alliance_network.formats.plain.tie_rows import TieRows
from alliance_network.formats.plan import Plan, counted
from alliance_network.formats.rows import field_errors
from alliance_network.formats.table import ROW
from alliance_network.model.actor import Actor
from alliance_network.states import (
    STATES,
    State,
    actor_of,
    by_cow,
    by_gw,
    by_iso2,
    by_iso3,
    near_states,
    state_named,
)

__all__ = ["KIND_UNKNOWN", "Cast", "cast_of"]

KIND_UNKNOWN = "The file does not say of what kind this actor is."
"""Note of an actor that is shown as an organisation for want of a better word."""
_DEFAULT_KIND = "organisation"
_LIKE, _LOOKED_AT = 0.85, 300
"""How like the name of a state a name is that is told; so many are looked at, 1 ms each."""
_LETTERS = {
    "cow-letters": {state.cow_letters: state for state in STATES},
    "gw-letters": {state.gw_letters: state for state in STATES},
}
"""States by the letters of each system."""


@dataclass(frozen=True, kw_only=True)
class Cast:
    """Who the ties of a table are between.

    Attributes
    ----------
    actors
        Those of the ties, and those that a table of actors lists.
    ids
        Id of the actor by what a cell of the ties calls it.
    faults
        What is wrong with the names.
    told
        What was done with them, in sentences.
    """

    actors: tuple[Actor, ...]
    ids: Mapping[str, str]
    faults: list[Fault]
    told: list[str]


@dataclass(kw_only=True)
class _Part:
    """One actor while the names that mean it are gathered."""

    name: str
    state: State | None
    id: str | None = None
    row: int | None = None
    spellings: dict[str, None] = field(default_factory=dict)
    given: list[ActorRow] = field(default_factory=list)

    @property
    def others(self) -> list[str]:
        """Spellings that are not the actor's name."""
        name = self.name if self.state is None else self.state.name
        return [spelling for spelling in self.spellings if spelling != name]


def cast_of(rows: TieRows, plan: Plan, *, listed: Iterable[ActorRow] | None) -> Cast:
    """The actors of a table of ties.

    A name that is exactly that of a state is the state. Names that differ only in case or spaces
    are one actor; any others are different ones.

    Parameters
    ----------
    rows, plan
        The ties, and how they are read.
    listed
        Rows of a table of actors; None if there is none. An end that is not among them is a fault.
    """
    listed = None if listed is None else list(listed)
    parts: dict[str, _Part] = {}
    meant: dict[str, str] = {}
    for each in listed or ():
        place = _join(parts, name=each.name, key=each.key, given=each, row=each.row)
        for word in (each.key, *each.aliases):
            meant.setdefault(word, place)
    for each in listed or ():
        meant.setdefault(each.name, meant[each.key])
    faults = []
    called, unknown = _called(rows.frame), []
    folded = {word.casefold(): place for word, place in reversed(meant.items())}
    for key, (name, row) in called.items():
        if key in meant:
            continue
        if listed is not None:
            if key.casefold() in folded:
                meant[key] = folded[key.casefold()]
            else:
                unknown.append(key)
            continue
        state = _coded(plan.codes, key)
        if plan.codes is not None and state is None and name is None:
            unknown.append(key)
            continue
        meant[key] = _join(parts, name=name or key, key=key, state=state, row=row)
    faults += _unknown_faults(rows, plan, unknown, meant=meant if listed is not None else None)
    actors, wrong = _actors(parts, plan)
    ids = {key: parts[place].id for key, place in meant.items()}
    return Cast(
        actors=tuple(actors),
        ids={key: id_ for key, id_ in ids.items() if id_ is not None},
        faults=faults + wrong,
        told=_told(parts, actors),
    )


def _called(frame: pl.DataFrame) -> dict[str, tuple[str | None, int]]:
    """What the ends are called: the name beside each, if there is one, and its first row."""
    pairs = pl.concat(
        frame.select(
            ROW,
            pl.col(end).alias("key"),
            pl.col(f"{end}_name").alias("name"),
            pl.lit(place).alias("place"),
        )
        for place, end in enumerate(("from", "to"))
    )
    pairs = (
        pairs.filter(pl.col("key").is_not_null())
        .sort("place", ROW, maintain_order=True)
        .sort(ROW, "place", maintain_order=True)
        .group_by("key", maintain_order=True)
        .agg(pl.col("name").drop_nulls().first(), pl.col(ROW).first())
    )
    return {key: (name, row) for key, name, row in pairs.iter_rows()}


def _join(
    parts: dict[str, _Part],
    *,
    name: str,
    key: str,
    row: int,
    state: State | None = None,
    given: ActorRow | None = None,
) -> str:
    """The place of the actor that a name means among the parts, made if it is new."""
    if state is None and (given is None or given.kind in (None, "state")):
        state = state_named(name)
    if state is not None:
        place = f"state {state.id}"
    else:
        # An id of the file's own, or the name if it has none, tells actors apart.
        place = f"named {' '.join(key.casefold().split())}"
    if place not in parts:
        own = key if is_slug(key) and _speaks(key) else None
        parts[place] = _Part(name=name, state=state, id=own, row=row)
    parts[place].spellings[name] = None
    if given is not None:
        parts[place].given.append(given)
    return place


def _speaks(key: str) -> bool:
    """Whether an id says something to a reader, unlike "12" and "n12"."""
    return not key.removeprefix("node").removeprefix("n").replace("-", "").isdigit()


def _coded(system: str | None, text: str) -> State | None:
    """The state of a code, None if there is none or codes are not what the ends hold."""
    code = text.strip().upper()
    if system in ("cow", "gw"):
        number = code.removesuffix(".0")
        by_number = by_cow if system == "cow" else by_gw
        return by_number(int(number)) if number.isascii() and number.isdigit() else None
    if system in ("iso3", "iso2"):
        return by_iso3(code) if system == "iso3" else by_iso2(code)
    return None if system is None else _LETTERS[system].get(code)


def _unknown_faults(
    rows: TieRows, plan: Plan, unknown: list[str], *, meant: Mapping[str, str] | None
) -> list[Fault]:
    if not unknown:
        return []
    near = NearNames(meant or ())

    def says(text: str) -> FieldError:
        if meant is not None:
            return FieldError(
                f"{shown(text)} is not in the table of actors.",
                remedy=f"{near.hint(text)}Add the actor there or correct the name.",
            )
        return FieldError(
            f"{shown(text)} is the code of no state ({plan.codes}).",
            remedy="Correct it; if the column holds names, call it from or to.",
        )

    faults = []
    for end in ("from", "to"):
        column = plan.columns.get(end)
        if column is not None:
            bad = rows.table.frame[column].is_in(unknown)
            faults += rows.table.faults(column, bad, says)
        elif plan.values.get(end) in unknown:
            error = says(plan.values[end])
            faults.append(plan.sheet.fault(error.message, remedy=error.remedy))
    return faults


def _actors(parts: dict[str, _Part], plan: Plan) -> tuple[list[Actor], list[Fault]]:
    """The actors, each with an id of its own; what cannot be one is a fault."""
    taken = {part.state.id for part in parts.values() if part.state is not None}
    for part in parts.values():
        if part.state is not None:
            part.id = part.state.id
        elif part.id is not None:
            part.id = None if part.id in taken else part.id
            taken |= {part.id} - {None}
    namer = Namer("actor", taken=taken)
    actors, faults = [], []
    for part in parts.values():
        if part.id is None:
            part.id = namer.id_for(part.name)
        try:
            actors.append(_actor(part))
        except ValidationError as error:
            for column, wrong in field_errors(error).items():
                faults.append(_fault(part, column, wrong, plan))
    return actors, faults


def _actor(part: _Part) -> Actor:
    fields: dict[str, Any] = {}
    notes, aliases = [], [spelling.replace("|", "/") for spelling in part.others]
    for row in reversed(part.given):
        fields |= row.fields
    for row in part.given:
        aliases += row.aliases
        notes.append(row.fields.get("note", ""))
    kind = next((row.kind for row in part.given if row.kind is not None), None)
    if part.state is not None:
        known = actor_of(part.state)
        fields = {**dict(known), **fields, "name": known.name}
        aliases = [*known.aliases, *aliases]
        notes.insert(0, known.note)
        kind = known.kind
    elif kind is None:
        notes.insert(0, KIND_UNKNOWN)
        kind = _DEFAULT_KIND
    return Actor(
        **{
            "name": part.name,
            **fields,
            "id": part.id,
            "kind": kind,
            "aliases": tuple(aliases),
            "note": "\n".join(note for note in dict.fromkeys(notes) if note),
        }
    )


def _fault(part: _Part, column: str | None, error: FieldError, plan: Plan) -> Fault:
    if part.given:
        return part.given[0].fault(column, error)
    return plan.sheet.fault(error.message, remedy=error.remedy, row=part.row, value=part.name)


def _told(parts: dict[str, _Part], actors: list[Actor]) -> list[str]:
    told = []
    unknown = sum(actor.note.startswith(KIND_UNKNOWN) for actor in actors)
    if unknown:
        are = "is" if unknown == 1 else "are"
        shown_as = "an organisation" if unknown == 1 else "organisations"
        told.append(
            f"The file does not say of what kind {counted(unknown, 'actor')} {are}; shown as "
            f"{shown_as}."
        )
    # Where nobody is a state, none is meant to be one.
    if any(part.state is not None for part in parts.values()):
        told += _misspelt([actor for actor in actors if actor.note.startswith(KIND_UNKNOWN)])
    renamed = [
        f"{shown(alias)} is {shown(part.name if part.state is None else part.state.name)}"
        for part in parts.values()
        for alias in part.others
    ]
    if renamed:
        more = f", and {len(renamed) - 30:,} more" if len(renamed) > 30 else ""
        told.append(f"Names for the same actor: {'; '.join(renamed[:30])}{more}.")
    return told


def _misspelt(unknown: list[Actor]) -> list[str]:
    """Names that are nearly those of states, and are taken as they are written."""
    near = [
        f"{shown(actor.name)} ({names[0]})"
        for actor in unknown[:_LOOKED_AT]
        if (names := near_states(actor.name, least=_LIKE))
    ]
    if not near:
        return []
    return [f"Taken as written, though nearly the name of a state: {', '.join(near)}."]
