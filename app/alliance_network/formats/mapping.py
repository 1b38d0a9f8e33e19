"""Mappings: what a person said of the columns of a table that is not ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["ColumnMapping"]


@dataclass(frozen=True, kw_only=True)
class ColumnMapping:
    """What the columns of a table mean.

    Attributes
    ----------
    columns
        Field of a claim ("from", "relation", "start" ...) to the column that holds it.
    values
        Field of a claim to what it is in every row ("relation" to "backing").
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
