"""How a figure or a network and its sources are cited: as text, as BibTeX and as CSL-JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from pybtex.database import BibliographyData, Entry
from pybtex.database.output.bibtex import Writer

from alliance_network.errors import UsageError, shown
from alliance_network.export.link import link_to
from alliance_network.export.references import (
    Reference,
    network_references,
    references,
    source_reference,
)
from alliance_network.model.dataset import Dataset
from alliance_network.model.dates import in_words
from alliance_network.selection import select
from alliance_network.view import View, opening_view
from alliance_network.words import capital, quoted

__all__ = ["STYLES", "citation", "dataset_citation", "source_citation"]

# What TeX reads as its own, written so that braces stay in pairs as BibTeX counts them.
_TEX = str.maketrans(
    {
        "\\": r"{\textbackslash}",
        "{": r"{\textbraceleft}",
        "}": r"{\textbraceright}",
        "^": r"{\textasciicircum}",
        "~": r"{\textasciitilde}",
        **{sign: f"\\{sign}" for sign in "$%&_#"},
    }
)
# In an address nothing is escaped, since programs take it as it stands; these would end it.
_URL = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D", '"': "%22"})

# BibTeX's entry types by ours, and the field that each wants a publisher in.
_ENTRIES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(
            ("article", "article-journal", "article-magazine", "article-newspaper"),
            ("article", "journal"),
        ),
        "book": ("book", "publisher"),
        "report": ("techreport", "institution"),
    }
)
_OTHER = ("misc", "publisher")

_IN_A_PUBLICATION = ("article-journal", "article-magazine", "article-newspaper")


def citation(
    dataset: Dataset,
    view: View,
    *,
    style: str,
    public_url: str | None = None,
    place: str | None = None,
    title: str | None = None,
) -> str:
    """The citation of the figure of a view, and of the sources of what it shows.

    Parameters
    ----------
    dataset : Dataset
    view : View
    style : str
        One of `STYLES`.
    public_url : str, optional
        The address at which others reach the page, for the figure's own.
    place : str, optional
        What that address calls the network, where that is not its name.
    title : str, optional
        The figure's, where it has one of its own.

    Returns
    -------
    str
        The same for the same input: nothing in it tells of the day it was made.

    Raises
    ------
    UsageError
        There is no such style.
    """
    written = _written(style)
    link = None if public_url is None else link_to(public_url, place or dataset.name, view)
    return written(references(select(dataset, view), link=link, title=title))


def dataset_citation(
    dataset: Dataset, *, style: str, public_url: str | None = None, place: str | None = None
) -> str:
    """The citation of a whole dataset, and of every source that it is made of.

    Parameters
    ----------
    dataset : Dataset
    style : str
        One of `STYLES`.
    public_url : str, optional
        The address at which others reach the page.
    place : str, optional
        What that address calls the network, where that is not its name.

    Raises
    ------
    UsageError
        There is no such style.
    """
    written = _written(style)
    link = None
    if public_url is not None:
        link = link_to(public_url, place or dataset.name, opening_view(dataset))
    return written(network_references(dataset, link=link))


def source_citation(dataset: Dataset, source: str) -> str:
    """How one source of a dataset is cited, as a sentence.

    Parameters
    ----------
    dataset : Dataset
    source : str
        Its id.
    """
    return _sentence(source_reference(dataset.name, dataset.source(source), None))


def _written(style: str) -> Callable[[Sequence[Reference]], str]:
    if style not in STYLES:
        raise UsageError(f"There is no style {shown(style)}; use {', '.join(STYLES)}.")
    return STYLES[style]


# ---- text ---- #
def _text(cited: Sequence[Reference]) -> str:
    figure, *sources = (_sentence(reference) for reference in cited)
    if not sources:
        return f"{figure}\n"
    return "\n".join([figure, "", "Sources", *sources]) + "\n"


def _sentence(reference: Reference) -> str:
    if reference.cited is not None:
        places = None if reference.note is None else capital(reference.note)
        return " ".join(filter(None, (_ended(reference.cited), places and _ended(places))))
    date = None if reference.date is None else in_words(reference.date)
    title, publisher, kind = quoted(reference.title), reference.publisher, reference.kind
    parts = (title, publisher, kind, date, reference.note)
    said = _ended(", ".join(filter(None, parts)))
    return said if reference.url is None else f"{said} {reference.url}"


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?", "…")) else f"{sentence}."


# ---- BibTeX ---- #
class _AsItIs(Writer):
    """A writer that takes fields as they are given: pybtex escapes some signs and not others."""

    def _encode(self, text: str) -> str:
        return text


def _bibtex(cited: Sequence[Reference]) -> str:
    entries = {reference.key: _entry(reference) for reference in cited}
    return _AsItIs().to_string(BibliographyData(entries))


def _entry(reference: Reference) -> Entry:
    kind, house = _ENTRIES.get(reference.type, _OTHER)
    if reference.publisher is None:
        # Without it such an entry would be incomplete.
        kind, house = _OTHER
    year, month, day = [*(reference.date or "").split("-"), "", ""][:3]
    note = ". ".join(filter(None, (reference.note, reference.cited)))
    texts = {
        # In braces of its own, so that no style takes the capitals out of names.
        "title": f"{{{reference.title.translate(_TEX)}}}",
        house: (reference.publisher or "").translate(_TEX),
        "howpublished": (reference.kind or "").translate(_TEX) if kind == "misc" else "",
        "year": year,
        "month": month.lstrip("0"),
        "day": day.lstrip("0"),
        "note": capital(note).translate(_TEX),
        "url": (reference.url or "").translate(_URL),
    }
    return Entry(kind, fields=[(name, text) for name, text in texts.items() if text])


# ---- CSL-JSON ---- #
def _csl(cited: Sequence[Reference]) -> str:
    items = [_item(reference) for reference in cited]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _item(reference: Reference) -> dict[str, object]:
    dates = None
    if reference.date is not None:
        dates = {"date-parts": [[int(part) for part in reference.date.split("-")]]}
    inside = reference.type in _IN_A_PUBLICATION
    note = ". ".join(filter(None, (reference.note, reference.cited)))
    item = {
        "id": reference.key,
        "type": reference.type,
        "title": reference.title,
        "container-title" if inside else "publisher": reference.publisher,
        "issued": dates,
        "genre": reference.kind,
        "note": capital(note) or None,
        "URL": reference.url,
    }
    return {name: value for name, value in item.items() if value is not None}


STYLES: Mapping[str, Callable[[Sequence[Reference]], str]] = MappingProxyType(
    {"text": _text, "bibtex": _bibtex, "csl": _csl}
)
"""The ways to write a citation, by the word for each."""
