"""A picture as plain values: what is to be drawn, where, how, and of which actor or tie.

A Scene is made by a pure function (`figures.network.network_scene`, `figures.figure.figure_scene`)
and read by two writers: `figures.plotly` for the screen and `export.svg` for print. Neither
decides anything: everything here is absolute, in CSS pixels of the scene, x to the right and
y down from the top left corner.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

__all__ = [
    "GLOW",
    "RING",
    "RING_LINE",
    "Area",
    "Part",
    "Row",
    "Rule",
    "Scene",
    "Signs",
    "Strand",
    "Symbol",
    "Text",
]

# Px between a symbol's border and the ring that marks it as chosen, and that ring's width.
RING, RING_LINE = 2.0, 2.0

# Px by which the glow under a chosen tie is wider than its body.
GLOW = 9.0


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text.

    Attributes
    ----------
    x, y : float
        The anchor on the text's baseline, px.
    size : float
        Font size, px.
    weight : int
        400 or 600.
    anchor : str
        Which point of the line stands at `x`: "start" (its left end, whatever the script),
        "middle" or "end" (its right end).
    halo : str or None
        Colour of the outline that lies under the text, so that lines crossing it do not
        make it unreadable.
    part : str
        What the text is: "label" (of an actor), "area" (name of an area), "line" (label of a
        tie), "title", "sentence", "key", "note" (sources, dataset), "link".
    of : str or None
        The actor it names, or the key of the tie.
    width : float
        Of the line as measured, px; 0 where nobody asked.
    lit : bool
        False where a selection dims it.
    """

    x: float
    y: float
    text: str
    size: float
    colour: str
    weight: int = 400
    anchor: str = "start"
    halo: str | None = None
    part: str = "label"
    of: str | None = None
    lit: bool = True
    width: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Area:
    """An organisation drawn as an area round its members.

    `outline` is a closed polygon, (k, 2) px, the last point not repeated.
    """

    actor: str
    outline: np.ndarray
    fill: str
    stroke: str
    dash: str
    width: float
    lit: bool = True


@dataclass(frozen=True, slots=True)
class Symbol:
    """An actor: a "circle", "diamond" or "square" with a border of the page's colour.

    `radius` is half the circle's diameter, half the diamond's diagonal, half the square's
    side, px; `border` the width of the page-coloured rim outside it; `ring` the colour of
    the ring that marks a selected actor, or None.
    """

    actor: str
    x: float
    y: float
    radius: float
    shape: str
    colour: str
    border: float = 0.0
    ring: str | None = None
    lit: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Signs:
    """The same sign on each tie of a strand, in a ring that stands on its curve.

    Attributes
    ----------
    sign : str
        What a status says ("≠", "×"), or a comparison of two dates ("+", "−", "Δ", "?").
    colour : str
        Of ring and sign.
    along : (n,) array
        Where along its curve each ring stands, 0 to 1.
    places : (n, 2) array
        The middles of the rings, px.
    """

    sign: str
    colour: str
    along: np.ndarray
    places: np.ndarray


@dataclass(frozen=True, slots=True, eq=False)
class Strand:
    """All ties of one relation and status: they look alike, so they are one path.

    Where two dates are compared, those that did the same between them.

    Attributes
    ----------
    change : str or None
        What they did (of `selection.CHANGES`); None where nothing is compared.
    ties : tuple of str
        The n ties' keys.
    colour : str
        Of body and head.
    dash : str or None
        SVG dash array in px ("8 4"), None for a solid line.
    width : float
        Of the body, px.
    hollow : bool
        The page's colour is drawn over the body, `core` px wide, with the same dash.
    core : float
        Width of what is drawn over a hollow body, px.
    curves : (n, 6) array
        Quadratic curves x0, y0, cx, cy, x1, y1, centre to centre, px.
    bodies : (n, 6) array
        The part of each curve that is drawn: cut where the head begins.
    heads : (m, 4, 2) array
        Heads as polygons tip, wing, notch, wing; m is n for a directed relation, else 0.
    filled : bool
        A head is filled with `colour`; otherwise with the page's colour and outlined.
    head : tuple of float
        Length, half width and depth of the notch of a head, px.
    head_line : float
        Width of a head's outline, px.
    reach : (n,) array
        Distance from the target's centre to the head's tip, px.
    signs : tuple of Signs
        Near the middle of each tie: what its status says first.
    sign_radius : float
        Radius of their rings, px.
    lit : (n,) bool array
        False for the ties that a selection dims.
    glow : (n,) bool array
        True for a selected tie.
    """

    relation: str
    status: str
    colour: str
    dash: str | None
    width: float
    hollow: bool
    core: float
    ties: tuple[str, ...]
    curves: np.ndarray
    bodies: np.ndarray
    heads: np.ndarray
    filled: bool
    head: tuple[float, float, float]
    head_line: float
    reach: np.ndarray
    signs: tuple[Signs, ...]
    sign_radius: float
    lit: np.ndarray
    glow: np.ndarray
    change: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line: what separates parts of a figure, and what a timeline measures with.

    `dash` is an SVG dash array in px; None is solid.
    """

    x0: float
    y0: float
    x1: float
    y1: float
    colour: str
    width: float = 1.0
    dash: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a timeline, for whoever points at it or walks along: all of one tie.

    `top` and `bottom` are px of the scene; `words` what it says, as a sentence.
    """

    tie: str
    top: float
    bottom: float
    words: str


@dataclass(frozen=True, slots=True)
class Part:
    """A named part of a figure: "picture", "heading", "key" or "notes".

    Drawn in this order: areas, strands, symbols, texts, rules. `spare` are names for which
    there is no free place at this size; only a picture that one can zoom shows them.
    """

    name: str
    areas: tuple[Area, ...] = ()
    strands: tuple[Strand, ...] = ()
    symbols: tuple[Symbol, ...] = ()
    texts: tuple[Text, ...] = ()
    rules: tuple[Rule, ...] = ()
    spare: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole picture.

    Attributes
    ----------
    width, height : float
        CSS px.
    paper : str
        The page's colour; hollow bodies and open heads are filled with it even where the
        page itself is left transparent.
    dimmed, dimmed_text : float
        Opacity of what is not lit.
    glow : str
        Colour of the glow under a selected tie.
    title, description : str
        For a screen reader (an SVG's title and desc, a PDF's alt text).
    zoom : float
        How many times as wide as on the screen rings and glows are.
    left_out : tuple of str
        Actors shown without a name because there was no free place for it.
    unlabelled : tuple of str
        Ties shown without the label asked for, for the same reason.
    cut : tuple of str
        Parts of the sheet that were shortened or left out for want of room.
    unprintable : tuple of str
        Names and other texts with characters that no shipped font holds.
    rows : tuple of Row
        Of a timeline, by place.
    undrawn : int
        Ties for which a timeline of this size has no row.
    """

    width: float
    height: float
    paper: str
    dimmed: float
    dimmed_text: float
    glow: str
    parts: tuple[Part, ...]
    title: str = ""
    description: str = ""
    zoom: float = 1.0
    left_out: tuple[str, ...] = field(default=())
    unlabelled: tuple[str, ...] = field(default=())
    cut: tuple[str, ...] = field(default=())
    unprintable: tuple[str, ...] = field(default=())
    rows: tuple[Row, ...] = field(default=())
    undrawn: int = 0

    def part(self, name: str) -> Part:
        """The part of that name; KeyError if the scene has none."""
        for part in self.parts:
            if part.name == name:
                return part
        raise KeyError(name)
