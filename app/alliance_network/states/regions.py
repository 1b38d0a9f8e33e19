"""States by region: the World Bank's regions, and the continents."""

from __future__ import annotations

from alliance_network.states.state import STATES, State

__all__ = ["regions", "states_of_region"]


def regions() -> tuple[str, ...]:
    """Names of the regions and of the continents, sorted."""
    named = {name for state in STATES for name in (state.region, state.continent)}
    return tuple(sorted(name for name in named if name is not None))


def states_of_region(text: str) -> tuple[State, ...]:
    """The states of a region or continent in any case, sorted by id; none if it is not known."""
    wanted = _key(text)
    return tuple(
        state
        for state in STATES
        if any(
            name is not None and _key(name) == wanted for name in (state.region, state.continent)
        )
    )


def _key(text: str) -> str:
    return " ".join(text.casefold().replace("&", " and ").replace("-", " ").split())
