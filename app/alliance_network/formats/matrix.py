"""Adjacency matrices: the names of actors down the first column and along the first row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import polars as pl

from alliance_network.errors import DataError, Fault, printable, shown
from alliance_network.formats.amounts import amounts
from alliance_network.formats.columns import tie_columns
from alliance_network.formats.file import File
from alliance_network.formats.format import Format
from alliance_network.formats.mapping import ColumnMapping
from alliance_network.formats.near import NearNames
from alliance_network.formats.plain import plain_dataset
from alliance_network.formats.plan import counted, seen
from alliance_network.formats.sheet import Sheet
from alliance_network.formats.table import FAULTS_EACH, ROW
from alliance_network.formats.tables import header_of, sheets_of
from alliance_network.model.dataset import Dataset
from alliance_network.model.numbers import decimals

__all__ = ["FORMAT"]

_MOST = 5_000
"""Most actors of a matrix."""
_FEWEST = 2
"""Fewest actors of a matrix."""


@dataclass(frozen=True, kw_only=True)
class _Ties:
    """The ties of a matrix.

    Attributes
    ----------
    frame
        `ROW`, `from`, `to` and `weight`, a text; null where the matrix only says yes or no.
    directed
        Whether it differs across its diagonal.
    told
        What was done with it.
    """

    frame: pl.DataFrame
    directed: bool
    told: tuple[str, ...]


def _fits(file: File) -> bool:
    header = header_of(file)
    workbook = file.content.startswith(b"PK")
    # Looking at the header alone is quick, and enough for most tables that are none.
    if not workbook and (len(header) < _FEWEST or tie_columns(header)[0].keys() >= {"from", "to"}):
        return False
    try:
        return any(_is_matrix(sheet) for sheet in sheets_of(file))
    except DataError:
        return False


def _is_matrix(sheet: Sheet) -> bool:
    """Whether most names of the first row are in the first column too."""
    header = sheet.header
    if not len(header) > _FEWEST or tie_columns(header)[0].keys() >= {"from", "to"}:
        return False
    down = {_plain(name) for name in _down(sheet)}
    along = [_plain(name) for name in header[1:]]
    return 2 * sum(name in down for name in along) > max(len(along), len(down)) * 0.99


def _down(sheet: Sheet) -> list[str]:
    """The names down the first column."""
    return [name for name in sheet.frame[sheet.header[0]].to_list() if name is not None]


def _plain(name: str) -> str:
    # R writes "Saudi.Arabia" over a column, and "Saudi Arabia" before a row.
    return re.sub(r"\W+", ".", name.casefold()).strip(".").removeprefix("x.")


def _read(file: File, mapping: ColumnMapping | None) -> Dataset:
    sheets = sheets_of(file)
    matrices = [sheet for sheet in sheets if _is_matrix(sheet)]
    others = [s for s in sheets if not s.frame.is_empty() and not _is_matrix(s)]
    faults: list[Fault] = []
    ties = []
    for sheet in matrices:
        found, wrong = _ties(sheet)
        faults += wrong
        ties.append(found)
    if faults:
        raise DataError(faults)
    told = [sentence for found in ties for sentence in found.told]
    if others:
        names = ", ".join(shown(sheet.name or "") for sheet in others[:20])
        told.append(f"Sheets that are not read, since they hold no matrix: {names}.")
    return plain_dataset(
        file,
        edges=_edges(file, matrices, ties),
        actors=_actors(file, matrices),
        mapping=mapping,
        told=told,
        located=len(matrices) == 1,
    )


def _ties(sheet: Sheet) -> tuple[_Ties, list[Fault]]:
    names, faults = _names(sheet)
    if faults:
        return _Ties(frame=pl.DataFrame(), directed=True, told=()), faults
    header = sheet.header
    # Numbers as names of columns, since an actor may be called whatever stands for several.
    places = [str(place) for place in range(len(names))]
    frame = sheet.frame.rename(dict(zip(header, ["from", *places], strict=True)))
    body = seen(replace(sheet, frame=frame), places).frame.drop_nulls("from")
    long = (
        body.unpivot(places, index=[ROW, "from"], variable_name="place", value_name="cell")
        .drop_nulls("cell")
        .with_columns(to=pl.col("place").replace_strict(dict(zip(places, names, strict=True))))
    )
    values, wrong = amounts(long["cell"])
    if wrong:
        bad = long.filter(pl.col("cell").is_in(list(wrong)))
        columns = dict(zip(names, header[1:], strict=True))
        for row, to, cell in bad.select(ROW, "to", "cell").head(FAULTS_EACH).iter_rows():
            error = wrong[cell]
            faults.append(
                sheet.fault(
                    error.message, remedy=error.remedy, row=row, column=columns[to], value=cell
                )
            )
        if bad.height > FAULTS_EACH:
            message = f"The same is wrong in {bad.height - FAULTS_EACH:,} more cells."
            faults.append(sheet.fault(message, remedy="Correct them alike."))
        return _Ties(frame=pl.DataFrame(), directed=True, told=()), faults
    cells = long.with_columns(values.alias("weight"))
    return _chosen(sheet, cells, names), []


def _chosen(sheet: Sheet, cells: pl.DataFrame, names: Sequence[str]) -> _Ties:
    """The cells that say a tie: each pair once if the matrix is the same across its diagonal."""
    place = {name: at for at, name in enumerate(names)}
    cells = cells.with_columns(
        pl.col(end).replace_strict(place, return_dtype=pl.Int64).alias(f"{end}_at")
        for end in ("from", "to")
    )
    off = cells.filter(pl.col("from_at") != pl.col("to_at"))
    told = []
    loops = cells.filter((pl.col("from_at") == pl.col("to_at")) & (pl.col("weight") != 0))
    if loops.height:
        told.append(
            f"Left out: {counted(loops.height, 'cell')} on the diagonal, of an actor with itself."
        )
    upper, lower = (off.filter(way) for way in _HALVES)
    halved = (upper.is_empty() or lower.is_empty()) and not off.is_empty()
    turned = lower.rename({"from_at": "to_at", "to_at": "from_at"})
    pairs = ["from_at", "to_at", "weight"]
    same = (
        upper.filter(pl.col("weight") != 0)
        .select(pairs)
        .sort(pairs)
        .equals(turned.filter(pl.col("weight") != 0).select(pairs).sort(pairs))
    )
    where = "" if sheet.name is None else f" of the sheet {shown(sheet.name)}"
    if halved:
        told.append(f"Only one half{where} is filled, so its ties have no direction.")
    elif same:
        told.append(f"Both halves{where} are the same, so its ties have no direction.")
    else:
        told.append(f"The two halves{where} differ: ties go from the row to the column.")
    ties = (upper if same and not halved else off).filter(pl.col("weight") != 0)
    weights = decimals(ties["weight"])
    if (ties["weight"] == 1).all():
        weights = weights.clear(len(weights))
    frame = ties.with_columns(weights.alias("weight")).sort("from_at", "to_at")
    frame = frame.select(ROW, "from", "to", "weight")
    return _Ties(frame=frame, directed=not (halved or same), told=tuple(told))


_HALVES = (pl.col("from_at") < pl.col("to_at"), pl.col("from_at") > pl.col("to_at"))


def _names(sheet: Sheet) -> tuple[list[str], list[Fault]]:
    """The names of the rows, in the order of the columns; what does not match is a fault."""
    first, *along = sheet.header
    down = _down(sheet)
    if len(along) > _MOST:
        message = f"The matrix has {len(along):,} columns."
        remedy = f"Keep it to {_MOST:,}, or give a list of the ties."
        return [], [sheet.fault(message, remedy=remedy)]
    faults = []
    rows: dict[str, str] = {}
    numbers: dict[str, int] = {}
    for name, row in zip(sheet.frame[first], sheet.frame[ROW], strict=True):
        if name is None:
            continue
        if _plain(name) in rows:
            message = f"{shown(name)} names a row further up too."
            remedy = "Give each actor one row and one column."
            faults.append(sheet.fault(message, remedy=remedy, row=row, column=first, value=name))
        rows.setdefault(_plain(name), name)
        numbers.setdefault(name, row)
    columns = {_plain(name): name for name in along}
    near = NearNames(down)
    for key, name in columns.items():
        if key not in rows:
            message = f"The column {shown(name)} has no row of this name."
            remedy = f"{near.hint(name)}Name rows and columns alike, each actor once."
            faults.append(sheet.fault(message, remedy=remedy, column=name))
    near = NearNames(along)
    for key, name in rows.items():
        if key not in columns:
            message = f"The row {shown(name)} has no column of this name."
            remedy = f"{near.hint(name)}Name rows and columns alike, each actor once."
            faults.append(
                sheet.fault(message, remedy=remedy, row=numbers[name], column=first, value=name)
            )
    return [rows.get(_plain(name), name) for name in along], faults[:FAULTS_EACH]


def _edges(file: File, matrices: Sequence[Sheet], ties: Sequence[_Ties]) -> Sheet:
    """The ties of all matrices as one table; of several, each one's name is the relation."""
    frames = []
    for sheet, found in zip(matrices, ties, strict=True):
        direction = "directed" if found.directed else "undirected"
        relation = sheet.name if len(matrices) > 1 else None
        frames.append(
            found.frame.with_columns(
                pl.lit(direction).alias("directed"),
                pl.lit(relation, dtype=pl.String).alias("relation"),
            )
        )
    name = matrices[0].name if len(matrices) == 1 else None
    frame = pl.concat(frames)
    if frame.is_empty():
        message = "The matrix has no tie: all its cells are empty or 0."
        remedy = "Write 1, or a weight, where two actors are tied."
        raise DataError([Fault(file=printable(file.name), message=message, remedy=remedy)])
    return Sheet(file=file.name, name=name, frame=frame)


def _actors(file: File, matrices: Sequence[Sheet]) -> Sheet:
    names = dict.fromkeys(name for sheet in matrices for name in _down(sheet))
    return Sheet.of(file.name, {"name": list(names)})


FORMAT = Format(
    name="matrix",
    label="Matrix",
    about="A CSV or spreadsheet with the same names down the first column and along the first "
    "row, and 1 or a weight where two are tied, as igraph, UCINET, R and pandas write it.",
    group="table",
    endings=(".csv", ".tsv", ".tab", ".txt", ".xlsx", ".ods"),
    fits=_fits,
    read=_read,
)
"""Adjacency matrices."""
