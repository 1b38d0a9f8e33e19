"""Where a figure comes from: what stands in its file, so that it can be cited and made again."""

from __future__ import annotations

import re
from dataclasses import dataclass

from alliance_network.errors import UsageError
from alliance_network.export.packets import packet_in
from alliance_network.export.references import PROGRAM
from alliance_network.export.xmp import rdf, read_rdf
from alliance_network.figures.scene import Scene
from alliance_network.figures.sheet import Sheet, sheet_query
from alliance_network.model.text import SLUG_PATTERN
from alliance_network.selection import Selection
from alliance_network.view import to_query
from alliance_network.words import sources_line

__all__ = ["Origin", "origin_of", "read_origin", "record_of"]

_NAME = re.compile(SLUG_PATTERN[1:-1])
_HASH = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a figure comes from.

    Attributes
    ----------
    network : str
        Name of the dataset.
    title : str
        Of the figure.
    description : str
        The figure's alt text.
    hash : str
        Of the dataset: 64 hexadecimal digits.
    view, sheet : str
        What is shown and how it is set, as queries (`view.from_query`, `figures.sheet`).
    citations : tuple of str
        The sources of what is shown, each with the places in it that were used.
    link : str or None
        The address at which others see the same view.
    program : str
        Name and version of what made it: "alliance-network 0.1.0".
    """

    network: str
    title: str
    description: str
    hash: str
    view: str
    sheet: str
    citations: tuple[str, ...]
    link: str | None
    program: str


def origin_of(selection: Selection, sheet: Sheet, scene: Scene, *, link: str | None) -> Origin:
    """Where the figure of a selection comes from.

    Parameters
    ----------
    selection : Selection
    sheet : Sheet
    scene : Scene
        The figure itself, for its title and alt text.
    link : str or None
        The address at which others see the same view.
    """
    dataset = selection.dataset
    return Origin(
        network=dataset.name,
        title=_line(scene.title),
        description=_line(scene.description),
        hash=dataset.hash,
        view=to_query(selection.view),
        sheet=sheet_query(sheet),
        citations=tuple(_line(source) for source in sources_line(selection)),
        link=link,
        program=PROGRAM,
    )


def record_of(origin: Origin, *, media_type: str, accessible: bool = False) -> str:
    """What a file says of its origin, as RDF.

    Parameters
    ----------
    origin : Origin
    media_type : str
        Of the file.
    accessible : bool
        Whether it claims to keep PDF/UA-1.
    """
    return rdf(
        {
            "dc:title": origin.title,
            "dc:description": origin.description,
            "dc:source": origin.citations,
            "dc:identifier": origin.link or f"urn:sha256:{origin.hash}",
            "dc:format": media_type,
            "xmp:CreatorTool": origin.program,
            "figure:network": origin.network,
            "figure:hash": origin.hash,
            "figure:view": origin.view,
            "figure:sheet": origin.sheet,
            "dc:language": ("en",),
            "pdfuaid:part": "1" if accessible else None,
        }
    )


def read_origin(content: bytes) -> Origin:
    """Where a figure comes from, out of its file.

    Parameters
    ----------
    content : bytes
        An SVG, PNG or PDF, by whomever it was saved last.

    Raises
    ------
    UsageError
        It is none of these, is damaged, or does not say where it comes from.
    """
    packet = packet_in(content)
    found = {} if packet is None else read_rdf(packet)
    if not found:
        raise UsageError(
            "The file does not say where it comes from: it was not exported by this program, or "
            "was saved by another one that left that out."
        )

    def one(name: str) -> str:
        return found.get(name, ("",))[0]

    network, digits, view = (one(f"figure:{name}") for name in ("network", "hash", "view"))
    if not (_NAME.fullmatch(network) and _HASH.fullmatch(digits) and view):
        raise UsageError(
            "What the file says of its network and view is damaged; open the figure as it was "
            "exported."
        )
    identifier = one("dc:identifier")
    return Origin(
        network=network,
        title=one("dc:title"),
        description=one("dc:description"),
        hash=digits,
        view=view,
        sheet=one("figure:sheet"),
        citations=found.get("dc:source", ()),
        link=identifier if identifier.startswith(("https://", "http://")) else None,
        program=one("xmp:CreatorTool"),
    )


def _line(said: str) -> str:
    """A text as it comes back from XML: on one line, with single spaces."""
    return " ".join(said.split())
