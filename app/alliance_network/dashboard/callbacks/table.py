"""The tables, made once somebody looks at them: a page that is not needs none of their scripts."""

from __future__ import annotations

from dash import Dash, Input, Output

from alliance_network.dashboard.ids import Id
from alliance_network.dashboard.parts.table import tables

__all__ = ["register"]


def register(app: Dash) -> None:
    """Let the page ask for its tables."""

    @app.callback(
        Output(Id.TABLE, "children"), Input(Id.TABLE_WANTED, "data"), prevent_initial_call=True
    )
    def made(wanted):
        return tables()
