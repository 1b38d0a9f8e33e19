"""A workbook or zip damaged in any way opens, or says what is wrong: it never fails otherwise."""

from __future__ import annotations

import io
import random
import zipfile

import pytest

from alliance_network.errors import DataError
from alliance_network.formats import open_dataset, workbook, zipped
from alliance_network.formats.file import File
from alliance_network.formats.saved import Saved
from alliance_network.formats.tables import header_of, sheets_of
from books import ods, ods_row
from books import zipped as packed
from small_network import FILES

_SAVED = Saved(dataset=open_dataset("iran-2023"), actors=(), ties=())
_TABLES = {
    name.removesuffix(".csv"): "".join(ods_row(*line.split(",")) for line in text.splitlines())
    for name, text in FILES.items()
}
_WHOLE = {
    "a.xlsx": workbook.FORMAT.write(_SAVED),
    "a.zip": zipped.FORMAT.write(_SAVED),
    "a.ods": ods(*_TABLES.values(), names=tuple(_TABLES)),
}
_PIECES = (
    b'<c r="ZZ99"/>',
    b'<c r="ZZ99"><v>1e999</v></c>',
    b'table:number-rows-repeated="9999999"',
    b'count="99999999"',
    b't="s"',
    b's="99"',
    b"&amp;",
    b"</row>",
    b"<",
    b'"',
    b"\xff\0",
)


def damaged(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(changed) or 1)
        match chance.randrange(4):
            case 0:
                changed[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del changed[at : at + chance.randint(1, 40)]
            case 2:
                changed[at:at] = chance.choice(_PIECES)
            case 3:
                changed[at : at + 20] = changed[at // 2 : at // 2 + 20]
    return bytes(changed)


def damaged_within(data: bytes, chance: random.Random) -> bytes:
    """The file with one part of it damaged, packed soundly again."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
        name = chance.choice(archive.namelist())
        parts[name] = damaged(archive.read(name), chance)
    return packed(parts)


@pytest.mark.parametrize("name", _WHOLE)
@pytest.mark.parametrize("damage", [damaged, damaged_within])
def test_what_is_damaged_opens_or_says_what_is_wrong(name: str, damage):
    read = zipped.FORMAT.read if name == "a.zip" else workbook.FORMAT.read
    opened = 0
    for seed in range(80):
        file = File(name=name, content=damage(_WHOLE[name], random.Random(seed)))
        header_of(file)
        for opens in (sheets_of, lambda file: read(file, None)):
            try:
                opens(file)
                opened += 1
            except DataError as error:
                assert error.faults
                assert all(str(fault).isprintable() for fault in error.faults)
    assert opened < 160
