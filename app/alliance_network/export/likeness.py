"""Which relations of a picture look alike, in words."""

from __future__ import annotations

from collections.abc import Sequence

from alliance_network.figures.key import entries
from alliance_network.figures.sight import EVERYONE, SIGHTS, Alike, alike
from alliance_network.figures.style import Theme
from alliance_network.model.dataset import Dataset
from alliance_network.selection import Selection
from alliance_network.words import counted, listed, quoted

__all__ = ["likeness", "likeness_sentences"]

MOST_PAIRS = 4
NAME_LENGTH = 40
CONES = {"protan": "red", "deutan": "green", "tritan": "blue"}


def likeness(selection: Selection, theme: Theme, *, labels: bool) -> tuple[str, ...]:
    """A sentence for everybody to whom two shown relations look alike.

    Parameters
    ----------
    selection : Selection
    theme : Theme
        Of the figure.
    labels : bool
        Whether its lines are named, which is else a way out.
    """
    lines = [entry.relation for entry in entries(selection) if entry.group == "relation"]
    return likeness_sentences(alike(lines, theme), selection.dataset, labels=labels)


def likeness_sentences(
    found: Sequence[Alike], dataset: Dataset, *, labels: bool
) -> tuple[str, ...]:
    """The same of pairs that have been found; those to whom the same pairs look alike are one."""
    by_sight = {
        sight: tuple(one.relations for one in found if one.sight == sight)
        for sight in (EVERYONE, *SIGHTS)
    }
    remedy = "use another dash for one of them"
    remedy += "." if labels else ", or labels on the lines."
    said = []
    for pairs in dict.fromkeys(by_sight.values()):
        if pairs:
            sights = [sight for sight, its in by_sight.items() if its == pairs]
            said.append(f"{_to_whom(sights)} {_pairs(pairs, dataset)} would look alike: {remedy}")
    return tuple(said)


def _to_whom(sights: Sequence[str]) -> str:
    if EVERYONE in sights:
        return "To everyone,"
    cones = [CONES[sight] for sight in sights if sight in CONES]
    if not cones:
        return "Printed in grey,"
    *others, last = cones
    or_ = f"{', '.join(f'{cone}-' for cone in others)} or " if others else ""
    without = f"a reader without {or_}{last}-sensitive cones"
    return f"Printed in grey, and to {without}," if "grey" in sights else f"To {without},"


def _pairs(pairs: Sequence[tuple[str, str]], dataset: Dataset) -> str:
    named = [
        listed([quoted(dataset.relation(one).label, length=NAME_LENGTH) for one in pair])
        for pair in pairs[:MOST_PAIRS]
    ]
    rest = len(pairs) - MOST_PAIRS
    return "; ".join([*named, counted(rest, "more pair")] if rest > 0 else named)
