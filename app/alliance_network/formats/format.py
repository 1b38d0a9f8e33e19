"""Formats: what is known of a form that a network comes in or is saved as."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from alliance_network.formats.file import File
from alliance_network.formats.mapping import ColumnMapping
from alliance_network.formats.saved import Saved
from alliance_network.model.dataset import Dataset

__all__ = ["Format"]


@dataclass(frozen=True, kw_only=True)
class Format:
    """A form that a network comes in or is saved as, in one file.

    Attributes
    ----------
    name
        What the command line calls it: "graphml".
    label
        What a menu calls it: "GraphML".
    about
        What it is, and who writes it: a sentence.
    group
        "network" (all of ours), "table", "graph", or "published" (a data set of the field).
    endings
        Of its files' names, in small letters with their dot; the first is given to what is saved.
        Empty if what is in the file decides.
    fits
        Whether a file holds it, by its look: quick, and never an error.
    read
        The network in a file; None if it is only written. Takes what a person said of the
        columns, which only tables and graphs heed.
    write
        The file of a network; None if it is only read.
    loses
        What the file does not say of the network: a sentence, empty if it says all.
    """

    name: str
    label: str
    about: str
    group: Literal["network", "table", "graph", "published"]
    endings: tuple[str, ...] = ()
    fits: Callable[[File], bool]
    read: Callable[[File, ColumnMapping | None], Dataset] | None = None
    write: Callable[[Saved], bytes] | None = None
    loses: str = ""
