"""Ties in graph files that we wrote: their attributes back into rows that say the same.

Such ties are known by their attributes, so that they are even when Gephi has saved the file again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pydantic import ValidationError

from alliance_network.formats.saved import Spell
from alliance_network.model.relation import Relation

__all__ = ["is_own", "own_relation", "own_rows", "spells_text"]

SEVERAL = "The file names several sources of this tie, and not which of them says what."

_SIGNATURE = {"tie", "relation", "verb", "status", "sign", "publishers"}
_DERIVED = ("tie", "key", "id", "label", "verb", "sign", "event", "publishers", "claims", "color")
_DERIVED += ("colour", "dash", "r", "g", "b", "spells", "directed", "edge id")


def spells_text(spells: Iterable[Spell]) -> str:
    """Spells as one text: "1990-01-01/1999-12-31 asserted; 2003-01-01/ reported"."""
    return "; ".join(
        f"{spell.first or ''}/{spell.last or ''} {spell.status}"
        for spell in spells
        if spell.first is not None or spell.last is not None
    )


def is_own(cells: Mapping[str, str]) -> bool:
    """Whether an edge has the attributes that we write."""
    return cells.keys() >= _SIGNATURE


def own_rows(cells: Mapping[str, str]) -> list[dict[str, str]]:
    """A row for each spell of an edge of ours.

    The weight is the newest, so it stands in the last spell alone.
    """
    kept = {name: text for name, text in cells.items() if name not in _DERIVED}
    kept["relation"] = cells["relation"]
    if "|" in kept.get("sources", ""):
        kept["note"] = SEVERAL
    rows = []
    spells = _spells(cells.get("spells", ""))
    for place, spell in enumerate(spells, start=1):
        row = kept | spell
        if place < len(spells):
            row.pop("weight", None)
            row.pop("unit", None)
        rows.append(row)
    return rows


def own_relation(cells: Mapping[str, str]) -> Relation | None:
    """The relation of an edge of ours, as it was; None if it has been changed into none."""
    try:
        return Relation(
            id=cells["relation"],
            label=cells.get("label", cells["relation"]),
            verb=cells["verb"],
            sign=int(float(cells["sign"])),
            event=cells.get("event", "").lower() == "true",
        )
    except (ValidationError, ValueError, OverflowError):
        return None


def _spells(text: str) -> list[dict[str, str]]:
    """What each spell adds to the row; one that adds nothing if there are none."""
    found = []
    for spell in text.split("; "):
        days, _, status = spell.partition(" ")
        first, bar, last = days.partition("/")
        if bar and status:
            dates = {"start": first, "end": last}
            found.append({name: day for name, day in dates.items() if day} | {"status": status})
    return found or [{}]
