"""What the marks of a timeline's bars mean, with a sample of each that is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from alliance_network.figures.fonts import text_width
from alliance_network.figures.names import MIDDLE
from alliance_network.figures.scene import Rule, Text
from alliance_network.figures.style import Style
from alliance_network.figures.typeset import wrap

__all__ = ["MEANINGS", "arrow", "bracket", "hatch", "no_data", "timeline_key", "underlay"]

MEANINGS = {
    "within": "begins or ends within this time, not dated more closely",
    "open": "not dated, or beyond what the source covers",
    "sampled": "from a source that looks only every few years",
    "silent": "no data: no source speaks of it",
    "beyond": "beyond what the sources cover",
}
"""What can need an explanation, in the order of the key."""

SAMPLE = 26.0  # length of a sample, px at scale 1


def bracket(x0: float, x1: float, y: float, colour: str, style: Style) -> list[Rule]:
    """Under a bar at height y: its end lies somewhere between x0 and x1."""
    low = y + style.px(8.0)
    line, tick = style.px(1.2), style.px(3.0)
    return [
        Rule(x0, low, x1, low, colour, line),
        *(Rule(x, low - tick, x, low, colour, line) for x in (x0, x1)),
    ]


def arrow(x: float, y: float, way: int, colour: str, style: Style) -> list[Rule]:
    """At the end of a bar: it may go on that way, to the right (1) or left (-1)."""
    tip, half = x + way * style.px(6.0), style.px(4.0)
    return [Rule(x, y + side * half, tip, y, colour, style.px(1.6)) for side in (-1, 1)]


def no_data(x0: float, x1: float, y: float, style: Style) -> Rule:
    """No source speaks of this time."""
    dash = f"{style.px(1.5):.3g} {style.px(4.0):.3g}"
    return Rule(x0, y, x1, y, style.theme.muted, style.px(1.2), dash)


def underlay(x0: float, x1: float, y: float, height: float, style: Style) -> Rule:
    """Under a bar: here its source speaks between two looks."""
    return Rule(x0, y, x1, y, style.theme.area, height)


def hatch(x0: float, x1: float, top: float, bottom: float, style: Style) -> list[Rule]:
    """A stretch of time that nothing covers: slanted lines that end at its borders."""
    step, high = style.px(8.0), bottom - top
    rules = []
    at = x0 - high + step
    while at < x1:
        # From (at, bottom) up to the right at 45 degrees.
        left, right = max(at, x0), min(at + high, x1)
        if left < right:
            rules.append(
                Rule(left, bottom - (left - at), right, bottom - (right - at), style.theme.rule)
            )
        at += step
    return rules


def timeline_key(
    needed: Iterable[str], style: Style, *, x: float, y: float, width: float
) -> tuple[list[Rule], list[Text], float]:
    """The key of some of `MEANINGS`, in rows from (x, y) on.

    Returns
    -------
    tuple of (list of Rule, list of Text, float)
        The samples, their words, and the height of all, px.
    """
    rules: list[Rule] = []
    texts: list[Text] = []
    shown = [name for name in MEANINGS if name in set(needed)]
    size = style.note
    row, long, gap = size * 1.75, style.px(SAMPLE), style.px(16)
    indent = long + style.px(7)
    left, top = x, y
    for name in shown:
        lines = wrap(MEANINGS[name], size=size, weight=400, width=width - indent)
        whole = indent + max(text_width(line, size, 400) for line in lines)
        if left > x and left + whole > x + width:
            left, top = x, top + row
        middle = top + row / 2
        rules += _SAMPLES[name](left, left + long, middle, style)
        for number, line in enumerate(lines):
            top += size * 1.3 if number else 0.0
            texts.append(
                Text(
                    left + indent,
                    middle + MIDDLE * size + number * size * 1.3,
                    line,
                    size,
                    style.theme.muted,
                    part="key",
                )
            )
        left += whole + gap
    return rules, texts, (top + row - y if shown else 0.0)


def _line(x0: float, x1: float, y: float, style: Style) -> Rule:
    return Rule(x0, y, x1, y, style.theme.muted, style.body("asserted"))


def _within(x0: float, x1: float, y: float, style: Style) -> list[Rule]:
    y -= style.px(2.0)
    start = (x0 + x1) / 2
    return [_line(x0, x1, y, style), *bracket(start, x1, y, style.theme.muted, style)]


def _open(x0: float, x1: float, y: float, style: Style) -> list[Rule]:
    x1 -= style.px(6.0)
    return [_line(x0, x1, y, style), *arrow(x1, y, 1, style.theme.muted, style)]


def _sampled(x0: float, x1: float, y: float, style: Style) -> list[Rule]:
    return [underlay(x0, x1, y, style.px(14), style), _line(x0, x1, y, style)]


def _silent(x0: float, x1: float, y: float, style: Style) -> list[Rule]:
    return [no_data(x0, x1, y, style)]


def _beyond(x0: float, x1: float, y: float, style: Style) -> list[Rule]:
    return hatch(x0, x1, y - style.px(6), y + style.px(6), style)


_SAMPLES: dict[str, Callable[[float, float, float, Style], list[Rule]]] = {
    "within": _within,
    "open": _open,
    "sampled": _sampled,
    "silent": _silent,
    "beyond": _beyond,
}
