"""A part of a scene in another place, or larger."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from alliance_network.figures.scene import Area, Part, Rule, Strand, Symbol, Text

__all__ = ["moved", "moved_strand", "zoomed"]


def moved(part: Part, dx: float, dy: float) -> Part:
    """The same part, `dx` px to the right and `dy` px down."""
    by = np.array([dx, dy])
    return replace(
        part,
        areas=tuple(replace(area, outline=area.outline + by) for area in part.areas),
        strands=tuple(moved_strand(strand, dx, dy) for strand in part.strands),
        symbols=tuple(replace(one, x=one.x + dx, y=one.y + dy) for one in part.symbols),
        texts=tuple(replace(text, x=text.x + dx, y=text.y + dy) for text in part.texts),
        spare=tuple(replace(text, x=text.x + dx, y=text.y + dy) for text in part.spare),
        rules=tuple(
            replace(rule, x0=rule.x0 + dx, x1=rule.x1 + dx, y0=rule.y0 + dy, y1=rule.y1 + dy)
            for rule in part.rules
        ),
    )


def moved_strand(strand: Strand, dx: float, dy: float) -> Strand:
    """The same ties, `dx` px to the right and `dy` px down."""
    by = np.array([dx, dy])
    return replace(
        strand,
        curves=strand.curves + np.tile(by, 3),
        bodies=strand.bodies + np.tile(by, 3),
        heads=strand.heads + by,
        signs=tuple(replace(one, places=one.places + by) for one in strand.signs),
    )


def zoomed(part: Part, zoom: float) -> Part:
    """The same part, everything in it `zoom` times as large and as far from the origin."""
    if zoom == 1:
        return part
    return replace(
        part,
        areas=tuple(_area(area, zoom) for area in part.areas),
        strands=tuple(_strand(strand, zoom) for strand in part.strands),
        symbols=tuple(_symbol(symbol, zoom) for symbol in part.symbols),
        texts=tuple(_text(text, zoom) for text in part.texts),
        spare=tuple(_text(text, zoom) for text in part.spare),
        rules=tuple(_rule(rule, zoom) for rule in part.rules),
    )


def _area(area: Area, zoom: float) -> Area:
    return replace(
        area,
        outline=area.outline * zoom,
        dash=_dash(area.dash, zoom),
        width=area.width * zoom,
    )


def _strand(strand: Strand, zoom: float) -> Strand:
    length, half, notch = strand.head
    return replace(
        strand,
        dash=_dash(strand.dash, zoom),
        width=strand.width * zoom,
        core=strand.core * zoom,
        curves=strand.curves * zoom,
        bodies=strand.bodies * zoom,
        heads=strand.heads * zoom,
        head=(length * zoom, half * zoom, notch * zoom),
        head_line=strand.head_line * zoom,
        reach=strand.reach * zoom,
        signs=tuple(replace(one, places=one.places * zoom) for one in strand.signs),
        sign_radius=strand.sign_radius * zoom,
    )


def _symbol(symbol: Symbol, zoom: float) -> Symbol:
    return replace(
        symbol,
        x=symbol.x * zoom,
        y=symbol.y * zoom,
        radius=symbol.radius * zoom,
        border=symbol.border * zoom,
    )


def _text(text: Text, zoom: float) -> Text:
    return replace(
        text, x=text.x * zoom, y=text.y * zoom, size=text.size * zoom, width=text.width * zoom
    )


def _rule(rule: Rule, zoom: float) -> Rule:
    return replace(
        rule,
        x0=rule.x0 * zoom,
        y0=rule.y0 * zoom,
        x1=rule.x1 * zoom,
        y1=rule.y1 * zoom,
        width=rule.width * zoom,
        dash=_dash(rule.dash, zoom),
    )


def _dash(pattern: str | None, zoom: float) -> str | None:
    if pattern is None:
        return None
    return " ".join(f"{float(part) * zoom:.4g}" for part in pattern.split())
