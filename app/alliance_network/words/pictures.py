"""What a picture shows, for those who do not see it."""

from __future__ import annotations

import polars as pl

from alliance_network.model.membership import is_asserted_membership
from alliance_network.model.tie import STATUSES
from alliance_network.selection import Selection
from alliance_network.words.labels import counted, isolated, listed
from alliance_network.words.ties import actor_words

__all__ = ["PLAIN_ABOVE", "alt_text", "is_plain"]

PLAIN_ABOVE = 1_500
"""Lines above which hollow bodies and rings would be noise: only colour and dash remain."""

NAMED = 3  # actors with the most ties that are named


def is_plain(selection: Selection) -> bool:
    """Whether a picture has too many lines to draw how sure each is."""
    return int((~selection.in_areas).sum()) > PLAIN_ABOVE


def alt_text(selection: Selection) -> str:
    """One to three sentences: who has most ties, how sure they are, which areas there are.

    Counts of the whole stand in the headline, which goes before it.
    """
    ties = selection.ties
    if ties.is_empty():
        return "No tie is shown."
    dataset, language = selection.dataset, selection.view.language
    ends = pl.concat([ties["from"], ties["to"].rename("from")])
    # An organisation drawn as an area is named as one, not as the actor with most ties.
    drawn = ends.filter(~ends.is_in(list(selection.areas)))
    most = drawn.value_counts().sort(["count", "from"], descending=[True, False]).head(NAMED)
    first, *rest = most.iter_rows()

    def name(actor: str) -> str:
        return isolated(dataset.actor(actor).name_in(language))

    text = f"{name(first[0])} has the most ties, {first[1]:,}"
    if rest:
        text += f", before {listed([f'{name(actor)} ({number:,})' for actor, number in rest])}"
    sentences = [text]
    counts = dict(ties["status"].value_counts().iter_rows())
    there = [status for status in STATUSES if status in counts]
    if len(there) == 1:
        sentences.append(f"All ties shown are {there[0]}")
    else:
        parts = [f"{counts[status]:,} {status}" for status in there]
        sentences.append(f"Of the ties {listed(parts)}")
    if selection.areas:
        shown = ties.filter(is_asserted_membership())
        around = [
            f"{actor_words(dataset, area, language=language)} round its "
            f"{counted(len(shown.filter(pl.col('to') == area)), 'member')}"
            for area in selection.areas
        ]
        noun = "An area shows" if len(around) == 1 else "Areas show"
        sentences.append(f"{noun} {listed(around)}")
    return " ".join(f"{sentence}." for sentence in sentences)
