"""What several commands take on the command line, worded once."""

from __future__ import annotations

from typing import Annotated

import typer

from alliance_network.dashboard.mount import public_parts

__all__ = [
    "Description",
    "Force",
    "Host",
    "Name",
    "Network",
    "NetworkTitle",
    "OpenBrowser",
    "Opening",
    "Output",
    "Port",
    "PublicUrl",
    "Shown",
    "Told",
]

Shown = Annotated[
    str,
    typer.Argument(
        metavar="WHAT",
        help="A network, alone or with ? and a view behind it; a link copied from the page; or a "
        "figure made by this program (.svg, .png, .pdf).",
    ),
]

Network = Annotated[
    str | None,
    typer.Option(
        metavar="DATASET",
        show_default="the network of that name that ships",
        help="Where the network is that a link or a figure shows.",
    ),
]

Host = Annotated[
    str,
    typer.Option(
        metavar="HOST",
        help="Who can reach it: 127.0.0.1 this machine, 0.0.0.0 all that know its address.",
    ),
]

Port = Annotated[
    int | None,
    typer.Option(
        metavar="PORT",
        min=0,
        max=65535,
        show_default="8050, or the next that is free",
        help="The port to listen on; 0 for any.",
    ),
]

OpenBrowser = Annotated[
    bool | None,
    typer.Option(
        "--open/--no-open",
        show_default="open, where there is a desktop",
        help="Open it in the browser.",
    ),
]


def _whole(public_url: str | None) -> str | None:
    if public_url is not None:
        public_parts(public_url)  # Says so if it is no address.
    return public_url


PublicUrl = Annotated[
    str | None,
    typer.Option(
        metavar="URL",
        show_default="that of the figure, else none",
        callback=_whole,
        help="The address at which others reach the page, for the link in what is made.",
    ),
]

Told = Annotated[
    str | None,
    typer.Option(
        "--story",
        metavar="STORY",
        show_default=False,
        help="The story to tell: the name of one of the network, or a file (.toml).",
    ),
]

Output = Annotated[
    str,
    typer.Option(
        "--output",
        "-o",
        metavar="OUT",
        show_default=False,
        help="Where to write: a folder, or a file by its ending: .zip, .xlsx, .graphml, .gexf, "
        ".json, .csv.",
    ),
]

Force = Annotated[bool, typer.Option("--force", help="Replace what is there already.")]

Name = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        show_default="made of those of the files",
        help="Name of the network in an address, like my-network.",
    ),
]

NetworkTitle = Annotated[
    str | None,
    typer.Option(
        "--title",
        metavar="TITLE",
        show_default="made of those of the files",
        help="Title of the network.",
    ),
]

Description = Annotated[
    str | None,
    typer.Option(
        metavar="TEXT",
        show_default=False,
        help="What is said of the network, before what it is made of and the limits of each part.",
    ),
]

Opening = Annotated[
    str | None,
    typer.Option(
        metavar="VIEW",
        show_default="that of the first file",
        help="The view it opens with: what stands behind the ? of an address.",
    ),
]
