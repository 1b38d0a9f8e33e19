"""What several networks together are called, and what is said of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from alliance_network.errors import shown
from alliance_network.model.dataset import Dataset
from alliance_network.model.text import ID_LENGTH, LINE_LENGTH, TEXT_LENGTH

__all__ = ["described", "named", "titled"]


def named(datasets: Sequence[Dataset]) -> str:
    """The names of the networks as one."""
    name = "-".join(dict.fromkeys(dataset.name for dataset in datasets))
    return re.sub(r"-+$", "", name[:ID_LENGTH])


def titled(datasets: Sequence[Dataset]) -> str:
    """The titles of the networks in a row."""
    *others, last = dict.fromkeys(dataset.title for dataset in datasets)
    title = f"{', '.join(others)} and {last}" if others else last
    return title if len(title) <= LINE_LENGTH else f"{title[: LINE_LENGTH - 1].rstrip()}…"


def described(datasets: Sequence[Dataset]) -> tuple[str, list[str]]:
    """What the networks together are made of, and what each says of itself.

    Returns
    -------
    tuple
        The description, and a sentence for each of theirs that is cut, since all are too long.
    """
    distinct = {(one.name, one.title, one.description): one for one in datasets}
    if len(distinct) == 1:
        return datasets[0].description, []
    parts = list(distinct.values())
    made_of = "Made of:\n" + "\n".join(
        f"{one.title} ({one.claims.height:,} claim{'' if one.claims.height == 1 else 's'})"
        for one in parts
    )
    made_of = made_of[: TEXT_LENGTH // 2]
    own = {one.title: one.description for one in parts if one.description}
    overhead = len(made_of) + sum(len(title) + len("\n\n: …") for title in own)
    most = _most([len(text) for text in own.values()], room=TEXT_LENGTH - overhead)
    said, told = [made_of], []
    for title, text in own.items():
        if len(text) > most:
            text = f"{text[:most].rstrip()}…"
            told.append(f"The description of {shown(title)} is cut: all together are too long.")
        said.append(f"{title}: {text}")
    return "\n\n".join(said)[:TEXT_LENGTH], told


def _most(lengths: Sequence[int], *, room: int) -> int:
    """How long each may be, so that all fit: the shorter ones leave their room to the others."""
    left = room
    for place, length in enumerate(sorted(lengths)):
        share = left // (len(lengths) - place)
        if length > share:
            return max(share, 0)
        left -= length
    return room
