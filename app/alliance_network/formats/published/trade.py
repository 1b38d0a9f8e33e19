"""Bilateral trade every fourth year, with the trade agreement in force between the two."""

from __future__ import annotations

from functools import reduce
from math import gcd

import polars as pl

from alliance_network.errors import FieldError, shown
from alliance_network.formats.file import File
from alliance_network.formats.format import Format
from alliance_network.formats.mapping import ColumnMapping
from alliance_network.formats.published.cells import (
    Cells,
    has_columns,
    sheet_with,
    unknown_state,
)
from alliance_network.formats.published.dyads import claim_id
from alliance_network.formats.published.spells import spells
from alliance_network.formats.tables import header_of
from alliance_network.formats.vocabulary import RELATIONS
from alliance_network.model.dataset import Dataset
from alliance_network.model.source import Source
from alliance_network.states import State, actor_of, by_iso3

__all__ = ["FORMAT", "NOBODY"]

NAME = "bilateral-trade"
NEEDED = ("exp", "imp", "time", "export", "id", "agreement")
"""Columns it is recognised by."""

NOBODY = {
    "BUN": "bunkers",
    "FRE": "free zones",
    "SPE": "special categories",
    "UNS": "unspecified partners",
}
"""Codes of the World Bank's trade tables for goods sold to nobody in particular."""

EVERY = 4
"""Years between two samples, where a file has one year only."""

_DESCRIPTION = (
    "Merchandise exports from one country to another in current US dollars, every {every} years "
    "from {first} to {last}, and the trade agreement in force between the two in those years. "
    "Years between two samples are shown as sampled. Rows without recorded exports were left out "
    "of the published file, so that what is missing in it cannot be told from no trade: a pair is "
    "covered only in the years in which it has a row, and all else is no data. Belgium and "
    "Luxembourg are one partner, as in the source.{left_out}"
)
_LEFT_OUT = (
    " {rows:,} rows of exports to no country ({codes}) are left out, since they name no partner."
)
_TITLE = "Bilateral merchandise trade every fourth year, 1964-2016 (UN Comtrade)"
_CITATION = (
    "Trade flows: UN Comtrade. Agreements: Mattoo, A., N. Rocha and M. Ruta (2020). Handbook of "
    "Deep Trade Agreements. World Bank. As compiled in the R package penppml (tomzylkin/penppml)."
)


def _fits(file: File) -> bool:
    return has_columns(header_of(file), NEEDED)


def _read(file: File, mapping: ColumnMapping | None) -> Dataset:
    cells = Cells(sheet_with(file, NEEDED), needed=NEEDED)
    cells.frame = cells.frame.with_columns(pl.col("exp", "imp").str.to_uppercase())
    states = _states(cells)
    rows = _rows(cells, states)
    cells.check()
    # What has no state now is sold to nobody in particular; all else was a fault.
    nobody = rows.filter(pl.col("from").is_null() | pl.col("to").is_null())
    years = rows["year"].unique().sort()
    rows = rows.drop_nulls(["from", "to"])
    every = reduce(gcd, years.diff().drop_nulls().to_list(), 0) or EVERY
    first, last = years[0], years[-1]
    sampled = pl.DataFrame({"year": range(first, last + 1, every)}, schema={"year": pl.Int64})
    codes = {*nobody["imp"].unique(), *nobody["exp"].unique()}
    told = {code: name for code, name in NOBODY.items() if code in codes}
    left_out = _LEFT_OUT.format(rows=len(nobody), codes=", ".join(told.values())) if told else ""
    used = {*rows["from"].unique(), *rows["to"].unique()}
    return Dataset(
        name=NAME,
        title="Bilateral trade",
        description=_DESCRIPTION.format(every=every, first=first, last=last, left_out=left_out),
        actors=tuple(
            actor_of(state)
            for state in {state.id: state for state in states.values()}.values()
            if state.id in used
        ),
        relations=(RELATIONS["exports"], RELATIONS["trade-agreement"]),
        sources=(
            Source(
                id=NAME,
                title=_TITLE,
                publisher="UN Comtrade; World Bank",
                date="2020",
                url="https://github.com/tomzylkin/penppml",
                kind="dataset",
                citation=_CITATION,
            ),
        ),
        # A row says what was exported and whether an agreement was in force: both are covered.
        coverage=spells(
            rows.select("from", "to", "year"), by=["from", "to"], covered=sampled
        ).select(
            "from",
            "to",
            source=pl.lit(NAME),
            first=pl.col("first").cast(pl.String),
            last=pl.col("last").cast(pl.String),
            every=pl.lit(every if every > 1 else None, dtype=pl.Int64),
        ),
        claims=pl.concat([_exports(rows), _agreements(rows)], how="diagonal"),
    )


def _states(cells: Cells) -> dict[str, State]:
    """The states of all codes; a fault for each row with an unknown one."""
    found: dict[str, State] = {}
    for column in ("exp", "imp"):
        codes = cells.words(column)
        unknown = []
        for code in codes.drop_nulls().unique():
            state = found.get(code) or by_iso3(code)
            if state is not None:
                found[code] = state
            elif code not in NOBODY:
                unknown.append(code)
        cells.blame(column, codes.is_in(unknown), unknown_state)
    return found


def _rows(cells: Cells, states: dict[str, State]) -> pl.DataFrame:
    """exp, imp, from, to, year, weight, number and agreement (null if there is none)."""
    ids = {code: state.id for code, state in states.items()}
    values = cells.frame["export"].cast(pl.Float64, strict=False)
    sound = values.is_finite() & (values >= 0)
    cells.blame("export", ~sound.fill_null(False), _no_value)
    agreement = cells.words("agreement", needed=False)
    cells.blame("agreement", agreement.str.contains("|", literal=True), _bar)
    rows = pl.DataFrame(
        [
            cells.frame["exp"],
            cells.frame["imp"],
            cells.years("time").alias("year"),
            values.alias("weight"),
            cells.numbers("id", least=0, most=999_999, needed=False).alias("number"),
            agreement,
        ]
    ).with_columns(
        pl.col("exp").replace_strict(ids, default=None, return_dtype=pl.String).alias("from"),
        pl.col("imp").replace_strict(ids, default=None, return_dtype=pl.String).alias("to"),
    )
    cells.blame("imp", rows["from"] == rows["to"], _own_partner)
    again = ~rows.select(pl.struct("exp", "imp", "year").is_first_distinct()).to_series()
    cells.blame("time", again & rows["year"].is_not_null(), _twice)
    # Some rows have the number of an agreement without its name, which others of it have.
    name = pl.col("agreement").drop_nulls()
    named = pl.when(name.n_unique() == 1).then(name.first()).over("number")
    unnamed = pl.format("agreement {} without a name", "number")
    return rows.with_columns(
        agreement=pl.coalesce(
            "agreement", pl.when(pl.col("number") > 0).then(pl.coalesce(named, unnamed))
        )
    )


def _exports(rows: pl.DataFrame) -> pl.DataFrame:
    year = pl.col("year").cast(pl.String)
    return rows.filter(pl.col("weight") > 0).select(
        "from",
        "to",
        "weight",
        id=pl.format("exports-{}-{}-{}", _small("exp"), _small("imp"), "year"),
        relation=pl.lit("exports"),
        start=year,
        end=year,
        source=pl.lit(NAME),
        locator=pl.format("Bilateral trade, exp {}, imp {}, time {}", "exp", "imp", "year"),
    )


def _agreements(rows: pl.DataFrame) -> pl.DataFrame:
    """The agreements between two, whoever of them the row has as exporter."""
    pair = ["a", "b"]
    turned = pl.col("exp") > pl.col("imp")
    both = rows.with_columns(
        a=pl.when(turned).then("imp").otherwise("exp"),
        b=pl.when(turned).then("exp").otherwise("imp"),
    ).with_columns(
        **{
            "from": pl.when(turned).then("to").otherwise("from"),
            "to": pl.when(turned).then("from").otherwise("to"),
            "number": pl.col("number").fill_null(0),
        }
    )
    agreed = both.filter(pl.col("agreement").is_not_null())
    pairs = agreed.select(pair).unique()
    joined = spells(
        agreed.select(*pair, "from", "to", "number", "agreement", "year").unique(),
        by=[*pair, "from", "to", "number", "agreement"],
        covered=both.join(pairs, on=pair, how="semi").select(*pair, "year").unique(),
    )
    return joined.select(
        claim_id("agreement-{}-{}-{}-{}", "number", _small("a"), _small("b"), "first"),
        "from",
        "to",
        relation=pl.lit("trade-agreement"),
        start=pl.col("first").cast(pl.String),
        end=pl.col("last").cast(pl.String),
        form="agreement",
        source=pl.lit(NAME),
        locator=pl.format(
            "Bilateral trade, agreement {}, {} and {}, time {}-{}",
            *("number", "a", "b", "first", "last"),
        ),
    )


def _small(column: str) -> pl.Expr:
    return pl.col(column).str.to_lowercase()


def _no_value(text: str) -> FieldError:
    return FieldError(
        f"{shown(text)} is no value of exports.", remedy="Write US dollars as a number, 0 or more."
    )


def _bar(text: str) -> FieldError:
    return FieldError(f"{shown(text)} holds a |.", remedy="Write a / instead.")


def _own_partner(text: str) -> FieldError:
    return FieldError(
        f"{shown(text)} is the exporter itself.", remedy="Correct one of the two codes."
    )


def _twice(text: str) -> FieldError:
    return FieldError(
        f"There is a row above for the same two and {shown(text)}.",
        remedy="Delete one of the two.",
    )


FORMAT = Format(
    name=NAME,
    label="Bilateral trade",
    about="Exports between countries every fourth year with trade agreements, from UN Comtrade and "
    "the World Bank as in the R package penppml, as CSV.",
    group="published",
    endings=(".csv",),
    fits=_fits,
    read=_read,
)
