"""The parts of a Scene in Plotly's words: path shapes and scatter traces as plain dicts."""

from __future__ import annotations

import base64
import textwrap
from collections.abc import Mapping, Sequence

import numpy as np

from alliance_network.figures.fonts import FAMILY
from alliance_network.figures.scene import GLOW, RING, RING_LINE, Area, Strand, Symbol, Text
from alliance_network.layout.bends import along_curves
from alliance_network.layout.hull import area_path

__all__ = ["SOLID", "area", "hits", "names", "sample", "strand", "symbols", "told"]

# Pieces that hide what lies under them also where their layer is dimmed.
SOLID = ("core", "under")

# Where along its curve a tie answers the pointer; the gap after each keeps ties apart.
HITS = np.linspace(0.06, 0.94, 9)

# Plotly breaks no line of what it says at the pointer, in letters.
LINE = 60

# Plotly's own measures: its diamond reaches 1.3 radii; a text in the middle of its point has
# its baseline a quarter of its size below it, and one beside its point begins 1 px off.
DIAMOND = 1.3
MIDDLE = 0.25
ASIDE = {"start": -1.0, "middle": 0.0, "end": 1.0}
PLACES = {"start": "middle right", "middle": "middle center", "end": "middle left"}


def area(area: Area) -> dict:
    """An organisation's area: one filled shape."""
    line = {"color": area.stroke, "width": area.width, "dash": _dash(area.dash)}
    shape = _shape("area", area_path(area.outline), line=line, fillcolor=area.fill)
    return {"shapes": [shape], "traces": []}


def strand(strand: Strand, *, paper: str, glow: str) -> dict:
    """The ties of one relation and status: glow, body, hollow core, heads and signs.

    "ties" is what the page's script needs to point at them and to draw them anew at another
    zoom.
    """
    return {
        "shapes": _strand_shapes(strand, paper, glow),
        "traces": _signs(strand, paper),
        "ties": {
            "keys": list(strand.ties),
            "curves": _base64(strand.curves.ravel()),
            "reach": _base64(strand.reach),
            "head": strand.head,
            "glow": np.flatnonzero(strand.glow).tolist(),
        },
    }


def hits(strand: Strand, sentences: Mapping[str, str]) -> dict:
    """A trace that draws nothing and answers the pointer along each tie, for a notebook.

    It says the tie's sentence, or its key where there is none.
    """
    count = len(strand.ties)
    points = np.full((count, len(HITS) + 1, 2), np.nan)
    points[:, :-1] = along_curves(strand.curves, HITS)
    said = [_spoken(sentences.get(tie, tie)) for tie in strand.ties]
    return {
        "type": "scatter",
        "mode": "none",
        "x": _typed(points[:, :, 0].ravel()),
        "y": _typed(points[:, :, 1].ravel()),
        "text": np.repeat(np.array(said, dtype=object), len(HITS) + 1).tolist(),
        "hoverinfo": "text",
        "hoverlabel": {"bgcolor": strand.colour},
        "showlegend": False,
    }


def told(actors: dict, sentences: Mapping[str, str]) -> dict:
    """The trace of the symbols, answering the pointer with each actor's sentence, if it has one."""
    said = [_spoken(sentences.get(actor, actor)) for actor in actors["meta"]["actors"]]
    return {**actors, "hoverinfo": "text", "hovertext": said}


def sample(strand: Strand, words: str) -> dict:
    """A trace that only gives the key a line of a relation."""
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [None],
        "y": [None],
        "name": _plain(words),
        "line": {"color": strand.colour, "width": 3, "dash": _dash(strand.dash)},
        "hoverinfo": "skip",
        "showlegend": True,
    }


def symbols(symbols: Sequence[Symbol], *, paper: str) -> dict:
    """Actors: rings of the chosen ones, then the symbols."""
    ringed = [symbol for symbol in symbols if symbol.ring is not None]
    rings = {
        **_points(ringed),
        "name": "ring",
        "marker": {
            "symbol": "circle-open",
            "size": [round(2 * (symbol.radius + symbol.border + RING), 1) for symbol in ringed],
            "color": [symbol.ring for symbol in ringed],
            "line": {"width": RING_LINE},
            "opacity": 1,
        },
        "hoverinfo": "skip",
    }
    # A dimmed symbol still hides what lies under it: one of the page's colour is below.
    under = _symbols(symbols, paper, [paper] * len(symbols), name="under")
    over = _symbols(symbols, paper, [symbol.colour for symbol in symbols], name="actors")
    return {"shapes": [], "traces": [under, over, *([rings] if ringed else [])]}


def names(
    texts: Sequence[Text], spare: Sequence[Text], centres: Mapping[str, tuple[float, float]]
) -> dict:
    """Names; a name keeps its distance from its symbol (`centres`) in pixels when one zooms."""
    every = [*texts, *spare]
    anchors = [centres.get(text.of, (text.x, text.y)) for text in every]
    trace = {
        "type": "scatter",
        "name": "names",
        "mode": "text",
        "x": [round(text.x + ASIDE[text.anchor], 1) for text in texts],
        "y": [round(text.y - MIDDLE * text.size, 1) for text in texts],
        "text": [_plain(text.text) for text in texts],
        "textposition": [PLACES[text.anchor] for text in texts],
        "textfont": {
            "size": [text.size for text in texts],
            "color": [text.colour for text in texts],
            "weight": [text.weight for text in texts],
            "family": FAMILY,
        },
        "hoverinfo": "skip",
        "meta": {
            "names": [text.of for text in every],
            "anchors": [[round(x, 1), round(y, 1)] for x, y in anchors],
            "widths": [round(text.width, 1) for text in every],
            "spare": [
                {
                    "x": round(text.x + ASIDE["start"], 1),
                    "y": round(text.y - MIDDLE * text.size, 1),
                    "text": _plain(text.text),
                    "size": text.size,
                    "color": text.colour,
                    "weight": text.weight,
                }
                for text in spare
            ],
        },
    }
    return {"shapes": [], "traces": [trace]}


def _strand_shapes(strand: Strand, paper: str, glow: str) -> list[dict]:
    dash = _dash(strand.dash)
    path = _path(strand.bodies)
    shapes = []
    if strand.glow.any():
        line = {"color": glow, "width": strand.width + GLOW, "dash": "solid"}
        shapes.append(_shape("glow", _path(strand.bodies[strand.glow]), line=line))
    line = {"color": strand.colour, "width": strand.width, "dash": dash}
    shapes.append(_shape("body", path, line=line))
    if strand.hollow:
        line = {"color": paper, "width": strand.core, "dash": dash}
        shapes.append(_shape("core", path, line=line))
    if len(strand.heads):
        line = {"color": strand.colour, "width": strand.head_line, "dash": "solid"}
        fill = strand.colour if strand.filled else paper
        shapes.append(_shape("heads", _polygons(strand.heads), line=line, fillcolor=fill))
    return shapes


def _signs(strand: Strand, paper: str) -> list[dict]:
    size = strand.sign_radius
    return [
        {
            "type": "scatter",
            "mode": "markers+text",
            "x": _typed(one.places[:, 0]),
            "y": _typed(one.places[:, 1]),
            "text": one.sign,
            "textposition": "middle center",
            "textfont": {"size": round(size * 1.65, 1), "color": one.colour, "weight": 600},
            "marker": {
                "symbol": "circle",
                "size": round(2 * size, 1),
                "color": paper,
                "line": {"color": one.colour, "width": strand.head_line},
                "opacity": 1,
            },
            "hoverinfo": "skip",
            "meta": {"along": np.round(one.along, 4).tolist()},
        }
        for one in strand.signs
    ]


def _points(symbols: Sequence[Symbol]) -> dict:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [round(symbol.x, 1) for symbol in symbols],
        "y": [round(symbol.y, 1) for symbol in symbols],
        "meta": {"actors": [symbol.actor for symbol in symbols]},
    }


def _symbols(symbols: Sequence[Symbol], paper: str, colours: list[str], *, name: str) -> dict:
    return {
        **_points(symbols),
        "name": name,
        "marker": {
            "symbol": [symbol.shape for symbol in symbols],
            "size": [_marker_size(symbol) for symbol in symbols],
            "color": colours,
            "line": {"color": paper, "width": [symbol.border for symbol in symbols]},
            "opacity": 1,
        },
        "hoverinfo": "skip",
    }


def _marker_size(symbol: Symbol) -> float:
    half = symbol.radius / (DIAMOND if symbol.shape == "diamond" else 1.0)
    return round(2 * half + symbol.border, 1)


def _spoken(sentence: str) -> str:
    """A sentence in lines, as Plotly takes it."""
    return "<br>".join(_plain(line) for line in textwrap.wrap(sentence, LINE))


def _plain(text: str) -> str:
    """Plotly reads a few HTML tags and entities in texts: a name must not be read so."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


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


def _base64(values: np.ndarray) -> str:
    return base64.b64encode(np.ascontiguousarray(values, dtype="<f4").tobytes()).decode()


def _typed(values: np.ndarray) -> dict:
    return {"dtype": "f4", "bdata": _base64(values)}
