"""What a person can do about evidence: who may speak, and how much of it a tie needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from alliance_network.dashboard.actions.values import whole
from alliance_network.model.dataset import Dataset
from alliance_network.view import View, from_query

__all__ = ["EVIDENCE"]


def _among(field: str) -> Callable[[View, Dataset, str], View]:
    """Chooses one of several, or takes it back; none chosen is all."""

    def chosen(view: View, dataset: Dataset, of: str) -> View:
        return view.but(**{field: (getattr(view, field) or frozenset()) ^ {of}})

    return chosen


def _credibility(view: View, dataset: Dataset, of: str | None) -> View:
    return view.but(credibility=of or None)


def _min_sources(view: View, dataset: Dataset, of: str) -> View:
    return view.but(min_sources=whole("min_sources", of))


def _weight(view: View, dataset: Dataset, of: str | None) -> View:
    """Of a number and its unit as an address has them: "10 million USD"."""
    least = from_query(f"v=1&min_weight={_plain(of)}").min_weight if of else None
    return view.but(min_weight=least)


def _plain(of: str) -> str:
    # What would end the value, or be read as written otherwise, in an address.
    return of.replace("%", "%25").replace("&", "%26")


def _look_back(view: View, dataset: Dataset, of: str) -> View:
    return view.but(look_back=whole("look_back", of))


EVIDENCE: Mapping[str, Callable[[View, Dataset, Any], View]] = {
    "source": _among("sources"),
    "claimant": _among("claimants"),
    "form": _among("forms"),
    "credibility": _credibility,
    "min-sources": _min_sources,
    "weight": _weight,
    "look-back": _look_back,
}
