"""The bare Dash page in time: `python bare_steps.py NETWORK PORT WIDTH HEIGHT VIEW FILTERED`.

Three buttons beside the very figure of our page: one step back, one step on, and the view with
one choice of evidence more.
"""

import sys
from dataclasses import replace

import plotly.graph_objects as go
from dash import Dash, Input, Output, ctx, dcc, html

from alliance_network.figures.network import network_scene
from alliance_network.figures.plan import plan
from alliance_network.figures.plotly import figure
from alliance_network.figures.style import LIGHT
from alliance_network.formats import open_dataset
from alliance_network.history.span import span_of
from alliance_network.selection import select
from alliance_network.view import View, from_query


def main(network: str, port: str, width: str, height: str, query: str, filtered: str) -> None:
    """Serve the network until stopped."""
    dataset = open_dataset(network)
    begins = from_query(query)
    laid = plan(dataset, begins, width=int(width), height=int(height))
    style = replace(laid.style, theme=LIGHT)
    steps = span_of(dataset).steps
    first = steps.index(begins.as_of)

    def picture(view: View) -> go.Figure:
        return figure(network_scene(select(dataset, view), laid, style))

    app = Dash()
    app.layout = html.Div(
        [
            *(html.Button(name, id=name) for name in ("back", "on", "filter")),
            dcc.Graph(id="picture", figure=picture(begins)),
        ]
    )

    @app.callback(
        Output("picture", "figure"),
        Input("back", "n_clicks"),
        Input("on", "n_clicks"),
        Input("filter", "n_clicks"),
        prevent_initial_call=True,
    )
    def shown(back: int | None, on: int | None, chosen: int | None) -> go.Figure:
        if ctx.triggered_id == "filter":
            return picture(from_query(filtered))
        return picture(begins.but(as_of=steps[first + (on or 0) - (back or 0)]))

    app.run(host="127.0.0.1", port=int(port))


if __name__ == "__main__":
    main(*sys.argv[1:])
