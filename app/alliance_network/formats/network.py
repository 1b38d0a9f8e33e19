"""Tables into a dataset: everything that can be wrong between them is found at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import polars as pl

from alliance_network.errors import DataError, Fault, ViewError
from alliance_network.formats.cells import integers, numbers
from alliance_network.formats.checks import check_columns, check_pairs, listed, repeated_ids
from alliance_network.formats.headings import Tell
from alliance_network.formats.rows import models
from alliance_network.formats.table import ROW, Table
from alliance_network.model.actor import Actor
from alliance_network.model.dataset import Dataset
from alliance_network.model.heading import Heading
from alliance_network.model.relation import Relation
from alliance_network.model.source import Source
from alliance_network.view import check, from_query

_LABELS = {"actors": "name", "relations": "label", "sources": "title"}
_KINDS = {"actors": Actor, "relations": Relation, "sources": Source}


def dataset_of(
    heading: Heading | None,
    tables: Mapping[str, Table],
    *,
    faults: Iterable[Fault],
    order: Sequence[str],
    tell: Tell,
) -> Dataset:
    """The dataset that tables hold.

    Parameters
    ----------
    heading
        Name, title, description and opening view; None if it could not be read.
    tables
        The tables that could be read, by name.
    faults
        What was wrong when they were read.
    order
        Names of all files or sheets, in the order in which their faults are told.
    tell
        Makes a fault of where the heading stands.

    Raises
    ------
    DataError
        Anything is wrong; with every fault.
    """
    faults = list(faults)
    rows = {}
    for name, kind in _KINDS.items():
        rows[name], found = models(tables[name], kind) if name in tables else ([], [])
        faults += found
    known = {
        name: listed(tables.get(name), noun=name.removesuffix("s"), label=label)
        for name, label in _LABELS.items()
    }
    for name, table in tables.items():
        faults += repeated_ids(table)
        if name not in _KINDS:
            faults += check_columns(table, known=known)
    if "claims" in tables:
        faults += check_pairs(tables["claims"], actors=rows["actors"], listed_in=known["actors"])
    if heading is not None:
        faults += _opening_faults(heading.opening, None, tell)
    if faults or heading is None:
        places = {name: place for place, name in enumerate(order)}
        raise DataError(
            sorted(faults, key=lambda f: (places.get(f.sheet or f.file, -1), f.row or 0))
        )
    dataset = Dataset(
        **dict(heading),
        actors=tuple(rows["actors"]),
        relations=tuple(rows["relations"]),
        sources=tuple(rows["sources"]),
        coverage=_frame(tables.get("coverage"), "every", read=integers),
        claims=_frame(tables.get("claims"), "weight", read=numbers),
    )
    faults += _opening_faults(heading.opening, dataset, tell)
    if faults:
        raise DataError(faults)
    return dataset


def _opening_faults(opening: str, dataset: Dataset | None, tell: Tell) -> list[Fault]:
    """What is wrong with the opening view: by itself, or for a dataset if that is there."""
    if opening == "":
        return []
    try:
        view = from_query(opening)
        if dataset is not None:
            check(view, dataset)
    except ViewError as error:
        remedy = "Copy what stands after the ? in the address of the view you mean."
        return [tell(str(error), remedy=remedy, column="opening", value=opening)]
    return []


def _frame(
    table: Table | None, column: str, *, read: Callable[[pl.Series], pl.Series]
) -> pl.DataFrame:
    """The rows of a table with its one column of numbers read."""
    if table is None:
        return pl.DataFrame()
    frame = table.frame.drop(ROW)
    return frame.with_columns(read(frame[column])) if column in frame.columns else frame
