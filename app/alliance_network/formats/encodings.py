"""Encodings: the bytes of somebody's text into UTF-8, whatever program wrote them.

A network's own folder is UTF-8 and nothing else (see `decoding`); a table that somebody brings is
read as it comes, as long as there is one way to read it.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field

__all__ = ["Decoded", "decoded"]

CHUNK = 1_000_000
"""Bytes that are decoded at a time, so that a large file is not held twice as characters."""
MIXED = 10
"""A file with one character in UTF-8 to this many bytes that are none, or fewer, is in several
encodings; in Latin-1 alone, signs that look like UTF-8 stand side by side by chance only."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    # Before UTF-16, whose marks they begin with.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4_096
_REMEDY = 'Save it as "CSV UTF-8".'
_NO_TEXT = "The file is no text: it holds a character of the value zero."
_NO_TEXT_REMEDY = "Open it in the program that made it and save it as CSV UTF-8."
_LONG = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
"""A character of several bytes in UTF-8."""
_HIGH = re.compile(rb"[\x80-\xff]")
_NONE_IN_CP1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")


@dataclass(frozen=True, kw_only=True)
class Decoded:
    """A text in UTF-8, or what is wrong with its encoding.

    Attributes
    ----------
    data
        UTF-8 without mark. If anything is wrong, a reading of it that still shows where.
    message, remedy
        What is wrong, and what would be right: whole sentences; empty if nothing is.
    at
        Byte of `data` that shows it.
    """

    data: bytes = field(repr=False)
    message: str = ""
    remedy: str = ""
    at: int = 0


def decoded(data: bytes, *, cut: bool = False) -> Decoded:
    """A text in UTF-8, from UTF-8, UTF-16, UTF-32 or Latin-1 as Windows writes it (cp1252).

    A byte order mark decides. Without one it is UTF-16 if the high byte of many characters is
    zero, else UTF-8 if it can be, else cp1252, which has all that is printed in Latin-1.

    Parameters
    ----------
    data
    cut
        Whether it is only the beginning of the text, so that its last character may be cut off.
    """
    name, data = _encoding(data)
    if name != "utf-8":
        return _recoded(data, name=name, cut=cut)
    at = _first_odd(data, cut=cut)
    if at is None:
        return _checked(data)
    return _cp1252(data, at=at)


def _encoding(data: bytes) -> tuple[str, bytes]:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name, data[len(mark) :]
    sample = data[:_SAMPLE]
    for start, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        high, low = sample[start::2], sample[1 - start :: 2]
        # Separators and line ends make some zeros in any script, and no letter ends in one.
        if high.count(0) > 3 and high.count(0) * 8 > len(high) and not low.count(0):
            return name, data
    return "utf-8", data


def _first_odd(data: bytes, *, cut: bool) -> int | None:
    """The first byte that is no UTF-8."""
    if data.isascii():
        return None
    decoder = codecs.getincrementaldecoder("utf-8")()
    for start in range(0, max(len(data), 1), CHUNK):
        kept = len(decoder.getstate()[0])
        try:
            decoder.decode(
                data[start : start + CHUNK], final=start + CHUNK >= len(data) and not cut
            )
        except UnicodeDecodeError as error:
            return start - kept + error.start
    return None


def _cp1252(data: bytes, *, at: int) -> Decoded:
    zero = data.find(b"\0")
    if zero >= 0:
        return _odd(data, _NO_TEXT, at=zero, remedy=_NO_TEXT_REMEDY)
    long = within = 0
    for found in _LONG.finditer(data):
        long += 1
        within += len(found.group())
    alone = sum(1 for _ in _HIGH.finditer(data)) - within
    if alone <= long * MIXED:
        return _odd(
            data,
            "The file is partly in UTF-8 and partly in another encoding: it holds the byte "
            f"0x{data[at]:02X}.",
            at=at,
            remedy='Correct this cell and save the file as "CSV UTF-8".',
        )
    none = _NONE_IN_CP1252.search(data)
    if none is not None:
        return _odd(
            data,
            "The file is neither in UTF-8, UTF-16 nor Latin-1: it holds the byte "
            f"0x{none.group()[0]:02X}.",
            at=none.start(),
            remedy=_REMEDY,
        )
    return _recoded(data, name="cp1252", cut=False)


def _recoded(data: bytes, *, name: str, cut: bool) -> Decoded:
    decoder = codecs.getincrementaldecoder(name)()
    recoded = bytearray()
    try:
        for start in range(0, len(data), CHUNK):
            final = start + CHUNK >= len(data) and not cut
            recoded += decoder.decode(data[start : start + CHUNK], final=final).encode()
    except UnicodeDecodeError:
        called = name[:6].upper()
        return Decoded(
            data=bytes(recoded),
            message=f"The file is in {called} and damaged.",
            remedy=f"Save it again. {_REMEDY}",
            at=len(recoded),
        )
    return _checked(bytes(recoded))


def _checked(data: bytes) -> Decoded:
    at = data.find(b"\0")
    if at < 0:
        return Decoded(data=data)
    return Decoded(
        data=data,
        message=_NO_TEXT,
        remedy=_NO_TEXT_REMEDY,
        at=at,
    )


def _odd(data: bytes, message: str, *, at: int, remedy: str) -> Decoded:
    # A byte is one character in Latin-1, whatever it was meant to be.
    before = data[:at].decode("latin-1").encode()
    return Decoded(
        data=before + data[at:].decode("latin-1").encode(),
        message=message,
        remedy=remedy,
        at=len(before),
    )
