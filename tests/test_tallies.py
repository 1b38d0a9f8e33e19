"""How many ties there are at each step of time."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_network.history.span import span_of
from alliance_network.model.source import Source
from alliance_network.selection import select
from alliance_network.selection.tallies import tallies
from alliance_network.view import View
from small import claim, network
from strategies import datasets, views


def spanning(start: str, end: str):
    return network(
        claim("iran backing hamas", start=start, end=end), coverage=({"first": start, "last": end},)
    )


@pytest.mark.parametrize(
    ("start", "end", "unit", "steps"),
    [
        ("1990", "2018", "year", [str(year) for year in range(1990, 2019)]),
        ("2019-11", "2023-02", "year", ["2019", "2020", "2021", "2022", "2023"]),
        ("2022-11", "2023-03", "month", ["2022-11", "2022-12", "2023-01", "2023-02", "2023-03"]),
        ("2023-02-27", "2023-03-01", "day", ["2023-02-27", "2023-02-28", "2023-03-01"]),
        ("2023-02-27", "2023-02-27", "day", ["2023-02-27"]),
    ],
)
def test_steps_are_as_long_as_leaves_a_few_of_them(start, end, unit, steps):
    span = span_of(spanning(start, end))
    assert (span.unit, list(span.steps)) == (unit, steps)


def test_it_reaches_from_the_first_tie_to_the_end_of_all_coverage():
    dataset = network(
        claim("iran backing hamas", start="2001-05", end="2003"),
        coverage=({"first": "1990", "last": "2010"},),
    )
    span = span_of(dataset)
    assert (span.first, span.last) == (date(2001, 5, 1), date(2010, 12, 31))


def test_without_dates_there_is_no_time():
    dataset = network(claim("iran backing hamas"), sources=(Source(id="a", title="Atlas"),))
    assert span_of(dataset) is None
    assert tallies(dataset, View()) is None


@settings(max_examples=15)
@given(st.data())
def test_each_is_what_is_selected_as_of_its_step(data):
    dataset = data.draw(datasets(most_claims=20))
    view = data.draw(views(dataset)).but(selected=None, since=None, compare_to=None)
    found = tallies(dataset, view)
    if found is None:
        return
    for place, step in list(enumerate(found.span.steps))[::7]:
        there = select(dataset, view.but(as_of=step))
        held = [int((there.ties["relation"] == one.id).sum()) for one in dataset.relations]
        assert found.by_relation[place].tolist() == held
        assert found.unknown[place] == len(there.unknown)
