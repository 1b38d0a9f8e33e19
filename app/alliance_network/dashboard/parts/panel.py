"""The panel beside the picture: the chosen actor or tie, or else what a comparison found."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from alliance_network.dashboard.parts.elements import button, doing, icon, on_page
from alliance_network.dashboard.parts.panel_actor import actor_panel
from alliance_network.dashboard.parts.panel_comparison import COMPARISON, comparison_panel
from alliance_network.dashboard.parts.panel_tie import tie_panel
from alliance_network.selection import Selection

__all__ = ["panel"]


def panel(selection: Selection) -> list[Component]:
    """The panel of what a selection's view has chosen, or compares; empty if it does neither."""
    chosen, compared = selection.view.selected, selection.view.compare_to is not None
    if chosen is None:
        if not compared:
            return []
        return [_close(**on_page(COMPARISON)), *comparison_panel(selection)]
    known = chosen in selection.dataset.actor_index
    content = actor_panel(selection, chosen) if known else tie_panel(selection, chosen)
    back = button("Back to what changed", kind="panel-back", **doing("select", ""))
    return [_close(**doing("select", "")), *([back] if compared else []), *content]


def _close(**deed: str) -> html.Button:
    return html.Button(
        icon("close"),
        type="button",
        className="panel-close",
        **{"aria-label": "Close the panel"},
        **deed,
    )
