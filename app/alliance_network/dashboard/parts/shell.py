"""The whole page: header, words, rail, picture, panel."""

from __future__ import annotations

import dash_mantine_components as dmc
from dash import dcc, html

from alliance_network.dashboard.ids import Id
from alliance_network.dashboard.networks import Networks
from alliance_network.dashboard.parts.about import about_dialogue
from alliance_network.dashboard.parts.elements import button, icon, on_page
from alliance_network.dashboard.parts.embedded import embedded
from alliance_network.dashboard.parts.export_form import export_form
from alliance_network.dashboard.parts.faults import faults_dialogue
from alliance_network.dashboard.parts.header import header
from alliance_network.dashboard.parts.help import help_dialogue, share_dialogue
from alliance_network.dashboard.parts.listing import listing
from alliance_network.dashboard.parts.mapping import mapping_dialogue
from alliance_network.dashboard.parts.networks import networks_dialogue
from alliance_network.dashboard.parts.opening import drop_place, notice, progress
from alliance_network.dashboard.parts.picture import picture
from alliance_network.dashboard.parts.presenter import presenter
from alliance_network.dashboard.parts.sheet import sheet
from alliance_network.dashboard.parts.stories import stories_dialogue, story_editor
from alliance_network.dashboard.parts.table import table_place
from alliance_network.dashboard.parts.tabs import tabs
from alliance_network.dashboard.parts.time import time_strip

__all__ = ["shell"]

# Under this width the rail and the panel are sheets; assets/page.css has the same number.
NARROW = 900


def shell(
    networks: Networks, *, base_path: str, public_url: str | None, upload_bytes: int
) -> dmc.MantineProvider:
    """The page before anything is chosen; one answer of the server fills it.

    Parameters
    ----------
    networks : Networks
    base_path, public_url : str
        As `app.build` takes them.
    upload_bytes : int
        Largest file that may be dropped.
    """
    page = dmc.AppShell(
        [
            html.A("Skip to the picture", href="#main", className="skip"),
            dmc.AppShellHeader(
                [
                    header(networks),
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
                            html.Div(id=Id.EVIDENCE, className="rail-evidence"),
                        ],
                        className="side-content",
                    ),
                ],
                className="side",
                **{"aria-label": "What is shown"},
            ),
            dmc.AppShellMain(
                [
                    tabs(),
                    html.Div(
                        [
                            html.Div(id=Id.MESSAGE, className="message", role="alert"),
                            notice(),
                            progress("file-progress"),
                            picture(),
                            sheet(),
                            *table_place(),
                            html.Div(id=Id.EMPTY, className="empty", role="status"),
                            html.Div(className="busy", **{"aria-hidden": "true"}),
                            html.Div(
                                [
                                    button(
                                        [icon("list"), "List"],
                                        kind="list-button",
                                        **on_page("list"),
                                        **{"aria-expanded": "false", "aria-controls": "listing"},
                                    ),
                                    button(
                                        "What changed",
                                        kind="list-button comparison-button",
                                        **on_page("comparison"),
                                    ),
                                ],
                                className="list-place",
                            ),
                            listing(),
                        ],
                        id="stage",
                        className="stage",
                        role="tabpanel",
                        **{"aria-labelledby": "tab-network"},
                    ),
                    html.Div(
                        time_strip(),
                        id=Id.TIME,
                        className="time",
                        role="group",
                        **{"aria-label": "Time"},
                    ),
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
            networks_dialogue(networks, base_path=base_path),
            about_dialogue(),
            mapping_dialogue(),
            faults_dialogue(),
            drop_place(most=upload_bytes),
            dcc.Store(id=Id.VIEW),
            dcc.Store(id=Id.ACTION),
            dcc.Store(id=Id.SCHEME),
            dcc.Store(id=Id.EVIDENCE_ASKED),
            dcc.Store(id=Id.EVIDENCE_TOLD),
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
