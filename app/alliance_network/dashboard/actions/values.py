"""What is done to one value of a view."""

from __future__ import annotations

import re

from alliance_network.errors import ViewError, shown


def toggled(chosen: frozenset[str] | None, name: str, every: tuple[str, ...]):
    """A choice among words (None: all) with one switched."""
    now = (frozenset(every) if chosen is None else chosen) ^ {name}
    return None if now == frozenset(every) else now


def whole(name: str, of: str) -> int:
    """The whole number that a control says."""
    if re.fullmatch(r"[0-9]{1,5}", of) is None:
        raise ViewError(f"{name}: {shown(of)} is no whole number; use one like 2.")
    return int(of)
