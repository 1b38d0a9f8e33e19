"""The files of a network, by name, into its dataset: in a folder or in a zip they are the same."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from alliance_network.errors import Fault
from alliance_network.formats.csv_table import csv_table
from alliance_network.formats.decoding import decode
from alliance_network.formats.framed import unframed
from alliance_network.formats.headings import heading_of, plain_heading
from alliance_network.formats.near import NearNames
from alliance_network.formats.network import dataset_of
from alliance_network.model.canonical import PACKAGE_FILE
from alliance_network.model.dataset import Dataset
from alliance_network.model.heading import Heading
from alliance_network.model.schema import TABLES, columns

__all__ = ["FILES", "PACKAGE_BYTES", "missing_files", "read_files", "too_large"]

FILES = (PACKAGE_FILE, *(f"{table}.csv" for table in TABLES))
"""Files of a network, in the order in which their faults are told. Others are left alone."""
OPTIONAL = (PACKAGE_FILE, "coverage.csv")
"""Files that may be missing: the folder's own name is the title then, or nothing is covered."""
PACKAGE_BYTES = 1_000_000
"""Largest `datapackage.json` that is read, in bytes."""

_PACKAGE = unframed("package", file=PACKAGE_FILE)


def read_files(data: Mapping[str, bytes], *, faults: Iterable[Fault] = (), called: str) -> Dataset:
    """The network in files.

    Parameters
    ----------
    data
        What they hold, by name.
    faults
        What was wrong when they were read: see `missing_files`.
    called
        Names the network if there is no `datapackage.json`.

    Raises
    ------
    DataError
        With every fault of every file; nothing is half-loaded.
    """
    faults = list(faults)
    tables = {}
    for name in TABLES:
        file = f"{name}.csv"
        if file in data:
            table, found = csv_table(name, file=file, data=data[file])
            faults += found
            if table is not None:
                tables[name] = table
    if PACKAGE_FILE in data:
        heading, found = _heading(data[PACKAGE_FILE])
        faults += found
    else:
        heading = plain_heading(called)
    return dataset_of(heading, tables, faults=faults, order=FILES, tell=_PACKAGE.fault)


def missing_files(present: Iterable[str]) -> list[Fault]:
    """Faults of the files that are needed and not among those present."""
    present = sorted(present)
    near = NearNames([name for name in present if name not in FILES])
    return [_missing(name, near) for name in FILES if name not in present and name not in OPTIONAL]


def too_large(name: str, size: int, *, most: int) -> Fault:
    """The fault of a file that holds too many bytes."""
    return Fault(
        file=name,
        message=f"The file has {size:,} bytes.",
        remedy=f"Keep it to {most:,} bytes, or make several networks of it.",
    )


def _missing(name: str, near: NearNames) -> Fault:
    table = name.removesuffix(".csv")
    header = ",".join(column.name for column in columns(table))
    return Fault(
        file=name,
        message="The file is missing.",
        remedy=f"{near.hint(name)}Add it, at least with its header: {header}",
    )


def _heading(data: bytes) -> tuple[Heading | None, list[Fault]]:
    """Name, title, description and opening view out of `datapackage.json`."""
    if len(data) > PACKAGE_BYTES:
        return None, [too_large(PACKAGE_FILE, len(data), most=PACKAGE_BYTES)]
    text, wrong = decode(data)
    faults = []
    if wrong is not None:
        row = None if wrong.at is None else text.count("\n", 0, wrong.at) + 1
        faults.append(_PACKAGE.fault(wrong.message, remedy="Save it as UTF-8.", row=row))
    try:
        package = json.loads(text)
    except json.JSONDecodeError as error:
        broken = _PACKAGE.fault(
            f"The file is no JSON: {error.msg.lower()} at character {error.colno}.",
            remedy="Correct it there, or delete the file to use the folder's name as the title.",
            row=error.lineno,
        )
        return None, [*faults, broken]
    except (RecursionError, ValueError):
        broken = _PACKAGE.fault(
            "The file nests too deeply or holds too long a number.", remedy="Simplify it."
        )
        return None, [*faults, broken]
    if not isinstance(package, dict):
        broken = _PACKAGE.fault(
            "The file holds no JSON object.",
            remedy='Write a data package: {"name": ..., "title": ..., "resources": [...]}.',
        )
        return None, [*faults, broken]
    heading, found = heading_of(package, tell=_PACKAGE.fault, noun="property")
    return heading, faults + found
