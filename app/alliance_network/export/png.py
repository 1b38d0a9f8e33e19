"""An SVG as a PNG, drawn by resvg with the fonts that ship and no others."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping

import resvg_py

from alliance_network.export.packets import PNG_KEYWORD, PNG_SIGNATURE, chunks
from alliance_network.figures.fonts import FAMILIES, font_files

__all__ = ["png"]

_METRE = 1 / 0.0254  # inches


def png(svg_text: str, *, dpi: float, words: Mapping[str, str], packet: bytes = b"") -> bytes:
    """A PNG file.

    Parameters
    ----------
    svg_text : str
        A whole SVG document of whole px, each of which becomes a pixel; transparent where it is.
    dpi : float
        Pixels an inch, kept in the file for programs that place it by its size in print.
    words : mapping of str to str
        Kept in the file too: "Title", "Description", "Source".
    packet : bytes
        An XMP packet, kept in the file too.
    """
    drawn = resvg_py.svg_to_bytes(
        svg_string=svg_text,
        skip_system_fonts=True,
        font_files=[str(path) for path in font_files()],
        font_family=FAMILIES[0],
        sans_serif_family=FAMILIES[0],
        text_rendering="geometric_precision",
    )
    first, *rest = chunks(bytes(drawn))
    per_metre = round(dpi * _METRE)
    size = (b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1))
    said = [(name.encode("latin-1"), _plain(value)) for name, value in words.items() if value]
    if packet:
        said.append((PNG_KEYWORD, packet))
    texts = [(b"iTXt", _text(name, value)) for name, value in said]
    kept = [chunk for chunk in rest if chunk[0] != b"pHYs"]
    return PNG_SIGNATURE + b"".join(_chunk(*chunk) for chunk in (first, size, *texts, *kept))


def _plain(value: str) -> bytes:
    return value.replace("\0", "\ufffd").encode("utf-8", errors="replace")


def _text(keyword: bytes, text: bytes) -> bytes:
    # Uncompressed, no language: keyword, two flags, two empty fields, UTF-8.
    return keyword + b"\0\0\0\0\0" + text


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)
