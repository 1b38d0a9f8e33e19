"""COW disputes: one claim is one dispute of a pair, over years that follow one another."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from alliance_network.formats.published.disputes import FORMS
from alliance_network.model.dataset import Dataset
from alliance_network.states import by_cow
from published_files import faults_of, file_of, read, rows_of, text_of, years

HEADER = ("dispnum", "ccode1", "ccode2", "year", "hostlev1", "hostlev2", "sidea1", "sidea2")


@pytest.fixture(scope="module")
def rows(shared: Path) -> pl.DataFrame:
    return rows_of(file_of(shared, "cow-mid"))


@pytest.fixture(scope="module")
def dataset(shared: Path) -> Dataset:
    file = file_of(shared, "cow-mid")
    return read(file.content, name=file.name)


def test_claims_in_years_are_the_rows(rows, dataset):
    numbers = rows["ccode1"].unique().to_list()
    ids = {number: by_cow(number).id for number in numbers}
    one, two = (pl.col(name).replace_strict(ids) for name in ("ccode1", "ccode2"))
    level = pl.max_horizontal("hostlev1", "hostlev2")
    expected = rows.select(
        "dispnum",
        pl.min_horizontal(one, two).alias("from"),
        pl.max_horizontal(one, two).alias("to"),
        "year",
        form=level.replace_strict(FORMS, default=None, return_dtype=pl.String),
    ).unique()
    found = years(dataset.claims, last=2014).select(
        pl.col("locator").str.extract(r"dispute (\d+),").cast(pl.Int64).alias("dispnum"),
        *("from", "to", "year", "form"),
    )
    order = ["dispnum", "from", "to", "year"]
    assert len(found) == len(rows) // 2
    assert found.sort(order).equals(expected.sort(order))


def test_a_dispute_of_iran_and_iraq(rows, dataset):
    of = rows.filter(dispnum=1135, ccode1=630, ccode2=645).sort("year")
    assert of["year"].to_list() == [1971, 1972]
    first = of.row(0, named=True)
    assert (first["hostlev1"], first["hostlev2"], first["hostlev"]) == (4, 4, 4)
    assert (first["hiact1"], first["fatality1"], first["fatality"]) == (17, 1, 1)
    assert (first["mindur"], first["maxdur"], first["recip"], first["stmon"]) == (187, 187, 1, 11)
    (claim,) = dataset.claims.filter(pl.col("id").str.starts_with("mid.1135.")).iter_rows(
        named=True
    )
    assert (claim["from"], claim["to"]) == ("iran", "iraq")
    assert (claim["start"], claim["end"], claim["form"]) == ("1971", "1972", "use of force")
    assert claim["locator"] == "COW MID 5.0, dispute 1135, Iran with Iraq, rows of 1971-1972"
    assert claim["note"] == (
        "Iran, on side A, from the start: use of force, clash, 1 to 25 deaths. "
        "Iraq, on side B, from the start: use of force, clash, 1 to 25 deaths. "
        "The whole dispute: use of force, 1 to 25 deaths, 187 days, "
        "answered by the other side, begun in November."
    )


def test_a_gap_splits_a_dispute(rows, dataset):
    of = rows.filter(dispnum=1229, ccode1=800, ccode2=811)
    assert of["year"].sort().to_list() == [1964, 1966]
    claims = dataset.claims.filter(
        pl.col("from") == "cambodia", pl.col("id").str.starts_with("mid.1229.")
    )
    assert claims.select("start", "end").sort("start").rows() == [
        ("1964", "1964"),
        ("1966", "1966"),
    ]


def test_the_dataset_says_how_far_it_reaches(dataset):
    assert dataset.coverage.rows() == [("cow-mid", "dispute", None, None, "1816", "2014", None)]
    assert "nothing after 2014" in dataset.description


def test_no_hostile_act_is_no_form():
    claims = read(text_of([HEADER, (1, 630, 645, 1980, 1, 1, 1, 0)])).claims
    assert claims["form"].to_list() == [None]
    assert claims["note"].to_list() == [
        "Iran, on side A: no hostile act. Iraq, on side B: no hostile act."
    ]


def test_states_on_one_side_are_in_no_dispute():
    lines = [(1, 630, 645, 1980, 3, 4, 1, 0), (1, 630, 652, 1980, 3, 4, 1, 1)]
    claims = read(text_of([HEADER, *lines])).claims
    assert claims.select("from", "to").rows() == [("iran", "iraq")]


def test_what_is_wrong_is_said():
    lines = [("x", 630, 645, 1980, 3, 4, 1, 0), (1, 630, 645, 19800, 3, 7, 1, 0)]
    assert faults_of(text_of([HEADER, *lines])) == [
        'file.csv, row 3, column "year": "19800" is no whole number from 1,000 to 2,999. '
        "Give the file as it is published.",
        'file.csv, row 2, column "dispnum": "x" is no whole number from 0 to 999,999,999. '
        "Give the file as it is published.",
        'file.csv, row 3, column "hostlev2": "7" is no whole number from 0 to 5. '
        "Give the file as it is published.",
    ]
