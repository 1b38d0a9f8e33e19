"""Makes `tests/files/untidy/`: tables as other programs and people write them.

Run by hand: `python tests/tools/make_untidy_tables.py`. The names are real, so that states are
known by them; the rows are invented and say nothing about anybody.
"""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from openpyxl import Workbook

from alliance_network.formats.packing import packed

FOLDER = Path(__file__).resolve().parents[1] / "files" / "untidy"


def excel_german() -> bytes:
    """Excel in a German locale: semicolons, Latin-1, decimal commas, days first."""
    rows = (
        "Von;Nach;Beziehung;Seit;Bis;Betrag;Währung;Quelle;Bemerkung",
        "Deutschland;Österreich;Handel;01.02.2010;31.12.2015;1.234,5;Mio. €;Jahrbuch;",
        "Österreich;Türkei;Handel;17.11.2012;;12,75;Mio. €;Jahrbuch;geschätzt",
        "Türkei;Deutschland;Bündnis;1990;;;;Chronik;",
        ";;;;;;;;",
    )
    return "\r\n".join(rows).encode("cp1252") + b"\r\n"


def excel_unicode_text() -> bytes:
    """Excel's "Unicode text": UTF-16 with tabs, and quotes where a cell holds a comma."""
    rows = (
        "From\tTo\tRelation\tStart Date\tEnd Date\tComment",
        "Iran\tСирия\talliance\t2001-05-03\t\t",  # noqa: RUF001
        'Iran\t"Gamma Front, Northern"\tbacking\t2003\t2005\t"said ""twice"""',
    )
    return "".join(f"{row}\r\n" for row in rows).encode("utf-16")


def google_sheets() -> bytes:
    """Google Sheets: UTF-8, empty columns at the right, line breaks in cells, a formula's text."""
    return (
        b"Country A,Country B,Type of Relationship,Year,Strength,Source,Notes,,\r\n"
        b'France,Germany,trade agreement,1999-2004,3,https://example.org/a,"first line\n'
        b'second line",,\r\n'
        b"France,Delta Union,member,2001,,https://example.org/b,=1+1,,\r\n"
        b",,,,,,,,\r\n"
        b"germany,Delta Union,member,2002,,,,,\r\n"
    )


def libreoffice_ods() -> bytes:
    """LibreOffice: a title over the table, an empty first column, dates as dates."""
    rows = [
        ["", "Ties of the region, draft"],
        [],
        ["", "Supporter", "Supported", "Form", "Begin", "Until", "Value"],
        ["", "Russia", "Syria", "arms; advice", datetime.date(2015, 9, 30), "", 2.5],
        ["", "Iran", "Alpha Brigade", "money", datetime.date(2012, 1, 1), 2016.0, 1200.0],
        [],
        ["", "Draft of a colleague, not checked"],
    ]
    return _ods("Tabelle1", rows)


def gephi_edges() -> bytes:
    """Gephi's data laboratory: every column it has, most of them empty."""
    return (
        b"Source,Target,Type,Id,Label,timeset,Weight\n"
        b"Iran,Syria,Undirected,0,,,1.0\n"
        b"Iran,Alpha Brigade,Undirected,1,,,2.5\n"
        b"Syria,Syria,Undirected,2,,,1.0\n"
    )


def ucinet_matrix() -> bytes:
    """UCINET: a workbook with a matrix a sheet, labels in capitals, the diagonal empty."""
    book = Workbook()
    sheet = book.active
    sheet.title = "alliance"
    names = ["IRAN", "IRAQ", "SYRIA", "TURKEY"]
    both = [[None, 0, 1, 0], [0, None, 1, 0], [1, 1, None, 0], [0, 0, 0, None]]
    sheet.append([None, *names])
    for name, row in zip(names, both, strict=True):
        sheet.append([name, *row])
    exports = book.create_sheet("exports")
    one_way = [[None, 3.5, 0, 0], [0, None, 0, 7], [0, 0, None, 0], [1, 2, 0, None]]
    exports.append([None, *names])
    for name, row in zip(names, one_way, strict=True):
        exports.append([name, *row])
    return _xlsx(book)


def ucinet_edge_list() -> bytes:
    """An edge list without a header, as UCINET takes it: who, whom, how much."""
    return b"IRAN,SYRIA,1\r\nIRAN,IRAQ,2\r\nSYRIA,IRAQ,1\r\nIRAQ,IRAN,4\r\n"


def r_write_csv() -> bytes:
    """R's write.csv: quoted names, a column of row names, NA."""
    return (
        b'"","from","to","since","weight","confidence"\n'
        b'"1","Egypt","Jordan",1994,2,0.8\n'
        b'"2","Jordan","Qatar",NA,NA,0.6\n'
        b'"3","Namibia","Qatar",2001,1.5,NA\n'
    )


def igraph_matrix() -> bytes:
    """igraph's as_adjacency_matrix through a data frame: names with points, weights, a half."""
    return (
        b'"","Saudi.Arabia","Egypt","United.Arab.Emirates"\n'
        b'"Saudi Arabia",0,2,0.5\n'
        b'"Egypt",2,0,0\n'
        b'"United Arab Emirates",0.5,0,0\n'
    )


def r_write_table() -> bytes:
    """R's write.table of a matrix: tabs, and a header one cell shorter than the rows."""
    return b'"Iran"\t"Oman"\t"Qatar"\n"Iran"\t0\t1\t1\n"Oman"\t0\t0\t0\n"Qatar"\t1\t0\t0\n'


def pandas_dyad_years() -> bytes:
    """pandas' to_csv: its index, years that became decimals, COW numbers as codes."""
    return (
        b",ccode1,ccode2,statenme1,statenme2,year,defense,tie type\n"
        b"0,630.0,652.0,Iran,Syria,1998.0,1,ally\n"
        b"1,630.0,652.0,Iran,Syria,1999.0,0,ally\n"
        b"2,640.0,663.0,Turkey,Jordan,1998.0,,ally\n"
    )


def nodexl() -> bytes:
    """NodeXL: groups of columns over the header, and most columns about how it is drawn."""
    book = Workbook()
    edges = book.active
    edges.title = "Edges"
    edges.append([None, None, "Visual Properties", None, None, "Labels", "Other Columns"])
    edges.append(
        ["Vertex 1", "Vertex 2", "Color", "Width", "Style", "Label", "Relationship", "Edge Weight"]
    )
    edges.append(["Kenya", "Uganda", None, 2, None, None, "trade", 5])
    edges.append(["Uganda", "Omega Party", None, 1, None, None, "supports", 3])
    vertices = book.create_sheet("Vertices")
    vertices.append([None, "Visual Properties", None, "Labels"])
    vertices.append(["Vertex", "Color", "Shape", "Label", "Category"])
    vertices.append(["Kenya", None, None, None, "country"])
    vertices.append(["Uganda", None, None, None, "country"])
    vertices.append(["Omega Party", "Red", None, "Omega Party of Uganda", "political party"])
    vertices.append(["Lone Star", None, None, None, "think tank"])
    metrics = book.create_sheet("Overall Metrics")
    metrics.append(["Metric", "Value"])
    metrics.append(["Vertices", 4])
    return _xlsx(book)


def kumu() -> bytes:
    """A workbook as Kumu takes and gives it: elements and connections."""
    book = Workbook()
    elements = book.active
    elements.title = "Elements"
    elements.append(["Label", "Type", "Description"])
    elements.append(["Chad", "Country", None])
    elements.append(["Northern Guard", "Militia", "named in two reports"])
    elements.append(["The Compact", "Organization", None])
    connections = book.create_sheet("Connections")
    connections.append(["From", "To", "Direction", "Label", "Type"])
    connections.append(["Chad", "The Compact", "directed", "joined late", "member of"])
    connections.append(["Chad", "Northern Guard", "mutual", None, "rivals"])
    return _xlsx(book)


def report_table() -> bytes:
    """A table out of a report: a title over it, thin spaces in numbers, notes under it."""
    return (
        "Table 4. Deliveries between parties\n"
        "(thousand tonnes; own compilation)\n"
        "\n"
        "Exporter | Importer | Amount | Period | Ref\n"
        "United States | Egypt | 1 200 | 1990-1994 | p. 12\n"
        "Canada | Egypt | 12 450 | 1991–1993 | p. 12\n"
        "Canada | Beta League | 300 | since 1992 | p. 13\n"
        "\n"
        "Note: without deliveries by sea. | | | |\n"
        "Source: own compilation. | | | |\n"
    ).encode()


TABLES = {
    "excel-german.csv": excel_german,
    "excel-unicode.txt": excel_unicode_text,
    "google-sheets.csv": google_sheets,
    "libreoffice.ods": libreoffice_ods,
    "gephi-edges.csv": gephi_edges,
    "ucinet-matrix.xlsx": ucinet_matrix,
    "ucinet-edge-list.csv": ucinet_edge_list,
    "r-write-csv.csv": r_write_csv,
    "igraph-matrix.csv": igraph_matrix,
    "r-write-table.txt": r_write_table,
    "pandas-dyad-years.csv": pandas_dyad_years,
    "nodexl.xlsx": nodexl,
    "kumu.xlsx": kumu,
    "report-table.txt": report_table,
}
"""What makes each file."""


_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
    '<manifest:file-entry manifest:full-path="/" '
    'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)


def _xlsx(book: Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    with zipfile.ZipFile(content) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    # The same bytes whenever it is made.
    about = "docProps/core.xml"
    files[about] = re.sub(rb"[0-9-]{10}T[0-9:]{8}Z", b"2020-01-01T00:00:00Z", files[about])
    return packed(files)


def _ods(name: str, rows: list[list[object]]) -> bytes:
    body = "".join(
        f"<table:table-row>{''.join(_ods_cell(cell) for cell in row) or _ods_cell('')}"
        "</table:table-row>"
        for row in rows
    )
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} '
        'office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="{name}">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return packed(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content.encode(),
            "META-INF/manifest.xml": _MANIFEST.encode(),
        }
    )


def _ods_cell(cell: object) -> str:
    match cell:
        case "":
            return "<table:table-cell/>"
        case datetime.date():
            kind = f'office:value-type="date" office:date-value="{cell.isoformat()}"'
        case float():
            kind = f'office:value-type="float" office:value="{cell:g}"'
        case _:
            kind = 'office:value-type="string"'
    return f"<table:table-cell {kind}><text:p>{escape(str(cell))}</text:p></table:table-cell>"


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, make in TABLES.items():
        (FOLDER / name).write_bytes(make())
