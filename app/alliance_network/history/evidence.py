"""Which claims a person lets speak: chosen before any status is made of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from alliance_network.history.periods import LOOK_BACK
from alliance_network.model.claim import CREDIBILITIES
from alliance_network.model.dataset import Dataset
from alliance_network.model.dates import last_day, last_days
from alliance_network.model.remembered import remembered

__all__ = ["EVERYTHING", "ITSELF", "Evidence", "values_of"]

ITSELF = ""
"""Among claimants: the source itself, which quotes nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Which claims of a dataset speak. A plain `Evidence()` leaves none out.

    Attributes
    ----------
    known_on : str or None
        A date; claims that may have been recorded after its last day are left out. Where a claim
        does not say when it was recorded, its source's date counts; without one it stays.
    look_back : int
        Months for which an event counts after it happened.
    sources, claimants, forms : frozenset of str or None
        Only claims of these sources (ids), of these claimants (`ITSELF`: of none), with one of
        these forms; None is all.
    credibility : str or None
        Only claims at least as credible, of `CREDIBILITIES`. What a source simply states passes;
        a claim that quotes somebody and is not rated does not.
    """

    known_on: str | None = None
    look_back: int = LOOK_BACK
    sources: frozenset[str] | None = None
    claimants: frozenset[str] | None = None
    credibility: str | None = None
    forms: frozenset[str] | None = None

    def kept(self, dataset: Dataset) -> np.ndarray:
        """Which of the dataset's n claims speak: (n,) booleans."""
        found = np.ones(len(dataset.claims), dtype=bool)
        for field in ("sources", "claimants", "forms"):
            if (chosen := getattr(self, field)) is not None:
                told = values_of(dataset, field).filter(pl.col("value").is_in(list(chosen)))
                found &= np.isin(np.arange(len(found)), told["claim"].to_numpy())
        if self.credibility is not None:
            enough = CREDIBILITIES[: CREDIBILITIES.index(self.credibility) + 1]
            simply = pl.col("claimant").is_null() & pl.col("credibility").is_null()
            passes = simply | pl.col("credibility").is_in(enough).fill_null(False)
            found &= dataset.claims.select(kept=passes)["kept"].to_numpy()
        if self.known_on is not None:
            found &= _recorded(dataset) <= last_day(self.known_on)
        return found

    def speaking(self, dataset: Dataset) -> frozenset[str]:
        """The sources whose coverage counts: those chosen, of which a claim was known by then."""
        sources = frozenset(source.id for source in dataset.sources)
        if self.known_on is not None:
            known = Evidence(known_on=self.known_on).kept(dataset)
            sources &= frozenset(dataset.claims["source"].filter(pl.Series(known)))
        return sources if self.sources is None else sources & self.sources


EVERYTHING = Evidence()


@remembered(96)
def values_of(dataset: Dataset, field: str) -> pl.DataFrame:
    """What a choice of sources, claimants or forms is made among.

    Parameters
    ----------
    dataset : Dataset
    field : {"sources", "claimants", "forms"}

    Returns
    -------
    pl.DataFrame
        One row for each claim and each value it has: claim (its row), value.
    """
    said = {
        "sources": pl.concat_list("source"),
        "claimants": pl.concat_list(pl.col("claimant").fill_null(ITSELF)),
        "forms": pl.col("form").str.split("|"),
    }
    told = dataset.claims.select(claim=pl.int_range(pl.len(), dtype=pl.Int64), value=said[field])
    return told.explode("value").drop_nulls("value")


@remembered(32)
def _recorded(dataset: Dataset) -> np.ndarray:
    """The day by which each claim was surely recorded, as ordinals (0: nobody says)."""
    dates = {source.id: source.date for source in dataset.sources}
    own = dataset.claims.select(
        day=pl.coalesce("recorded", pl.col("source").replace_strict(dates, return_dtype=pl.String))
    )["day"]
    return last_days(own).fill_null(0).cast(pl.Int64).to_numpy()
