"""What a view shows as two tables: its ties, and the claims that make them.

The page, its clipboard and the files hold the same columns and words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

import polars as pl

from alliance_network.compare import status_after
from alliance_network.history import as_last_day, weights_of
from alliance_network.history.days import EARLIEST, LATEST, as_first_day
from alliance_network.model.dataset import Dataset
from alliance_network.selection import Selection
from alliance_network.selection.known import known_days
from alliance_network.view import units_of
from alliance_network.words.comparison import backwards
from alliance_network.words.time import as_of_words

__all__ = ["SEPARATOR", "TABLES", "Column", "Table", "table_of"]

TABLES = ("ties", "claims")

SEPARATOR = "; "
"""Between several texts in one cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table.

    Attributes
    ----------
    name, label : str
    kind : {"text", "number"}
    on_page : bool
        Whether the page shows it; files hold all.
    """

    name: str
    label: str
    kind: Literal["text", "number"] = "text"
    on_page: bool = True


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table of a selection. Made by `table_of`.

    Attributes
    ----------
    name : str
        Of `TABLES`.
    columns : tuple of Column
        Those that the network has anything for, whatever is shown of it.
    frame : pl.DataFrame
        A row each, in the order of the selection, with these columns; null where nothing is said.
    source_rows : pl.Series
        Of each row, the places in the dataset's sources that it was read in, as its column of
        sources names them.
    """

    name: str
    columns: tuple[Column, ...]
    frame: pl.DataFrame = field(repr=False)
    source_rows: pl.Series = field(repr=False)


def table_of(selection: Selection, name: str) -> Table:
    """The ties of a selection, or the claims that make them, as a table.

    Parameters
    ----------
    selection : Selection
    name : {"ties", "claims"}
    """
    return _ties(selection) if name == "ties" else _claims(selection)


# ---- ties ---- #
def _ties(selection: Selection) -> Table:
    dataset, view = selection.dataset, selection.view
    shown = selection.ties.with_columns(**_about(dataset, view.language))
    columns = [
        Column(name="from_name", label="From"),
        Column(name="relation_label", label="Relation"),
        Column(name="to_name", label="To"),
    ]
    if view.compare_to is not None:
        shown = shown.with_columns(
            status=status_after(), change=_changes(selection), before=pl.col("was")
        )
        columns += [
            Column(name="change", label="What changed"),
            Column(name="before", label="Status before"),
        ]
    columns += [
        Column(name="status", label="Status"),
        Column(name="publishers", label="Independent sources", kind="number"),
        Column(name="since", label="Known from"),
        Column(name="until", label="Known to"),
    ]
    claims = _claims_by_tie(selection)
    weights, weighed = _weights(selection)
    made = (
        shown.join(_known(selection), on="tie", how="left", maintain_order="left")
        .join(claims, on="tie", how="left", maintain_order="left")
        .join(weights, on="tie", how="left", maintain_order="left")
    )
    columns += [
        *weighed,
        *_if_any(dataset, "form", Column(name="forms", label="Forms")),
        *_if_any(dataset, "claimant", Column(name="claimants", label="Claimants")),
        Column(name="sources", label="Sources"),
        Column(name="addresses", label="Addresses of sources", on_page=False),
        Column(name="key", label="Tie", on_page=False),
    ]
    return _table("ties", columns, made)


def _claims_by_tie(selection: Selection) -> pl.DataFrame:
    """What the claims of each shown tie say together, by its number."""
    dataset = selection.dataset
    rows = selection.ties.select("tie", "claims").explode("claims").drop_nulls("claims")
    said = dataset.claims[rows["claims"]].select("claimant", "form", "source")
    every = pl.concat([rows.select("tie"), said], how="horizontal").with_columns(
        source_rows=pl.col("source").replace_strict(
            {source.id: place for place, source in enumerate(dataset.sources)},
            return_dtype=pl.UInt32,
        )
    )
    forms = (
        every.select("tie", pl.col("form").str.split("|"))
        .explode("form")
        .drop_nulls("form")
        .group_by("tie")
        .agg(forms=pl.col("form").unique().sort().str.join(", "))
    )
    return (
        every.group_by("tie")
        .agg(
            claimants=pl.col("claimant").drop_nulls().unique().sort().str.join(SEPARATOR),
            source_rows=pl.col("source_rows").unique().sort(),
        )
        .with_columns(
            pl.col("claimants").replace("", None),
            **{
                name: pl.col("source_rows")
                .list.eval(pl.element().replace_strict(texts, return_dtype=pl.String))
                .list.drop_nulls()
                .list.join(SEPARATOR)
                .replace("", None)
                for name, texts in (
                    ("sources", dict(enumerate(one.title for one in dataset.sources))),
                    ("addresses", dict(enumerate(one.url for one in dataset.sources))),
                )
            },
        )
        .join(forms, on="tie", how="left")
    )


def _known(selection: Selection) -> pl.DataFrame:
    """From when until when ties are known, as dates: tie, since, until."""
    days = known_days(selection)
    dated = []
    for name, text in (("since", as_first_day), ("until", as_last_day)):
        there = days[name].unique().to_list()
        texts = [text(date.fromordinal(one)) if EARLIEST < one < LATEST else None for one in there]
        # Without a default, no day at all would stay a column of numbers.
        said = pl.col(name).replace_strict(there, texts, default=None, return_dtype=pl.String)
        dated.append(said)
    return days.with_columns(dated)


def _weights(selection: Selection) -> tuple[pl.DataFrame, list[Column]]:
    """Weights of ties by number, in a column of each unit that the network has."""
    found = weights_of(selection.dataset, selection.ties)
    units = units_of(selection.dataset)
    frame, columns = found.select("tie").unique(), []
    for place, unit in enumerate(units):
        own = found.filter(unit=unit).select("tie", pl.col("weight").alias(f"weight_{place}"))
        frame = frame.join(own, on="tie", how="left")
        label = f"Weight, {unit}" if unit else "Weight"
        columns.append(Column(name=f"weight_{place}", label=label, kind="number"))
    return frame, columns


def _changes(selection: Selection) -> pl.Expr:
    """What ties did between two dates, in words.

    Events neither begin nor end, and by an earlier date nothing has begun.
    """
    view, dataset = selection.view, selection.dataset
    events = [relation.id for relation in dataset.relations if relation.event]
    before, after = as_of_words(view.compare_to), as_of_words(view.as_of)
    plain = {
        "kept": "as before",
        "began": "began",
        "ended": "ended",
        "changed": "changed",
        "unknown before": f"no data {before}",
        "unknown after": f"no data {after}",
    }
    dated = plain | {"began": f"only {after}", "ended": f"only {before}"}
    said = pl.col("change").replace_strict(dated, return_dtype=pl.String)
    if backwards(view):
        return said
    return (
        pl.when(pl.col("relation").is_in(events))
        .then(said)
        .otherwise(pl.col("change").replace_strict(plain, return_dtype=pl.String))
    )


# ---- claims ---- #
def _claims(selection: Selection) -> Table:
    dataset = selection.dataset
    rows = (
        selection.ties.select("key", "claims")
        .with_row_index("place")
        .explode("claims")
        .drop_nulls("claims")
    )
    units = {relation.id: relation.unit for relation in dataset.relations}
    asserts, quoted = pl.col("stance") == "asserts", pl.col("claimant").is_not_null()
    titles = {source.id: source.title for source in dataset.sources}
    places = {source.id: place for place, source in enumerate(dataset.sources)}
    addresses = {source.id: source.url for source in dataset.sources}
    made = (
        pl.concat([rows, dataset.claims[rows["claims"]]], how="horizontal")
        # The claims of a tie by time, those without any day last.
        .with_columns(day=pl.coalesce("start", "end", "recorded"))
        .sort("place", "day", "claims", nulls_last=True)
        .with_columns(
            **_about(dataset, selection.view.language),
            credibility=pl.when(asserts & ~quoted)
            .then(pl.col("credibility").fill_null("stated as a fact"))
            .otherwise("credibility"),
            stance=pl.when(asserts).then(pl.lit("says so")).otherwise(pl.lit("denies it")),
            claimant=pl.col("claimant").fill_null("the source itself"),
            form=pl.col("form").str.replace_all("|", ", ", literal=True),
            unit=pl.when(pl.col("weight").is_not_null()).then(
                pl.coalesce(
                    "unit", pl.col("relation").replace_strict(units, return_dtype=pl.String)
                )
            ),
            sources=pl.col("source").replace_strict(titles, return_dtype=pl.String),
            addresses=pl.col("source").replace_strict(addresses, return_dtype=pl.String),
            source_rows=pl.concat_list(
                pl.col("source").replace_strict(places, return_dtype=pl.UInt32)
            ),
        )
    )
    columns = [
        Column(name="from_name", label="From"),
        Column(name="relation_label", label="Relation"),
        Column(name="to_name", label="To"),
        Column(name="stance", label="Stance"),
        Column(name="claimant", label="Claimant"),
        Column(name="sources", label="Source"),
        *_if_any(dataset, "locator", Column(name="locator", label="Place in it")),
        Column(name="credibility", label="Credibility"),
        Column(name="start", label="Start"),
        Column(name="end", label="End"),
        *_if_any(dataset, "form", Column(name="form", label="Form")),
        *_if_any(
            dataset,
            "weight",
            Column(name="weight", label="Weight", kind="number"),
            Column(name="unit", label="Unit"),
        ),
        *_if_any(dataset, "recorded", Column(name="recorded", label="Recorded")),
        *_if_any(dataset, "note", Column(name="note", label="Note")),
        Column(name="id", label="Claim"),
        Column(name="addresses", label="Address of source", on_page=False),
        Column(name="key", label="Tie", on_page=False),
    ]
    return _table("claims", columns, made)


# ---- both ---- #
def _table(name: str, columns: list[Column], made: pl.DataFrame) -> Table:
    return Table(
        name=name,
        columns=tuple(columns),
        frame=made.select(column.name for column in columns),
        source_rows=made["source_rows"],
    )


def _about(dataset: Dataset, language: str) -> dict[str, pl.Expr]:
    """What a tie is of, in words, out of its columns of ids."""
    names = {actor.id: actor.name_in(language) for actor in dataset.actors}
    labels = {relation.id: relation.label for relation in dataset.relations}
    return {
        "from_name": pl.col("from").replace_strict(names, return_dtype=pl.String),
        "to_name": pl.col("to").replace_strict(names, return_dtype=pl.String),
        "relation_label": pl.col("relation").replace_strict(labels, return_dtype=pl.String),
    }


def _if_any(dataset: Dataset, name: str, *columns: Column) -> tuple[Column, ...]:
    """Columns of a network in which any claim says what they hold."""
    return columns if dataset.claims[name].null_count() < len(dataset.claims) else ()
