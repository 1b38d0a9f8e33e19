"""Ids out of names: slugs that are never lost and never the same for two names."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

__all__ = ["Namer", "is_slug", "slug_of"]

_LENGTH = 60
"""Longest id made of a name; a number may follow it."""
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

_CYRILLIC = dict(zip("абвгдезийклмнопрстуфыэіїєґ", "abvgdeziiklmnoprstufyeiieg", strict=True))
_GREEK = dict(zip("αβγδεζηικλμνξοπρσςτυφω", "avgdeziiklmnxoprsstyfo", strict=True))
_SEVERAL = "ё:e ж:zh х:kh ц:ts ч:ch ш:sh щ:shch ъ: ь: ю:yu я:ya θ:th χ:ch ψ:ps"  # noqa: RUF001
_LATIN = "æ:ae œ:oe ø:o ł:l đ:d ð:d þ:th ı:i"  # noqa: RUF001
_PAIRS = (pair.split(":") for text in (_SEVERAL, _LATIN) for pair in text.split())
_LETTERS = str.maketrans(_CYRILLIC | _GREEK | dict(_PAIRS))


def is_slug(text: str) -> bool:
    """Whether a text can be an id as it is."""
    return len(text) <= _LENGTH and _SLUG.fullmatch(text) is not None


def slug_of(text: str, *, noun: str) -> str:
    """An id made of a name.

    Cyrillic and Greek are written in Latin letters. Of a name in a script without letters for it,
    the id ends in a piece of the name's hash: the same for the same name in whatever file.

    Parameters
    ----------
    text
        A name.
    noun
        What an id of which nothing is left begins with: "actor".
    """
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    folded = "".join(c for c in folded.translate(_LETTERS) if not unicodedata.combining(c))
    slug = "-".join(re.findall(r"[a-z0-9]+", folded))
    lost = any(c.isalnum() and not c.isascii() for c in folded) or not slug
    if lost:
        piece = hashlib.sha256(text.casefold().encode("utf-8", "replace")).hexdigest()[:8]
        return f"{slug[: _LENGTH - 9].strip('-') or noun}-{piece}"
    return slug[:_LENGTH].strip("-")


class Namer:
    """Gives each name an id of its own.

    Parameters
    ----------
    noun
        What is named: "actor".
    taken
        Ids that are given already.
    """

    def __init__(self, noun: str, *, taken: Iterable[str] = ()) -> None:
        self._noun = noun
        self._taken = set(taken)
        self._next: dict[str, int] = {}

    def id_for(self, name: str) -> str:
        """An id that no other name has: "iran", or "iran-2" if there is an "iran"."""
        slug = slug_of(name, noun=self._noun)
        found = slug
        while found in self._taken:
            number = self._next[slug] = self._next.get(slug, 1) + 1
            found = f"{slug}-{number}"
        self._taken.add(found)
        return found
