"""On which switches it hangs whether an actor is in reach of a view's focus.

Without a focus every actor hangs on the switch of its kind alone. With one, it is in reach
wherever a path of shown ties leads to it in few enough steps; so it hangs on the switches of any
one of those paths. Of all paths those count that need the fewest switches.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from alliance_network.errors import UsageError

__all__ = ["fewest", "ways_from"]

# Far more than a person could try out; the time to find them grows with their square.
MOST_WAYS = 30_000

Ways = tuple[int, ...]
"""Sets of switches as bits, none within another: any one of them is enough."""


def fewest(sets: Iterable[int]) -> Ways:
    """Those of some sets of switches that hold no other one, in ascending order."""
    kept: list[int] = []
    for one in sorted(set(sets), key=lambda bits: (bits.bit_count(), bits)):
        if not any(less & one == less for less in kept):
            kept.append(one)
    return tuple(sorted(kept))


def ways_from(
    focus: int, *, steps: int, own: Sequence[int], ties: Sequence[tuple[int, int, int]]
) -> list[Ways]:
    """On which switches it hangs that each actor is at most so many ties from the focus.

    Parameters
    ----------
    focus : int
        Place of the actor.
    steps : int
    own : sequence of int
        The switch of each actor's kind, as a bit.
    ties : sequence of (int, int, int)
        The two ends of each tie, and all switches that it hangs on, as bits.

    Returns
    -------
    list of tuple of int
        For each actor its ways; empty where no path is short enough.

    Raises
    ------
    UsageError
        There are too many.
    """
    found: list[Ways] = [() for _ in own]
    found[focus] = (own[focus],)
    # Ties that hang on the same switches lead the same way.
    onward = {(a, b, bits) for start, end, bits in ties for a, b in ((start, end), (end, start))}
    by_end: dict[int, list[tuple[int, int]]] = {}
    for start, end, bits in sorted(onward):
        by_end.setdefault(end, []).append((start, bits))
    for _ in range(steps):
        longer = list(found)
        for end, reached_from in by_end.items():
            more = {bits | way for start, bits in reached_from for way in found[start]}
            if more:
                longer[end] = fewest(more.union(found[end]))
                if sum(map(len, longer)) > MOST_WAYS:
                    raise UsageError(
                        f"With {steps:,} steps from the actor in focus, too many switches decide "
                        "what is near: use fewer steps."
                    )
        if longer == found:
            break
        found = longer
    return found
