"""How large ties are: the newest value among the claims of one unit, never a sum."""

from __future__ import annotations

import polars as pl

from alliance_network.model.dataset import Dataset

__all__ = ["unit_in", "weights_of"]


def unit_in(dataset: Dataset) -> pl.Expr:
    """What a weight is counted in (columns unit and relation): the claim's unit, or its relation's.

    An empty text where neither has one.
    """
    own = {relation.id: relation.unit or "" for relation in dataset.relations}
    return pl.coalesce("unit", pl.col("relation").replace_strict(own, return_dtype=pl.String))


def weights_of(dataset: Dataset, ties: pl.DataFrame) -> pl.DataFrame:
    """The weights of ties in some state.

    Parameters
    ----------
    dataset : Dataset
    ties : pl.DataFrame
        With the columns tie, relation and claims (those that count), as `Histories.latest`.

    Returns
    -------
    pl.DataFrame
        One row a tie and unit, sorted by both: tie, relation, unit (the claim's or its
        relation's; an empty text where neither has one), weight (of the counting claim that is
        newest, by its end, start or when it was recorded; of several as new, the last). Denials
        carry none.
    """
    rows = ties.select("tie", "relation", "claims").explode("claims").drop_nulls("claims")
    told = dataset.claims[rows["claims"]].select(
        "stance", "weight", "unit", when=pl.coalesce("end", "start", "recorded")
    )
    return (
        pl.concat([rows.drop("claims"), told], how="horizontal")
        .filter((pl.col("stance") == "asserts") & pl.col("weight").is_not_null())
        .with_columns(unit_in(dataset))
        .sort("when", maintain_order=True)
        .group_by("tie", "relation", "unit")
        .agg(pl.col("weight").last())
        .sort("tie", "unit")
    )
