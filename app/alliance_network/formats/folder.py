"""A network as a folder: CSV files, and a `datapackage.json` so that other tools can check it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from alliance_network.errors import DataError, Fault, FieldError, printable, shown
from alliance_network.formats.csv_table import csv_table
from alliance_network.formats.decoding import decode
from alliance_network.formats.file import FILE_BYTES
from alliance_network.formats.near import NearNames
from alliance_network.formats.network import dataset_of
from alliance_network.formats.rows import field_errors
from alliance_network.model.canonical import PACKAGE_FILE, canonical_files
from alliance_network.model.dataset import Dataset
from alliance_network.model.heading import Heading
from alliance_network.model.schema import TABLES, columns

FILES = (PACKAGE_FILE, *(f"{table}.csv" for table in TABLES))
"""Files of a network's folder, in the order in which their faults are told. Others are left
alone."""
OPTIONAL = (PACKAGE_FILE, "coverage.csv")
"""Files that may be missing: the folder's own name is the title then, or nothing is covered."""
PACKAGE_BYTES = 1_000_000
"""Largest `datapackage.json` that is read, in bytes."""


def read_folder(path: Path | str) -> Dataset:
    """The network in a folder.

    Parameters
    ----------
    path
        The folder. Without a `datapackage.json`, its name names the network.

    Raises
    ------
    DataError
        With every fault of every file; nothing is half-loaded.
    """
    folder = Path(path)
    data, faults = _bytes(folder)
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
        heading = _plain_heading(folder)
    return dataset_of(heading, tables, faults=faults, files=FILES)


def write_folder(dataset: Dataset, path: Path | str) -> None:
    """Write a network as a folder, in its canonical form.

    Parameters
    ----------
    dataset
        The network.
    path
        The folder; made if it is not there. Files of the same names are replaced, others stay.
    """
    folder = Path(path)
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in canonical_files(dataset).items():
        # First beside it, so that a full disk never leaves half a file in place of a whole one.
        part = folder / f".{name}.part"
        part.write_bytes(data)
        part.replace(folder / name)


def _bytes(folder: Path) -> tuple[dict[str, bytes], list[Fault]]:
    """What the files hold, and which of them are missing or cannot be read."""
    try:
        present = sorted(entry.name for entry in folder.iterdir())
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "no such name"
        fault = Fault(
            file=printable(folder),
            message=f"The folder cannot be read ({reason}).",
            remedy="Give the path of a folder with actors.csv, claims.csv and so on.",
        )
        raise DataError([fault]) from None
    near = NearNames([name for name in present if name not in FILES])
    data, faults = {}, []
    for name in FILES:
        if name in present:
            content = _content(folder / name)
            if isinstance(content, Fault):
                faults.append(content)
            else:
                data[name] = content
        elif name not in OPTIONAL:
            faults.append(_missing(name, near))
    return data, faults


def _content(path: Path) -> bytes | Fault:
    most = PACKAGE_BYTES if path.name == PACKAGE_FILE else FILE_BYTES
    try:
        # A pipe or device would never end.
        if not path.is_file():
            reason = "it is no file"
        elif (size := path.stat().st_size) <= most:
            return path.read_bytes()
        else:
            return Fault(
                file=path.name,
                message=f"The file has {size:,} bytes.",
                remedy=f"Keep it to {most:,} bytes, or make several networks of it.",
            )
    except OSError as error:
        reason = str(error.strerror)
    return Fault(
        file=path.name,
        message=f"The file cannot be read ({reason}).",
        remedy="Check that it is a file, and that you may read it.",
    )


def _missing(name: str, near: NearNames) -> Fault:
    table = name.removesuffix(".csv")
    header = ",".join(column.name for column in columns(table))
    return Fault(
        file=name,
        message="The file is missing.",
        remedy=f"{near.hint(name)}Add it, at least with its header: {header}",
    )


def _plain_heading(folder: Path) -> Heading:
    words = folder.resolve().name
    slug = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:40].strip("-")
    return Heading(name=slug or "network", title=printable(words) or "Network")


def _heading(data: bytes) -> tuple[Heading | None, list[Fault]]:
    """Name, title, description and opening view out of `datapackage.json`."""
    text, wrong = decode(data)
    faults = []
    if wrong is not None:
        row = None if wrong.at is None else text.count("\n", 0, wrong.at) + 1
        faults.append(_fault(FieldError(wrong.message, remedy="Save it as UTF-8."), row=row))
    try:
        package = json.loads(text)
    except json.JSONDecodeError as error:
        broken = FieldError(
            f"The file is no JSON: {error.msg.lower()} at character {error.colno}.",
            remedy="Correct it there, or delete the file to use the folder's name as the title.",
        )
        return None, [*faults, _fault(broken, row=error.lineno)]
    except (RecursionError, ValueError):
        broken = FieldError(
            "The file nests too deeply or holds too long a number.", remedy="Simplify it."
        )
        return None, [*faults, _fault(broken)]
    if not isinstance(package, dict):
        broken = FieldError(
            "The file holds no JSON object.",
            remedy='Write a data package: {"name": ..., "title": ..., "resources": [...]}.',
        )
        return None, [*faults, _fault(broken)]
    try:
        heading = Heading(
            **{name: package[name] for name in Heading.model_fields if name in package}
        )
    except ValidationError as error:
        for column, wrong_field in field_errors(error).items():
            if column not in package:
                wrong_field = FieldError(
                    f"The property {shown(column)} is missing.", remedy="Add it."
                )
            value = package.get(column)
            faults.append(_fault(wrong_field, column=column, value=value))
        return None, faults
    return heading, faults


def _fault(
    error: FieldError, *, row: int | None = None, column: str | None = None, value: Any = None
) -> Fault:
    return Fault(
        file=PACKAGE_FILE,
        row=row,
        column=column,
        value=None if value is None else printable(value),
        message=error.message,
        remedy=error.remedy,
    )
