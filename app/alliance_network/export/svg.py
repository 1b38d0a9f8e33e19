"""The Scene as an SVG for print: text is text, every actor and every tie is a group with an id.

Layers have names that a graphics editor shows: the parts of the figure, within them areas, ties
(a layer for each relation and status), actors and texts. A tie's group holds all of it, so that
one can be taken out; the names of actors stand in a layer above all symbols.

The same Scene gives the same bytes. Nothing is decided here: the order from back to front and
what is dimmed are those of the screen (`figures.plotly`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from alliance_network.export.markup import Ids, attributes, directed, number, text
from alliance_network.export.shapes import curve_path, polygon_path, sign_shapes, symbol_shape
from alliance_network.figures.fonts import FAMILIES, FAMILY, runs
from alliance_network.figures.scene import (
    GLOW,
    RING,
    RING_LINE,
    Area,
    Part,
    Row,
    Scene,
    Strand,
    Symbol,
    Text,
)
from alliance_network.figures.sizes import UNITS
from alliance_network.layout.hull import area_path

__all__ = ["svg"]

HALO = 0.3  # width of a halo, half of which shows, in sizes of the text


def svg(
    scene: Scene,
    *,
    unit: str = "px",
    pixels: tuple[int, int] | None = None,
    transparent: bool = False,
    record: str = "",
    keyed: bool = False,
) -> str:
    """A whole SVG document.

    Parameters
    ----------
    scene : Scene
    unit : {"px", "mm", "in"}
        What the document's width and height are given in; 1 px is 1/96 inch.
    pixels : tuple of int, optional
        Width and height in whole px, in place of the scene's own, for a raster: what draws
        one rounds the document's size before it scales it.
    transparent : bool
        Leave the page's colour out; hollow lines and open heads keep it.
    record : str
        Where the picture comes from, as RDF, kept in the metadata.
    keyed : bool
        For the page's script: elements say whose they are (data-tie, data-actor), and a
        timeline's rows are there as empty rectangles with their words.
    """
    ids = Ids(keyed=keyed)
    width, height = pixels or (side / UNITS[unit] for side in (scene.width, scene.height))
    head = {
        "xmlns": "http://www.w3.org/2000/svg",
        "xmlns:inkscape": "http://www.inkscape.org/namespaces/inkscape",
        "width": f"{number(width)}{unit}",
        "height": f"{number(height)}{unit}",
        "viewBox": f"0 0 {number(scene.width)} {number(scene.height)}",
        "preserveAspectRatio": None if pixels is None else "none",
        "role": "img",
        "aria-labelledby": f"{ids.of('title')} {ids.of('description')}",
        "font-family": FAMILY,
        # Letters stand where they were measured, in browsers too.
        "text-rendering": "geometricPrecision",
    }
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<svg{attributes(head)}>",
        f'<title id="title">{text(scene.title)}</title>',
        f'<desc id="description">{text(scene.description)}</desc>',
    ]
    if record:
        lines.append(f'<metadata id="{ids.of("metadata")}">\n{record}\n</metadata>')
    if not transparent:
        paper = {"width": scene.width, "height": scene.height, "fill": scene.paper}
        lines.append(f'<rect id="{ids.of("paper")}"{attributes(paper)}/>')
    for part in scene.parts:
        named = {"id": ids.of(part.name), **_layer(part.name)}
        lines += _group(_part(part, scene, ids), named)
    if keyed:
        lines += [_row(row, scene, ids) for row in scene.rows]
    lines.append("</svg>")
    return "\n".join(lines) + "\n"


def _row(row: Row, scene: Scene, ids: Ids) -> str:
    values = {
        **ids.whose(row.tie),
        "class": "row",
        "y": row.top,
        "width": scene.width,
        "height": row.bottom - row.top,
        "fill": "none",
    }
    return f"<rect{attributes(values)}><title>{text(row.words)}</title></rect>"


def _group(content: Sequence[str], values: Mapping[str, str | float | None]) -> list[str]:
    """The content in a group, or nothing without content."""
    return [f"<g{attributes(values)}>", *content, "</g>"] if content else []


def _layer(label: str) -> dict[str, str]:
    """What makes a group a layer in Inkscape; other programs name it by its id."""
    return {"inkscape:groupmode": "layer", "inkscape:label": label}


def _part(part: Part, scene: Scene, ids: Ids) -> list[str]:
    """A part from the back to the front, in layers."""
    ties: list[str] = []
    for lit in (False, True):
        for strand in part.strands:
            ties += _strand(strand, np.flatnonzero(strand.lit == lit), scene, ids, part=part.name)
    symbols = sorted(part.symbols, key=lambda symbol: symbol.lit)
    texts = sorted(part.texts, key=lambda one: one.lit)
    layers = {
        "areas": [_area(area, scene, ids) for area in part.areas],
        "ties": ties,
        "actors": [line for symbol in symbols for line in _symbol(symbol, scene, ids)],
        "labels": [_text(one, scene, ids) for one in texts if one.part == "line"],
        "texts": [_text(one, scene, ids) for one in texts if one.part != "line"],
    }
    lines: list[str] = []
    for name, content in layers.items():
        lines += _group(content, {"id": ids.of(part.name, name), **_layer(name)})
    for rule in part.rules:
        line = {"x1": rule.x0, "y1": rule.y0, "x2": rule.x1, "y2": rule.y1}
        drawn = {"stroke": rule.colour, **_width(rule.width), "stroke-dasharray": rule.dash}
        lines.append(f"<line{attributes({**line, **drawn})}/>")
    return lines


def _width(width: float) -> dict[str, float]:
    return {"stroke-width": width}


def _opacity(lit: bool, dimmed: float) -> float | None:
    return None if lit else dimmed


# ---- areas and ties ------------------------------------------------------------------- #


def _area(area: Area, scene: Scene, ids: Ids) -> str:
    pieces = area_path(area.outline).split()
    values = {
        "id": ids.of("area", area.actor) if area.actor else None,
        "d": " ".join(p if p.isalpha() else number(float(p)) for p in pieces),
        "fill": area.fill,
        "stroke": area.stroke,
        **_width(area.width),
        "stroke-dasharray": area.dash,
        "opacity": _opacity(area.lit, scene.dimmed_text),
    }
    return f"<path{attributes(values)}/>"


def _strand(strand: Strand, places: np.ndarray, scene: Scene, ids: Ids, *, part: str) -> list[str]:
    """The ties at these places, each in a group of its own; what they share stands outside.

    Those that glow come first, so that the glow lies under the others.
    """
    if not len(places):
        return []
    lit = bool(strand.lit[places[0]])
    glowing = strand.glow[places] & lit
    lines: list[str] = []
    for place in (*places[glowing], *places[~glowing]):
        lines += _tie(strand, place, scene, ids, glows=lit and bool(strand.glow[place]))
    names = [strand.relation, strand.status]
    names += [word for word in (strand.change, None if lit else "dimmed") if word]
    shared = {
        "id": ids.of(part, *names),
        **_layer(", ".join(names)),
        "fill": "none",
        "stroke": strand.colour,
        **_width(strand.width),
        "stroke-dasharray": strand.dash,
        "stroke-linejoin": "round",
        "opacity": _opacity(lit, scene.dimmed),
    }
    return _group(lines, shared)


def _tie(strand: Strand, place: int, scene: Scene, ids: Ids, *, glows: bool) -> list[str]:
    """One tie from the back to the front: glow, body, what hollows it, head, signs in rings."""
    curve = curve_path(strand.bodies[place])
    solid = None if strand.dash is None else "none"
    lines = [f'<path d="{curve}"/>']
    if strand.hollow:
        core = {"stroke": scene.paper, **_width(strand.core)}
        lines.append(f'<path{attributes(core)} d="{curve}"/>')
    outline = {**_width(strand.head_line), "stroke-dasharray": solid}
    if len(strand.heads):
        head = {"fill": strand.colour if strand.filled else scene.paper, **outline}
        lines.append(f'<path{attributes(head)} d="{polygon_path(strand.heads[place])}"/>')
    for one in strand.signs:
        shapes = sign_shapes(one.sign, one.places[place], strand.sign_radius)
        own = {"stroke": None if one.colour == strand.colour else one.colour}
        ring = {"fill": scene.paper, **own, **outline, "stroke-linecap": "round"}
        lines += _group([*shapes], ring)
    if glows:
        glow = {
            "stroke": scene.glow,
            **_width(strand.width + GLOW * scene.zoom),
            "stroke-dasharray": solid,
            "stroke-linecap": "round",
        }
        lines.insert(0, f'<path{attributes(glow)} d="{curve}"/>')
    named = {"id": _tie_id(strand, place, ids), **ids.whose(strand.ties[place])}
    if len(lines) == 1:
        return [f'<path{attributes(named)} d="{curve}"/>']
    return _group(lines, named)


def _tie_id(strand: Strand, place: int, ids: Ids) -> str | None:
    key = strand.ties[place]
    return ids.of("tie", *_words(key)) if key else None


def _words(key: str) -> list[str]:
    """A tie's key as the words of an id; an actor's id is one of them."""
    return key.replace(">", ":").split(":")


# ---- actors and texts ----------------------------------------------------------------- #


def _symbol(symbol: Symbol, scene: Scene, ids: Ids) -> list[str]:
    """One actor: what hides the lines under it, the symbol, a ring if it is chosen."""
    lines = []
    if symbol.border > 0 or not symbol.lit:
        under = {"fill": scene.paper, "stroke": scene.paper, **_width(2 * symbol.border)}
        lines.append(symbol_shape(symbol, under))
    own = {"fill": symbol.colour, "opacity": _opacity(symbol.lit, scene.dimmed)}
    lines.append(symbol_shape(symbol, own))
    if symbol.ring is not None:
        ring = {
            "cx": symbol.x,
            "cy": symbol.y,
            "r": symbol.radius + symbol.border + RING * scene.zoom,
            "fill": "none",
            "stroke": symbol.ring,
            **_width(RING_LINE * scene.zoom),
        }
        lines.append(f"<circle{attributes(ring)}/>")
    named = {"id": ids.of("actor", symbol.actor) if symbol.actor else None}
    return _group(lines, named | ids.whose(symbol.actor))


def _text(one: Text, scene: Scene, ids: Ids) -> str:
    line, cut = _runs(one.text)
    halo = {}
    if one.halo is not None:
        halo = {
            "stroke": one.halo,
            **_width(HALO * one.size),
            "stroke-linejoin": "round",
            "paint-order": "stroke",
        }
    values = {
        "id": ids.of(one.part, *_words(one.of)) if one.of else None,
        **ids.whose(one.of),
        "x": one.x,
        "y": one.y,
        "font-size": one.size,
        "font-weight": None if one.weight == 400 else str(one.weight),
        "font-family": _families(cut[0][0]) if len(cut) == 1 else None,
        "text-anchor": None if one.anchor == "start" else one.anchor,
        "fill": one.colour,
        **halo,
        "opacity": _opacity(one.lit, scene.dimmed_text),
        "xml:space": "preserve" if " ".join(line.split()) != line else None,
    }
    if len(cut) < 2:
        return f"<text{attributes(values)}>{text(line)}</text>"
    spans = "".join(
        f"<tspan{attributes({'font-family': _families(family) or FAMILY})}>{text(run)}</tspan>"
        for family, run in cut
    )
    return f"<text{attributes(values)}>{spans}</text>"


def _runs(value: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """A line as it is written, and its runs of one font.

    resvg loses letters when it has to look for another font by itself, so each font has its
    span; and it sets letters of several glyphs (Arabic) whole only in the first span's font,
    so a line of several fonts begins with a mark in the font that has them.
    """
    line = directed(value)
    cut = runs(line)
    if len(cut) > 1 and cut[0][0] != FAMILIES[0]:
        line = directed(value, always=True)
        cut = runs(line)
    return line, cut


def _families(first: str) -> str | None:
    """The families with this one first; None if it is first anyway."""
    if first == FAMILIES[0]:
        return None
    return ", ".join([first, *(family for family in FAMILIES if family != first), "sans-serif"])
