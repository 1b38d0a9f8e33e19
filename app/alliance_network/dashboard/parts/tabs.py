"""What is looked at: the network itself, or its ties as a table, over time, date by date."""

from __future__ import annotations

from dash import html

from alliance_network.dashboard.ids import Id
from alliance_network.dashboard.parts.elements import doing

__all__ = ["DATED", "PICTURES", "tabs"]

PICTURES = {
    "network": ("Network", "Actors and the ties between them"),
    "table": ("Table", "Ties and claims in rows, to sort and to keep"),
    "timeline": ("Timeline", "A row a tie: from when to when it is there"),
    "pair": ("Two dates", "The network at two dates, side by side"),
    "years": ("By year", "A small network for each year"),
    "relations": ("By relation", "A small network for each relation"),
}
"""Every kind of picture with its name and what it shows."""

DATED = frozenset({"timeline", "pair", "years"})
"""Those that say nothing of a network without dates."""


def tabs() -> html.Div:
    """The choice of what is looked at; assets/tabs.js marks the one that is chosen."""
    return html.Div(
        [_tab(picture, *said) for picture, said in PICTURES.items()],
        id=Id.TABS,
        className="tabs",
        role="tablist",
        **{"aria-label": "What is looked at"},
    )


def _tab(picture: str, name: str, shows: str) -> html.Button:
    chosen = picture == "network"
    return html.Button(
        name,
        id=f"tab-{picture}",
        type="button",
        role="tab",
        className="tab",
        title=shows,
        tabIndex=0 if chosen else -1,
        **{
            "aria-selected": "true" if chosen else "false",
            "aria-controls": "stage",
            "data-dated": "yes" if picture in DATED else None,
        },
        **doing("picture", picture),
    )
