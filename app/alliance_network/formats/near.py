"""Near names: what somebody probably meant by a name that is not known."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping

from alliance_network.errors import shown

_COMPARISONS = 50_000
"""Comparisons of two names that one `NearNames` makes; they take about 10 µs each."""


class NearNames:
    """Finds the known name nearest to an unknown one.

    Parameters
    ----------
    names
        The known names.
    also
        Other words for them ("Iran" for "iran"), each with the name it stands for.
    """

    def __init__(self, names: Iterable[str], *, also: Mapping[str, str] | None = None) -> None:
        self._meant = {name.casefold(): name for name in names}
        if also is not None:
            self._meant = {word.casefold(): name for word, name in also.items()} | self._meant
        self._left = _COMPARISONS

    def nearest(self, unknown: str) -> str | None:
        """The known name that is nearest, None if none is near."""
        word = unknown.casefold()
        for spelling in (word, word.replace(" ", "-").replace("_", "-")):
            if spelling in self._meant:
                return self._meant[spelling]
        # A wrong column gives thousands of unknown names: only the first are worth a search.
        if self._left <= 0 or len(word) > 80:
            return None
        self._left -= len(self._meant)
        near = difflib.get_close_matches(word, self._meant, n=1, cutoff=0.7)
        return self._meant[near[0]] if near else None

    def hint(self, unknown: str) -> str:
        """`Did you mean "iran"? ` with a space after it, empty if no name is near."""
        near = self.nearest(unknown)
        return "" if near is None else f"Did you mean {shown(near)}? "
