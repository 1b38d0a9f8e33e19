"""What a pack holds: its times, its switches, and on which of them each tie and actor hangs.

All is decided here. The pack's script only asks which form a tie has at a time, and which switches
are on: a tie is shown if all that its form hangs on are and both its ends are in reach; an actor
is in reach if all switches of any one of its ways at that time are on (`reach`); one that is in
reach and has no shown tie is faded or left out, as the view says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property

import polars as pl

from alliance_network.errors import UsageError
from alliance_network.export.pack.forms import Forms
from alliance_network.export.pack.moments import Moments, moments_of
from alliance_network.export.pack.reach import fewest, ways_from
from alliance_network.history import histories
from alliance_network.history.span import span_of
from alliance_network.model.actor import KINDS
from alliance_network.model.dataset import Dataset
from alliance_network.model.membership import areas_of
from alliance_network.model.relation import MEMBERSHIP
from alliance_network.model.tie import STATUSES, Tie, TieKey
from alliance_network.selection import Selection, select
from alliance_network.selection.codes import codes_of
from alliance_network.story import Story
from alliance_network.view import View
from alliance_network.words import kind_label

__all__ = ["Content", "Look", "Switch", "Ways", "content_of", "look_of"]

MOST_TIES = 2_000
"""Most ties of a pack, those of all its times: each has its claims in it, whatever is shown."""

Ways = tuple[tuple[tuple[int, ...], ...], ...]
"""For each actor, each of its ways as places of switches."""


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
    moments : Moments
    reached : dict of int to Selection
        At each time, the opening's view with all switches on.
    whole : Selection
        All that is drawn, of whatever time: what is reached, and what only a story shows; actors
        without ties too.
    switches : tuple of Switch
    actors, ties : tuple of str
        Ids and keys of all that can be shown, in the order of `whole`.
    forms : Forms
        Of each tie: first how it opens, if it does.
    free : dict of int to dict of str to int
        The form of each tie at each time of one date or span, whatever is near the focus.
    ways : dict of int to Ways
        On what the actors hang at those times; an actor without ways is out of reach there.
    unknown : dict of int to dict of int to Ways
        At those times, of which ties there is no data (numbers in `ties_of`), and on what it
        hangs that they would be shown.
    story : Story or None
    steps : tuple of dict of int to Selection
        What each step of the story shows, at its own time and at each step of the slider.
    """

    selection: Selection
    moments: Moments
    reached: Mapping[int, Selection]
    whole: Selection
    switches: tuple[Switch, ...]
    actors: tuple[str, ...]
    ties: tuple[TieKey, ...]
    forms: Forms
    free: Mapping[int, Mapping[TieKey, int]]
    ways: Mapping[int, Ways]
    unknown: Mapping[int, Mapping[int, tuple[tuple[int, ...], ...]]]
    story: Story | None
    steps: tuple[Mapping[int, Selection], ...]

    @property
    def dataset(self) -> Dataset:
        return self.whole.dataset

    @cached_property
    def told(self) -> tuple[Selection, ...]:
        """What the steps of the story show, each at its own time."""
        steps = self.story.steps if self.story else ()
        return tuple(
            shown[self.moments.of(step.view)] for step, shown in zip(steps, self.steps, strict=True)
        )

    @cached_property
    def looks(self) -> tuple[Look, ...]:
        """How the pictures are drawn: the opening's first, each once."""
        views = [self.selection.view, *(step.view for step in self.told)]
        return tuple(dict.fromkeys(map(look_of, views)))

    @cached_property
    def compared(self) -> tuple[Selection, ...]:
        """What is shown of two dates, each once: of the opening with all switches on."""
        own = self.moments.of(self.selection.view)
        return tuple(one for one in (self.reached[own], *self.told) if one.view.compare_to)

    @cached_property
    def organisations(self) -> tuple[str, ...]:
        """Those whose asserted memberships a picture with areas draws as such, largest first."""
        return tuple(areas_of(histories(self.dataset).ever))

    def is_line(self, tie: Tie, look: Look) -> bool:
        """Whether a tie of one date is drawn as a line, not shown by an area."""
        member = tie.relation == MEMBERSHIP and tie.status == "asserted"
        return not (look.memberships == "area" and member and tie.to_actor in self.organisations)

    def on(self, view: View) -> list[bool]:
        """Which switches a view has on."""
        return [
            (words := getattr(view, switch.field)) is None or switch.of in words
            for switch in self.switches
        ]


def content_of(dataset: Dataset, view: View, *, story: Story | None = None) -> Content:
    """What a pack of a view, and of a story of the same network, holds.

    Raises
    ------
    UsageError
        It is too much for one file.
    """
    told = [step.view for step in (story.steps if story else ())]
    moments = moments_of(dataset, [view, *told])
    selection = select(dataset, view)
    own = moments.of(view)
    singles = dict.fromkeys([*moments.single(own), *range(moments.slider)])
    wide = _all_on(view)
    reached = {
        moment: select(dataset, moments.every[moment].of(wide)) for moment in {own: None, **singles}
    }
    steps = tuple(
        {at: select(dataset, moments.every[at].of(one)) for at in moments.seen(one)} for one in told
    )
    shown = [*reached.values(), *(one for step in steps for one in step.values())]
    ties = {key for one in shown for key in one.keys}
    actors = {id_ for one in shown for id_ in one.actors}
    if len(ties) > MOST_TIES:
        of = " of all its dates" if moments.slider else ""
        raise UsageError(
            f"A packed file holds at most {MOST_TIES:,} ties, and this one would hold "
            f"{len(ties):,}{of}: narrow the view, to an actor to focus on or to ties of more "
            "sources."
        )
    whole = _whole(dataset, ties, actors)
    near = {
        moment: reached[moment]
        if view.focus is None
        else select(dataset, reached[moment].view.but(focus=None))
        for moment in singles
    }
    forms = Forms(whole.keys)
    forms.seen(selection)
    free = {moment: forms.seen(one) for moment, one in near.items()}
    for one in shown:
        forms.seen(one)
    switches = (
        *(Switch(group="relation", of=r.id, label=r.label) for r in dataset.relations),
        *(Switch(group="status", of=status, label=status) for status in STATUSES),
        *(Switch(group="kind", of=kind, label=kind_label(kind, 2)) for kind in whole.by_kind),
    )
    hanging = {moment: _Hanging(one, view, switches) for moment, one in near.items()}
    places = [dataset.actor_index[id_] for id_ in whole.actors]
    ways = {moment: one.ways() for moment, one in hanging.items()}
    return Content(
        selection=selection,
        moments=moments,
        reached=reached,
        whole=whole,
        switches=switches,
        actors=whole.actors,
        ties=whole.keys,
        forms=forms,
        free=free,
        ways={moment: tuple(own[place] for place in places) for moment, own in ways.items()},
        unknown={
            moment: one.unknown(reached[moment].unknown.tolist()) for moment, one in hanging.items()
        },
        story=story,
        steps=steps,
    )


def _all_on(view: View) -> View:
    return view.but(relations=None, statuses=frozenset(STATUSES), kinds=None, selected=None)


def _whole(dataset: Dataset, ties: set[TieKey], actors: set[str]) -> Selection:
    """Some ties and actors as they are between the first and the last day there is."""
    span = span_of(dataset)
    days = {} if span is None else {"since": span.first.isoformat(), "as_of": span.last.isoformat()}
    every = select(dataset, View(statuses=frozenset(STATUSES), **days))
    kept = pl.col("key").is_in(list(ties))
    found = every.ties.filter(kept)
    inside = set(found.filter(pl.col("relation") == MEMBERSHIP)["to"])
    return replace(
        every,
        ties=found,
        rows=found["tie"].to_numpy(),
        actors=tuple(id_ for id_ in every.actors if id_ in actors),
        loners=frozenset(),
        areas=tuple(area for area in every.areas if area in inside),
    )


class _Hanging:
    """On which switches it hangs, at one time, what is in reach and of what there is no data.

    Switches are bits. `everything` is what the view shows with all of them on and no focus.
    """

    def __init__(self, everything: Selection, view: View, switches: Sequence[Switch]) -> None:
        self.view, self.number = view, len(switches)
        self.codes = codes_of(everything.dataset)
        self.places = {(switch.group, switch.of): n for n, switch in enumerate(switches)}
        self.kinds = [1 << self.places["kind", KINDS[kind]] for kind in self.codes.kind.tolist()]
        index = self.codes.actor_index
        rows = everything.ties.select("from", "to", "relation", "status").unique().iter_rows()
        self.ties = [
            (
                index[start],
                index[end],
                1 << self.places["relation", relation]
                | 1 << self.places["status", status]
                | self.kinds[index[start]]
                | self.kinds[index[end]],
            )
            for start, end, relation, status in rows
        ]

    def near(self, steps: int) -> list[tuple[int, ...]]:
        """For each actor the sets of switches of which one has to be on for it to be so near."""
        if self.view.focus is None:
            return [(kind,) for kind in self.kinds]
        focus = self.codes.actor_index[self.view.focus]
        return ways_from(focus, steps=steps, own=self.kinds, ties=self.ties)

    def ways(self) -> Ways:
        """The ways of each actor of the dataset."""
        return tuple(tuple(map(self._places, ways)) for ways in self.near(self.view.steps))

    def unknown(self, ties: Sequence[int]) -> dict[int, tuple[tuple[int, ...], ...]]:
        """The same for ties of which no source speaks, by number (see `Codes.asked`)."""
        codes, near = self.codes, self.near(self.view.steps - 1)
        found = {}
        for tie in ties:
            ends = int(codes.start[tie]), int(codes.end[tie])
            own = 1 << self.places["relation", codes.relations[codes.relation[tie]]]
            own |= self.kinds[ends[0]] | self.kinds[ends[1]]
            ways = fewest(own | way for end in ends for way in near[end])
            found[tie] = tuple(map(self._places, ways))
        return found

    def _places(self, bits: int) -> tuple[int, ...]:
        return tuple(place for place in range(self.number) if bits >> place & 1)
