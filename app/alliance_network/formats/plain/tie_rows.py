"""Rows of ties: the cells of a planned table, read as dates, numbers, words and notes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import polars as pl

from alliance_network.errors import DataError, Fault, FieldError, printable, shown
from alliance_network.formats.amounts import amounts
from alliance_network.formats.checks import check_columns
from alliance_network.formats.columns import FIELDS
from alliance_network.formats.dated import date_of, span_of
from alliance_network.formats.near import NearNames
from alliance_network.formats.plan import DIRECTIONS, Plan, counted
from alliance_network.formats.table import ROW, Table
from alliance_network.model.claim import CREDIBILITIES, STANCES
from alliance_network.model.tie import STATUSES

__all__ = ["TieRows", "tie_rows"]

_CHECKED = ("start", "end", "claimant", "form", "unit", "locator", "note")
"""Fields of a claim that are checked as those of our own tables are."""
_WORDS = {"stance": STANCES, "credibility": CREDIBILITIES, "status": STATUSES}
_NOTE_COLUMNS = 40
"""Most further columns that go into the note."""
_NOBODY = "not named"
"""Claimant of a tie of which a table says only that it is reported."""


@dataclass(frozen=True, kw_only=True)
class TieRows:
    """Rows of ties, read.

    Attributes
    ----------
    frame
        `ROW` and the fields of a tie: texts, `weight` a number, `directed` true, false or null.
    table
        The table as it is, for faults.
    faults
        What is wrong with its cells.
    told
        What was done with its rows and columns, in sentences.
    """

    frame: pl.DataFrame
    table: Table
    faults: list[Fault]
    told: list[str]


def tie_rows(plan: Plan) -> TieRows:
    """The rows of a table of ties.

    Raises
    ------
    DataError
        It has none, or a value of the mapping is none of its field.
    """
    sheet = plan.sheet
    frame, told = _without_footnotes(plan)
    if frame.is_empty():
        remedy = "Give a table with a row for each tie."
        raise DataError([sheet.fault("The table has no rows.", remedy=remedy)])
    table = Table(name="claims", file=printable(sheet.file), sheet=sheet.name, frame=frame)
    texts = frame.select(ROW, *(_text(plan, each.name) for each in FIELDS))
    reading = _Reading(plan=plan, table=table, texts=texts, faults=[])
    rows = texts.with_columns(
        *reading.dates(),
        reading.weight(),
        *(reading.word(name, choices) for name, choices in _WORDS.items()),
        reading.directed(),
        _forms(texts["form"]),
        _note(plan, frame, told),
    )
    reading.ends()
    reading.faults.extend(_checked(table, plan, rows))
    rows = rows.with_columns(
        pl.when(pl.col("status") == "denied")
        .then(pl.lit("denies"))
        .otherwise(pl.col("stance"))
        .alias("stance"),
        pl.when((pl.col("status") == "reported") & pl.col("credibility").is_null())
        .then(pl.col("claimant").fill_null(_NOBODY))
        .otherwise(pl.col("claimant"))
        .alias("claimant"),
    )
    # What is disputed one says and another denies.
    denied = rows.filter(pl.col("status") == "disputed").with_columns(
        pl.lit("denies").alias("stance"), pl.lit(None, dtype=pl.String).alias("id")
    )
    rows = pl.concat([rows, denied])
    told += _told_columns(plan)
    return TieRows(frame=rows.drop("status", "when"), table=table, faults=reading.faults, told=told)


def _text(plan: Plan, name: str) -> pl.Expr:
    if name in plan.columns:
        return pl.col(plan.columns[name]).alias(name)
    return pl.lit(plan.values.get(name), dtype=pl.String).alias(name)


def _without_footnotes(plan: Plan) -> tuple[pl.DataFrame, list[str]]:
    """The rows up to the last that names both ends; the single cells below are remarks."""
    frame = plan.sheet.frame
    header = list(plan.sheet.header)
    frame = frame.filter(pl.any_horizontal(pl.col(name).is_not_null() for name in header))
    ends = [plan.columns[name] for name in ("from", "to") if name in plan.columns]
    whole = frame.select(pl.all_horizontal(pl.col(name).is_not_null() for name in ends))
    last = whole.to_series().arg_true().max()
    if last is None:
        return frame, []
    below = frame[last + 1 :]
    filled = below.select(
        pl.sum_horizontal(pl.col(name).is_not_null().cast(pl.Int64) for name in header)
    ).to_series()
    if below.is_empty() or (filled > 1).any():
        return frame, []
    notes = below.select(pl.coalesce(header)).to_series().to_list()
    said = " ".join(note[:300] for note in notes[:20])
    return frame[: last + 1], [f"Below the table the file says: {said}"]


@dataclass(frozen=True, kw_only=True)
class _Reading:
    """The cells of a table while they are read."""

    plan: Plan
    table: Table
    texts: pl.DataFrame
    faults: list[Fault]

    def dates(self) -> list[pl.Series]:
        """Start, end and recorded; start and end are those of `when` where a row has neither."""
        order = self.plan.values.get("dates")
        start, end, recorded = (
            self._each(name, lambda text: date_of(text, order=order))
            for name in ("start", "end", "recorded")
        )
        spans: dict[str, tuple[str, str | None]] = {}

        def first(text: str) -> str:
            spans[text] = span_of(text, order=order)
            return spans[text][0]

        when = self._each("when", first)
        undated = start.is_null() & end.is_null() & when.is_not_null()
        last = self.texts["when"].replace_strict(
            list(spans), [end for _, end in spans.values()], default=None, return_dtype=pl.String
        )
        return [
            when.zip_with(undated, start).alias("start"),
            last.zip_with(undated, end).alias("end"),
            recorded,
        ]

    def weight(self) -> pl.Series:
        """The weights as numbers."""
        values, wrong = amounts(self.texts["weight"])
        self._tell("weight", wrong)
        return values.alias("weight")

    def word(self, name: str, choices: tuple[str, ...]) -> pl.Series:
        """The words of a field that knows only some."""

        def read(text: str) -> str:
            word = text.lower()
            if word in choices:
                return word
            either = ", ".join(shown(choice) for choice in choices)
            raise FieldError(
                f"{shown(text)} is no {name}.",
                remedy=f"{NearNames(choices).hint(text)}Use one of {either}, or leave it empty.",
            )

        return self._each(name, read)

    def directed(self) -> pl.Series:
        """Whether a tie has a direction: true, false, or null if the row does not say."""

        def read(text: str) -> str:
            if text.lower() in DIRECTIONS:
                return "1" if DIRECTIONS[text.lower()] else "0"
            raise FieldError(
                f"{shown(text)} does not say whether the tie has a direction.",
                remedy='Write "directed" or "undirected".',
            )

        return (self._each("directed", read) == "1").alias("directed")

    def ends(self) -> None:
        """Tell the rows that lack one of the two ends."""
        for name in ("from", "to"):
            if name in self.plan.columns:
                column = self.plan.columns[name]
                end = "comes from" if name == "from" else "goes to"
                empty = FieldError("The cell is empty.", remedy=f"Write who the tie {end}.")
                is_empty = self.table.frame[column].is_null()
                self.faults.extend(self.table.faults(column, is_empty, lambda _, e=empty: e))

    def _each(self, name: str, read: Callable[[str], str]) -> pl.Series:
        """A column with each different text read once; null where it cannot be."""
        found: dict[str, str] = {}
        wrong: dict[str, FieldError] = {}
        cells = self.texts[name]
        for text in cells.drop_nulls().unique().to_list():
            try:
                found[text] = read(text)
            except FieldError as error:
                wrong[text] = error
        self._tell(name, wrong)
        return cells.replace_strict(
            list(found), list(found.values()), default=None, return_dtype=pl.String
        ).alias(name)

    def _tell(self, name: str, wrong: Mapping[str, FieldError]) -> None:
        column = self.plan.columns.get(name)
        if not wrong:
            return
        if column is None:
            self.faults.extend(
                self.plan.sheet.fault(
                    f"The mapping's value of {name}: {error.message}",
                    remedy=error.remedy,
                    value=text,
                )
                for text, error in wrong.items()
            )
            return
        bad = self.table.frame[column].is_in(list(wrong))
        self.faults.extend(self.table.faults(column, bad, lambda text: wrong[text]))


def _forms(column: pl.Series) -> pl.Series:
    # People write several with semicolons; ours stand apart by bars.
    return column.str.replace_all(";", "|", literal=True).alias("form")


def _note(plan: Plan, frame: pl.DataFrame, told: list[str]) -> pl.Series:
    """The note of each row, with the columns that have no other place."""
    kept = plan.extra[:_NOTE_COLUMNS]
    if len(plan.extra) > _NOTE_COLUMNS:
        left = ", ".join(shown(name) for name in plan.extra[_NOTE_COLUMNS:][:20])
        told.append(
            f"The note of a claim has room for {_NOTE_COLUMNS} columns; beyond them "
            f"{counted(len(plan.extra) - _NOTE_COLUMNS, 'column')} not read: {left}."
        )
    parts = [pl.format("{}: {}", pl.lit(name), pl.col(name)) for name in kept]
    note = pl.concat_str([_text(plan, "note"), *parts], separator="\n", ignore_nulls=True)
    texts = frame.select(ROW, note.alias("note"))
    return texts.select(pl.when(pl.col("note") != "").then("note").alias("note")).to_series()


def _checked(table: Table, plan: Plan, rows: pl.DataFrame) -> list[Fault]:
    """Faults that the rows of our own tables can have too: texts too long, dates out of order."""
    fields = rows.select(ROW, *_CHECKED)
    checked = Table(name="claims", file=table.file, sheet=table.sheet, frame=fields)
    return [
        replace(fault, column=plan.columns.get(fault.column or ""))
        for fault in check_columns(checked, known={})
    ]


def _told_columns(plan: Plan) -> list[str]:
    told = []
    if plan.extra:
        names = ", ".join(shown(name) for name in plan.extra[:_NOTE_COLUMNS])
        told.append(f"Kept in the notes of the claims: {names}.")
    if plan.numbering:
        names = ", ".join(shown(name) for name in plan.numbering)
        told.append(f"Not read, since it only numbers the rows: {names}.")
    if plan.left_out:
        names = ", ".join(shown(name) for name in plan.left_out)
        told.append(f"Left out on request: {names}.")
    return told
