from __future__ import annotations

import pytest

from alliance_network.errors import FieldError
from alliance_network.formats.columns import DAY_FIRST, MONTH_FIRST
from alliance_network.formats.dated import date_of, span_of


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2023", "2023"),
        ("2023.0", "2023"),
        ("2023-11", "2023-11"),
        ("11/2023", "2023-11"),
        ("11.2023", "2023-11"),
        ("2023-11-17", "2023-11-17"),
        ("2023/1/7", "2023-01-07"),
        ("20231117", "2023-11-17"),
        ("2023-11-17T00:00:00", "2023-11-17"),
        ("2023-11-17 13:45:00.000 UTC", "2023-11-17"),
        ("17.11.2023", "2023-11-17"),
        ("3.4.2023", "2023-04-03"),
        ("17/11/2023", "2023-11-17"),
        ("11/17/2023", "2023-11-17"),
        ("5/5/2023", "2023-05-05"),
        ("17 November 2023", "2023-11-17"),
        ("Nov 17, 2023", "2023-11-17"),
        ("17-Nov-2023", "2023-11-17"),
        ("Sept. 2023", "2023-09"),
    ],
)
def test_dates(text: str, date: str):
    assert date_of(text) == date


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "3/4/2023",
            '"3/4/2023" can be 2023-04-03 or 2023-03-04. Write 2023-04-03 or 2023-03-04, or say '
            'in the mapping that dates are "day first" or "month first".',
        ),
        ("17.11.23", '"17.11.23" is no date. Write all four digits of the year.'),
        ("45247", '"45247" is no date. If it is the number of a day, format the column as dates.'),
        ("soon", '"soon" is no date. Write a year, a month or a day'),
        ("2023-13", '"2023-13" is a day that does not exist.'),
        ("31/4/2023", '"2023-04-31" is a day that does not exist.'),
        ("13/13/2023", "is a day that does not exist."),
        ("0000", "is a day that does not exist."),
        ("17 Thermidor 2023", "is no date."),
        ("1998.5", "is no date."),
    ],
)
def test_no_dates(text: str, said: str):
    with pytest.raises(FieldError) as caught:
        date_of(text)
    assert said in str(caught.value)


def test_the_order_somebody_said():
    assert date_of("3/4/2023", order=DAY_FIRST) == "2023-04-03"
    assert date_of("3/4/2023", order=MONTH_FIRST) == "2023-03-04"
    # What can mean only one day means it.
    assert date_of("17/11/2023", order=MONTH_FIRST) == "2023-11-17"
    assert date_of("11/17/2023", order=DAY_FIRST) == "2023-11-17"


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("1990", ("1990", "1990")),
        ("1990-1995", ("1990", "1995")),
        ("1990 – 1995", ("1990", "1995")),
        ("1990-", ("1990", None)),
        ("since 1990", ("1990", None)),
        ("17.11.2023", ("2023-11-17", "2023-11-17")),
    ],
)
def test_spans(text: str, span: tuple[str, str | None]):
    assert span_of(text) == span


def test_a_span_that_ends_before_it_begins():
    with pytest.raises(FieldError, match="ends before it begins"):
        span_of("1995-1990")
