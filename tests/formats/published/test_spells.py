"""Spells against a slow plain rule: a year without the thing ends it, if the source covers it."""

from __future__ import annotations

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_network.formats.published.spells import spells, years_of

_things = st.tuples(st.sampled_from(["a", "b", None]), st.sampled_from(["x", None]))
_years = st.integers(1990, 2000)
_rows = st.lists(st.tuples(_things, _years), max_size=25)
_SCHEMA = {"from": pl.String, "form": pl.String, "year": pl.Int64}


def frame(rows) -> pl.DataFrame:
    cells = [(*thing, year) for thing, year in rows]
    return pl.DataFrame(cells, schema=_SCHEMA, orient="row")


def slowly(rows, covered) -> set[tuple]:
    """Spells as one would find them by hand, year by year."""
    found = set()
    for thing in {thing for thing, _ in rows}:
        held = {year for other, year in rows if other == thing}
        first = last = None
        for year in range(1990, 2002):
            if year in held:
                first = year if first is None else first
                last = year
            elif first is not None and (covered(thing, year) or year == 2001):
                found.add((*thing, first, last))
                first = None
    return found


@given(_rows)
def test_years_that_follow_one_another_are_one(rows):
    found = spells(frame(rows), by=["from", "form"])
    assert len(found) == len(set(found.iter_rows()))
    assert set(found.iter_rows()) == slowly(rows, lambda thing, year: True)


@given(_rows, st.sets(_years))
def test_a_year_that_nobody_speaks_of_ends_nothing(rows, more):
    speaks = {year for _, year in rows} | more
    covered = pl.DataFrame({"year": sorted(speaks)}, schema={"year": pl.Int64})
    found = spells(frame(rows), by=["from", "form"], covered=covered)
    assert set(found.iter_rows()) == slowly(rows, lambda thing, year: year in speaks)


@given(_rows, st.lists(st.tuples(st.sampled_from(["a", "b", None]), _years), max_size=12))
@settings(max_examples=150)
def test_each_is_covered_by_itself(rows, more):
    speaks = {(thing[0], year) for thing, year in rows} | set(more)
    covered = pl.DataFrame(list(speaks), schema={"from": pl.String, "year": pl.Int64}, orient="row")
    found = spells(frame(rows), by=["from", "form"], covered=covered)
    assert set(found.iter_rows()) == slowly(rows, lambda thing, year: (thing[0], year) in speaks)


def test_a_year_outside_coverage_is_dropped():
    rows = frame([(("a", "x"), 1990), (("a", "x"), 1995)])
    covered = pl.DataFrame({"year": [1990]})
    found = spells(rows, by=["from", "form"], covered=covered)
    assert found.rows() == [("a", "x", 1990, 1990)]


def test_further_columns_are_aggregated_over_a_spell():
    rows = frame([(("a", "x"), 1990), (("a", "x"), 1991), (("a", "x"), 1993)])
    covered = pl.DataFrame({"year": [1990, 1991, 1991, 1992, 1993]})
    for speaks in (None, covered):
        found = spells(rows, by=["from"], covered=speaks, keep=[pl.len().alias("rows")])
        assert found.rows() == [("a", 1990, 1991, 2), ("a", 1993, 1993, 1)]


def test_years_covered_are_spells():
    rows = frame([(("b", "x"), 1990), (("b", None), 1991), (("a", "x"), 1990)])
    assert years_of(rows, by=["from"]).rows() == [("a", 1990, 1990), ("b", 1990, 1991)]
