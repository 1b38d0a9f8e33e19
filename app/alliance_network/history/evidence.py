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

__all__ = ["EVERYTHING", "ITSELF", "Evidence"]

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
        passes = [pl.lit(True)]
        if self.sources is not None:
            passes.append(pl.col("source").is_in(list(self.sources)))
        if self.claimants is not None:
            passes.append(pl.col("claimant").fill_null(ITSELF).is_in(list(self.claimants)))
        if self.credibility is not None:
            enough = CREDIBILITIES[: CREDIBILITIES.index(self.credibility) + 1]
            simply = pl.col("claimant").is_null() & pl.col("credibility").is_null()
            passes.append(simply | pl.col("credibility").is_in(enough).fill_null(False))
        if self.forms is not None:
            among = pl.col("form").str.split("|").list.set_intersection(list(self.forms))
            passes.append((among.list.len() > 0).fill_null(False))
        kept = dataset.claims.select(kept=pl.all_horizontal(passes))["kept"]
        # A literal alone is one row.
        found = np.broadcast_to(kept.to_numpy(), len(dataset.claims))
        if self.known_on is not None:
            found = found & (_recorded(dataset) <= last_day(self.known_on))
        return found

    def speaking(self, dataset: Dataset) -> frozenset[str]:
        """The sources whose coverage counts: those chosen, of which a claim was known by then."""
        sources = frozenset(source.id for source in dataset.sources)
        if self.known_on is not None:
            known = Evidence(known_on=self.known_on).kept(dataset)
            sources &= frozenset(dataset.claims["source"].filter(pl.Series(known)))
        return sources if self.sources is None else sources & self.sources


EVERYTHING = Evidence()


@remembered(32)
def _recorded(dataset: Dataset) -> np.ndarray:
    """The day by which each claim was surely recorded, as ordinals (0: nobody says)."""
    dates = {source.id: source.date for source in dataset.sources}
    own = dataset.claims.select(
        day=pl.coalesce("recorded", pl.col("source").replace_strict(dates, return_dtype=pl.String))
    )["day"]
    return last_days(own).fill_null(0).cast(pl.Int64).to_numpy()
