"""Relations: the types of tie a network knows."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, model_validator

from alliance_network.errors import FieldError, shown
from alliance_network.model.text import FilledLine, MaybeColour, MaybeDash, MaybeLine, Slug, Text

MEMBERSHIP = "membership"
"""Id of the relation from a member to its organisation."""


def _sign(sign: int) -> int:
    if sign not in (-1, 0, 1):
        raise FieldError(
            f"{shown(sign)} is no sign.",
            remedy="Write 1 for friendly, -1 for hostile, 0 for neither.",
        )
    return sign


def _order(order: int) -> int:
    if abs(order) > 1_000_000:
        raise FieldError(
            f"{shown(order)} is too large for an order.", remedy="Use small numbers, like 1, 2, 3."
        )
    return order


class Relation(BaseModel):
    """A type of tie.

    Attributes
    ----------
    id
        Slug, unique in the dataset.
    label
        What the key calls it ("backing").
    verb
        Completes "A ... B": "backs", "is allied with"; events in the past tense ("attacked").
    sign
        +1 friendly, -1 hostile, 0 neither.
    directed
        Whether it matters who comes first.
    event
        Whether it happens on a day (an attack) rather than holds (hostility).
    colour, colour_dark
        "#rrggbb" on a light and on a dark page; None takes the default.
    dash
        Lengths of dash and gap in pixels ("8 4"); None is solid.
    unit
        Unit of its weight, if it has one.
    order
        Place in lists; smaller comes first.
    note
        What the relation means, in our own words.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Slug
    label: FilledLine
    verb: FilledLine
    sign: Annotated[int, AfterValidator(_sign)] = 0
    directed: bool = True
    event: bool = False
    colour: MaybeColour = None
    colour_dark: MaybeColour = None
    dash: MaybeDash = None
    unit: MaybeLine = None
    order: Annotated[int, AfterValidator(_order)] = 0
    note: Text = ""

    @model_validator(mode="after")
    def _membership_has_a_direction(self) -> Relation:
        if self.id == MEMBERSHIP and not self.directed:
            raise FieldError(
                "The relation membership is not directed.",
                remedy="Set directed to true: it goes from the member to the organisation.",
            )
        return self
