"""ATOP dyad-years: every row of the published file is in a claim, and no year more."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from alliance_network.formats.published.atop import FORMS
from alliance_network.model.dataset import Dataset
from alliance_network.states import by_cow
from published_files import faults_of, file_of, read, rows_of, text_of, years

HEADER = ("ccode1", "ccode2", "year", *FORMS)
"""In the order of the forms: consultation, defence, neutrality, non-aggression, offence."""


@pytest.fixture(scope="module")
def rows(shared: Path) -> pl.DataFrame:
    return rows_of(file_of(shared, "atop"))


@pytest.fixture(scope="module")
def dataset(shared: Path) -> Dataset:
    file = file_of(shared, "atop")
    return read(file.content, name=file.name)


def named(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with ids for numbers, the pair in order, and the form of the row."""
    numbers = rows["ccode1"].append(rows["ccode2"]).unique().to_list()
    ids = {number: by_cow(number).id for number in numbers}
    one, two = (pl.col(name).replace_strict(ids) for name in ("ccode1", "ccode2"))
    return rows.with_columns(one=one, two=two).with_columns(
        pl.min_horizontal("one", "two").alias("from"), pl.max_horizontal("one", "two").alias("to")
    )


def test_claims_in_years_are_the_rows(rows, dataset):
    duties = named(rows).group_by("from", "to", "year", "ccode1", "ccode2", maintain_order=True)
    assert duties.len()["len"].max() == 1
    pairs = named(rows).with_columns(
        low=pl.min_horizontal("ccode1", "ccode2"), high=pl.max_horizontal("ccode1", "ccode2")
    )
    expected = (
        pairs.group_by("from", "to", "year", "low", "high")
        .agg(pl.col(column).max() for column in FORMS)
        .select(
            *("from", "to", "year"),
            form=pl.concat_str(
                [pl.when(pl.col(c) == 1).then(pl.lit(form)) for c, form in FORMS.items()],
                separator="|",
                ignore_nulls=True,
            ).replace("", None),
        )
        .unique()
        .sort("from", "to", "year", "form")
    )
    found = years(dataset.claims, last=2018).select("from", "to", "year", "form")
    found = found.unique().sort("from", "to", "year", "form")
    assert len(found) > 136_000
    assert found.equals(expected)


def test_consecutive_years_are_one_claim(dataset):
    """No claim could be longer: before and after it the pair has other duties, or none."""
    whole = dataset.claims.select(
        "from", "to", "form", "note", pl.col("start", "end").cast(pl.Int64)
    )
    next_ones = whole.with_columns(start=pl.col("start") - 1).rename({"start": "end", "end": "x"})
    on = ["from", "to", "form", "note", "end"]
    assert whole.join(next_ones, on=on, nulls_equal=True).is_empty()


def test_russia_and_syria_do_not_attack_and_do_consult(rows, dataset):
    of = rows.filter(ccode1=365, ccode2=652)
    assert of.drop("ccode1", "ccode2", "year").unique().rows() == [(0, 0, 0, 1, 1)]
    (claim,) = dataset.claims.filter(pl.col("from") == "russia", pl.col("to") == "syria").iter_rows(
        named=True
    )
    assert claim["form"] == "consultation pact|non-aggression pact"
    assert (claim["start"], claim["end"]) == (str(of["year"].min()), "2018")
    assert claim["locator"] == "ATOP 5.0, Russia with Syria, rows of 1980-2018"
    assert dataset.relation(claim["relation"]).directed is False


def test_duties_of_one_side_are_told(rows, dataset):
    ours = rows.filter(ccode1=2, ccode2=770, year=2018).row(0)[3:]
    theirs = rows.filter(ccode1=770, ccode2=2, year=2018).row(0)[3:]
    assert (ours, theirs) == ((1, 0, 0, 1, 1), (0, 0, 0, 1, 1))
    claim = dataset.claims.filter(
        pl.col("from") == "pakistan", pl.col("to") == "united-states", pl.col("end") == "2018"
    ).row(0, named=True)
    assert claim["form"] == "consultation pact|defence pact|non-aggression pact"
    assert claim["note"] == "Only the row of United States with Pakistan names: defence pact."


def test_the_dataset_says_how_far_it_reaches(dataset):
    assert dataset.coverage.rows() == [("atop", "alliance", None, None, "1815", "2018", None)]
    assert "nothing after 2018" in dataset.description
    (source,) = dataset.sources
    assert source.id == "atop" and "Leeds" in source.citation
    assert not dataset.claims["id"].str.contains("^[0-9a-f]{16}$").all()


def test_a_gap_splits():
    lines = [(630, 645, year, 0, 0, 0, 1, 0) for year in (1937, 1938, 1940)]
    claims = read(text_of([HEADER, *lines])).claims
    assert claims.select("start", "end").rows() == [("1937", "1938"), ("1940", "1940")]


def test_a_change_of_duties_begins_a_new_claim():
    lines = [(630, 645, 1937, 0, 0, 0, 1, 0), (630, 645, 1938, 1, 0, 0, 1, 0)]
    claims = read(text_of([HEADER, *lines])).claims
    assert claims["form"].to_list() == [
        "non-aggression pact",
        "consultation pact|non-aggression pact",
    ]


def test_none_of_the_duties_is_told():
    claims = read(text_of([HEADER, (630, 645, 1937, 0, 0, 0, 0, 0)])).claims
    assert claims.select("form", "note").rows() == [
        (None, "A treaty was in force; the rows name none of the five duties.")
    ]


def test_the_two_numbers_of_one_state_are_one_actor():
    lines = [(260, 220, 1990, 0, 1, 0, 0, 0), (255, 220, 1991, 0, 1, 0, 0, 0)]
    claims = read(text_of([HEADER, *lines])).claims
    assert claims.select("from", "to", "start", "end").rows() == [
        ("france", "germany", "1990", "1991")
    ]


def test_two_rows_of_one_year_are_two_claims():
    """Each with its own other row: those of 1990 are of two numbers that are one state."""
    lines = [
        *((260, 220, 1990, 0, 1, 0, 0, 0), (220, 260, 1990, 0, 1, 0, 0, 0)),
        *((255, 220, 1990, 1, 0, 0, 0, 0), (220, 255, 1990, 1, 0, 0, 0, 0)),
    ]
    claims = read(text_of([HEADER, *lines])).claims
    assert claims.select("from", "to", "start", "form", "note").sort("form").rows() == [
        ("france", "germany", "1990", "consultation pact", None),
        ("france", "germany", "1990", "defence pact", None),
    ]


def test_what_is_wrong_is_said():
    lines = [
        (6300, 645, 1937, 0, 0, 0, 1, 0),
        (630, 645, "nineteen", 0, 0, 0, 1, 0),
        (630, 645, 1938, 2, 0, 0, 1, 0),
        (630, 630, 1938, 0, 0, 0, 1, 0),
    ]
    assert faults_of(text_of([HEADER, *lines])) == [
        'file.csv, row 3, column "year": "nineteen" is no whole number from 1,000 to 2,999. '
        "Give the file as it is published.",
        'file.csv, row 4, column "atop_consul": "2" is no whole number from 0 to 1. '
        "Give the file as it is published.",
        'file.csv, row 2, column "ccode1": "6300" is the Correlates of War number of no state '
        "that is known here. Near to it are 630 (Iran), 600 (Morocco), 300 (Austria-Hungary). "
        "Correct the number.",
        'file.csv, row 5, column "ccode2": "630" and the other number of the row are one state. '
        "Correct one of the two.",
    ]


def test_a_missing_column_is_named():
    content = text_of([HEADER[:-1], (630, 645, 1937, 0, 0, 0, 1)])
    assert faults_of(content) == [
        'file.csv, row 1, column "atop_offense": The column "atop_offense" is missing. '
        'Did you mean "atop_defense"? Give the file as it is published.'
    ]
