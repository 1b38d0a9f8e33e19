"""The text of a graph file, whatever encoding a program wrote it in."""

from __future__ import annotations

from alliance_network.errors import DataError
from alliance_network.formats.encodings import decoded
from alliance_network.formats.file import File

__all__ = ["text_in"]


def text_in(file: File) -> str:
    """The text of a file, lines ending in plain line feeds.

    Raises
    ------
    DataError
        It is in no encoding, or in several.
    """
    found = decoded(file.content)
    if found.message:
        row = found.data.count(b"\n", 0, found.at) + 1
        raise DataError([file.fault(found.message, remedy="Save it as UTF-8.", row=row)])
    text = found.data.decode("utf-8", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")
