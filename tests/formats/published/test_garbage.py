"""What is no published file at all: each converter refuses it with faults."""

from __future__ import annotations

import random

import pytest

from alliance_network.errors import DataError
from alliance_network.formats import FORMATS
from alliance_network.formats.file import File
from alliance_network.formats.format import Format

GARBAGE = {
    "empty.csv": b"",
    "one.csv": b"a",
    "header.csv": b"year,state,ccode,un,nato,eu\r\n",
    "picture.csv": b"\x89PNG\r\n\x1a\n" + random.Random(1).randbytes(400),
    "bytes.xlsx": random.Random(2).randbytes(2_000),
    "archive.xlsx": b"PK\x03\x04" + random.Random(3).randbytes(2_000),
    "commas.csv": b",,,,\n" * 50,
    "quotes.csv": b'"' * 999,
    "zeros.csv": b"\x00" * 3_000,
    "utf-16.csv": "exp,imp,time,export,id,agreement\nIRN,CHN".encode("utf-16"),
    "object.csv": b'{"exp": 1}',
}
PUBLISHED = [kind for kind in FORMATS if kind.group == "published"]


@pytest.mark.parametrize("kind", PUBLISHED, ids=lambda kind: kind.name)
def test_it_is_refused_with_faults(kind: Format):
    assert kind.read is not None
    for name, content in GARBAGE.items():
        file = File(name=name, content=content)
        kind.fits(file)
        with pytest.raises(DataError) as error:
            kind.read(file, None)
        assert error.value.faults, name
