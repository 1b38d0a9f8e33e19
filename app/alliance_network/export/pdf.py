"""An SVG as a PDF, set by typst with the fonts that ship and no others.

The same SVG gives the same bytes; text stays text, and the picture is tagged with its
description, as PDF/UA asks.
"""

from __future__ import annotations

import io
import json
from functools import cache

import pikepdf
import typst

from alliance_network.figures.fonts import FAMILIES
from alliance_network.seeds import assets_folder

__all__ = ["pdf"]

PT_PER_PX = 0.75

STANDARD = "ua-1"
"""PDF/UA-1, of documents that a screen reader can read."""

# Everything that varies comes in as input, so that no text is read as typst's own language.
_DOCUMENT = f"""\
#let given = json("given.json")
#set document(title: given.title, description: given.description, date: none)
#set page(width: given.width * 1pt, height: given.height * 1pt, margin: 0pt, fill: none)
#set text(font: {json.dumps(FAMILIES).replace("[", "(").replace("]", ")")}, lang: given.language)
#image("figure.svg", width: 100%, height: 100%, alt: given.description)
"""


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(assets_folder() / "fonts")],
    )


def pdf(
    svg_text: str,
    *,
    width: float,
    height: float,
    title: str,
    description: str,
    program: str,
    packet: bytes,
    language: str = "en",
) -> bytes:
    """A PDF file of one page.

    Parameters
    ----------
    svg_text : str
        A whole SVG document.
    width, height : float
        Of the page, px (1/96 inch).
    title, description : str
        Of the document, and of the picture for a screen reader; neither may be empty.
    program : str
        What made it.
    packet : bytes
        An XMP packet that says the same and where the picture comes from.
    language : str
        Code of the document's language.
    """
    given = {
        "width": width * PT_PER_PX,
        "height": height * PT_PER_PX,
        "title": title,
        "description": description,
        "language": language.split("-")[0],
    }
    compiler = typst.Compiler(
        {
            "main.typ": _DOCUMENT.encode(),
            "figure.svg": svg_text.encode(),
            "given.json": json.dumps(given).encode(),
        },
        font_paths=_fonts(),
    )
    compiled = compiler.compile(format="pdf", timestamp=0, pdf_standards=[STANDARD])
    return _with(packet, compiled, program=program)


def _with(packet: bytes, compiled: bytes, *, program: str) -> bytes:
    """The document with this packet in place of typst's own, which knows no further fields."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(compiled)) as document:
        # Not compressed, so that programs that know no PDF find it too.
        kept = document.make_stream(packet)
        kept.Type, kept.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
        document.Root.Metadata = kept
        document.docinfo["/Creator"] = program
        document.save(
            out,
            deterministic_id=True,
            fix_metadata_version=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            compress_streams=False,
        )
    return out.getvalue()
