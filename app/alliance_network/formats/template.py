"""Templates: an edge list and a workbook to be filled, with examples and the values allowed."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from typing import TYPE_CHECKING

import polars as pl

from alliance_network.formats.packing import packed
from alliance_network.formats.saved import Saved
from alliance_network.formats.vocabulary import RELATIONS
from alliance_network.formats.workbook import FORMAT as WORKBOOK
from alliance_network.model.actor import Actor
from alliance_network.model.claim import CREDIBILITIES, STANCES
from alliance_network.model.dataset import Dataset
from alliance_network.model.dates import PATTERN as DATE_PATTERN
from alliance_network.model.schema import TABLES, Column
from alliance_network.model.source import Source

if TYPE_CHECKING:
    from openpyxl import Workbook

__all__ = ["VALUES_SHEET", "template_csv", "template_workbook"]

VALUES_SHEET = "allowed values"
"""Sheet that says what may stand in each column; a reader of networks leaves it alone."""
ROWS_CHECKED = 5_000
"""Rows of a sheet whose cells offer the values allowed."""

_COLUMNS = (
    *("from", "to", "relation", "start", "end", "form", "weight", "unit", "stance", "claimant"),
    *("credibility", "source", "locator", "recorded", "note"),
)
_EXAMPLES = (
    {
        "from": "Country A",
        "to": "Group X",
        "relation": "backing",
        "start": "2012",
        "end": "2015-06",
        "form": "arms|money",
        "credibility": "probable",
        "source": "Title of a report",
        "locator": "page 12",
        "recorded": "2016-02-01",
        "note": "A remark in your own words",
    },
    {
        "from": "Country A",
        "to": "Country B",
        "relation": "alliance",
        "start": "1999-05-03",
        "form": "defence pact",
        "source": "Title of a treaty",
    },
    {
        "from": "Country B",
        "to": "Country A",
        "relation": "exports",
        "start": "2014",
        "end": "2014",
        "weight": "12.5",
        "unit": "million US$",
        "source": "Title of a table",
    },
    {
        "from": "Country B",
        "to": "Organisation Y",
        "relation": "membership",
        "start": "2001",
        "source": "https://example.org/members",
    },
    {
        "from": "Country B",
        "to": "Group X",
        "relation": "backing",
        "stance": "denies",
        "claimant": "Country B",
        "source": "Title of a report",
        "locator": "page 13",
    },
)
"""Rows that show each column once; nobody is meant."""
_IDS = {
    "Country A": "country-a",
    "Country B": "country-b",
    "Group X": "group-x",
    "Organisation Y": "organisation-y",
    "Title of a report": "report",
    "Title of a treaty": "treaty",
    "Title of a table": "table",
    "https://example.org/members": "members",
}
_KINDS = {"group-x": "armed group", "organisation-y": "organisation"}
_ABOUT = (
    "Fill in a row for each tie below, in place of the examples. Only from and to are needed.",
    "These lines may stay: what is above the row of names is not read.",
    f"relation: {', '.join(RELATIONS)}. Or a word of your own",
    "start, end: a year, a month or a day, like 2023, 2023-11 or 2023-11-17. Empty: not known",
    "form: what the tie consists in, with | between several",
    "weight: a number with a point before decimals. unit: what it counts",
    f"stance: {' or '.join(STANCES)}. Empty: {STANCES[0]}",
    "claimant: who says so, if the source quotes somebody",
    f"credibility: {', '.join(CREDIBILITIES)}. Empty: the source simply states it",
    "source: a title or a web address. Empty: this file",
    "recorded: when it was said. Empty: not known",
)
"""Lines above the header; a reader of tables passes over them."""
_MODIFIED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def template_csv() -> bytes:
    """An edge list to be filled: the values allowed, a header and examples; UTF-8 with a mark.

    Without the byte order mark, Excel takes it for Latin-1.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([line, *[""] * (len(_COLUMNS) - 1)] for line in _ABOUT)
    writer.writerow(_COLUMNS)
    writer.writerows([row.get(name, "") for name in _COLUMNS] for row in _EXAMPLES)
    return text.getvalue().encode("utf-8-sig")


def template_workbook() -> bytes:
    """A network's workbook to be filled: examples, and cells that offer the values allowed."""
    # It takes a while to import, and little else needs it.
    from openpyxl import load_workbook

    saved = Saved(dataset=_example(), actors=(), ties=())
    write = WORKBOOK.write
    assert write is not None
    book = load_workbook(io.BytesIO(write(saved)))
    _offer_values(book)
    _list_values(book)
    written = io.BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    # The same bytes whenever it is made.
    files["docProps/core.xml"] = _MODIFIED.sub(
        rb"\g<1>1980-01-01T00:00:00Z", files["docProps/core.xml"]
    )
    return packed(files)


def _example() -> Dataset:
    claims = pl.DataFrame(
        [{name: row.get(name) for name in _COLUMNS} for row in _EXAMPLES],
        schema=dict.fromkeys(_COLUMNS, pl.String),
    )
    ids = pl.col("from", "to", "source").replace(_IDS)
    named = {id_: name for name, id_ in _IDS.items()}
    ends = dict.fromkeys(_IDS[row[end]] for row in _EXAMPLES for end in ("from", "to"))
    sources = dict.fromkeys(_IDS[row["source"]] for row in _EXAMPLES)
    return Dataset(
        name="template",
        title="Title of your network",
        description="What it is about, and what it does not say.",
        actors=tuple(Actor(id=id_, kind=_KINDS.get(id_, "state"), name=named[id_]) for id_ in ends),
        relations=tuple(RELATIONS.values()),
        sources=tuple(
            Source(
                id=id_,
                title=named[id_],
                url=named[id_] if named[id_].startswith("https:") else None,
            )
            for id_ in sources
        ),
        coverage=pl.DataFrame({"source": ["table"], "first": ["2010"], "last": ["2015"]}),
        claims=claims.with_columns(ids, pl.col("weight").cast(pl.Float64)),
    )


def _offer_values(book: Workbook) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for table, columns in TABLES.items():
        sheet = book[table]
        header = [cell.value for cell in sheet[1]]
        for column in columns:
            source = _offered(column)
            if source is None:
                continue
            letter = get_column_letter(header.index(column.name) + 1)
            rule = DataValidation(type="list", formula1=source, allow_blank=not column.needed)
            rule.showErrorMessage = True
            rule.errorTitle = column.name
            rule.error = f"See the sheet {VALUES_SHEET}."
            rule.add(f"{letter}2:{letter}{ROWS_CHECKED}")
            sheet.add_data_validation(rule)


def _offered(column: Column) -> str | None:
    """Where a spreadsheet finds the values of a column, None if any may stand there."""
    if column.refers is not None:
        return f"{column.refers}!$A$2:$A${ROWS_CHECKED}"
    values = column.constraint("enum")
    if column.kind == "boolean":
        values = ("TRUE", "FALSE")
    return None if values is None else '"{}"'.format(",".join(map(str, values)))


def _list_values(book: Workbook) -> None:
    from openpyxl.styles import Font

    sheet = book.create_sheet(VALUES_SHEET)
    sheet.append(("sheet", "column", "needed", "what it holds", "allowed values"))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for table, columns in TABLES.items():
        for column in columns:
            needed = "yes" if column.needed else ""
            sheet.append((table, column.name, needed, column.about, _allowed(column)))
    for letter, width in zip("ABCDE", (12, 14, 9, 52, 70), strict=True):
        sheet.column_dimensions[letter].width = width


def _allowed(column: Column) -> str:
    if column.refers is not None:
        return f"an id of the sheet {column.refers}"
    values = column.constraint("enum")
    if values is not None:
        return ", ".join(map(str, values))
    if column.kind == "boolean":
        return "true, false"
    if column.kind in ("number", "integer"):
        return "a number" if column.kind == "number" else "a whole number"
    if column.constraint("pattern") == DATE_PATTERN:
        return "2023, 2023-11 or 2023-11-17"
    if column.key:
        return "lower-case letters, digits and single hyphens, each row another"
    return ""
