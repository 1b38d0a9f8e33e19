"""The place of the picture: the graph, what is drawn over it, and the zoom buttons."""

from __future__ import annotations

from dash import dcc, html

from alliance_network.dashboard.ids import Id

__all__ = ["picture"]


def picture() -> html.Div:
    """The picture's place; assets/picture.js fills it and tells its size."""
    return html.Div(
        [
            dcc.Graph(
                id=Id.PICTURE,
                figure={"data": [], "layout": _EMPTY},
                config={"displayModeBar": False, "doubleClick": False},
                responsive=True,
                className="picture-graph",
            ),
            html.Div(id="picture-over", className="picture-over"),
            html.Div(id="picture-tip", className="picture-tip", hidden=True),
            html.Div(
                [
                    _button("+", "Zoom in", 1.4),
                    _button("−", "Zoom out", 1 / 1.4),
                    _button("⤢", "Show the whole network", 0),
                ],
                className="picture-zoom",
                role="group",
                **{"aria-label": "Zoom"},
            ),
            dcc.Store(id=Id.PLACE),
            dcc.Store(id=Id.LAYERS),
            dcc.Store(id=Id.KNOWN, data=[]),
            dcc.Store(id=Id.PICKED),
            dcc.Store(id=Id.DROPPED),
        ],
        id="picture-place",
        className="picture-place",
    )


# Until the first layers come: nothing, and no axes that would flash up.
_EMPTY = {
    "xaxis": {"visible": False},
    "yaxis": {"visible": False},
    "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
    "paper_bgcolor": "rgba(0,0,0,0)",
    "plot_bgcolor": "rgba(0,0,0,0)",
}


def _button(sign: str, name: str, factor: float) -> html.Button:
    return html.Button(
        sign,
        type="button",
        title=name,
        className="picture-zoom-button",
        **{"aria-label": name, "data-zoom": f"{factor:.4g}"},
    )
