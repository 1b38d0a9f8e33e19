"""Zips that mean harm: refused with a sentence, or left alone."""

from __future__ import annotations

import io
import stat
import struct
import zipfile

import pytest

from alliance_network.errors import DataError
from alliance_network.formats import unzipped
from alliance_network.formats.file import File
from alliance_network.formats.unzipped import members, names_in
from books import zipped


def fault(data: bytes) -> str:
    with pytest.raises(DataError) as caught:
        members(File.of("z.zip", data), wanted=lambda name: name.endswith(".csv"))
    (found,) = caught.value.faults
    return str(found)


def written(*infos: zipfile.ZipInfo) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for info in infos:
            archive.writestr(info, b"a,b\n")
    return file.getvalue()


def test_only_what_is_wanted_is_unpacked():
    file = File.of("z.zip", zipped({"a\\b.csv": "1", "./c.csv": "2", "d.txt": "3", "e/": b""}))
    assert names_in(file) == ("a/b.csv", "c.csv", "d.txt")
    found = members(file, wanted=lambda name: name.endswith(".csv"))
    assert found == {"a/b.csv": b"1", "c.csv": b"2"}


@pytest.mark.parametrize(
    "name", ["../a.csv", "x/../../a.csv", "/etc/a.csv", "C:/a.csv", "..\\a.csv"]
)
def test_a_path_out_of_it(name: str):
    assert fault(zipped({name: "x"})).startswith(
        "z.zip: It holds a file that is to lie outside of it:"
    )


def test_a_link_and_a_name_twice():
    link = zipfile.ZipInfo("a.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert fault(written(link)) == (
        'z.zip: "a.csv" in it is a link, no file. Put the file itself in its place.'
    )
    twice = written(zipfile.ZipInfo("a.csv"), zipfile.ZipInfo("./a.csv"))
    assert fault(twice) == 'z.zip: It holds "a.csv" twice. Leave one of them out.'


def test_a_password():
    data = bytearray(zipped({"a.csv": "x" * 50}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.index(mark) + at
        data[place] |= 1
    assert fault(bytes(data)) == (
        "z.zip: The file is protected by a password. Save it again without one."
    )


def test_bombs_by_size_and_by_number(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(unzipped, "UNPACKED_BYTES", 1_000_000)
    bomb = zipped({"a.csv": bytes(700_000), "b.csv": bytes(700_000), "c.txt": bytes(9_000_000)})
    sentence = (
        "z.zip: Unpacked, it holds more than 1,000,000 bytes. Choose the rows that matter and save "
        "them as a smaller file."
    )
    assert fault(bomb) == sentence
    # One that declares less than it holds is cut there, and then its sum is wrong.
    small = bytearray(zipped({"a.csv": bytes(2_000_000)}))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", small, small.index(mark) + at, 10)
    assert "damaged" in fault(bytes(small))
    monkeypatch.setattr(unzipped, "MEMBERS", 3)
    many = zipped({f"{number}.csv": "" for number in range(4)})
    assert fault(many) == (
        "z.zip: It holds more than 3 files. Pack only what belongs to the network."
    )
    assert names_in(File.of("z.zip", many)) == ()


@pytest.mark.parametrize("cut", [40, 80, 120])
def test_a_zip_cut_short_or_changed(cut: int):
    whole = zipped({"a.csv": "from,to\n" * 40})
    assert "damaged" in fault(whole[:cut])
    changed = bytearray(whole)
    changed[42] ^= 0xFF
    assert "damaged" in fault(bytes(changed))
    odd = bytearray(whole)
    # Packed in a way that nobody knows.
    struct.pack_into("<H", odd, odd.index(b"PK\x01\x02") + 10, 77)
    assert "damaged" in fault(bytes(odd))
