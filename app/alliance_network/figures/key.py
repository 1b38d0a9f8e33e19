"""The key: a sample of every mark that a picture really shows, and of nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from alliance_network.figures.changes import UNDENIED, in_turn, side_by_side
from alliance_network.figures.curves import cut, heads
from alliance_network.figures.fonts import text_width
from alliance_network.figures.moved import moved_strand
from alliance_network.figures.names import MIDDLE
from alliance_network.figures.network import hulls_of, strand
from alliance_network.figures.panels import panels_of, pictured
from alliance_network.figures.scene import Area, Part, Scene, Strand, Symbol, Text
from alliance_network.figures.style import AREA_DASH, AREA_LINE, DARK, LIGHT, SHAPES, Style
from alliance_network.figures.typeset import wrap
from alliance_network.model.actor import KINDS
from alliance_network.model.relation import MEMBERSHIP, Relation
from alliance_network.model.tie import STATUSES
from alliance_network.selection import Selection
from alliance_network.words import is_plain, kind_label, status_meaning
from alliance_network.words.changes import change_meaning

__all__ = ["KeyEntry", "entries", "key_part", "sample_line", "sample_scene"]

SAMPLE = 44.0  # length of a line's sample, px at scale 1


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """One line of the key: of a relation, a change or a status, a symbol of a kind, or the area.

    `group` is "relation", "change", "status", "kind" or "area"; `relation`, `status` and
    `change` say how a line's sample looks.
    """

    group: str
    label: str
    relation: Relation | None = None
    status: str = "asserted"
    kind: str | None = None
    change: str | None = None


# What stands together: a line's relation, what became of it, what its body says, and symbols.
_GROUPS = {"relation": 0, "area": 0, "change": 1, "status": 2, "kind": 3}

# What a timeline leaves to be explained: it names relations itself, and draws no symbol.
_LINES = ("status",)

# In the key from what is new to what is gone.
_CHANGES = ("began", "kept", "ended", "changed", UNDENIED, "unknown before", "unknown after")

# The line of a status or a change is shown apart from any relation, so in no relation's colour.
_NEUTRAL = Relation(
    id="any",
    label="any",
    verb="is tied to",
    colour=LIGHT.muted,
    colour_dark=DARK.muted,
)


def entries(selection: Selection) -> tuple[KeyEntry, ...]:
    """What the key of a selection's picture has to explain, in the order of the key.

    Of several networks beside one another, what any of them has.
    """
    if selection.view.picture == "timeline":
        return tuple(entry for entry in _entries([pictured(selection)]) if entry.group in _LINES)
    return _entries([panel.selection for panel in panels_of(selection)] or [selection])


def _entries(shown: Sequence[Selection]) -> tuple[KeyEntry, ...]:
    dataset = shown[0].dataset
    lines = [one.ties.filter(one.lines) for one in shown]
    related = {relation for ties in lines for relation in ties["relation"]}
    # Too many lines to show how sure each is all look alike, so there is nothing to explain.
    judged = {
        status
        for one, ties in zip(shown, lines, strict=True)
        if not is_plain(one)
        for status in ties["status"]
    }
    kinds = {
        dataset.actor(actor).kind for one in shown for actor in set(one.actors) - hulls_of(one)
    }
    found = [
        KeyEntry("relation", relation.label, relation=relation)
        for relation in dataset.relations
        if relation.id in related
    ]
    if any(one.areas for one in shown):
        found.append(KeyEntry("area", dataset.relation(MEMBERSHIP).label))
    done = {change for ties in lines for change, _ in in_turn(ties)}
    found += [
        KeyEntry(
            "change",
            change_meaning(change, shown[0].view),
            relation=_NEUTRAL,
            change=change,
        )
        for change in _CHANGES
        if change in done
    ]
    found += [
        KeyEntry("status", status_meaning(status), relation=_NEUTRAL, status=status)
        for status in STATUSES
        if status in judged
    ]
    found += [KeyEntry("kind", kind_label(kind), kind=kind) for kind in KINDS if kind in kinds]
    return tuple(found)


def key_part(
    shown: Sequence[KeyEntry], style: Style, *, width: float, stacked: bool = False
) -> tuple[Part, float, float]:
    """These entries from (0, 0) on, in rows or one under another.

    Parameters
    ----------
    shown : sequence of KeyEntry
    style : Style
    width : float
        Of the key's place, px; labels that are wider are broken.
    stacked : bool
        Whether every entry begins a row.

    Returns
    -------
    tuple of (Part, float, float)
        The key, and its width and height, px.
    """
    areas: list[Area] = []
    strands: list[Strand] = []
    symbols: list[Symbol] = []
    texts: list[Text] = []
    gap, step = style.px(18), style.key * 1.3
    row = style.key * (1.6 if stacked else 1.85)
    left = top = widest = 0.0
    group, deep = None, row
    for entry in shown:
        sample = _width(entry, style)
        indent = (style.px(SAMPLE) if stacked else sample) + style.px(7)
        lines = wrap(entry.label, size=style.key, weight=400, width=width - indent)
        whole = indent + max(text_width(line, style.key, 400) for line in lines)
        # In rows, symbols may follow on statuses.
        fresh = _GROUPS[entry.group] if stacked else min(_GROUPS[entry.group], 2)
        turned = group is not None and fresh != group
        if group is not None and (stacked or turned or left + whole > width):
            left, top, deep = 0.0, top + deep + (row / 2 if stacked and turned else 0.0), row
        group = fresh
        deep = max(deep, row + step * (len(lines) - 1))
        middle = top + row / 2
        if entry.group == "area":
            areas.append(_area(style, left, middle))
        elif entry.group == "kind":
            symbols.append(_symbol(entry, style, left + (indent - style.px(7)) / 2, middle))
        else:
            strands.append(_line(entry, style, left, middle))
        texts += (
            Text(
                x=left + indent,
                y=middle + MIDDLE * style.key + step * number,
                text=line,
                size=style.key,
                colour=style.theme.text,
                part="key",
            )
            for number, line in enumerate(lines)
        )
        widest = max(widest, left + whole)
        left += whole + gap
    part = Part(
        "key",
        areas=tuple(areas),
        strands=tuple(strands),
        symbols=tuple(symbols),
        texts=tuple(texts),
    )
    return part, widest, (top + deep if texts else 0.0)


def sample_scene(entry: KeyEntry, style: Style) -> Scene:
    """One entry's sample alone, without its word: the rail's picture of it."""
    height = 20.0
    width = SAMPLE + 4
    middle = height / 2
    part = Part("key")
    if entry.group == "area":
        part = Part("key", areas=(_area(style, 2, middle),))
    elif entry.group == "kind":
        part = Part("key", symbols=(_symbol(entry, style, width / 2, middle),))
    else:
        part = Part("key", strands=(_line(entry, style, 2, middle),))
    return Scene(
        width=width,
        height=height,
        paper=style.theme.paper,
        dimmed=1.0,
        dimmed_text=1.0,
        glow=style.theme.glow,
        parts=(part,),
        title=entry.label,
    )


def _width(entry: KeyEntry, style: Style) -> float:
    return style.px(16) if entry.group == "kind" else style.px(SAMPLE)


def sample_line(
    relation: Relation,
    status: str,
    style: Style,
    *,
    x: float,
    y: float,
    length: float,
    change: str | None = None,
) -> Strand:
    """A line of a relation and status as it is drawn, straight from (x, y) to the right, px."""
    return moved_strand(_sample(relation, status, change, style, length), x, y)


@lru_cache(maxsize=512)
def _sample(
    relation: Relation, status: str, change: str | None, style: Style, length: float
) -> Strand:
    row = np.array([[0.0, 0.0, length / 2, 0.0, length, 0.0]])
    head, _, notch = style.head
    reach = np.zeros(1)
    drawn = strand(
        relation,
        status,
        style,
        change=change,
        ties=("",),
        curves=row,
        bodies=cut(row, reach + head - notch - 0.5),
        heads=heads(row, reach, style.head),
        reach=reach,
        lit=np.ones(1, dtype=bool),
        glow=np.zeros(1, dtype=bool),
    )
    if change is None:
        return drawn
    # On so short a line a sign in the middle would touch the head.
    at = 0.5 - head / 2 / length
    return replace(drawn, signs=side_by_side(drawn.signs, row, at, drawn.sign_radius))


def _line(entry: KeyEntry, style: Style, x: float, y: float) -> Strand:
    return sample_line(
        entry.relation,
        entry.status,
        style,
        x=x,
        y=y,
        length=style.px(SAMPLE),
        change=entry.change,
    )


def _symbol(entry: KeyEntry, style: Style, x: float, y: float) -> Symbol:
    return Symbol(
        actor="",
        x=x,
        y=y,
        radius=style.px(6),
        shape=SHAPES[entry.kind],
        colour=style.theme.ink,
    )


def _area(style: Style, x: float, y: float) -> Area:
    length, half = style.px(SAMPLE), style.px(7)
    turn = np.linspace(-np.pi / 2, np.pi / 2, 8)
    right = np.column_stack([x + length - half + half * np.cos(turn), y + half * np.sin(turn)])
    left = np.column_stack([x + half - half * np.cos(turn), y - half * np.sin(turn)])
    theme = style.theme
    return Area(
        actor="",
        outline=np.concatenate([right, left]),
        fill=theme.area,
        stroke=theme.area_line,
        dash=AREA_DASH,
        width=AREA_LINE,
    )
