"""What a picture shows, for those who do not see it."""

from __future__ import annotations

import polars as pl

from alliance_network.model.membership import is_asserted_membership
from alliance_network.model.tie import STATUSES
from alliance_network.selection import Selection
from alliance_network.words.comparison import changes_words
from alliance_network.words.labels import capital, counted, isolated, listed
from alliance_network.words.ties import actor_words, tie_words, told
from alliance_network.words.time import time_words

__all__ = ["PLAIN_ABOVE", "alt_text", "is_plain"]

PLAIN_ABOVE = 1_500
"""Lines above which hollow bodies and rings would be noise: only colour and dash remain."""

FEW = 4  # ties that are told one by one
MOST_RELATIONS = 8  # that are named with their number of ties
NAMED = 3  # actors with the most ties that are named


def is_plain(selection: Selection) -> bool:
    """Whether a picture has too many lines to draw how sure each is."""
    # The rows of a timeline do not cross.
    crosses = selection.view.picture != "timeline"
    return crosses and int(selection.lines.sum()) > PLAIN_ABOVE


def alt_text(selection: Selection) -> str:
    """One or two sentences: who is tied to whom and how sure it is; who has most, which areas.

    A few ties are told one by one, more are counted by relation; where two dates are compared,
    those that did not stay as they were. Counts of the whole and what was left out stand in the
    headline, which goes with it (see `words.described`).
    """
    view, changes = selection.view, changes_words(selection, most=FEW)
    if selection.ties.is_empty():
        sentences = ["no tie is shown"]
    elif changes is not None:
        sentences = [changes, "; ".join(_areas(selection))]
    else:
        sentences = _shown(selection)
    first, *rest = [sentence for sentence in sentences if sentence]
    if view.as_of is not None and changes is None:
        # What is of a date is not said as if it were so now.
        first = f"{time_words(view)}: {first}"
    return " ".join(f"{capital(sentence)}." for sentence in (first, *rest))


def _shown(selection: Selection) -> list[str]:
    areas = selection.in_areas
    apart = [key for key, area in zip(selection.keys, areas, strict=True) if not area]
    if len(apart) > FEW:
        more = [*_leaders(selection), *_areas(selection)]
        return [_counts(selection), "; ".join(more)]
    return ["; ".join(_told(selection, key) for key in apart), "; ".join(_areas(selection))]


def _told(selection: Selection, key: str) -> str:
    tie, dataset = selection.tie(key), selection.dataset
    words = tie_words(
        dataset,
        from_actor=tie.from_actor,
        to_actor=tie.to_actor,
        relation=tie.relation,
        language=selection.view.language,
    )
    said = told(words, tie.status)
    # What is told begins a sentence; here it stands within one.
    own = tie.status in ("asserted", "reported") and not words.startswith("the ")
    return said if own else f"{said[:1].lower()}{said[1:]}"


def _counts(selection: Selection) -> str:
    """How many ties of each relation there are, and of each status."""
    ties, dataset = selection.ties, selection.dataset
    by_relation = (
        ties["relation"].value_counts().sort(["count", "relation"], descending=[True, False])
    )
    counts = dict(by_relation.head(MOST_RELATIONS).iter_rows())
    named = [(r.label, counts[r.id]) for r in dataset.relations if r.id in counts]
    (label, number), *others = named
    parts = [f"{counted(number, 'tie')} of {label}", *(f"{n:,} of {name}" for name, n in others)]
    if len(by_relation) > len(counts):
        left = counted(len(by_relation) - len(counts), "other relation")
        parts.append(f"{len(ties) - sum(counts.values()):,} of {left}")
    there = dict(ties["status"].value_counts().iter_rows())
    statuses = [f"{there[status]:,} {status}" for status in STATUSES if status in there]
    sure = f"all {next(iter(there))}" if len(there) == 1 else listed(statuses)
    return f"{listed(parts)}, {sure}"


def _leaders(selection: Selection) -> list[str]:
    """Who has the most ties; nothing where many have as many."""
    ties, dataset = selection.ties, selection.dataset
    ends = pl.concat([ties["from"], ties["to"].rename("from")])
    # An organisation drawn as an area is named as one, not as the actor with most ties.
    drawn = ends.filter(~ends.is_in(list(selection.areas)))
    if drawn.is_empty():
        return []
    ranked = drawn.value_counts().sort(["count", "from"], descending=[True, False])
    most = ranked["count"][0]
    leaders = ranked.filter(pl.col("count") == most)["from"].to_list()

    def name(actor: str) -> str:
        return isolated(dataset.actor(actor).name_in(selection.view.language))

    if len(leaders) > NAMED:
        return []
    if len(leaders) > 1:
        return [f"{listed([name(actor) for actor in leaders])} have the most ties, {most:,} each"]
    rest = [f"{name(actor)} ({count:,})" for actor, count in ranked[1:NAMED].iter_rows()]
    before = f", before {listed(rest)}" if rest else ""
    return [f"{name(leaders[0])} has the most ties, {most:,}{before}"]


def _areas(selection: Selection) -> list[str]:
    """Which organisations are drawn as areas, and round how many members."""
    dataset, language = selection.dataset, selection.view.language
    shown = selection.ties.filter(is_asserted_membership())
    around = [
        f"{actor_words(dataset, area, language=language)} round its "
        f"{counted(len(shown.filter(pl.col('to') == area)), 'member')}"
        for area in selection.areas
    ]
    if not around:
        return []
    return [f"{'an area shows' if len(around) == 1 else 'areas show'} {listed(around)}"]
