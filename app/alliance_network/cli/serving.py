"""Running the server until it is told to stop, for every command that shows the page."""

from __future__ import annotations

import os
import sys
import threading
import webbrowser
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import quote

import typer

from alliance_network.cli.progress import step
from alliance_network.cli.stories import told_story

if TYPE_CHECKING:
    from alliance_network.dashboard.settings import Settings
    from alliance_network.story import Story

__all__ = ["serve_until_stopped"]


def serve_until_stopped(
    settings: Settings,
    *,
    host: str,
    port: int | None,
    workers: int,
    open_browser: bool | None,
    page: str = "",
    story: str | None = None,
) -> None:
    """Serve the networks of `settings` until Ctrl+C or SIGTERM.

    Parameters
    ----------
    settings : Settings
    host : str
    port : int or None
        None for the usual one, else the next that is free.
    workers : int
    open_browser : bool or None
        None to open it where somebody sits before this machine.
    page : str
        What is opened, as it stands behind the base path: "iran-2023?v=1".
    story : str, optional
        A name or a path, in place of `page`: the story that the page begins to tell.

    Raises
    ------
    UsageError, DataError
        It cannot listen there, or a network or story cannot be read.
    """
    from alliance_network.dashboard.processes import PORT, free_port, local_host, run
    from alliance_network.dashboard.settings import load, load_stories
    from alliance_network.figures.places import unit_positions
    from alliance_network.view import opening_view

    if settings.debug:
        port = PORT if port is None else port
        return _develop(settings, host=host, port=port, page=page, story=story)
    chosen = free_port(host, port)
    if port is None and chosen != PORT:
        typer.echo(f"Port {PORT} is taken; this is port {chosen}.", err=True)
    with step(f"Reading {', '.join((*settings.datasets, *settings.stories))}"):
        networks = load(settings)
        stories = load_stories(settings, networks)
    if story is not None:
        page = _telling(story, stories)
    for name, dataset in networks.items():
        view = opening_view(dataset)
        with step(f"Placing the actors of {name}"):
            # Kept for the server's processes, which then have their first picture at once.
            unit_positions(dataset, layout=view.layout, seed=view.seed, centre=view.centre)
    address = f"http://{local_host(host)}:{chosen}{settings.base_path}{page}"

    def ready() -> None:
        typer.echo(f"Open {address} in a browser. Ctrl+C stops the server.")
        if settings.public_url is not None:
            typer.echo(f"Others find it at {settings.public_url}")
        sys.stdout.flush()
        if _has_desktop() if open_browser is None else open_browser:
            threading.Thread(target=_open, args=(address,), daemon=True).start()

    typer.echo(f"Starting {workers} server process{'' if workers == 1 else 'es'} …", err=True)
    run(settings, host=host, port=chosen, workers=workers, ready=ready)
    typer.echo("Stopped.", err=True)


def _telling(story: str, stories: Mapping[str, Mapping[str, Story]]) -> str:
    """The page at the first step of a story."""
    told = told_story(story, stories)
    return f"{quote(told.network)}#story={quote(told.name)}/1"


def _develop(settings: Settings, *, host: str, port: int, page: str, story: str | None) -> None:
    """Run the server for development, which starts again when the program changes."""
    from alliance_network.dashboard.processes import free_port, local_host
    from alliance_network.dashboard.server import prepare
    from alliance_network.dashboard.settings import load, load_stories

    networks = load(settings)
    if story is not None:
        page = _telling(story, load_stories(settings, networks))
    if "WERKZEUG_RUN_MAIN" not in os.environ:  # The first start; later ones inherit the port.
        port = free_port(host, port)
        address = f"http://{local_host(host)}:{port}{settings.base_path}{page}"
        typer.echo(f"Open {address} in a browser. For development only.")
    prepare(networks, settings).server.run(host=host, port=port, debug=True)


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
