"""The panel beside the picture: what is known of the chosen actor or tie."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from alliance_network.dashboard.parts.elements import doing, icon
from alliance_network.dashboard.parts.panel_actor import actor_panel
from alliance_network.dashboard.parts.panel_tie import tie_panel
from alliance_network.selection import Selection

__all__ = ["panel"]


def panel(selection: Selection) -> list[Component]:
    """The panel of what a selection's view has chosen; empty if nothing is."""
    chosen = selection.view.selected
    if chosen is None:
        return []
    known = chosen in selection.dataset.actor_index
    content = actor_panel(selection, chosen) if known else tie_panel(selection, chosen)
    close = html.Button(
        icon("close"),
        type="button",
        className="panel-close",
        **{"aria-label": "Close the panel"},
        **doing("select", ""),
    )
    return [close, *content]
