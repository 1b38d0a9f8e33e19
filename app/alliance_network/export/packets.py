"""What a file says of itself: the XMP packet inside a PNG or PDF, and a whole SVG.

The files may come from anyone. Lengths and checksums are checked before anything is taken, what
is compressed is inflated up to a limit, and every fault is a sentence.
"""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Iterator

import pikepdf
from pikepdf.settings import set_qpdf_limits

from alliance_network.errors import UsageError

__all__ = ["MOST_BYTES", "PNG_KEYWORD", "PNG_SIGNATURE", "chunks", "is_figure", "packet_in"]

MOST_BYTES = 32 * 2**20
"""Largest file that is read."""
MOST_PACKET = 8_000_000
"""Largest packet, inflated."""
MOST_CHUNKS = 100_000

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
PNG_KEYWORD = b"XML:com.adobe.xmp"
"""The keyword that XMP's own specification gives a PNG's packet."""

MOST_TABLES = 16
"""Tables of objects in a PDF: one for each time that a program saved changes to it."""

_SVG = re.compile(rb"<([\w.-]+:)?svg[\s>/]")
_MARKS = b" \t\r\n\xef\xbb\xbf\xff\xfe"
"""Blanks, and marks of how text is encoded."""

# A name in a PDF may have any letter as two digits.
_TABLE = re.compile(rb"/(?:X|#58)(?:R|#52)(?:e|#65)(?:f|#66)")
_LZW = re.compile(rb"/(?:L|#4[cC])(?:Z|#5[aA])(?:W|#57)(?=D|#44|[\s/<>\[\]])")

# qpdf inflates whatever a PDF needs to be opened, without limits of its own. These hold for the
# whole process, so they are set once; there is none for LZW, nor for the number of tables.
set_qpdf_limits(
    flate_max_memory=64_000_000,
    png_max_memory=64_000_000,
    tiff_max_memory=64_000_000,
    run_length_max_memory=64_000_000,
    max_stream_filters=4,
    doc_max_warnings=1_000,
)


def is_figure(content: bytes) -> bool:
    """Whether a file is a picture of a kind that we export, by its look."""
    if content.startswith(PNG_SIGNATURE) or b"%PDF-" in content[:1024]:
        return True
    # Other XML may be a network; in two bytes a letter, every second one is empty.
    beginning = content[:65_536].replace(b"\0", b"")
    return beginning.lstrip(_MARKS).startswith(b"<") and _SVG.search(beginning) is not None


def packet_in(content: bytes) -> bytes | None:
    """The document in which a file says where it comes from; None if it has none.

    Parameters
    ----------
    content : bytes
        A whole file.

    Returns
    -------
    bytes or None
        XML: an XMP packet, or the SVG itself.

    Raises
    ------
    UsageError
        The file is no SVG, PNG or PDF, is damaged, locked or too large.
    """
    if len(content) > MOST_BYTES:
        raise UsageError(
            f"The file has {len(content):,} bytes; a figure of up to {MOST_BYTES:,} can be opened."
        )
    if content.startswith(PNG_SIGNATURE):
        return _png_packet(content)
    if b"%PDF-" in content[:1024]:
        return _pdf_packet(content)
    if content.lstrip().startswith((b"<", b"\xef\xbb\xbf<", b"\xff\xfe<", b"\xfe\xff\0<")):
        return content
    raise UsageError("The file is no figure; open an SVG, PNG or PDF that this program exported.")


# ---- PNG ---- #
def chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The kind and content of each chunk of a PNG, up to its end.

    Raises
    ------
    UsageError
        A length or checksum is wrong.
    """
    at = len(PNG_SIGNATURE)
    for _ in range(MOST_CHUNKS):
        head = content[at : at + 8]
        if len(head) < 8:
            raise UsageError("The PNG is cut off; save it again.")
        length, kind = struct.unpack(">I4s", head)
        body, check = content[at + 8 : at + 8 + length], content[at + 8 + length : at + 12 + length]
        if len(check) < 4:
            raise UsageError("The PNG is cut off; save it again.")
        if zlib.crc32(kind + body) != int.from_bytes(check):
            raise UsageError("The PNG is damaged: a checksum is wrong; save it again.")
        yield kind, body
        if kind == b"IEND":
            return
        at += 12 + length
    raise UsageError("The PNG has too many pieces to be a figure.")


def _png_packet(content: bytes) -> bytes | None:
    packets = [_said(kind, body) for kind, body in chunks(content)]
    return next((packet for packet in packets if packet is not None), None)


def _said(kind: bytes, body: bytes) -> bytes | None:
    """The packet in a chunk of text, however a program stores it; None if it holds another."""
    keyword, end, rest = body.partition(b"\0")
    if keyword != PNG_KEYWORD or not end:
        return None
    if kind == b"tEXt":
        return rest
    if kind == b"zTXt":
        return _inflated(rest[1:])
    if kind != b"iTXt" or len(rest) < 2:
        return None
    packed = rest[0] != 0
    fields = rest[2:].split(b"\0", 2)  # language, keyword in that language, text
    if len(fields) < 3:
        return None
    return _inflated(fields[2]) if packed else fields[2]


def _inflated(packed: bytes) -> bytes:
    stream = zlib.decompressobj()
    try:
        plain = stream.decompress(packed, MOST_PACKET)
    except zlib.error:
        raise UsageError("What the file says of itself is damaged; save it again.") from None
    if not stream.eof:
        raise UsageError("What the file says of itself is cut off or too long to be a figure's.")
    return plain


# ---- PDF ---- #
def _pdf_packet(content: bytes) -> bytes | None:
    damaged = UsageError("The PDF is damaged, or too large inside; save it again.")
    if _LZW.search(content) or sum(1 for _ in _TABLE.finditer(content)) > MOST_TABLES:
        raise damaged
    try:
        with pikepdf.open(io.BytesIO(content)) as document:
            packet = document.Root.get("/Metadata")
            found = packet.read_bytes() if isinstance(packet, pikepdf.Stream) else None
    except pikepdf.PasswordError:
        raise UsageError("The PDF is locked with a password; save it without one.") from None
    except Exception as error:
        # qpdf tells of damage in many ways, and a file from anyone finds each of them.
        raise damaged from error
    if found is not None and len(found) > MOST_PACKET:
        raise UsageError("What the file says of itself is too long to be a figure's.")
    return found
