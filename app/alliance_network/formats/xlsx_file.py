"""Files of workbooks (.xlsx): the same sheets are the same bytes.

Written here, column by column: a library that goes cell by cell takes twice as long, does not hold
every number exactly, and puts the time of day into the file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal
from xml.sax.saxutils import escape

import polars as pl

from alliance_network.formats.harmless import SIGNS
from alliance_network.formats.headers import column_letters
from alliance_network.formats.packing import packed

__all__ = ["Kind", "WrittenSheet", "xlsx_file"]

WIDEST = 60
"""Widest column, in characters."""

Kind = Literal["text", "number", "truth"]

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"

# What would be read as the character that it stands for, and what XML cannot hold.
_CODED = r"_x[0-9A-Fa-f]{4}_|[\x00-\x08\x0b-\x1f\x{FFFE}\x{FFFF}]"
_TO_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ufffe\uffff]")

_PLAIN, _TEXT, _QUOTED, _HEADER = range(4)
"""Styles of cells: a number; a text; one that begins like a formula; a header."""
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    "<borders><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    '<cellStyleXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    # The form "@": a spreadsheet leaves what is typed as it is, so 2023-11 becomes no other date.
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" '
    'quotePrefix="1"/>'
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" '
    'applyFont="1"/></cellXfs><cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/>'
    "</cellStyles></styleSheet>"
)


@dataclass(frozen=True, kw_only=True)
class WrittenSheet:
    """A sheet to be written.

    Attributes
    ----------
    name
        At most 31 characters, none of them []:*?/\\\\ .
    frame
        Columns of text, called as their headers; null where empty. A number is its shortest
        decimals, a truth "true" or "false".
    kinds
        Of the columns that hold no text, by name.
    """

    name: str
    frame: pl.DataFrame = field(repr=False)
    kinds: dict[str, Kind] = field(default_factory=dict)


def xlsx_file(sheets: Sequence[WrittenSheet], *, title: str) -> bytes:
    """A workbook.

    Texts are texts, whatever they begin with: none is a formula.

    Parameters
    ----------
    sheets
        From the left.
    title
        Of the workbook.
    """
    texts = _all_texts(sheets)
    files = {
        "[Content_Types].xml": _content_types(len(sheets)),
        "_rels/.rels": _links(
            _link("rId1", f"{_OFFICE}/officeDocument", "xl/workbook.xml"),
            _link(
                "rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"
            ),
        ),
        "docProps/core.xml": _core(title),
        "xl/workbook.xml": _workbook(sheets),
        "xl/_rels/workbook.xml.rels": _links(*_parts(len(sheets))),
        "xl/styles.xml": _STYLES,
        "xl/sharedStrings.xml": _shared(texts),
    }
    for number, sheet in enumerate(sheets, start=1):
        files[f"xl/worksheets/sheet{number}.xml"] = _sheet(sheet, texts)
    return packed({name: text.encode() for name, text in files.items()})


def _all_texts(sheets: Sequence[WrittenSheet]) -> pl.Series:
    """Every text of every sheet, once."""
    found = [pl.Series("text", [], dtype=pl.String)]
    for sheet in sheets:
        found.append(pl.Series("text", sheet.frame.columns, dtype=pl.String))
        found += [
            sheet.frame[name].alias("text").drop_nulls().unique(maintain_order=True)
            for name in sheet.frame.columns
            if name not in sheet.kinds
        ]
    return pl.concat(found).unique(maintain_order=True)


def _shared(texts: pl.Series) -> str:
    coded = {
        text: _TO_CODE.sub(lambda found: f"_x{ord(found.group()):04X}_", text)
        for text in texts.filter(texts.str.contains(_CODED))
    }
    plain = texts.replace(coded) if coded else texts
    plain = plain.str.replace_many(["&", "<", ">"], ["&amp;", "&lt;", "&gt;"])
    items = pl.select(
        pl.concat_str(pl.lit('<si><t xml:space="preserve">'), plain, pl.lit("</t></si>"))
    ).to_series()
    return f'{_HEAD}<sst xmlns="{_MAIN}">{"".join(items)}</sst>'


def _sheet(sheet: WrittenSheet, texts: pl.Series) -> str:
    frame = sheet.frame
    header = pl.DataFrame({name: [name] for name in frame.columns}, schema=frame.schema)
    names = dict.fromkeys(frame.columns, "text")
    rows = [
        *_rows(header, names, texts, first=1, style=_HEADER),
        *_rows(frame, names | sheet.kinds, texts, first=2, style=_TEXT),
    ]
    widths = "".join(
        f'<col min="{place}" max="{place}" width="{_width(frame[name])}" customWidth="1" '
        f'style="{_PLAIN if name in sheet.kinds else _TEXT}"/>'
        for place, name in enumerate(frame.columns, start=1)
    )
    last = f"{column_letters(frame.width - 1)}{frame.height + 1}"
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><dimension ref="A1:{last}"/><sheetViews>'
        '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" '
        f'state="frozen"/></sheetView></sheetViews><cols>{widths}</cols>'
        f'<sheetData>{"".join(rows)}</sheetData><autoFilter ref="A1:{last}"/></worksheet>'
    )


def _rows(
    frame: pl.DataFrame, kinds: dict[str, Kind], texts: pl.Series, *, first: int, style: int
) -> pl.Series:
    numbered = pl.Series(range(first, first + frame.height), dtype=pl.Int64).cast(pl.String)
    places = texts.to_frame("text").with_row_index("place").cast({"place": pl.String})
    cells = []
    for place, (name, kind) in enumerate(kinds.items()):
        column = frame[name]
        where = pl.lit(f'<c r="{column_letters(place)}')
        if kind == "text":
            formula = column.str.contains(f"^[{re.escape(SIGNS)}]").fill_null(False)
            styles = pl.select(
                pl.when(formula).then(pl.lit(str(_QUOTED))).otherwise(pl.lit(str(style)))
            ).to_series()
            value = column.to_frame("text").join(
                places, on="text", how="left", maintain_order="left"
            )["place"]
            about, after = pl.concat_str(pl.lit('" t="s" s="'), styles), '"><v>'
        else:
            value = column.replace({"true": "1", "false": "0"}) if kind == "truth" else column
            about, after = pl.lit('" t="b"' if kind == "truth" else '"'), "><v>"
        cells.append(
            pl.concat_str(
                where, numbered, about, pl.lit(after), value, pl.lit("</v></c>")
            ).fill_null("")
        )
    row = pl.concat_str(pl.lit('<row r="'), numbered, pl.lit('">'), *cells, pl.lit("</row>"))
    return pl.select(row).to_series()


def _width(column: pl.Series) -> int:
    lengths = column.drop_nulls().str.len_chars()
    usual = int(lengths.quantile(0.9, interpolation="higher") or 0) if len(lengths) else 0
    return min(max(usual, len(column.name)) + 2, WIDEST)


def _workbook(sheets: Sequence[WrittenSheet]) -> str:
    listed = "".join(
        f'<sheet name="{escape(sheet.name)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, sheet in enumerate(sheets, start=1)
    )
    return (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>'
    )


def _link(id_: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{id_}" Type="{kind}" Target="{target}"/>'


def _parts(sheets: int) -> list[str]:
    return [
        *(
            _link(f"rId{number}", f"{_OFFICE}/worksheet", f"worksheets/sheet{number}.xml")
            for number in range(1, sheets + 1)
        ),
        _link("styles", f"{_OFFICE}/styles", "styles.xml"),
        _link("strings", f"{_OFFICE}/sharedStrings", "sharedStrings.xml"),
    ]


def _content_types(sheets: int) -> str:
    kinds = {
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/xl/workbook.xml": f"{_TYPES}.sheet.main+xml",
        "/xl/styles.xml": f"{_TYPES}.styles+xml",
        "/xl/sharedStrings.xml": f"{_TYPES}.sharedStrings+xml",
    }
    for number in range(1, sheets + 1):
        kinds[f"/xl/worksheets/sheet{number}.xml"] = f"{_TYPES}.worksheet+xml"
    parts = "".join(
        f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in kinds.items()
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    )


def _links(*links: str) -> str:
    return (
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(links)}</Relationships>'
    )


def _core(title: str) -> str:
    text = escape(_TO_CODE.sub("", title))
    # A fixed time: the same network is the same bytes.
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{text}</dc:title>'
        '<dcterms:created xsi:type="dcterms:W3CDTF">1980-01-01T00:00:00Z</dcterms:created>'
        "</cp:coreProperties>"
    )
