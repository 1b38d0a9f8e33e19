"""The bare Dash page: `python bare_page.py NETWORK PORT WIDTH HEIGHT`.

It runs in our own environment and draws the very figure of our page beside a checklist of
relations: what our rail, words line, panel and parallel list cost is the difference.
"""

import sys
from dataclasses import replace

import plotly.graph_objects as go
from dash import Dash, Input, Output, dcc, html

from alliance_network.figures.network import network_scene
from alliance_network.figures.plan import plan
from alliance_network.figures.plotly import figure
from alliance_network.figures.style import LIGHT
from alliance_network.formats import open_dataset
from alliance_network.selection import select
from alliance_network.view import opening_view


def main(network: str, port: str, width: str, height: str) -> None:
    """Serve the network until stopped."""
    dataset = open_dataset(network)
    opening = opening_view(dataset)
    laid = plan(dataset, opening, width=int(width), height=int(height))
    style = replace(laid.style, theme=LIGHT)
    relations = [relation.id for relation in dataset.relations]

    def picture(shown: list[str]) -> go.Figure:
        selection = select(dataset, opening.but(relations=frozenset(shown)))
        return figure(network_scene(selection, laid, style))

    app = Dash()
    app.layout = html.Div(
        [
            dcc.Checklist(relations, relations, id="relations", style={"width": "260px"}),
            dcc.Graph(id="picture", figure=picture(relations)),
        ],
        style={"display": "flex"},
    )
    app.callback(
        Output("picture", "figure"), Input("relations", "value"), prevent_initial_call=True
    )(picture)
    app.run(host="127.0.0.1", port=int(port))


if __name__ == "__main__":
    main(*sys.argv[1:])
