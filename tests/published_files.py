"""Helpers for the tests of published data sets: their files, and claims back into years."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import polars as pl

from alliance_network.errors import DataError
from alliance_network.formats import read_file
from alliance_network.formats.file import File, file_at
from alliance_network.model.dataset import Dataset

FILES = {
    "atop": "atop-alliances/atop_dyad_year.csv.gz",
    "tss-rivalries": "rivalries/tss_rivalries.csv",
    "cow-mid": "disputes/cow_mid_dyad_year.csv.gz",
    "cow-war": "disputes/cow_war_inter_dyad_year.csv.gz",
}
"""Where in the folder of data sets each lies, by the name of its format."""


def file_of(shared: Path, name: str) -> File:
    """The published file of a format."""
    return file_at(shared / "data" / FILES[name])


def rows_of(file: File) -> pl.DataFrame:
    """What is in a file, as polars reads it by itself."""
    return pl.read_csv(file.content, infer_schema_length=None)


def text_of(rows: pl.DataFrame | Sequence[Sequence[object]], *, separator: str = ",") -> bytes:
    """A CSV file of rows."""
    if isinstance(rows, pl.DataFrame):
        return rows.write_csv(separator=separator).encode()
    return "\n".join(separator.join(map(str, row)) for row in rows).encode()


def read(content: bytes, *, name: str = "file.csv") -> Dataset:
    """The network in a file, whatever its format."""
    return read_file(File.of(name, content))


def faults_of(content: bytes, *, name: str = "file.csv") -> list[str]:
    """What is wrong with a file, a sentence each."""
    try:
        read(content, name=name)
    except DataError as error:
        return [str(fault) for fault in error.faults]
    raise AssertionError("The file was read.")


def years(claims: pl.DataFrame, *, last: int) -> pl.DataFrame:
    """A row for each year of each claim; a claim without end goes on to the last."""
    return claims.with_columns(
        year=pl.int_ranges(
            pl.col("start").cast(pl.Int64), pl.col("end").cast(pl.Int64).fill_null(last) + 1
        )
    ).explode("year")
