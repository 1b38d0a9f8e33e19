"""Published data sets in tests: the files beside the checkout, and how claims are checked."""

from __future__ import annotations

import random
from pathlib import Path

import polars as pl

from alliance_network.errors import DataError
from alliance_network.formats import format_of
from alliance_network.formats.file import File, file_at
from alliance_network.model.dataset import Dataset

GARBAGE = ("", "NA", "x", "-1", "1e9", "1990.5", "é\u0000", "a|b", "=1+1", "9" * 600, "�", "−3")
"""What a damaged cell may hold."""


def published(root: Path, path: str) -> File:
    """A file as it is published: `published(root, "sanctions/gsdb_cases.csv")`."""
    return file_at(root.parent / "shared" / "data" / path)


def as_csv(frame: pl.DataFrame, *, separator: str = ",", bom: bool = False) -> File:
    """A table as a CSV file."""
    text = frame.write_csv(separator=separator, line_terminator="\r\n", include_bom=bom)
    return File.of("table.csv", text.encode())


def rows_of(file: File) -> pl.DataFrame:
    """The rows of a CSV file as polars reads them, all as text."""
    return pl.read_csv(file.content, infer_schema=False)


def read(file: File) -> Dataset:
    """The network in a file, by the format that recognises it."""
    kind = format_of(file)
    assert kind.group == "published"
    assert kind.read is not None
    return kind.read(file, None)


def by_year(
    table: pl.DataFrame, *columns: str, first: str = "start", last: str = "end", every: int = 1
) -> pl.DataFrame:
    """Claims or coverage as rows of years: the columns and `year`."""
    years = pl.int_ranges(pl.col(first).cast(pl.Int64), pl.col(last).cast(pl.Int64) + 1, step=every)
    return table.select(*columns, year=years).explode("year")


def same_rows(one: pl.DataFrame, other: pl.DataFrame) -> bool:
    """Whether two tables have the same rows, in whatever order; says what differs."""
    other = other.select(pl.col(name).cast(kind) for name, kind in one.schema.items())
    # Texts as numbers: millions of rows are compared.
    words = {
        name: pl.Enum(pl.concat([one[name].unique(), other[name].unique()]).drop_nulls().unique())
        for name, kind in one.schema.items()
        if kind == pl.String
    }
    one, other = (
        rows.with_columns(pl.col(name).cast(kind).to_physical() for name, kind in words.items())
        for rows in (one, other)
    )
    if one.sort(one.columns).equals(other.sort(one.columns)):
        return True
    for first, second in ((one, other), (other, one)):
        strays = first.join(second, on=one.columns, how="anti", nulls_equal=True)
        print(
            f"{len(first):,} rows, only here:",
            strays.with_columns(
                pl.col(name).cast(pl.UInt32).cast(kind) for name, kind in words.items()
            ),
        )
    return False


def unjoined(claims: pl.DataFrame, covered: pl.DataFrame, *columns: str) -> pl.DataFrame:
    """Claims that go on where the one before of the same columns ends, as far as is covered.

    Parameters
    ----------
    claims
        With start and end.
    covered
        The years that are covered: `year`, and any of the columns from and to.
    columns
        What makes two claims the same.
    """
    years = claims.with_columns(pl.col("start", "end").cast(pl.Int64)).sort("start")
    before = pl.col("end").shift(1).over(columns)
    next_ones = years.with_columns(before=before, row=pl.int_range(pl.len())).drop_nulls("before")
    on = [name for name in covered.columns if name != "year"]
    between = next_ones.join(covered, on=on).filter(
        (pl.col("before") < pl.col("year")) & (pl.col("year") < pl.col("start"))
    )
    return next_ones.join(between, on="row", how="anti")


def survives(frame: pl.DataFrame, *, times: int, seed: int, keep: int = 0) -> tuple[int, int]:
    """Damage a table again and again; it may only be read, or be refused with faults.

    Parameters
    ----------
    frame
        A sound table of a published data set.
    times, seed
        How often, and of which random numbers.
    keep
        Rows of a random slice; 0 is all.

    Returns
    -------
    tuple of int
        How often it was read, and how often refused.
    """
    draw = random.Random(seed)
    read_of = format_of(as_csv(frame)).read
    assert read_of is not None
    outcomes = [0, 0]
    for _ in range(times):
        start = draw.randrange(max(1, len(frame) - keep))
        damaged = _damaged(frame.slice(start, keep or None), draw)
        try:
            read_of(damaged, None)
        except DataError as error:
            assert error.faults
            outcomes[1] += 1
        else:
            outcomes[0] += 1
    return outcomes[0], outcomes[1]


def _damaged(frame: pl.DataFrame, draw: random.Random) -> File:
    content = as_csv(frame).content
    match draw.randrange(6):
        case 0:
            return File.of("table.csv", content[: draw.randrange(len(content))])
        case 1:
            byte = bytes([draw.randrange(256)])
            place = draw.randrange(len(content))
            return File.of("table.csv", content[:place] + byte + content[place + 1 :])
        case 2:
            return as_csv(frame.drop(draw.choice(frame.columns)))
        case 3:
            return as_csv(
                frame.sample(fraction=1.3, with_replacement=True, seed=draw.randrange(1_000_000))
            )
        case _:
            column = draw.choice(frame.columns)
            cells = frame[column].to_list()
            for _ in range(draw.randrange(1, 4)):
                cells[draw.randrange(len(cells))] = draw.choice(
                    [*GARBAGE, draw.choice(frame[draw.choice(frame.columns)].to_list())]
                )
            return as_csv(frame.with_columns(pl.Series(column, cells, dtype=pl.String)))
