"""What ties did between two dates, as the key of a picture says it."""

from __future__ import annotations

from alliance_network.view import View
from alliance_network.words.comparison import backwards
from alliance_network.words.time import as_of_words

__all__ = ["change_meaning"]


def change_meaning(change: str, view: View) -> str:
    """What a tie did and what that means: "began: only as of 2010", "no data as of 2000".

    Parameters
    ----------
    change : str
        Of `selection.CHANGES`, or "no longer denied".
    view : View
        With the two dates.
    """
    before, after = as_of_words(view.compare_to), as_of_words(view.as_of)
    said = {
        "kept": "kept: the same at both dates",
        "began": f"began: only {after}",
        "ended": f"ended: only {before}",
        "changed": f"changed: drawn {after}",
        "unknown before": f"no data {before}",
        "unknown after": f"no data {after}",
        "no longer denied": f"no longer denied {after}",
    }[change]
    # Nothing begins by a date that lies before the other.
    return said.partition(": ")[2] if backwards(view) and change in ("began", "ended") else said
