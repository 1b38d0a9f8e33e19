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
import math
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np
from plotly.graph_objects import Figure

from alliance_network.figures import pieces
from alliance_network.figures.fonts import FAMILY, text_width
from alliance_network.figures.scene import Area, Part, Scene, Strand

__all__ = ["Figure", "Layer", "figure", "frame", "key_height", "layers"]

# The key of a figure on its own: type, what a line's sample and the gaps round it take, a row, px.
KEY, SAMPLE, ROW = 13.0, 58.0, 24.0


@dataclass(frozen=True, slots=True)
class Layer:
    """A piece of the figure.

    Attributes
    ----------
    name : str
        What it is ("strand:backing:asserted", "strand:backing:asserted:began").
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


def figure(
    scene: Scene,
    *,
    sentences: Mapping[str, str] | None = None,
    key: Mapping[str, str] | None = None,
    ink: str | None = None,
) -> Figure:
    """The whole picture as a Plotly figure that stands on its own, as in a notebook.

    Parameters
    ----------
    scene : Scene
    sentences : mapping of str to str, optional
        What is said of an actor or a tie that is pointed at, by its id or key.
    key : mapping of str to str, optional
        Words for relations by their ids: a key under the picture, `key_height` px high.
    ink : str, optional
        Colour of the key's words and of what is said of an actor.
    """
    said = sentences or {}
    strands = scene.part("picture").strands
    shapes, traces = [], []
    for layer in layers(scene):
        content = layer.build()
        for drawn, kept in ((shapes, content["shapes"]), (traces, content["traces"])):
            for piece in kept:
                solid = piece.get("name") in pieces.SOLID
                told = pieces.told(piece, said) if piece.get("name") == "actors" else piece
                opacity = 1.0 if solid else layer.opacity
                drawn.append({**told, "opacity": opacity, "showlegend": False})
    traces += [pieces.hits(strand, said) for strand in strands]
    of_relation = {strand.relation: strand for strand in strands}
    named = {id_: words for id_, words in (key or {}).items() if id_ in of_relation}
    traces += [pieces.sample(of_relation[id_], words) for id_, words in named.items()]
    room = key_height(named.values(), scene.width)
    layout = frame(scene)
    own = {
        "width": scene.width,
        "height": scene.height + room,
        "margin": {**layout["margin"], "b": room, "autoexpand": False},
        "hovermode": "closest",
        "hoverdistance": 12,
        "hoverlabel": {"align": "left", "bgcolor": ink, "font": {"color": scene.paper}},
        "dragmode": "pan",
        "showlegend": bool(named),
        "legend": {
            "orientation": "h",
            "x": 0.5,
            "xanchor": "center",
            "y": 0,
            "yanchor": "top",
            "font": {"size": KEY, "color": ink},
            "bgcolor": "rgba(0, 0, 0, 0)",
            # It is a key: the lines are shapes, which it could not hide.
            "itemclick": False,
            "itemdoubleclick": False,
        },
    }
    return Figure(traces, {**layout, **own, "shapes": shapes})


def key_height(words: Iterable[str], width: float) -> float:
    """Height of the key of these relations under a picture of this width, px."""
    taken = [SAMPLE + text_width(word, KEY, 400) for word in words]
    if not taken:
        return 0.0
    # Plotly puts them into one row, or else into columns as wide as the longest needs.
    columns = len(taken) if sum(taken) <= width else max(1, int(width // max(taken)))
    return ROW * math.ceil(len(taken) / columns) + ROW / 2


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
        signs=tuple(
            replace(one, along=one.along[keep], places=one.places[keep]) for one in strand.signs
        ),
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
        scene.paper,
        *((one.sign, one.colour, one.along.tobytes()) for one in strand.signs),
    )
    # A glow belongs to the lit layer over the dimmed one.
    shown = replace(strand, glow=np.zeros_like(strand.glow)) if dimming else strand
    named = [strand.relation, strand.status, *([strand.change] if strand.change else [])]
    return Layer(
        ":".join(["strand", *named]),
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
