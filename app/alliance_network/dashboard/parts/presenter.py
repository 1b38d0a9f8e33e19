"""What the page shows while a story is presented: its text, its buttons, its overview."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from alliance_network.dashboard.parts.elements import button, dialogue, icon, on_page

__all__ = ["presenter"]


def presenter() -> list[Component]:
    """The places that assets/present*.js fill; hidden until a story is presented."""
    return [
        html.Section(
            [
                html.H1(id="present-story", className="unseen"),
                # On a desk the step that is shown, on a phone every step.
                html.Div(id="present-steps", className="present-steps"),
                html.Ul(id="present-key", className="present-key", **_named("Key")),
                html.Div(_buttons(), className="present-bar", role="group", **_named("Steps")),
            ],
            id="present",
            className="present",
            hidden=True,
            **_named("Story"),
        ),
        html.Div(
            [
                html.P(id="present-sentence", className="present-sentence", role="status"),
                button("Who says so", **on_page("present-details")),
            ],
            id="present-asked",
            className="present-asked",
            hidden=True,
        ),
        html.Button(
            id="present-return",
            type="button",
            className="present-return",
            hidden=True,
            **on_page("present-return"),
        ),
        html.Output(id="present-digits", className="present-digits", hidden=True),
        html.Div(id="present-blank", className="present-blank", hidden=True),
        dialogue(
            "present-overview", "All steps", [html.Div(id="present-cards", className="cards")]
        ),
    ]


def _buttons() -> list[Component]:
    """Everything that a key does, for those who have none."""
    return [
        _step("←", "Previous step", "present-previous"),
        html.Span(id="present-count", className="present-count"),
        _step("→", "Next step", "present-next"),
        button("Overview", kind="quiet", **on_page("present-overview")),
        button(
            "Choices",
            kind="quiet present-desk",
            **on_page("present-explore"),
            **{"aria-expanded": "false"},
        ),
        button(
            "Time",
            kind="quiet",
            **on_page("present-time"),
            **{"aria-expanded": "false", "aria-controls": "time"},
        ),
        button("Speaker", kind="quiet present-desk", **on_page("present-speaker")),
        html.Button(
            icon("close"),
            type="button",
            className="button-sign present-leave",
            title="Leave the story",
            **_named("Leave the story"),
            **on_page("present-leave"),
        ),
    ]


def _step(sign: str, name: str, command: str) -> html.Button:
    return html.Button(
        sign,
        type="button",
        title=name,
        className="button-sign present-step",
        **_named(name),
        **on_page(command),
    )


def _named(name: str) -> dict[str, str]:
    return {"aria-label": name}
