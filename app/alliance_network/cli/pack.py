"""`alliance-network pack`: what is shown as one HTML file that needs no server."""

from __future__ import annotations

from typing import Annotated

import typer

from alliance_network.cli.options import Network, PublicUrl, Shown, Told
from alliance_network.cli.output import write
from alliance_network.cli.progress import step
from alliance_network.cli.stories import story_files, told_story
from alliance_network.cli.what import what_of

__all__ = ["pack"]


def pack(
    what: Shown,
    *,
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            show_default=False,
            help="Where to write, like network.html; - for the output. A file that is there is "
            "replaced.",
        ),
    ],
    story: Told = None,
    public_url: PublicUrl = None,
    network: Network = None,
) -> None:
    """Write one HTML file that opens without a server.

    It holds the picture, its switches, and who says what, and loads nothing from elsewhere.

    \b
    alliance-network pack iran-2023 -o iran.html
    alliance-network pack "iran-2023?v=1&relations=backing" -o backing.html
    alliance-network pack iran-2023 -o talk.html --story around-iran
    """
    with step(f"Packing {what}"):
        from alliance_network.dashboard.settings import Settings, load_stories
        from alliance_network.export.pack import pack as packed

        found = what_of(what, network=network)
        told = None
        if story is not None:
            settings = Settings(datasets=(found.place,), stories=story_files(story))
            told = told_story(story, load_stories(settings, {found.dataset.name: found.dataset}))
        content = packed(
            found.dataset, found.view, story=told, public_url=public_url or found.public_url
        )
    write(content, output, keep=found.folder)
    if found.said is not None:
        typer.echo(found.said, err=True)
