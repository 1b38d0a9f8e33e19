"""Tables as other programs and people write them, opened unedited.

`tests/tools/make_untidy_tables.py` says of each what it is.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from alliance_network.errors import MappingError
from alliance_network.formats import format_of, open_dataset, read_file
from alliance_network.formats.file import file_at
from alliance_network.formats.mapping import ColumnMapping
from alliance_network.model.dataset import Dataset

UNTIDY = Path(__file__).resolve().parents[1] / "files" / "untidy"


def opened(name: str) -> Dataset:
    return open_dataset(UNTIDY / name)


def ties(dataset: Dataset, *fields: str) -> list[tuple[Any, ...]]:
    """From, relation and to of each claim with these fields, in the order of the rows."""
    rows = dataset.claims.select("from", "relation", "to", *fields).rows()
    return sorted(rows, key=lambda row: [str(cell) for cell in row])


def kinds(dataset: Dataset) -> dict[str, str]:
    return {actor.id: actor.kind for actor in dataset.actors}


def test_excel_in_a_german_locale():
    dataset = opened("excel-german.csv")
    assert kinds(dataset) == dict.fromkeys(["austria", "germany", "turkey"], "state")
    assert ties(dataset, "start", "end", "weight", "unit", "source") == [
        ("austria", "trade", "germany", "2010-02-01", "2015-12-31", 1234.5, "Mio. €", "jahrbuch"),
        ("austria", "trade", "turkey", "2012-11-17", None, 12.75, "Mio. €", "jahrbuch"),
        ("germany", "alliance", "turkey", "1990", None, None, None, "chronik"),
    ]
    notes = set(dataset.claims["note"].to_list())
    assert notes == {"Beziehung: Handel", "geschätzt\nBeziehung: Handel", "Beziehung: Bündnis"}


def test_excels_unicode_text():
    dataset = opened("excel-unicode.txt")
    assert dataset.actor("gamma-front-northern").name == "Gamma Front, Northern"
    assert ties(dataset, "start", "end", "note") == [
        ("iran", "alliance", "syria", "2001-05-03", None, None),
        ("iran", "backing", "gamma-front-northern", "2003", "2005", 'said "twice"'),
    ]


def test_google_sheets():
    dataset = opened("google-sheets.csv")
    assert ties(dataset, "start", "end", "weight", "locator") == [
        ("france", "membership", "delta-union", "2001", "2001", None, "google-sheets.csv, row 3"),
        ("france", "trade-agreement", "germany", "1999", "2004", 3.0, "google-sheets.csv, row 2"),
        ("germany", "membership", "delta-union", "2002", "2002", None, "row 5"),
    ]
    sources = [source.id for source in dataset.sources]
    assert sources == ["google-sheets", "https-example-org-a", "https-example-org-b"]
    assert dataset.source("https-example-org-a").url == "https://example.org/a"
    assert "=1+1" in "".join(note or "" for note in dataset.claims["note"])


def test_libreoffice():
    dataset = opened("libreoffice.ods")
    assert ties(dataset, "start", "end", "weight", "form") == [
        ("iran", "tie", "alpha-brigade", "2012-01-01", "2016", 1200.0, "money"),
        ("russia", "tie", "syria", "2015-09-30", None, 2.5, "advice|arms"),
    ]
    assert "Draft of a colleague, not checked" in dataset.description


def test_gephis_edges():
    dataset = opened("gephi-edges.csv")
    assert ties(dataset, "weight") == [
        ("alpha-brigade", "tie", "iran", 2.5),
        ("iran", "tie", "syria", 1.0),
    ]
    assert not dataset.relation("tie").directed
    assert "Left out: 1 row that ties an actor to itself (row 4)." in dataset.description


def test_ucinets_matrices():
    dataset = opened("ucinet-matrix.xlsx")
    assert format_of(file_at(UNTIDY / "ucinet-matrix.xlsx")).name == "matrix"
    assert ties(dataset, "weight") == [
        ("iran", "alliance", "syria", None),
        ("iran", "exports", "iraq", 3.5),
        ("iraq", "alliance", "syria", None),
        ("iraq", "exports", "turkey", 7.0),
        ("turkey", "exports", "iran", 1.0),
        ("turkey", "exports", "iraq", 2.0),
    ]


def test_a_list_without_header_is_asked_about():
    file = file_at(UNTIDY / "ucinet-edge-list.csv")
    with pytest.raises(MappingError) as caught:
        read_file(file)
    columns = caught.value.question.columns
    assert [(c.name, c.meaning, c.looks) for c in columns] == [
        ("column A", "from", "names"),
        ("column B", "to", "names"),
        ("column C", None, "numbers"),
    ]
    mapping = ColumnMapping(
        columns={"from": "column A", "to": "column B", "weight": "column C"},
        values={"relation": "backing"},
    )
    assert ties(read_file(file, mapping=mapping), "weight", "locator") == [
        ("iran", "backing", "iraq", 2.0, "row 2"),
        ("iran", "backing", "syria", 1.0, "row 1"),
        ("iraq", "backing", "iran", 4.0, "row 4"),
        ("syria", "backing", "iraq", 1.0, "row 3"),
    ]


def test_r():
    dataset = opened("r-write-csv.csv")
    assert ties(dataset, "start", "end", "weight", "credibility", "note") == [
        ("egypt", "tie", "jordan", "1994", None, 2.0, None, "confidence: 0.8"),
        ("jordan", "tie", "qatar", None, None, None, None, "confidence: 0.6"),
        ("namibia", "tie", "qatar", "2001", None, 1.5, None, None),
    ]


def test_rs_matrix_with_a_short_header():
    dataset = opened("r-write-table.txt")
    assert ties(dataset) == [
        ("iran", "tie", "oman"),
        ("iran", "tie", "qatar"),
        ("qatar", "tie", "iran"),
    ]
    assert dataset.relation("tie").directed


def test_igraphs_matrix():
    dataset = opened("igraph-matrix.csv")
    assert ties(dataset, "weight") == [
        ("egypt", "tie", "saudi-arabia", 2.0),
        ("saudi-arabia", "tie", "united-arab-emirates", 0.5),
    ]
    assert not dataset.relation("tie").directed


def test_pandas_dyad_years():
    dataset = opened("pandas-dyad-years.csv")
    assert ties(dataset, "start", "end", "note") == [
        ("iran", "alliance", "syria", "1998", "1998", "defense: 1\ntie type: ally"),
        ("iran", "alliance", "syria", "1999", "1999", "defense: 0\ntie type: ally"),
        ("jordan", "alliance", "turkey", "1998", "1998", "tie type: ally"),
    ]


def test_nodexl():
    dataset = opened("nodexl.xlsx")
    assert ties(dataset, "weight") == [
        ("kenya", "trade", "uganda", 5.0),
        ("uganda", "backing", "omega-party-of-uganda", 3.0),
    ]
    assert kinds(dataset)["omega-party-of-uganda"] == "party"
    assert "Category: think tank" in dataset.actor("lone-star").note
    assert 'Sheets that are not read: "Overall Metrics".' in dataset.description


def test_kumu():
    dataset = opened("kumu.xlsx")
    assert ties(dataset) == [
        ("chad", "membership", "the-compact"),
        ("chad", "rivalry", "northern-guard"),
    ]
    assert kinds(dataset) == {
        "chad": "state",
        "northern-guard": "armed group",
        "the-compact": "organisation",
    }


def test_a_table_out_of_a_report():
    dataset = opened("report-table.txt")
    assert ties(dataset, "start", "end", "weight") == [
        ("canada", "tie", "beta-league", "1992", None, 300.0),
        ("canada", "tie", "egypt", "1991", "1993", 12450.0),
        ("united-states", "tie", "egypt", "1990", "1994", 1200.0),
    ]
    assert "Note: without deliveries by sea. Source: own compilation." in dataset.description
