"""Wanted distances between actors, and pictures that keep them: the starts of the search.

Stress majorisation after Gansner, Koren and North, "Graph drawing by stress majorization" (2004).
"""

from __future__ import annotations

import numpy as np

TIE, PARALLEL, CO_MEMBER, APART = 1.0, 0.15, 1.25, 0.3


def wanted_distances(
    pairs: np.ndarray, parallel: np.ndarray, areas: np.ndarray, alike: np.ndarray
) -> np.ndarray:
    """Return the wanted distances (n, n) in units of a tie, at least 0.8, zero on the diagonal.

    Parameters
    ----------
    pairs, parallel
        (P, 2) tied actors, each pair once, and (P,) how many ties it has.
    areas
        (A, n) booleans: the members of each area.
    alike
        (n, n) Jaccard index of the (neighbour, relation) sets of two actors, see `likeness`.
    """
    # Only here: scipy takes long to import, and networks with kept positions need none of it.
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import shortest_path

    count = areas.shape[1]
    steps = np.full((count, count), np.inf)
    for area in areas:
        steps[np.ix_(area, area)] = CO_MEMBER
    one, other = pairs[:, 0], pairs[:, 1]
    tie = np.minimum(TIE + PARALLEL * (parallel - 1), steps[one, other] + PARALLEL)
    steps[one, other] = steps[other, one] = tie
    graph = np.where(np.isfinite(steps), steps, 0)
    np.fill_diagonal(graph, 0)
    wanted = shortest_path(csr_array(graph), directed=False)

    known = np.isfinite(wanted) & ~np.eye(count, dtype=bool)
    far = np.quantile(wanted[known], 0.8) + APART if known.any() else 2.0
    wanted = np.where(np.isfinite(wanted), wanted, far)
    for area in areas:
        wanted = wanted + APART * (area[:, None] != area[None, :])
    tied = np.zeros((count, count), bool)
    tied[one, other] = tied[other, one] = True
    wanted = np.where(tied, wanted, wanted * (1 - 0.4 * alike))
    wanted = np.maximum(wanted, 0.8)
    np.fill_diagonal(wanted, 0)
    return wanted


def likeness(pairs: np.ndarray, relations: np.ndarray, count: int) -> np.ndarray:
    """Return (n, n): the share of (neighbour, relation) that two actors have in common."""
    if not len(pairs):
        return np.zeros((count, count))
    kinds = int(relations.max()) + 1
    rows = np.concatenate([pairs[:, 0], pairs[:, 1]])
    columns = np.concatenate([pairs[:, 1], pairs[:, 0]]) * kinds + np.tile(relations, 2)
    sets = np.zeros((count, count * kinds), np.float32)
    sets[rows, columns] = 1
    common = (sets @ sets.T).astype(float)
    size = sets.sum(1).astype(float)
    union = size[:, None] + size[None, :] - common
    return np.where(union > 0, common / np.maximum(union, 1), 0)


def starts(
    wanted: np.ndarray, *, count: int, rounds: int = 60, rng: np.random.Generator
) -> np.ndarray:
    """Return `count` pictures (count, n, 2), centred, longest way along x, best first."""
    size = len(wanted)
    weight = 1 / np.maximum(wanted, 0.1) ** 2
    np.fill_diagonal(weight, 0)
    laplacian = np.diag(weight.sum(1)) - weight
    inverse = np.linalg.inv(laplacian + 1 / size) - 1 / size
    places = rng.normal(size=(count, size, 2)) * wanted.mean()
    for _ in range(rounds):
        gap = np.maximum(_gaps(places), 1e-9)
        ratio = weight * wanted / gap
        pull = -ratio
        diagonal = np.arange(size)
        pull[:, diagonal, diagonal] = ratio.sum(-1)
        places = inverse @ (pull @ places)
    stress = (weight * (_gaps(places) - wanted) ** 2).sum((-1, -2))
    return _along_x(places[np.argsort(np.round(stress, 6), kind="stable")])


def _gaps(places: np.ndarray) -> np.ndarray:
    difference = places[:, :, None, :] - places[:, None, :, :]
    return np.sqrt((difference**2).sum(-1))


def _along_x(places: np.ndarray) -> np.ndarray:
    places = places - places.mean(1, keepdims=True)
    spread = np.einsum("cni,cnj->cij", places, places)
    angle = 0.5 * np.arctan2(2 * spread[:, 0, 1], spread[:, 0, 0] - spread[:, 1, 1])
    cosine, sine = np.cos(angle)[:, None], np.sin(angle)[:, None]
    x, y = places[..., 0], places[..., 1]
    return np.stack([cosine * x + sine * y, cosine * y - sine * x], axis=-1)
