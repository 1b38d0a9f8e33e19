"""Single words and short forms: plurals, lists, kinds, statuses, languages, days."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from alliance_network.model.actor import Actor
from alliance_network.model.dates import in_words

__all__ = [
    "capital",
    "codes_of",
    "counted",
    "isolated",
    "kind_label",
    "language_name",
    "listed",
    "out_of",
    "quoted",
    "status_meaning",
    "when",
]

_KINDS = {
    "state": "states",
    "armed group": "armed groups",
    "party": "parties",
    "group of states": "groups of states",
    "organisation": "organisations",
}

_STATUSES = {
    "asserted": "asserted",
    "reported": "reported: said or thought so",
    "disputed": "disputed: asserted and denied",
    "denied": "denied, asserted by none",
}


def counted(count: int, word: str, plural: str | None = None) -> str:
    """A number with its word: "1 tie", "2 ties", "1,200 ties"."""
    return f"{count:,} {word if count == 1 else plural or f'{word}s'}"


def out_of(every: int, word: str) -> tuple[str, str, str]:
    """How many of so many are shown, for a number that is not known yet.

    Returns
    -------
    tuple of str
        If all are ("21 ties"), if none is ("none of 21 ties"), and what follows any other number
        (" of 21 ties").
    """
    whole = counted(every, word)
    return whole, f"none of {whole}", f" of {whole}"


def codes_of(actor: Actor) -> list[tuple[str, str]]:
    """What an actor is called in lists of others, each code with the name of its list."""
    codes = {
        "Kind": kind_label(actor.kind),
        "ISO 3166": actor.iso3,
        "Correlates of War": actor.cow,
        "Gleditsch-Ward": actor.gw,
        "Id": actor.id,
    }
    return [(name, str(code)) for name, code in codes.items() if code is not None]


def listed(words: Sequence[str], *, join: str = "and") -> str:
    """Words as a list: "a", "a and b", "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {join} {words[-1]}"


def isolated(name: str) -> str:
    """A name as it stands within a sentence.

    One that is written from right to left is put between isolating marks: without them the
    digits and commas after it would be drawn before it ("around ایران, 1 step").
    """
    turned = any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in name)
    return f"\u2067{name}\u2069" if turned else name


def capital(words: str) -> str:
    """Words as the beginning of a sentence."""
    return f"{words[:1].upper()}{words[1:]}"


def kind_label(kind: str, count: int = 1) -> str:
    """A kind of actor as a word for one actor ("party") or, for any other count, several."""
    return kind if count == 1 else _KINDS[kind]


def status_meaning(status: str) -> str:
    """A status and what it means: "reported: said or thought so"."""
    return _STATUSES[status]


@lru_cache(maxsize=256)
def language_name(language: str) -> str:
    """A language in English ("fa": Persian); the code itself if it is not known."""
    try:
        name = Locale.parse(language, sep="-").get_display_name("en")
    except (UnknownLocaleError, ValueError):
        return language
    return name or language


def quoted(title: str, *, length: int | None = None) -> str:
    """A title in quotation marks, cut between words where it is longer than `length`."""
    if length is not None and len(title) > length:
        cut = title[: length + 1].rpartition(" ")[0] or title[:length]
        title = f"{cut.rstrip(' ,;:')}…"
    return f"“{title}”"


def when(start: str | None, end: str | None) -> str:
    """A period in words: "since 2013", "from 1990 to 2018", "on 7 October 2023", "in 2023".

    Parameters
    ----------
    start, end
        Dates of reduced precision; None where it is not dated.
    """
    if start is None and end is None:
        return "no date given"
    if start is None or end is None:
        return f"until {in_words(end)}" if start is None else f"since {in_words(start)}"
    if start == end:
        return f"{'on' if len(start) == 10 else 'in'} {in_words(start)}"
    return f"from {in_words(start)} to {in_words(end)}"
