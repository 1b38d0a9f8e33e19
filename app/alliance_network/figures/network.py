"""The network picture: actors as symbols, ties as curves, organisations as areas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import shapely

from alliance_network.figures.changes import dress, in_turn, mixed, side_by_side, with_free_signs
from alliance_network.figures.found_names import boxes_of, found_again
from alliance_network.figures.names import HEIGHT, Label, free_place
from alliance_network.figures.plan import Plan
from alliance_network.figures.scene import Area, Part, Scene, Signs, Strand, Symbol, Text
from alliance_network.figures.style import (
    AREA_DASH,
    AREA_LINE,
    DIMMED,
    DIMMED_TEXT,
    MARKS,
    SHAPES,
    Style,
    look,
)
from alliance_network.model.relation import Relation
from alliance_network.model.tie import STATUSES, split_key
from alliance_network.selection import Selection
from alliance_network.words import described, is_plain

__all__ = ["hulls_of", "names_in", "network_scene", "strand"]

MOST_FOUND = 200
"""Shown actors up to which names that the plan leaves out are looked for a place again."""


def network_scene(selection: Selection, plan: Plan, style: Style) -> Scene:
    """Draw a selection where a plan says.

    Parameters
    ----------
    selection : Selection
        What is shown; nothing is filtered here.
    plan : Plan
        Where everything of the whole dataset stands at this size.
    style : Style
        Theme and measures; must be the one the plan was made with but for its theme.

    Returns
    -------
    Scene
        With the one part "picture".
    """
    lit = _Emphasis(selection)
    areas = _areas(selection, plan, style, lit)
    strands = _strands(selection, plan, style, lit)
    hulls = hulls_of(selection)
    symbols = _symbols(selection, plan, style, lit, hulls)
    others = [actor for actor in selection.actors if actor not in hulls]
    planned = {actor: plan.names.actors[actor] for actor in others if actor in plan.names.actors}
    titles, found = _unplanned(others, planned, areas, symbols, plan)
    missed = {actor: plan.names.spare[actor] for actor in others if actor in plan.names.spare}
    if missed and len(others) <= MOST_FOUND:
        standing = [*planned.values(), *titles.values(), *found.values()]
        found |= found_again(
            missed, standing, symbols, strands, width=plan.width, height=plan.height
        )
        missed = {actor: label for actor, label in missed.items() if actor not in found}
    texts = _texts(selection, titles, style, lit, part="area")
    texts += _texts(selection, planned | found, style, lit, part="label")
    spare = _texts(selection, missed, style, lit, part="label")
    named = frozenset(text.of for text in texts)
    picture = Part("picture", areas, strands, symbols, texts, spare=spare)
    if selection.view.compare_to is not None:
        picture = replace(picture, strands=with_free_signs(picture, style))
    return Scene(
        width=plan.width,
        height=plan.height,
        paper=style.theme.paper,
        dimmed=DIMMED,
        dimmed_text=DIMMED_TEXT,
        glow=style.theme.glow,
        parts=(picture,),
        title=selection.dataset.title,
        description=described(selection),
        left_out=tuple(actor for actor in selection.actors if actor not in named),
    )


class _Emphasis:
    """What a selection lights: the chosen actor or tie and what hangs on it."""

    def __init__(self, selection: Selection) -> None:
        chosen = selection.view.selected
        ties = selection.ties
        self.ties: frozenset[str] | None = None
        self.actors: frozenset[str] = frozenset()
        self.ringed: frozenset[str] = frozenset()
        self.glowing: str | None = None
        if chosen is None:
            return
        if chosen in selection.actors:
            touching = ties.filter((ties["from"] == chosen) | (ties["to"] == chosen))
            self.ties = frozenset(touching["key"])
            self.actors = frozenset([chosen, *touching["from"], *touching["to"]])
            self.ringed = frozenset([chosen])
        elif chosen in selection.keys:
            start, end, _ = split_key(chosen)
            self.ties = frozenset([chosen])
            self.actors = self.ringed = frozenset([start, end])
            self.glowing = chosen

    def among(self, keys: tuple[str, ...]) -> np.ndarray:
        if self.ties is None:
            return np.ones(len(keys), dtype=bool)
        return np.fromiter((key in self.ties for key in keys), dtype=bool, count=len(keys))

    def actor(self, actor: str) -> bool:
        return self.ties is None or actor in self.actors


def _areas(selection: Selection, plan: Plan, style: Style, lit: _Emphasis) -> tuple[Area, ...]:
    if not selection.areas:
        return ()
    index = selection.dataset.actor_index
    inside = selection.ties.filter(selection.in_areas).group_by("to").agg("from")
    members = {to: frozenset(index[actor] for actor in own) for to, own in inside.iter_rows()}
    names = [selection.dataset.actors[place].id for place in plan.network.organisations]
    borders = plan.borders_round(
        tuple(members.get(name, frozenset()) for name in names),
        shown=frozenset(index[actor] for actor in selection.actors),
    )
    return tuple(
        Area(
            actor=actor,
            outline=border,
            fill=style.theme.area,
            stroke=style.theme.area_line,
            dash=AREA_DASH,
            width=AREA_LINE,
            lit=lit.actor(actor),
        )
        for actor, border in zip(names, borders, strict=True)
        if actor in selection.areas and len(border)
    )


def _unplanned(
    others: Sequence[str],
    planned: Mapping[str, Label],
    areas: Sequence[Area],
    symbols: Sequence[Symbol],
    plan: Plan,
) -> tuple[dict[str, Label], dict[str, Label]]:
    """Names of areas, and of organisations that are a symbol although the plan has an area.

    Where they stand depends on what is shown, so nobody has kept their places free: what would
    lie over another name or symbol is left out.
    """
    names = plan.names
    taken = boxes_of(planned.values(), symbols)
    titles: dict[str, Label] = {}
    found: dict[str, Label] = {}
    moved: list[tuple[dict[str, Label], str, Sequence[Label]]] = []
    for area in areas:
        label = names.areas.get(area.actor)
        # One that is a symbol too has its name there.
        if label is None or area.actor in others:
            continue
        beside = _beside(area, label)
        if beside is label:
            titles[area.actor] = label
            taken.append(label.box)
        else:
            moved.append((titles, area.actor, (beside,)))
    moved += (
        (found, actor, names.organisations[actor])
        for actor in others
        if actor in names.organisations
    )
    for into, actor, labels in moved:
        boxes = np.array(taken, dtype=float).reshape(-1, 4)
        label = free_place(labels, boxes, width=plan.width, height=plan.height)
        if label is not None:
            into[actor] = label
            taken.append(label.box)
    return titles, found


def _beside(area: Area, label: Label) -> Label:
    """The area's name: where the plan has it, or over an area that no longer reaches there."""
    middle = shapely.Point(label.middle)
    if shapely.Polygon(area.outline).distance(middle) <= 2 * label.size:
        return label
    (left, top), (right, _) = area.outline.min(axis=0), area.outline.max(axis=0)
    x, y = (left + right) / 2, max(top - label.height + label.size / 2, label.size)
    return replace(label, x=float(x), y=float(y), anchor="middle")


def _strands(selection: Selection, plan: Plan, style: Style, lit: _Emphasis) -> tuple[Strand, ...]:
    ties = selection.ties
    relations = ties["relation"].to_numpy()
    statuses = ties["status"].to_numpy()
    plain = is_plain(selection)
    found = []
    for change, done in in_turn(ties):
        for relation in selection.dataset.relations:
            of_relation = selection.lines & done & (relations == relation.id)
            for status in STATUSES:
                rows = selection.rows[of_relation & (statuses == status)]
                if len(rows):
                    keys = tuple(plan.keys[rows])
                    found.append(
                        strand(
                            relation,
                            status,
                            style,
                            change=change,
                            ties=keys,
                            curves=plan.curves[rows],
                            bodies=plan.bodies[rows],
                            heads=plan.heads[rows],
                            reach=plan.reach[rows],
                            lit=lit.among(keys),
                            glow=np.array([key == lit.glowing for key in keys], dtype=bool),
                            plain=plain,
                        )
                    )
    return tuple(found)


def strand(
    relation: Relation,
    status: str,
    style: Style,
    *,
    change: str | None = None,
    ties: tuple[str, ...],
    curves: np.ndarray,
    bodies: np.ndarray,
    heads: np.ndarray,
    reach: np.ndarray,
    lit: np.ndarray,
    glow: np.ndarray,
    plain: bool = False,
) -> Strand:
    """The ties of one relation and status that did the same, dressed as the style says.

    `curves`, `bodies`, `heads` and `reach` are those of `Strand`; an undirected relation
    drops heads and keeps whole curves. `plain` leaves out hollow bodies and rings. `change` is
    a word of `changes.CHANGED`, or None where nothing is compared.
    """
    line, worn = look(relation, style.theme), dress(change)
    hollow = not plain and status in ("reported", "disputed")
    drawn = "asserted" if plain else status
    signs = () if plain else tuple(filter(None, (MARKS.get(status), worn.sign)))
    radius = style.sign_radius if change is None else style.change_radius
    rings = [Signs(sign, line.colour, np.empty(0), np.empty((0, 2))) for sign in signs]
    return Strand(
        relation=relation.id,
        status=status,
        change=change,
        colour=mixed(line.colour, style.theme.paper, worn.pale),
        dash=style.dash(line.dash),
        width=style.body(drawn, worn.weight),
        hollow=hollow,
        core=style.core(drawn),
        ties=ties,
        curves=curves,
        bodies=bodies if relation.directed else curves,
        heads=heads if relation.directed else np.empty((0, 4, 2)),
        filled=plain or status == "asserted",
        head=style.head,
        head_line=style.head_line,
        reach=reach,
        signs=side_by_side(rings, curves, 0.5, radius),
        sign_radius=radius,
        lit=lit,
        glow=glow,
    )


def hulls_of(selection: Selection) -> frozenset[str]:
    """The organisations that are an area and nothing else: no other tie ends at them."""
    lines = selection.ties.filter(selection.lines)
    return frozenset(selection.areas).difference(lines["from"], lines["to"])


def _symbols(
    selection: Selection, plan: Plan, style: Style, lit: _Emphasis, hulls: frozenset[str]
) -> tuple[Symbol, ...]:
    index = selection.dataset.actor_index
    found = []
    for actor in selection.actors:
        if actor in hulls:
            continue
        place = index[actor]
        x, y = plan.positions[place]
        kind = selection.dataset.actors[place].kind
        found.append(
            Symbol(
                actor=actor,
                x=float(x),
                y=float(y),
                radius=float(plan.radii[place]),
                shape=SHAPES[kind],
                colour=style.theme.faded if actor in selection.loners else style.theme.ink,
                border=style.border,
                ring=style.theme.ring if actor in lit.ringed else None,
                lit=lit.actor(actor),
            )
        )
    return tuple(found)


def names_in(selection: Selection, labels: Mapping[str, Label], style: Style) -> tuple[Text, ...]:
    """The names of actors at these places, dressed as the selection has them."""
    return _texts(selection, labels, style, _Emphasis(selection), part="label")


def _texts(
    selection: Selection,
    labels: Mapping[str, Label],
    style: Style,
    lit: _Emphasis,
    *,
    part: str,
) -> tuple[Text, ...]:
    theme = style.theme
    return tuple(
        Text(
            x=label.x,
            y=label.y + row * HEIGHT * label.size,
            text=line,
            size=label.size,
            colour=theme.muted if part == "area" or actor in selection.loners else theme.text,
            weight=label.weight,
            anchor=label.anchor,
            halo=theme.paper,
            part=part,
            of=actor,
            lit=lit.actor(actor),
            width=label.width,
        )
        for actor, label in sorted(labels.items())
        for row, line in enumerate(label.lines)
    )
