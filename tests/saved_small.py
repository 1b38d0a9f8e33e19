"""A small network as writers are given it: each kind of actor, status, direction and spell."""

from __future__ import annotations

from alliance_network.formats.saved import Saved, SavedActor, SavedTie, Spell
from alliance_network.model.actor import Actor
from alliance_network.model.dataset import Dataset
from alliance_network.model.relation import Relation
from small import claim, network

ACTORS = (
    Actor(
        id="iran",
        kind="state",
        name="Iran",
        names={"fa": "ایران", "zh-Hant": "伊朗"},
        aliases=("Tehran", "Islamic Republic"),
        iso3="IRN",
        cow=630,
        gw=630,
        lat=35.7,
        lon=51.4,
        note='Said "so" & <more>\nin two lines',
    ),
    Actor(id="hamas", kind="armed group", name="Hamas"),
    Actor(id="sco", kind="organisation", name="Shanghai Cooperation Organisation"),
    Actor(id="russia", kind="state", name="Russia", cow=365),
)
RELATIONS = (
    Relation(id="backing", label="backing", verb="backs", sign=1, order=1),
    Relation(id="alliance", label="alliance", verb="is allied with", directed=False, order=2),
    Relation(id="un-votes", label="UN votes", verb="votes against", sign=-1, order=3),
    Relation(id="attack", label="attack", verb="attacked", sign=-1, event=True, order=4),
    Relation(id="membership", label="membership", verb="is a member of", order=5),
)
DATASET: Dataset = network(
    claim("iran backing hamas", start="1990", form="money|arms"),
    actors=ACTORS,
    relations=RELATIONS,
)


def tie(key: str, *spells: tuple[str | None, str | None, str], **fields: object) -> SavedTie:
    """A tie by its key; relation, direction and sign are those of `RELATIONS`."""
    ends, _, relation_id = key.partition(":")
    from_, _, to = ends.partition(">")
    relation = next(each for each in RELATIONS if each.id == relation_id)
    values: dict[str, object] = {
        "status": "asserted",
        "publishers": 1,
        "weight": None,
        "unit": None,
        "forms": (),
        "sources": ("Atlas",),
        "claims": ("000",),
        "colour": "#0067b1",
        "dash": None,
    }
    return SavedTie(
        key=key,
        from_actor=from_,
        to_actor=to,
        relation=relation.id,
        label=relation.label,
        directed=relation.directed,
        event=relation.event,
        sign=relation.sign,
        spells=tuple(Spell(first=f, last=last, status=s) for f, last, s in spells),
        **(values | fields),
    )


TIES = (
    tie(
        "iran>hamas:backing",
        ("1990-01-01", "1999-12-31", "asserted"),
        ("2003-01-01", "2010-12-31", "reported"),
        forms=("arms", "money"),
        sources=("Atlas", "The <Daily> & Co"),
        publishers=2,
        weight=12.5,
        unit="million US$",
        status="reported",
    ),
    tie("iran>hamas:un-votes", ("2001-01-01", "2001-12-31", "denied"), status="denied", dash="8 4"),
    tie("iran>russia:alliance", ("1995-01-01", None, "disputed"), status="disputed", dash="2 3"),
    tie("russia>hamas:attack", ("2011-03-07", "2011-03-07", "asserted")),
    tie("iran>sco:membership"),
)
SAVED = Saved(
    dataset=DATASET,
    actors=tuple(
        SavedActor(actor=each, x=10.5 * place, y=-3.25, size=12.0, colour="#223344", shape=shape)
        for place, (each, shape) in enumerate(
            zip(ACTORS, ("circle", "diamond", "square", "circle"), strict=True)
        )
    ),
    ties=TIES,
)
