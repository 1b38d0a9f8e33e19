"""What a pack sends to its script: plain values to look things up in."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from alliance_network.export.pack.content import Content, look_of
from alliance_network.export.pack.forms import gathered, runs_of
from alliance_network.history import Evidence, state, ties_of
from alliance_network.model.tie import STATUSES, TieKey, split_key
from alliance_network.selection import Selection
from alliance_network.words import (
    COUNTS,
    PLAIN_ABOVE,
    ActorForm,
    actor_form,
    capital,
    comparison_words,
    counted,
    out_of,
    phrases,
    tie_sentence,
    words_line,
)
from alliance_network.words.time import date_words, time_words

__all__ = ["values_of"]

# What the switches themselves say, and what hangs on them.
_SWITCHED = ("counts", "plain", "relations", "statuses", "kinds", "changes", "no data")


def values_of(content: Content) -> dict[str, Any]:
    """All that the script looks things up in, as plain JSON.

    Ties, actors, switches and times are numbers: their places in `Content`. A form is the place
    of one of a tie's forms. Times are told as stretches, first and last one after the other.
    """
    return _Values(content).all()


class _Values:
    def __init__(self, content: Content) -> None:
        self.content = content
        self.dataset = content.dataset
        self.actor = {id_: place for place, id_ in enumerate(content.actors)}
        self.tie = {key: place for place, key in enumerate(content.ties)}
        # The actor by whose sentence the time in all of them is known.
        self._first = _begin(actor_form(self.dataset, content.actors[0])) if content.actors else ""
        self.places = {(s.group, s.of): place for place, s in enumerate(content.switches)}

    def all(self) -> dict[str, Any]:
        content, opening = self.content, self.content.selection
        own = content.moments.of(opening.view)
        return {
            "title": self.dataset.title,
            "switches": [
                {"group": switch.group, "on": on}
                for switch, on in zip(content.switches, content.on(opening.view), strict=True)
            ],
            "statuses": {self.places["status", status]: status for status in STATUSES},
            "loners": opening.view.loners,
            "actors": [self.places["kind", self.dataset.actor(id_).kind] for id_ in content.actors],
            "ties": self._ties(),
            "unknown": self._unknown(),
            "slider": content.moments.slider,
            "moments": [self._moment(moment) for moment in range(len(content.moments.every))],
            **self._ways(),
            "words": {
                "actors": out_of(content.whole.all_actors, "actor"),
                "every": content.whole.all_actors,
                "said": COUNTS,
                "plain": self._plain(),
                "unknown": ["no data on 1 tie", "no data on ", " ties"],
            },
            "languages": {look.language: self._sentences(look.language) for look in content.looks},
            "drawings": [
                {"language": look.language, "areas": self._areas(place)}
                for place, look in enumerate(content.looks)
            ],
            "compared": [self._compared(one) for one in content.compared],
            "opening": {
                "drawing": 0,
                "moment": own,
                "compared": self._place(content.reached[own]),
                "selected": self._key(opening.view.selected),
                "words": words_line(opening),
            },
            "steps": [
                self._step(shown, content.moments.of(told.view), told)
                for shown, told in zip(content.steps, content.told, strict=True)
            ],
        }

    # ---- the free picture: whatever the switches and the slider say ---------------------- #

    def _ties(self) -> list[dict[str, Any]]:
        """What each tie hangs on; each form's status, as its switch, and when the tie has it."""
        free = gathered(self.content.free)
        return [
            {
                "ends": [self.actor[end] for end in split_key(key)[:2]],
                "on": self._hangs_on(key),
                "forms": [
                    [self.places["status", tie.status], *runs_of(free.get(key, {}).get(form, []))]
                    for form, tie in enumerate(self.content.forms.of(key))
                ],
            }
            for key in self.content.ties
        ]

    def _hangs_on(self, key: TieKey) -> list[int]:
        """The switches of a tie's relation and of its ends' kinds."""
        *ends, relation = split_key(key)
        kinds = {self.dataset.actor(end).kind for end in ends}
        return sorted(
            self.places[one]
            for one in (("relation", relation), *(("kind", kind) for kind in kinds))
        )

    def _unknown(self) -> list[list[Any]]:
        """Ties of which no source speaks: place of a tie or -1, on what it hangs, and when."""
        found: dict[tuple[int, Any], list[int]] = {}
        for moment in sorted(self.content.unknown):
            for number, ways in self.content.unknown[moment].items():
                found.setdefault((number, ways), []).append(moment)
        keys = ties_of(self.dataset).frame["key"]
        return [
            [self.tie.get(keys[number], -1), ways, *runs_of(moments)]
            for (number, ways), moments in found.items()
        ]

    def _moment(self, moment: int) -> dict[str, Any]:
        """A time: what it is called, where the slider stands, and the line of words."""
        content, made = self.content, self.content.moments
        reached, opening = content.reached.get(moment), content.selection.view
        when = made.every[moment].of(opening)
        said = [time_words(when)]
        if when.compare_to is not None:
            said.append(f"compared with {date_words(when.compare_to)}")
        form = actor_form(self.dataset, content.actors[0], at=when) if content.actors else None
        found: dict[str, Any] = {
            "said": capital(", ".join(said)),
            "near": made.near(moment),
            "within": made.within(moment),
            "when": form.before.removeprefix(self._first) if form else "",
        }
        if reached is None:
            return found
        all_ties, ties = reached.all_ties, out_of(reached.all_ties, "tie")
        if when.compare_to is not None:
            # Ties of two dates are no share of those of one.
            all_ties, ties = 1, (counted(1, "tie"), counted(0, "tie"), " ties")
            found["both"] = made.single(moment)
        rest = [one.text for one in phrases(reached) if one.choice not in _SWITCHED]
        return {**found, "every": all_ties, "ties": ties, "rest": rest}

    def _ways(self) -> dict[str, Any]:
        """On what actors hang, each way of it once: `ways`, and which of them when: `near`."""
        content = self.content
        every = list(dict.fromkeys(content.ways.values()))
        return {
            "ways": every,
            "near": [
                every.index(content.ways[moment]) if moment in content.ways else None
                for moment in range(len(content.moments.every))
            ],
        }

    def _plain(self) -> list[Any] | None:
        """Above how many lines it is not drawn how sure each is, and how that is said."""
        for one in self.content.reached.values():
            for phrase in phrases(one):
                if phrase.choice == "plain":
                    return [PLAIN_ABOVE, phrase.text]
        return None

    # ---- what is told as it is ----------------------------------------------------------- #

    def _step(self, shown: Mapping[int, Selection], own: int, told: Selection) -> dict[str, Any]:
        """A step of the story, at its own time and all of the slider's."""
        ties = gathered({moment: self.content.forms.seen(one) for moment, one in shown.items()})
        actors: dict[str, list[int]] = {}
        for moment in sorted(shown):
            for id_ in shown[moment].actors:
                actors.setdefault(id_, []).append(moment)
        return {
            "drawing": self.content.looks.index(look_of(told.view)),
            "moment": own,
            "compared": self._place(told),
            "selected": self._key(told.view.selected),
            "ties": [
                [self.tie[key], form, *runs_of(moments)]
                for key, forms in ties.items()
                for form, moments in forms.items()
            ],
            "actors": [[self.actor[id_], *runs_of(moments)] for id_, moments in actors.items()],
            "words": {moment: words_line(one) for moment, one in shown.items()},
        }

    def _place(self, selection: Selection) -> int | None:
        """Which of what is compared a selection is; None if it is of one time."""
        compared = self.content.compared
        return compared.index(selection) if selection in compared else None

    def _compared(self, selection: Selection) -> dict[str, Any]:
        """Two dates compared: memberships that areas show, and what ties did, in words."""
        words = comparison_words(selection)
        inside = selection.ties.filter(selection.in_areas)["key"]
        return {
            "areas": [self.tie[key] for key in inside],
            "said": {self.tie[key]: said for group in words.groups for key, said in group.lines},
        }

    # ---- sentences ----------------------------------------------------------------------- #

    def _sentences(self, language: str) -> dict[str, Any]:
        """Of each actor, what begins its sentence and how it goes on when; of each tie's forms."""
        dataset, content = self.dataset, self.content
        return {
            "actors": [
                [_begin(actor_form(dataset, id_, language=language)), *self._goes_on(id_, language)]
                for id_ in content.actors
            ],
            "ties": [
                _once([tie_sentence(dataset, tie, language=language) for tie in ties])
                for ties in map(content.forms.of, content.ties)
            ],
        }

    def _goes_on(self, actor: str, language: str) -> list[list[Any]]:
        """What follows in the sentence of an actor, its number of shown ties left open."""
        opening = self.content.selection.view
        found: dict[tuple[Any, ...], list[int]] = {}
        kept: dict[Any, ActorForm] = {}
        for moment, when in enumerate(self.content.moments.every):
            own = self._tied[moment].get(actor, ())
            if own not in kept or len(when.single) > 1:
                at = when.of(opening)
                kept[own] = actor_form(self.dataset, actor, language=language, at=at)
            form = kept[own]
            found.setdefault((form.after, form.ties, form.whole, form.some), []).append(moment)
        return [[*form, *runs_of(moments)] for form, moments in found.items()]

    @cached_property
    def _tied(self) -> list[dict[str, tuple[Any, ...]]]:
        """At each time all that is tied to each actor: nothing is said anew while that stays."""
        evidence = Evidence(look_back=self.content.selection.view.look_back)
        found = []
        for when in self.content.moments.every:
            there = state(self.dataset, evidence, since=when.since, as_of=when.as_of)
            tied: dict[str, tuple[Any, ...]] = {}
            for tie, start, end, status in there.select("tie", "from", "to", "status").iter_rows():
                for one in (start, end):
                    tied[one] = (*tied.get(one, ()), (tie, status))
            found.append(tied)
        return found

    def _areas(self, place: int) -> list[dict[str, Any]]:
        """The organisations that a drawing has as areas, and the forms of ties it shows so."""
        content, look = self.content, self.content.looks[place]
        inside: dict[str, list[list[int]]] = {}
        for key in content.ties:
            for form, tie in enumerate(content.forms.of(key)):
                if not content.is_line(tie, look):
                    inside.setdefault(tie.to_actor, []).append([self.tie[key], form])
        return [
            {"actor": self.actor[id_], "ties": inside[id_]}
            for id_ in content.organisations
            if id_ in inside
        ]

    def _key(self, chosen: TieKey | None) -> str | None:
        """What is chosen, as the script names it: a3 or t12; None if the pack does not hold it."""
        if chosen in self.actor:
            return f"a{self.actor[chosen]}"
        return f"t{self.tie[chosen]}" if chosen in self.tie else None


def _begin(form: ActorForm) -> str:
    """Who and what an actor is: the time, and a colon, come after it."""
    return form.before.removesuffix(": ")


def _once(sentences: list[str]) -> list[str]:
    """One sentence where all are the same."""
    return sentences[:1] if len(set(sentences)) == 1 else sentences
