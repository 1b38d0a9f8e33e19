"""An SVG as a PDF, set by typst with the fonts that ship and no others.

The same SVG gives the same bytes; text stays text, and the picture is tagged with its
description, as PDF/UA asks. A document with letters that no shipped font has cannot keep all of
that standard, and does not claim it.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache

import pikepdf
import typst

from alliance_network.figures.fonts import FAMILIES
from alliance_network.seeds import assets_folder

__all__ = ["pdf"]

PT_PER_PX = 0.75

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
    packet: Callable[[bool], bytes],
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
    packet : function of a bool giving bytes
        Makes the XMP packet that says the same and where the picture comes from, told whether
        the document keeps PDF/UA-1.
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
    files = {
        "main.typ": _DOCUMENT.encode(),
        "figure.svg": svg_text.encode(),
        "given.json": json.dumps(given).encode(),
    }
    try:
        compiled, kept = _compiled(files, ["ua-1"]), True
    except typst.TypstError:
        compiled, kept = _compiled(files, []), False
    return _with(packet(kept), compiled, program=program)


def _compiled(files: Mapping[str, bytes], standards: Sequence[str]) -> bytes:
    # A compiler that has failed once knows its files no more.
    compiler = typst.Compiler(dict(files), font_paths=_fonts())
    return compiler.compile(format="pdf", timestamp=0, pdf_standards=list(standards))


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
