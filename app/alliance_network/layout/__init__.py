"""Positions, bends and labels: where everything in the network picture stands.

Positions come from the whole dataset, seeded, so that no filter moves an actor.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from alliance_network.layout.circle import circle
from alliance_network.layout.kinds import kinds
from alliance_network.layout.network import Network
from alliance_network.layout.organic import organic
from alliance_network.layout.rings import rings

LAYOUTS: dict[str, Callable[..., np.ndarray]] = {
    "organic": organic,
    "circle": circle,
    "kinds": kinds,
    "rings": rings,
}
"""Every layout by name: network, seed, centre -> places (n, 2) in the unit square."""


def positions(
    network: Network, *, layout: str = "organic", seed: int = 0, centre: str | None = None
) -> np.ndarray:
    """Return the places (n, 2) of the actors in the unit square, x right, y down.

    Parameters
    ----------
    network
        The whole dataset's network.
    layout
        One of `LAYOUTS`.
    seed
        The same seed gives the same places, rounded to 4 decimals.
    centre
        Actor in the middle of the rings; None means the most tied one.

    Raises
    ------
    ValueError
        If the layout is not known or the centre is not an actor of the network.
    """
    if layout not in LAYOUTS:
        raise ValueError(f"There is no layout {layout!r}; choose one of {', '.join(LAYOUTS)}.")
    if centre is not None and centre not in network.actors:
        raise ValueError(f"There is no actor {centre!r} to be the centre; give the id of an actor.")
    unit = LAYOUTS[layout](network, seed=seed, centre=centre)
    return np.round(np.clip(unit, 0, 1), 4)
