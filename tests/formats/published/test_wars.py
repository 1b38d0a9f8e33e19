"""COW inter-state wars: one claim is one war of two states on opposite sides."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from alliance_network.model.dataset import Dataset
from alliance_network.states import by_cow
from published_files import faults_of, file_of, read, rows_of, text_of, years

HEADER = ("warnum", "ccode1", "ccode2", "year", "sidea1", "sidea2", "batdeath1", "outcome2")


@pytest.fixture(scope="module")
def rows(shared: Path) -> pl.DataFrame:
    return rows_of(file_of(shared, "cow-war"))


@pytest.fixture(scope="module")
def dataset(shared: Path) -> Dataset:
    file = file_of(shared, "cow-war")
    return read(file.content, name=file.name)


def test_claims_in_years_are_the_rows(rows, dataset):
    assert rows.filter(pl.col("sidea1") == pl.col("sidea2")).is_empty()
    ids = {number: by_cow(number).id for number in rows["ccode1"].unique()}
    one, two = (pl.col(name).replace_strict(ids) for name in ("ccode1", "ccode2"))
    expected = rows.select(
        "warnum",
        pl.min_horizontal(one, two).alias("from"),
        pl.max_horizontal(one, two).alias("to"),
        "year",
    ).unique()
    found = years(dataset.claims, last=2003).select(
        pl.col("locator").str.extract(r"war (\d+),").cast(pl.Int64).alias("warnum"),
        *("from", "to", "year"),
    )
    order = ["warnum", "from", "to", "year"]
    assert found.sort(order).equals(expected.sort(order))


def test_the_war_of_iran_and_iraq(rows, dataset):
    of = rows.filter(warnum=199, ccode1=630, ccode2=645)
    assert of["year"].sort().to_list() == list(range(1980, 1989))
    assert of.select("initiator1", "initiator2", "outcome1", "outcome2").unique().rows() == [
        (0, 1, 6, 6)
    ]
    assert of.select("batdeath1", "batdeath2").unique().rows() == [(750_000, 500_000)]
    claim = dataset.claims.filter(pl.col("id").str.starts_with("war.199.")).row(0, named=True)
    assert (claim["from"], claim["to"], claim["start"], claim["end"]) == (
        *("iran", "iraq", "1980", "1988"),
    )
    assert claim["locator"] == (
        "COW inter-state wars 4.0, war 199, Iran with Iraq, rows of 1980-1988"
    )
    assert claim["note"] == (
        "Iran in the whole war: ended in a stalemate, 750,000 battle deaths. "
        "Iraq in the whole war: began it, ended in a stalemate, 500,000 battle deaths."
    )


def test_fighting_that_began_again_is_one_claim_and_told(dataset):
    (note,) = dataset.claims.filter(pl.col("id") == "war.10.austria-hungary.italy.1848")["note"]
    assert note == (
        "Austria-Hungary in the whole war: won, 3,927 battle deaths. "
        "Italy in the whole war: began it, lost, 3,400 battle deaths. "
        "Fighting began again in 1849."
    )


def test_the_dataset_says_what_it_lacks(dataset):
    assert dataset.coverage.rows() == [("cow-war", "war", None, None, "1823", "2003", None)]
    assert "civil wars" in dataset.description
    assert "After 2003" in dataset.description


def test_allies_in_a_war_are_not_at_war():
    lines = [(1, 630, 645, 1980, 1, 2, 5, 1), (1, 630, 652, 1980, 1, 1, 5, 1)]
    claims = read(text_of([HEADER, *lines])).claims
    assert claims.select("from", "to").rows() == [("iran", "iraq")]


def test_missing_numbers_are_left_out():
    lines = [(1, 645, 630, "1980.0", 1, 2, -9, "NA"), (1, 645, 630, 1981, 1, 2, "", 2)]
    (claim,) = read(text_of([HEADER, *lines])).claims.iter_rows(named=True)
    assert (claim["start"], claim["end"]) == ("1980", "1981")
    assert claim["note"] == "Iran in the whole war: lost."


def test_what_is_wrong_is_said():
    lines = [(1, 630, 645, 1980, "", 2, 5, 9)]
    assert faults_of(text_of([HEADER, *lines])) == [
        'file.csv, row 2, column "sidea1": The cell is empty. Give the file as it is published.',
        'file.csv, row 2, column "outcome2": "9" is no whole number from 0 to 8. '
        "Give the file as it is published.",
    ]
