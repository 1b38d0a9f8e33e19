"""What a person chose, in words: the line above the picture and the sentence under a title."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from alliance_network.selection import Selection
from alliance_network.view import View, opening_view
from alliance_network.words import evidence, said
from alliance_network.words.comparison import summary_words
from alliance_network.words.labels import capital, counted, out_of
from alliance_network.words.pictures import alt_text, is_plain
from alliance_network.words.sources import reach
from alliance_network.words.time import comparing, no_data, showing

__all__ = [
    "CHOICES",
    "COUNTS",
    "Phrase",
    "described",
    "headline",
    "phrases",
    "time_line",
    "words_line",
]

COUNTS = ("Showing ", " and ")
"""What stands before the number of actors and between it and that of ties."""

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
        The field of the view it speaks of, or "time" of all that say when; "counts", "plain",
        "changes" or "no data" for what no one chose.
    """

    text: str
    removable: bool
    without: View
    choice: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Fields of a view that are one choice, how it is said, and whether it leaves things out."""

    fields: tuple[str, ...]
    say: Callable[[Selection], str]
    filters: bool
    at_work: Callable[[Selection], bool] = lambda selection: False
    """Whether there is something to say although nobody chose it."""

    def of(self, view: View) -> dict[str, object]:
        return {field: getattr(view, field) for field in self.fields}


def phrases(selection: Selection) -> tuple[Phrase, ...]:
    """The words line in pieces.

    First the counts ("Showing 16 actors and 20 of 21 ties"), that they are too many to draw how
    sure each is where they are, then a phrase for each choice that differs from a plain view or
    from how the network opens, last the time: the day the sources reach to or the one that is
    chosen, what it is compared with and what became of the ties, and on how many there is no data.
    Which kind of picture shows it is no phrase, as no theme is.
    """
    view, opening, plain = selection.view, opening_view(selection.dataset), View()
    found = [_unchosen(f"{COUNTS[0]}{_counts(selection)}", view, "counts")]
    if is_plain(selection):
        found.append(_unchosen(_PLAIN, view, "plain"))
    for name, choice in CHOICES.items():
        now, then = choice.of(view), choice.of(opening)
        if now == then == choice.of(plain) and not choice.at_work(selection):
            continue
        found.append(
            Phrase(
                text=choice.say(selection),
                removable=now != then,
                without=_taken_back(view, opening, then),
                choice=name,
            )
        )
    for name, text in (("changes", summary_words(selection)), ("no data", no_data(selection))):
        if text is not None:
            found.append(_unchosen(text, view, name))
    return tuple(found)


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
    of a crowd do not show. `date` is whether it ends with when that is (`time_line`).
    """
    plain = View()
    relations = selection.ties["relation"].n_unique()
    of = f" of {counted(relations, 'relation')}" if relations else ""
    parts = [f"{_counts(selection)}{of}"]
    if is_plain(selection):
        parts.append(_PLAIN)
    for name, choice in CHOICES.items():
        chosen = choice.filters and choice.of(selection.view) != choice.of(plain)
        if name not in _TIME and (chosen or choice.at_work(selection)):
            parts.append(choice.say(selection))
    time = time_line(selection) if date else None
    return ", ".join(parts if time is None else [*parts, time])


def time_line(selection: Selection) -> str | None:
    """When a figure shows its ties, as a part of a sentence; None if nothing shown is dated.

    "2023, the last year the source covers"; "as of 2010, no data on 12 ties"; "as of 2010,
    compared with 2000: 4 ties began, 3 ended, 11 stayed as they were".
    """
    parts = [
        choice.say(selection) for name in _TIME if (choice := CHOICES[name]).at_work(selection)
    ]
    changes = summary_words(selection)
    if changes is not None:
        parts[-1] += f": {changes}"
    unknown = no_data(selection)
    return ", ".join([*parts, *([] if unknown is None else [unknown])]) or None


def described(selection: Selection) -> str:
    """A picture in one to three sentences: what it shows (`alt_text`), then the headline."""
    return f"{alt_text(selection)} {capital(headline(selection))}."


def _unchosen(text: str, view: View, choice: str) -> Phrase:
    return Phrase(text=text, removable=False, without=view, choice=choice)


def _taken_back(view: View, opening: View, then: Mapping[str, object]) -> View:
    """A view with one choice as the network opens; what would not go with that goes back too."""
    after = {name: then.get(name, getattr(view, name)) for name in ("since", "compare_to")}
    if None not in after.values():
        then = {**then, **{name: getattr(opening, name) for name in ("as_of", *after)}}
    return view.but(**then)


def _counts(selection: Selection) -> str:
    actors, ties = len(selection.actors), len(selection.ties)

    def of(shown: int, every: int, word: str) -> str:
        whole, none, of_all = out_of(every, word)
        if shown == every:
            return whole
        return f"{shown:,}{of_all}" if shown else none

    # Ties of two dates are no share of those of one.
    both = selection.view.compare_to is not None
    found = (
        of(actors, selection.all_actors, "actor"),
        counted(ties, "tie") if both else of(ties, selection.all_ties, "tie"),
    )
    return COUNTS[1].join(found)


CHOICES: Mapping[str, Choice] = MappingProxyType(
    {
        "relations": Choice(("relations",), said.relations, True),
        "kinds": Choice(("kinds",), said.kinds, True),
        "focus": Choice(("focus", "steps"), said.focus, True),
        "statuses": Choice(("statuses",), said.statuses, True),
        "min_sources": Choice(("min_sources",), evidence.min_sources, True),
        "min_weight": Choice(("min_weight",), evidence.min_weight, True),
        "sources": Choice(("sources",), evidence.sources, True),
        "claimants": Choice(("claimants",), evidence.claimants, True),
        "credibility": Choice(("credibility",), evidence.credibility, True),
        "forms": Choice(("forms",), evidence.forms, True),
        "known_on": Choice(("known_on",), evidence.known_on, True),
        "look_back": Choice(("look_back",), evidence.look_back, True),
        "loners": Choice(("loners",), said.loners, True),
        "drawn": Choice(("drawn",), said.drawn, False, lambda selection: selection.undrawn > 0),
        "memberships": Choice(("memberships",), said.memberships, False),
        "layout": Choice(("layout", "centre", "seed"), said.layout, False),
        "places": Choice(("places",), said.places, False),
        "language": Choice(("language",), said.language, False),
        "time": Choice(
            ("as_of", "since"),
            showing,
            True,
            lambda selection: selection.view.as_of is not None or reach(selection) is not None,
        ),
        "compare_to": Choice(
            ("compare_to",),
            comparing,
            True,
            lambda selection: selection.view.compare_to is not None,
        ),
    }
)
"""The choices a view is made of, by name, in the order in which they are said."""
_TIME = ("time", "compare_to")
