from __future__ import annotations

import csv
import gzip
from pathlib import Path

import pytest

from alliance_network.errors import DataError
from alliance_network.formats import tables
from alliance_network.formats.file import File, file_at
from alliance_network.formats.table import ROW
from alliance_network.formats.tables import header_of, sheets_of
from books import cell, rows, xlsx


def published(root: Path) -> list[Path]:
    data = root.parent / "shared" / "data"
    return sorted(path for path in data.glob("*/*") if path.suffix in (".csv", ".gz", ".xlsx"))


def test_the_published_files_are_read_row_by_row(root: Path):
    found = {}
    for path in published(root):
        if path.name == "cameo.csv":
            continue
        file = file_at(path)
        header = header_of(file)
        (sheet,) = sheets_of(file)
        assert sheet.header == header
        found[path.name] = (sheet.frame.height, len(header))
        numbers = sheet.frame[ROW]
        assert numbers.to_list() == list(range(2, len(numbers) + 2))
    assert found == {
        "atop_dyad_year.csv.gz": (273_296, 8),
        "capitals.csv": (242, 7),
        "codes.csv": (292, 23),
        "cow_mid_dyad_year.csv.gz": (10_234, 24),
        "cow_war_inter_dyad_year.csv.gz": (1_932, 15),
        "gsdb_cases.csv": (588, 16),
        "igo_year.csv.gz": (19_335, 235),
        "nmc_abridged.csv.gz": (15_951, 11),
        "state_year.csv.gz": (15_557, 537),
        "trade.csv.gz": (191_213, 6),
        "tss_rivalries.csv": (264, 12),
        "ucdp-esd-ay-181.xlsx": (4_781, 97),
    }


@pytest.mark.parametrize(
    "name",
    ["bilateral-trade/trade.csv.gz", "sanctions/gsdb_cases.csv", "country-codes/codes.csv"],
)
def test_cells_are_those_that_python_reads(root: Path, name: str):
    path = root.parent / "shared" / "data" / name
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8-sig")
    read = csv.reader(text.splitlines(keepends=True))
    header = tuple(next(read))
    (sheet,) = sheets_of(file_at(path))
    assert sheet.header == header
    expected = [
        (row, *(cell.strip() or None for cell in cells)) for row, cells in enumerate(read, 2)
    ]
    assert sheet.frame.rows() == expected


def test_a_published_table_whose_rows_differ_in_length_is_told_row_by_row(root: Path):
    with pytest.raises(DataError) as caught:
        sheets_of(file_at(root.parent / "shared" / "data" / "cameo-codes" / "cameo.csv"))
    assert caught.value.faults[0].row == 29
    assert len(caught.value.faults) == 37


def test_a_workbook_under_titles_with_its_sheets_that_are_shown():
    data = xlsx(
        rows(("Ties of 2023",), (), ("from", "to", "year"), ("iran", "syria", "2023")),
        rows(("a", "b"), ("c", "d")),
        rows(("list",), ("x",)),
        states=("visible", "visible", "hidden"),
    )
    first, second = sheets_of(File.of("b.xlsx", data))
    assert (first.name, first.header) == ("S1", ("from", "to", "year"))
    assert first.frame.rows() == [(4, "iran", "syria", "2023")]
    assert second.frame.rows() == [(2, "c", "d")]
    assert header_of(File.of("b.xlsx", data)) == ("from", "to", "year")


def test_cells_without_a_value_are_told_with_their_column():
    data = (
        f'<sheetData><row r="1">{cell("A1", "from")}{cell("B1", "weight")}</row>'
        f'<row r="2">{cell("A2", "x")}<c r="B2" t="e"><v>#REF!</v></c></row>'
        f'<row r="3">{cell("A3", "y")}<c r="B3"><f>1</f></c></row></sheetData>'
    )
    with pytest.raises(DataError) as caught:
        sheets_of(File.of("b.xlsx", xlsx(data)))
    assert [str(fault) for fault in caught.value.faults] == [
        'b.xlsx, sheet "S1", row 2, column "weight": The cell holds an error of the spreadsheet. '
        "Correct its formula, or empty it.",
        'b.xlsx, sheet "S1", row 3, column "weight": The cell holds a formula without a result. '
        "Open the workbook in a spreadsheet and save it, or write the value itself.",
    ]
    assert caught.value.faults[0].value == "#REF!"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", b'{"a": 1}'),
        ("a.csv", b'<?xml version="1.0"?><graphml/>'),
        ("a.txt", b'\xef\xbb\xbf {"nodes": []}'),
        ("a.graphml", b"from,to\na,b\n"),
        ("a.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(100)),
        ("a.zip", b"PK\x03\x04" + bytes(30)),
        ("a.xlsx", b"\xd0\xcf\x11\xe0" + bytes(30)),
        ("a.csv", b""),
    ],
)
def test_what_is_no_table(name: str, content: bytes):
    file = File(name=name, content=content)
    assert header_of(file) == ()
    with pytest.raises(DataError):
        sheets_of(file)


def test_a_file_is_read_once(monkeypatch: pytest.MonkeyPatch):
    file, bad = (File(name="a.csv", content=data) for data in (b"a,b\n1,2\n", b""))
    sheets = sheets_of(file)
    with pytest.raises(DataError):
        sheets_of(bad)
    monkeypatch.setattr(tables, "delimited_sheet", lambda file: pytest.fail("It is read again"))
    assert sheets_of(file) is sheets
    with pytest.raises(DataError):
        sheets_of(bad)
