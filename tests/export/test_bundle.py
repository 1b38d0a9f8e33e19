from __future__ import annotations

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from alliance_network.export.bundle import bundle

FILES = [("a.svg", b"<svg/>" * 500), ("b.png", bytes(range(256))), ("c.csv", "ä\n".encode())]


def test_it_holds_the_files_in_their_order():
    archive = zipfile.ZipFile(io.BytesIO(b"".join(bundle(FILES))))
    assert archive.testzip() is None
    assert [(name, archive.read(name)) for name in archive.namelist()] == FILES
    packed = {one.filename: one.compress_size < one.file_size for one in archive.infolist()}
    assert packed == {"a.svg": True, "b.png": False, "c.csv": False}


def test_it_is_the_same_whenever_it_is_made():
    archive = zipfile.ZipFile(io.BytesIO(b"".join(bundle(FILES))))
    assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert {one.create_system for one in archive.infolist()} == {3}
    assert {one.external_attr >> 16 for one in archive.infolist()} == {0o644}
    assert b"".join(bundle(FILES)) == b"".join(bundle(FILES))


def test_each_file_leaves_before_the_next_is_made():
    made = []

    def files():
        for name, content in FILES:
            made.append(name)
            yield name, content

    pieces = bundle(files())
    for place, (name, content) in enumerate(FILES, start=1):
        piece = next(pieces)
        assert made == [name for name, _ in FILES[:place]]
        # The header before a file says how long it is: so a browser can count files.
        assert piece.startswith(b"PK\x03\x04")
        assert int.from_bytes(piece[18:22], "little") == len(piece) - 30 - len(name.encode())
        assert int.from_bytes(piece[22:26], "little") == len(content)
    assert next(pieces).startswith(b"PK\x01\x02")


@given(st.lists(st.binary(max_size=3000), max_size=6))
def test_whatever_the_files_hold(contents):
    files = [(f"{place}.svg", content) for place, content in enumerate(contents)]
    archive = zipfile.ZipFile(io.BytesIO(b"".join(bundle(files))))
    assert [(name, archive.read(name)) for name in archive.namelist()] == files
