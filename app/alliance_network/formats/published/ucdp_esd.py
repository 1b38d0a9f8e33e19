"""UCDP External Support Dataset, actor-year: who supported a side of a conflict with what."""

from __future__ import annotations

import re

import polars as pl

from alliance_network.formats.file import File
from alliance_network.formats.format import Format
from alliance_network.formats.mapping import ColumnMapping
from alliance_network.formats.published.cells import Cells, has_columns, sheet_with
from alliance_network.formats.published.dyads import claim_id, rows_of_years
from alliance_network.formats.published.spells import spells, years_of
from alliance_network.formats.published.ucdp_sides import Sides, sides_of
from alliance_network.formats.tables import header_of
from alliance_network.formats.vocabulary import RELATIONS
from alliance_network.model.dataset import Dataset
from alliance_network.model.source import Source

__all__ = ["FORMAT", "FORMS", "SEVERAL"]

NAME = "ucdp-esd"

FORMS = {
    "x": "troops as a secondary warring party",
    "p": "foreign troop presence",
    "y": "military or intelligence infrastructure or joint operations",
    "w": "weapons",
    "m": "materiel and logistics",
    "t": "training and expertise",
    "f": "funding",
    "i": "intelligence",
    "l": "access to territory",
    "o": "other support",
    "u": "support of unknown kind",
}
"""What each letter of the codebook stands for."""

SEVERAL = "(among several)"
"""What follows a form that some of a list of supporters gave, the source does not say which."""

LISTS_LENGTH = 8_000
"""Longest lists of supporters that a note repeats, in characters."""

_FLAGS = tuple(f"ext_{letter}" for letter in FORMS)
_SIDES = ("", "_s", "_ns")
_COUNTS = tuple(f"{column}_count{side}" for column in ("ext", *_FLAGS) for side in _SIDES)
NEEDED = (
    *("year", "actor_id", "actor_name", "actor_nonstate", "dyad_id", "location"),
    *("ext_id", "ext_name", "ext_sup", *_FLAGS),
)
"""Columns it is recognised by."""

_DESCRIPTION = (
    "Who supported the sides of armed conflicts, and with what, year by year. A side is covered "
    "only in the years in which the Uppsala Conflict Data Program lists it; other years are no "
    "data, and nothing is said of them. The data set marks kinds of support for all supporters of "
    "a side together and counts how many gave each: a kind that all of them gave is a plain form; "
    f"one that some of them gave is marked “{SEVERAL}”, with the list in the claim’s "
    "note. Conflicts that a side fights in the same year are taken together. The data do not say "
    "how much support was given, nor in which months."
)
_CITATION = (
    "Meier, Vanessa, Niklas Karlén, Therése Pettersson and Mihai Croicu (2023). External support "
    "in armed conflicts: Introducing the UCDP external support dataset (ESD), 1975-2017. Journal "
    "of Peace Research 60(3): 545-554. Published under CC BY 4.0."
)


def _fits(file: File) -> bool:
    return has_columns(header_of(file), NEEDED)


def _read(file: File, mapping: ColumnMapping | None) -> Dataset:
    cells = Cells(sheet_with(file, NEEDED), needed=NEEDED, also=(*_COUNTS, "ext_coalition_name"))
    rows = _rows(cells)
    sides = sides_of(cells)
    cells.check()
    title = _title(file)
    claims = _claims(_ties(rows, sides), covered=_covered(rows, sides), title=title)
    return Dataset(
        name=NAME,
        title="External support in armed conflicts",
        description=_DESCRIPTION,
        actors=sides.actors,
        relations=(RELATIONS["backing"],),
        sources=(
            Source(
                id=NAME,
                title=title,
                publisher="Uppsala Conflict Data Program",
                date="2023",
                url="https://ucdp.uu.se/downloads/",
                kind="dataset",
                citation=_CITATION,
            ),
        ),
        coverage=years_of(_covered(rows, sides), by=["to"]).select(
            "to",
            source=pl.lit(NAME),
            relation=pl.lit("backing"),
            first=pl.col("first").cast(pl.String),
            last=pl.col("last").cast(pl.String),
        ),
        claims=claims,
    )


def _title(file: File) -> str:
    """With the version that the published file's name tells: "ucdp-esd-ay-181" is 18.1."""
    version = re.search(r"esd.*?([0-9]{2})([0-9])$", file.stem.casefold())
    name = "UCDP External Support Dataset (ESD)"
    return name if version is None else f"{name} {version[1]}.{version[2]}"


def _rows(cells: Cells) -> pl.DataFrame:
    """A line for each row: line, year, dyad, coalition, the flags and the counts."""
    coalition = cells.words("ext_coalition_name", needed=False)
    return pl.DataFrame(
        [
            cells.line,
            cells.years("year"),
            cells.numbers("dyad_id", least=0, most=999_999_999).alias("dyad"),
            pl.select(pl.when(coalition != "0").then(coalition)).to_series().alias("coalition"),
            *(cells.flags(column).fill_null(False).alias(column) for column in _FLAGS),
            *(cells.numbers(name, least=0, most=9_999, needed=False) for name in _COUNTS),
        ]
    )


def _covered(rows: pl.DataFrame, sides: Sides) -> pl.DataFrame:
    return sides.receivers.join(rows, on="line").select("to", "year").unique()


def _ties(rows: pl.DataFrame, sides: Sides) -> pl.DataFrame:
    """A row for each supporter, side and year: from, to, year, form, list (null unless a form is
    said of it), dyads, coalitions, jointly."""
    given = sides.supporters.join(rows, on="line").with_columns(
        named=pl.len().over("line"),
        states=pl.col("state").sum().over("line"),
    )
    number = pl.max_horizontal("named", pl.col("ext_count").fill_null(0))
    # The counts by kind can be used where they agree with the names; where they do not, only
    # those of the whole list are.
    by_kind = (pl.col("ext_count_s") == pl.col("states")) & (
        pl.col("ext_count_ns") == pl.col("named") - pl.col("states")
    )
    given = given.with_columns(
        listed=pl.format(
            "({}{})",
            pl.col("name").str.join("; ").over("line"),
            pl.when(number > pl.col("named"))
            .then(pl.format("; {} more without a name", number - pl.col("named")))
            .otherwise(pl.lit("")),
        ),
        of=number,
        of_kind=pl.when(by_kind.fill_null(False)).then(
            pl.when("state").then("ext_count_s").otherwise("ext_count_ns")
        ),
    ).with_columns(_held(letter) for letter in FORMS)
    some = pl.any_horizontal(pl.col(list(FORMS)) == 1)
    years = (
        given.join(sides.receivers, on="line")
        .group_by("from", "to", "year")
        .agg(
            pl.col(list(FORMS)).max(),
            pl.col("listed").filter(some).unique().sort().str.join(", ").alias("list"),
            pl.col("dyad").unique().alias("dyads"),
            pl.col("coalition").drop_nulls().unique().alias("coalitions"),
            pl.col("jointly").drop_nulls().unique().alias("jointly"),
        )
    )
    forms = [
        pl.when(pl.col(letter) == 2)
        .then(pl.lit(form))
        .when(pl.col(letter) == 1)
        .then(pl.lit(f"{form} {SEVERAL}"))
        for letter, form in FORMS.items()
    ]
    return years.select(
        *("from", "to", "year", "dyads", "coalitions", "jointly"),
        form=pl.concat_list(forms).list.drop_nulls().list.sort().list.join("|"),
        list=pl.when(pl.any_horizontal(pl.col(list(FORMS)) == 1)).then("list"),
    )


def _held(letter: str) -> pl.Expr:
    """2 if the supporter gave it, 1 if some of its list did, 0 if it did not."""
    flag = f"ext_{letter}"
    own = pl.when("state").then(f"{flag}_count_s").otherwise(f"{flag}_count_ns")
    among = pl.when(pl.col("of_kind").is_not_null() & own.is_not_null())
    return (
        pl.when(~pl.col(flag))
        .then(0)
        .when(pl.col("of") == 1)
        .then(2)
        .otherwise(
            among.then(
                pl.when(own == 0).then(0).when(own == pl.col("of_kind")).then(2).otherwise(1)
            ).otherwise(pl.when(pl.col(f"{flag}_count") == pl.col("of")).then(2).otherwise(1))
        )
        .cast(pl.Int8)
        .alias(letter)
    )


def _claims(ties: pl.DataFrame, *, covered: pl.DataFrame, title: str) -> pl.DataFrame:
    def texts(column: str) -> pl.Expr:
        return pl.col(column).explode().drop_nulls().unique().sort()

    joined = spells(
        ties,
        by=["from", "to", "form", "list"],
        covered=covered,
        keep=[
            texts("dyads").cast(pl.String).str.join(", ").alias("dyads"),
            texts("dyads").len().alias("number"),
            texts("coalitions").str.join(", ").alias("coalitions"),
            texts("jointly").str.join(", ").alias("jointly"),
        ],
    )

    def sentence(text: str, column: str) -> pl.Expr:
        said = pl.col(column).is_not_null() & (pl.col(column) != "")
        return pl.when(said).then(pl.format(text, column))

    return joined.select(
        claim_id("esd.{}.{}.{}", "from", "to", "first"),
        "from",
        "to",
        relation=pl.lit("backing"),
        start=pl.col("first").cast(pl.String),
        end=pl.col("last").cast(pl.String),
        form="form",
        source=pl.lit(NAME),
        locator=pl.format(
            "{}, {} {}, {}",
            pl.lit(title),
            pl.when(pl.col("number") == 1).then(pl.lit("dyad")).otherwise(pl.lit("dyads")),
            "dyads",
            rows_of_years(),
        ),
        note=pl.concat_str(
            pl.when(pl.col("list").str.len_chars() <= LISTS_LENGTH)
            .then(sentence("Supporters listed together: {}.", "list"))
            .when(pl.col("list").is_not_null())
            .then(pl.lit("The lists of supporters are too long to be repeated here.")),
            sentence("Said of {}.", "jointly"),
            sentence("Coalition, in the words of the source: {}.", "coalitions"),
            separator=" ",
            ignore_nulls=True,
        ),
    )


FORMAT = Format(
    name=NAME,
    label="UCDP External Support",
    about="External support to sides of armed conflicts, actor-years of the Uppsala Conflict Data "
    "Program, as the published workbook or as CSV.",
    group="published",
    endings=(".xlsx", ".csv"),
    fits=_fits,
    read=_read,
)
