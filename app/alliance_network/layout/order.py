"""An order round a circle in which few ties cross and members of an area are neighbours.

Circular sifting after Baur and Brandes, "Crossing reduction in circular layouts" (2004): each
actor in turn is moved to the slot where its ties cross fewest others.
"""

from __future__ import annotations

import igraph
import numpy as np

MOST_SIFTED = 260
"""Above so many actors communities alone give the order: sifting takes time n squared."""

ROUNDS = 4


def circular_order(
    pairs: np.ndarray,
    weights: np.ndarray,
    areas: list[np.ndarray],
    actors: np.ndarray,
    *,
    rng: np.random.Generator,
) -> np.ndarray:
    """Return the actors in their order round a circle.

    Parameters
    ----------
    pairs, weights
        (P, 2) tied pairs and (P,) how many ties each has.
    areas
        The members of each area; they stay next to one another.
    actors
        Who is to be ordered; ties to others are left out. Those without ties come last.
    """
    actors = np.asarray(actors, int)
    if not len(actors):
        return actors
    row = {int(actor): at for at, actor in enumerate(actors)}
    kept = [at for at, (a, b) in enumerate(pairs.tolist()) if a in row and b in row]
    local = np.array([[row[a], row[b]] for a, b in pairs[kept].tolist()], int).reshape(-1, 2)
    inside = np.zeros((len(areas), len(actors)), bool)
    for area, members in zip(inside, areas, strict=True):
        area[np.isin(actors, members)] = True
    order = _by_communities(local, weights[kept], inside)
    tied = np.zeros(len(actors), bool)
    tied[local.ravel()] = True
    tied |= inside.any(0)
    order = order[np.argsort(~tied[order], kind="stable")]
    if 3 < tied.sum() <= MOST_SIFTED:
        loners = order[tied.sum() :]
        order = _sifted(order[: tied.sum()], local, weights[kept], inside, rng)
        order = np.concatenate([order, loners])
    return actors[order]


def spaced(order: np.ndarray, areas: list[np.ndarray], *, gap: float) -> np.ndarray:
    """Return the angle (n,) of each actor of the order, in radians, the first area to the left.

    Parameters
    ----------
    gap
        Free slots on either side of an area.
    """
    borders = np.zeros(len(order))
    for members in areas:
        inside = np.isin(order, members)
        borders += inside != np.roll(inside, 1)
    slots = (1 + gap * (borders > 0)).cumsum()
    angles = slots * 2 * np.pi / max(slots[-1], 1) if len(slots) else slots
    inside = np.isin(order, areas[0]) if areas else np.zeros(len(order), bool)
    if not inside.any():
        # The first, often the most tied, on top.
        return angles - angles[:1].sum() - np.pi / 2
    return angles + np.pi - np.angle(np.exp(1j * angles[inside]).mean())


def _by_communities(pairs, weights, inside):
    """Members of areas first and together, then community after community."""
    count = inside.shape[1]
    graph = igraph.Graph(n=count, edges=pairs.tolist())
    group = np.zeros(count, int)
    if len(pairs):
        found = graph.community_fastgreedy(weights=weights.astype(float).tolist())
        parts = sorted(found.as_clustering(), key=lambda part: (-len(part), part[0]))
        for at, part in enumerate(parts):
            group[part] = at
    degree = np.array(graph.degree())
    # Only the first, both, only the second, nobody: each area is one run.
    block = np.full(count, 3)
    if len(inside) > 1:
        block[inside[1]] = 2
        block[inside[0]] = np.where(inside[1], 1, 0)[inside[0]]
    elif len(inside):
        block[inside[0]] = 0
    return np.lexsort((np.arange(count), -degree, group, block))


def _sifted(order, pairs, weights, inside, rng):
    size = inside.shape[1]
    tied = np.zeros((size, size))
    np.add.at(tied, (pairs[:, 0], pairs[:, 1]), weights)
    np.add.at(tied, (pairs[:, 1], pairs[:, 0]), weights)
    for _ in range(ROUNDS):
        before = order.copy()
        for actor in rng.permutation(order):
            rest = order[order != actor]
            price = _price(actor, rest, tied, inside)
            here = int(np.flatnonzero(order == actor)[0]) % len(rest)
            slot = int(np.argmin(np.round(price, 6)))
            if price[slot] < price[here] - 1e-6:
                order = np.insert(rest, slot, actor)
        if (order == before).all():
            break
    return order


def _price(actor, rest, tied, inside):
    """Return (m,): what the ties of the actor cross in each slot; slot j is before rest[j]."""
    count = len(rest)
    near = np.flatnonzero(tied[actor, rest])
    slots = np.arange(count)[:, None]
    weight = tied[actor, rest][near]
    among = tied[np.ix_(rest, rest)]
    rows = np.zeros((count + 1, count))
    rows[1:] = among.cumsum(0)
    both = np.zeros((count + 1, count + 1))
    both[1:, 1:] = rows[1:].cumsum(1)
    degree = both[:, -1]
    # The actors between a slot and a neighbour: those with a tie out of there cross this one.
    low = np.minimum(slots, near + 1)
    high = np.maximum(slots, near)
    within = both[high, high] - both[low, high] - both[high, low] + both[low, low]
    crossed = degree[high] - degree[low] - within - (rows[high, near] - rows[low, near])
    far = np.abs(slots - 0.5 - near)
    far = np.minimum(far, count - far)
    price = (weight * (crossed + 1e-3 * far)).sum(1)
    for area in inside:
        member = area[rest]
        left, right = np.roll(member, 1), member
        split = ~(left | right) if area[actor] else left & right
        if member.any() and not member.all():
            price = price + 1e6 * split
    return price
