"""Headings: name, title, description and opening view of a network out of its files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Protocol

from pydantic import ValidationError

from alliance_network.errors import Fault, FieldError, printable, shown
from alliance_network.formats.rows import field_errors
from alliance_network.model.heading import Heading

__all__ = ["Tell", "heading_of", "plain_heading"]


class Tell(Protocol):
    """Makes a fault of the place where a network says what it is called."""

    def __call__(
        self, message: str, *, remedy: str, column: str | None = None, value: object = None
    ) -> Fault: ...


def heading_of(
    properties: Mapping[str, Any], *, tell: Tell, noun: str
) -> tuple[Heading | None, list[Fault]]:
    """The heading in properties by name; others are left alone.

    Parameters
    ----------
    properties
    tell
        Makes the faults.
    noun
        What a property is called there: "property", "column".

    Returns
    -------
    Heading or None
        None if it has a fault.
    list of Fault
    """
    try:
        return Heading(**{k: properties[k] for k in Heading.model_fields if k in properties}), []
    except ValidationError as error:
        faults = []
        for column, wrong in field_errors(error).items():
            if column not in properties:
                wrong = FieldError(f"The {noun} {shown(column)} is missing.", remedy="Add it.")
            faults.append(
                tell(
                    wrong.message, remedy=wrong.remedy, column=column, value=properties.get(column)
                )
            )
        return None, faults


def plain_heading(words: str) -> Heading:
    """The heading of a network that has none, after its folder or file."""
    slug = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:40].strip("-")
    return Heading(name=slug or "network", title=printable(words) or "Network")
