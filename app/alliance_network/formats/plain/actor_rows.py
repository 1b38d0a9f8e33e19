"""Rows of actors: a table that lists who there is, as other programs write it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import polars as pl

from alliance_network.errors import Fault, FieldError, shown
from alliance_network.formats.amounts import amounts
from alliance_network.formats.columns import actor_columns
from alliance_network.formats.plan import plain_names, seen
from alliance_network.formats.sheet import Sheet
from alliance_network.formats.table import FAULTS_EACH, ROW
from alliance_network.model.schema import NAME_PREFIX, is_column

__all__ = ["ActorRow", "actor_rows"]

_KINDS = {
    **dict.fromkeys(
        ("state", "states", "country", "countries", "nation", "staat", "land"), "state"
    ),
    **dict.fromkeys(
        (
            "armed group",
            "armed groups",
            "militia",
            "militias",
            "rebel group",
            "rebels",
            "non-state armed group",
        ),
        "armed group",
    ),
    **dict.fromkeys(("party", "parties", "political party"), "party"),
    **dict.fromkeys(
        ("group of states", "groups of states", "bloc", "coalition"), "group of states"
    ),
    **dict.fromkeys(
        (
            "organisation",
            "organization",
            "organisations",
            "organizations",
            "igo",
            "io",
            "international organisation",
            "international organization",
            "ngo",
        ),
        "organisation",
    ),
}
"""Kinds of actor by the words that people use for them."""
_NOTE_COLUMNS = 40


@dataclass(frozen=True, kw_only=True)
class ActorRow:
    """One row of a table of actors.

    Attributes
    ----------
    key
        What the ties call the actor.
    name, kind
        As the row says; kind None if it does not.
    fields
        Other fields of an `Actor`, as read.
    row
        Number of the row.
    sheet
        The table.
    columns
        Column of each field, for faults.
    """

    key: str
    name: str
    kind: str | None
    row: int
    fields: Mapping[str, Any] = field(default_factory=dict)
    sheet: Sheet = field(repr=False, compare=False)
    columns: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other names that the row gives."""
        return tuple(self.fields.get("aliases", ()))

    def fault(self, column: str | None, error: FieldError) -> Fault:
        """A fault of this row, in the column of a field of an actor."""
        return self.sheet.fault(
            error.message,
            remedy=error.remedy,
            row=self.row,
            column=self.columns.get(column or ""),
        )


def actor_rows(sheet: Sheet) -> tuple[list[ActorRow], list[Fault]]:
    """The rows of a table of actors, and what is wrong with them.

    Without a column that is called like an id or a name, the first one is both. A column whose
    cells are no codes or degrees goes into the note, as does any that is not known.
    """
    sheet = plain_names(sheet)
    columns = actor_columns(sheet.header)
    if not {"id", "name"} & columns.keys() and sheet.header:
        columns = {"id": sheet.header[0]} | {
            name: column for name, column in columns.items() if column != sheet.header[0]
        }
    ends = {columns[name] for name in ("id", "name") if name in columns}
    sheet = seen(sheet, [name for name in sheet.header if name not in ends])
    frame = sheet.frame
    read: dict[str, pl.Series] = {}
    for name in ("iso3", "cow", "gw", "lat", "lon"):
        if name in columns:
            values = _CODES[name](frame[columns[name]])
            if values.null_count() == frame[columns[name]].null_count():
                read[name] = values
    if ("lat" in read) != ("lon" in read):
        read = {name: values for name, values in read.items() if name not in ("lat", "lon")}
    columns = {n: c for n, c in columns.items() if n in read or n not in _CODES}
    names = {c.removeprefix(NAME_PREFIX): c for c in sheet.header if _is_language(c)}
    used = {*columns.values(), *names.values()}
    extra = [name for name in sheet.header if name not in used][:_NOTE_COLUMNS]
    found, faults = [], []
    values = {name: series.to_list() for name, series in read.items()}
    for place, cells in enumerate(frame.iter_rows(named=True)):
        said = {name: cells[column] for name, column in columns.items()}
        key = said.get("id") or said.get("name")
        if key is None:
            if any(cells[name] is not None for name in sheet.header):
                empty = FieldError("The cell is empty.", remedy="Write who the row is about.")
                column = columns.get("id", columns.get("name"))
                faults.append(
                    sheet.fault(empty.message, remedy=empty.remedy, row=cells[ROW], column=column)
                )
            continue
        kind = _KINDS.get(str(said.get("kind") or "").casefold())
        notes = [said.get("note")]
        if kind is None and said.get("kind") is not None:
            notes.append(f"{columns['kind']}: {said['kind']}")
        notes += [f"{name}: {cells[name]}" for name in extra if cells[name] is not None]
        fields: dict[str, Any] = {n: v[place] for n, v in values.items() if v[place] is not None}
        if said.get("aliases") is not None:
            fields["aliases"] = tuple(a.strip() for a in said["aliases"].split("|"))
        spoken = {code: cells[c] for code, c in names.items() if cells[c] is not None}
        if spoken:
            fields["names"] = spoken
        if any(notes):
            fields["note"] = "\n".join(note for note in notes if note)
        found.append(
            ActorRow(
                key=key,
                name=said.get("name") or key,
                kind=kind,
                fields=fields,
                row=cells[ROW],
                sheet=sheet,
                columns=columns,
            )
        )
    once, repeated = _once(found, sheet)
    return once, faults + repeated


def _once(rows: list[ActorRow], sheet: Sheet) -> tuple[list[ActorRow], list[Fault]]:
    """The rows without those that say the same again; the same id for two actors is a fault."""
    found: dict[str, ActorRow] = {}
    faults = []
    for row in rows:
        first = found.setdefault(row.key, row)
        if replace(row, row=first.row) != first:
            column = row.columns.get("id", row.columns.get("name"))
            faults.append(
                sheet.fault(
                    f"{shown(row.key)} is in row {first.row:,} already, with other cells.",
                    remedy="Give each actor one row, or an id of its own.",
                    row=row.row,
                    column=column,
                    value=row.key,
                )
            )
    return list(found.values()), faults[:FAULTS_EACH]


def _is_language(name: str) -> bool:
    return name.startswith(NAME_PREFIX) and is_column("actors", name)


def _letters(cells: pl.Series) -> pl.Series:
    capital = cells.str.to_uppercase()
    return capital.set(~capital.str.contains(r"^[A-Z]{3}$"), None)


def _code(cells: pl.Series) -> pl.Series:
    numbers = cells.str.strip_suffix(".0").cast(pl.Int64, strict=False)
    return numbers.set((numbers < 1) | (numbers > 9999), None)


def _degrees(limit: float):
    def read(cells: pl.Series) -> pl.Series:
        values, _ = amounts(cells)
        return values.set(values.abs() > limit, None)

    return read


_CODES = {"iso3": _letters, "cow": _code, "gw": _code, "lat": _degrees(90), "lon": _degrees(180)}
"""What reads the cells of a field that is no plain text; null where they are none."""
