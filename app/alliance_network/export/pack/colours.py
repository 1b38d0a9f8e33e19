"""The colours of a pack as CSS custom properties, light and dark: those of the pictures."""

from __future__ import annotations

from collections.abc import Sequence

from alliance_network.figures.changes import CHANGED
from alliance_network.figures.style import DARK, DIMMED, DIMMED_TEXT, LIGHT, Theme, look
from alliance_network.model.relation import Relation

__all__ = ["colours"]


def colours(relations: Sequence[Relation]) -> str:
    """A style sheet with the colours of both themes; without a choice the system's is taken.

    The classes `r0`, `r1` ... are the relations by their place, `c0`, `c1` ... what ties did
    between two dates by its place in `CHANGED`.
    """
    light, dark = (_properties(relations, theme) for theme in (LIGHT, DARK))
    lines = [
        f":root{{{light}}}",
        f'@media (prefers-color-scheme:dark){{:root:not([data-theme="light"]){{{dark}}}}}',
        f':root[data-theme="dark"]{{{dark}}}',
        # Paper is light whatever the screen is.
        f"@media print{{:root:root:root{{{light}}}}}",
    ]
    lines += [f".r{place}{{--tie:var(--r{place})}}" for place in range(len(relations))]
    for place, worn in enumerate(CHANGED.values()):
        if worn.pale:
            mixed = f"color-mix(in srgb,var(--tie),var(--paper) {worn.pale:.0%})"
            lines.append(f".c{place} .tie{{--line:{mixed}}}")
    return "\n".join(lines)


def _properties(relations: Sequence[Relation], theme: Theme) -> str:
    values = {
        "color-scheme": theme.name,
        "--paper": theme.paper,
        "--text": theme.text,
        "--muted": theme.muted,
        "--ink": theme.ink,
        "--faded": theme.faded,
        "--area": theme.area,
        "--area-line": theme.area_line,
        "--accent": theme.ring,
        "--glow": theme.glow,
        "--rule": theme.rule,
        "--dimmed": f"{DIMMED:g}",
        "--dimmed-text": f"{DIMMED_TEXT:g}",
    }
    values |= {f"--r{place}": look(one, theme).colour for place, one in enumerate(relations)}
    return ";".join(f"{name}:{value}" for name, value in values.items())
