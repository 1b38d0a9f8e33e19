"""Mappings: what a person said of the columns of a table that is not ours.

A mapping is kept beside its table as `mapping.toml`:

    file = "ties.csv"
    left_out = ["Nr"]

    [columns]
    from = "Country A"
    to = "Country B"

    [values]
    relation = "backing"
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import tomli_w

from alliance_network.errors import DataError, Fault, printable, shown
from alliance_network.formats.columns import (
    CODES,
    DAY_FIRST,
    FIELDS,
    MONTH_FIRST,
    OPTIONS,
    Field,
)
from alliance_network.formats.decoding import decode
from alliance_network.formats.near import NearNames

__all__ = [
    "MAPPING_BYTES",
    "MAPPING_FILE",
    "Asked",
    "ColumnMapping",
    "Question",
    "mapping_beside",
    "mapping_of",
    "mapping_text",
]

MAPPING_FILE = "mapping.toml"
"""What a mapping is called beside its table."""
MAPPING_BYTES = 200_000
"""Largest mapping that is read, in bytes."""

_CHOICES = {"codes": CODES, "dates": (DAY_FIRST, MONTH_FIRST)}
_EXAMPLE = 'Write lines like from = "Country A" under it.'
_KEYS = ("file", "left_out", "columns", "values")


@dataclass(frozen=True, kw_only=True)
class ColumnMapping:
    """What the columns of a table mean.

    Attributes
    ----------
    columns
        Field of a tie ("from", "relation", "start" ...) to the column that holds it. If it names
        any, what the columns are called counts no more: those not named go into the note.
    values
        Field of a tie to what it is in every row ("relation" to "backing"), and the options
        ("dates" to "day first").
    left_out
        Columns that are not even to go into the note.
    file
        Name of the file that it is of; None fits any with these columns.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    file: str | None = None

    def fits(self, file: str, header: Iterable[str]) -> bool:
        """Whether it is of this file: one of this name, or any that has the columns it names."""
        if self.file is not None:
            return self.file == file
        return {*self.columns.values(), *self.left_out} <= set(header)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One column of which somebody has to say what it means.

    Attributes
    ----------
    name
        As the header has it.
    examples
        Its first cells; empty texts where they are empty.
    meaning
        Field it probably holds; None if nothing speaks for one.
    looks
        What its cells look like: "names", "dates", "numbers", "texts" or "empty".
    """

    name: str
    examples: tuple[str, ...]
    meaning: str | None
    looks: str


@dataclass(frozen=True, kw_only=True)
class Question:
    """What somebody has to say of a table, for a form.

    Attributes
    ----------
    file
        Name of the file.
    sheet
        Sheet of a workbook; None if the file is one table.
    columns
        The sheet's columns, from the left.
    values
        What is the same in every row, as said so far.
    left_out
        Columns left out, as said so far.
    fields, options
        What a column can hold, and what can be set beside.
    """

    file: str
    columns: tuple[Asked, ...]
    sheet: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    fields: tuple[Field, ...] = FIELDS
    options: tuple[Field, ...] = OPTIONS


def mapping_text(mapping: ColumnMapping) -> str:
    """A mapping as TOML, for `mapping.toml`."""
    content: dict[str, Any] = {}
    if mapping.file is not None:
        content["file"] = mapping.file
    if mapping.left_out:
        content["left_out"] = list(mapping.left_out)
    for name in ("columns", "values"):
        said = dict(getattr(mapping, name))
        if said:
            content[name] = said
    return tomli_w.dumps(content)


def mapping_of(text: str, *, file: str = MAPPING_FILE) -> ColumnMapping:
    """The mapping in a text.

    Parameters
    ----------
    text
        TOML, as `mapping_text` writes it.
    file
        Name of the file it was read from, for the faults.

    Raises
    ------
    DataError
        It is none; with every fault.
    """
    content = _content(text, file=file)
    faults = _key_faults(content, file=file)
    said: dict[str, Any] = {}
    for name in ("columns", "values"):
        table = content.get(name, {})
        if isinstance(table, dict) and all(isinstance(cell, str) for cell in table.values()):
            said[name] = table
        else:
            faults.append(_fault(file, name, f"{shown(name)} is no table of texts.", _EXAMPLE))
    left_out = content.get("left_out", [])
    if isinstance(left_out, list) and all(isinstance(column, str) for column in left_out):
        said["left_out"] = tuple(left_out)
    else:
        remedy = 'Write names of columns in brackets, like ["Nr", "Id"].'
        faults.append(_fault(file, "left_out", '"left_out" is no list of texts.', remedy))
    name = content.get("file")
    if name is None or isinstance(name, str):
        said["file"] = name
    else:
        faults.append(_fault(file, "file", '"file" is no text.', "Write the name of the file."))
    if faults:
        raise DataError(faults)
    mapping = ColumnMapping(**said)
    faults = mapping_faults(mapping, file=file)
    if faults:
        raise DataError(faults)
    return mapping


def mapping_beside(path: Path, *, header: Iterable[str]) -> ColumnMapping | None:
    """The mapping in the folder of a table, None if there is none or it is of another table.

    Parameters
    ----------
    path
        The table.
    header
        Names of its columns, of all sheets.

    Raises
    ------
    DataError
        The file there is no mapping; with every fault.
    """
    beside = path.parent / MAPPING_FILE
    try:
        # A pipe or device would never end.
        if not beside.is_file():
            return None
        if beside.stat().st_size > MAPPING_BYTES:
            raise DataError([_too_large(MAPPING_FILE)])
        text, wrong = decode(beside.read_bytes())
    except OSError as error:
        reason = f"The file cannot be read ({error.strerror})."
        remedy = "See that you may read it, or delete it."
        raise DataError([_fault(MAPPING_FILE, None, reason, remedy)]) from None
    if wrong is not None:
        raise DataError([_fault(MAPPING_FILE, None, wrong.message, "Save it as UTF-8.")])
    mapping = mapping_of(text)
    return mapping if mapping.fits(path.name, header) else None


def mapping_faults(mapping: ColumnMapping, *, file: str) -> list[Fault]:
    """What is wrong with a mapping by itself, whatever the table."""
    fields = [each.name for each in FIELDS]
    options = [each.name for each in OPTIONS]
    faults = []
    for part, said, known in (
        ("columns", mapping.columns, fields),
        ("values", mapping.values, [*fields, *options]),
    ):
        near = NearNames(known)
        for name in said:
            if name not in known:
                message = f"{shown(name)} is no field of a tie."
                remedy = f"{near.hint(name)}There is {', '.join(known)}."
                faults.append(_fault(file, part, message, remedy, value=name))
    for name in mapping.columns:
        if name in mapping.values:
            message = f"{shown(name)} is given by a column and as a value."
            faults.append(_fault(file, name, message, "Delete one of the two.", value=name))
    faults += [_shared(file, name, columns) for name, columns in _twice(mapping).items()]
    for name, choices in _CHOICES.items():
        value = mapping.values.get(name)
        if value is not None and value not in choices:
            either = ", ".join(shown(choice) for choice in choices)
            message = f"{shown(value)} is no value of {name}."
            faults.append(_fault(file, name, message, f"Write one of {either}.", value=value))
    return faults


def _twice(mapping: ColumnMapping) -> dict[str, list[str]]:
    """Columns that are to hold several things, each with these."""
    holds: dict[str, list[str]] = {}
    for name, column in mapping.columns.items():
        holds.setdefault(column, []).append(name)
    for column in mapping.left_out:
        if column in holds:
            holds[column].append("left_out")

    return {column: names for column, names in holds.items() if len(names) > 1}


def _shared(file: str, column: str, names: list[str]) -> Fault:
    message = f"The column {shown(column)} is to be {' and '.join(shown(n) for n in names)}."
    return _fault(file, "columns", message, "Let each column be one thing.", value=column)


def _content(text: str, *, file: str) -> dict[str, Any]:
    if len(text.encode("utf-8", "surrogatepass")) > MAPPING_BYTES:
        raise DataError([_too_large(file)])
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        reason = printable(str(error)).rstrip(".")
        message = f"The file is no TOML ({reason})."
        remedy = "Correct it, or delete it and say what the columns mean when asked."
        raise DataError([_fault(file, None, message, remedy)]) from None


def _too_large(file: str) -> Fault:
    message = f"The file holds more than {MAPPING_BYTES:,} bytes."
    return _fault(file, None, message, "Keep what says what the columns mean.")


def _key_faults(content: Mapping[str, Any], *, file: str) -> list[Fault]:
    near = NearNames(_KEYS)
    return [
        _fault(
            file,
            key,
            f"{shown(key)} is nothing that a mapping says.",
            f"{near.hint(key)}There is {', '.join(_KEYS)}.",
        )
        for key in content
        if key not in _KEYS
    ]


def _fault(
    file: str, name: str | None, message: str, remedy: str, *, value: str | None = None
) -> Fault:
    return Fault(
        file=printable(file),
        field=None if name is None else printable(name),
        value=None if value is None else printable(value),
        message=message,
        remedy=remedy,
    )
