"""The choice of a place for each name: nobody over anybody, dear names first, cheap places."""

from __future__ import annotations

import numpy as np
import shapely

ROUNDS = 4


def choose(price, free, boxes, order):
    """Return the place of each name (-1 for none): greedy by priority, then local descent."""
    count, sides = price.shape
    named = np.zeros(count, bool)
    named[order] = True
    usable = free & named[:, None]
    flat = np.flatnonzero(usable.ravel())
    rival = _conflicts(boxes.reshape(-1, 4)[flat], flat, sides, count * sides)
    chosen = np.full(count, -1)
    blocked = np.zeros(count * sides, int)

    def put(actor, side, change):
        blocked[rival(actor * sides + side)] += change

    def best(actor):
        cost = np.where(
            usable[actor] & (blocked[actor * sides : (actor + 1) * sides] == 0),
            price[actor],
            np.inf,
        )
        side = int(np.argmin(cost))
        return side if np.isfinite(cost[side]) else -1

    def settle(actor):
        side = best(actor)
        if side >= 0:
            put(actor, side, 1)
        chosen[actor] = side

    for actor in order:
        settle(actor)
    for _ in range(ROUNDS):
        before = chosen.copy()
        for actor in order:
            if chosen[actor] >= 0:
                put(actor, chosen[actor], -1)
                settle(actor)
            else:
                _make_room(actor, usable, rival, chosen, blocked, sides, put, best)
        if (before == chosen).all():
            break
    return chosen


def _make_room(actor, usable, rival, chosen, blocked, sides, put, best):
    """Name an actor that had no place by moving one name that can stand elsewhere."""
    for side in np.flatnonzero(usable[actor]):
        place = actor * sides + side
        if blocked[place] != 1:
            continue
        holders = rival(place)
        holders = holders[chosen[holders // sides] == holders % sides]
        if len(holders) != 1:
            continue
        other, old = int(holders[0] // sides), int(holders[0] % sides)
        put(other, old, -1)
        put(actor, side, 1)
        new = best(other)
        if new >= 0:
            chosen[actor], chosen[other] = side, new
            put(other, new, 1)
            return
        put(actor, side, -1)
        put(other, old, 1)


def _conflicts(boxes, places, sides, total):
    """Return a function: place -> places of other actors whose names would overlap it."""
    one, other = np.empty(0, int), np.empty(0, int)
    if len(boxes):
        # 1 px of air between two names.
        geometry = shapely.box(*(boxes[:, :2] - 0.5).T, *(boxes[:, 2:] + 0.5).T)
        one, other = shapely.STRtree(geometry).query(geometry)
        one, other = places[one], places[other]
        apart = one // sides != other // sides
        one, other = one[apart], other[apart]
        order = np.argsort(one, kind="stable")
        one, other = one[order], other[order]
    first = np.searchsorted(one, np.arange(total + 1))
    return lambda place: other[first[place] : first[place + 1]]
