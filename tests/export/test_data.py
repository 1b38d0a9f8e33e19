from __future__ import annotations

import csv
import io
from dataclasses import replace

import polars as pl
import pytest

from alliance_network.export.data import COLUMNS, shown_data
from alliance_network.formats import open_dataset
from alliance_network.model.dataset import Dataset
from alliance_network.selection import select
from alliance_network.view import View, opening_view


@pytest.fixture(scope="module")
def network():
    return open_dataset("iran-2023")


def rows(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_for_each_claim_of_each_shown_tie(network):
    found = rows(shown_data(select(network, opening_view(network))))
    assert len(found) == len(network.claims)
    assert tuple(found[0]) == COLUMNS
    assert {row["claim"] for row in found} == set(network.claims["id"])
    assert len({row["tie"] for row in found}) == 21


def test_only_what_is_shown(network):
    view = View(relations=frozenset({"attack"}))
    assert [row["tie"] for row in rows(shown_data(select(network, view)))] == [
        "hamas>israel:attack"
    ]


def test_a_row_says_who_what_and_where(network):
    view = opening_view(network).but(relations=frozenset({"attack"}), language="fa")
    denied = rows(shown_data(select(network, view)))[-1]
    expected = {
        "from": "iran",
        "from_name": "ایران",
        "to": "israel",
        "status": "denied",
        "stance": "denies",
        "start": "2023-10-07",
        "end": "2023-10-07",
        "claimant": "Iran",
        "weight": "",
        "source": "article",
        "source_title": "China and Iran vow to work together for peace amid Israel-Gaza war",
        "locator": "line 6",
    }
    assert {name: denied[name] for name in expected} == expected


def test_a_cell_is_no_formula(network):
    notes = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", " =1", "\t=1", "-5", "plain"]
    claims = network.claims.head(len(notes)).with_columns(
        pl.Series("note", notes), pl.Series("weight", [-5.0] * len(notes))
    )
    changed = {
        name: getattr(network, name)
        for name in ("name", "title", "opening", "actors", "relations", "sources", "coverage")
    }
    dangerous = Dataset(**changed, claims=claims)
    found = rows(shown_data(select(dangerous, View())))
    told = {row["note"] for row in found}
    assert told and not [note for note in told if note.lstrip()[:1] in tuple("=+@")]
    assert "'=1+1" in told and "'-2+3" in told and "-5" in told and "plain" in told
    assert {row["weight"] for row in found} == {"-5.0"}


def test_the_same_selection_gives_the_same_text(network):
    view = opening_view(network)
    assert shown_data(select(network, view)) == shown_data(select(replace_name(network), view))


def replace_name(network):
    return replace(network, name="another")
