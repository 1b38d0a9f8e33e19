"""ATOP dyad-years: which states are bound by an alliance treaty, and to what."""

from __future__ import annotations

import polars as pl

from alliance_network.formats.file import File
from alliance_network.formats.format import Format
from alliance_network.formats.mapping import ColumnMapping
from alliance_network.formats.published.cells import Cells, has_columns
from alliance_network.formats.published.dyads import (
    CODES,
    Dyads,
    cells_of,
    claim_id,
    dyads_of,
    rows_of_years,
    whole_coverage,
)
from alliance_network.formats.published.spells import spells
from alliance_network.formats.tables import header_of
from alliance_network.formats.vocabulary import RELATIONS
from alliance_network.model.dataset import Dataset
from alliance_network.model.source import Source

__all__ = ["FORMAT", "FORMS"]

NAME = "atop"

FORMS = {
    "atop_consul": "consultation pact",
    "atop_defense": "defence pact",
    "atop_neutral": "neutrality pact",
    "atop_nonagg": "non-aggression pact",
    "atop_offense": "offence pact",
}
"""Form of an alliance for each duty, sorted."""

NEEDED = (*CODES, "year", *FORMS)
"""Columns that must be there; any of the duties shows what the file is."""

_TITLE = "Alliance Treaty Obligations and Provisions (ATOP) 5.0"
_CITATION = (
    "Leeds, Brett Ashley, Jeffrey M. Ritter, Sara McLaughlin Mitchell and Andrew G. Long (2002). "
    "Alliance Treaty Obligations and Provisions, 1815-1944. International Interactions 28: 237-260."
)
_BITS = len(FORMS)
_ALL = (1 << _BITS) - 1


def _fits(file: File) -> bool:
    header = header_of(file)
    return has_columns(header, CODES) and any(has_columns(header, [column]) for column in FORMS)


def _read(file: File, mapping: ColumnMapping | None) -> Dataset:
    cells = cells_of(file, needed=NEEDED)
    years = cells.years("year")
    mask = _mask(cells)
    dyads = dyads_of(cells)
    rows = _one_a_pair(dyads.frame.with_columns(years, mask))
    first, last = years.min(), years.max()
    return Dataset(
        name=NAME,
        title="Alliances between states",
        description=(
            "Which states were bound to one another by an alliance treaty, and to what, year by "
            f"year from {first} to {last}. A form says what at least one treaty then in force "
            "asked; where the duties of the two sides differ, the note says whose they are. The "
            "data name no treaties, give no days or months, and know states only. They say "
            f"nothing after {last}."
        ),
        actors=dyads.actors,
        relations=(RELATIONS["alliance"],),
        sources=(
            Source(
                id=NAME,
                title=_TITLE,
                publisher="Alliance Treaty Obligations and Provisions Project",
                url="http://www.atopdata.org/",
                kind="dataset",
                citation=_CITATION,
            ),
        ),
        coverage=whole_coverage(source=NAME, relation="alliance", first=first, last=last),
        claims=_claims(spells(rows, by=["from", "to", "duties"]), dyads),
    )


def _mask(cells: Cells) -> pl.Series:
    """The duties of each row, one bit each; an empty flag is none."""
    flags = pl.DataFrame([cells.flags(column).alias(column) for column in FORMS])
    bits = [
        pl.col(column).fill_null(False).cast(pl.UInt16) * (1 << bit)
        for bit, column in enumerate(FORMS)
    ]
    return flags.select(mask=pl.sum_horizontal(bits))["mask"]


def _one_a_pair(rows: pl.DataFrame) -> pl.DataFrame:
    """A row for each pair and year: `duties` are those of the row with the pair in order, and
    above them those of the other row; of a pair that stands once they are the same."""
    row = ["from", "to", "year", "pair"]
    both = rows.filter(~pl.col("swapped")).join(
        rows.filter("swapped"), on=row, how="full", coalesce=True, suffix="_back"
    )
    ahead, back = pl.coalesce("mask", "mask_back"), pl.coalesce("mask_back", "mask")
    return both.select(*row, duties=ahead + back * (1 << _BITS))


def _claims(joined: pl.DataFrame, dyads: Dyads) -> pl.DataFrame:
    codes = joined["duties"].unique().to_list()

    def said(which) -> pl.Expr:
        texts = [_form(which(code & _ALL, code >> _BITS)) for code in codes]
        return pl.col("duties").replace_strict(codes, texts, return_dtype=pl.String)

    named = joined.with_columns(
        dyads.id("from").alias("from_id"),
        dyads.id("to").alias("to_id"),
        dyads.name("from").alias("from_name"),
        dyads.name("to").alias("to_name"),
        form=said(lambda ahead, back: ahead | back),
        ahead=said(lambda ahead, back: ahead & ~back),
        back=said(lambda ahead, back: back & ~ahead),
    )
    only = "Only the row of {} with {} names: {}."
    return named.select(
        claim_id("atop.{}.{}.{}", "from_id", "to_id", "first"),
        pl.col("from_id").alias("from"),
        pl.col("to_id").alias("to"),
        relation=pl.lit("alliance"),
        start=pl.col("first").cast(pl.String),
        end=pl.col("last").cast(pl.String),
        form="form",
        source=pl.lit(NAME),
        locator=pl.format("ATOP 5.0, {} with {}, {}", "from_name", "to_name", rows_of_years()),
        note=pl.concat_str(
            pl.when(pl.col("form").is_null()).then(
                pl.lit("A treaty was in force; the rows name none of the five duties.")
            ),
            pl.when(pl.col("ahead").is_not_null()).then(
                pl.format(
                    only,
                    "from_name",
                    "to_name",
                    pl.col("ahead").str.replace_all("|", ", ", literal=True),
                )
            ),
            pl.when(pl.col("back").is_not_null()).then(
                pl.format(
                    only,
                    "to_name",
                    "from_name",
                    pl.col("back").str.replace_all("|", ", ", literal=True),
                )
            ),
            separator=" ",
            ignore_nulls=True,
        ),
    )


def _form(mask: int) -> str | None:
    return "|".join(form for bit, form in enumerate(FORMS.values()) if mask >> bit & 1) or None


FORMAT = Format(
    name=NAME,
    label="ATOP alliances",
    about="Alliance Treaty Obligations and Provisions, dyad-years, as CSV.",
    group="published",
    endings=(".csv",),
    fits=_fits,
    read=_read,
)
