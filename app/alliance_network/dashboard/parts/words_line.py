"""The words line: what is shown, in words, and what can be taken back."""

from __future__ import annotations

from dash import html

from alliance_network.dashboard.parts.elements import doing
from alliance_network.selection import Selection
from alliance_network.view import to_query
from alliance_network.words import Phrase, phrases

__all__ = ["words_line"]


def words_line(selection: Selection) -> list[html.Span | html.Button]:
    """The phrases of a selection, a removable one as a button."""
    return [_phrase(phrase) for phrase in phrases(selection)]


def _phrase(phrase: Phrase) -> html.Span | html.Button:
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
