"""The table of a view: its rows for the page, and what is shown of it as text or a file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Any

from flask import Flask, Response, request
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from alliance_network.dashboard.answers import attached, known, said, split
from alliance_network.errors import UsageError, ViewError, shown
from alliance_network.export import FORMATS
from alliance_network.export.link import link_to
from alliance_network.export.table import TABLES, Table, table_of
from alliance_network.export.table_files import delimited, workbook
from alliance_network.model.dataset import Dataset
from alliance_network.selection import Selection, select
from alliance_network.view import check, from_query
from alliance_network.words import counted

__all__ = ["MOST_ROWS", "register"]

MOST_ROWS = 50_000
"""Rows of a table that the page holds at once: a browser sorts and filters them in a moment."""

_Rows = Annotated[list[Annotated[int, Field(ge=0)]], Field(max_length=MOST_ROWS)]


class _Shown(BaseModel):
    """What the page shows of each table: numbers of rows in their order, of all without.

    `hash` is that of the network whose rows they number.
    """

    model_config = ConfigDict(strict=True, extra="forbid")

    hash: str
    ties: _Rows | None = None
    claims: _Rows | None = None


def register(server: Flask, datasets: Mapping[str, Dataset], *, public_url: str | None) -> None:
    """Add the routes to the page's server."""

    def asked(name: str) -> tuple[Selection, str]:
        """What is selected, and which of its tables is asked for."""
        options, query = split(request.query_string.decode(errors="replace"), ("of",))
        table = options.get("of", TABLES[0])
        if table not in TABLES:
            raise UsageError(f"There is no table of {shown(table)}; use {' or '.join(TABLES)}.")
        dataset = known(datasets, name)
        return select(dataset, check(from_query(query), dataset)), table

    @server.get("/table/<name>")
    def rows(name: str) -> Response:
        try:
            selection, table = asked(name)
        except (UsageError, ViewError) as error:
            return said(str(error), 400)
        content = _content(selection.dataset, table_of(selection, table))
        return Response(json.dumps(content), content_type="application/json")

    @server.post("/table/<name>.<ending>")
    def file(name: str, ending: str) -> Response:
        if ending not in ("csv", "tsv", "xlsx"):
            return said(f"There is no table as {shown(ending)}; use csv, tsv or xlsx.", 404)
        try:
            selection, of = asked(name)
            wanted = _Shown.model_validate(request.get_json(silent=True))
        except (UsageError, ViewError) as error:
            return said(str(error), 400)
        except ValidationError:
            return said("The page did not send what this server takes: load it again.", 400)
        dataset = selection.dataset
        if wanted.hash != dataset.hash:
            return said("The network has changed since: load the page again.", 409)
        chosen = {table: getattr(wanted, table) for table in TABLES}
        try:
            if ending == "xlsx":
                link = None if public_url is None else link_to(public_url, name, selection.view)
                content = workbook(selection, chosen, link=link)
                response = Response(content, content_type=FORMATS["xlsx"].media_type)
                return attached(response, f"{dataset.name}.xlsx")
            tab = ending == "tsv"
            text = delimited(table_of(selection, of), chosen[of], separator="\t" if tab else ",")
        except UsageError as error:
            return said(str(error), 400)
        if tab:
            return Response(text, content_type="text/tab-separated-values; charset=utf-8")
        # With a byte order mark, without which Excel reads names in other scripts wrongly.
        content = text.encode("utf-8-sig")
        response = Response(content, content_type=FORMATS["csv"].media_type)
        return attached(response, f"{dataset.name}-{of}.csv")


def _content(dataset: Dataset, table: Table) -> dict[str, Any]:
    """A table as plain values, column by column.

    Returns
    -------
    dict
        "hash" of the network; "columns", each [name, label, kind]; "rows", the values of each by
        name, with "key", the tie of each row; "places", where each was read, and "sources", title
        and web address (or null) of those; "more", a sentence on what was left out ("" if nothing
        was).
    """
    held, every = table.frame.head(MOST_ROWS), len(table.frame)
    on_page = [column for column in table.columns if column.on_page]
    more = ""
    if every > MOST_ROWS:
        left = counted(every - MOST_ROWS, table.name[:-1])
        more = f"Not in the table: {left}. Choose fewer ties, or export the data."
    return {
        "hash": dataset.hash,
        "columns": [[column.name, column.label, column.kind] for column in on_page],
        "rows": held.select(*(column.name for column in on_page), "key").to_dict(as_series=False),
        "places": table.source_rows.head(MOST_ROWS).to_list(),
        "sources": [[source.title, source.url] for source in dataset.sources],
        "more": more,
    }
