"""Sanction cases: every row of the published file, and damaged copies of it."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from alliance_network.errors import DataError
from alliance_network.formats.published.gsdb import FORMS
from alliance_network.formats.published.organisations import organisation_called
from alliance_network.model.dataset import Dataset
from alliance_network.states import state_named
from published import as_csv, published, read, rows_of, same_rows, survives


@pytest.fixture(scope="module")
def source(root: Path) -> pl.DataFrame:
    return rows_of(published(root, "sanctions/gsdb_cases.csv"))


@pytest.fixture(scope="module")
def dataset(root: Path) -> Dataset:
    return read(published(root, "sanctions/gsdb_cases.csv"))


def actors_of(text: str) -> list[str]:
    """Ids of a list of names of the file."""
    names = text.replace("Yemen, North", "North Yemen").replace("Gambia, The", "Gambia")
    ids = []
    for name in names.split(", "):
        known = organisation_called(name) or state_named(name)
        ids.append(
            name.lower().replace(" ", "-").strip(")").replace("(", "")
            if known is None
            else known.id
        )
    return ids


def test_claims_are_the_cases_of_the_file(dataset: Dataset, source: pl.DataFrame):
    rows = []
    for case in source.iter_rows(named=True):
        forms = {form for form in FORMS if case[form] == "1"}
        words = {"exp": "exports", "imp": "imports", "part": "in part", "compl": "in full"}
        for part in (case["descr_trade"] or "").replace(" ", "").split(","):
            if part:
                what, how = part.split("_")
                forms.add(f"trade: {words[what]} {words[how]}")
        rows += [
            (
                f"GSDB, case {case['case_id']}",
                *(from_, to, case["begin"], None if case["end"] == "2022" else case["end"]),
                "|".join(sorted(forms)) or None,
            )
            for from_ in actors_of(case["sanctioning_state"])
            for to in actors_of(case["sanctioned_state"])
            if from_ != to
        ]
    columns = ["locator", "from", "to", "start", "end", "form"]
    expected = pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String), orient="row")
    assert same_rows(expected, dataset.claims.select(columns))


def test_a_pair_is_covered_from_its_first_case_to_the_close(dataset: Dataset):
    expected = dataset.claims.group_by("from", "to").agg(
        first=pl.col("start").min(), last=pl.lit("2022")
    )
    assert same_rows(expected, dataset.coverage.select("from", "to", "first", "last"))


def test_organisations_groups_and_what_they_are(dataset: Dataset):
    kinds = {actor.id: actor.kind for actor in dataset.actors}
    assert kinds["eu"] == kinds["un"] == kinds["arab-league"] == "organisation"
    assert kinds["western-balkans"] == kinds["kimberly-process-participants"] == "group of states"
    assert kinds["terrorist-organizations-taliban"] == "armed group"
    assert kinds["northern-cyprus"] == kinds["hong-kong"] == "state"


def test_aims_and_what_is_said_of_a_list_are_in_words(dataset: Dataset):
    notes = dict(dataset.claims.select("id", "note").iter_rows())
    assert notes["gsdb.771.russia.georgia"] == (
        "Aims: another aim (full success); a change of policy (full success)."
    )
    assert notes["gsdb.1069.yemen.qatar"] == (
        "Aims: terrorism (failed); a change of policy (failed). Said of all senders of the case "
        "together: Mauritania; Djibouti; Comoros; Jordan; Libya; Yemen; Niger."
    )
    # The file writes two aims and one outcome.
    assert notes["gsdb.1275.denmark.burkina-faso"] == (
        "Aims: democracy; to end war. Outcomes, not told by aim: ongoing."
    )
    assert dataset.description.endswith("what a sender lays on itself is left out (case 598).")


def test_other_columns_and_flags_as_decimals(dataset: Dataset, source: pl.DataFrame):
    turned = source.with_columns(pl.col(list(FORMS)) + ".0", pl.lit("x").alias("own"))
    found = read(as_csv(turned.select(sorted(turned.columns)), separator=";", bom=True))
    assert found == dataset


@pytest.mark.parametrize(
    ("column", "value", "sentence"),
    [
        (
            *("sanctioning_state", "EU, Norwai"),
            'row 2, column "sanctioning_state": "Norwai" is no state that is known here. Did you '
            'mean "Norway"',
        ),
        ("end", "1980", 'row 2, column "end": "1980" is before the year of begin. Correct the'),
        (
            *("objective", "humman_rights"),
            'row 2, column "objective": "humman_rights" is no word of the column objective. Did '
            'you mean "human_rights"? Use policy_change,',
        ),
        ("case_id", "727", 'row 2, column "case_id": "727" is the number of another row too.'),
        ("arms", "yes", 'row 2, column "arms": "yes" is no whole number from 0 to 1.'),
        ("sanctioned_state", "NA", 'row 2, column "sanctioned_state": The cell is empty.'),
    ],
)
def test_what_is_wrong_is_said(source: pl.DataFrame, column: str, value: str, sentence: str):
    first = pl.int_range(pl.len()) == 0
    changed = pl.when(first).then(pl.lit(value)).otherwise(column).alias(column)
    with pytest.raises(DataError) as error:
        read(as_csv(source.head(2).with_columns(changed)))
    assert str(error.value.faults[0]).startswith(f"table.csv, {sentence}")
    assert {fault.row for fault in error.value.faults} <= {2, 3}


def test_damaged_copies_end_in_faults_or_are_read(source: pl.DataFrame):
    done, refused = survives(source, times=60, seed=7, keep=200)
    assert done > 0
    assert refused > 0
