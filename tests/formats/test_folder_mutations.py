"""A folder damaged in any way opens, or says what is wrong: it never fails otherwise."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_network.errors import SHOWN_LENGTH, DataError
from alliance_network.formats.folder import FILES, read_folder
from alliance_network.model.canonical import canonical_files
from alliance_network.seeds import seeds_folder

_WHOLE = canonical_files(read_folder(seeds_folder() / "iran-2023"))

_ODD_CELLS = st.one_of(
    st.sampled_from(
        (
            "",
            "\0",
            "|",
            "||",
            '"',
            "-1",
            "1e999",
            "nan",
            "inf",
            "0000",
            "9999-12-31",
            "10000",
            "2023-02-29",
            "NaN",
            "\ufeff",
            "\u2028",
            "\U0010ffff",
            "{0}",
            "%s",
            "=1+1",
            "iran",
            "sco",
            "membership",
            "denies",
            "x" * 20_000,
            "٢٠٢٣",
        )
    ),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=6),
)
_places = st.integers(0, 10_000)


def _cells(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(errors="replace"), newline="")))


def _bytes(rows: list[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


@st.composite
def damages(draw: st.DrawFn, data: bytes) -> bytes:
    """One kind of damage to the bytes of a file."""
    kind = draw(
        st.sampled_from(
            ("flip", "cut", "insert", "row", "column", "swap", "cell", "twice", "encoding")
        )
    )
    place = draw(_places)
    if kind == "flip" and data:
        at = place % len(data)
        return data[:at] + bytes([data[at] ^ draw(st.integers(1, 255))]) + data[at + 1 :]
    if kind == "cut":
        return data[: place % (len(data) + 1)]
    if kind == "insert":
        at = place % (len(data) + 1)
        return data[:at] + draw(st.binary(max_size=8)) + data[at:]
    if kind == "encoding":
        name = draw(st.sampled_from(("utf-16", "utf-16-be", "utf-32", "latin-1", "utf-8-sig")))
        return data.decode(errors="replace").encode(name, errors="replace")
    rows = _cells(data)
    if not rows or not rows[0]:
        return data
    row, column = place % len(rows), draw(_places) % len(rows[0])
    other = draw(_places) % len(rows)
    if kind == "row":
        del rows[row]
    elif kind == "column":
        rows = [[cell for at, cell in enumerate(cells) if at != column] for cells in rows]
    elif kind == "twice":
        rows.insert(other, rows[row])
    elif column < len(rows[row]):
        if kind == "cell":
            rows[row][column] = draw(_ODD_CELLS)
        elif column < len(rows[other]):
            rows[row][column], rows[other][column] = rows[other][column], rows[row][column]
    return _bytes(rows)


@st.composite
def damaged_folders(draw: st.DrawFn) -> dict[str, bytes]:
    """The files of the shipped network with one to four damages; a file may be missing."""
    files = dict(_WHOLE)
    for _ in range(draw(st.integers(1, 4))):
        name = draw(st.sampled_from(FILES))
        if draw(st.integers(0, 30)) == 30:
            files.pop(name, None)
        elif name in files:
            files[name] = draw(damages(files[name]))
    return files


@given(files=damaged_folders())
@settings(max_examples=50)
def test_a_damaged_folder_opens_or_says_what_is_wrong(files: dict[str, bytes]):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, data in files.items():
            (folder / file).write_bytes(data)
        try:
            dataset = read_folder(folder)
        except DataError as error:
            assert error.faults
            for fault in error.faults:
                assert str(fault).isprintable()
                assert fault.file in FILES
                assert len(str(fault)) < 2_000
                assert fault.message.endswith(".")
                # Each character that cannot be printed takes up to ten.
                assert fault.value is None or len(fault.value) <= 10 * SHOWN_LENGTH + 1
            return
        # What opened is a whole network: it can be written and is the same again.
        again = canonical_files(dataset)
        for file, data in again.items():
            (folder / file).write_bytes(data)
        assert canonical_files(read_folder(folder)) == again
