"""The view: everything a person chose, as one small value, and its form in an address."""

from alliance_network.view.address import from_query, to_query
from alliance_network.view.check import check, claimants_of, forms_of, opening_view, units_of
from alliance_network.view.view import (
    CHOICES,
    LEAST_DRAWN,
    LOOKS,
    MOST_DRAWN,
    MOST_LOOK_BACK,
    MOST_SOURCES,
    MOST_STEPS,
    View,
)

__all__ = [
    "CHOICES",
    "LEAST_DRAWN",
    "LOOKS",
    "MOST_DRAWN",
    "MOST_LOOK_BACK",
    "MOST_SOURCES",
    "MOST_STEPS",
    "View",
    "check",
    "claimants_of",
    "forms_of",
    "from_query",
    "opening_view",
    "to_query",
    "units_of",
]
