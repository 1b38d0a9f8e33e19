"""Headings: what a network is called, and how it opens."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

from alliance_network.errors import FieldError, shown
from alliance_network.model.text import FilledLine, Slug, Text, broken, too_long, unprintable

OPENING_LENGTH = 4_000
"""Longest query text of the opening view, in characters."""


def _opening(text: str) -> str:
    text = text.strip()
    for error in (too_long(text, length=OPENING_LENGTH), unprintable(text), broken(text)):
        if error is not None:
            raise error
    if not text.isascii():
        raise FieldError(
            f"{shown(text)} is no query text.",
            remedy="Copy what stands after the ? of the view's address.",
        )
    return text


class Heading(BaseModel):
    """What a network is called, and how it opens.

    Attributes
    ----------
    name
        Slug; the address of the network.
    title, description
        As a reader sees them.
    opening
        Query text of the view it opens with; empty for a plain one.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Slug
    title: FilledLine
    description: Text = ""
    opening: Annotated[str, AfterValidator(_opening)] = ""
