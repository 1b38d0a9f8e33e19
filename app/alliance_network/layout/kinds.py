"""Kinds: columns of actors by kind, those of an area together, ordered so that ties are short."""

from __future__ import annotations

import numpy as np

from alliance_network.layout.fit import HEIGHT, MARGIN, WIDTH
from alliance_network.layout.network import Network
from alliance_network.layout.spots import with_organisations
from alliance_network.model.actor import KINDS

MOST_SWAPPED = 200
"""Above so many actors they stand as listed: comparing every two takes too long."""

MOST_CROSSED = 150


def kinds(network: Network, *, seed: int = 0, centre: str | None = None) -> np.ndarray:
    """Return places (n, 2) in the unit square.

    Columns in the order of `KINDS` (rows in a portrait place); the members of an area have
    columns of their own, so that nobody else stands between them.

    Parameters
    ----------
    seed
        Another seed may be another order in the columns.
    centre
        Not used; every layout takes it.
    """
    size = len(network)
    if not size:
        return np.empty((0, 2))
    rng = np.random.default_rng([seed, size])
    actors = np.setdiff1d(np.arange(size), network.organisations)
    blocks = _blocks(network, actors)
    if not blocks:
        # Nobody but organisations that are members of each other.
        return np.column_stack([np.arange(1, size + 1) / (size + 1), np.full(size, 0.5)])
    low, high = np.array(MARGIN), np.array([WIDTH, HEIGHT]) - np.array(MARGIN)
    places = np.full((size, 2), (low + high) / 2)
    # The border of an area needs room beyond its members.
    inset = 0.04 * (high - low) if network.areas else np.zeros(2)
    for block, slots in zip(blocks, _slots(blocks, high - low - 2 * inset), strict=True):
        places[rng.permutation(block)] = low + inset + slots
    pairs, weights = network.tied_pairs
    if len(actors) <= MOST_SWAPPED:
        places = _shortened(places, blocks, pairs, weights)
        if len(pairs) <= MOST_CROSSED:
            places = _uncrossed(places, blocks, pairs)
    return (with_organisations(places, network) - low) / (high - low)


def _blocks(network, actors):
    """Return the actors of each kind, split by the areas they belong to, in drawing order."""
    inside = [set(members) for _, members in network.areas]
    known = {kind: at for at, kind in enumerate(KINDS)}

    def key(actor):
        kind = network.kinds[actor]
        areas = tuple(actor in area for area in inside)
        # Only the first area, both, only the second, none: members of each are neighbours.
        rank = {(True, False): 0, (True, True): 1, (False, True): 2, (True,): 0}.get(areas, 3)
        return (known.get(kind, len(known)), kind, rank)

    groups: dict[tuple, list[int]] = {}
    for actor in actors.tolist():
        groups.setdefault(key(actor), []).append(actor)
    return [np.array(groups[each]) for each in sorted(groups)]


def _slots(blocks, room):
    """Return the places of each block, px from the corner: columns, every second one shifted."""
    most = max(4, int(np.ceil(np.sqrt(sum(map(len, blocks)) * room[1] / room[0] * 1.6))))
    columns = [int(np.ceil(len(block) / most)) for block in blocks]
    # Between two blocks there is half a column more.
    width = room[0] / max(sum(columns) - 1 + 0.5 * (len(columns) - 1), 1)
    result, left = [], 0.0
    for block, wide in zip(blocks, columns, strict=True):
        per = np.array([len(block) // wide + (at < len(block) % wide) for at in range(wide)])
        x, y = [], []
        for column, rows in enumerate(per):
            step = room[1] / rows
            # Columns of the same length are shifted, else ties along a row cover symbols.
            shift = 0.22 * step * (-1) ** column if wide > 1 else 0.0
            at = (np.arange(rows) + 0.5) * step + shift
            x.append(left + column * width + 0.16 * width * (-1.0) ** np.arange(rows))
            y.append(at)
        result.append(np.column_stack([np.concatenate(x), np.concatenate(y)]))
        left += (wide + 0.5) * width
    everything = np.concatenate(result)
    low, high = everything.min(0), everything.max(0)
    span = np.where(high - low > 1, high - low, 1)
    return [np.where(high - low > 1, (slots - low) / span * room, room / 2) for slots in result]


def _shortened(places, blocks, pairs, weights):
    """Swap actors of one block while that makes ties shorter, the best swap first."""
    places = places.copy()
    size = len(places)
    tied = np.zeros((size, size))
    tied[pairs[:, 0], pairs[:, 1]] = tied[pairs[:, 1], pairs[:, 0]] = np.minimum(weights, 3)
    for _ in range(2):
        moved = False
        for block in blocks:
            near = np.hypot(*(places[block][:, None] - places[None, :]).transpose(2, 0, 1))
            # price[i, j]: the ties of actor i, were it in the slot of actor j.
            price = tied[block] @ near.T
            between = tied[np.ix_(block, block)] * near[:, block]
            for _ in range(len(block)):
                own = np.diag(price)
                gain = own[:, None] + own[None, :] - price - price.T - 2 * between
                one, other = np.unravel_index(np.argmax(np.round(gain, 3)), gain.shape)
                if gain[one, other] < 1:
                    break
                moved = True
                places[block[[one, other]]] = places[block[[other, one]]]
                near = np.hypot(*(places[block][:, None] - places[None, :]).transpose(2, 0, 1))
                price = tied[block] @ near.T
                between = tied[np.ix_(block, block)] * near[:, block]
        if not moved:
            break
    return places


def _uncrossed(places, blocks, pairs):
    """Swap actors of one block while that makes fewer ties cross or cover symbols."""
    places = places.copy()
    best = _faults(places, pairs)
    for _ in range(3):
        before = best
        for block in blocks:
            for one, other in np.column_stack(np.triu_indices(len(block), 1)).tolist():
                rows = block[[one, other]]
                places[rows] = places[rows[::-1]]
                faults = _faults(places, pairs)
                if faults < best - 1e-9:
                    best = faults
                else:
                    places[rows] = places[rows[::-1]]
        if best == before:
            break
    return places


def _faults(places, pairs):
    """Return crossings, symbols under ties, and a little for length."""
    if not len(pairs):
        return 0.0
    start, end = places[pairs[:, 0]], places[pairs[:, 1]]
    along = end - start
    to = places[None, :] - start[:, None]
    turn = along[:, None, 0] * to[..., 1] - along[:, None, 1] * to[..., 0]
    length = np.maximum(np.hypot(along[:, 0], along[:, 1]), 1.0)
    share = (to * along[:, None]).sum(-1) / (length**2)[:, None]
    covered = ((np.abs(turn) / length[:, None] < 14) & (share > 0.02) & (share < 0.98)).sum()
    side = turn[:, pairs[:, 0]] * turn[:, pairs[:, 1]] < -1e-6
    crossed = (side & side.T).sum() / 2
    # Ends count as covered twice at most; they are beside the share by construction.
    return float(crossed + 1.5 * covered + length.sum() / 1e4)
