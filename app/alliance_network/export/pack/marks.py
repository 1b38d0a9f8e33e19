"""What a picture is made of, as elements whose colours are classes: a theme needs no new picture.

The style sheet (`colours`, `style.css`) gives the classes their colours: `r0`, `r1` ... are the
dataset's relations by their place in it. Widths and dashes stand in the elements.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from alliance_network.export.markup import directed
from alliance_network.export.pack.elements import Html, element, joined
from alliance_network.export.shapes import curve_path, polygon_path, sign_shapes, symbol_shape
from alliance_network.figures.scene import RING, Area, Strand, Symbol, Text
from alliance_network.layout.hull import area_path

__all__ = ["area", "name", "strand", "symbol"]

# Where the letters of a line of text have their middle and their top, above the baseline, in
# sizes of the type.
MIDDLE, TOP = 0.35, 0.72


def area(drawn: Area, **values: str) -> Html:
    """An organisation's area."""
    pieces = area_path(drawn.outline).split()
    short = "".join(
        p if p.isalpha() else f"{' ' if place else ''}{float(p):.4g}"
        for place, p in enumerate(pieces)
    )
    return element(
        "path",
        **{"class_": "area", **values},
        d=short,
        stroke_dasharray=drawn.dash,
        stroke_width=drawn.width,
    )


def strand(drawn: Strand, colour: str, named: Callable[[str], dict[str, str]]) -> Html:
    """The ties of one relation and status.

    Parameters
    ----------
    drawn : Strand
    colour : str
        The classes of its colour.
    named
        The attributes of a tie by its key.
    """
    return element(
        "g",
        *(element("g", *_tie(drawn, n), **named(key)) for n, key in enumerate(drawn.ties)),
        class_=colour,
        stroke_width=drawn.width,
        stroke_dasharray=drawn.dash,
    )


def symbol(drawn: Symbol, **values: str) -> Html:
    """An actor, from the back to the front: its ring, what hides the lines under it, itself."""
    still = replace(drawn, x=0.0, y=0.0)
    return element(
        "g",
        element("circle", class_="ring", r=drawn.radius + drawn.border + RING),
        Html(symbol_shape(still, {"class": "under", "stroke-width": 2 * drawn.border})),
        Html(symbol_shape(still, {"class": "ink"})),
        transform=f"translate({drawn.x:.5g} {drawn.y:.5g})",
        **values,
    )


def name(drawn: Text, *, centre: tuple[float, float] | None = None, **values: str) -> Html:
    """A name; it shrinks and grows towards the symbol it belongs to.

    Parameters
    ----------
    drawn : Text
    centre : (float, float), optional
        Of its symbol.
    """
    up = MIDDLE
    if drawn.anchor == "middle" and centre is not None:
        up = 0.0 if drawn.y < centre[1] else TOP
    y = drawn.y - up * drawn.size
    line = element(
        "text",
        directed(drawn.text),
        class_="strong" if drawn.weight > 400 else None,
        y=up * drawn.size if up else None,
        font_size=drawn.size,
        text_anchor=None if drawn.anchor == "start" else drawn.anchor,
    )
    return element("g", line, transform=f"translate({drawn.x:.5g} {y:.5g})", **values)


def _tie(drawn: Strand, place: int) -> list[Html]:
    curve = curve_path(drawn.bodies[place])
    lines = [element("path", class_="body", d=curve)]
    if drawn.hollow:
        lines.append(element("path", class_="core", d=curve, stroke_width=drawn.core))
    if len(drawn.heads):
        head = "head" if drawn.filled else "head open"
        path = polygon_path(drawn.heads[place])
        lines.append(element("path", class_=head, d=path, stroke_width=drawn.head_line))
    for one in drawn.signs:
        sign = sign_shapes(one.sign, one.places[place], drawn.sign_radius)
        mark = joined(*map(Html, sign))
        lines.append(element("g", mark, class_="mark", stroke_width=drawn.head_line))
    return lines
