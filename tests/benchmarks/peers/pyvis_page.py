# /// script
# requires-python = ">=3.11"
# dependencies = ["pyvis==0.3.2"]
# ///
"""pyvis 0.3.2 with one of our graphs: `uv run --script pyvis_page.py GRAPH PORT`.

pyvis writes one static page. Its filter menu is all it has to filter with: it shows the actors
that have a tie of the relation, with every tie between them, so it does less than was asked.

In its favour: physics off with places given, and its scripts inside the page.
"""

import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from pyvis.network import Network


def page(graph: str) -> bytes:
    """Write the page of a graph."""
    data = json.loads(Path(graph).read_text(encoding="utf-8"))
    network = Network(
        width=f"{data['width']}px",
        height=f"{data['height']}px",
        directed=True,
        filter_menu=True,
        cdn_resources="in_line",
    )
    network.toggle_physics(False)
    for actor in data["actors"]:
        network.add_node(
            actor["id"],
            label=actor["name"],
            kind=actor["kind"],
            x=actor["x"] * data["width"],
            y=actor["y"] * data["height"],
            size=7,
            physics=False,
        )
    colours = {relation["id"]: relation["colour"] for relation in data["relations"]}
    for tie in data["ties"]:
        network.add_edge(
            tie["from"],
            tie["to"],
            relation=tie["relation"],
            color=colours[tie["relation"]],
            arrows="to" if tie["directed"] else "",
        )
    return network.generate_html().encode()


def main(graph: str, port: str) -> None:
    """Serve the graph until stopped."""
    body = page(graph)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    ThreadingHTTPServer(("127.0.0.1", int(port)), Handler).serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
