"""Sources in short forms, and how far they reach."""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
import polars as pl

from alliance_network.history import as_last_day, histories
from alliance_network.model.dataset import Dataset
from alliance_network.model.dates import in_words
from alliance_network.model.source import Source
from alliance_network.selection import Selection
from alliance_network.words.labels import quoted

__all__ = ["claim_source", "reach", "source_form", "sources_line", "sources_used"]

SHORT = 34  # longest title in a panel's link, characters

_LOCATOR = re.compile(r"(.*?)s? ?([0-9]{1,6})(?:(?: to |-|–)([0-9]{1,6}))?")
_FULL = {"p.": "pages", "pp.": "pages", "l.": "lines"}


def claim_source(dataset: Dataset, row: int) -> str:
    """Where a claim was read: “China and Iran vow to work together…”, line 6."""
    claim = dataset.claims.row(row, named=True)
    title = quoted(dataset.source(claim["source"]).title, length=SHORT)
    return title if claim["locator"] is None else f"{title}, {claim['locator']}"


def source_form(source: Source) -> str:
    """A source's title in quotation marks, its publisher and its year."""
    year = None if source.date is None else source.date[:4]
    return ", ".join(filter(None, (quoted(source.title), source.publisher, year)))


def sources_used(selection: Selection) -> tuple[tuple[Source, str | None], ...]:
    """The sources of the shown ties in the dataset's order, each with the places that were used.

    The places are a range ("lines 1 to 13"); None if they cannot be one.
    """
    dataset = selection.dataset
    used = dataset.claims[_rows(selection)].select("source", "locator")
    places = dict(used.group_by("source").agg(pl.col("locator").unique()).iter_rows())
    return tuple(
        (source, _range(places[source.id])) for source in dataset.sources if source.id in places
    )


def sources_line(selection: Selection) -> tuple[str, ...]:
    """The sources of the shown ties for the note of a figure, in the dataset's order.

    Each is a short form with the places in it that were used: “China and Iran vow to work
    together for peace amid Israel-Gaza war”, 2023, lines 1 to 13.
    """
    return tuple(
        ", ".join(filter(None, (source_form(source), places)))
        for source, places in sources_used(selection)
    )


def reach(selection: Selection) -> str | None:
    """The day each claim is judged on, in words; None if nothing shown is dated.

    "2023, the last year the source covers"; where sources end in different years, "the latest
    each source covers, 2018 to 2023".
    """
    rows = _rows(selection)
    last = histories(selection.dataset).covered(rows)["last"].drop_nulls()
    if last.is_empty():
        return None
    first, final = as_last_day(last.min()), as_last_day(last.max())
    if first != final:
        return f"the latest each source covers, {in_words(first)} to {in_words(final)}"
    unit = {4: "year", 7: "month", 10: "day"}[len(final)]
    several = selection.dataset.claims["source"][rows].n_unique() > 1
    who = "the sources cover" if several else "the source covers"
    return f"{in_words(final)}, the last {unit} {who}"


def _rows(selection: Selection) -> np.ndarray:
    return selection.ties["claims"].explode().unique().sort().drop_nulls().to_numpy()


def _range(locators: Iterable[str | None]) -> str | None:
    """Numbered places of one sort as a range; None if they are of several sorts."""
    found = [_LOCATOR.fullmatch(locator) for locator in locators if locator is not None]
    if not found or any(match is None for match in found):
        return None
    sorts = {match[1].strip() for match in found}
    if len(sorts) > 1:
        return None
    sort = sorts.pop()
    numbers = [int(number) for match in found for number in match.groups()[1:] if number]
    if min(numbers) == max(numbers):
        return f"{sort} {numbers[0]}".strip()
    return f"{_FULL.get(sort, f'{sort}s' if sort else '')} {min(numbers)} to {max(numbers)}".strip()
