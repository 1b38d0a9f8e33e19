"""Separators: which sign stands between the cells of somebody's text table."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence

from alliance_network.formats.records import long_cells

__all__ = ["SEPARATORS", "declared_separator", "separator_of"]

SEPARATORS = ("\t", ";", "|", ",")
"""The signs there are; on a tie the earlier wins, as it stands inside texts more rarely."""

_DECLARED = re.compile(r'"?sep=(.)"?\r?\n?', re.IGNORECASE)


def declared_separator(line: str) -> str | None:
    """The separator that a first line "sep=;", as Excel understands it, names."""
    found = _DECLARED.fullmatch(line)
    return found.group(1) if found is not None and found.group(1) in SEPARATORS else None


def separator_of(lines: Sequence[str]) -> str:
    """The separator of a table, from its first lines.

    It is the sign that gives the most rows the same number of cells, and does so from the
    earliest row on: decimal commas or lists within cells do not reach up into the header.

    Parameters
    ----------
    lines
        With their line ends.
    """
    found = [
        (score, -place) for place, sign in enumerate(SEPARATORS) if (score := _score(lines, sign))
    ]
    if not found:
        return ","
    return SEPARATORS[-max(found)[1]]


def _score(lines: Sequence[str], sign: str) -> tuple[bool, int, int] | None:
    """How well a sign parts the lines; None if it parts none of them."""
    with long_cells():
        rows = csv.reader(lines, delimiter=sign)
        widths = [len(row) for row in rows if any(cell.strip() for cell in row)]
    counts = Counter(width for width in widths if width > 1)
    if not counts:
        return None
    width, count = max(counts.items(), key=lambda item: (item[1] * (item[0] - 1), item[0]))
    return count * 2 >= len(widths), -widths.index(width), count * (width - 1)
