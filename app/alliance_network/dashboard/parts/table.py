"""The tables of what is shown: one of its ties, one of the claims that make them."""

from __future__ import annotations

from typing import Any

import dash_ag_grid as dag
import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from alliance_network.dashboard.ids import Id
from alliance_network.dashboard.parts.elements import button, on_page
from alliance_network.export.table import TABLES

__all__ = ["table_place", "tables"]

# assets/table.js gives the grids their columns and rows.
_OPTIONS: dict[str, Any] = {
    "theme": {"function": "themeQuartz"},
    "animateRows": False,
    "enableCellTextSelection": True,
    "ensureDomOrder": True,
    "suppressMovableColumns": True,
    "suppressNoRowsOverlay": True,
    "rowSelection": {
        "mode": "multiRow",
        "checkboxes": False,
        "headerCheckbox": False,
        "enableClickSelection": True,
    },
}


def table_place() -> list[Component]:
    """Where the tables will be; they come when somebody first looks at them (assets/table.js)."""
    return [html.Div(id=Id.TABLE, className="table"), dcc.Store(id=Id.TABLE_WANTED)]


def tables() -> list[Component]:
    """Both tables with what is done to them; one is seen at a time."""
    return [
        html.Div(
            [
                html.Div(
                    [_choice(table, chosen=table == TABLES[0]) for table in TABLES],
                    className="choice table-choice",
                    role="radiogroup",
                    **{"aria-label": "Rows of the table"},
                ),
                # What is typed there is no part of the view.
                dmc.TextInput(
                    id="table-find",
                    placeholder="Find in all columns",
                    className="table-find",
                    classNames={"input": "table-find-field"},
                    **{"aria-label": "Find rows by any column"},
                ),
                html.P(id="table-count", className="table-count", role="status"),
                html.Div(
                    [
                        button("Copy", **on_page("table-copy")),
                        button("CSV", name="Download CSV", **on_page("table-csv")),
                        button("XLSX", name="Download XLSX", **on_page("table-xlsx")),
                    ],
                    className="table-files",
                ),
            ],
            className="table-bar",
        ),
        html.P(
            "Enter opens what is known of a row's tie, Ctrl Enter its source. Ctrl C copies rows.",
            id="table-help",
            className="unseen",
        ),
        *(_grid(table, hidden=table != TABLES[0]) for table in TABLES),
        html.P(id="table-more", className="table-more"),
    ]


def _choice(table: str, *, chosen: bool) -> html.Button:
    return html.Button(
        table.capitalize(),
        type="button",
        role="radio",
        className="choice-one",
        tabIndex=0 if chosen else -1,
        **{"aria-checked": "true" if chosen else "false", "data-table": table},
    )


def _grid(table: str, *, hidden: bool) -> html.Div:
    grid = dag.AgGrid(
        id=f"table-{table}",
        columnDefs=[],
        getRowId="params.data.id",
        dashGridOptions=_OPTIONS,
        className="table-grid",
        style={"height": "100%"},
    )
    return html.Div(grid, id=f"table-{table}-place", className="table-grid-place", hidden=hidden)
