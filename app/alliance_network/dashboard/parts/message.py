"""What is said where a picture would be: a bad address, or nothing left to show."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from alliance_network.dashboard.parts.elements import button, doing
from alliance_network.selection import Selection
from alliance_network.view import to_query
from alliance_network.words import no_ties

__all__ = ["empty", "failure", "refusal"]


def refusal(sentence: str, *, way_out: str, title: str) -> list[Component]:
    """Why an address opens nothing, and the way out of it."""
    return [
        html.H2("This address does not work", className="message-title"),
        html.P(sentence),
        html.A(f"Open {title}", href=way_out, className="button button-strong"),
    ]


def failure() -> list[Component]:
    """That the server could not answer, and what can be done."""
    return [
        html.H2("This could not be done", className="message-title"),
        html.P("Something went wrong on the server; its log says what. The view is as it was."),
        button("Back to how the network opens", kind="button-strong", **doing("reset")),
    ]


def empty(selection: Selection) -> list[Component]:
    """Why no tie is left, with the one step back; nothing where there are ties."""
    said = no_ties(selection)
    if said is None:
        return []
    sentence, wider = said
    if wider == selection.view:
        return [html.P(sentence)]
    reason, _, step = sentence.removesuffix(".").rpartition(". ")
    return [
        html.P(f"{reason}."),
        button(step, kind="button-strong", **doing("view", to_query(wider))),
    ]
