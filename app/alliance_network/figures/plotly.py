"""The Scene as a Plotly figure for the screen and for notebooks.

How it is drawn follows what was measured in a browser without a GPU: all ties of a relation
and status are one SVG path shape, their heads another. In a notebook a scatter trace with
``mode="none"`` draws nothing but lets every tie be pointed at along its whole length; on the page
a script does that from the curves themselves.

The figure comes in layers, each named by a hash of what it draws. A page that keeps layers
needs each only once: a filter that shows what was sent before costs a few names.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

import numpy as np
import plotly.graph_objects as go

from alliance_network.figures import pieces
from alliance_network.figures.fonts import FAMILY
from alliance_network.figures.scene import Area, Part, Scene, Strand

__all__ = ["Layer", "figure", "frame", "layers"]


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
        Gives `{"shapes": [...], "traces": [...]}`, and "ties" for a strand; only called when
        the receiver lacks it.
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
        for drawn, kept in ((shapes, content["shapes"]), (traces, content["traces"])):
            for piece in kept:
                solid = piece.get("name") in pieces.SOLID
                drawn.append({**piece, "opacity": 1.0 if solid else layer.opacity})
    traces += [pieces.hits(strand) for strand in scene.part("picture").strands]
    own = {
        "width": scene.width,
        "height": scene.height,
        "hovermode": "closest",
        "hoverdistance": 12,
        "dragmode": "pan",
    }
    return go.Figure(traces, {**frame(scene), **own, "shapes": shapes})


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
        # The page's own script points, drags, pans and zooms: see assets/picture-*.js.
        "hovermode": False,
        "dragmode": False,
        "font": {"family": FAMILY},
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


def _area_layer(area: Area, scene: Scene) -> Layer:
    look = (area.actor, area.fill, area.stroke, area.dash, area.width)
    return Layer(
        f"area:{area.actor}",
        _hash("area", look, area.outline),
        1.0 if area.lit else scene.dimmed_text,
        lambda: pieces.area(area),
    )


def _lit(strand: Strand) -> Strand:
    """The lit ties of a strand, to be drawn over the dimmed whole."""
    keep = np.flatnonzero(strand.lit)
    return replace(
        strand,
        ties=tuple(strand.ties[place] for place in keep),
        curves=strand.curves[keep],
        bodies=strand.bodies[keep],
        heads=strand.heads[keep] if len(strand.heads) else strand.heads,
        reach=strand.reach[keep],
        marks=strand.marks[keep] if len(strand.marks) else strand.marks,
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
    # A glow belongs to the lit layer over the dimmed one.
    shown = replace(strand, glow=np.zeros_like(strand.glow)) if dimming else strand
    return Layer(
        f"strand:{strand.relation}:{strand.status}",
        _hash("strand", look, "\n".join(shown.ties), shown.curves, shown.reach, shown.glow),
        scene.dimmed if dimming else 1.0,
        lambda: pieces.strand(shown, paper=scene.paper, glow=scene.glow),
    )


def _symbol_layers(part: Part, scene: Scene) -> list[Layer]:
    found = []
    for lit, opacity in ((False, scene.dimmed), (True, 1.0)):
        symbols = tuple(symbol for symbol in part.symbols if symbol.lit is lit)
        if symbols:
            found.append(
                Layer(
                    "symbols",
                    _hash("symbols", symbols, scene.paper),
                    opacity,
                    lambda symbols=symbols: pieces.symbols(symbols, paper=scene.paper),
                )
            )
    return found


def _text_layers(part: Part, scene: Scene) -> list[Layer]:
    centres = {symbol.actor: (symbol.x, symbol.y) for symbol in part.symbols}
    found = []
    for lit, opacity in ((False, scene.dimmed_text), (True, 1.0)):
        texts = tuple(text for text in part.texts if text.lit is lit)
        spare = tuple(text for text in part.spare if text.lit is lit)
        if texts or spare:
            found.append(
                Layer(
                    "names",
                    _hash("names", texts, spare, centres),
                    opacity,
                    lambda texts=texts, spare=spare: pieces.names(texts, spare, centres),
                )
            )
    return found
