"""States by their codes."""

from __future__ import annotations

from alliance_network.states.state import STATES, State

__all__ = ["by_cow", "by_gw", "by_iso2", "by_iso3"]

_COW = {n: state for state in STATES for n in (state.cow, *state.cow_also) if n is not None}
_GW = {n: state for state in STATES for n in (state.gw, *state.gw_also) if n is not None}
_ISO2 = {state.iso2: state for state in STATES if state.iso2 is not None}
_ISO3 = {c: state for state in STATES for c in (state.iso3, *state.iso3_also) if c is not None}


def by_cow(number: int) -> State | None:
    """The state of a Correlates of War number, None if there is none."""
    return _COW.get(number)


def by_gw(number: int) -> State | None:
    """The state of a Gleditsch-Ward number, None if there is none.

    The microstates of the Pacific are not known by it.
    """
    return _GW.get(number)


def by_iso2(code: str) -> State | None:
    """The state of an ISO 3166 alpha-2 code in any case, None if there is none."""
    return _ISO2.get(code.upper())


def by_iso3(code: str) -> State | None:
    """The state of an alpha-3 code in any case, None if there is none.

    Former codes of ISO 3166-3 (YUG, ZAR) and codes of the World Bank's trade tables (BLX, SVU) are
    known too; those that stand for no place (UNS, unspecified) are none.
    """
    return _ISO3.get(code.upper())
