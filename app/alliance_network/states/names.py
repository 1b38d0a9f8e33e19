"""States by their names: exact ones only; near ones are shown, never taken."""

from __future__ import annotations

import difflib
import re
import unicodedata
from functools import lru_cache

from alliance_network.states.actors import LANGUAGES, territories
from alliance_network.states.codes import by_iso2
from alliance_network.states.state import STATES, State

__all__ = ["near_states", "state_named"]

_LENGTH = 100
"""Longest text that is looked for, in characters; no state's name is nearly as long."""
_FILLERS = frozenset({"the", "and", "of"})
_ALSO_IN = ("en", "de", "es", "fr", "hi", "tr", "ur")
"""Further languages whose names are understood."""
_FORMER = {
    "AN": "netherlands-antilles",
    "BU": "myanmar",
    "CSHH": "czechoslovakia",
    "CSXX": "serbia",
    "DD": "east-germany",
    "SUHH": "russia",
    "TP": "east-timor",
    "YD": "south-yemen",
    "YUCS": "serbia",
    "ZR": "dr-congo",
}
"""What countrynames calls former states."""


@lru_cache(maxsize=8_192)
def state_named(text: str) -> State | None:
    """The state of a name, None if no state has it.

    Parameters
    ----------
    text
        In any case, with or without accents, punctuation, spaces, "the", "and" and "of". A name in
        brackets after another ("Russia (Soviet Union)") must be the same state's; a word after a
        comma ("Yemen, North") may stand before. No name is corrected: what is only like one is
        none.
    """
    if len(text) > _LENGTH:
        return None
    return _plain(text) or _turned(text) or _of_countrynames(text)


@lru_cache(maxsize=4_096)
def near_states(text: str, *, least: float = 0.6) -> tuple[str, ...]:
    """Up to three names of states that are like a text, the nearest first.

    Parameters
    ----------
    text
    least
        How like it they have to be: from 0, nothing in common, to 1, the same.
    """
    key = _key(text)
    if not key or len(text) > _LENGTH:
        return ()
    near = difflib.get_close_matches(key, _OURS, n=12, cutoff=least)
    near.sort(key=lambda word: -_likeness(key, word))
    return tuple(dict.fromkeys(_OURS[word].name for word in near))[:3]


def _likeness(one: str, other: str) -> float:
    """How like two words are; letters that changed places count less than other letters."""
    return sum(
        difflib.SequenceMatcher(None, a, b).ratio()
        for a, b in ((one, other), (sorted(one), sorted(other)))
    )


def _key(text: str) -> str:
    """Letters and digits of a name: what is left when ways to write it are put aside."""
    plain = unicodedata.normalize("NFKD", text).casefold().replace("&", " and ")
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    words = re.split(r"[\W_]+", plain.replace("'", "").replace("’", ""))
    spelt = ("st" if word == "saint" else word for word in words)
    return "".join(word for word in spelt if word not in _FILLERS)


_OURS = {_key(name): state for state in STATES for name in (*state.aliases, state.id, state.name)}


def _plain(text: str) -> State | None:
    key = _key(text)
    return _OURS.get(key) or _in_languages().get(key)


def _turned(text: str) -> State | None:
    bracketed = re.fullmatch(r"([^()]+)\(([^()]+)\)", text.strip())
    if bracketed is not None:
        first, second = (_plain(part) for part in bracketed.groups())
        return first if first is second else None
    name, comma, word = text.partition(",")
    return _plain(f"{word} {name}") if comma else None


@lru_cache(maxsize=1)
def _in_languages() -> dict[str, State]:
    """States by their names in other languages; a name that two have is nobody's."""
    found: dict[str, State | None] = {}
    for language in (*LANGUAGES, *_ALSO_IN):
        for code, name in territories(language).items():
            state = by_iso2(code)
            key = _key(name)
            if state is not None and key:
                found[key] = state if found.get(key, state) is state else None
    return {key: state for key, state in found.items() if state is not None}


def _of_countrynames(text: str) -> State | None:
    # Two or three letters are codes there, and "no" and "in" are words before they are states.
    if len(_key(text)) < 4:
        return None
    # It takes 0.4 s to import, so only who has a name that we do not know pays for it.
    from countrynames import to_code

    code = to_code(text, fuzzy=False)
    if code is None:
        return None
    former = _FORMER.get(code)
    if former is not None:
        return _OURS[_key(former)]
    return by_iso2(code)
