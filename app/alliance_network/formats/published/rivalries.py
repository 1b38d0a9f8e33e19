"""Strategic rivalries of Thompson, Sakuwa and Suhas: one row is one rivalry of two states."""

from __future__ import annotations

import polars as pl

from alliance_network.errors import FieldError, shown
from alliance_network.formats.file import File
from alliance_network.formats.format import Format
from alliance_network.formats.mapping import ColumnMapping
from alliance_network.formats.published.cells import has_columns
from alliance_network.formats.published.dyads import (
    CODES,
    cells_of,
    claim_id,
    dyads_of,
    whole_coverage,
)
from alliance_network.formats.tables import header_of
from alliance_network.formats.vocabulary import RELATIONS
from alliance_network.model.dataset import Dataset
from alliance_network.model.source import Source
from alliance_network.states import state_named

__all__ = ["FORMAT", "FORMS"]

NAME = "tss-rivalries"

FORMS = ("ideological", "interventionary", "positional", "spatial")
"""Kinds of rivalry, sorted; each is a column of flags."""
MARKS = ("principal", "aprin")
"""Further flags of the list, which stand in the note."""

NEEDED = ("tssr_id", "rivalry", *CODES, "start", "end", *FORMS)
"""Columns that must be there; the first shows what the file is."""

OF_NO_COW_STATE = {324: "Venice"}
"""Numbers that only this list gives."""

_TITLE = "Strategic rivalries, 1494-2020"
_CITATION = (
    "Thompson, William R., Kentaro Sakuwa and Prashant Hosur Suhas (2021). Analyzing Strategic "
    "Rivalries in World Politics. Springer."
)


def _fits(file: File) -> bool:
    return has_columns(header_of(file), ["tssr_id", *CODES])


def _read(file: File, mapping: ColumnMapping | None) -> Dataset:
    cells = cells_of(file, needed=NEEDED, also=MARKS)
    numbers = cells.numbers("tssr_id", least=0, most=999_999)
    cells.blame("tssr_id", numbers.is_not_null() & numbers.is_duplicated(), _twice)
    # A name and what is said of it have to fit into one line.
    names = cells.words("rivalry", length=200)
    starts, ends = cells.years("start"), cells.years("end")
    cells.blame("end", ends < starts, _before)
    flags = [cells.flags(column).alias(column) for column in (*FORMS, *MARKS)]
    others = {number: state_named(name) for number, name in OF_NO_COW_STATE.items()}
    dyads = dyads_of(
        cells, others={number: state for number, state in others.items() if state is not None}
    )
    rows = dyads.frame.with_columns(numbers, names, starts, ends, *flags)
    first, last = starts.min(), ends.max()
    return Dataset(
        name=NAME,
        title="Strategic rivalries",
        description=(
            f"Which states saw each other as rivals and threats, from {first} to {last}, as "
            "historians and decision-makers of the time described it. A rivalry that went on when "
            f"the list closed in {last} has no end here. The list gives years only, knows states "
            "only, and says neither how strong a rivalry was nor whether it was fought out. "
            "Numbers of states are used as the list has them, also for centuries before the "
            "Correlates of War list begins; where a rivalry’s name says it otherwise (row 158, "
            "“Oman-S. Yemen”, has the number of Yemen), the number decides."
        ),
        actors=dyads.actors,
        relations=(RELATIONS["rivalry"],),
        sources=(
            Source(
                id=NAME,
                title=_TITLE,
                publisher="Thompson, Sakuwa and Suhas",
                date="2021",
                kind="dataset",
                citation=_CITATION,
            ),
        ),
        coverage=whole_coverage(source=NAME, relation="rivalry", first=first, last=last),
        claims=rows.select(
            claim_id("tss.{}", "tssr_id"),
            dyads.id("from"),
            dyads.id("to"),
            relation=pl.lit("rivalry"),
            start=pl.col("start").cast(pl.String),
            end=pl.when(pl.col("end") < last).then(pl.col("end").cast(pl.String)),
            form=_marked(FORMS, separator="|"),
            source=pl.lit(NAME),
            locator=pl.format("TSS rivalries, row {}, “{}”", "tssr_id", "rivalry"),
            note=pl.concat_str(
                pl.when(pl.col("end") == last).then(
                    pl.lit(f"Ongoing when the list closed in {last}.")
                ),
                pl.when(pl.any_horizontal(MARKS)).then(
                    pl.format("Marked in the list as {}.", _marked(MARKS, separator=", "))
                ),
                separator=" ",
                ignore_nulls=True,
            ),
        ),
    )


def _marked(columns: tuple[str, ...], *, separator: str) -> pl.Expr:
    """The names of those columns that are marked in a row."""
    return pl.concat_str(
        [pl.when(column).then(pl.lit(column)) for column in columns],
        separator=separator,
        ignore_nulls=True,
    )


def _twice(text: str) -> FieldError:
    return FieldError(
        f"{shown(text)} is the number of two rows.", remedy="Give each row a number of its own."
    )


def _before(text: str) -> FieldError:
    return FieldError(
        f"{shown(text)} is before the start.", remedy="Correct or exchange the two years."
    )


FORMAT = Format(
    name=NAME,
    label="Strategic rivalries",
    about="Strategic rivalries of Thompson, Sakuwa and Suhas, one row each, as CSV.",
    group="published",
    endings=(".csv",),
    fits=_fits,
    read=_read,
)
