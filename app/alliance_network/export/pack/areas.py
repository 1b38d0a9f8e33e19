"""The outlines of a pack's areas: one for each set of members that its switches leave."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import combinations

from alliance_network.export.pack.content import Content, Look
from alliance_network.figures.network import network_scene
from alliance_network.figures.plan import Plan
from alliance_network.figures.scene import Area, Text
from alliance_network.model.relation import MEMBERSHIP
from alliance_network.selection import Selection, select
from alliance_network.view import View

__all__ = ["Outline", "area_ties", "outlines_of"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Outline:
    """An organisation's area as it lies round some of its members.

    Attributes
    ----------
    actor : str
        The organisation.
    members : tuple of str
        Those inside, in the dataset's order.
    area : Area
    texts : tuple of Text
        The organisation's name, in one line or two.
    """

    actor: str
    members: tuple[str, ...]
    area: Area
    texts: tuple[Text, ...]


def area_ties(selection: Selection, ties: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The organisations that a selection draws as areas, with those of some ties they show."""
    kept = frozenset(ties)
    found: dict[str, list[str]] = {area: [] for area in selection.areas}
    inside = selection.ties.filter(selection.in_areas).select("key", "to")
    for key, to in inside.iter_rows():
        if key in kept:
            found[to].append(key)
    return {area: tuple(keys) for area, keys in found.items() if keys}


def outlines_of(content: Content, look: Look, laid: Plan) -> list[Outline]:
    """Every outline that a pack may need, the smallest first.

    The switches of kinds leave few sets of members, and all are here. With a focus they leave
    more: those that one switch leaves are here, and for any other set the smallest outline that
    holds it is shown.
    """
    found: dict[tuple[str, tuple[str, ...]], Outline] = {}
    titles: dict[str, tuple[Text, ...]] = {}
    for view in dict.fromkeys(_views(content, look)):
        selection = select(content.dataset, view)
        picture = network_scene(selection, laid, laid.style).part("picture")
        inside = area_ties(selection, content.ties)
        starts = dict(selection.ties.select("key", "from").iter_rows())
        for area in picture.areas:
            if area.actor not in inside:
                continue
            members = tuple(sorted({starts[key] for key in inside[area.actor]}))
            texts = tuple(t for t in picture.texts if t.part == "area" and t.of == area.actor)
            # Where another tie ends at the organisation, its symbol has the name, not its area.
            titles.setdefault(area.actor, texts)
            found.setdefault(
                (area.actor, members),
                Outline(
                    actor=area.actor,
                    members=members,
                    area=area,
                    texts=texts or titles[area.actor],
                ),
            )
    return sorted(found.values(), key=lambda one: (len(one.members), one.actor, one.members))


def _views(content: Content, look: Look) -> Iterator[View]:
    dataset = content.dataset
    whole = look.of(content.whole.view)
    alone = whole.but(relations=frozenset([MEMBERSHIP]), statuses=frozenset(["asserted"]))
    areas = select(dataset, whole).areas
    if not areas:
        return
    kinds = {actor.kind for actor in dataset.actors}
    inside = {
        dataset.actor(from_).kind
        for from_, to in content.whole.ties.select("from", "to").iter_rows()
        if to in areas
    }
    for number in range(len(inside)):
        for hidden in combinations(sorted(inside), number):
            yield alone.but(focus=None, kinds=frozenset(kinds.difference(hidden)))
    yield whole
    yield from (look.of(step.view) for step in content.steps)
    opening = look.of(content.selection.view)
    yield opening
    if opening.focus is not None:
        for switch in content.switches:
            every = frozenset(s.of for s in content.switches if s.group == switch.group)
            chosen = getattr(opening, switch.field)
            now = every if chosen is None else chosen
            yield opening.but(**{switch.field: now ^ {switch.of}})
            yield opening.but(**{switch.field: frozenset([switch.of])})
