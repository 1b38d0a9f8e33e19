"""The outlines of a pack's areas: one for each set of members that its switches leave."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from alliance_network.export.pack.content import Content, Look, look_of
from alliance_network.figures.network import network_scene
from alliance_network.figures.plan import Plan
from alliance_network.figures.scene import Area, Text
from alliance_network.model.relation import MEMBERSHIP
from alliance_network.selection import Selection, select

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

    The switches of kinds leave few sets of members at any time, and all are here. With a focus
    they leave more: those that one switch leaves as it opens are here, and for any other set the
    smallest outline that holds it is shown.
    """
    found: dict[tuple[str, tuple[str, ...]], Outline] = {}
    titles: dict[str, tuple[Text, ...]] = {}
    for selection in _selections(content, look):
        kept = _kept(content, replace(selection, view=look.of(selection.view)))
        inside = area_ties(kept, kept.keys)
        starts = dict(kept.ties.select("key", "from").iter_rows())
        members = {
            actor: tuple(sorted({starts[key] for key in keys})) for actor, keys in inside.items()
        }
        if all((actor, own) in found for actor, own in members.items()):
            continue
        picture = network_scene(kept, laid, laid.style).part("picture")
        for area in picture.areas:
            texts = tuple(t for t in picture.texts if t.part == "area" and t.of == area.actor)
            # Where another tie ends at the organisation, its symbol has the name, not its area.
            titles.setdefault(area.actor, texts)
            own = members[area.actor]
            found.setdefault(
                (area.actor, own),
                Outline(
                    actor=area.actor, members=own, area=area, texts=texts or titles[area.actor]
                ),
            )
    return sorted(found.values(), key=lambda one: (len(one.members), one.actor, one.members))


def _kept(content: Content, selection: Selection) -> Selection:
    """A selection without what the pack does not hold."""
    inside = selection.ties["key"].is_in(list(content.ties)).to_numpy()
    if inside.all():
        return selection
    actors = frozenset(content.actors)
    return replace(
        selection,
        ties=selection.ties.filter(inside),
        rows=selection.rows[inside],
        actors=tuple(actor for actor in selection.actors if actor in actors),
    )


def _selections(content: Content, look: Look) -> Iterator[Selection]:
    """What may be shown in a look, as far as areas go."""
    if look.memberships != "area" or not content.whole.areas:
        return
    for told, shown in zip(content.told, content.steps, strict=True):
        if look_of(told.view) == look:
            yield from shown.values()
    if look != content.looks[0]:
        return
    yield content.selection
    yield content.whole
    dataset, areas = content.dataset, content.whole.areas
    inside = {
        dataset.actor(from_).kind
        for from_, to in content.whole.ties.select("from", "to").iter_rows()
        if to in areas
    }
    kinds = {actor.kind for actor in dataset.actors}
    alone = {"relations": frozenset([MEMBERSHIP]), "statuses": frozenset(["asserted"])}
    for number in range(len(inside)):
        for hidden in combinations(sorted(inside), number):
            left = frozenset(kinds.difference(hidden))
            for one in content.reached.values():
                yield select(dataset, one.view.but(focus=None, kinds=left, **alone))
    yield from content.reached.values()
    opening = content.selection.view
    if opening.focus is not None:
        for switch in content.switches:
            every = frozenset(s.of for s in content.switches if s.group == switch.group)
            chosen = getattr(opening, switch.field)
            now = every if chosen is None else chosen
            yield select(dataset, opening.but(**{switch.field: now ^ {switch.of}}))
            yield select(dataset, opening.but(**{switch.field: frozenset([switch.of])}))
