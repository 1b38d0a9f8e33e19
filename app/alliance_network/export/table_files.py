"""Tables as files: the rows that are wanted, in the order in which they are wanted."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import polars as pl

from alliance_network.errors import UsageError
from alliance_network.export.citation import STYLES
from alliance_network.export.references import PROGRAM, references
from alliance_network.export.table import TABLES, Table, table_of
from alliance_network.formats.harmless import harmless_texts
from alliance_network.formats.xlsx_file import WrittenSheet, xlsx_file
from alliance_network.model.numbers import decimals
from alliance_network.selection import Selection
from alliance_network.view import to_query
from alliance_network.words import capital, counted, words_line

__all__ = ["delimited", "workbook"]


def delimited(table: Table, rows: Sequence[int] | None = None, *, separator: str = ",") -> str:
    """A table as text, with its header.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.

    Parameters
    ----------
    table : Table
    rows : sequence of int, optional
        Numbers of its rows, in order; all unless given.
    separator : str
        Between cells: a comma, or a tab for a clipboard.

    Raises
    ------
    UsageError
        The table has no such row.
    """
    written = io.StringIO()
    frame = _frame(table, rows)
    frame.select(harmless_texts(column) for column in frame).write_csv(
        written, separator=separator, line_terminator="\r\n"
    )
    return written.getvalue()


def workbook(
    selection: Selection,
    rows: Mapping[str, Sequence[int] | None] | None = None,
    *,
    link: str | None = None,
) -> bytes:
    """Both tables of a selection as a workbook, and a sheet that says what they are of.

    Parameters
    ----------
    selection : Selection
    rows : mapping of str to sequence of int, optional
        By name of the table, as `delimited` takes them.
    link : str, optional
        The address at which others see the same view.

    Returns
    -------
    bytes
        The same for the same input. Texts are texts, whatever they begin with.
    """
    chosen = {name: None if rows is None else rows.get(name) for name in TABLES}
    sheets, held = [], {}
    for name in TABLES:
        table = table_of(selection, name)
        frame = _frame(table, chosen[name])
        kinds = {one.label: "number" for one in table.columns if one.kind == "number"}
        sheets.append(WrittenSheet(name=capital(name), frame=frame, kinds=kinds))
        held[capital(name)] = _held(len(frame), table)
    return xlsx_file([*sheets, _about(selection, held, link)], title=selection.dataset.title)


def _frame(table: Table, rows: Sequence[int] | None) -> pl.DataFrame:
    """Rows of a table as texts, its columns called as their headers."""
    if rows and max(rows) >= len(table.frame):
        raise UsageError("There are not so many rows: load the page again.")
    frame = table.frame if rows is None else table.frame[list(rows)]
    return frame.select(
        (decimals(frame[one.name]) if one.kind == "number" else frame[one.name]).alias(one.label)
        for one in table.columns
    )


def _held(number: int, table: Table) -> str:
    every = len(table.frame)
    if number == every:
        return f"all {every:,} that the view shows"
    return f"{number:,} of {counted(every, table.name[:-1])} that the view shows"


def _about(selection: Selection, held: Mapping[str, str], link: str | None) -> WrittenSheet:
    dataset = selection.dataset
    text = STYLES["text"](references(selection, link=link, title=None))
    cited, *sources = (line for line in text.splitlines() if line and line != "Sources")
    told = [
        ("Network", dataset.title),
        ("What is shown", words_line(selection)),
        *held.items(),
        ("Link", link),
        ("View", to_query(selection.view)),
        ("Name of the network", dataset.name),
        ("Hash of the network", dataset.hash),
        ("Made by", PROGRAM),
        ("How to cite", cited),
        *(("Source", source) for source in sources),
    ]
    rows = [row for row in told if row[1] is not None]
    names = {"What": pl.String, "Said": pl.String}
    return WrittenSheet(name="About", frame=pl.DataFrame(rows, schema=names, orient="row"))
