"""An SVG as a PNG, drawn by resvg with the fonts that ship and no others."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping

import resvg_py

from alliance_network.figures.fonts import FAMILIES, font_files

__all__ = ["png"]

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_METRE = 1 / 0.0254  # inches


def png(svg_text: str, *, width: int, height: int, dpi: float, words: Mapping[str, str]) -> bytes:
    """A PNG file.

    Parameters
    ----------
    svg_text : str
        A whole SVG document; transparent where it is.
    width, height : int
        Of the picture in pixels, in the SVG's proportions.
    dpi : float
        Pixels an inch, kept in the file for programs that place it by its size in print.
    words : mapping of str to str
        Kept in the file too: "Title", "Description", "Source".
    """
    drawn = resvg_py.svg_to_bytes(
        svg_string=svg_text,
        width=width,
        height=height,
        dpi=96.0,  # without which resvg knows no mm
        skip_system_fonts=True,
        font_files=[str(path) for path in font_files()],
        font_family=FAMILIES[0],
        sans_serif_family=FAMILIES[0],
        text_rendering="geometric_precision",
    )
    first, *rest = _chunks(bytes(drawn))
    per_metre = round(dpi * _METRE)
    size = (b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1))
    said = [(b"iTXt", _words(name, value)) for name, value in words.items() if value]
    return _SIGNATURE + b"".join(_chunk(*chunk) for chunk in (first, size, *said, *rest))


def _words(name: str, value: str) -> bytes:
    # Uncompressed, no language: keyword, two flags, two empty fields, UTF-8.
    plain = value.replace("\0", "\ufffd").encode("utf-8", errors="replace")
    return name.encode("latin-1") + b"\0\0\0\0\0" + plain


def _chunks(file: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_SIGNATURE)
    while at < len(file):
        (length,) = struct.unpack_from(">I", file, at)
        kind = file[at + 4 : at + 8]
        if kind != b"pHYs":
            yield kind, file[at + 8 : at + 8 + length]
        at += 12 + length


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)
