"""All ties that any claim of a dataset is about, whenever and whether or not they hold."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from alliance_network.model.dataset import Dataset
from alliance_network.model.remembered import remembered

__all__ = ["Ties", "ties_of"]


@dataclass(frozen=True, eq=False)
class Ties:
    """The m ties of a dataset, numbered by order of relations, from, to.

    Attributes
    ----------
    frame
        One row a tie: key, from, to, relation.
    of_claims
        (n,) the tie that each of the dataset's claims is about.
    """

    frame: pl.DataFrame
    of_claims: np.ndarray

    def __len__(self) -> int:
        return len(self.frame)

    def number(self, key: str) -> int | None:
        """The number of a tie; None if no claim is about it."""
        found = self.frame["key"].index_of(key)
        return None if found is None else int(found)


@remembered(32)
def ties_of(dataset: Dataset) -> Ties:
    """The ties of a dataset, kept for the datasets used last."""
    about = ["from", "to", "relation"]
    order = {relation.id: place for place, relation in enumerate(dataset.relations)}
    named = (
        dataset.claims.select(about)
        .unique()
        .with_columns(
            place=pl.col("relation").replace_strict(order, return_dtype=pl.UInt32),
        )
        .sort("place", "from", "to")
        .select(pl.format("{}>{}:{}", *about).alias("key"), *about)
    )
    numbered = named.with_row_index("tie").drop("key")
    of_claims = dataset.claims.select(about).join(
        numbered, on=about, how="left", maintain_order="left"
    )
    return Ties(named, of_claims["tie"].cast(pl.Int64).to_numpy())
