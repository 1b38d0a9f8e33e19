"""The relations of the field: one wording for whatever file they come from."""

from __future__ import annotations

from types import MappingProxyType

from alliance_network.model.relation import MEMBERSHIP, Relation

__all__ = ["RELATIONS", "relation_called"]

_LIST = (
    Relation(
        id="backing",
        label="backing",
        verb="backs",
        sign=1,
        note="One side supports the other, with arms, money or its word; the form says with what.",
    ),
    Relation(
        id="alliance",
        label="alliance",
        verb="is allied with",
        sign=1,
        directed=False,
        note="The two are allies; the form says to what a treaty binds them.",
    ),
    Relation(
        id="trade",
        label="trade",
        verb="trades with",
        directed=False,
        note="The two are trading partners.",
    ),
    Relation(
        id="exports",
        label="exports",
        verb="exports to",
        unit="US$",
        note="Goods sold from one side to the other; the weight is their value in a year.",
    ),
    Relation(
        id="trade-agreement",
        label="trade agreement",
        verb="has a trade agreement with",
        sign=1,
        directed=False,
        note="An agreement on trade is in force between the two.",
    ),
    Relation(
        id="diplomacy",
        label="diplomacy",
        verb="had contacts with",
        directed=False,
        event=True,
        note="Visits, meetings and talks between the two.",
    ),
    Relation(
        id="sanctions",
        label="sanctions",
        verb="sanctions",
        sign=-1,
        note="One side has placed the other under sanctions; the form says of which kind.",
    ),
    Relation(
        id="rivalry",
        label="rivalry",
        verb="is a rival of",
        sign=-1,
        directed=False,
        note="The two see each other as a threat and as rivals.",
    ),
    Relation(
        id="hostility",
        label="hostility",
        verb="is hostile to",
        sign=-1,
        directed=False,
        note="The two are called enemies, or are at war with each other.",
    ),
    Relation(
        id="dispute",
        label="armed dispute",
        verb="is in an armed dispute with",
        sign=-1,
        directed=False,
        note="One side threatens, shows or uses force against the other; the form says which.",
    ),
    Relation(
        id="war",
        label="war",
        verb="is at war with",
        sign=-1,
        directed=False,
        note="The two fight each other in a war.",
    ),
    Relation(
        id="attack",
        label="attack",
        verb="attacked",
        sign=-1,
        event=True,
        note="One side attacked the other; what happened, not how the two stand.",
    ),
    Relation(
        id=MEMBERSHIP,
        label="membership",
        verb="is a member of",
        note="The actor belongs to the organisation.",
    ),
    Relation(
        id="observer",
        label="observer",
        verb="is an observer of",
        note="The actor takes part in the organisation without being a member.",
    ),
)

RELATIONS = MappingProxyType(
    {
        relation.id: relation.model_copy(update={"order": place})
        for place, relation in enumerate(_LIST, start=1)
    }
)
"""By id, in the order in which lists show them."""

_WORDS = {
    "support": "backing",
    "supports": "backing",
    "backs": "backing",
    "ally": "alliance",
    "allies": "alliance",
    "allied": "alliance",
    "defence pact": "alliance",
    "defense pact": "alliance",
    "trades": "trade",
    "sanction": "sanctions",
    "member": MEMBERSHIP,
    "member of": MEMBERSHIP,
    "enemy": "hostility",
    "enemies": "hostility",
    "hostile": "hostility",
    "conflict": "hostility",
    "rival": "rivalry",
    "rivals": "rivalry",
    "mid": "dispute",
    "attacks": "attack",
    "attacked": "attack",
    "unterstützt": "backing",
    "unterstützung": "backing",
    "bündnis": "alliance",
    "allianz": "alliance",
    "handel": "trade",
    "export": "exports",
    "exporte": "exports",
    "sanktionen": "sanctions",
    "rivalität": "rivalry",
    "feindschaft": "hostility",
    "krieg": "war",
    "angriff": "attack",
    "mitglied": MEMBERSHIP,
    "mitgliedschaft": MEMBERSHIP,
    "soutien": "backing",
    "commerce": "trade",
    "exportations": "exports",
    "rivalité": "rivalry",
    "hostilité": "hostility",
    "guerre": "war",
    "attaque": "attack",
    "membre": MEMBERSHIP,
    "apoyo": "backing",
    "alianza": "alliance",
    "comercio": "trade",
    "exportaciones": "exports",
    "sanciones": "sanctions",
    "rivalidad": "rivalry",
    "hostilidad": "hostility",
    "guerra": "war",
    "ataque": "attack",
    "miembro": MEMBERSHIP,
}
"""Other words for them, in English, German, French and Spanish."""


def relation_called(text: str) -> Relation | None:
    """The relation that a word stands for ("allies", "Defence pact"), None if none does."""
    word = " ".join(text.replace("_", " ").replace("-", " ").casefold().split())
    for relation in RELATIONS.values():
        if word in (relation.id.replace("-", " "), relation.label, relation.verb):
            return relation
    return RELATIONS[_WORDS[word]] if word in _WORDS else None
