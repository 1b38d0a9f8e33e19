# /// script
# requires-python = "==3.11.*"
# dependencies = ["jaal==0.1.9", "dash==2.18.2", "pandas==1.5.3", "numpy==1.26.4"]
# ///
"""Jaal 0.1.9 with one of our graphs: `uv run --script jaal_page.py GRAPH PORT`.

The pins are the newest that work: Jaal needs dash-bootstrap-components below 1, whose import
needs Dash 2; pandas 1.5 needs numpy 1.

In Jaal's favour: physics off with places given (its own simulation does not settle at 5,000
ties), and one tie a pair, since its ids are `from__to` and a second tie stops the page.
"""

import json
import sys
from pathlib import Path

import pandas as pd
from jaal import Jaal

# Jaal takes its style sheet from a CDN, out of reach here: the two columns it would make.
STYLE = """<style>
.row:has(> .col-9) {display: flex; width: 1440px} .col-3 {width: 260px} .col-9 {width: 1180px}
textarea, input, select {display: block; width: 90%}
</style></head>"""


def main(graph: str, port: str) -> None:
    """Serve the graph until stopped."""
    data = json.loads(Path(graph).read_text(encoding="utf-8"))
    actors = pd.DataFrame(
        {
            "id": actor["id"],
            "label": actor["name"],
            "kind": actor["kind"],
            "x": actor["x"] * data["width"],
            "y": actor["y"] * data["height"],
        }
        for actor in data["actors"]
    )
    ties = pd.DataFrame(data["ties"])[["from", "to", "relation"]]
    pairs = ties[["from", "to"]].apply(frozenset, axis=1)
    app = Jaal(ties[~pairs.duplicated()], actors).create(
        directed=True, vis_opts={"physics": False, "height": f"{data['height']}px"}
    )
    app.index_string = app.index_string.replace("</head>", STYLE)
    app.run(host="127.0.0.1", port=int(port))


if __name__ == "__main__":
    main(*sys.argv[1:])
