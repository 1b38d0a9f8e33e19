"""Small networks beside one another, in words: what each is of, and which there are."""

from __future__ import annotations

from alliance_network.selection import Selection
from alliance_network.words.labels import counted

__all__ = ["choice_words", "count_words"]


def count_words(selection: Selection) -> str:
    """What one of several small networks shows: "24 ties, no data on 3"."""
    said = counted(len(selection.ties), "tie")
    unknown = len(selection.unknown)
    return f"{said}, no data on {unknown:,}" if unknown else said


def choice_words(picture: str, shown: int, every: int, unit: str) -> str | None:
    """Which of all small networks are drawn; None where that needs no words.

    Parameters
    ----------
    picture : {"pair", "years", "relations"}
    shown, every : int
        How many are drawn, and how many there would be.
    unit : str
        Of time: "year", "month" or "day".
    """
    if picture == "years" and shown == every:
        return f"here as of each {unit}"
    if picture == "years":
        return f"here as of {shown:,} of {counted(every, unit)}"
    if picture == "relations" and shown < every:
        return f"here the {shown:,} relations with the most ties"
    return None
