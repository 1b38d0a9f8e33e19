"""What a person can choose of evidence: what a dataset has, and what is chosen already."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import polars as pl

from alliance_network.history import ITSELF, histories, weights_of
from alliance_network.model.claim import CREDIBILITIES
from alliance_network.model.dataset import Dataset
from alliance_network.model.remembered import remembered
from alliance_network.view import View, claimants_of, forms_of

__all__ = ["AMONG", "MOST", "Choosable", "choosable"]

AMONG = ("sources", "claimants", "forms")
"""The fields of a view that choose some of several values."""
MOST = 300
"""Values of one such field that are offered, those of most claims first."""
_MIN_SOURCES = 5
_LOOK_BACKS = (3, 12, 36, 60, 120)
# About so many of the ties that have a weight have less than the thresholds offered.
_SHARES = (0.25, 0.5, 0.75, 0.9)


@dataclass(frozen=True, kw_only=True)
class Choosable:
    """The choices that there are; empty where there is nothing to choose.

    Attributes
    ----------
    among : dict of str to tuple of str
        By field of `AMONG`, the values of most claims first; sources in the dataset's order.
    min_sources, look_back : tuple of int
    credibility : tuple of (str or None)
        From none asked for to the highest.
    min_weight : dict of str to tuple of (float or None)
        By unit, from none asked for to the largest.
    """

    among: dict[str, tuple[str, ...]]
    min_sources: tuple[int, ...]
    credibility: tuple[str | None, ...]
    min_weight: dict[str, tuple[float | None, ...]]
    look_back: tuple[int, ...]


def choosable(dataset: Dataset, view: View) -> Choosable:
    """What of evidence can be chosen, the same at any time and beside any other choice.

    Parameters
    ----------
    dataset : Dataset
    view : View
        What it has chosen is there too, whatever the dataset offers on its own.
    """
    there, plain = _of_dataset(dataset), View()
    weights = dict(there.min_weight)
    if view.min_weight is not None:
        least, unit = view.min_weight
        weights[unit] = (None, *_with(weights.get(unit, (None,))[1:], least))
    credibility = there.credibility
    if view.credibility is not None:
        credibility = (None, *reversed(CREDIBILITIES))
    return Choosable(
        among={
            field: (*offered, *sorted((getattr(view, field) or frozenset()) - {*offered}))
            for field, offered in there.among.items()
        },
        min_sources=_chosen(there.min_sources, view.min_sources, plain.min_sources),
        credibility=credibility,
        min_weight=weights,
        look_back=_chosen(there.look_back, view.look_back, plain.look_back),
    )


def _with(values: Iterable[float], one: float) -> tuple[float, ...]:
    return tuple(sorted({*values, one}))


def _chosen(offered: tuple[int, ...], chosen: int, plain: int) -> tuple[int, ...]:
    if offered or chosen != plain:
        return _with((*offered, plain), chosen)
    return ()


@remembered(32)
def _of_dataset(dataset: Dataset) -> Choosable:
    known = histories(dataset)
    publishers = max(known.table["publishers"].max() or 0, known.latest["publishers"].max() or 0)
    sources, claimants = tuple(source.id for source in dataset.sources), claimants_of(dataset)
    rated = dataset.claims["credibility"].null_count() < len(dataset.claims)
    return Choosable(
        among={
            # Where there is one alone, nothing is chosen by it.
            "sources": sources[:MOST] if len(sources) > 1 else (),
            "claimants": () if claimants == (ITSELF,) else claimants[:MOST],
            "forms": forms_of(dataset)[:MOST],
        },
        min_sources=tuple(range(1, min(publishers, _MIN_SOURCES) + 1)) if publishers > 1 else (),
        credibility=(None, *reversed(CREDIBILITIES)) if rated else (),
        min_weight=_thresholds(dataset),
        look_back=_LOOK_BACKS if any(one.event for one in dataset.relations) else (),
    )


def _thresholds(dataset: Dataset) -> dict[str, tuple[float | None, ...]]:
    """Round weights by unit, those of most ties first."""
    weights = weights_of(dataset, histories(dataset).ever).filter(pl.col("weight").is_finite())
    units = weights["unit"].value_counts().sort(["count", "unit"], descending=[True, False])
    found = {}
    for unit in units["unit"]:
        told = np.quantile(weights.filter(unit=unit)["weight"].to_numpy(), _SHARES)
        found[unit] = (None, *sorted({_round(weight) for weight in told.tolist()}))
    return found


def _round(weight: float) -> float:
    """The nearest of 1, 2 and 5 times a power of ten."""
    if weight == 0 or not math.isfinite(weight):
        return 0.0
    power = math.floor(math.log10(abs(weight)))
    near = min(
        (1, 2, 5, 10), key=lambda times: abs(math.log10(abs(weight)) - power - math.log10(times))
    )
    nearest = float(f"{near}e{power}")
    # Above the largest number there is none to round up to.
    return math.copysign(nearest, weight) if math.isfinite(nearest) else weight
