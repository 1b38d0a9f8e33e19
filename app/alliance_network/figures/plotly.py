"""The Scene as a Plotly figure for the screen and for notebooks.

How it is drawn follows what was measured in a browser without a GPU: all ties of a relation
and status are one SVG path shape, their heads another; a scatter trace with ``mode="none"``
draws nothing but lets every tie be pointed at along its whole length.

The figure comes in layers, each named by a hash of what it draws. A page that keeps layers
needs each only once: a filter that shows what was sent before costs a few names.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Collection
from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go

from alliance_network.figures.fonts import FAMILY
from alliance_network.figures.scene import Area, Part, Scene, Strand, Symbol, Text
from alliance_network.layout.bends import along_curves
from alliance_network.layout.hull import area_path

__all__ = ["Layer", "figure", "frame", "layers"]

# Where along its curve a tie answers the pointer; the gap after each keeps ties apart.
HITS = np.linspace(0.06, 0.94, 9)

# Plotly's own measures: its diamond reaches 1.3 radii, its text sits a quarter of its size
# above the baseline's place and 1 px beside its point.
# Pieces that hide what lies under them also where their layer is dimmed.
SOLID = ("core", "under")

DIAMOND = 1.3
MIDDLE = 0.25
ASIDE = 1.0


@dataclass(frozen=True, slots=True)
class Layer:
    """A piece of the figure.

    Attributes
    ----------
    name : str
        What it is ("strand:backing:asserted").
    hash : str
        Of everything that it draws.
    opacity : float
        How strongly to draw it; not part of the hash, so dimming a layer sends nothing.
    build : callable
        Gives `{"shapes": [...], "traces": [...]}`; only called when the receiver lacks it.
    """

    name: str
    hash: str
    opacity: float
    build: Callable[[], dict]

    def sent(self, known: Collection[str]) -> dict:
        """The layer as the page takes it: a name and a hash, the content only if not known."""
        reference = {"name": self.name, "hash": self.hash, "opacity": self.opacity}
        return reference if self.hash in known else {**reference, **self.build()}


def figure(scene: Scene) -> go.Figure:
    """The whole picture as a Plotly figure, for a notebook or a test."""
    shapes, traces = [], []
    for layer in layers(scene):
        content = layer.build()
        for pieces, kept in ((shapes, content["shapes"]), (traces, content["traces"])):
            for piece in kept:
                opacity = 1.0 if piece.get("name") in SOLID else layer.opacity
                pieces.append({**piece, "opacity": opacity})
    drawn = go.Figure(traces, {**frame(scene), "shapes": shapes})
    return drawn.update_layout(width=scene.width, height=scene.height)


def frame(scene: Scene) -> dict:
    """The layout the layers are put into: axes that are the scene's pixels, and no furniture."""
    axis = {"visible": False, "showgrid": False, "zeroline": False}
    return {
        "xaxis": {**axis, "range": [0, scene.width]},
        "yaxis": {**axis, "range": [scene.height, 0]},
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        "paper_bgcolor": scene.paper,
        "plot_bgcolor": scene.paper,
        "showlegend": False,
        "hovermode": "closest",
        "hoverdistance": 12,
        "dragmode": "pan",
        "font": {"family": FAMILY},
        # A zoom is kept as long as the place is the same.
        "uirevision": f"{scene.width:g}x{scene.height:g}",
    }


def layers(scene: Scene) -> tuple[Layer, ...]:
    """The picture's layers from the back to the front."""
    part = scene.part("picture")
    dimming = not all(symbol.lit for symbol in part.symbols)
    found = [_area_layer(area, scene) for area in part.areas]
    found += [_strand_layer(strand, scene, dimming=dimming) for strand in part.strands]
    if dimming:
        found += [
            _strand_layer(lit, scene, dimming=False) for lit in map(_lit, part.strands) if lit
        ]
    found += _symbol_layers(part, scene)
    found += _text_layers(part, scene)
    return tuple(found)


def _hash(*values: object) -> str:
    digest = hashlib.blake2b(digest_size=8)
    for value in values:
        raw = value.tobytes() if isinstance(value, np.ndarray) else repr(value).encode()
        digest.update(raw)
        digest.update(b"\0")
    return digest.hexdigest()


# ---- areas ---------------------------------------------------------------------------- #


def _area_layer(area: Area, scene: Scene) -> Layer:
    def build() -> dict:
        line = {"color": area.stroke, "width": area.width, "dash": _dash(area.dash)}
        shape = _shape("area", area_path(area.outline), line=line, fillcolor=area.fill)
        return {"shapes": [shape], "traces": []}

    look = (area.actor, area.fill, area.stroke, area.dash, area.width)
    return Layer(
        f"area:{area.actor}",
        _hash("area", look, area.outline),
        1.0 if area.lit else scene.dimmed_text,
        build,
    )


# ---- ties ----------------------------------------------------------------------------- #


def _lit(strand: Strand) -> Strand | None:
    """The lit ties of a strand, to be drawn over the dimmed whole."""
    keep = np.flatnonzero(strand.lit)
    if not len(keep):
        return None
    return Strand(
        relation=strand.relation,
        status=strand.status,
        colour=strand.colour,
        dash=strand.dash,
        width=strand.width,
        hollow=strand.hollow,
        core=strand.core,
        ties=tuple(strand.ties[place] for place in keep),
        curves=strand.curves[keep],
        bodies=strand.bodies[keep],
        heads=strand.heads[keep] if len(strand.heads) else strand.heads,
        filled=strand.filled,
        head=strand.head,
        head_line=strand.head_line,
        reach=strand.reach[keep],
        mark=strand.mark,
        marks=strand.marks[keep] if len(strand.marks) else strand.marks,
        mark_radius=strand.mark_radius,
        lit=strand.lit[keep],
        glow=strand.glow[keep],
    )


def _strand_layer(strand: Strand, scene: Scene, *, dimming: bool) -> Layer:
    look = (
        strand.relation,
        strand.status,
        strand.colour,
        strand.dash,
        strand.width,
        strand.core,
        strand.filled,
        strand.mark,
        scene.paper,
    )
    glow = strand.glow & (not dimming)

    def build() -> dict:
        return {
            "shapes": _strand_shapes(strand, scene, glow),
            "traces": [_hit_trace(strand), *_mark_traces(strand, scene)],
        }

    return Layer(
        f"{'lit' if glow.any() else 'strand'}:{strand.relation}:{strand.status}",
        _hash("strand", look, strand.ties, strand.curves, strand.reach, glow),
        scene.dimmed if dimming else 1.0,
        build,
    )


def _strand_shapes(strand: Strand, scene: Scene, glow: np.ndarray) -> list[dict]:
    dash = _dash(strand.dash)
    path = _path(strand.bodies)
    shapes = []
    if glow.any():
        line = {"color": scene.glow, "width": strand.width + 9, "dash": "solid"}
        shapes.append(_shape("glow", _path(strand.bodies[glow]), line=line))
    line = {"color": strand.colour, "width": strand.width, "dash": dash}
    shapes.append(_shape("body", path, line=line))
    if strand.hollow:
        line = {"color": scene.paper, "width": strand.core, "dash": dash}
        shapes.append(_shape("core", path, line=line))
    if len(strand.heads):
        line = {"color": strand.colour, "width": strand.head_line, "dash": "solid"}
        fill = strand.colour if strand.filled else scene.paper
        shapes.append(_shape("heads", _polygons(strand.heads), line=line, fillcolor=fill))
    return shapes


def _hit_trace(strand: Strand) -> dict:
    """Points along each tie that answer the pointer, and what a zoom needs to redraw it."""
    count = len(strand.ties)
    points = np.full((count, len(HITS) + 1, 2), np.nan)
    points[:, :-1] = along_curves(strand.curves, HITS)
    return {
        "type": "scatter",
        "mode": "none",
        "x": _typed(points[:, :, 0].ravel()),
        "y": _typed(points[:, :, 1].ravel()),
        "customdata": _typed(np.repeat(np.arange(count), len(HITS) + 1), "i4"),
        "hoverinfo": "none",
        "meta": {
            "ties": list(strand.ties),
            "curves": _base64(strand.curves.ravel()),
            "reach": _base64(strand.reach),
            "head": strand.head,
            "glow": np.flatnonzero(strand.glow).tolist(),
        },
    }


def _mark_traces(strand: Strand, scene: Scene) -> list[dict]:
    if strand.mark is None:
        return []
    size = strand.mark_radius
    return [
        {
            "type": "scatter",
            "mode": "markers+text",
            "x": _typed(strand.marks[:, 0]),
            "y": _typed(strand.marks[:, 1]),
            "text": strand.mark,
            "textposition": "middle center",
            "textfont": {"size": round(size * 1.65, 1), "color": strand.colour, "weight": 600},
            "marker": {
                "symbol": "circle",
                "size": round(2 * size, 1),
                "color": scene.paper,
                "line": {"color": strand.colour, "width": strand.head_line},
                "opacity": 1,
            },
            "hoverinfo": "skip",
            "meta": {"middles": True},
        }
    ]


# ---- actors --------------------------------------------------------------------------- #


def _symbol_layers(part: Part, scene: Scene) -> list[Layer]:
    layers = []
    for lit, opacity in ((False, scene.dimmed), (True, 1.0)):
        symbols = [symbol for symbol in part.symbols if symbol.lit is lit]
        if symbols:
            layers.append(_symbol_layer(symbols, scene, opacity))
    return layers


def _symbol_layer(symbols: list[Symbol], scene: Scene, opacity: float) -> Layer:
    def build() -> dict:
        traces = []
        ringed = [symbol for symbol in symbols if symbol.ring is not None]
        if ringed:
            traces.append(
                {
                    "type": "scatter",
                    "mode": "markers",
                    "x": [round(symbol.x, 1) for symbol in ringed],
                    "y": [round(symbol.y, 1) for symbol in ringed],
                    "marker": {
                        "symbol": "circle",
                        "size": [round(2 * symbol.radius + 14, 1) for symbol in ringed],
                        "color": scene.paper,
                        "line": {"color": [symbol.ring for symbol in ringed], "width": 2},
                        "opacity": 1,
                    },
                    "hoverinfo": "skip",
                    "meta": {"actors": [symbol.actor for symbol in ringed]},
                }
            )
        # A dimmed symbol still hides what lies under it: one of the page's colour is below.
        under = _symbol_trace(symbols, scene, [scene.paper] * len(symbols), name="under")
        over = _symbol_trace(symbols, scene, [symbol.colour for symbol in symbols], name="actors")
        return {"shapes": [], "traces": [*traces, under, over]}

    return Layer("symbols", _hash("symbols", symbols, scene.paper), opacity, build)


def _symbol_trace(symbols: list[Symbol], scene: Scene, colours: list[str], *, name: str) -> dict:
    return {
        "type": "scatter",
        "name": name,
        "mode": "markers",
        "x": [round(symbol.x, 1) for symbol in symbols],
        "y": [round(symbol.y, 1) for symbol in symbols],
        "marker": {
            "symbol": [symbol.shape for symbol in symbols],
            "size": [_marker_size(symbol) for symbol in symbols],
            "color": colours,
            "line": {"color": scene.paper, "width": [symbol.border for symbol in symbols]},
            "opacity": 1,
        },
        "hoverinfo": "none" if name == "actors" else "skip",
        "meta": {"actors": [symbol.actor for symbol in symbols]},
    }


def _marker_size(symbol: Symbol) -> float:
    half = symbol.radius / (DIAMOND if symbol.shape == "diamond" else 1.0)
    return round(2 * half + symbol.border, 1)


# ---- names ---------------------------------------------------------------------------- #

_PLACES = {"start": "middle right", "middle": "middle center", "end": "middle left"}
_ASIDE = {"start": -ASIDE, "middle": 0.0, "end": ASIDE}


def _text_layers(part: Part, scene: Scene) -> list[Layer]:
    centres = {symbol.actor: (symbol.x, symbol.y) for symbol in part.symbols}
    layers = []
    for lit, opacity in ((False, scene.dimmed_text), (True, 1.0)):
        texts = [text for text in part.texts if text.lit is lit]
        if texts:
            layers.append(_text_layer(texts, centres, opacity))
    return layers


def _text_layer(
    texts: list[Text], centres: dict[str, tuple[float, float]], opacity: float
) -> Layer:
    def build() -> dict:
        # A name keeps its distance from its symbol in pixels when one zooms.
        anchors = [centres.get(text.of, (text.x, text.y)) for text in texts]
        trace = {
            "type": "scatter",
            "mode": "text",
            "x": [round(text.x + _ASIDE[text.anchor], 1) for text in texts],
            "y": [round(text.y - MIDDLE * text.size, 1) for text in texts],
            "text": [_plain(text.text) for text in texts],
            "textposition": [_PLACES[text.anchor] for text in texts],
            "textfont": {
                "size": [text.size for text in texts],
                "color": [text.colour for text in texts],
                "weight": [text.weight for text in texts],
                "family": FAMILY,
            },
            "hoverinfo": "skip",
            "meta": {
                "names": [text.of for text in texts],
                "anchors": [[round(x, 1), round(y, 1)] for x, y in anchors],
            },
        }
        return {"shapes": [], "traces": [trace]}

    return Layer("names", _hash("names", texts), opacity, build)


def _plain(text: str) -> str:
    """Plotly reads a few HTML tags and entities in texts: a name must not be read so."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


# ---- Plotly's ways of writing ---------------------------------------------------------- #


def _shape(name: str, path: str, *, line: dict, fillcolor: str | None = None) -> dict:
    shape = {"type": "path", "name": name, "path": path, "line": line, "layer": "below"}
    return shape if fillcolor is None else {**shape, "fillcolor": fillcolor, "fillrule": "nonzero"}


def _path(curves: np.ndarray) -> str:
    return ("M%.1f,%.1fQ%.1f,%.1f %.1f,%.1f" * len(curves)) % tuple(curves.ravel().tolist())


def _polygons(heads: np.ndarray) -> str:
    return ("M%.1f,%.1fL%.1f,%.1fL%.1f,%.1fL%.1f,%.1fZ" * len(heads)) % tuple(
        heads.ravel().tolist()
    )


def _dash(pattern: str | None) -> str:
    return "solid" if pattern is None else ",".join(f"{part}px" for part in pattern.split())


def _base64(values: np.ndarray, dtype: str = "f4") -> str:
    return base64.b64encode(np.ascontiguousarray(values, dtype=f"<{dtype}").tobytes()).decode()


def _typed(values: np.ndarray, dtype: str = "f4") -> dict:
    return {"dtype": dtype, "bdata": _base64(values, dtype)}
