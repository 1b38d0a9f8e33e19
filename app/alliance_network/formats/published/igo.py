"""Correlates of War Intergovernmental Organizations: who is a member of what, in both layouts."""

from __future__ import annotations

import numpy as np
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
from alliance_network.formats.published.dyads import claim_id, rows_of_years
from alliance_network.formats.published.igo_grid import (
    ASSOCIATE,
    OBSERVER,
    Grid,
    Values,
    values_of,
)
from alliance_network.formats.published.organisations import organisation_for
from alliance_network.formats.sheet import Sheet
from alliance_network.formats.tables import header_of
from alliance_network.formats.vocabulary import RELATIONS
from alliance_network.model.actor import Actor
from alliance_network.model.dataset import Dataset
from alliance_network.model.relation import MEMBERSHIP
from alliance_network.model.source import Source
from alliance_network.states import State, actor_of, by_cow, near_states, state_named

__all__ = ["FORMAT"]

NAME = "cow-igo"
BY_ORGANISATION = ("ioname", "orgname", "year")
"""Columns the layout with a row for each organisation and year is recognised by."""
BY_STATE = ("ccode", "state", "year")
"""Columns of the layout with a row for each state and year."""

_ABOUT = (
    *("sdate", "deaddate", "dead", "integrated", "replaced", "longorgname", "ionum", "igocode"),
    *("version", "accuracyofpre1965membershipdates", "sourcesandnotes", "imputed"),
    *("political", "social", "economic"),
)
"""Columns that tell of the organisation or the row, not of a state."""
_WELL_KNOWN = frozenset(
    {
        *("un", "upu", "ilo", "who", "imf", "ibrd", "icao", "unesco", "wto", "nato", "eu", "oas"),
        *("loas", "au", "oic", "osce", "opec", "oecd", "asean", "cis", "sco", "csto", "gcc"),
        *("ecowas", "sadc", "mercosur"),
    }
)
"""Organisations, some of whose columns tell the layout by state from other tables by state."""

_DESCRIPTION = (
    "Memberships of states in intergovernmental organisations, year by year from {first} to "
    "{last}: full and associate members and observers. A state and an organisation are covered in "
    "the years in which both exist and their tie is known to the source; what it marks as missing, "
    "and years before a state was in the system or the organisation existed, are no data. The "
    "source knows years, not days. What it says of the organisations themselves is left out."
)
_CITATION = (
    "Pevehouse, Jon C.W., Timothy Nordstrom, Roseanne W. McManus and Anne Spencer Jamison (2020). "
    "Tracking organizations in the world: The Correlates of War IGO Version 3.0 datasets. Journal "
    "of Peace Research 57(3): 492-503."
)


def _fits(file: File) -> bool:
    header = header_of(file)
    if has_columns(header, BY_ORGANISATION):
        return True
    there = _WELL_KNOWN & {name.casefold() for name in header}
    return has_columns(header, BY_STATE) and len(there) >= 3


def _read(file: File, mapping: ColumnMapping | None) -> Dataset:
    sheet = sheet_with(file, BY_ORGANISATION)
    if has_columns(sheet.header, BY_ORGANISATION):
        grid, actors = _by_organisation(sheet)
    else:
        grid, actors = _by_state(sheet_with(file, BY_STATE))
    first, last = grid.years
    title = "Correlates of War Intergovernmental Organizations"
    # The third version is the one that reaches to 2014.
    title += " 3.0" if last == 2014 else ""
    used = grid.actors
    return Dataset(
        name=NAME,
        title="Intergovernmental organisations",
        description=_DESCRIPTION.format(first=first, last=last),
        actors=tuple(actor for actor in actors.values() if actor.id in used),
        relations=(RELATIONS[MEMBERSHIP], RELATIONS["observer"]),
        sources=(
            Source(
                id=NAME,
                title=title,
                publisher="Correlates of War Project",
                date="2020",
                url="https://correlatesofwar.org/data-sets/igos/",
                kind="dataset",
                citation=_CITATION,
            ),
        ),
        # Nothing else of the two is in the source, so that their coverage needs no relation.
        coverage=grid.covered().select(
            "from",
            "to",
            source=pl.lit(NAME),
            first=pl.col("first").cast(pl.String),
            last=pl.col("last").cast(pl.String),
        ),
        claims=_claims(grid.spells(), title),
    )


def _by_organisation(sheet: Sheet) -> tuple[Grid, dict[str, Actor]]:
    states, strays = _state_columns(sheet)
    cells = Cells(sheet, needed=BY_ORGANISATION, also=_ABOUT, wide=[*states, *strays])
    for name in strays:
        # A column that looks like a misspelt state is not passed over.
        if values_of(cells.frame[name]).bad.mean() < 0.5:
            cells.faults.append(
                sheet.fault(
                    unknown_state(name).message,
                    remedy=unknown_state(name).remedy,
                    row=1,
                    column=name,
                )
            )
    cells.frame = cells.frame.with_columns(pl.col("orgname", "longorgname").pipe(_mended))
    words, names = cells.words("ioname"), cells.words("orgname")
    longer = cells.words("longorgname", needed=False)
    accuracy = cells.words("accuracyofpre1965membershipdates", needed=False)
    years = cells.years("year")
    values = _values(cells, {name: values_of(cells.frame[name]) for name in states})
    cells.check()
    told = pl.DataFrame({"word": words, "name": names, "longer": longer, "accuracy": accuracy})
    organisations = {
        word: organisation_for(word, name=name, aliases=() if more is None else (more,))
        for word, name, more in told.select("word", "name", "longer")
        .unique("word", keep="first", maintain_order=True)
        .iter_rows()
    }
    rows = pl.DataFrame(
        {
            "actor": words.replace_strict(
                {word: actor.id for word, actor in organisations.items()},
                return_dtype=pl.String,
            ),
            "word": words.str.to_lowercase(),
            "year": years,
            "accuracy": accuracy,
            "imputed": cells.flags("imputed").fill_null(False),
        }
    )
    _blame_twice(cells, "year", pl.DataFrame({"word": words, "year": years}))
    cells.check()
    actors = {actor.id: actor for actor in organisations.values()}
    actors |= {state.id: actor_of(state) for state in states.values()}
    columns = pl.DataFrame(
        {
            "actor": [state.id for state in states.values()],
            "word": [name.casefold() for name in states],
        },
        schema={"actor": pl.String, "word": pl.String},
    )
    return Grid(rows=rows, columns=columns, values=values, by="to"), actors


def _by_state(sheet: Sheet) -> tuple[Grid, dict[str, Actor]]:
    taken = {*BY_STATE, *_ABOUT}
    wide = [name for name in sheet.header if name.casefold() not in taken]
    cells = Cells(sheet, needed=BY_STATE, wide=wide)
    numbers = cells.numbers("ccode", least=1, most=9_999)
    words, years = cells.words("state"), cells.years("year")
    states: dict[int, State] = {}
    unknown = []
    for number in numbers.drop_nulls().unique().sort():
        state = by_cow(number)
        if state is None:
            unknown.append(number)
        else:
            states[number] = state
    cells.blame("ccode", numbers.is_in(unknown), _unknown_number)
    # Columns of something else are not organisations; those with a wrong cell or two are.
    found = {name: values_of(cells.frame[name]) for name in wide}
    found = {name: values for name, values in found.items() if values.bad.mean() < 0.5}
    values = _values(cells, found)
    _blame_twice(cells, "year", pl.DataFrame({"number": numbers, "year": years}))
    cells.check()
    rows = pl.DataFrame(
        {
            "actor": numbers.replace_strict(
                {number: state.id for number, state in states.items()}, return_dtype=pl.String
            ),
            "word": words.str.to_lowercase(),
            "year": years,
            "accuracy": pl.repeat(None, len(years), dtype=pl.String, eager=True),
            "imputed": pl.repeat(False, len(years), eager=True),
        }
    )
    organisations = {name: organisation_for(name, name=name.upper()) for name in found}
    actors = {actor.id: actor for actor in organisations.values()}
    actors |= {state.id: actor_of(state) for state in states.values()}
    columns = pl.DataFrame(
        {
            "actor": [actor.id for actor in organisations.values()],
            "word": [name.casefold() for name in organisations],
        },
        schema={"actor": pl.String, "word": pl.String},
    )
    return Grid(rows=rows, columns=columns, values=values, by="from"), actors


def _state_columns(sheet: Sheet) -> tuple[dict[str, State], list[str]]:
    """The columns that are states, and those that may be meant as one."""
    taken = {*BY_ORGANISATION, *_ABOUT}
    states: dict[str, State] = {}
    strays = []
    for name in sheet.header:
        if name.casefold() in taken:
            continue
        state = state_named(name)
        if state is not None:
            states[name] = state
        elif near_states(name):
            strays.append(name)
    return states, strays


def _values(cells: Cells, found: dict[str, Values]) -> list[np.ndarray]:
    """The ranks of columns of memberships, what is none of them gathered as a fault."""
    for name, values in found.items():
        cells.blame(name, values.bad, _no_value)
    return [values.ranks for values in found.values()]


def _mended(names: pl.Expr) -> pl.Expr:
    """Names whose accents were written on a Macintosh and read as Latin-1."""
    codes = range(0x80, 0xA0)
    return names.str.replace_many(
        [chr(code) for code in codes], [bytes([code]).decode("mac_roman") for code in codes]
    )


def _blame_twice(cells: Cells, column: str, keys: pl.DataFrame) -> None:
    again = keys.is_duplicated() & ~pl.Series(keys.select(pl.struct(pl.all()).is_first_distinct()))
    cells.blame(column, again, _twice)


def _claims(spells: pl.DataFrame, title: str) -> pl.DataFrame:
    imputed = pl.when(pl.col("imputed") > 0).then(
        pl.format("The source marks {} of these years as imputed.", "imputed")
    )
    accuracy = pl.when((pl.col("first") < 1965) & pl.col("accuracy").is_not_null()).then(
        pl.format("Accuracy of dates before 1965, in the words of the source: {}.", "accuracy")
    )
    return spells.select(
        claim_id("igo.{}.{}.{}", "from", "to", "first"),
        "from",
        "to",
        relation=pl.when(pl.col("rank") == OBSERVER)
        .then(pl.lit("observer"))
        .otherwise(pl.lit(MEMBERSHIP)),
        start=pl.col("first").cast(pl.String),
        end=pl.col("last").cast(pl.String),
        form=pl.when(pl.col("rank") == ASSOCIATE).then(pl.lit("associate")),
        source=pl.lit(NAME),
        locator=pl.format("{}, {}, {}, {}", pl.lit(title), "to_word", "from_word", rows_of_years()),
        note=pl.concat_str(imputed, accuracy, separator=" ", ignore_nulls=True),
    )


def _no_value(text: str) -> FieldError:
    return FieldError(
        f"{shown(text)} is no membership.",
        remedy="Write 0 (none), 1 (full), 2 (associate), 3 (observer), -9 (missing) or -1 (not in "
        "the system).",
    )


def _unknown_number(text: str) -> FieldError:
    return FieldError(
        f"{shown(text)} is no Correlates of War number of a state.", remedy="Correct the number."
    )


def _twice(text: str) -> FieldError:
    return FieldError(
        f"There is a row above for the same and {shown(text)}.", remedy="Delete one of the two."
    )


FORMAT = Format(
    name=NAME,
    label="COW organisations",
    about="Memberships in intergovernmental organisations by year, Correlates of War, with a row "
    "for each organisation or for each state, as CSV.",
    group="published",
    endings=(".csv",),
    fits=_fits,
    read=_read,
)
