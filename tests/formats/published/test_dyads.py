"""Files of rows about two states, untidy and damaged: read the same, or refused with a list."""

from __future__ import annotations

import random
from pathlib import Path

import polars as pl
import pytest

from alliance_network.errors import AllianceNetworkError, DataError
from alliance_network.formats import FORMATS
from alliance_network.formats.file import File
from published_files import FILES, file_of, rows_of, text_of

FORMAT = {kind.name: kind for kind in FORMATS}
NAMES = tuple(FILES)


def converted(name: str, content: bytes):
    file = File.of("file.csv", content)
    assert FORMAT[name].fits(file)
    return FORMAT[name].read(file, None)


@pytest.fixture(scope="module")
def some(shared: Path) -> dict[str, pl.DataFrame]:
    """Two hundred rows of each file, around the middle of it."""
    found = {}
    for name in NAMES:
        rows = rows_of(file_of(shared, name))
        found[name] = rows.slice(max(len(rows) // 2 - 100, 0), 200)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_known_by_its_columns(name, shared):
    file = file_of(shared, name)
    assert [kind.name for kind in FORMATS if kind.group == "published" and kind.fits(file)] == [
        name
    ]


@pytest.mark.parametrize("name", NAMES)
def test_untidy_files_are_read_the_same(name, some):
    rows = some[name]
    dataset = converted(name, text_of(rows))
    number = pl.Series("", range(len(rows)))
    floats = rows.with_columns(
        pl.format("{}.0", column).alias(column) for column in rows.columns if "ccode" in column
    )
    for content in (
        text_of(rows.select(reversed(rows.columns))),
        text_of(rows.with_columns(number.alias("a column of my own"))),
        text_of(rows.rename(str.upper)),
        text_of(rows, separator=";"),
        "\ufeff".encode() + text_of(rows, separator=";").replace(b"\n", b"\r\n"),
        text_of(floats),
        text_of(rows.fill_null(-9)),
        text_of(rows.with_columns(pl.all().cast(pl.String).fill_null("NA"))),
        text_of(rows.sample(fraction=1, shuffle=True, seed=1)),
    ):
        assert converted(name, content) == dataset


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_column_is_named(name, some):
    rows = some[name]
    column = {"tss-rivalries": "start", "cow-war": "sidea1", "cow-mid": "hostlev2"}.get(
        name, "atop_nonagg"
    )
    with pytest.raises(DataError) as raised:
        converted(name, text_of(rows.drop(column)))
    assert [fault.column for fault in raised.value.faults] == [column]


@pytest.mark.parametrize("name", NAMES)
def test_many_faults_are_counted(name, some):
    rows = some[name]
    with pytest.raises(DataError) as raised:
        converted(name, text_of(rows.with_columns(ccode1=pl.lit(99_999))))
    assert len(raised.value.faults) == 101
    assert "in 100 more rows" in str(raised.value.faults[-1])


@pytest.mark.parametrize("name", NAMES)
def test_mutated_files_are_read_or_refused(name, some):
    content = text_of(some[name].head(60))
    dice = random.Random(name)
    signs = b'0123456789,,;\n\r\t" \0\xff\xc3-.NAx'
    ends = {"read": 0, "refused": 0}
    for _ in range(60):
        damaged = bytearray(content)
        for _ in range(dice.randrange(1, 6)):
            place = dice.randrange(len(damaged))
            match dice.randrange(4):
                case 0:
                    damaged[place] = dice.choice(signs)
                case 1:
                    del damaged[place : place + dice.randrange(1, 40)]
                case 2:
                    damaged[place:place] = damaged[: dice.randrange(1, 200)]
                case _:
                    damaged[place:place] = bytes([dice.choice(signs)])
        try:
            FORMAT[name].read(File.of("file.csv", bytes(damaged)), None)
        except AllianceNetworkError as error:
            assert str(error)
            ends["refused"] += 1
        else:
            ends["read"] += 1
    assert min(ends.values()) > 0, ends


@pytest.mark.parametrize("name", NAMES)
def test_garbage_is_refused(name, some):
    dice = random.Random(name)
    header = ",".join(some[name].columns).encode()
    for content in (
        dice.randbytes(200_000),
        header + b"\n" + dice.randbytes(200_000),
        header + b"\n" + b",".join([b"9" * 50_000] * 4),
        header + b"\n" + b'"' * 200_000,
        header,
    ):
        with pytest.raises(AllianceNetworkError):
            FORMAT[name].read(File.of("file.csv", content), None)
