"""The forms a network can come in and be saved as, one module each, and the door to open one."""

from __future__ import annotations

from pathlib import Path

from alliance_network.errors import DataError, UsageError, shown
from alliance_network.formats import (
    cytoscape,
    edges,
    gexf,
    gml,
    graphml,
    kumu,
    matrix,
    node_link,
    pajek,
    workbook,
    zipped,
)
from alliance_network.formats.file import File, file_at
from alliance_network.formats.folder import read_folder
from alliance_network.formats.format import Format
from alliance_network.formats.mapping import ColumnMapping, mapping_beside
from alliance_network.formats.near import NearNames
from alliance_network.formats.published import (
    atop,
    disputes,
    gsdb,
    igo,
    rivalries,
    trade,
    ucdp_esd,
    wars,
)
from alliance_network.formats.sheet_parts import is_spreadsheet
from alliance_network.formats.tables import sheets_of
from alliance_network.model.dataset import Dataset
from alliance_network.seeds import seeds_folder

__all__ = [
    "FORMATS",
    "Format",
    "called",
    "format_of",
    "open_dataset",
    "opened",
    "read_file",
    "shipped",
]


FORMATS: tuple[Format, ...] = (
    zipped.FORMAT,
    workbook.FORMAT,
    atop.FORMAT,
    rivalries.FORMAT,
    disputes.FORMAT,
    wars.FORMAT,
    ucdp_esd.FORMAT,
    trade.FORMAT,
    gsdb.FORMAT,
    igo.FORMAT,
    graphml.FORMAT,
    gexf.FORMAT,
    gml.FORMAT,
    pajek.FORMAT,
    kumu.FORMAT,
    cytoscape.FORMAT,
    node_link.FORMAT,
    matrix.FORMAT,
    edges.FORMAT,
)
"""Every format beside the folder, in the order in which a file is tried; a new one is a line."""

_TABLES = (".csv", ".tsv", ".tab", ".xls", ".xlsx", ".ods")
"""Endings of files that are meant to be tables."""


def called(name: str) -> Format:
    """The format of a name.

    Raises
    ------
    UsageError
        There is none.
    """
    names = {kind.name: kind for kind in FORMATS}
    if name not in names:
        raise UsageError(
            f"There is no format {shown(name)}. {NearNames(names).hint(name)}There is "
            f"{', '.join(names)}."
        )
    return names[name]


def format_of(file: File) -> Format:
    """The format that a file holds.

    Raises
    ------
    UsageError
        It is none of those that can be read.
    DataError
        It is called or packed as a table, and damaged; with every fault.
    """
    for kind in FORMATS:
        if kind.read is not None and kind.fits(file):
            return kind
    if file.ending in _TABLES or is_spreadsheet(file):
        # That the file is empty, a picture or has a broken cell helps more than a list of formats.
        sheets_of(file)
        message, remedy = "The table has a single column.", "Give two at least: who, and with whom."
        raise DataError([file.fault(message, remedy=remedy)])
    labels = ", ".join(kind.label for kind in FORMATS if kind.read is not None)
    raise UsageError(
        f"{shown(file.name)} is in no format that can be opened. These can: a folder, {labels}."
    )


def read_file(file: File, *, mapping: ColumnMapping | None = None) -> Dataset:
    """The network in a file, whatever its format.

    Parameters
    ----------
    file
    mapping
        What a person said of its columns.

    Raises
    ------
    DataError
        It cannot be read; with every fault.
    MappingError
        Somebody has to say what its columns mean.
    UsageError
        It is in no format that can be opened.
    """
    read = format_of(file).read
    assert read is not None
    return read(file, mapping)


def open_dataset(path_or_name: Path | str, *, mapping: ColumnMapping | None = None) -> Dataset:
    """A network, from where it is kept or by the name of one that ships.

    Parameters
    ----------
    path_or_name
        The path of a folder or a file, or a name out of `shipped`.
    mapping
        What a person said of the file's columns; unless given, that of a `mapping.toml` beside it.

    Raises
    ------
    UsageError
        There is nothing there, or nothing of a known format.
    DataError
        The network cannot be read; with every fault.
    MappingError
        Somebody has to say what the columns mean.
    """
    return opened(path_or_name, mapping=mapping)[0]


def opened(
    path_or_name: Path | str, *, mapping: ColumnMapping | None = None
) -> tuple[Dataset, Format | None]:
    """A network as `open_dataset` opens it, and the format of its file; None of a folder."""
    names = shipped()
    if path_or_name in names:
        return read_folder(seeds_folder() / path_or_name), None
    path = Path(path_or_name)
    try:
        there = path.exists()
    except (OSError, ValueError):
        there = False
    if not there:
        ships = ", ".join(names)
        raise UsageError(
            f"There is no network {shown(path_or_name)}. "
            f"{NearNames(names).hint(str(path_or_name))}"
            f"Give the path of a folder or a file, or the name of a network that ships: {ships}."
        )
    if path.is_dir():
        return read_folder(path), None
    file = file_at(path)
    kind = format_of(file)
    if mapping is None and kind.group in ("table", "graph"):
        mapping = mapping_beside(path, header=_header(file))
    assert kind.read is not None
    return kind.read(file, mapping), kind


def _header(file: File) -> tuple[str, ...]:
    """Names of the columns of all sheets; () of a graph, whose tables are not in its file."""
    try:
        return tuple(name for sheet in sheets_of(file) for name in sheet.header)
    except DataError:
        return ()


def shipped() -> tuple[str, ...]:
    """Names of the networks that ship, that of the latest year first."""
    folder = seeds_folder()
    return tuple(
        sorted((claims.parent.name for claims in folder.glob("*/claims.csv")), reverse=True)
    )
