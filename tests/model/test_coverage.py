from __future__ import annotations

from typing import Any

import polars as pl

from alliance_network.model.coverage import COVERAGE_SCHEMA, canonical_coverage


def canonical(*rows: dict[str, Any]) -> list[tuple[Any, ...]]:
    return canonical_coverage(pl.DataFrame(list(rows)), undirected=("alliance",)).rows()


def test_rows_are_clean_there_once_and_sorted():
    rows = [
        {"source": "b", "first": "2023"},
        {"source": "a", "first": " 2022 "},
        {"source": "a", "first": "2022"},
        {"source": "a", "first": ""},
    ]
    assert canonical(*rows) == [
        ("a", None, None, None, None, None, None),
        ("a", None, None, None, "2022", None, None),
        ("b", None, None, None, "2023", None, None),
    ]


def test_only_whole_pairs_of_undirected_relations_are_sorted():
    rows = [
        {"source": "a", "relation": "alliance", "from": "b", "to": "a"},
        {"source": "a", "relation": "alliance", "from": "b", "to": None},
        {"source": "a", "relation": "backing", "from": "b", "to": "a"},
        {"source": "a", "relation": None, "from": "b", "to": "a"},
    ]
    assert [row[1:4] for row in canonical(*rows)] == [
        (None, "b", "a"),
        ("alliance", "a", "b"),
        ("alliance", "b", None),
        ("backing", "b", "a"),
    ]


def test_no_rows_at_all():
    empty = canonical_coverage(pl.DataFrame(), undirected=())
    assert empty.schema == pl.Schema(COVERAGE_SCHEMA)
