"""What a person chose, in words: the line above the picture and the sentence under a title."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from alliance_network.model.actor import KINDS
from alliance_network.model.tie import STATUSES
from alliance_network.selection import Selection, select
from alliance_network.view import View, opening_view
from alliance_network.words.labels import (
    capital,
    counted,
    isolated,
    kind_label,
    language_name,
    listed,
    out_of,
)
from alliance_network.words.pictures import alt_text, is_plain
from alliance_network.words.sources import reach

__all__ = [
    "COUNTS",
    "NOTHING_LEFT",
    "Phrase",
    "described",
    "headline",
    "no_ties",
    "phrases",
    "words_line",
]

COUNTS = ("Showing ", " and ")
"""What stands before the number of actors and between it and that of ties."""
NOTHING_LEFT = ("No tie is left with these choices together.", "Show everything")
"""Why no tie is shown where no one choice is to blame, and the step back."""

_PLAIN = "too many lines to draw how sure each is"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One phrase of the words line.

    Attributes
    ----------
    text : str
    removable : bool
        Whether it differs from how the network opens, so that it can be taken back.
    without : View
        The view with this choice as the network opens; the view itself if not removable.
    choice : str
        The field of the view it speaks of; "counts", "plain" or "reach" for what no one chose.
    """

    text: str
    removable: bool
    without: View
    choice: str


@dataclass(frozen=True, slots=True)
class _Choice:
    """Fields of a view that are one choice, how it is said, and whether it leaves things out."""

    fields: tuple[str, ...]
    say: Callable[[Selection], str]
    filters: bool
    at_work: Callable[[Selection], bool] = lambda selection: False
    """Whether it leaves something out although nobody chose it."""

    def of(self, view: View) -> dict[str, object]:
        return {field: getattr(view, field) for field in self.fields}


def phrases(selection: Selection) -> tuple[Phrase, ...]:
    """The words line in pieces.

    First the counts ("Showing 16 actors and 20 of 21 ties"), that they are too many to draw how
    sure each is where they are, then a phrase for each choice that differs from a plain view or
    from how the network opens, last the day the sources reach to.
    """
    view, opening, plain = selection.view, opening_view(selection.dataset), View()
    found = [_unchosen(f"{COUNTS[0]}{_counts(selection)}", view, "counts")]
    if is_plain(selection):
        found.append(_unchosen(_PLAIN, view, "plain"))
    for name, choice in _CHOICES.items():
        now, then = choice.of(view), choice.of(opening)
        if now == then == choice.of(plain) and not choice.at_work(selection):
            continue
        found.append(
            Phrase(
                text=choice.say(selection),
                removable=now != then,
                without=view.but(**then),
                choice=name,
            )
        )
    time = reach(selection)
    return (*found, *([] if time is None else [_unchosen(time, view, "reach")]))


def words_line(selection: Selection) -> str:
    """The words line as one sentence.

    "Showing 16 actors and 20 of 21 ties: all but diplomacy, denied ones too, 2023, the last year
    the source covers."
    """
    first, *rest = (phrase.text for phrase in phrases(selection))
    return f"{first}: {', '.join(rest)}." if rest else f"{first}."


def headline(selection: Selection, *, date: bool = True) -> str:
    """The sentence under a figure's title, without a full stop.

    "16 actors and 21 ties of 8 relations, denied ones too, 2023, the last year the source
    covers": what is there and what was left out, not how it is drawn, but for what the lines
    of a crowd do not show. `date` is whether it ends with the day (`reach`).
    """
    plain = View()
    relations = selection.ties["relation"].n_unique()
    of = f" of {counted(relations, 'relation')}" if relations else ""
    parts = [f"{_counts(selection)}{of}"]
    if is_plain(selection):
        parts.append(_PLAIN)
    for choice in _CHOICES.values():
        chosen = choice.filters and choice.of(selection.view) != choice.of(plain)
        if chosen or choice.at_work(selection):
            parts.append(choice.say(selection))
    time = reach(selection) if date else None
    return ", ".join(parts if time is None else [*parts, time])


def described(selection: Selection) -> str:
    """A picture in one to three sentences: what it shows (`alt_text`), then the headline."""
    return f"{alt_text(selection)} {capital(headline(selection))}."


def no_ties(selection: Selection) -> tuple[str, View] | None:
    """Why no tie is shown, and the one step back that shows some; None if one is shown.

    Returns
    -------
    tuple of (str, View), or None
        The text ends with what the step does: "No tie is left with backing. Show all relations."
    """
    if len(selection.ties):
        return None
    dataset, view = selection.dataset, selection.view
    if selection.all_ties == 0:
        said = "This network has no tie on the last day its sources cover"
        ended = dataset.claims.select("from", "to", "relation").n_unique()
        # None of these is in the picture, and a network of past ties is not an empty one.
        more = f"; of earlier days it has {counted(ended, 'tie')}, which Export saves"
        return f"{said}{more if ended else ''}.", view
    for name, changes, step in _steps_back(selection):
        wider = view.but(**changes)
        if len(select(dataset, wider).ties):
            said = _CHOICES[name].say(selection)
            return f"No tie is left with {said}. {step}.", wider
    everything = view.but(relations=None, statuses=frozenset(STATUSES), kinds=None, focus=None)
    return f"{' '.join(NOTHING_LEFT)}.", everything


def _steps_back(selection: Selection) -> list[tuple[str, dict[str, object], str]]:
    view = selection.view
    plain, every = View().statuses, frozenset(STATUSES)
    steps = [
        ("relations", {"relations": None}, "Show all relations"),
        ("statuses", {"statuses": view.statuses | plain}, "Show all but denied ones"),
        ("statuses", {"statuses": every}, "Show denied ones too"),
        ("kinds", {"kinds": None}, "Show all kinds of actor"),
        ("focus", {"focus": None, "steps": 1}, "Show the whole network"),
    ]
    return [step for step in steps if view.but(**step[1]) != view]


def _unchosen(text: str, view: View, choice: str) -> Phrase:
    return Phrase(text=text, removable=False, without=view, choice=choice)


def _counts(selection: Selection) -> str:
    actors, ties = len(selection.actors), len(selection.ties)

    def of(shown: int, every: int, word: str) -> str:
        whole, none, of_all = out_of(every, word)
        if shown == every:
            return whole
        return f"{shown:,}{of_all}" if shown else none

    found = of(actors, selection.all_actors, "actor"), of(ties, selection.all_ties, "tie")
    return COUNTS[1].join(found)


# ---- each choice ---- #
def _some(chosen: Sequence[str], every: Sequence[str], *, none: str, all_: str) -> str:
    """A choice among words, by what it takes or, where that is shorter, by what it leaves out."""
    left = [word for word in every if word not in chosen]
    if not chosen:
        return none
    if not left:
        return all_
    if len(left) <= 2 and len(left) < len(chosen):
        return f"all but {listed(left)}"
    return listed(chosen)


def _say_relations(selection: Selection) -> str:
    chosen = selection.view.relations
    every = selection.dataset.relations
    return _some(
        [r.label for r in every if chosen is None or r.id in chosen],
        [r.label for r in every],
        none="no relation",
        all_="all relations",
    )


def _say_statuses(selection: Selection) -> str:
    chosen, plain = selection.view.statuses, View().statuses
    if chosen == plain:
        return "denied ones left out"
    if chosen == frozenset(STATUSES):
        return "denied ones too"
    if not chosen:
        return "no status"
    return f"only {listed([status for status in STATUSES if status in chosen])} ones"


def _say_kinds(selection: Selection) -> str:
    chosen = selection.view.kinds
    there = {actor.kind for actor in selection.dataset.actors}
    every = [kind for kind in KINDS if kind in there]
    return _some(
        [kind_label(kind, 2) for kind in every if chosen is None or kind in chosen],
        [kind_label(kind, 2) for kind in every],
        none="no kind of actor",
        all_="all kinds of actor",
    )


def _say_focus(selection: Selection) -> str:
    view = selection.view
    if view.focus is None:
        return "the whole network"
    return f"around {_name(selection, view.focus)}, {counted(view.steps, 'step')}"


def _say_loners(selection: Selection) -> str:
    kept = selection.view.loners == "faded"
    return "actors without ties kept" if kept else "actors without ties hidden"


def _say_drawn(selection: Selection) -> str:
    if selection.undrawn:
        return (
            f"the {selection.view.drawn:,} strongest drawn, "
            f"{counted(selection.undrawn, 'tie')} left out of the picture"
        )
    return f"at most {selection.view.drawn:,} ties drawn"


def _say_memberships(selection: Selection) -> str:
    return f"memberships as {'areas' if selection.view.memberships == 'area' else 'ties'}"


def _say_layout(selection: Selection) -> str:
    view = selection.view
    text = {
        "organic": "in the usual layout",
        "circle": "in a circle",
        "kinds": "laid out by kind",
        "rings": "in rings",
    }[view.layout]
    if view.layout == "rings" and view.centre is not None:
        text += f" round {_name(selection, view.centre)}"
    return f"{text}, start {view.seed}" if view.seed else text


def _say_places(selection: Selection) -> str:
    moved = len(selection.view.places)
    return f"{counted(moved, 'actor')} moved by hand" if moved else "no actor moved by hand"


def _say_language(selection: Selection) -> str:
    return f"names in {language_name(selection.view.language)}"


def _name(selection: Selection, actor: str) -> str:
    return isolated(selection.dataset.actor(actor).name_in(selection.view.language))


_CHOICES: Mapping[str, _Choice] = MappingProxyType(
    {
        "relations": _Choice(("relations",), _say_relations, True),
        "kinds": _Choice(("kinds",), _say_kinds, True),
        "focus": _Choice(("focus", "steps"), _say_focus, True),
        "statuses": _Choice(("statuses",), _say_statuses, True),
        "loners": _Choice(("loners",), _say_loners, True),
        "drawn": _Choice(("drawn",), _say_drawn, False, lambda selection: selection.undrawn > 0),
        "memberships": _Choice(("memberships",), _say_memberships, False),
        "layout": _Choice(("layout", "centre", "seed"), _say_layout, False),
        "places": _Choice(("places",), _say_places, False),
        "language": _Choice(("language",), _say_language, False),
    }
)
