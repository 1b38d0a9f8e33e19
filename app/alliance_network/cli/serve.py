"""`alliance-network serve`: the network in the browser, for oneself or for others."""

from __future__ import annotations

import os
import sys
import threading
import webbrowser
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from alliance_network.cli.progress import step

if TYPE_CHECKING:
    from alliance_network.dashboard.settings import Settings

__all__ = ["serve"]


def serve(
    datasets: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="DATASET",
            show_default=False,
            help="Networks to show, the first one first; all that ship if left out.",
        ),
    ] = None,
    *,
    host: Annotated[
        str,
        typer.Option(
            metavar="HOST",
            help="Who can reach it: 127.0.0.1 this machine, 0.0.0.0 all that know its address.",
        ),
    ] = "127.0.0.1",
    port: Annotated[
        int | None,
        typer.Option(
            metavar="PORT",
            min=0,
            max=65535,
            show_default="8050, or the next that is free",
            help="The port to listen on; 0 for any.",
        ),
    ] = None,
    workers: Annotated[
        int,
        typer.Option(
            metavar="N", min=1, max=64, help="Processes that answer; one a processor is plenty."
        ),
    ] = 1,
    base_path: Annotated[
        str | None,
        typer.Option(
            metavar="PATH",
            show_default="that of the public address, else /",
            help="The path under which a proxy shows it, like /networks; it may strip it or not.",
        ),
    ] = None,
    public_url: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            show_default=False,
            help="The address at which others reach it, like https://example.org/networks.",
        ),
    ] = None,
    open_browser: Annotated[
        bool | None,
        typer.Option(
            "--open/--no-open",
            show_default="open, where there is a desktop",
            help="Open it in the browser.",
        ),
    ] = None,
    debug: Annotated[
        bool,
        typer.Option(
            "--debug", help="For work on the program itself: reloads, and shows errors. Not safe."
        ),
    ] = False,
) -> None:
    """Show networks in the browser.

    Press Ctrl+C to stop.

    \b
    alliance-network serve
    alliance-network serve my-network/ --port 8080
    alliance-network serve --workers 4 --public-url https://example.org/networks
    """
    from alliance_network.dashboard.mount import base_path_of
    from alliance_network.dashboard.processes import PORT, free_port, local_host, run
    from alliance_network.dashboard.settings import Settings, load
    from alliance_network.figures.places import unit_positions
    from alliance_network.formats import shipped
    from alliance_network.view import opening_view

    settings = Settings(
        datasets=tuple(datasets or shipped()),
        base_path=base_path_of(base_path, public_url),
        public_url=public_url,
        debug=debug,
    )
    if debug:
        return _develop(settings, host=host, port=PORT if port is None else port)
    chosen = free_port(host, port)
    if port is None and chosen != PORT:
        typer.echo(f"Port {PORT} is taken; this is port {chosen}.", err=True)
    with step(f"Reading {', '.join(settings.datasets)}"):
        networks = load(settings)
    for name, dataset in networks.items():
        view = opening_view(dataset)
        with step(f"Placing the actors of {name}"):
            # Kept for the server's processes, which then have their first picture at once.
            unit_positions(dataset, layout=view.layout, seed=view.seed, centre=view.centre)
    address = f"http://{local_host(host)}:{chosen}{settings.base_path}"

    def ready() -> None:
        typer.echo(f"Open {address} in a browser. Ctrl+C stops the server.")
        if public_url is not None:
            typer.echo(f"Others find it at {public_url}")
        sys.stdout.flush()
        if _has_desktop() if open_browser is None else open_browser:
            threading.Thread(target=_open, args=(address,), daemon=True).start()

    typer.echo(f"Starting {workers} server process{'' if workers == 1 else 'es'} …", err=True)
    run(settings, host=host, port=chosen, workers=workers, ready=ready)
    typer.echo("Stopped.", err=True)


def _develop(settings: Settings, *, host: str, port: int) -> None:
    """Run the server for development, which starts again when the program changes."""
    from alliance_network.dashboard.processes import free_port, local_host
    from alliance_network.dashboard.server import prepare
    from alliance_network.dashboard.settings import load

    if "WERKZEUG_RUN_MAIN" not in os.environ:  # The first start; later ones inherit the port.
        port = free_port(host, port)
        address = f"http://{local_host(host)}:{port}{settings.base_path}"
        typer.echo(f"Open {address} in a browser. For development only.")
    prepare(load(settings), settings).server.run(host=host, port=port, debug=True)


def _has_desktop() -> bool:
    """Whether somebody sits before this machine to whom a browser can be shown."""
    if "SSH_CONNECTION" in os.environ:
        return False
    if sys.platform in {"darwin", "win32"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _open(address: str) -> None:
    # Where there is no browser after all, the address has been printed.
    with suppress(webbrowser.Error):
        webbrowser.open(address)
