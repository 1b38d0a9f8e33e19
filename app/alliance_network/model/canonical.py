"""The canonical form of a dataset: the files it is kept as, and the hash that names it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

import polars as pl

from alliance_network.model.actor import Actor
from alliance_network.model.numbers import decimal, decimals
from alliance_network.model.relation import Relation
from alliance_network.model.schema import NAME_PREFIX, TABLES, columns, table_schema
from alliance_network.model.source import Source

PACKAGE_FILE = "datapackage.json"


class Contents(Protocol):
    """What a `Dataset` holds (which needs this module for its hash, so it is not imported)."""

    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def opening(self) -> str: ...
    @property
    def actors(self) -> tuple[Actor, ...]: ...
    @property
    def relations(self) -> tuple[Relation, ...]: ...
    @property
    def sources(self) -> tuple[Source, ...]: ...
    @property
    def coverage(self) -> pl.DataFrame: ...
    @property
    def claims(self) -> pl.DataFrame: ...


def canonical_files(dataset: Contents) -> dict[str, bytes]:
    """The dataset as the files of a folder, by name: one dataset, one sequence of bytes.

    `datapackage.json` and a CSV file for each table: fixed columns, rows sorted, shortest
    decimals, UTF-8, LF.
    """
    languages = tuple(sorted({code for actor in dataset.actors for code in actor.names}))
    tables = {
        "actors": _rows(_actor_cells(actor) for actor in dataset.actors),
        "relations": _rows(dict(relation) for relation in dataset.relations),
        "sources": _rows(dict(source) for source in dataset.sources),
        "coverage": dataset.coverage,
        "claims": dataset.claims.with_columns(decimals(dataset.claims["weight"])),
    }
    files = {PACKAGE_FILE: _package(dataset, languages=languages)}
    for table, frame in tables.items():
        names = [column.name for column in columns(table, languages=languages)]
        files[f"{table}.csv"] = _csv(frame, names=names)
    return files


def digest(files: Mapping[str, bytes]) -> str:
    """SHA-256, in hexadecimal, of files: their names, lengths and bytes."""
    total = hashlib.sha256()
    for name in sorted(files):
        # The length keeps two files from running into one another.
        total.update(f"{name}\n{len(files[name])}\n".encode())
        total.update(files[name])
    return total.hexdigest()


def _package(dataset: Contents, *, languages: tuple[str, ...]) -> bytes:
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": dataset.name,
        "title": dataset.title,
        "description": dataset.description,
        "opening": dataset.opening,
        "resources": [
            {
                "name": table,
                "type": "table",
                "path": f"{table}.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": table_schema(table, languages=languages),
            }
            for table in TABLES
        ],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _actor_cells(actor: Actor) -> dict[str, Any]:
    cells = dict(actor)
    names = cells.pop("names")
    return {**cells, **{NAME_PREFIX + language: name for language, name in names.items()}}


def _rows(rows: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    cells = [{name: _cell(value) for name, value in row.items()} for row in rows]
    names = dict.fromkeys(name for row in cells for name in row)
    return pl.DataFrame(cells, schema=dict.fromkeys(names, pl.String))


def _cell(value: object) -> str | None:
    match value:
        case None | "":
            return None
        case bool():
            return "true" if value else "false"
        case float():
            return decimal(value)
        case tuple():
            return "|".join(value) or None
        case _:
            return str(value)


def _csv(frame: pl.DataFrame, *, names: list[str]) -> bytes:
    # An empty table has no columns yet.
    missing = [pl.lit(None, dtype=pl.String).alias(n) for n in names if n not in frame.columns]
    text = frame.with_columns(missing).select(names).write_csv(line_terminator="\n")
    return text.encode()
