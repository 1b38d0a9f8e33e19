"""The stories of a network to choose from, and the place where one is written."""

from __future__ import annotations

from dash import html

from alliance_network.dashboard.parts.elements import button, dialogue, icon, on_page
from alliance_network.story import (
    MOST_STEPS,
    NOTES_LENGTH,
    STORY_BYTES,
    TEXT_LENGTH,
    TITLE_LENGTH,
)

__all__ = ["stories_dialogue", "story_editor"]


def stories_dialogue() -> html.Dialog:
    """The network's stories, one's own, and the ways to a new one; assets/stories.js fills it."""
    return dialogue(
        "stories",
        "Stories",
        [
            html.Div(id="stories-shipped", className="stories-part"),
            html.Div(
                [
                    html.H3("Your story", className="stories-heading"),
                    html.P(
                        "What you write stays in this browser until you download it.",
                        className="stories-note",
                    ),
                    html.Div(id="stories-own"),
                    html.Div(
                        [
                            button("New story", **on_page("new-story")),
                            button("Open a story file", **on_page("choose-story")),
                        ],
                        className="export-buttons",
                    ),
                ],
                className="stories-part",
            ),
            html.Div(id="stories-said", className="stories-said", role="alert"),
        ],
    )


def story_editor() -> html.Section:
    """Where one's own story is written, beside the picture; assets/story-editor.js fills it."""
    return html.Section(
        [
            html.Div(
                [
                    html.H2("Your story", className="story-heading"),
                    html.Div(id="story-title", className="story-title"),
                    html.Div(
                        [
                            button("Preview", **on_page("preview-story")),
                            button("Download", **on_page("download-story")),
                            html.Button(
                                icon("close"),
                                type="button",
                                className="button-sign",
                                title="Close your story",
                                **{"aria-label": "Close your story"},
                                **on_page("close-story"),
                            ),
                        ],
                        className="story-buttons",
                    ),
                ],
                className="story-top",
            ),
            html.Div(id="story-faults", className="story-faults", role="alert"),
            html.Div(
                [
                    html.Div(
                        [
                            html.Div(id="story-list", className="story-list"),
                            html.P(
                                "No step yet. Choose what the picture shows, then add it.",
                                id="story-none",
                                className="story-none",
                            ),
                            html.Div(
                                [
                                    html.Span(id="story-undo-said"),
                                    button("Undo", kind="plain", **on_page("undo-story")),
                                ],
                                id="story-undo",
                                className="story-undo",
                                hidden=True,
                            ),
                            button(
                                "Add this view as a step",
                                kind="button-strong",
                                **on_page("add-step"),
                            ),
                        ],
                        className="story-steps",
                    ),
                    html.Div(
                        [
                            html.Div(
                                [
                                    button("Show", **on_page("show-step")),
                                    button("Use the present view", **on_page("take-view")),
                                    button("Move up", **on_page("move-step-up")),
                                    button("Move down", **on_page("move-step-down")),
                                    button("Delete", **on_page("delete-step")),
                                ],
                                className="story-tools",
                            ),
                            html.Div(id="story-fields", className="story-fields"),
                        ],
                        id="story-step",
                        className="story-step",
                        role="group",
                        hidden=True,
                    ),
                ],
                className="story-body",
            ),
        ],
        id="story-editor",
        className="story-editor",
        hidden=True,
        tabIndex=-1,
        **{
            "aria-label": "Your story",
            "data-most-steps": str(MOST_STEPS),
            "data-most-bytes": str(STORY_BYTES),
            "data-title-length": str(TITLE_LENGTH),
            "data-text-length": str(TEXT_LENGTH),
            "data-notes-length": str(NOTES_LENGTH),
        },
    )
