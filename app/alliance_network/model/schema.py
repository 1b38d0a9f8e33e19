"""Schemas: the columns of each table of a network, and what each may hold.

One list serves the canonical form (order of columns), the data package (types, constraints,
foreign keys) and the readers (which columns there are, which are needed).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from alliance_network.model.actor import KINDS, LANGUAGE_PATTERN
from alliance_network.model.claim import CREDIBILITIES, STANCES
from alliance_network.model.dates import PATTERN as DATE_PATTERN
from alliance_network.model.source import RELIABILITIES
from alliance_network.model.text import CLAIM_ID_PATTERN, ID_LENGTH, SLUG_PATTERN

NAME_PREFIX = "name_"
"""A column of actors called so, with a language code after it, holds names in that language."""


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of a table.

    Attributes
    ----------
    name
        As the header has it.
    kind
        Type of a Frictionless table schema: "string", "integer", "number", "boolean".
    about
        What it holds, for a reader.
    needed
        Whether the column must be there, with no cell empty.
    key
        Whether it is the table's primary key.
    refers
        The table whose ids it holds.
    lines
        Whether its texts may run over several lines.
    constraints
        More constraints of a Frictionless field.
    """

    name: str
    about: str
    kind: str = "string"
    needed: bool = False
    key: bool = False
    refers: str | None = None
    lines: bool = False
    constraints: tuple[tuple[str, Any], ...] = ()

    def constraint(self, name: str) -> Any:
        """The value of a constraint, None if the column has none of that name."""
        return dict(self.constraints).get(name)

    def descriptor(self) -> dict[str, Any]:
        """The field of a Frictionless table schema."""
        constraints = {"required": True} if self.needed else {}
        constraints.update(self.constraints)
        plain = {"name": self.name, "type": self.kind, "description": self.about}
        return {**plain, "constraints": constraints} if constraints else plain


_SLUG = (("pattern", SLUG_PATTERN), ("maxLength", ID_LENGTH))
_DATE = (("pattern", DATE_PATTERN),)
_COLOUR = (("pattern", "^#[0-9A-Fa-f]{6}$"),)


def _id(of: str) -> Column:
    return Column(name="id", about=f"Id of the {of}", needed=True, key=True, constraints=_SLUG)


def _reference(name: str, about: str, *, refers: str, needed: bool) -> Column:
    return Column(name=name, about=about, refers=refers, needed=needed)


TABLES: dict[str, tuple[Column, ...]] = {
    "actors": (
        _id("actor"),
        Column(name="kind", about="Kind of actor", needed=True, constraints=(("enum", KINDS),)),
        Column(name="name", about="Name", needed=True),
        Column(name="aliases", about="Other names, with | between them"),
        Column(
            name="iso3", about="ISO 3166 alpha-3 code", constraints=(("pattern", "^[A-Z]{3}$"),)
        ),
        Column(name="cow", kind="integer", about="Correlates of War number"),
        Column(name="gw", kind="integer", about="Gleditsch-Ward number"),
        Column(
            name="lat",
            kind="number",
            about="Latitude in degrees",
            constraints=(("minimum", -90), ("maximum", 90)),
        ),
        Column(
            name="lon",
            kind="number",
            about="Longitude in degrees",
            constraints=(("minimum", -180), ("maximum", 180)),
        ),
        Column(name="note", about="Remark", lines=True),
    ),
    "relations": (
        _id("relation"),
        Column(name="label", about="Name in the key", needed=True),
        Column(name="verb", about="Completes: A ... B", needed=True),
        Column(
            name="sign",
            kind="integer",
            about="1 friendly, -1 hostile, 0 neither",
            needed=True,
            constraints=(("enum", (-1, 0, 1)),),
        ),
        Column(name="directed", kind="boolean", about="Whether order matters", needed=True),
        Column(name="event", kind="boolean", about="Whether it happens rather than holds"),
        Column(name="colour", about="Colour on a light page", constraints=_COLOUR),
        Column(name="colour_dark", about="Colour on a dark page", constraints=_COLOUR),
        Column(name="dash", about="Lengths of dash and gap in pixels"),
        Column(name="unit", about="Unit of the weight"),
        Column(name="order", kind="integer", about="Place in lists"),
        Column(name="note", about="What the relation means", lines=True),
    ),
    "sources": (
        _id("source"),
        Column(name="title", about="Title", needed=True),
        Column(name="publisher", about="Publisher; independent sources are counted by it"),
        Column(name="date", about="When it was published", constraints=_DATE),
        Column(name="url", about="Web address"),
        Column(name="kind", about="Kind of source"),
        Column(
            name="reliability",
            about="Letter of the Admiralty code",
            constraints=(("enum", RELIABILITIES),),
        ),
        Column(name="citation", about="How to cite it", lines=True),
    ),
    "coverage": (
        _reference("source", "Source that speaks", refers="sources", needed=True),
        _reference("relation", "About this relation; empty: any", refers="relations", needed=False),
        _reference("from", "About ties from this actor; empty: any", refers="actors", needed=False),
        _reference("to", "About ties to this actor; empty: any", refers="actors", needed=False),
        Column(name="first", about="First day it speaks of", constraints=_DATE),
        Column(name="last", about="Last day it speaks of", constraints=_DATE),
        Column(
            name="every",
            kind="integer",
            about="Years between two samples",
            constraints=(("minimum", 1),),
        ),
    ),
    "claims": (
        Column(
            name="id",
            about="Id of the claim; empty: made from its content",
            key=True,
            constraints=(("pattern", CLAIM_ID_PATTERN), ("maxLength", ID_LENGTH)),
        ),
        _reference("from", "From this actor", refers="actors", needed=True),
        _reference("to", "To this actor", refers="actors", needed=True),
        _reference("relation", "Relation", refers="relations", needed=True),
        Column(name="start", about="Since when; empty: as coverage goes", constraints=_DATE),
        Column(name="end", about="Until when; empty: as coverage goes", constraints=_DATE),
        Column(name="stance", about="Says or denies it", constraints=(("enum", STANCES),)),
        Column(name="claimant", about="Who says so, if the source quotes somebody"),
        Column(
            name="credibility",
            about="How sure; empty: simply stated",
            constraints=(("enum", CREDIBILITIES),),
        ),
        Column(name="form", about="What it consists in, with | between several"),
        Column(name="weight", kind="number", about="Size"),
        Column(name="unit", about="Unit of the weight; empty: the relation's"),
        _reference("source", "Where it was read", refers="sources", needed=True),
        Column(name="locator", about="Where in the source", lines=True),
        Column(name="recorded", about="When it was said", constraints=_DATE),
        Column(name="note", about="Remark", lines=True),
    ),
}
"""Columns of each table, in canonical order; `actors` has one more for each language after name."""


def columns(table: str, *, languages: tuple[str, ...] = ()) -> tuple[Column, ...]:
    """Columns of a table in canonical order.

    Parameters
    ----------
    table
        One of `TABLES`.
    languages
        Codes of the languages that actors have names in.
    """
    fixed = TABLES[table]
    if table != "actors":
        return fixed
    after_name = 1 + [column.name for column in fixed].index("name")
    names = tuple(
        Column(name=NAME_PREFIX + language, about=f"Name in language {language}")
        for language in languages
    )
    return fixed[:after_name] + names + fixed[after_name:]


def is_column(table: str, name: str) -> bool:
    """Whether a table may have a column of this name."""
    if any(column.name == name for column in TABLES[table]):
        return True
    language = name.removeprefix(NAME_PREFIX)
    named = name != language and re.fullmatch(LANGUAGE_PATTERN, language) is not None
    return table == "actors" and named


def table_schema(table: str, *, languages: tuple[str, ...] = ()) -> dict[str, Any]:
    """The Frictionless table schema of a table; parameters as for `columns`."""
    fields = columns(table, languages=languages)
    schema: dict[str, Any] = {
        "fields": [column.descriptor() for column in fields],
        "missingValues": [""],
    }
    keys = [column.name for column in fields if column.key]
    if keys:
        schema["primaryKey"] = keys
    foreign = [
        {"fields": [c.name], "reference": {"resource": c.refers, "fields": ["id"]}}
        for c in fields
        if c.refers is not None
    ]
    if foreign:
        schema["foreignKeys"] = foreign
    return schema
