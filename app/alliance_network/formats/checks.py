"""Checks of whole columns: claims and coverage, which may be long, and the ids of every table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from alliance_network.errors import Fault, FieldError, shown
from alliance_network.formats.cells import NUMBER_PATTERN, PARSERS
from alliance_network.formats.near import NearNames
from alliance_network.formats.table import ROW, Table
from alliance_network.model.actor import GROUPING_KINDS, Actor
from alliance_network.model.dates import PATTERN as DATE_PATTERN
from alliance_network.model.dates import first_day, first_days, last_days
from alliance_network.model.relation import MEMBERSHIP
from alliance_network.model.schema import Column, columns
from alliance_network.model.text import (
    BREAK_PATTERN,
    CLAIM_ID_PATTERN,
    CLAIM_ID_REMEDY,
    ID_LENGTH,
    LINE_LENGTH,
    TEXT_LENGTH,
    UNPRINTABLE_PATTERN,
    broken,
    too_long,
    unprintable,
)

_Judge = Callable[[str], FieldError | None]


@dataclass(frozen=True, kw_only=True)
class Listed:
    """The ids that a table lists, which others refer to.

    Attributes
    ----------
    noun
        What one is called: "actor".
    where
        Where they are listed: "actors.csv", or a sheet.
    ids
        All ids; None if not all could be read, so that none is called unknown.
    near
        Finds what was meant by an unknown one.
    """

    noun: str
    where: str
    ids: frozenset[str] | None
    near: NearNames

    def unknown(self, text: str) -> FieldError:
        """What is wrong with an id that is not listed."""
        remedy = f"{self.near.hint(text)}Add the {self.noun} or correct the name."
        article = "an" if self.noun[0] in "aeiou" else "a"
        return FieldError(
            f"{shown(text)} is no {self.noun} of {self.where}.",
            remedy=remedy if text else f"Write the id of {article} {self.noun}.",
        )


def listed(table: Table | None, *, noun: str, label: str) -> Listed:
    """The ids of a table; `label` is the column with the name a person may write instead."""
    if table is None or "id" not in table.frame.columns:
        where = f"the {noun}s" if table is None else table.called
        return Listed(noun=noun, where=where, ids=None, near=NearNames(()))
    ids = frozenset(table.frame["id"].drop_nulls()) | table.stray_ids
    labels: dict[str, str] = {}
    if label in table.frame.columns:
        named = table.frame.select(label, "id").drop_nulls()
        labels = dict(named.iter_rows())
    return Listed(
        noun=noun,
        where=table.called,
        ids=ids if table.whole else None,
        near=NearNames(ids, also=labels),
    )


def repeated_ids(table: Table) -> list[Fault]:
    """Faults of ids that a row above has already; a row repeated whole is none."""
    if "id" not in table.frame.columns:
        return []
    rows = table.frame.filter(pl.col("id").is_not_null())
    if table.name == "claims":
        # The same claim twice is one claim.
        rows = rows.unique(pl.exclude(ROW), keep="first", maintain_order=True)
    again = rows.filter(~pl.col("id").is_first_distinct())
    if again.is_empty():
        return []
    first = rows.filter(pl.col("id").is_in(again["id"].unique().to_list())).unique(
        "id", keep="first", maintain_order=True
    )
    first_row = dict(first.select("id", ROW).iter_rows())

    def says(text: str) -> FieldError:
        return FieldError(
            f"{shown(text)} is the id of row {first_row[text]:,} already.",
            remedy="Give each row an id of its own, or delete one of the two.",
        )

    return table.faults("id", table.frame[ROW].is_in(again[ROW].to_list()), says)


def check_columns(table: Table, *, known: Mapping[str, Listed]) -> list[Fault]:
    """Faults of single cells, and of two dates of a row that do not fit each other.

    Parameters
    ----------
    table
        Claims or coverage.
    known
        What is listed, by the name of the table that lists it.
    """
    faults = []
    bad = {}
    for column in columns(table.name):
        if column.name in table.frame.columns:
            judge = _judge(column, known)
            bad[column.name] = _bad(table.frame[column.name], column, judge, known)
            faults += table.faults(column.name, bad[column.name], _sentence(judge, column))
    for start, end in (("start", "end"), ("first", "last")):
        if start in bad and end in bad:
            faults += _out_of_order(table, start, end, either_bad=bad[start] | bad[end])
    return faults


def check_pairs(table: Table, *, actors: Iterable[Actor], listed_in: Listed) -> list[Fault]:
    """Faults of claims between actors that cannot be tied so.

    Parameters
    ----------
    table
        The claims.
    actors
        Those without fault.
    listed_in
        Where they are listed.
    """
    frame = table.frame
    faults = []
    if {"from", "to"} <= set(frame.columns):
        faults += table.faults("to", frame["from"] == frame["to"], _self_tie)
    if {"to", "relation"} <= set(frame.columns):
        kinds = {actor.id: actor.kind for actor in actors}
        others = [id_ for id_, kind in kinds.items() if kind not in GROUPING_KINDS]
        is_wrong = (frame["relation"] == MEMBERSHIP) & frame["to"].is_in(others)

        def says(text: str) -> FieldError:
            return FieldError(
                f"{shown(text)} is of the kind {shown(kinds[text])}, which has no members.",
                remedy="Let a membership go from the member to an organisation or a group of "
                f"states, or correct the kind in {listed_in.where}.",
            )

        faults += table.faults("to", is_wrong, says)
    return faults


def _self_tie(text: str) -> FieldError:
    return FieldError(f"{shown(text)} is tied to itself.", remedy="Correct one of the two actors.")


def _out_of_order(table: Table, start: str, end: str, *, either_bad: pl.Series) -> list[Fault]:
    frame = table.frame
    both = ~either_bad & frame[start].is_not_null() & frame[end].is_not_null()
    # Dates that are none have been said already, and could not be compared.
    dated = frame.filter(both)
    late = dated.filter(first_days(dated[start]) > last_days(dated[end]))

    def says(last: str, first: str) -> FieldError:
        return FieldError(
            f"{shown(last)} is before the {start}, {shown(first)}.",
            remedy="Correct or exchange the two dates.",
        )

    return table.faults(end, frame[ROW].is_in(late[ROW].to_list()), says, beside=[start])


def _bad(cells: pl.Series, column: Column, judge: _Judge, known: Mapping[str, Listed]) -> pl.Series:
    """Which cells are bad. Each different text is judged once, and only if it might be bad."""
    if column.refers is not None:
        ids = known[column.refers].ids
        texts = cells.unique().drop_nulls()
        wrong = [] if ids is None else [text for text in texts if text not in ids]
    else:
        texts = _suspects(cells.unique().drop_nulls(), column)
        wrong = [text for text in texts if judge(text) is not None]
    is_wrong = cells.is_in(wrong) if wrong else pl.repeat(False, len(cells), eager=True)
    is_wrong = is_wrong.fill_null(False)
    return is_wrong | cells.is_null() if column.needed else is_wrong


def _suspects(texts: pl.Series, column: Column) -> pl.Series:
    if texts.is_empty():
        return texts
    strange = (texts.str.len_chars() > _length(column)) | texts.str.contains(UNPRINTABLE_PATTERN)
    if not column.lines:
        strange |= texts.str.contains(BREAK_PATTERN)
    if column.key:
        strange |= ~texts.str.contains(CLAIM_ID_PATTERN)
    elif column.kind == "number":
        plain = texts.str.contains(NUMBER_PATTERN)
        strange |= ~plain | ~texts.cast(pl.Float64, strict=False).is_finite().fill_null(False)
    elif column.kind != "string" or column.constraints:
        return texts
    return texts.filter(strange)


def _judge(column: Column, known: Mapping[str, Listed]) -> _Judge:
    special = _special(column, known)

    def judge(text: str) -> FieldError | None:
        error = too_long(text, length=_length(column)) or unprintable(text)
        if error is None and not column.lines:
            error = broken(text)
        return special(text) if error is None else error

    return judge


def _special(column: Column, known: Mapping[str, Listed]) -> _Judge:
    """What a column asks beyond a clean text."""
    choices = column.constraint("enum")
    if column.refers is not None:
        return known[column.refers].unknown
    if choices is not None:
        return lambda text: None if text in choices else _no_choice(text, column, choices)
    if column.constraint("pattern") == DATE_PATTERN:
        return _raised_by(first_day)
    if column.kind in PARSERS:
        return _raised_by(PARSERS[column.kind], least=column.constraint("minimum"))
    if column.key:
        return _claim_id
    return lambda text: None


def _sentence(judge: _Judge, column: Column) -> Callable[[str], FieldError]:
    def says(text: str) -> FieldError:
        error = judge(text) if text else None
        if error is None:
            error = FieldError(
                "The cell is empty.",
                remedy=f"Fill it: {column.about[0].lower()}{column.about[1:]}.",
            )
        return error

    return says


def _raised_by(read: Callable[[str], Any], *, least: int | None = None) -> _Judge:
    def judge(text: str) -> FieldError | None:
        try:
            value = read(text)
        except FieldError as error:
            return error
        if least is not None and value < least:
            return FieldError(f"{shown(text)} is too small.", remedy=f"Write {least} or more.")
        return None

    return judge


def _no_choice(text: str, column: Column, choices: tuple[str, ...]) -> FieldError:
    either = ", ".join(shown(choice) for choice in choices[:-1]) + f" or {shown(choices[-1])}"
    empty = "" if column.needed else ", or leave it empty"
    hint = NearNames(choices).hint(text)
    return FieldError(f"{shown(text)} is no {column.name}.", remedy=f"{hint}Use {either}{empty}.")


def _claim_id(text: str) -> FieldError | None:
    if pl.Series([text]).str.contains(CLAIM_ID_PATTERN)[0]:
        return None
    return FieldError(f"{shown(text)} is no id.", remedy=CLAIM_ID_REMEDY)


def _length(column: Column) -> int:
    if column.key:
        return ID_LENGTH
    return TEXT_LENGTH if column.lines else LINE_LENGTH
