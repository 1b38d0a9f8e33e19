"""A network as a workbook: a sheet for each table of its folder, and one with what it is called."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import polars as pl

from alliance_network.errors import Fault, UsageError, printable
from alliance_network.formats.csv_table import OTHER_ROWS, ROWS
from alliance_network.formats.file import File
from alliance_network.formats.format import Format
from alliance_network.formats.framed import framed, unframed
from alliance_network.formats.headings import heading_of, plain_heading
from alliance_network.formats.mapping import ColumnMapping
from alliance_network.formats.near import NearNames
from alliance_network.formats.network import dataset_of
from alliance_network.formats.saved import Saved
from alliance_network.formats.sheet_parts import sheet_names
from alliance_network.formats.spreadsheet import Grid, grids_of, odd_cell
from alliance_network.formats.table import FAULTS_EACH, ROW, Table
from alliance_network.formats.xlsx_file import Kind, WrittenSheet, xlsx_file
from alliance_network.model.canonical import canonical_files
from alliance_network.model.dataset import Dataset
from alliance_network.model.heading import Heading
from alliance_network.model.schema import TABLES, columns
from alliance_network.model.text import clean

__all__ = ["FORMAT"]

HEADING_SHEET = "network"
"""Sheet with name, title, description and opening view."""
SHEETS = (HEADING_SHEET, *TABLES)
"""Sheets of a network, in the order in which their faults are told. Others are left alone."""
OPTIONAL = (HEADING_SHEET, "coverage")
"""Sheets that may be missing: the file's name is the title then, or nothing is covered."""


MOST_CLAIMS = 600_000
"""Most claims that are written, since a sheet of more could not be read again."""
KINDS: dict[str, Kind] = {"integer": "number", "number": "number", "boolean": "truth"}
"""Kinds of columns that are no text, as a schema and as a workbook calls them."""


def fits(file: File) -> bool:
    """Whether a file is a workbook with a sheet of claims and one of what they are about."""
    names = {_plain(name) for name in sheet_names(file)}
    return "claims" in names and not names.isdisjoint(("actors", "relations", "sources"))


def read(file: File, mapping: ColumnMapping | None = None) -> Dataset:
    """The network in a workbook.

    Raises
    ------
    DataError
        With every fault of every sheet; nothing is half-loaded.
    """
    grids: dict[str, Grid] = {}
    faults: list[Fault] = []
    for grid in grids_of(file):
        name = _plain(grid.name)
        if name in grids and name in SHEETS:
            message = "Two sheets are called so."
            faults.append(_blank(file, name).fault(message, remedy="Rename or delete one."))
        grids[name] = grid
    faults += _missing(file, grids)
    tables = {}
    for name in TABLES:
        if name in grids:
            table, found = _table(_blank(file, name), grids[name])
            faults += found
            if table is not None:
                tables[name] = table
    tell = partial(_blank(file, HEADING_SHEET).fault, row=2)
    if HEADING_SHEET in grids:
        heading, found = _heading(_blank(file, HEADING_SHEET), grids[HEADING_SHEET])
        faults += found
    else:
        heading = plain_heading(file.stem)
    return dataset_of(heading, tables, faults=faults, order=SHEETS, tell=tell)


def write(saved: Saved) -> bytes:
    """The whole network as a workbook: weights, places and codes are numbers, all else is text.

    Raises
    ------
    UsageError
        It has more claims than a workbook that can be read again.
    """
    dataset = saved.dataset
    if dataset.claims.height > MOST_CLAIMS:
        raise UsageError(
            f"The network has {dataset.claims.height:,} claims, and a workbook holds "
            f"{MOST_CLAIMS:,}. Save it as a zip."
        )
    heading = {name: [getattr(dataset, name) or None] for name in Heading.model_fields}
    sheets = [
        WrittenSheet(
            name=HEADING_SHEET,
            frame=pl.DataFrame(heading, schema=dict.fromkeys(heading, pl.String)),
        )
    ]
    files = canonical_files(dataset)
    for table in TABLES:
        frame = pl.read_csv(files[f"{table}.csv"], infer_schema=False)
        kinds = {
            column.name: KINDS[column.kind] for column in columns(table) if column.kind in KINDS
        }
        sheets.append(WrittenSheet(name=table, frame=frame, kinds=kinds))
    return xlsx_file(sheets, title=dataset.title)


def _plain(name: str) -> str:
    return name.strip().lower()


def _blank(file: File, name: str) -> Table:
    return unframed(name, file=printable(file.name), sheet=name)


def _missing(file: File, present: Mapping[str, Grid]) -> list[Fault]:
    near = NearNames([name for name in present if name not in SHEETS])
    return [
        _blank(file, name).fault(
            "The sheet is missing, or empty.",
            remedy=f"{near.hint(name)}Add it, at least with its header: "
            f"{','.join(column.name for column in columns(name))}",
        )
        for name in SHEETS
        if name not in present and name not in OPTIONAL
    ]


def _table(table: Table, grid: Grid) -> tuple[Table | None, list[Fault]]:
    limit = ROWS.get(table.name, OTHER_ROWS)
    rows = _rows(grid)
    if len(rows) > limit + 1:
        remedy = f"Keep it to {limit:,} rows, or make several networks of it."
        return None, [table.fault("The sheet has too many rows.", remedy=remedy)]
    read, faults = framed(table, rows, whole=True)
    return read, faults + _odd(table, grid, header=rows[0])


def _rows(grid: Grid) -> list[list[str]]:
    return [[cell or "" for cell in row] for row in grid.frame.drop(ROW).iter_rows()]


def _odd(table: Table, grid: Grid, *, header: list[str]) -> list[Fault]:
    """Faults of cells without a value of their own, under a name."""
    names = [clean(cell) for cell in header]
    odd = [cell for cell in grid.odd if cell.place < len(names) and names[cell.place]]
    faults = []
    for cell in odd[:FAULTS_EACH]:
        message, remedy = odd_cell(cell)
        value = cell.text or None
        column = names[cell.place]
        faults.append(table.fault(message, remedy=remedy, row=cell.row, column=column, value=value))
    return faults + table.more(None, [cell.row for cell in odd[FAULTS_EACH:]])


def _heading(table: Table, grid: Grid) -> tuple[Heading | None, list[Fault]]:
    """Name, title, description and opening view out of the first row under the header."""
    header, *below = ([clean(cell) for cell in row] for row in _rows(grid))
    filled = [(number, row) for number, row in enumerate(below, start=2) if any(row)]
    faults = _odd(table, grid, header=header)
    if not filled or not set(header) & set(Heading.model_fields):
        example = ",".join(Heading.model_fields)
        message, remedy = (
            "The sheet does not say what the network is called.",
            (f"Write the header {example} and the texts below it, or delete the sheet."),
        )
        return None, [*faults, table.fault(message, remedy=remedy, row=1)]
    number, row = filled[0]
    if len(filled) > 1:
        remedy = "Delete all but one."
        message = "The sheet has several rows under its header."
        faults.append(table.fault(message, remedy=remedy, row=filled[1][0]))
    properties = {name: cell for name, cell in zip(header, row, strict=True) if cell}
    tell = partial(table.fault, row=number)
    heading, found = heading_of(properties, tell=tell, noun="column")
    return heading, faults + found


FORMAT = Format(
    name="workbook",
    label="Workbook",
    about="The network as one workbook (.xlsx; an .ods opens too), with a sheet for each table.",
    group="network",
    endings=(".xlsx", ".ods"),
    fits=fits,
    read=read,
    write=write,
)
