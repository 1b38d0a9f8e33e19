"""Ties that we wrote, read again: also when Gephi has saved the file between."""

from __future__ import annotations

import pytest

from alliance_network.formats.own_ties import is_own, own_relation, own_rows, spells_text
from alliance_network.formats.saved import Spell

CELLS = {
    "tie": "iran>hamas:backing",
    "relation": "backing",
    "label": "backing",
    "verb": "backs",
    "status": "reported",
    "sign": "1.0",
    "publishers": "2",
    "weight": "3",
}


def test_spells_are_rows_and_the_weight_is_the_newest():
    spells = (
        Spell(first="1990-01-01", last="1995-12-31", status="denied"),
        Spell(first="2001-01-01", last=None, status="reported"),
    )
    cells = CELLS | {"spells": spells_text(spells), "Modularity": "4"}
    assert own_rows(cells) == [
        {
            "relation": "backing",
            "Modularity": "4",
            "start": "1990-01-01",
            "end": "1995-12-31",
            "status": "denied",
        },
        {
            "relation": "backing",
            "Modularity": "4",
            "weight": "3",
            "start": "2001-01-01",
            "status": "reported",
        },
    ]


def test_a_tie_without_dates_is_one_row():
    assert spells_text([Spell(first=None, last=None, status="asserted")]) == ""
    assert own_rows(CELLS) == [{"relation": "backing", "status": "reported", "weight": "3"}]


def test_others_edges_are_not_ours():
    assert is_own(CELLS)
    assert not is_own({name: text for name, text in CELLS.items() if name != "verb"})


@pytest.mark.parametrize(("name", "text"), [("sign", "x"), ("sign", "1e999"), ("verb", "\0")])
def test_a_relation_that_was_changed_into_none(name: str, text: str):
    assert own_relation(CELLS).verb == "backs"
    assert own_relation(CELLS | {name: text}) is None
