"""The dialogues for help and for sharing."""

from __future__ import annotations

import dash_mantine_components as dmc
from dash import html

from alliance_network.dashboard.parts.elements import button, dialogue, on_page

__all__ = ["KEYS", "help_dialogue", "share_dialogue"]

# Whether a key works alone, so that it can be switched off (WCAG 2.1.4), which, and what it does.
KEYS = (
    (True, "/", "Search"),
    (False, "Ctrl K", "Search"),
    (True, "1 to 9", "Show or hide a relation"),
    (True, "r", "Everything as the network opens"),
    (True, "l", "List of actors and ties"),
    (True, "?", "This help"),
    (False, "Arrow keys", "Walk from the chosen actor along its ties"),
    (False, "Enter", "Open what is walked to"),
    (False, "Escape", "Close, go back"),
)


def help_dialogue() -> html.Dialog:
    """How to read and use the page; all its keys."""
    rows = [
        html.Tr([html.Th(html.Kbd(key), scope="row"), html.Td(meaning)]) for _, key, meaning in KEYS
    ]
    return dialogue(
        "help",
        "Help",
        [
            html.P(
                "Click a line to see who says so, an actor to see its ties. Drag an actor to move "
                "it, drag the background to move the picture, turn the wheel to zoom."
            ),
            html.P(
                "A full line is asserted: at least one source states it as a fact. A hollow line "
                "is reported: somebody says so. ≠ marks a tie that is asserted and denied, × one "
                "that is only denied."
            ),
            html.Table(
                [html.Caption("Keys", className="unseen"), html.Tbody(rows)], className="keys"
            ),
            dmc.Switch(
                id="single-keys", label="Keys that work alone (/ ? l r 1 to 9)", checked=True
            ),
        ],
    )


def share_dialogue() -> html.Dialog:
    """The link to what is on the screen."""
    form = html.Div(
        [
            html.P(id="share-said", className="export-said", role="status"),
            dmc.TextInput(
                id="share-link", label="The link holds all that you chose", value="", readOnly=True
            ),
            html.Div(
                button("Copy link", kind="button-strong", **on_page("copy-link")),
                className="export-buttons",
            ),
        ],
        className="form",
    )
    return dialogue("share", "Share", [form])
