"""Bytes into text: UTF-8, and a clear word about every other encoding."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAMPLE = 4_000
"""Bytes looked at to see whether a file without a mark is UTF-16."""


@dataclass(frozen=True, kw_only=True)
class WrongEncoding:
    """What a file is in, if not in UTF-8.

    Attributes
    ----------
    message
        A sentence.
    at
        Place in the text (characters from 0) that shows it; None if all of it does.
    """

    message: str
    at: int | None = None


def decode(data: bytes) -> tuple[str, WrongEncoding | None]:
    """Text of a file, and what is wrong with its encoding.

    The byte order mark that spreadsheets put before UTF-8 is accepted and dropped. A file in
    another encoding is still read as well as can be, so that its other faults are found too.
    """
    utf16 = _utf16(data)
    if utf16 is not None:
        text = data.decode(utf16, errors="replace").removeprefix("\ufeff")
        return text, WrongEncoding(message="The file is in UTF-16, not in UTF-8.")
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        at = error.start
    # One byte is one character there, so the place is the same in both.
    text = data.decode("cp1252", errors="replace")
    seen = f' ("{text[at]}" in Latin-1, as Windows writes it)' if text[at].isprintable() else ""
    return text, WrongEncoding(
        message=f"The file is not in UTF-8: it holds the byte 0x{data[at]:02X}{seen}.", at=at
    )


def _utf16(data: bytes) -> str | None:
    if data.startswith(_UTF16_MARKS):
        return "utf-16"
    sample = data[:_SAMPLE]
    # Latin text in UTF-16 has a zero in every other byte.
    for start, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros = sample[start::2].count(0)
        if (
            zeros > 3
            and zeros > 0.6 * len(sample[start::2])
            and not sample[1 - start :: 2].count(0)
        ):
            return name
    return None
