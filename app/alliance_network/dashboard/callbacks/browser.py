"""What scripts in the browser do on their own (assets/*.js, namespace "page")."""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input, Output

from alliance_network.dashboard.ids import Id

__all__ = ["register"]

SETTINGS = (
    (Id.EXPORT_FORMAT, "value"),
    (Id.EXPORT_SIZE, "value"),
    (Id.EXPORT_WIDTH, "value"),
    (Id.EXPORT_HEIGHT, "value"),
    (Id.EXPORT_UNIT, "value"),
    (Id.EXPORT_SCALE, "value"),
    (Id.EXPORT_PALETTE, "value"),
    (Id.EXPORT_CLEAR, "checked"),
    (Id.EXPORT_LABELS, "checked"),
    (Id.EXPORT_PARTS, "value"),
    (Id.EXPORT_HEADING, "value"),
    (Id.EXPORT_EACH, "value"),
    (Id.EXPORT_SEEN, "value"),
)
"""What is chosen in the export dialogue; assets/export.js reads it by these names."""


def register(app: Dash) -> None:
    """Tie the scripts to the stores they listen to."""
    for store, function in (
        (Id.PLACE, "placed"),
        (Id.PICKED, "picked"),
        (Id.DROPPED, "dropped"),
        (Id.VIEW, "viewed"),
        (Id.RESULTS, "found"),
        (Id.PANEL, "opened"),
    ):
        field = "children" if store in (Id.RESULTS, Id.PANEL) else "data"
        app.clientside_callback(ClientsideFunction("page", function), Input(store, field))
    app.clientside_callback(
        ClientsideFunction("page", "exported"),
        Output("export-link", "href"),
        Output("export-data", "href"),
        Output("export-pack", "href"),
        Output("export-own", "hidden"),
        Output("export-scaled", "hidden"),
        Output("export-copying", "hidden"),
        Output(Id.EXPORT_HEADING, "disabled"),
        *(Input(id_, field) for id_, field in SETTINGS),
    )
    app.clientside_callback(
        ClientsideFunction("page", "cited"),
        Input(Id.CITE_STYLE, "value"),
        Input(Id.EXPORT_TAB, "value"),
    )
    app.clientside_callback(ClientsideFunction("page", "saving"), Input(Id.SAVE_WHAT, "value"))
    app.clientside_callback(ClientsideFunction("page", "citing"), Input(Id.ABOUT_STYLE, "value"))
