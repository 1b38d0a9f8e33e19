"""COW militarised interstate disputes, dyad-years: who threatened, showed or used force."""

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

__all__ = ["FORMAT", "FORMS"]

NAME = "cow-mid"

FORMS = {2: "threat of force", 3: "display of force", 4: "use of force", 5: "war"}
"""Form of a dispute for the higher of the two states' hostility levels. Level 1, of no hostile
act, is no form."""
ACTS = {
    1: "threat to use force",
    2: "threat to blockade",
    3: "threat to occupy territory",
    4: "threat to declare war",
    5: "threat to use weapons of mass destruction",
    6: "threat to join a war",
    7: "show of force",
    8: "alert",
    9: "nuclear alert",
    10: "mobilisation",
    11: "fortified border",
    12: "border violation",
    13: "blockade",
    14: "occupation of territory",
    15: "seizure",
    16: "attack",
    17: "clash",
    18: "declaration of war",
    19: "use of weapons of mass destruction",
    20: "began an interstate war",
    21: "joined an interstate war",
}
"""What the highest act of a state was; 0, none, is said by its hostility level."""
DEATHS = {
    0: "no deaths",
    1: "1 to 25 deaths",
    2: "26 to 100 deaths",
    3: "101 to 250 deaths",
    4: "251 to 500 deaths",
    5: "501 to 999 deaths",
    6: "over 999 deaths",
}
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)

NEEDED = ("dispnum", *CODES, "year", "hostlev1", "hostlev2")
"""Columns that must be there; the first shows what the file is."""

_OF_A_STATE = {"hostlev": 5, "sidea": 1, "orig": 1, "hiact": 21, "fatality": 6}
_OF_THE_DISPUTE = {"hostlev": 5, "fatality": 6, "recip": 1, "stmon": 12}
_COUNTED = ("fatalpre1", "fatalpre2", "mindur", "maxdur")
_MOST = {
    **{f"{name}{side}": most for name, most in _OF_A_STATE.items() for side in (1, 2)},
    **_OF_THE_DISPUTE,
    **dict.fromkeys(_COUNTED, 999_999_999),
    "cowmidongoing": 1,
}
"""Columns of numbers from 0, with the largest that each can hold."""

_TITLE = "Militarized Interstate Disputes 5.0"
_CITATION = (
    "Palmer, Glenn et al. (2022). The MID5 dataset, 2011-2014: Procedures, coding rules, and "
    "description. Conflict Management and Peace Science 39(4): 470-482."
)


def _fits(file: File) -> bool:
    return has_columns(header_of(file), ["dispnum", *CODES])


def _read(file: File, mapping: ColumnMapping | None) -> Dataset:
    cells = cells_of(file, needed=NEEDED, also=[name for name in _MOST if name not in NEEDED])
    years = cells.years("year")
    number = cells.numbers("dispnum", least=0, most=999_999_999)
    columns = [
        cells.numbers(name, least=0, most=most, needed=False) for name, most in _MOST.items()
    ]
    dyads = dyads_of(cells)
    rows = dyads.frame.with_columns(years, number, *columns)
    held = rows.filter(
        pl.col("cowmidongoing").fill_null(1) == 1,
        (pl.col("sidea1") != pl.col("sidea2")).fill_null(True),
    )
    first, last = years.min(), years.max()
    return Dataset(
        name=NAME,
        title="Armed disputes between states",
        description=(
            "In which states threatened, showed or used force against each other, year by year "
            f"from {first} to {last}: one claim is one dispute between two states on opposite "
            "sides. The form is the higher of the two states’ hostility levels; level 1, no "
            "hostile act, is no form. Hostility levels, acts and deaths are those of a state’s "
            "whole part in a dispute, not of a year and not towards the other state alone; what "
            "is said only of the whole dispute is marked so in the note. The data do not say what "
            f"a dispute was about, name only states, and say nothing after {last}."
        ),
        actors=dyads.actors,
        relations=(RELATIONS["dispute"],),
        sources=(
            Source(
                id=NAME,
                title=_TITLE,
                publisher="Correlates of War Project",
                date="2022",
                url="https://correlatesofwar.org/data-sets/mids/",
                kind="dataset",
                citation=_CITATION,
            ),
        ),
        coverage=whole_coverage(source=NAME, relation="dispute", first=first, last=last),
        claims=_claims(
            held.with_columns(
                *in_order((*_OF_A_STATE, "fatalpre")),
                level=pl.max_horizontal("hostlev1", "hostlev2"),
            ),
            dyads,
        ),
    )


def _claims(rows: pl.DataFrame, dyads: Dyads) -> pl.DataFrame:
    joined = spells(
        rows.with_columns(
            _of_a_state("from", dyads).alias("said_from"),
            _of_a_state("to", dyads).alias("said_to"),
            _of_the_dispute().alias("said"),
        ),
        by=["dispnum", "from", "to", "level"],
        keep=[
            pl.col(name).drop_nulls().unique().sort().str.join(" ").alias(name)
            for name in ("said_from", "said_to", "said")
        ],
    )
    return joined.select(
        claim_id("mid.{}.{}.{}.{}", "dispnum", dyads.id("from"), dyads.id("to"), "first"),
        dyads.id("from"),
        dyads.id("to"),
        relation=pl.lit("dispute"),
        start=pl.col("first").cast(pl.String),
        end=pl.col("last").cast(pl.String),
        form=in_words("level", FORMS),
        source=pl.lit(NAME),
        locator=pl.format(
            "COW MID 5.0, dispute {}, {} with {}, {}",
            *("dispnum", dyads.name("from"), dyads.name("to"), rows_of_years()),
        ),
        note=pl.concat_str("said_from", "said_to", "said", separator=" ", ignore_nulls=True),
    )


def _of_a_state(side: str, dyads: Dyads) -> pl.Expr:
    """What a state did: "Iran, on side A, from the start: use of force, attack, no deaths."."""

    who = pl.concat_str(
        dyads.name(side),
        in_words(f"sidea_{side}", {1: "on side A", 0: "on side B"}),
        in_words(f"orig_{side}", {1: "from the start", 0: "joining later"}),
        separator=", ",
        ignore_nulls=True,
    )
    exact = pl.format("{} deaths counted", f"fatalpre_{side}")
    what = pl.concat_str(
        in_words(f"hostlev_{side}", {1: "no hostile act", **FORMS}),
        in_words(f"hiact_{side}", ACTS),
        in_words(f"fatality_{side}", DEATHS),
        pl.when(pl.col(f"fatalpre_{side}") > 0).then(exact),
        separator=", ",
        ignore_nulls=True,
    )
    return pl.when(what != "").then(pl.format("{}: {}.", who, what))


def _of_the_dispute() -> pl.Expr:
    """What the row says of the whole dispute, marked as such."""

    least, most = pl.col("mindur"), pl.col("maxdur")
    days = pl.when(least == most).then(
        pl.format("{} {}", least, pl.when(least == 1).then(pl.lit("day")).otherwise(pl.lit("days")))
    )
    what = pl.concat_str(
        in_words("hostlev", FORMS),
        in_words("fatality", DEATHS),
        days.otherwise(pl.format("{} to {} days", least, most)),
        in_words("recip", {0: "not answered by the other side", 1: "answered by the other side"}),
        pl.format("begun in {}", in_words("stmon", dict(enumerate(MONTHS, start=1)))),
        separator=", ",
        ignore_nulls=True,
    )
    return pl.when(what != "").then(pl.format("The whole dispute: {}.", what))


FORMAT = Format(
    name=NAME,
    label="COW disputes",
    about="Militarized Interstate Disputes of the Correlates of War, dyad-years, as CSV.",
    group="published",
    endings=(".csv",),
    fits=_fits,
    read=_read,
)
