"""Spreadsheets made by hand: their XML as a test needs it, sound or not."""

from __future__ import annotations

import io
import zipfile

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OPEN = "urn:oasis:names:tc:opendocument:xmlns"


def zipped(files: dict[str, str | bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return written.getvalue()


def xlsx(*sheets: str | bytes, shared: str = "", states: tuple[str, ...] = ()) -> bytes:
    """A workbook .xlsx of what stands in its sheets ("<sheetData>...</sheetData>").

    Parameters
    ----------
    sheets
        In bytes: the whole part.
    shared
        The part of shared texts.
    states
        "visible" or "hidden" for each sheet.
    """
    states = states or ("visible",) * len(sheets)
    numbers = range(1, len(sheets) + 1)
    listed = "".join(
        f'<sheet name="S{number}" sheetId="{number}" state="{state}" r:id="rId{number}"/>'
        for number, state in zip(numbers, states, strict=True)
    )
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/worksheet" '
        f'Target="worksheets/sheet{number}.xml"/>'
        for number in numbers
    )
    if shared:
        links += f'<Relationship Id="t" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f"{links}</Relationships>",
    }
    if shared:
        files["xl/sharedStrings.xml"] = shared
    for number, sheet in zip(numbers, sheets, strict=True):
        if isinstance(sheet, str):
            sheet = f'{HEAD}<worksheet xmlns="{_MAIN}">{sheet}</worksheet>'
        files[f"xl/worksheets/sheet{number}.xml"] = sheet
    return zipped(files)


def cell(reference: str, text: str) -> str:
    """A cell of a sheet .xlsx with a text."""
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def rows(*cells: tuple[str, ...]) -> str:
    """The data of a sheet .xlsx: rows of texts from A1."""
    lines = "".join(
        f'<row r="{row}">'
        + "".join(cell(f"{chr(64 + column)}{row}", text) for column, text in enumerate(texts, 1))
        + "</row>"
        for row, texts in enumerate(cells, 1)
    )
    return f"<sheetData>{lines}</sheetData>"


def ods(*tables: str, names: tuple[str, ...] = ("S1",), head: str = HEAD) -> bytes:
    """A workbook .ods with sheets of these rows ("<table:table-row>...") and names."""
    sheets = "".join(
        f'<table:table table:name="{name}">{table}</table:table>'
        for name, table in zip(names, tables, strict=True)
    )
    spaces = " ".join(f'xmlns:{name}="{_OPEN}:{name}:1.0"' for name in ("office", "table", "text"))
    spaces += (
        ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return zipped(
        {
            "mimetype": kind,
            "content.xml": f'{head}<office:document-content {spaces} office:version="1.3">'
            f"<office:body><office:spreadsheet>{sheets}"
            "</office:spreadsheet></office:body></office:document-content>",
            "META-INF/manifest.xml": f'{HEAD}<manifest:manifest xmlns:manifest="{_OPEN}:manifest:'
            f'1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
            "</manifest:manifest>",
        }
    )


def ods_row(*cells: str, repeated: int = 1) -> str:
    """A row of a sheet .ods; a cell that is no XML is a text."""
    made = "".join(
        text
        if text.startswith("<")
        else f'<table:table-cell office:value-type="string"><text:p>{text}</text:p>'
        "</table:table-cell>"
        for text in cells
    )
    return f'<table:table-row table:number-rows-repeated="{repeated}">{made}</table:table-row>'
