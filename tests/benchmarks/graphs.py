"""The three graphs every page is measured with: S, M and L.

S is the network that ships. M and L are made up, seeded, and the same on every machine:
eight relation types of equal size, actors of very different numbers of ties, two claims a tie.

Each graph exists twice: as a dataset folder for our own page, and as one plain JSON file
(`actors` with a place in the unit square, `relations`, `ties`) for the peers, whose
environments cannot import ours.
"""

import json
import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Row = dict[str, Any]

WINDOW = (1440, 900)
PICTURE = (1180, 690)
"""What our page leaves for the picture in that window, px; every page draws as large a one."""

SHIPPED = "iran-2023"
SIZES = {"S": None, "M": (200, 5_000), "L": (1_500, 30_000)}
SEED = 20_231_107

RELATIONS: tuple[tuple[str, str, int, bool, bool], ...] = (
    ("backing", "backs", 1, True, False),
    ("alliance", "is allied with", 1, False, False),
    ("trade", "trades with", 1, False, False),
    ("membership", "is a member of", 1, True, False),
    ("sanctions", "sanctions", -1, True, False),
    ("hostility", "is hostile to", -1, False, False),
    ("diplomacy", "had contacts with", 1, False, True),
    ("attack", "attacked", -1, True, True),
)
"""Id, verb, sign, directed, event."""

PUBLISHERS = 12


@dataclass(frozen=True)
class Rows:
    """A made-up network as plain rows, one dictionary a row of its CSV file."""

    actors: list[Row]
    relations: list[Row]
    sources: list[Row]
    coverage: list[Row]
    claims: list[Row]
    ties: list[Row]


def made_up(actors: int, ties: int, *, seed: int = SEED) -> Rows:
    """Make a network of exactly so many actors and ties.

    Every twentieth actor is an organisation, the only kind that has members. How often an
    actor is drawn falls with its rank, so a few have hundreds of ties and many have a handful.
    """
    rng = random.Random(seed)
    kinds = [
        "organisation" if i % 20 == 3 else "armed group" if i % 7 == 5 else "state"
        for i in range(actors)
    ]
    ids = [f"actor-{i:04d}" for i in range(actors)]
    weights = [1 / (1 + i) ** 0.6 for i in range(actors)]
    organisations = [i for i, kind in enumerate(kinds) if kind == "organisation"]
    others = [i for i, kind in enumerate(kinds) if kind != "organisation"]

    found: dict[tuple[str, str, str], bool] = {}
    for n, (relation, _, _, directed, _) in enumerate(RELATIONS):
        wanted = (n + 1) * ties // len(RELATIONS)
        while len(found) < wanted:
            if relation == "membership":
                pair = [rng.choice(others), rng.choice(organisations)]
            else:
                pair = rng.choices(range(actors), weights, k=2)
            if pair[0] == pair[1]:
                continue
            if not directed:
                pair.sort()
            found[ids[pair[0]], ids[pair[1]], relation] = directed

    rows = [
        {"from": from_, "to": to, "relation": relation, "directed": directed}
        for (from_, to, relation), directed in found.items()
    ]
    return Rows(
        actors=[
            {"id": id_, "kind": kind, "name": f"Actor {i}"}
            for i, (id_, kind) in enumerate(zip(ids, kinds, strict=True))
        ],
        relations=[
            {
                "id": id_,
                "label": id_.capitalize(),
                "verb": verb,
                "sign": sign,
                "directed": directed,
                "event": event,
                "order": order,
            }
            for order, (id_, verb, sign, directed, event) in enumerate(RELATIONS)
        ],
        sources=[
            {
                "id": f"source-{n:02d}",
                "title": f"Yearbook {n}",
                "publisher": f"Publisher {n}",
                "date": "2023-12-31",
            }
            for n in range(PUBLISHERS)
        ],
        coverage=[
            {"source": f"source-{n:02d}", "first": "1990-01-01", "last": "2023-12-31"}
            for n in range(PUBLISHERS)
        ],
        claims=_claims(rows, rng),
        ties=rows,
    )


def _claims(ties: list[Row], rng: random.Random) -> list[Row]:
    """Make two claims a tie: seven in ten stated as fact, three in a hundred disputed."""
    claims = []
    for tie in ties:
        draw = rng.random()
        for nth, number in enumerate(rng.sample(range(PUBLISHERS), 2)):
            claims.append(
                {
                    "id": f"claim-{len(claims):06d}",
                    "from": tie["from"],
                    "to": tie["to"],
                    "relation": tie["relation"],
                    "start": str(rng.randint(1990, 2023)) if nth == 0 else "2023",
                    "end": "2023",
                    "stance": "denies" if nth == 1 and draw < 0.03 else "asserts",
                    "claimant": None if draw < 0.7 else "Foreign ministry",
                    "source": f"source-{number:02d}",
                    "locator": f"p. {rng.randint(1, 400)}",
                }
            )
    return claims


def folder(size: str, base: Path) -> str:
    """Give what `alliance-network serve` opens for a size: a folder's path or a shipped name."""
    if SIZES[size] is None:
        return SHIPPED
    path = base / size / "network"
    if not (path / "datapackage.json").exists():
        from alliance_network.formats.folder import write_folder

        write_folder(dataset_of(f"made-up-{size.lower()}", made_up(*SIZES[size])), path)
    return str(path)


def dataset_of(name: str, rows: Rows) -> Any:
    """Put plain rows into a dataset; as the peers do, its page draws all ties."""
    import polars as pl

    from alliance_network.model.actor import Actor
    from alliance_network.model.dataset import Dataset
    from alliance_network.model.relation import Relation
    from alliance_network.model.source import Source
    from alliance_network.view import MOST_DRAWN, View

    return Dataset(
        name=name,
        title="A made-up network",
        opening=f"v=1&drawn={MOST_DRAWN}" if len(rows.claims) > View().drawn else "",
        actors=tuple(Actor(**row) for row in rows.actors),
        relations=tuple(Relation(**row) for row in rows.relations),
        sources=tuple(Source(**row) for row in rows.sources),
        coverage=pl.DataFrame(rows.coverage),
        claims=pl.DataFrame(rows.claims, infer_schema_length=None),
    )


def plain(size: str, base: Path) -> Path:
    """Write the peers' JSON of a size, unless it is there, and give its path.

    The ties are those of our opening view, the places those of our own layout, so all pages
    draw the same picture.
    """
    path = base / size / "graph.json"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(_plain(folder(size, base))), encoding="utf-8")
    return path


def _plain(network: str) -> Row:
    from alliance_network.figures.places import unit_positions
    from alliance_network.figures.style import LIGHT, look
    from alliance_network.formats import open_dataset
    from alliance_network.selection import select
    from alliance_network.view import opening_view

    dataset = open_dataset(network)
    view = opening_view(dataset)
    places = unit_positions(dataset, layout=view.layout, seed=view.seed, centre=view.centre)
    directed = {relation.id: relation.directed for relation in dataset.relations}
    ties = select(dataset, view).ties.select("from", "to", "relation").rows(named=True)
    # Membership is an area on our page, so hiding it would not be the same work.
    often = Counter(tie["relation"] for tie in ties if tie["relation"] != "membership")
    return {
        "width": PICTURE[0],
        "height": PICTURE[1],
        "actors": [
            {"id": actor.id, "name": actor.name, "kind": actor.kind, "x": x, "y": y}
            for actor, (x, y) in zip(dataset.actors, places.tolist(), strict=True)
        ],
        "relations": [
            {"id": relation.id, "colour": look(relation, LIGHT).colour}
            for relation in dataset.relations
        ],
        "ties": [{**tie, "directed": directed[tie["relation"]]} for tie in ties],
        "filter": often.most_common(1)[0][0],
    }
