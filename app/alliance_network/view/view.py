"""The view itself: everything a person chose, as one small frozen value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AnySet
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from alliance_network.errors import ViewError, shown
from alliance_network.history import LOOK_BACK, Evidence, days_of
from alliance_network.model.actor import KINDS, LANGUAGE_PATTERN
from alliance_network.model.claim import CREDIBILITIES
from alliance_network.model.tie import STATUSES
from alliance_network.view import values

__all__ = [
    "CHOICES",
    "LEAST_DRAWN",
    "LOOKS",
    "MOST_DRAWN",
    "MOST_LOOK_BACK",
    "MOST_SOURCES",
    "MOST_STEPS",
    "View",
]

MOST_STEPS = 9
"""More steps than this reach everything there is."""
MOST_LOOK_BACK = 1_200
"""Months, a hundred years."""
MOST_SOURCES = 99
MOST_SEED = 2**31 - 1
LEAST_DRAWN, MOST_DRAWN = 2_000, 30_000
"""Fewest and most ties that a picture can be told to draw: a browser without a GPU draws the most
in a third of a second."""

CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "statuses": STATUSES,
        "kinds": KINDS,
        "credibility": CREDIBILITIES,
        "memberships": ("area", "ties"),
        "loners": ("faded", "hidden"),
        "picture": ("network", "table", "timeline", "pair", "years", "relations"),
        "layout": ("organic", "circle", "kinds", "rings"),
        "theme": ("auto", "light", "dark"),
    }
)
"""The words that these fields of a view take."""

LOOKS = (
    "memberships",
    "loners",
    "drawn",
    "picture",
    "layout",
    "centre",
    "seed",
    "places",
    "selected",
    "language",
    "theme",
)
"""The fields of a view that choose no ties: how they look, and what of them is looked at."""

_LANGUAGE = re.compile(LANGUAGE_PATTERN[1:-1])


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Everything a person chose. A plain `View()` leaves nothing out but denied ties.

    Attributes
    ----------
    relations : frozenset of str or None
        Ids of the relations shown; None is all.
    statuses : frozenset of str
        Of `STATUSES`.
    kinds : frozenset of str or None
        Of `KINDS`, the kinds of actor shown; None is all.
    min_sources : int
        Least number of independent sources that assert a shown tie; 1 asks for none, so that
        denied ties are left to `statuses`.
    min_weight : tuple of (float, str) or None
        Least weight, and its unit (an empty text where there is none), of the ties that have a
        weight in that unit; ties without one are not asked.
    as_of : str or None
        A date (2023, 2023-11, 2023-11-17): ties as of its last day. None is the latest that each
        source knows.
    since : str or None
        A date, not after `as_of`: ties at any time from its first day on.
    compare_to : str or None
        A date that the ties are compared with.
    known_on : str or None
        A date: without claims recorded after it.
    look_back : int
        Months for which an event counts after it happened.
    sources, claimants, forms : frozenset of str or None
        Only claims of these sources (ids), of these claimants (an empty text: of none, the source
        itself), with one of these forms; None, like an empty set, is all.
    credibility : str or None
        Only claims at least as credible, of `CREDIBILITIES` (see `history.Evidence`).
    focus : str or None
        Actor whose surroundings alone are shown.
    steps : int
        How far from it, in ties.
    memberships : {"area", "ties"}
        How memberships are drawn.
    loners : {"faded", "hidden"}
        What becomes of actors without a shown tie.
    drawn : int
        Most ties drawn as lines: where more are shown, the strongest (`Selection.lines`).
    picture : {"network", "table", "timeline", "pair", "years", "relations"}
        What is looked at: the network, the table or timeline of its ties, the two compared dates
        side by side, or small networks, one a year or a relation.
    layout : {"organic", "circle", "kinds", "rings"}
    centre : str or None
        Actor that the rings lie round.
    seed : int
        Of the layout.
    places : tuple of (str, float, float)
        Where actors were dragged to: id, x, y in the layout's unit square, to 4 decimals,
        sorted by id.
    selected : str or None
        Id of an actor or key of a tie.
    language : str
        Code of the language of names.
    theme : {"auto", "light", "dark"}

    Raises
    ------
    ViewError
        A value is not one that its field takes.
    """

    # Any set may be given; a frozen one is kept.
    relations: AnySet[str] | None = None
    statuses: AnySet[str] = frozenset({"asserted", "reported", "disputed"})
    kinds: AnySet[str] | None = None
    min_sources: int = 1
    min_weight: tuple[float, str] | None = None
    as_of: str | None = None
    since: str | None = None
    compare_to: str | None = None
    known_on: str | None = None
    look_back: int = LOOK_BACK
    sources: AnySet[str] | None = None
    claimants: AnySet[str] | None = None
    credibility: str | None = None
    forms: AnySet[str] | None = None
    focus: str | None = None
    steps: int = 1
    memberships: str = "area"
    loners: str = "faded"
    drawn: int = 10_000
    picture: str = "network"
    layout: str = "organic"
    centre: str | None = None
    seed: int = 0
    places: tuple[tuple[str, float, float], ...] = ()
    selected: str | None = None
    language: str = "en"
    theme: str = "auto"

    def __post_init__(self) -> None:
        for name in ("relations", "statuses", "kinds", "sources", "claimants", "forms"):
            if getattr(self, name) is not None:
                object.__setattr__(self, name, frozenset(getattr(self, name)))
        for name in ("sources", "claimants", "forms"):
            # Of no source there is nothing to show: none chosen is no choice.
            object.__setattr__(self, name, getattr(self, name) or None)
        for name in ("statuses", "kinds"):
            for value in sorted(getattr(self, name) or ()):
                values.one_of(name, value, CHOICES[name])
        for name in ("memberships", "loners", "picture", "layout", "theme"):
            values.one_of(name, getattr(self, name), CHOICES[name])
        if self.credibility is not None:
            values.one_of("credibility", self.credibility, CREDIBILITIES)
        for name in ("relations", "sources"):
            for value in sorted(getattr(self, name) or ()):
                values.slug(name, value)
        for name in ("claimants", "forms"):
            for value in getattr(self, name) or ():
                values.line(name, value)
        for name in ("focus", "centre"):
            if getattr(self, name) is not None:
                values.slug(name, getattr(self, name))
        self._check_time()
        values.whole("min_sources", self.min_sources, least=1, most=MOST_SOURCES)
        values.whole("look_back", self.look_back, least=1, most=MOST_LOOK_BACK)
        values.whole("steps", self.steps, least=1, most=MOST_STEPS)
        values.whole("drawn", self.drawn, least=LEAST_DRAWN, most=MOST_DRAWN)
        values.whole("seed", self.seed, least=0, most=MOST_SEED)
        if self.min_weight is not None:
            object.__setattr__(self, "min_weight", values.weight("min_weight", self.min_weight))
        object.__setattr__(self, "places", values.places("places", self.places))
        if self.selected is not None:
            for part in values.ids("selected", self.selected):
                values.slug("selected", part)
        if not isinstance(self.language, str) or _LANGUAGE.fullmatch(self.language) is None:
            raise ViewError(
                f"language: {shown(self.language)} is no language code; use one like en, fa or "
                "zh-Hant."
            )

    def _check_time(self) -> None:
        for name in ("as_of", "since", "compare_to", "known_on"):
            if getattr(self, name) is not None:
                values.day(name, getattr(self, name))
        if self.since is not None:
            if self.as_of is None:
                raise ViewError("since: a span of time has an end; give as_of too.")
            if self.compare_to is not None:
                raise ViewError("compare_to: a span of time cannot be compared; leave out since.")
            values.in_order("since", self.since, self.as_of)

    @property
    def evidence(self) -> Evidence:
        """Which claims speak: what is chosen before any status is made of them."""
        return Evidence(
            known_on=self.known_on,
            look_back=self.look_back,
            sources=self.sources,
            claimants=self.claimants,
            credibility=self.credibility,
            forms=self.forms,
        )

    @property
    def times(self) -> tuple[tuple[str | None, str | None], ...]:
        """What times it looks at: `since` and `as_of`, then the date compared with."""
        now = (self.since, self.as_of)
        return (now,) if self.compare_to is None else (now, (None, self.compare_to))

    @property
    def days(self) -> tuple[int, int] | None:
        """First and last day looked at (ordinals), without the date compared with; None: latest."""
        return days_of(self.since, self.as_of)

    def but(self, **changes: Any) -> View:
        """This view with some choices changed."""
        return replace(self, **changes)

    def without(self, *fields: str) -> View:
        """This view with some choices as in a plain one."""
        plain = View()
        return replace(self, **{name: getattr(plain, name) for name in fields})
