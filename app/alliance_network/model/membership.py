"""Memberships: which of them can be drawn as an area round the members of an organisation."""

from __future__ import annotations

import polars as pl

from alliance_network.model.relation import MEMBERSHIP

MOST_AREAS = 2
"""So many organisations, the largest, are drawn as areas round their members; more cannot be
kept apart, so memberships of further ones are ties."""


def is_asserted_membership() -> pl.Expr:
    """Whether a tie is a membership that an area may show (columns relation and status)."""
    return (pl.col("relation") == MEMBERSHIP) & (pl.col("status") == "asserted")


def areas_of(ties: pl.DataFrame) -> dict[str, tuple[str, ...]]:
    """The organisations that can be drawn as areas, largest first, each with its members.

    Parameters
    ----------
    ties
        All ties of a dataset, with the columns from, to, relation and status.

    Returns
    -------
    dict
        At most `MOST_AREAS` organisations by id, each with the ids of its asserted members,
        sorted; of two as large, the first by id comes first.
    """
    members = (
        ties.filter(is_asserted_membership())
        .group_by("to")
        .agg(pl.col("from").sort(), pl.len())
        .sort(["len", "to"], descending=[True, False])
        .head(MOST_AREAS)
    )
    return {to: tuple(inside) for to, inside, _ in members.iter_rows()}
