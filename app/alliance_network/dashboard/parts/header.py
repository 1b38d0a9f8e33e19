"""The header: which network, search, share, export, help, theme."""

from __future__ import annotations

from collections.abc import Mapping

import dash_mantine_components as dmc
from dash import html

from alliance_network.dashboard.ids import Id
from alliance_network.dashboard.parts.elements import button, icon, on_page
from alliance_network.model.dataset import Dataset
from alliance_network.words import counted

__all__ = ["header"]


def header(datasets: Mapping[str, Dataset]) -> html.Div:
    """The row at the top of the page, 48 px high."""
    return html.Div(
        [
            _name(datasets),
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
                            button("Open", name="Open your own data", **on_page("own-data")),
                            button("Stories", **on_page("stories")),
                            button("Present", **on_page("present")),
                            _sign(
                                "about",
                                "About this network",
                                "about-network",
                                kind="header-narrow",
                            ),
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


def _name(datasets: Mapping[str, Dataset]) -> html.Div:
    # Of several, the address says which; the first answer names it.
    title = next(iter(datasets.values())).title if len(datasets) == 1 else ""
    several = counted(len(datasets), "network") if len(datasets) > 1 else None
    named = "Choose a network"
    choose = html.Button(
        [html.Span(several, className="header-count") if several else None, icon("down")],
        type="button",
        className="header-choose",
        title=named,
        **{"aria-label": f"{several}. {named}" if several else named, "aria-haspopup": "dialog"},
        **on_page("networks"),
    )
    heading = html.H1(title, id=Id.HEADING, className="header-name")
    about = _sign("about", "About this network", "about-network", kind="header-wide")
    return html.Div(
        [html.Div([heading, choose], className="header-title"), about], className="header-network"
    )


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
