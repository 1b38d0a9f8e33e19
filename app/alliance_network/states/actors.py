"""States as actors of a network."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType

from alliance_network.model.actor import Actor
from alliance_network.states.state import State

__all__ = ["LANGUAGES", "actor_of", "territories"]

LANGUAGES = ("ar", "fa", "he", "ru", "zh")
"""Languages that a state's actor has names in."""


@lru_cache(maxsize=512)
def actor_of(state: State) -> Actor:
    """The actor that a state is: its names in `LANGUAGES`, its codes, the place of its capital."""
    named = {language: territories(language).get(state.iso2) for language in LANGUAGES}
    return Actor(
        id=state.id,
        kind=state.kind,
        name=state.name,
        names={language: name for language, name in named.items() if name is not None},
        aliases=state.aliases,
        iso3=state.iso3,
        cow=state.cow,
        gw=state.gw,
        lat=state.lat,
        lon=state.lon,
        note=state.note,
    )


@lru_cache(maxsize=32)
def territories(language: str) -> MappingProxyType[str | None, str]:
    """Names of states in a language, by ISO 3166 alpha-2 code, as Unicode CLDR has them."""
    # Not every command needs it, and it takes a moment.
    from babel import Locale

    return MappingProxyType(dict(Locale(language).territories))
