"""The cells of a spreadsheet's XML, looked over before they are read.

The reader of spreadsheets (calamine) makes room for every cell between the first and the last, and
stops the whole process if there is not enough; and it gives an error and a formula without a
result as nothing. So how far the cells reach, and which of them are such, is found out here first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import polars as pl

from alliance_network.formats.plain_xml import Unsound, parse

__all__ = ["ERROR_OF_NOTHING", "OddCell", "Scan", "scan_ods", "scan_xlsx"]

ERROR_OF_NOTHING = "#N/A"
"""What a spreadsheet writes for "not available": it stands for an empty cell."""

_MOST_COLUMNS = 16_384
_MOST_ROWS = 1_048_576
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_OTHERWISE = r"<!|<c[>/\t\n\r]|:c[ >/\t\n\r]|r[ \t\n\r]+=|r='"
"""Other ways to write a cell or its reference, and what may stand between."""
_BOUNDS = ((2, 4), (1, 5))
"""Letters and digits of references that cannot reach too far: CV9999, Z99999."""


@dataclass(frozen=True, kw_only=True)
class OddCell:
    """A cell without a value of its own.

    Attributes
    ----------
    row
        From 1.
    place
        Of the column, from 0.
    text
        The error it shows ("#REF!"); empty for a formula without a result.
    """

    row: int
    place: int
    text: str


@dataclass
class Scan:
    """What was found of a sheet: no row or column beyond these has a value."""

    rows: int = 0
    columns: int = 0
    odd: list[OddCell] = field(default_factory=list)

    def reach(self, row: int, column: int) -> None:
        """A cell with a value is there; both from 1."""
        if row > _MOST_ROWS or column > _MOST_COLUMNS:
            raise Unsound
        self.rows = max(self.rows, row)
        self.columns = max(self.columns, column)

    def mark(self, row: int, column: int, text: str) -> None:
        """A cell without a value of its own is there, unless it stands for an empty one."""
        if text != ERROR_OF_NOTHING:
            self.odd.append(OddCell(row=row, place=column - 1, text=text))


# ---- Office Open XML ---- #


def scan_xlsx(data: bytes, *, most: int) -> Scan:
    """Look over the XML of a sheet of a workbook .xlsx.

    Parameters
    ----------
    data
    most
        Cells, empty ones included, that are not too many. If no more are reached, that is found
        in a quicker way.

    Raises
    ------
    Unsound
        It is not well formed, or reaches beyond what a spreadsheet can hold.
    """
    start, end = data.find(b"<sheetData"), data.rfind(b"</sheetData>")
    cells = data[start:end] if 0 <= start < end else b""
    text = cells.decode(errors="replace")
    if data.count(b"sheetData") == 2 and _is_plain(text):
        scan = _plain_scan(text)
        if scan is not None and scan.rows * scan.columns <= most:
            return scan
    return _XlsxCells().scan(data)


def _is_plain(cells: str) -> bool:
    """Whether each cell is sure to begin with its reference, as nearly every program writes it."""
    number = cells.count("<c ")
    references = cells.count(' r="')
    return (
        cells.count('<c r="') == number
        and references == number + cells.count('<row r="')
        and references == cells.count('r="')
        and not pl.Series([cells]).str.contains(_OTHERWISE).item()
    )


def _plain_scan(cells: str) -> Scan | None:
    text = pl.Series([cells])
    number = cells.count('<c r="')
    scan = Scan()
    for letters, digits in _BOUNDS:
        sign = f'<c r="[A-Z]{{1,{letters}}}[0-9]{{1,{digits}}}"'
        if text.str.count_matches(sign).item() == number:
            scan.rows, scan.columns = 10**digits - 1, _place("Z" * letters) + 1
            break
    else:
        found = text.str.extract_all('<c r="[A-Z]{1,3}[0-9]{1,7}"').explode(empty_as_null=False)
        if len(found) != number:
            return None
        columns = found.str.extract('"([A-Z]+)').unique().drop_nulls()
        rows = found.str.extract('([0-9]+)"').cast(pl.Int64)
        scan.rows = int(rows.max() or 0)
        scan.columns = max((_place(column) + 1 for column in columns), default=0)
    if 't="e"' in cells:
        for found in re.finditer(
            r'<c r="([A-Z]+)([0-9]+)"[^<>]*? t="e"[^<>]*>(?:(?!</c>).)*?<v>([^<]*)</v>', cells, re.S
        ):
            scan.mark(int(found[2]), _place(found[1]) + 1, found[3])
    if "<f" in cells:
        for found in re.finditer(
            r'<c r="([A-Z]+)([0-9]+)"((?: [a-z]+="[^"<>]*")*)>\s*(?:<f[^<>]*/>|<f[^<>]*>[^<]*</f>)'
            r"\s*(?:<v\s*/>|<v></v>)?\s*</c>",
            cells,
        ):
            if ' t="str"' not in found[3]:
                scan.mark(int(found[2]), _place(found[1]) + 1, "")
    return scan


def _place(letters: str) -> int:
    place = 0
    for letter in letters.upper():
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1


class _XlsxCells:
    """Every cell of a sheet, one by one."""

    def __init__(self) -> None:
        self.found = Scan()
        self.row = self.column = 0
        self.type: str | None = None
        self.has_formula = self.in_value = False
        self.value = ""

    def scan(self, data: bytes) -> Scan:
        parse(data, self.start, self.end, self.text)
        return self.found

    def start(self, name: str, attributes: dict[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "row":
                given = attributes.get("r", "")
                self.row = int(given) if given.isdecimal() else self.row + 1
                self.column = 0
            case "c":
                self.column += 1
                reference = attributes.get("r")
                if reference is not None:
                    match = _REFERENCE.fullmatch(reference)
                    if match is None:
                        raise Unsound
                    self.row, self.column = int(match[2]), _place(match[1]) + 1
                self.type, self.value = attributes.get("t"), ""
                self.has_formula = False
            case "f":
                self.has_formula = True
            case "v" | "is":
                self.in_value = True
                self.found.reach(self.row, self.column)

    def end(self, name: str) -> None:
        match name.rpartition(":")[2]:
            case "v" | "is":
                self.in_value = False
            case "c":
                if self.type == "e":
                    self.found.mark(self.row, self.column, self.value)
                elif self.has_formula and self.value == "" and self.type != "str":
                    self.found.mark(self.row, self.column, "")

    def text(self, text: str) -> None:
        if self.in_value:
            self.value += text


# ---- Open Document ---- #


def scan_ods(data: bytes) -> dict[str, Scan]:
    """Look over `content.xml` of a workbook .ods: its sheets by name.

    Raises
    ------
    Unsound
        It is not well formed, or reaches beyond what a spreadsheet can hold.
    """
    return _OdsCells().scan(data)


class _OdsCells:
    """Every cell of every sheet, one by one; one that is repeated counts that often."""

    def __init__(self) -> None:
        self.sheets: dict[str, Scan] = {}
        self.found = Scan()
        self.before = self.repeated = self.column = self.cells = 0
        self.odd = self.has_text = False
        self.value = ""

    def scan(self, data: bytes) -> dict[str, Scan]:
        parse(data, self.start, self.end, self.text)
        return self.sheets

    def start(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "table:table":
                self.found = Scan()
                self.before = self.repeated = 0
                self.sheets[attributes.get("table:name", "")] = self.found
            case "table:table-row":
                self.before += self.repeated
                self.repeated = _number(attributes, "table:number-rows-repeated")
                self.column = 0
            case "table:table-cell" | "table:covered-table-cell":
                self.cells = _number(attributes, "table:number-columns-repeated")
                self.column += self.cells
                kind = attributes.get("calcext:value-type", attributes.get("office:value-type"))
                self.odd = kind == "error" or (kind is None and "table:formula" in attributes)
                self.value, self.has_text = "", False
                if kind is not None:
                    self.found.reach(self.before + self.repeated, self.column)
            case "text:p":
                self.has_text = True
                self.found.reach(self.before + self.repeated, self.column)

    def end(self, name: str) -> None:
        if name in ("table:table-cell", "table:covered-table-cell"):
            if self.odd:
                row, column = self.before + 1, self.column - self.cells + 1
                self.found.mark(row, column, self.value)
            self.odd = self.has_text = False

    def text(self, text: str) -> None:
        if self.odd and self.has_text:
            self.value += text


def _number(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    if not text.isdecimal() or len(text) > 7:
        raise Unsound
    return int(text)
