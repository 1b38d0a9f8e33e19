"""What a pack sends: its switches, and on which of them each tie and each actor hangs.

All is decided here. The pack's script only asks which switches are on: a tie is shown if all
its own are and both its ends are in reach; an actor is in reach if all switches of any one of its
ways are on (`reach`); one that is in reach and has no shown tie is faded or left out, as the view
says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from alliance_network.errors import UsageError
from alliance_network.export.pack.reach import ways_from
from alliance_network.model.dataset import Dataset
from alliance_network.model.tie import STATUSES, Tie, split_key
from alliance_network.selection import Selection, select
from alliance_network.story import Story
from alliance_network.view import View
from alliance_network.words import (
    COUNTS,
    actor_form,
    kind_label,
    out_of,
    phrases,
    tie_sentence,
    words_line,
)

__all__ = ["Content", "Look", "Switch", "content_of", "look_of"]

MOST_TIES = 2_000
"""Most ties of a pack: each has its claims in it, whatever is shown."""

# What the switches themselves say.
_SWITCHED = ("counts", "relations", "statuses", "kinds")


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch:
    """One switch: of a relation, a status or a kind of actor.

    Attributes
    ----------
    group : {"relation", "status", "kind"}
    of : str
        Id of the relation, the status or the kind.
    label : str
    """

    group: str
    of: str
    label: str

    @property
    def field(self) -> str:
        """The field of a view that holds it."""
        return {"relation": "relations", "status": "statuses", "kind": "kinds"}[self.group]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """All of a view that decides how a pack's picture is drawn, whatever it shows."""

    layout: str
    seed: int
    centre: str | None
    places: tuple[tuple[str, float, float], ...]
    memberships: str
    language: str

    def of(self, view: View) -> View:
        """A view, drawn like this."""
        return view.but(**{field.name: getattr(self, field.name) for field in fields(self)})


def look_of(view: View) -> Look:
    """How a view is drawn."""
    return Look(**{field.name: getattr(view, field.name) for field in fields(Look)})


@dataclass(frozen=True, kw_only=True)
class Content:
    """Everything that a pack holds, before it is drawn or written.

    Attributes
    ----------
    selection : Selection
        What it opens with.
    reached : Selection
        The same with all switches on.
    whole : Selection
        All that is drawn: what is reached, and for a story what lies outside the view's focus;
        actors without ties too.
    switches : tuple of Switch
    actors, ties : tuple of str
        Ids and keys of all that can be shown, in the order of `whole`.
    ways : tuple of tuples
        For each actor, each of its ways as places of switches; none for what only a story shows.
    story : Story or None
    steps : tuple of Selection
        What the steps of the story show.
    """

    selection: Selection
    reached: Selection
    whole: Selection
    switches: tuple[Switch, ...]
    actors: tuple[str, ...]
    ties: tuple[str, ...]
    ways: tuple[tuple[tuple[int, ...], ...], ...]
    story: Story | None
    steps: tuple[Selection, ...]

    @property
    def dataset(self) -> Dataset:
        return self.whole.dataset

    def tie(self, key: str) -> Tie:
        return self.whole.tie(key)

    @cached_property
    def looks(self) -> tuple[Look, ...]:
        """How the pictures are drawn: the opening's first, each once."""
        views = [self.selection.view, *(step.view for step in self.steps)]
        return tuple(dict.fromkeys(map(look_of, views)))

    def on(self, view: View) -> list[bool]:
        """Which switches a view has on."""
        return [
            (words := getattr(view, switch.field)) is None or switch.of in words
            for switch in self.switches
        ]

    def sent(self, areas: Sequence[Mapping[str, Sequence[str]]]) -> dict[str, Any]:
        """All that the script looks things up in, as plain JSON.

        Parameters
        ----------
        areas
            For each of `looks`, the organisations it draws as areas, and the keys of the ties
            that each shows in place of lines.
        """
        actor = {id_: place for place, id_ in enumerate(self.actors)}
        tie = {key: place for place, key in enumerate(self.ties)}
        looks, opening = self.looks, self.selection.view

        def state(selection: Selection) -> dict[str, Any]:
            tied = [id_ for id_ in selection.actors if id_ not in selection.loners]
            chosen = selection.view.selected
            return {
                "drawing": looks.index(look_of(selection.view)),
                "ties": [tie[key] for key in selection.keys],
                "actors": [actor[id_] for id_ in selection.actors],
                "tied": [actor[id_] for id_ in tied],
                "selected": None if chosen is None else _key(chosen, actor, tie),
                "words": words_line(selection),
            }

        return {
            "title": self.dataset.title,
            "switches": [
                {"group": switch.group, "on": on}
                for switch, on in zip(self.switches, self.on(opening), strict=True)
            ],
            "loners": opening.loners,
            "actors": [
                {"kind": self._places["kind", self.dataset.actor(id_).kind], "ways": ways}
                for id_, ways in zip(self.actors, self.ways, strict=True)
            ],
            "ties": [
                {
                    "on": _switches_of(self._places, self.dataset, self.tie(key)),
                    "ends": [actor[end] for end in split_key(key)[:2]],
                }
                for key in self.ties
            ],
            "words": {
                "actors": out_of(self.whole.all_actors, "actor"),
                "ties": out_of(self.whole.all_ties, "tie"),
                "said": (*COUNTS, f": {', '.join(self.phrases)}." if self.phrases else "."),
                "all": [self.whole.all_actors, self.whole.all_ties],
            },
            "languages": {look.language: self._sentences(look.language) for look in looks},
            "drawings": [
                {
                    "language": look.language,
                    "areas": [
                        {"actor": actor[id_], "ties": [tie[key] for key in keys]}
                        for id_, keys in drawn.items()
                    ],
                }
                for look, drawn in zip(looks, areas, strict=True)
            ],
            "opening": state(self.selection),
            "steps": [state(selection) for selection in self.steps],
        }

    @property
    def phrases(self) -> tuple[str, ...]:
        """What is chosen and no switch changes, and the day that the sources reach to."""
        said = phrases(self.reached)
        return tuple(phrase.text for phrase in said if phrase.choice not in _SWITCHED)

    @cached_property
    def _places(self) -> dict[tuple[str, str], int]:
        return {(switch.group, switch.of): place for place, switch in enumerate(self.switches)}

    def _sentences(self, language: str) -> dict[str, Any]:
        forms = [actor_form(self.dataset, id_, language=language) for id_ in self.actors]
        return {
            "actors": [[f.before, f.after, f.ties, f.whole, f.some] for f in forms],
            "ties": [
                tie_sentence(self.dataset, self.tie(key), language=language) for key in self.ties
            ],
        }


def content_of(dataset: Dataset, view: View, *, story: Story | None = None) -> Content:
    """What a pack of a view, and of a story of the same network, holds.

    Raises
    ------
    UsageError
        It is too much for one file.
    """
    selection = select(dataset, view)
    reached = select(dataset, _all_on(view))
    steps = tuple(select(dataset, step.view) for step in (story.steps if story else ()))
    ties = {*reached.keys, *(key for step in steps for key in step.keys)}
    actors = {*reached.actors, *(id_ for step in steps for id_ in step.actors)}
    if len(ties) > MOST_TIES:
        raise UsageError(
            f"A packed file holds at most {MOST_TIES:,} ties, and this one would hold "
            f"{len(ties):,}: choose an actor to focus on."
        )
    inside = ties.issubset(reached.keys) and actors.issubset(reached.actors)
    drawn = _all_on(view).but(loners="faded")
    whole = select(dataset, drawn if inside else drawn.but(focus=None))
    switches = (
        *(Switch(group="relation", of=r.id, label=r.label) for r in dataset.relations),
        *(Switch(group="status", of=status, label=status) for status in STATUSES),
        *(Switch(group="kind", of=kind, label=kind_label(kind, 2)) for kind in whole.by_kind),
    )
    ways = _ways(dataset, view, switches)
    kept = tuple(id_ for id_ in whole.actors if id_ in actors)
    return Content(
        selection=selection,
        reached=reached,
        whole=whole,
        switches=switches,
        actors=kept,
        ties=tuple(key for key in whole.keys if key in ties),
        ways=tuple(ways[id_] for id_ in kept),
        story=story,
        steps=steps,
    )


def _switches_of(places: Mapping[tuple[str, str], int], dataset: Dataset, tie: Tie) -> list[int]:
    """The switches that a tie hangs on: its relation, its status and the kinds of its ends."""
    kinds = {dataset.actor(end).kind for end in (tie.from_actor, tie.to_actor)}
    return sorted(
        {
            places["relation", tie.relation],
            places["status", tie.status],
            *(places["kind", kind] for kind in kinds),
        }
    )


def _all_on(view: View) -> View:
    return view.but(relations=None, statuses=frozenset(STATUSES), kinds=None, selected=None)


def _ways(
    dataset: Dataset, view: View, switches: Sequence[Switch]
) -> dict[str, tuple[tuple[int, ...], ...]]:
    """For each actor of the dataset, the sets of switches of which one has to be on."""
    places = {(switch.group, switch.of): place for place, switch in enumerate(switches)}
    kinds = [places["kind", actor.kind] for actor in dataset.actors]
    if view.focus is None:
        return {actor.id: ((kind,),) for actor, kind in zip(dataset.actors, kinds, strict=True)}
    everything = select(dataset, View(statuses=frozenset(STATUSES)))
    index = dataset.actor_index
    ties = [
        (
            index[tie.from_actor],
            index[tie.to_actor],
            sum(1 << place for place in _switches_of(places, dataset, tie)),
        )
        for tie in map(everything.tie, everything.keys)
    ]
    own = [1 << kind for kind in kinds]
    found = ways_from(index[view.focus], steps=view.steps, own=own, ties=ties)
    return {
        actor.id: tuple(
            tuple(place for place in range(len(switches)) if way >> place & 1) for way in ways
        )
        for actor, ways in zip(dataset.actors, found, strict=True)
    }


def _key(chosen: str, actors: Mapping[str, int], ties: Mapping[str, int]) -> str | None:
    """What is chosen, as the script names it: a3 or t12; None if the pack does not hold it."""
    if chosen in actors:
        return f"a{actors[chosen]}"
    return f"t{ties[chosen]}" if chosen in ties else None
