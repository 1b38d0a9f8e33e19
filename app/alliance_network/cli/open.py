"""`alliance-network open`: the page at what a figure shows."""

from __future__ import annotations

from urllib.parse import quote

import typer

from alliance_network.cli.options import Host, Network, OpenBrowser, Port, Shown
from alliance_network.cli.progress import step
from alliance_network.cli.serving import serve_until_stopped
from alliance_network.cli.what import what_of

__all__ = ["open_figure"]


def open_figure(
    what: Shown,
    *,
    network: Network = None,
    host: Host = "127.0.0.1",
    port: Port = None,
    open_browser: OpenBrowser = None,
) -> None:
    """Open a figure where it came from: the page, showing the same.

    Says so if the network is not the one that the figure was made from any more. Press Ctrl+C
    to stop.

    \b
    alliance-network open figure.png
    alliance-network open figure.pdf --network my-network/
    """
    with step(f"Reading {what}"):
        from alliance_network.dashboard.settings import Settings
        from alliance_network.view import to_query

        found = what_of(what, network=network)
    if found.said is not None:
        typer.echo(found.said, err=True)
    serve_until_stopped(
        Settings(datasets=(found.place,)),
        host=host,
        port=port,
        workers=1,
        open_browser=open_browser,
        page=f"{quote(found.dataset.name)}?{to_query(found.view)}",
    )
