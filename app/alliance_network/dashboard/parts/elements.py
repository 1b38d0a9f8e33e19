"""Small things that several parts of the page are made of."""

from __future__ import annotations

from typing import Any

from dash import html

__all__ = ["button", "doing", "hidden_text", "icon", "on_page"]


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
