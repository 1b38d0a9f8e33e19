"""Small things that several parts of the page are made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import dash_mantine_components as dmc
from dash import html

__all__ = ["button", "dialogue", "doing", "hidden_text", "icon", "on_page", "segments"]


def doing(do: str, of: str | None = None) -> dict[str, str]:
    """Attributes that make an element act on the view when it is clicked.

    assets/act.js listens for them; `do` and `of` are those of `actions.act`.
    """
    return {"data-do": do} if of is None else {"data-do": do, "data-of": of}


def on_page(command: str) -> dict[str, str]:
    """Attributes of an element that does something in the browser alone (assets/page.js)."""
    return {"data-page": command}


def button(
    children: Any, *, kind: str = "", name: str | None = None, **options: Any
) -> html.Button:
    """A button; `name` is its accessible name where the text alone does not say it."""
    if name is not None:
        options["aria-label"] = name
    return html.Button(children, type="button", className=f"button {kind}".strip(), **options)


def icon(name: str) -> html.Span:
    """A drawn sign (assets/icons.css); always beside a word or on a named button."""
    return html.Span(className=f"icon icon-{name}", **{"aria-hidden": "true"})


def hidden_text(text: str) -> html.Span:
    """Text for screen readers only."""
    return html.Span(text, className="unseen")


def dialogue(name: str, title: str, children: list[Any], *, kind: str = "") -> html.Dialog:
    """A dialogue of the browser's own, which keeps the focus in and closes with Escape.

    A command on the page with its `name` opens it. One of kind "dialogue-sheet" comes from the
    bottom on a phone.
    """
    close = html.Button(
        icon("close"),
        type="button",
        className="button-sign",
        **{"aria-label": "Close"},
        **on_page("close"),
    )
    return html.Dialog(
        [
            html.Div(
                [html.H2(title, id=f"{name}-title", className="dialogue-title"), close],
                className="dialogue-top",
            ),
            *children,
        ],
        id=name,
        className=f"dialogue {kind}".strip(),
        **{"aria-labelledby": f"{name}-title"},
    )


def segments(id_: str, label: str, choices: Mapping[str, str], *, value: str) -> html.Div:
    """A choice of a few words side by side, with its name above them."""
    name = html.Span(label, className="form-label", **{"aria-hidden": "true"})
    control = dmc.SegmentedControl(
        id=id_,
        value=value,
        data=[{"value": choice, "label": said} for choice, said in choices.items()],
        fullWidth=True,
        **{"aria-label": label},
    )
    return html.Div([name, control], className="form-field")
