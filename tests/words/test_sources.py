from __future__ import annotations

import pytest

from alliance_network.model.source import Source
from alliance_network.selection import select
from alliance_network.view import View
from alliance_network.words import reach, source_form, source_reaches, sources_line
from small import claim, network

ABOUT = "iran backing hamas"


def lines(*locators: str | None) -> tuple[str, ...]:
    claims = [claim(ABOUT, locator=locator, note=str(n)) for n, locator in enumerate(locators)]
    return sources_line(select(network(*claims), View()))


@pytest.mark.parametrize(
    ("locators", "place"),
    [
        ((None,), ""),
        (("line 6",), ", line 6"),
        (("line 6", "line 6"), ", line 6"),
        (("line 6", "line 13", "line 1", None), ", lines 1 to 13"),
        (("lines 6 to 9", "line 3"), ", lines 3 to 9"),
        (("p. 12", "p. 4"), ", pages 4 to 12"),
        (("7", "9"), ", 7 to 9"),
        (("line 6", "p. 4"), ""),
        (("line 6", "headline"), ""),
    ],
)
def test_places_in_a_source_as_a_range(locators, place):
    assert lines(*locators) == (f"“Atlas”{place}",)


def test_short_forms():
    assert source_form(Source(id="a", title="Atlas")) == "“Atlas”"
    assert source_form(Source(id="a", title="Atlas", publisher="House", date="2023-11")) == (
        "“Atlas”, House, 2023"
    )


def test_only_sources_of_what_is_shown():
    dataset = network(claim(ABOUT), claim("iran sanctions hamas", source="b"))
    assert sources_line(select(dataset, View())) == ("“Atlas”", "“Bulletin”")
    assert sources_line(select(dataset, View(relations=frozenset({"sanctions"})))) == (
        "“Bulletin”",
    )
    assert sources_line(select(dataset, View(relations=frozenset()))) == ()


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        ("2023", None, "2023, the last year the source covers"),
        ("2023-11", None, "November 2023, the last month the source covers"),
        ("2023-11-17", None, "17 November 2023, the last day the source covers"),
        ("2023", "2023-12", "2023, the last year the sources cover"),
        ("2018", "2023-06", "the latest each source covers, 2018 to June 2023"),
    ],
)
def test_the_day_that_is_shown(a, b, words):
    rows = [{"first": "1990", "last": a}]
    claims = [claim(ABOUT)]
    if b is not None:
        rows.append({"source": "b", "first": "1990", "last": b})
        claims.append(claim(ABOUT, source="b"))
    assert reach(select(network(*claims, coverage=tuple(rows)), View())) == words


def test_no_time_is_named_where_no_source_has_dates_or_nothing_is_shown():
    assert reach(select(network(claim(ABOUT)), View())) is None
    dated = network(claim(ABOUT), coverage=({"first": "1990", "last": "2000"},))
    assert reach(select(dated, View(relations=frozenset()))) is None
    # A view of a date says that itself.
    assert reach(select(dated, View(as_of="1995"))) is None


@pytest.mark.parametrize(
    ("coverage", "words"),
    [
        (({"first": "1975", "last": "2017"},), "1975 to 2017"),
        (({"first": "1975", "last": "1990"}, {"first": "1985", "last": "2017"}), "1975 to 2017"),
        (({"first": "2023", "last": "2023"},), "2023"),
        (
            ({"first": "2001-02", "last": "2018", "every": 4},),
            "February 2001 to 2018, every 4 years",
        ),
        (
            ({"first": "2001", "last": "2018"}, {"relation": "attack", "every": 1}),
            "2001 to 2018, in part every year",
        ),
        (({"first": "1990"},), "1990 to 17 November 2023"),
        ((), "2001 to 17 November 2023, as its claims are dated"),
    ],
)
def test_how_far_a_source_reaches(coverage, words):
    claims = claim(ABOUT, start="2001", end="2003"), claim(ABOUT, start="2023-11-17")
    assert source_reaches(network(*claims, coverage=coverage)) == (words, "no date")


def test_a_source_without_dates_has_no_end():
    dataset = network(claim(ABOUT), claim("iran sanctions hamas", source="b", recorded="2023"))
    assert source_reaches(dataset) == ("no date", "2023, as its claims are dated")
