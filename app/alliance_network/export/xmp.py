"""XMP: what a file says of itself as RDF, in the one form that SVG, PNG and PDF share."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from alliance_network.errors import UsageError
from alliance_network.export.markup import attributes, text

__all__ = ["packet", "rdf", "read_rdf"]

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
NAMESPACES: Mapping[str, str] = MappingProxyType(
    {
        "dc": "http://purl.org/dc/elements/1.1/",
        "xmp": "http://ns.adobe.com/xap/1.0/",
        "pdf": "http://ns.adobe.com/pdf/1.3/",
        "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
        "figure": "urn:alliance-network:figure:1#",
    }
)
"""Prefixes of the properties; the last is this program's own."""

OWN = "figure:hash"
"""The property without which a record is none of this program's."""

MOST_TEXT = 4_000_000
"""Longest text of a record that is read, in characters."""
MOST_DEPTH = 200
"""Deepest nesting of a document that is read."""
MOST_ELEMENTS = 1_000_000

# Texts that XMP keeps once a language; ours have one, without saying which.
_BY_LANGUAGE = ("dc:title", "dc:description")


def rdf(properties: Mapping[str, str | tuple[str, ...] | None]) -> str:
    """An RDF record as XML that stands by itself.

    Parameters
    ----------
    properties : mapping of str to str, tuple of str or None
        By name with one of the `NAMESPACES`' prefixes ("dc:title"). Several values are a bag;
        what is None or empty is left out.
    """
    there = {name: value for name, value in properties.items() if value}
    used = {name.partition(":")[0] for name in there}
    spaces = {f"xmlns:{prefix}": uri for prefix, uri in NAMESPACES.items() if prefix in used}
    return "\n".join(
        [
            f'<rdf:RDF xmlns:rdf="{RDF}">',
            f"<rdf:Description{attributes({'rdf:about': '', **spaces})}>",
            *(f"<{name}>{_value(name, value)}</{name}>" for name, value in there.items()),
            "</rdf:Description>",
            "</rdf:RDF>",
        ]
    )


def packet(record: str) -> bytes:
    """An RDF record as the XMP packet of a PNG or PDF."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/">\n{record}\n</x:xmpmeta>\n'
        '<?xpacket end="r"?>'
    ).encode()


def read_rdf(document: bytes) -> dict[str, tuple[str, ...]]:
    """The properties in the first RDF of a document that has this program's own among them.

    Parameters
    ----------
    document : bytes
        An XMP packet or a whole SVG, by whomever it was written: properties may be elements or
        attributes, in one description or several, with any prefixes. Nothing it refers to is
        loaded.

    Returns
    -------
    dict of str to tuple of str
        By name, as `rdf` takes them; empty if there is no such RDF.

    Raises
    ------
    UsageError
        The document is no XML, defines entities, or is too long or too deep.
    """
    found = _Records()
    # A bare document type, as drawing programs write one, loads nothing and defines nothing.
    parser = DefusedXMLParser(
        target=found, forbid_dtd=False, forbid_entities=True, forbid_external=True
    )
    try:
        parser.feed(document)
        parser.close()
    except ParseError as error:
        line, _ = error.position
        raise UsageError(f"The file's XML is broken in line {line:,}.") from None
    except DefusedXmlException:
        raise UsageError(
            "The file's XML defines entities, which are not read; save it without them."
        ) from None
    except (ValueError, LookupError):
        raise UsageError(
            "The file's XML is in an encoding that cannot be read; save it as UTF-8."
        ) from None
    return found.properties if found.complete else {}


def _value(name: str, value: str | tuple[str, ...]) -> str:
    if name in _BY_LANGUAGE:
        return f'<rdf:Alt><rdf:li xml:lang="x-default">{text(str(value))}</rdf:li></rdf:Alt>'
    if isinstance(value, str):
        return text(value)
    return f"<rdf:Bag>{''.join(f'<rdf:li>{text(one)}</rdf:li>' for one in value)}</rdf:Bag>"


class _Records:
    """What an XML parser tells of RDF records; all else of a document is passed over.

    Attributes
    ----------
    properties : dict of str to tuple of str
        Of the record that is being read, or was read last.
    complete : bool
        Whether that record is this program's own and has ended.
    """

    def __init__(self) -> None:
        self.properties: dict[str, tuple[str, ...]] = {}
        self.complete = False
        self._names = {uri: prefix for prefix, uri in NAMESPACES.items()}
        self._depth = self._elements = 0
        self._within: int | None = None  # depth of the record's root
        self._property: str | None = None
        self._texts: list[list[str]] = []
        self._length = 0

    def start(self, tag: str, attrib: Mapping[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > MOST_DEPTH or self._elements > MOST_ELEMENTS:
            raise UsageError("The file's XML is too deep or too long to be a figure's.")
        if self._within is None:
            if tag == f"{{{RDF}}}RDF" and not self.complete:
                self._within = self._depth
                self.properties = {}
            return
        inside = self._depth - self._within
        if inside == 1:
            for name, value in attrib.items():
                self._count(value)
                self._keep(self._short(name), [value])
        elif inside == 2:
            self._property = self._short(tag)
            self._texts = [[]]
        elif tag in (f"{{{RDF}}}li", f"{{{RDF}}}value"):
            self._texts.append([])

    def data(self, text: str) -> None:
        if self._within is not None and self._property is not None:
            self._count(text)
            self._texts[-1].append(text)

    def end(self, tag: str) -> None:
        inside = None if self._within is None else self._depth - self._within
        self._depth -= 1
        if inside == 0:
            self._within = None
            self.complete = OWN in self.properties
        elif inside == 2:
            # The first text is what stands outside any list: spaces, where there is a list.
            self._keep(self._property, ["".join(pieces) for pieces in self._texts])
            self._property = None

    def close(self) -> None:
        """The end of the document, which ends no record."""

    def _short(self, name: str) -> str | None:
        """A name with our prefix instead of its namespace; None if it is none of ours."""
        space, _, local = name.removeprefix("{").partition("}")
        return f"{self._names[space]}:{local}" if space in self._names else None

    def _keep(self, name: str | None, values: list[str]) -> None:
        there = tuple(filter(None, (" ".join(value.split()) for value in values)))
        if name is not None and there:
            self.properties.setdefault(name, there)

    def _count(self, value: Any) -> None:
        self._length += len(value)
        if self._length > MOST_TEXT:
            raise UsageError("What the file says of itself is too long to be a figure's.")
