"""Plain XML: gone through element by element, with nothing in it that could expand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.parsers import expat

__all__ = ["Unsound", "parse"]


class Unsound(Exception):
    """The XML is damaged, or not as a spreadsheet is written."""


def parse(
    data: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Go through XML.

    Parameters
    ----------
    data
    start, end, text
        Called at the beginning of each element with its name and attributes, at its end with its
        name, and with the text within.

    Raises
    ------
    Unsound
        It is not well formed, or has a document type, entities or CDATA sections.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.StartCdataSectionHandler = _refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        # The latter two of an encoding that is unknown.
        raise Unsound from error


def _refuse(*_: Any) -> None:
    raise Unsound
