"""The dialogues for help and for sharing."""

from __future__ import annotations

import dash_mantine_components as dmc
from dash import html

from alliance_network.dashboard.parts.elements import button, dialogue, on_page

__all__ = ["help_dialogue", "share_dialogue"]


def help_dialogue() -> html.Dialog:
    """How to read and use the page; all its keys."""
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
                "is reported: said or thought so. ≠ marks a tie that is asserted and denied, × one "
                "that is only denied."
            ),
            # assets/keys.js names every key with what it does.
            html.Div(id="help-keys"),
            dmc.Switch(
                id="single-keys",
                label="Keys that work alone (/ ? [ ] i l n p r 1 to 9)",
                checked=True,
            ),
        ],
    )


def share_dialogue() -> html.Dialog:
    """The link to what is on the screen, and the frame that shows it in another page."""
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
            dmc.Textarea(
                id="share-frame",
                label="Embed: the frame that shows it in another page",
                value="",
                readOnly=True,
                classNames={"input": "share-code"},
            ),
            html.Div(
                button("Copy frame", **on_page("copy-frame")),
                className="export-buttons",
            ),
        ],
        className="form",
    )
    return dialogue("share", "Share", [form])
