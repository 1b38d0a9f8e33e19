"""Templates: an edge list and a workbook to be filled, with examples and the values allowed."""

from __future__ import annotations

import csv
import io

from alliance_network.formats.vocabulary import RELATIONS
from alliance_network.model.claim import CREDIBILITIES, STANCES

__all__ = ["template_csv"]

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
