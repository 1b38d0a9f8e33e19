"""XML as it is met, element by element, with lines; hostile files end in a sentence.

Nothing outside the file is ever read, no entity is ever made, and depth and attributes have limits.
"""

from __future__ import annotations

import codecs
import re
from typing import Any, Protocol
from xml.etree.ElementTree import ParseError, TreeBuilder
from xml.parsers.expat import ExpatError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from alliance_network.errors import DataError, printable
from alliance_network.formats.file import File

__all__ = ["Elements", "TooMuch", "escaped", "parse", "root_of", "written"]

MOST_DEPTH = 100
"""Deepest element in another that is read."""
MOST_ATTRIBUTES = 1_000
"""Most attributes of one element."""

# The groups never give back what they took, or a thousand comments would take for ever.
_ROOT = re.compile(
    r"\s*(?>(?><\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)\s*)*+"
    r"<(?:[\w.-]+:)?([\w.-]+)",
    re.DOTALL,
)
_ESCAPES = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        # A reader would make spaces of them in an attribute, and line feeds of returns.
        "\t": "&#9;",
        "\n": "&#10;",
        "\r": "&#13;",
    }
)
_SIGNS = set(map(chr, _ESCAPES))
_BAD = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class TooMuch(Exception):
    """A file goes beyond a limit; the text is a sentence."""


class Elements(Protocol):
    """What takes the elements of a file."""

    def start(self, name: str, attributes: dict[str, str], *, row: int) -> None:
        """An element begins: its name and attributes without namespaces, and its line."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """A piece of text."""


class _Walk:
    """Goes along with expat: counts depth and attributes, and takes namespaces off."""

    def __init__(self, elements: Elements, expat: Any) -> None:
        self._elements = elements
        self._expat = expat
        self._depth = 0
        self._names: dict[str, str] = {}

    def start(self, tag: str, said: list[str]) -> None:
        """An element begins; names and values of its attributes in turn."""
        self._depth += 1
        if self._depth > MOST_DEPTH:
            raise TooMuch(f"Its elements are nested more than {MOST_DEPTH} deep.")
        if len(said) > 2 * MOST_ATTRIBUTES:
            raise TooMuch(f"An element has more than {MOST_ATTRIBUTES:,} attributes.")
        names = self._names
        attributes = {
            names.get(name) or self._local(name): text
            for name, text in zip(said[::2], said[1::2], strict=True)
        }
        self._elements.start(
            names.get(tag) or self._local(tag), attributes, row=self._expat.CurrentLineNumber
        )

    def end(self, tag: str) -> None:
        """An element ends."""
        self._depth -= 1
        self._elements.end(self._names.get(tag) or self._local(tag))

    def _local(self, tag: str) -> str:
        if len(self._names) > MOST_ATTRIBUTES:
            self._names.clear()
        name = self._names[tag] = tag.rpartition("}")[2]
        return name


def parse(file: File, elements: Elements) -> None:
    """Give the elements of an XML file to what takes them.

    Raises
    ------
    DataError
        It is no sound XML, declares entities, or goes beyond a limit.
    """
    parser = DefusedXMLParser(target=TreeBuilder(), encoding=_encoding(file.content))
    expat = parser.parser
    walk = _Walk(elements, expat)
    # What refuses entities stays; a tree, which the parser would build, is not needed.
    expat.StartElementHandler, expat.EndElementHandler = walk.start, walk.end
    expat.CharacterDataHandler = elements.text
    expat.CommentHandler = expat.ProcessingInstructionHandler = None
    remedy = "Save it again with the program that made it."
    try:
        expat.Parse(file.content, True)
        return
    except DataError:
        # Found by what takes the elements; it is a ValueError too.
        raise
    except TooMuch as error:
        message = str(error)
    except DefusedXmlException:
        message = "The file declares entities of its own or refers to other files."
        remedy = "Delete what stands in <!DOCTYPE ...>: only plain XML is read."
    except (ExpatError, ParseError) as error:
        reason = printable(str(error)).partition(":")[0]
        message = f"The file is no sound XML ({reason})."
    except (ValueError, LookupError):
        message = "The file is in an encoding that cannot be read."
        remedy = "Save it as UTF-8."
    row = max(expat.CurrentLineNumber, 1)
    raise DataError([file.fault(message, remedy=remedy, row=row)])


def root_of(file: File) -> str | None:
    """Name of the outermost element, as far as the beginning of the file shows one."""
    head = file.head
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = head.decode("utf-16", errors="replace")
    else:
        text = head.removeprefix(codecs.BOM_UTF8).decode("latin-1")
    if not text.lstrip().startswith("<"):
        return None
    found = _ROOT.match(text)
    return None if found is None else found.group(1).lower()


def escaped(text: str) -> str:
    """A text as it stands in XML, in an element or an attribute.

    Characters that no XML can hold are left out.
    """
    text = _BAD.sub("", text)
    return text if _SIGNS.isdisjoint(text) else text.translate(_ESCAPES)


def written(value: str | int | float | bool) -> str:
    """A value as it stands in XML: true and false, the shortest decimals, escaped text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return escaped(value) if isinstance(value, str) else repr(value)


def _encoding(content: bytes) -> str | None:
    """What an XML file is really in, where its first line is wrong about it."""
    # .NET writes "utf-16" over what is then saved as UTF-8.
    content = content[:200].removeprefix(codecs.BOM_UTF8)
    declared = re.match(rb"\s*<\?xml[^>]*encoding\s*=\s*[\"']utf-?16", content, re.IGNORECASE)
    return None if declared is None else "utf-8"
