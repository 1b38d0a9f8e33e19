from __future__ import annotations

import polars as pl

from alliance_network.model.membership import MOST_AREAS, areas_of


def ties(*rows: tuple[str, str, str, str]) -> pl.DataFrame:
    names = ["from", "to", "relation", "status"]
    return pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String), orient="row")


def of(organisation: str, members: str, status: str = "asserted"):
    return [(member, organisation, "membership", status) for member in members]


def test_the_largest_come_first_and_of_two_as_large_the_first_by_id():
    found = areas_of(ties(*of("union", "ba"), *of("bloc", "dc"), *of("league", "xyz")))
    assert MOST_AREAS == 2
    assert list(found.items()) == [("league", ("x", "y", "z")), ("bloc", ("c", "d"))]


def test_only_asserted_memberships_make_members():
    found = areas_of(
        ties(
            *of("union", "a"),
            *of("union", "b", "reported"),
            *of("union", "c", "disputed"),
            *of("bloc", "abc", "denied"),
            ("d", "union", "backing", "asserted"),
        )
    )
    assert found == {"union": ("a",)}


def test_without_ties_there_is_no_area():
    assert areas_of(ties()) == {}
