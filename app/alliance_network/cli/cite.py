"""`alliance-network cite`: how a figure and its sources are cited."""

from __future__ import annotations

from typing import Annotated

import typer

from alliance_network.cli.options import Network, PublicUrl, Shown
from alliance_network.cli.output import write
from alliance_network.cli.progress import step
from alliance_network.cli.what import what_of

__all__ = ["cite"]


def cite(
    what: Shown,
    *,
    style: Annotated[
        str, typer.Option(metavar="STYLE", help="text, bibtex, or csl for CSL-JSON.")
    ] = "text",
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            show_default="the standard output",
            help="Where to write. A file that is there is replaced.",
        ),
    ] = "-",
    whole: Annotated[
        bool, typer.Option("--whole", help="Cite the network itself and all its sources.")
    ] = False,
    public_url: PublicUrl = None,
    network: Network = None,
) -> None:
    """Say how to cite a figure and the sources of what it shows.

    \b
    alliance-network cite iran-2023
    alliance-network cite figure.pdf --style bibtex -o figure.bib
    alliance-network cite iran-2023 --whole
    alliance-network cite "iran-2023?v=1&relations=backing" --style csl
    """
    with step(f"Reading {what}"):
        from alliance_network.export.citation import citation, dataset_citation

        found = what_of(what, network=network)
        address = public_url or found.public_url
        if whole:
            cited = dataset_citation(found.dataset, style=style, public_url=address)
        else:
            title = None if found.sheet is None else found.sheet.title
            cited = citation(
                found.dataset, found.view, style=style, public_url=address, title=title
            )
    write(cited.encode(), output, keep=found.folder)
    if found.said is not None:
        typer.echo(found.said, err=True)
