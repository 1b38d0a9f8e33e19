"""The parallel list: the shown actors and ties as sentences, for keyboard and screen reader."""

from __future__ import annotations

from collections import Counter

from dash import html

from alliance_network.dashboard.parts.elements import button, on_page
from alliance_network.selection import Selection
from alliance_network.words import actor_sentence, counted, tie_sentences

__all__ = ["MOST_ACTORS", "MOST_TIES", "list_content", "listing"]

# Longer lists help nobody: search and the switches are quicker.
MOST_ACTORS = 400
MOST_TIES = 1000


def listing() -> html.Section:
    """The list's place; assets/list.js fetches its content and walks it."""
    return html.Section(
        [
            html.Div(
                [
                    html.H2("Actors and ties", className="listing-title", id="listing-title"),
                    button("Close", kind="quiet", **on_page("list")),
                ],
                className="listing-top",
            ),
            html.P(
                "Arrow keys: up and down along the list, right into the ties of an actor and on "
                "to the other end, left back. Enter opens.",
                className="listing-help",
                id="listing-help",
            ),
            html.Div(
                id="listing-items",
                className="listing-items",
                role="listbox",
                **{"aria-labelledby": "listing-title", "aria-describedby": "listing-help"},
            ),
            html.P(id="listing-more", className="listing-more"),
        ],
        id="listing",
        className="listing",
        **{"aria-labelledby": "listing-title"},
    )


def list_content(selection: Selection) -> dict:
    """What the list shows, as plain values.

    Returns
    -------
    dict
        "actors" and "ties", each a list of [id or key, sentence], and "more", a sentence on
        what was left out ("" if nothing was).
    """
    actors, keys = selection.actors, selection.keys[:MOST_TIES]
    if len(actors) > MOST_ACTORS:
        ties = Counter([*selection.ties["from"], *selection.ties["to"]])
        actors = sorted(actors, key=lambda actor: -ties[actor])[:MOST_ACTORS]
    left = [
        counted(whole - listed, word)
        for whole, listed, word in (
            (len(selection.actors), len(actors), "actor"),
            (len(selection.keys), len(keys), "tie"),
        )
        if whole > listed
    ]
    more = f"Not listed: {' and '.join(left)}. Choose fewer relations or search." if left else ""
    return {
        "actors": [[actor, actor_sentence(selection, actor)] for actor in actors],
        "ties": [list(one) for one in zip(keys, tie_sentences(selection, keys), strict=True)],
        "more": more,
    }
