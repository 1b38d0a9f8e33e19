"""The whole page: header, words, rail, picture, panel."""

from __future__ import annotations

from collections.abc import Mapping

import dash_mantine_components as dmc
from dash import dcc, html

from alliance_network.dashboard.ids import Id
from alliance_network.dashboard.parts.elements import button, icon, on_page
from alliance_network.dashboard.parts.embedded import embedded
from alliance_network.dashboard.parts.export_form import export_form
from alliance_network.dashboard.parts.header import header
from alliance_network.dashboard.parts.help import help_dialogue, share_dialogue
from alliance_network.dashboard.parts.listing import listing
from alliance_network.dashboard.parts.opening import drop_place, notice
from alliance_network.dashboard.parts.picture import picture
from alliance_network.dashboard.parts.presenter import presenter
from alliance_network.dashboard.parts.stories import stories_dialogue, story_editor
from alliance_network.model.dataset import Dataset

__all__ = ["shell"]

# Under this width the rail and the panel are sheets; assets/page.css has the same number.
NARROW = 900


def shell(
    datasets: Mapping[str, Dataset], *, base_path: str, public_url: str | None
) -> dmc.MantineProvider:
    """The page before anything is chosen; one answer of the server fills it."""
    page = dmc.AppShell(
        [
            html.A("Skip to the picture", href="#main", className="skip"),
            dmc.AppShellHeader(
                [
                    header(datasets, base_path=base_path),
                    html.Div(
                        [
                            html.Div(id=Id.WORDS, className="words", role="status"),
                            html.P("Click a line to see who says so", id="hint", className="hint"),
                        ],
                        className="words-line",
                    ),
                    embedded(),
                ],
                className="top",
            ),
            dmc.AppShellNavbar(
                [
                    html.Button(
                        html.Span(className="sheet-grip"),
                        type="button",
                        className="sheet-handle",
                        **{"aria-label": "All switches", "aria-expanded": "false"},
                        **on_page("sheet"),
                    ),
                    html.Div(
                        [
                            html.Div(id=Id.RAIL, className="rail"),
                            html.Section(id=Id.FOCUS, className="rail-section rail-focus"),
                        ],
                        className="side-content",
                    ),
                ],
                className="side",
                **{"aria-label": "What is shown"},
            ),
            dmc.AppShellMain(
                [
                    html.Div(id=Id.MESSAGE, className="message", role="alert"),
                    notice(),
                    picture(),
                    html.Div(id=Id.EMPTY, className="empty", role="status"),
                    html.Div(className="busy", **{"aria-hidden": "true"}),
                    html.Div(
                        button(
                            [icon("list"), "List"],
                            kind="list-button",
                            **on_page("list"),
                            **{"aria-expanded": "false", "aria-controls": "listing"},
                        ),
                        className="list-place",
                    ),
                    listing(),
                ],
                id="main",
                className="main",
                tabIndex=-1,
            ),
            dmc.AppShellAside(
                html.Div(id=Id.PANEL, className="panel-content"),
                className="panel",
                **{"aria-label": "What is known of it"},
            ),
            story_editor(),
            *presenter(),
            html.P(id="said", className="unseen", role="status"),
            export_form(),
            share_dialogue(),
            help_dialogue(),
            stories_dialogue(),
            drop_place(),
            dcc.Store(id=Id.VIEW),
            dcc.Store(id=Id.ACTION),
            dcc.Store(id=Id.SCHEME),
        ],
        id=Id.SHELL,
        className="shell",
        mode="static",
        **{"data-base": base_path, "data-public": public_url or ""},
    )
    return dmc.MantineProvider(
        page,
        id=Id.MANTINE,
        defaultColorScheme="auto",
        theme={"respectReducedMotion": True, "fontFamily": "var(--font)"},
    )
