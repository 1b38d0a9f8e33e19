"""Arabic letters with their dots as one glyph each.

Noto Sans Arabic draws a letter as its body and its dots, two glyphs. In a PDF the dots then
have no letter of their own: a name can be seen and selected, but not found. Each pair that
shaping gives becomes one more glyph, which a ligature puts in their place at the very end.
"""

from __future__ import annotations

import io
import itertools
import unicodedata

import uharfbuzz as hb
from fontTools.otlLib import builder
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import _g_l_y_f as glyf
from fontTools.ttLib.tables import otTables as ot

JOINER = "\u200d"
LAM = "\u0644"
ALEFS = "\u0622\u0623\u0625\u0671"

Pieces = tuple[tuple[str, int, int], ...]
"""Glyphs from the letter's body to its dots, each with where it stands."""


def compose(font: TTFont) -> TTFont:
    """The font with a glyph for each letter and form that shaping makes of several."""
    file = io.BytesIO()
    font.save(file)
    font = TTFont(io.BytesIO(file.getvalue()), recalcTimestamp=False)
    ligatures: dict[tuple[str, ...], str] = {}
    for pieces, advance in _found(font, file.getvalue()):
        sequence = tuple(name for name, _, _ in pieces)
        if sequence not in ligatures:
            ligatures[sequence] = _add(font, pieces, advance, name=f"whole{len(ligatures):03}")
    lookup = builder.buildLookup([builder.buildLigatureSubstSubtable(ligatures)])
    table = font["GSUB"].table
    table.LookupList.Lookup.append(lookup)
    table.LookupList.LookupCount = len(table.LookupList.Lookup)
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "liga":
            record.Feature.LookupListIndex.append(table.LookupList.LookupCount - 1)
            record.Feature.LookupCount = len(record.Feature.LookupListIndex)
    _anchor(font, {whole: sequence[0] for sequence, whole in ligatures.items()})
    return font


def _found(font: TTFont, data: bytes) -> list[tuple[Pieces, int]]:
    """What shaping makes of each letter, in each of its forms, if it is several glyphs."""
    names = font.getGlyphOrder()
    shaper = hb.Font(hb.Face(data))
    letters = [
        chr(point)
        for point in sorted(font.getBestCmap())
        if unicodedata.bidirectional(chr(point)) == "AL" and chr(point).isalpha()
    ]
    texts = [*letters, *(LAM + alef for alef in ALEFS)]
    found = []
    for text, before, after in itertools.product(texts, ("", JOINER), ("", JOINER)):
        buffer = hb.Buffer()
        buffer.add_str(before + text + after)
        buffer.guess_segment_properties()
        hb.shape(shaper, buffer)
        x, pieces = 0, []
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            # Shaping leaves an empty glyph, the space, for a joiner.
            if names[info.codepoint] != "space":
                pieces.append((names[info.codepoint], x + place.x_offset, place.y_offset))
            x += place.x_advance
        if len(pieces) > 1:
            # From right to left the dots come before their letter.
            found.append((tuple(reversed(pieces)), x))
    return found


def _add(font: TTFont, pieces: Pieces, advance: int, *, name: str) -> str:
    glyph = glyf.Glyph()
    glyph.numberOfContours = -1
    glyph.components = []
    for piece, x, y in pieces:
        component = glyf.GlyphComponent()
        component.glyphName, component.x, component.y = piece, x, y
        component.flags = 0x4 | 0x2  # rounded, offsets in units
        glyph.components.append(component)
    font.setGlyphOrder([*(one for one in font.getGlyphOrder() if one != name), name])
    font["glyf"].glyphOrder = font.getGlyphOrder()
    font["glyf"].glyphs[name] = glyph
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (advance, glyph.xMin)
    font["GDEF"].table.GlyphClassDef.classDefs[name] = 1
    return name


def _anchor(font: TTFont, bodies: dict[str, str]) -> None:
    """Vowel signs stand on the whole letter where they stood on its body."""
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            if not isinstance(table, ot.MarkBasePos):
                continue
            glyphs, records = table.BaseCoverage.glyphs, table.BaseArray.BaseRecord
            own = dict(zip(glyphs, records, strict=True))
            own |= {whole: own[body] for whole, body in bodies.items() if body in own}
            ordered = sorted(own, key=font.getGlyphID)
            table.BaseCoverage.glyphs = ordered
            table.BaseArray.BaseRecord = [own[glyph] for glyph in ordered]
            table.BaseArray.BaseCount = len(ordered)
