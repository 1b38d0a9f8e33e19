"""Spreadsheets: what stands in their cells, and what is refused before it can do harm."""

from __future__ import annotations

import datetime
import io

import openpyxl
import pytest
from python_calamine import CalamineError, CalamineWorkbook

from alliance_network.errors import DataError
from alliance_network.formats import sheet_parts, spreadsheet
from alliance_network.formats.cell_scan import scan_xlsx
from alliance_network.formats.file import File
from alliance_network.formats.spreadsheet import grids_of
from alliance_network.formats.table import ROW
from books import HEAD, cell, ods, ods_row, rows, xlsx, zipped

DAMAGED = (
    "b.xlsx: The workbook is damaged, or written in a way that is not read. Open it in a "
    "spreadsheet and save it again as .xlsx, or as CSV."
)


def grids(data: bytes):
    return grids_of(File.of("b.xlsx", data))


def only(data: bytes) -> list[tuple]:
    (grid,) = grids(data)
    return grid.frame.drop(ROW).rows()


def fault(data: bytes) -> str:
    with pytest.raises(DataError) as caught:
        grids(data)
    (found,) = caught.value.faults
    return str(found)


def test_what_a_cell_holds_is_written_as_text():
    book = openpyxl.Workbook()
    day = datetime.datetime(2023, 11, 17)
    book.active.append(
        [1990, 0.1, 1e20, True, day, day.replace(hour=9), datetime.timedelta(hours=30)]
    )
    book.active.append([" x ", "a\nb", "=1+1", False, day.date(), datetime.time(9, 5), None])
    book.active["C2"].data_type = "s"
    written = io.BytesIO()
    book.save(written)
    assert only(written.getvalue()) == [
        ("1990", "0.1", "1e+20", "true", "2023-11-17", "2023-11-17 09:00:00", "30:00:00"),
        (" x ", "a\nb", "=1+1", "false", "2023-11-17", "09:05:00", ""),
    ]


def test_open_document_cells():
    found = only(
        ods(
            ods_row(
                'a<text:s text:c="2"/>b',
                '<table:table-cell office:value-type="float" office:value="1990"/>',
                '<table:table-cell office:value-type="date" office:date-value="2023-11-17"/>',
                '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>',
                '<table:table-cell table:number-columns-repeated="16000"/>',
            )
            + ods_row('<table:table-cell table:number-columns-repeated="16384"/>', repeated=1000000)
        )
    )
    assert found == [("a  b", "1990", "2023-11-17", "true")]


def test_rows_and_columns_keep_their_places():
    data = f'<sheetData><row r="3">{cell("C3", "x")}</row><row r="5">{cell("D5", "y")}</row>'
    (grid,) = grids(xlsx(data + "</sheetData>"))
    filled = [row for row in grid.frame.rows() if any(row[1:])]
    assert filled == [(3, None, None, "x", ""), (5, None, None, "", "y")]


def test_hidden_and_empty_sheets():
    found = grids(
        xlsx(rows(("a",)), rows(("b",)), "<sheetData/>", states=("hidden", "visible", "visible"))
    )
    assert [(grid.name, grid.hidden) for grid in found] == [("S1", True), ("S2", False)]


@pytest.mark.parametrize(
    "cells",
    [
        '<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B1" t="e"><v>#N/A</v></c>'
        '<c r="C1"><f>1+1</f></c><c r="D1"><f>2</f><v></v></c><c r="E1" t="str"><f>3</f><v></v></c>'
        '<c r="F1"><f>4</f><v>4</v></c>',
        # Without references each is found by its place.
        '<c t="e"><f>1/0</f><v>#DIV/0!</v></c><c t="e"><v>#N/A</v></c>'
        '<c><f>1+1</f></c><c><f>2</f><v></v></c><c t="str"><f>3</f><v></v></c>'
        "<c><f>4</f><v>4</v></c>",
    ],
)
def test_errors_and_formulas_without_a_result(cells: str):
    (grid,) = grids(xlsx(f'<sheetData><row r="1">{cells}</row></sheetData>'))
    assert [(odd.row, odd.place, odd.text) for odd in grid.odd] == [
        (1, 0, "#DIV/0!"),
        (1, 2, ""),
        (1, 3, ""),
    ]
    assert grid.frame.row(0)[-1] == "4"


def test_errors_of_open_document():
    error = (
        '<table:table-cell table:formula="of:=1/0" office:value-type="string" '
        'office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p>'
        "</table:table-cell>"
    )
    (grid,) = grids(
        ods(ods_row("a", "b") + ods_row("c", error, '<table:table-cell table:formula="of:=1"/>'))
    )
    assert [(odd.row, odd.place, odd.text) for odd in grid.odd] == [(2, 1, "#DIV/0!"), (2, 2, "")]


FAR = [
    f'<row r="1">{cell("A1", "x")}</row><row r="1048576">{cell("XFD1048576", "x")}</row>',
    # Written so that a search for plain references would not see it.
    "<row r='1'><c r = 'XFD1048576'><v>1</v></c></row>" + f'<row r="1">{cell("A1", "x")}</row>',
    '<row r="1048576"><c><v>1</v></c></row>'
    '<row r="1"><c r="XFC1"><v>1</v></c><c><v>2</v></c></row>',
    f'<x:row xmlns:x="u" r="1"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>{cell("A1", "x")}',
    f'<!-- <c r="A1"> --><row>{cell("XFD1", "x")}</row><row r="1000000"><c><v>2</v></c></row>',
]


@pytest.mark.parametrize("cells", FAR)
def test_cells_far_apart_are_not_made_room_for(cells: str):
    assert fault(xlsx(f"<sheetData>{cells}</sheetData>")) == (
        "b.xlsx: A sheet reaches over more than 10,000,000 cells, empty ones included. Delete what "
        "lies far from the table, or save the rows that matter as CSV."
    )


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1"><c r="ZZZZZZ1"><v>5</v></c></row>',
        '<row r="1"><c r="A99999999999"><v>5</v></c></row>',
        '<row r="4000000000"><c><v>4</v></c></row>',
        '<row r="1"><c r="A1" t="str"><v><![CDATA[lost]]></v></c></row>',
        '<row r="1"><c r="A1"><v>5</c></row>',
        '<row r="1"><c r="A1"\tr="XFD1048576"><v>5</v></c></row>',
    ],
)
def test_cells_that_no_spreadsheet_writes(cells: str):
    assert fault(xlsx(f"<sheetData>{cells}</sheetData>")) == DAMAGED


def test_empty_rows_down_to_the_end_are_harmless():
    empty = "".join(f'<row r="{row}"><c r="XFD{row}" s="1"/></row>' for row in range(2, 50_000))
    assert only(xlsx(f'<sheetData><row r="1">{cell("A1", "x")}</row>{empty}</sheetData>')) == [
        ("x",)
    ]


def test_cells_repeated_a_billion_times():
    x = '<table:table-cell office:value-type="string" table:number-columns-repeated="16384"/>'
    assert "A sheet reaches over" in fault(ods(ods_row(x, repeated=1_000_000)))
    assert "A sheet reaches over" in fault(
        ods(ods_row(x) + ods_row("<table:table-cell/>", repeated=1_000_000) + ods_row("z"))
    )
    assert fault(ods(ods_row(x, x))) == DAMAGED


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c SYSTEM "file:///etc/passwd">]>'
)


def test_the_reader_itself_expands_nothing():
    for data in (
        ods(ods_row("&b;&c;"), head=LAUGHS),
        xlsx(f"{LAUGHS}<worksheet><sheetData>{cell('A1', '&c;')}</sheetData></worksheet>".encode()),
    ):
        with pytest.raises(CalamineError):
            CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)


@pytest.mark.parametrize(
    "data",
    [
        ods(ods_row("&b;&c;"), head=LAUGHS),
        xlsx(
            f"{LAUGHS}<worksheet><sheetData>{cell('A1', '&b;&c;')}</sheetData></worksheet>".encode()
        ),
        xlsx(rows(("a",)), shared=f"{LAUGHS}<sst><si><t>&b;&c;</t></si></sst>"),
        # A reader makes room for as many as are announced.
        xlsx(
            '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>',
            shared=f'{HEAD}<sst x=">" uniqueCount="4000000000"><si><t>x</t></si></sst>',
        ),
        xlsx(f"<worksheet>{rows(('a',))}</worksheet>".encode("utf-16")),
        xlsx(rows(("a",)), shared=f"{HEAD}<sst><si><t><![CDATA[lost]]></t></si></sst>"),
    ],
)
def test_xml_that_could_expand_or_mislead(data: bytes):
    assert fault(data) == DAMAGED


def test_what_is_no_workbook_that_can_be_read():
    types = {"[Content_Types].xml": "<Types/>"}
    assert fault(zipped({**types, "word/document.xml": "<x/>"})) == (
        "b.xlsx: The file is no workbook that can be read. Save it as .xlsx, .ods or CSV."
    )
    assert fault(b"\xd0\xcf\x11\xe0" + bytes(100)) == (
        "b.xlsx: The file is a workbook of an old kind (.xls), or one with a password. Save it as "
        ".xlsx without a password."
    )
    locked = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": "\x07\x08",
        "META-INF/manifest.xml": "<manifest:encryption-data/>",
    }
    assert "protected by a password" in fault(zipped(locked))


def test_a_bomb_within_a_workbook(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("alliance_network.formats.unzipped.UNPACKED_BYTES", 1_000_000)
    assert fault(xlsx(f"<sheetData/>{' ' * 2_000_000}")).startswith(
        "b.xlsx: Unpacked, it holds more than 1,000,000 bytes."
    )


def test_too_many_sheets_rows_and_cells(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(spreadsheet, "SHEETS", 1)
    assert fault(xlsx(rows(("a",)), rows(("a",)))).startswith(
        "b.xlsx: The workbook has too many sheets."
    )
    monkeypatch.setattr(spreadsheet, "BOOK_CELLS", 3)
    assert fault(xlsx(rows(("a", "b"), ("c", "d")))) == (
        "b.xlsx: The workbook has more than 1,000,000 rows or 3 cells. Save the rows that matter "
        "as a smaller workbook, or as CSV."
    )


def test_the_quick_look_over_sees_as_far_as_the_slow_one():
    wide = f'<row r="70000">{cell("BCD70000", "x")}</row>'
    data = f"<worksheet><sheetData>{wide}</sheetData></worksheet>".encode()
    quick, slow = (scan_xlsx(data, most=most) for most in (10**12, 0))
    assert (quick.rows, quick.columns) == (slow.rows, slow.columns) == (70_000, 1_434)
    assert sheet_parts.GRID_CELLS == 10_000_000
