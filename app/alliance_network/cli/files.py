"""Files that a command is given beside networks: names of actors, what columns mean."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from alliance_network.errors import DataError, UsageError, shown

if TYPE_CHECKING:
    from alliance_network.formats.mapping import ColumnMapping
    from alliance_network.model.actor import Actor

__all__ = ["actors_of", "mapping_at"]

_NAMES = ("id", "name")
"""Columns of a list of actors, the first of them that is there is read."""


def actors_of(said: Sequence[str]) -> list[str | Actor]:
    """The actors that are meant by what was said on the command line.

    Parameters
    ----------
    said : sequence of str
        Names with commas between them; or the path of a file with one name a line (# begins a
        remark), of a table with a column id or name, or of the actors.csv of a network, whose
        actors are meant as they stand there.

    Raises
    ------
    DataError
        A file cannot be read; with every fault.
    UsageError
        Nobody is named.
    """
    found: list[str | Actor] = []
    for text in said:
        path = Path(text)
        if _is_file(path):
            found += _in_file(path)
        elif path.suffix.lower() in {".csv", ".txt"}:
            raise UsageError(f"There is no file {shown(text)} with actors.")
        else:
            found += [name.strip() for name in text.split(",") if name.strip()]
    if not found:
        raise UsageError("--actors names nobody: give names, or a file with one a line.")
    return found


def mapping_at(path: Path) -> ColumnMapping:
    """What a file says of the columns of a table.

    Raises
    ------
    DataError
        It cannot be read, or is no mapping; with every fault.
    """
    from alliance_network.formats.mapping import mapping_of

    return mapping_of(_text(path), file=path.name)


def _in_file(path: Path) -> list[str | Actor]:
    from alliance_network.formats.csv_table import csv_table
    from alliance_network.formats.rows import models
    from alliance_network.model.actor import Actor

    text = _text(path)
    header = next(csv.reader(io.StringIO(text)), [])
    columns = [name.strip().lower() for name in header]
    if {"id", "kind", "name"} <= set(columns):
        table, faults = csv_table("actors", file=path.name, data=text.encode())
        actors, wrong = ([], []) if table is None else models(table, Actor)
        if faults or wrong:
            raise DataError([*faults, *wrong])
        return list(actors)
    for name in _NAMES:
        if name in columns:
            place = columns.index(name)
            rows = list(csv.reader(io.StringIO(text)))[1:]
            return [row[place].strip() for row in rows if len(row) > place and row[place].strip()]
    lines = (re.sub(r"(^|\s)#.*", "", line).strip() for line in text.splitlines())
    return [line for line in lines if line]


def _text(path: Path) -> str:
    from alliance_network.formats.decoding import decode
    from alliance_network.formats.file import file_at

    file = file_at(path)
    text, wrong = decode(file.content)
    if wrong is not None:
        raise DataError([file.fault(wrong.message, remedy="Save it as UTF-8.")])
    return text


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
