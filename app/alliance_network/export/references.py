"""What a figure's citation refers to: the figure itself and each source of what it shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from types import MappingProxyType

from alliance_network.model.dataset import Dataset
from alliance_network.model.source import Source
from alliance_network.selection import Selection
from alliance_network.words import headline, sources_used

__all__ = ["PROGRAM", "Reference", "network_references", "references", "source_reference"]

PROGRAM = f"alliance-network {version('alliance-network')}"
"""Name and version of what makes a figure."""

# Types of the Citation Style Language by what the kind of a source says; the first that fits.
_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "newspaper": "article-newspaper",
        "magazine": "article-magazine",
        "journal": "article-journal",
        "dataset": "dataset",
        "data set": "dataset",
        "database": "dataset",
        "report": "report",
        "book": "book",
        "treaty": "treaty",
        "speech": "speech",
        "interview": "interview",
        "press release": "document",
        "web": "webpage",
        "blog": "webpage",
        "article": "article",
    }
)

# Marks that keep sentences in order on a page and that a reference manager would not show.
_UNSEEN = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One thing that is cited; what is not known is None.

    Attributes
    ----------
    key : str
        Letters, digits and hyphens, unique among the references of a network.
    type : str
        Of the Citation Style Language: "figure", "article-newspaper" ...
    title : str
    publisher, url : str or None
    date : str or None
        Of reduced precision.
    kind : str or None
        What it is, in words.
    note : str or None
        Of the figure: its network, and what it shows. Of a source: the places that were used.
    cited : str or None
        How a source itself wants to be cited.
    """

    key: str
    type: str
    title: str
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    kind: str | None = None
    note: str | None = None
    cited: str | None = None


def references(
    selection: Selection, *, link: str | None, title: str | None = None
) -> tuple[Reference, ...]:
    """The figure of a selection, then its sources in the dataset's order.

    Parameters
    ----------
    selection : Selection
    link : str or None
        The address at which others see the same view.
    title : str, optional
        The figure's own, in place of the dataset's.
    """
    dataset = selection.dataset
    digits = dataset.hash[:8]
    figure = Reference(
        # Two hyphens, which no id has, so that no source has the same key.
        key=f"{dataset.name}--{digits}",
        type="figure",
        title=_line(dataset.title if title is None else title),
        url=link,
        kind=f"figure made with {PROGRAM}",
        note=f"network {dataset.name}, dataset {digits}: {_line(headline(selection))}",
    )
    sources = sources_used(selection)
    return figure, *(source_reference(dataset.name, source, places) for source, places in sources)


def network_references(dataset: Dataset, *, link: str | None) -> tuple[Reference, ...]:
    """A whole dataset, then all its sources in their order.

    Parameters
    ----------
    dataset : Dataset
    link : str or None
        The address at which others see it.
    """
    whole = Reference(
        key=f"{dataset.name}--{dataset.hash[:8]}",
        type="dataset",
        title=_line(dataset.title),
        url=link,
        kind="network of claims",
        note=f"network {dataset.name}, SHA-256 {dataset.hash}",
    )
    return whole, *(source_reference(dataset.name, source, None) for source in dataset.sources)


def source_reference(network: str, source: Source, places: str | None) -> Reference:
    """One source of a network; `places` are those in it that were used."""
    return Reference(
        key=f"{network}-{source.id}",
        type=_type(source),
        title=_line(source.title),
        publisher=None if source.publisher is None else _line(source.publisher),
        date=source.date,
        url=source.url,
        kind=None if source.kind is None else _line(source.kind),
        note=None if places is None else _line(places),
        cited=None if source.citation is None else _line(source.citation),
    )


def _type(source: Source) -> str:
    kind = (source.kind or "").casefold()
    found = next((type_ for word, type_ in _TYPES.items() if word in kind), None)
    return found or ("document" if source.url is None else "webpage")


def _line(text: str) -> str:
    return " ".join(text.translate(_UNSEEN).split())
