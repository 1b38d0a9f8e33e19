"""What scripts in the browser do on their own (assets/*.js, namespace "page")."""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input, Output

from alliance_network.dashboard.ids import Id

__all__ = ["register"]


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
        Output("export-own", "hidden"),
        Output("export-scaled", "hidden"),
        Input(Id.EXPORT_FORMAT, "value"),
        Input(Id.EXPORT_SIZE, "value"),
        Input(Id.EXPORT_WIDTH, "value"),
        Input(Id.EXPORT_HEIGHT, "value"),
        Input(Id.EXPORT_UNIT, "value"),
        Input(Id.EXPORT_SCALE, "value"),
        Input(Id.EXPORT_THEME, "value"),
        Input(Id.EXPORT_CLEAR, "checked"),
    )
