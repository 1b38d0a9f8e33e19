"""COW inter-state wars, dyad-years: which states fought each other in a war."""

from __future__ import annotations

import polars as pl

from alliance_network.formats.file import File
from alliance_network.formats.format import Format
from alliance_network.formats.mapping import ColumnMapping
from alliance_network.formats.published.cells import has_columns
from alliance_network.formats.published.dyads import (
    CODES,
    Dyads,
    cells_of,
    claim_id,
    dyads_of,
    in_order,
    in_words,
    rows_of_years,
    whole_coverage,
)
from alliance_network.formats.published.spells import spells
from alliance_network.formats.tables import header_of
from alliance_network.formats.vocabulary import RELATIONS
from alliance_network.model.dataset import Dataset
from alliance_network.model.source import Source

__all__ = ["FORMAT", "OUTCOMES"]

NAME = "cow-war"

OUTCOMES = {
    1: "won",
    2: "lost",
    3: "ended in a compromise",
    4: "went on as a war of another type",
    5: "was still fighting when the list closed",
    6: "ended in a stalemate",
    7: "went on below the level of war",
    8: "changed sides",
}
"""How the war ended for a state."""

NEEDED = ("warnum", *CODES, "year", "sidea1", "sidea2")
"""Columns that must be there; the first shows what the file is."""
_OF_A_STATE = {"initiator": 1, "outcome": 8, "batdeath": 999_999_999}
_MOST = {
    **{f"{name}{side}": most for name, most in _OF_A_STATE.items() for side in (1, 2)},
    "resume": 1,
    "cowinterongoing": 1,
}
"""Columns of numbers from 0, with the largest that each can hold."""

_TITLE = "COW inter-state wars 4.0"
_CITATION = "Sarkees, Meredith Reid and Frank Wayman (2010). Resort to War. CQ Press."


def _fits(file: File) -> bool:
    return has_columns(header_of(file), ["warnum", *CODES])


def _read(file: File, mapping: ColumnMapping | None) -> Dataset:
    cells = cells_of(file, needed=NEEDED, also=tuple(_MOST))
    years = cells.years("year")
    number = cells.numbers("warnum", least=0, most=999_999_999)
    sides = [cells.numbers(name, least=0, most=9) for name in ("sidea1", "sidea2")]
    columns = [
        cells.numbers(name, least=0, most=most, needed=False) for name, most in _MOST.items()
    ]
    dyads = dyads_of(cells)
    rows = dyads.frame.with_columns(years, number, *sides, *columns)
    fought = rows.filter(
        pl.col("cowinterongoing").fill_null(1) == 1, pl.col("sidea1") != pl.col("sidea2")
    )
    first, last = years.min(), years.max()
    return Dataset(
        name=NAME,
        title="Wars between states",
        description=(
            "Which states fought each other in a war, on opposite sides, year by year from "
            f"{first} to {last}. A war between states has a thousand battle deaths or more; civil "
            "wars, colonial wars and clashes below that are not in the list, nor are armed groups. "
            "Outcomes and battle deaths are those of a state in the whole war, not in a year and "
            f"not against the other state alone. Wars have numbers and no names. After {last}, "
            "where the file ends, nothing is said."
        ),
        actors=dyads.actors,
        relations=(RELATIONS["war"],),
        sources=(
            Source(
                id=NAME,
                title=_TITLE,
                publisher="Correlates of War Project",
                date="2010",
                url="https://correlatesofwar.org/data-sets/cow-war/",
                kind="dataset",
                citation=_CITATION,
            ),
        ),
        coverage=whole_coverage(source=NAME, relation="war", first=first, last=last),
        claims=_claims(fought.with_columns(in_order(_OF_A_STATE)), dyads),
    )


def _claims(rows: pl.DataFrame, dyads: Dyads) -> pl.DataFrame:
    joined = spells(
        rows.with_columns(
            text.alias(f"{name}_{side}")
            for side in ("from", "to")
            for name, text in _of_a_state(rows, side).items()
        ),
        by=["warnum", "from", "to"],
        keep=[
            *(
                pl.col(f"{name}_{side}").drop_nulls().unique().sort().str.join(" or ")
                for name in _OF_A_STATE
                for side in ("from", "to")
            ),
            pl.col("year").filter(pl.col("resume") == 1).unique().sort().alias("resumed"),
        ],
    )
    resumed = pl.col("resumed").cast(pl.List(pl.String)).list.join(" and ")
    return joined.select(
        claim_id("war.{}.{}.{}.{}", "warnum", dyads.id("from"), dyads.id("to"), "first"),
        dyads.id("from"),
        dyads.id("to"),
        relation=pl.lit("war"),
        start=pl.col("first").cast(pl.String),
        end=pl.col("last").cast(pl.String),
        source=pl.lit(NAME),
        locator=pl.format(
            "COW inter-state wars 4.0, war {}, {} with {}, {}",
            *("warnum", dyads.name("from"), dyads.name("to"), rows_of_years()),
        ),
        note=pl.concat_str(
            _note("from", dyads),
            _note("to", dyads),
            pl.when(resumed != "").then(pl.format("Fighting began again in {}.", resumed)),
            separator=" ",
            ignore_nulls=True,
        ),
    )


def _of_a_state(rows: pl.DataFrame, side: str) -> dict[str, pl.Expr]:
    """What each column says of a state, in words; null where it says nothing."""
    deaths = rows[f"batdeath_{side}"].unique().drop_nulls()
    return {
        "initiator": in_words(f"initiator_{side}", {1: "began it"}),
        "outcome": in_words(f"outcome_{side}", OUTCOMES),
        "batdeath": in_words(f"batdeath_{side}", {n: f"{n:,} battle deaths" for n in deaths}),
    }


def _note(side: str, dyads: Dyads) -> pl.Expr:
    """What is said of a state: "Iran in the whole war: won, 500 battle deaths."."""
    texts = [pl.col(f"{name}_{side}") for name in _OF_A_STATE]
    what = pl.concat_str(
        [pl.when(text != "").then(text) for text in texts], separator=", ", ignore_nulls=True
    )
    return pl.when(what != "").then(pl.format("{} in the whole war: {}.", dyads.name(side), what))


FORMAT = Format(
    name=NAME,
    label="COW wars",
    about="Inter-state wars of the Correlates of War, dyad-years, as CSV.",
    group="published",
    endings=(".csv",),
    fits=_fits,
    read=_read,
)
