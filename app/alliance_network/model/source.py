"""Sources: where claims were read."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

from alliance_network.errors import FieldError, shown
from alliance_network.model.text import (
    EMPTY_IS_NONE,
    FilledLine,
    MaybeDate,
    MaybeLine,
    MaybeText,
    MaybeUrl,
    Slug,
)

RELIABILITIES = ("A", "B", "C", "D", "E", "F")
"""Letters of the Admiralty code, from completely reliable to cannot be judged."""


def _reliability(text: str | None) -> str | None:
    if text is not None and text not in RELIABILITIES:
        raise FieldError(
            f"{shown(text)} is no reliability.",
            remedy="Write a letter A to F of the Admiralty code, or leave it empty.",
        )
    return text


class Source(BaseModel):
    """Where a claim was read.

    Attributes
    ----------
    id
        Slug, unique in the dataset.
    title, publisher
        As a reader would cite them. Independent sources are counted by publisher.
    date
        When it was published (reduced precision).
    url
        Web address.
    kind
        "article", "dataset", "statement" ...
    reliability
        Letter A to F of the Admiralty code, None if not known.
    citation
        How to cite it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Slug
    title: FilledLine
    publisher: MaybeLine = None
    date: MaybeDate = None
    url: MaybeUrl = None
    kind: MaybeLine = None
    reliability: Annotated[str | None, EMPTY_IS_NONE, AfterValidator(_reliability)] = None
    citation: MaybeText = None
