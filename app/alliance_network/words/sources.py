"""Sources in short forms, and how far they reach."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np
import polars as pl

from alliance_network.history import as_last_day, histories
from alliance_network.history.days import as_first_day
from alliance_network.model.dataset import Dataset
from alliance_network.model.dates import first_days, in_words, last_days
from alliance_network.model.source import Source
from alliance_network.selection import Selection
from alliance_network.words.labels import counted, listed, quoted

__all__ = [
    "NO_DATE",
    "claim_source",
    "reach",
    "source_form",
    "source_reaches",
    "sources_line",
    "sources_used",
]

NO_DATE = "no date"
"""How far a source reaches that has none."""

LATEST = "the latest each source covers"
"""The time of a view without a date, where sources end in different years."""

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
    used = dataset.claims[_rows(selection.ties)].select("source", "locator")
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
    """The day each claim is judged on in a view without a date; None if nothing shown is dated.

    "2023, the last year the source covers"; where sources end in different years, "the latest
    each source covers, 2018 to 2023". A view of a date says that itself.
    """
    if selection.view.as_of is not None:
        return None
    ties = selection.ties
    if selection.view.compare_to is not None:
        # Of the ties that are shown as they were, no last day is looked at.
        ties = ties.filter(~pl.col("change").is_in(["ended", "unknown after"]))
    rows = _rows(ties)
    last = histories(selection.dataset).covered(rows)["last"].drop_nulls()
    if last.is_empty():
        return None
    first, final = as_last_day(last.min()), as_last_day(last.max())
    if first != final:
        return f"{LATEST}, {in_words(first)} to {in_words(final)}"
    unit = {4: "year", 7: "month", 10: "day"}[len(final)]
    several = selection.dataset.claims["source"][rows].n_unique() > 1
    who = "the sources cover" if several else "the source covers"
    return f"{in_words(final)}, the last {unit} {who}"


def source_reaches(dataset: Dataset) -> tuple[str, ...]:
    """How far each source of a dataset reaches, in the dataset's order.

    "1975 to 2017", "2001 to 2018, every 4 years", "until 2023, as its claims are dated", "no
    date".
    """
    days = histories(dataset).covered_by_source(np.arange(len(dataset.claims)))
    given = dataset.coverage.select(
        "source",
        first_days(dataset.coverage["first"]).cast(pl.Int64),
        last_days(dataset.coverage["last"]).cast(pl.Int64),
        "every",
    ).partition_by("source", as_dict=True)
    return tuple(
        _reach_of(days.get(source.id, (None, None)), given.get((source.id,)))
        for source in dataset.sources
    )


def _reach_of(own: Sequence[date | None], given: pl.DataFrame | None) -> str:
    """How far one source reaches: by its coverage, and where that is open by its claims."""
    first, last = own
    if given is not None:
        days = [given["first"].min(), given["last"].max()]
        first, last = (
            end if given[side].null_count() or day is None else date.fromordinal(day)
            for side, day, end in zip(("first", "last"), days, own, strict=True)
        )
    if first is None and last is None:
        return NO_DATE
    start = None if first is None else in_words(as_first_day(first))
    end = None if last is None else in_words(as_last_day(last))
    if start is None or end is None:
        said = f"until {end}" if start is None else f"since {start}"
    else:
        said = start if start == end else f"{start} to {end}"
    if given is None:
        return f"{said}, as its claims are dated"
    looks = given["every"].unique().sort().to_list()
    if looks == [None]:
        return said
    rhythm = listed(["year" if n == 1 else counted(n, "year") for n in looks if n is not None])
    return f"{said}, {'in part ' if None in looks else ''}every {rhythm}"


def _rows(ties: pl.DataFrame) -> np.ndarray:
    return ties["claims"].explode().unique().sort().drop_nulls().to_numpy()


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
