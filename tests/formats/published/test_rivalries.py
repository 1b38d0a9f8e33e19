"""Strategic rivalries: one row is one claim."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from alliance_network.formats.published.rivalries import FORMS, OF_NO_COW_STATE
from alliance_network.model.dataset import Dataset
from alliance_network.states import by_cow, state_named
from published_files import faults_of, file_of, read, rows_of, text_of

HEADER = ("tssr_id", "rivalry", "ccode1", "ccode2", "start", "end", *FORMS, "principal", "aprin")


@pytest.fixture(scope="module")
def rows(shared: Path) -> pl.DataFrame:
    return rows_of(file_of(shared, "tss-rivalries"))


@pytest.fixture(scope="module")
def dataset(shared: Path) -> Dataset:
    file = file_of(shared, "tss-rivalries")
    return read(file.content, name=file.name)


def test_each_row_is_one_claim(rows, dataset):
    expected = set()
    for row in rows.iter_rows(named=True):
        pair = []
        for name in ("ccode1", "ccode2"):
            state = by_cow(row[name]) or state_named(OF_NO_COW_STATE[row[name]])
            pair.append(state.id)
        expected.add(
            (
                f"tss.{row['tssr_id']}",
                *sorted(pair),
                str(row["start"]),
                None if row["end"] == 2020 else str(row["end"]),
                "|".join(form for form in FORMS if row[form] == 1) or None,
                f"TSS rivalries, row {row['tssr_id']}, “{row['rivalry']}”",
            )
        )
    found = dataset.claims.select("id", "from", "to", "start", "end", "form", "locator")
    assert set(found.iter_rows()) == expected
    assert len(found) == len(rows)


def test_iran_and_israel_are_rivals_from_1979(rows, dataset):
    (row,) = rows.filter(rivalry="Iran-Israel").iter_rows(named=True)
    assert (row["ccode1"], row["ccode2"], row["start"], row["end"]) == (630, 666, 1979, 2020)
    claim = dataset.claims.filter(pl.col("from") == "iran", pl.col("to") == "israel").row(
        0, named=True
    )
    assert (claim["start"], claim["end"], claim["form"]) == ("1979", None, "positional")
    assert claim["note"] == (
        "Ongoing when the list closed in 2020. Marked in the list as principal."
    )
    assert dataset.coverage.rows() == [
        ("tss-rivalries", "rivalry", None, None, "1494", "2020", None)
    ]


def test_venice_has_a_number_of_this_list_only(dataset):
    assert dataset.actor("venice").cow is None
    assert by_cow(324) is None


def test_what_is_wrong_is_said():
    lines = [
        (1, "Iran-Iraq", 630, 645, 1958, 1950, 1, "NA", "", "", "", ""),
        (1, "Iran-Israel", 630, 9999, 1979, 2020, "yes", "", "", "", "", ""),
        (3, "", 630, 645, 1958.0, 2020.0, 1, "", "", "-9", "", ""),
    ]
    assert faults_of(text_of([HEADER, *lines])) == [
        'file.csv, row 2, column "tssr_id": "1" is the number of two rows. '
        "Give each row a number of its own.",
        'file.csv, row 3, column "tssr_id": "1" is the number of two rows. '
        "Give each row a number of its own.",
        'file.csv, row 4, column "rivalry": The cell is empty. Give the file as it is published.',
        'file.csv, row 2, column "end": "1950" is before the start. '
        "Correct or exchange the two years.",
        'file.csv, row 3, column "ideological": "yes" is no whole number from 0 to 1. '
        "Give the file as it is published.",
        'file.csv, row 3, column "ccode2": "9999" is the Correlates of War number of no state '
        "that is known here. Correct the number.",
    ]
