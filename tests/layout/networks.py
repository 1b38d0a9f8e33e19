"""Networks for the layout tests: the article's, and seeded random ones of any size."""

from __future__ import annotations

import numpy as np

from alliance_network.layout.network import Network

MEMBERS = (
    "china",
    "india",
    "iran",
    "kazakhstan",
    "kyrgyzstan",
    "pakistan",
    "russia",
    "tajikistan",
    "uzbekistan",
)
KINDS = {
    "european-powers": "group of states",
    "hamas": "armed group",
    "hezbollah": "armed group",
    "israel": "state",
    "sco": "organisation",
    "syria": "state",
    "united-states": "state",
} | dict.fromkeys(MEMBERS, "state")
TIES = (
    ("china", "iran", 0),
    ("iran", "hamas", 0),
    ("iran", "hezbollah", 0),
    ("iran", "syria", 1),
    ("china", "iran", 2),
    ("china", "iran", 3),
    ("european-powers", "iran", 4),
    ("united-states", "iran", 4),
    ("hamas", "israel", 5),
    ("hezbollah", "israel", 5),
    ("hamas", "israel", 6),
    ("iran", "israel", 6),
)


def network(actors, kinds, ties, areas) -> Network:
    """A network of (from, to, relation) rows and (organisation, members) areas, by number."""
    pairs = np.array([tie[:2] for tie in ties], int).reshape(-1, 2)
    degree = np.bincount(pairs.ravel(), minlength=len(actors))
    for organisation, members in areas:
        degree[organisation] += len(members)
        degree[list(members)] += 1
    return Network(
        actors=tuple(actors),
        kinds=tuple(kinds),
        pairs=pairs,
        relations=np.array([tie[2] for tie in ties], int),
        areas=tuple((organisation, tuple(members)) for organisation, members in areas),
        degree=degree,
        keys=tuple(f"{actors[a]}>{actors[b]}:{relation}" for a, b, relation in ties),
    )


def article() -> Network:
    """The 16 actors of the first network."""
    actors = sorted(KINDS)
    ties = [(actors.index(a), actors.index(b), relation) for a, b, relation in TIES]
    members = [actors.index(member) for member in MEMBERS]
    kinds = [KINDS[actor] for actor in actors]
    return network(actors, kinds, ties, [(actors.index("sco"), members)])


def random_network(count: int, ties: int, *, areas: int = 2, seed: int = 1) -> Network:
    """Communities with popular actors, the last of them organisations drawn as areas."""
    rng = np.random.default_rng(seed)
    free = count - areas
    group = rng.integers(0, max(3, free // 12), free)
    popular = rng.pareto(2, free) + 1
    rows: dict[tuple[int, int, int], None] = {}
    while len(rows) < ties:
        one = int(rng.choice(free, p=popular / popular.sum()))
        near = np.flatnonzero(group == group[one])
        other = int(rng.choice(near) if rng.random() < 0.75 else rng.integers(free))
        if one != other:
            rows[one, other, int(rng.integers(6))] = None
    kinds = ["state" if actor % 7 else "armed group" for actor in range(free)]
    size = max(3, count // 10)
    return network(
        [f"a{actor:04}" for actor in range(count)],
        kinds + ["organisation"] * areas,
        list(rows),
        [(free + at, np.flatnonzero(group == at)[:size].tolist()) for at in range(areas)],
    )
