"""The header: which network, search, share, export, help, theme."""

from __future__ import annotations

from collections.abc import Mapping

import dash_mantine_components as dmc
from dash import html

from alliance_network.dashboard.address import path_of
from alliance_network.dashboard.ids import Id
from alliance_network.dashboard.parts.elements import button, icon, on_page
from alliance_network.model.dataset import Dataset

__all__ = ["header"]


def header(datasets: Mapping[str, Dataset], *, base_path: str) -> html.Div:
    """The row at the top of the page, 48 px high."""
    return html.Div(
        [
            _name(datasets, base_path=base_path),
            _search(),
            html.Div(
                [
                    _sign("search", "Search", "focus-search", kind="header-narrow"),
                    html.Button(
                        icon("more"),
                        type="button",
                        className="button-sign header-narrow",
                        **{"aria-label": "More", "aria-expanded": "false"},
                        **on_page("more"),
                    ),
                    html.Div(
                        [
                            button("Share", **on_page("share")),
                            button("Export", **on_page("export")),
                            button(
                                "Open", name="Open a figure or a story", **on_page("choose-file")
                            ),
                            button("Stories", **on_page("stories")),
                            button("Present", **on_page("present")),
                            _sign("help", "Help", "help"),
                            _sign("theme", "Light or dark", "theme"),
                        ],
                        className="header-more",
                    ),
                ],
                className="header-end",
            ),
        ],
        className="header",
    )


def _sign(sign: str, name: str, command: str, *, kind: str = "") -> html.Button:
    """A button with a drawn sign; its name is on the page where there is room for words."""
    return html.Button(
        [icon(sign), html.Span(name, className="sign-name")],
        type="button",
        className=f"button-sign {kind}".strip(),
        title=name,
        **on_page(command),
    )


def _name(datasets: Mapping[str, Dataset], *, base_path: str) -> html.Div:
    # Of several, the address says which; the first answer names it.
    title = next(iter(datasets.values())).title if len(datasets) == 1 else ""
    heading = html.H1(title, id=Id.HEADING, className="header-name")
    if len(datasets) == 1:
        return html.Div(heading, className="header-network")
    choose = html.Button(
        icon("down"), type="button", className="button-sign", **{"aria-label": "Other networks"}
    )
    menu = dmc.Menu(
        [
            dmc.MenuTarget(choose),
            dmc.MenuDropdown(
                [
                    dmc.MenuItem(dataset.title, href=path_of(name, base_path=base_path))
                    for name, dataset in datasets.items()
                ]
            ),
        ],
        position="bottom-start",
        transitionProps={"duration": 0},
    )
    return html.Div([heading, menu], className="header-network")


def _search() -> html.Div:
    return html.Div(
        [
            icon("search"),
            # assets/search.js makes this field a combobox and walks the results.
            dmc.TextInput(
                id=Id.SEARCH,
                placeholder="Search actors, ties, sources",
                debounce=120,
                className="search-box",
                classNames={"input": "search-field"},
                variant="unstyled",
                **{"aria-label": "Search actors, ties, sources"},
            ),
            html.Kbd("/", className="search-key", **{"aria-hidden": "true"}),
            html.Div(id=Id.RESULTS, className="search-results"),
        ],
        className="search",
        role="search",
    )
