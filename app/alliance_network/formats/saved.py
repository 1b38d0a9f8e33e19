"""What a writer is given: a network, and its actors and ties as plain rows for other programs."""

from __future__ import annotations

from dataclasses import dataclass

from alliance_network.model.actor import Actor
from alliance_network.model.dataset import Dataset

__all__ = ["Saved", "SavedActor", "SavedTie", "Spell"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedActor:
    """An actor with the way it is drawn.

    Attributes
    ----------
    actor
    x, y
        Place, in the units of the drawing, y upwards.
    size
        Diameter of the symbol, in the same units.
    colour
        "#rrggbb" of the symbol.
    shape
        "circle", "diamond" or "square".
    """

    actor: Actor
    x: float
    y: float
    size: float
    colour: str
    shape: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """Days on which a tie has one status; a date is ISO 8601, None is no limit."""

    first: str | None
    last: str | None
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedTie:
    """A tie with its history and the way it is drawn.

    Attributes
    ----------
    key
        "iran>hamas:backing".
    from_actor, to_actor, relation
        Ids.
    label
        What the key calls the relation.
    directed, event, sign
        Of the relation.
    status
        As the view it was saved from sees it.
    publishers
        Number of independent sources that assert it.
    weight, unit
        The newest value; None if it has none.
    forms, sources, claims
        What it consists in; titles of its sources; ids of its claims.
    spells
        Its history, by time; days of "no data" are none.
    colour, dash
        "#rrggbb"; lengths of dash and gap in pixels, None is solid.
    """

    key: str
    from_actor: str
    to_actor: str
    relation: str
    label: str
    directed: bool
    event: bool
    sign: int
    status: str
    publishers: int
    weight: float | None
    unit: str | None
    forms: tuple[str, ...]
    sources: tuple[str, ...]
    claims: tuple[str, ...]
    spells: tuple[Spell, ...]
    colour: str
    dash: str | None


@dataclass(frozen=True, kw_only=True)
class Saved:
    """A network to be saved.

    Attributes
    ----------
    dataset
        The whole of it.
    actors, ties
        Those of the view it is saved from, in the dataset's order.
    """

    dataset: Dataset
    actors: tuple[SavedActor, ...]
    ties: tuple[SavedTie, ...]
