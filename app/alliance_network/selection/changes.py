"""What becomes of ties from one date to another: the only rules of a comparison."""

from __future__ import annotations

import numpy as np
import polars as pl

from alliance_network.history import ties_of
from alliance_network.model.dataset import Dataset
from alliance_network.selection.codes import State

__all__ = ["CHANGES", "compared"]

CHANGES = ("kept", "began", "ended", "changed", "unknown before", "unknown after")
"""What a tie can have done: of the last two, one of the dates is outside all coverage."""


def compared(
    dataset: Dataset,
    before: State,
    after: State,
    *,
    shown: tuple[np.ndarray, np.ndarray],
    speaks: tuple[np.ndarray, np.ndarray],
) -> pl.DataFrame:
    """The ties shown at one of two dates, and what each did between them.

    Parameters
    ----------
    dataset : Dataset
    before, after : State
        At the two dates.
    shown : tuple of two boolean arrays
        Which ties of each state are shown.
    speaks : tuple of two (m,) boolean arrays
        Of which ties any source speaks at each date.

    Returns
    -------
    pl.DataFrame
        As `history.state`, each tie as it is after, or where it is not there any more as it was;
        with two more columns: was (its status before; null: it was not there, or nothing is known
        of it) and change (of `CHANGES`). A tie that is there at both dates was and is there
        whatever is shown, so a status that is filtered out at one date is a change, not an end. A
        denial is no tie: one that begins or ends to be denied has changed.
    """
    count = len(ties_of(dataset))
    rows_before, rows_after = _rows(before, count), _rows(after, count)
    union = np.zeros(count, dtype=bool)
    union[before.tie[shown[0]]] = True
    union[after.tie[shown[1]]] = True
    ties = np.flatnonzero(union)
    there = rows_before[ties] >= 0, rows_after[ties] >= 0
    was = _statuses(before, rows_before[ties])
    now = _statuses(after, rows_after[ties])
    change = np.full(len(ties), "changed", dtype=object)
    change[there[0] & there[1] & (was == now)] = "kept"
    began, ended = ~there[0] & (now != "denied"), ~there[1] & (was != "denied")
    change[began] = "began"
    change[ended] = "ended"
    change[~there[0] & ~speaks[0][ties]] = "unknown before"
    change[~there[1] & ~speaks[1][ties]] = "unknown after"
    kept = after.frame[rows_after[ties[there[1]]]]
    gone = before.frame[rows_before[ties[~there[1]]]]
    told = pl.DataFrame(
        {"tie": ties, "was": was.tolist(), "change": change.tolist()},
        schema={"tie": pl.Int64, "was": pl.String, "change": pl.String},
    )
    return pl.concat([kept, gone]).join(told, on="tie").sort("tie")


def _rows(state: State, count: int) -> np.ndarray:
    """The row of each of a dataset's ties in a state; -1 where it is not there."""
    rows = np.full(count, -1)
    rows[state.tie] = np.arange(len(state.tie))
    return rows


def _statuses(state: State, rows: np.ndarray) -> np.ndarray:
    statuses = np.append(state.frame["status"].to_numpy().astype(object), None)
    return statuses[rows]
