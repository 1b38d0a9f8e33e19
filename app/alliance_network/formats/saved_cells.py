"""What graph files say of an actor and of a tie: attributes with their types, in one order.

The names are those that Gephi and Cytoscape take: label, weight, x, y, size; r, g, b as whole
numbers for Gephi, color as "#rrggbb" for Cytoscape.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from alliance_network.formats.own_ties import spells_text
from alliance_network.formats.saved import Saved, SavedActor, SavedTie
from alliance_network.model.schema import NAME_PREFIX

__all__ = ["LOST", "Attribute", "actor_attributes", "described", "tie_attributes", "tie_ids"]

LOST = (
    "It holds ties, not single claims: the claimants, credibility, places in the sources, dates "
    "of recording and notes of the claims are left out, as is which source says what, the "
    "coverage, and all of a source but its title."
)

Value = str | int | float | bool


@dataclass(frozen=True, kw_only=True)
class Attribute:
    """An attribute of actors or ties.

    Attributes
    ----------
    name
    type
        Of its values.
    of
        Its value for a `SavedActor` or `SavedTie`; None if it has none.
    drawing
        Whether it only says how it is drawn.
    """

    name: str
    type: Literal["string", "int", "double", "boolean"]
    of: Callable[[Any], Value | None]
    drawing: bool = False


def actor_attributes(saved: Saved) -> tuple[Attribute, ...]:
    """The attributes of the actors; those that no actor has are left out."""
    languages = sorted({language for each in saved.actors for language in each.actor.names})
    attributes = (
        _of_actor("label", "string", lambda actor: actor.name),
        _of_actor("kind", "string", lambda actor: actor.kind),
        *(_name_in(language) for language in languages),
        _of_actor("aliases", "string", lambda actor: "|".join(actor.aliases) or None),
        _of_actor("iso3", "string", lambda actor: actor.iso3),
        _of_actor("cow", "int", lambda actor: actor.cow),
        _of_actor("gw", "int", lambda actor: actor.gw),
        _of_actor("lat", "double", lambda actor: actor.lat),
        _of_actor("lon", "double", lambda actor: actor.lon),
        _of_actor("note", "string", lambda actor: actor.note or None),
        Attribute(name="x", type="double", of=lambda each: each.x, drawing=True),
        Attribute(name="y", type="double", of=lambda each: each.y, drawing=True),
        Attribute(name="size", type="double", of=lambda each: each.size, drawing=True),
        *_colours(),
        Attribute(name="shape", type="string", of=lambda each: each.shape, drawing=True),
    )
    return _used(attributes, saved.actors)


def tie_attributes(saved: Saved) -> tuple[Attribute, ...]:
    """The attributes of the ties; those that no tie has are left out."""
    verbs = {relation.id: relation.verb for relation in saved.dataset.relations}
    attributes = (
        Attribute(name="tie", type="string", of=lambda tie: tie.key),
        Attribute(name="label", type="string", of=lambda tie: tie.label),
        Attribute(name="relation", type="string", of=lambda tie: tie.relation),
        Attribute(name="verb", type="string", of=lambda tie: verbs[tie.relation]),
        Attribute(name="directed", type="boolean", of=lambda tie: tie.directed),
        Attribute(name="event", type="boolean", of=lambda tie: tie.event),
        Attribute(name="sign", type="int", of=lambda tie: tie.sign),
        Attribute(name="status", type="string", of=lambda tie: tie.status),
        Attribute(name="start", type="string", of=_start),
        Attribute(name="end", type="string", of=_end),
        Attribute(name="spells", type="string", of=lambda tie: spells_text(tie.spells) or None),
        Attribute(name="weight", type="double", of=lambda tie: tie.weight),
        Attribute(name="unit", type="string", of=lambda tie: tie.unit),
        Attribute(name="form", type="string", of=lambda tie: "|".join(tie.forms) or None),
        Attribute(name="sources", type="string", of=_sources),
        Attribute(name="publishers", type="int", of=lambda tie: tie.publishers),
        Attribute(name="claims", type="string", of=lambda tie: " ".join(tie.claims) or None),
        *_colours(),
        Attribute(name="dash", type="string", of=lambda tie: tie.dash, drawing=True),
    )
    return _used(attributes, saved.ties)


def tie_ids(saved: Saved) -> list[str]:
    """An id for each tie that XML takes for one: "iran--hamas:backing"."""
    return [f"{tie.from_actor}--{tie.to_actor}:{tie.relation}" for tie in saved.ties]


def described(saved: Saved) -> str:
    """Title and description in one text, the title in its first line."""
    return f"{saved.dataset.title}\n{saved.dataset.description}".strip()


def _of_actor(name: str, type_: Any, of: Callable[[Any], Value | None]) -> Attribute:
    return Attribute(name=name, type=type_, of=lambda each: of(each.actor))


def _name_in(language: str) -> Attribute:
    return _of_actor(f"{NAME_PREFIX}{language}", "string", lambda actor: actor.names.get(language))


def _colours() -> tuple[Attribute, ...]:
    def part(start: int) -> Callable[[SavedActor | SavedTie], int]:
        return lambda each: int(each.colour[start : start + 2], 16)

    parts = zip("rgb", (1, 3, 5), strict=True)
    return (
        *(Attribute(name=name, type="int", of=part(start), drawing=True) for name, start in parts),
        Attribute(name="color", type="string", of=lambda each: each.colour, drawing=True),
    )


def _sources(tie: SavedTie) -> str | None:
    # A bar stands between titles, so none may hold one.
    return " | ".join(title.replace("|", "/") for title in tie.sources) or None


def _start(tie: SavedTie) -> str | None:
    return None if not tie.spells else tie.spells[0].first


def _end(tie: SavedTie) -> str | None:
    lasts = [spell.last for spell in tie.spells]
    return None if not lasts or None in lasts else max(lasts)


def _used(attributes: tuple[Attribute, ...], things: tuple[Any, ...]) -> tuple[Attribute, ...]:
    return tuple(
        attribute
        for attribute in attributes
        if any(attribute.of(thing) is not None for thing in things)
    )
