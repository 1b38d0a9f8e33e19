"""The ties of a picture and the claims behind them as a table."""

from __future__ import annotations

import csv
import io
import re

from alliance_network.selection import Selection

__all__ = ["COLUMNS", "shown_data"]

COLUMNS = (
    "tie",
    "from",
    "from_name",
    "relation",
    "to",
    "to_name",
    "status",
    "publishers",
    "claim",
    "stance",
    "start",
    "end",
    "claimant",
    "credibility",
    "form",
    "weight",
    "unit",
    "source",
    "source_title",
    "locator",
    "recorded",
    "note",
)

_FORMULA = re.compile(r"\s*[=+\-@]|[\t\r]")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?")


def shown_data(selection: Selection) -> str:
    """CSV of what a picture shows: a row for each claim of each tie, with the tie's status.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    dataset, language = selection.dataset, selection.view.language
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for row in selection.ties.iter_rows(named=True):
        for place in row["claims"]:
            claim = dataset.claims.row(place, named=True)
            told = claim | {
                "tie": row["key"],
                "from_name": dataset.actor(row["from"]).name_in(language),
                "to_name": dataset.actor(row["to"]).name_in(language),
                "status": row["status"],
                "publishers": row["publishers"],
                "claim": claim["id"],
                "source_title": dataset.source(claim["source"]).title,
            }
            table.writerow([_harmless(told[name]) for name in COLUMNS])
    return written.getvalue()


def _harmless(cell: object) -> str:
    plain = "" if cell is None else str(cell)
    if _FORMULA.match(plain) and not _NUMBER.fullmatch(plain):
        return f"'{plain}"
    return plain
