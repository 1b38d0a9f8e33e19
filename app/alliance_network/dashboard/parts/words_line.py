"""The words line: what is shown, in words, and what can be taken back."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from alliance_network.dashboard.parts.elements import doing
from alliance_network.selection import Selection
from alliance_network.view import to_query
from alliance_network.words import Phrase, phrases

__all__ = ["words_line"]


def words_line(selection: Selection) -> list[Component | str]:
    """The phrases of a selection, a removable one as a button."""
    said = phrases(selection)
    found: list[Component | str] = []
    for place, phrase in enumerate(said):
        last = place == len(said) - 1
        found.append(_phrase(phrase))
        # Spaces too, so that the line reads as a sentence where it is spoken or copied.
        found.append("" if last else ": " if place == 0 else " " if phrase.removable else ", ")
    return found


def _phrase(phrase: Phrase) -> Component:
    if not phrase.removable:
        return html.Span(phrase.text, className="phrase")
    return html.Button(
        [
            html.Span(phrase.text, className="phrase-text"),
            html.Span("×", className="phrase-x", **{"aria-hidden": "true"}),
        ],
        type="button",
        className="phrase phrase-removable",
        **{"aria-label": f"Take back: {phrase.text}"},
        **doing("view", to_query(phrase.without)),
    )
