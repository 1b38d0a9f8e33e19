"""`alliance-network serve`: the network in the browser, for oneself or for others."""

from __future__ import annotations

from typing import Annotated

import typer

from alliance_network.cli.options import Host, OpenBrowser, Port, Told
from alliance_network.cli.serving import serve_until_stopped
from alliance_network.cli.stories import story_files

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
    host: Host = "127.0.0.1",
    port: Port = None,
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
    story: Told = None,
    store: Annotated[
        str | None,
        typer.Option(
            metavar="FOLDER",
            show_default="a cache folder of this account",
            help="Where networks are kept that people open on the page.",
        ),
    ] = None,
    keep: Annotated[
        float,
        typer.Option(
            metavar="DAYS",
            min=0.0001,
            max=36_500,
            help="How long each is kept after its last use.",
        ),
    ] = 7,
    upload_limit: Annotated[
        int,
        typer.Option(metavar="MB", min=1, max=256, help="Largest file that the page takes."),
    ] = 64,
    uploads: Annotated[
        bool,
        typer.Option(
            "--uploads/--no-uploads", help="Whether people may open networks of their own on it."
        ),
    ] = True,
    open_browser: OpenBrowser = None,
    debug: Annotated[
        bool,
        typer.Option(
            "--debug", help="For work on the program itself: reloads, and shows errors. Not safe."
        ),
    ] = False,
) -> None:
    """Show networks in the browser.

    A file or folder of yours is shown again whenever you save it. Press Ctrl+C to stop.

    \b
    alliance-network serve
    alliance-network serve my-network/ --port 8080
    alliance-network serve my-ties.csv
    alliance-network serve --story around-iran
    alliance-network serve --workers 4 --public-url https://example.org/networks
    """
    from alliance_network.dashboard.mount import base_path_of
    from alliance_network.dashboard.settings import Settings
    from alliance_network.formats import shipped

    settings = Settings(
        datasets=tuple(datasets or shipped()),
        stories=story_files(story),
        base_path=base_path_of(base_path, public_url),
        public_url=public_url,
        uploads=uploads,
        store=store,
        keep=keep,
        upload_limit=upload_limit,
        debug=debug,
    )
    serve_until_stopped(
        settings, host=host, port=port, workers=workers, open_browser=open_browser, story=story
    )
