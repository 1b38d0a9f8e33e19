# /// script
# requires-python = ">=3.11"
# dependencies = ["dash-cytoscape==1.0.2", "dash==4.4.1"]
# ///
"""dash-cytoscape 1.0.2 with one of our graphs: `uv run --script cytoscape_page.py GRAPH PORT`.

The page a Dash user would write: the picture and a checklist of relations. The filter is a
style sheet, a few hundred bytes, where sending the elements again would be a megabyte at L.

In its favour: places given, and none of the counts, sentences and claims of our own page.
"""

import json
import sys
from pathlib import Path

import dash_cytoscape as cyto
from dash import Dash, Input, Output, dcc, html


def main(graph: str, port: str) -> None:
    """Serve the graph until stopped."""
    data = json.loads(Path(graph).read_text(encoding="utf-8"))
    relations = [relation["id"] for relation in data["relations"]]
    directed = {tie["relation"] for tie in data["ties"] if tie["directed"]}
    plain = [
        {"selector": "node", "style": {"label": "data(label)", "width": 14, "height": 14}},
        {"selector": "edge", "style": {"width": 1.5, "curve-style": "bezier"}},
        *(
            {
                "selector": f'[relation = "{relation["id"]}"]',
                "style": {
                    "line-color": relation["colour"],
                    "target-arrow-color": relation["colour"],
                    "target-arrow-shape": "triangle" if relation["id"] in directed else "none",
                },
            }
            for relation in data["relations"]
        ),
    ]
    elements = [
        {
            "data": {"id": actor["id"], "label": actor["name"]},
            "position": {"x": actor["x"] * data["width"], "y": actor["y"] * data["height"]},
        }
        for actor in data["actors"]
    ] + [
        {"data": {"source": tie["from"], "target": tie["to"], "relation": tie["relation"]}}
        for tie in data["ties"]
    ]

    app = Dash()
    app.layout = html.Div(
        [
            dcc.Checklist(relations, relations, id="relations", style={"width": "260px"}),
            cyto.Cytoscape(
                id="picture",
                elements=elements,
                stylesheet=plain,
                layout={"name": "preset"},
                style={"width": f"{data['width']}px", "height": f"{data['height']}px"},
            ),
        ],
        style={"display": "flex"},
    )

    @app.callback(
        Output("picture", "stylesheet"), Input("relations", "value"), prevent_initial_call=True
    )
    def show(shown: list[str]) -> list[dict]:
        return plain + [
            {"selector": f'[relation = "{relation}"]', "style": {"display": "none"}}
            for relation in relations
            if relation not in shown
        ]

    app.run(host="127.0.0.1", port=int(port))


if __name__ == "__main__":
    main(*sys.argv[1:])
