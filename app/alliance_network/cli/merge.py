"""`alliance-network merge`: several networks as one."""

from __future__ import annotations

from typing import Annotated

import typer

from alliance_network.cli.convert import finished, headed
from alliance_network.cli.networks import place_of, write_network
from alliance_network.cli.options import Description, Force, Name, NetworkTitle, Opening, Output
from alliance_network.cli.progress import step

__all__ = ["merge"]


def merge(
    datasets: Annotated[
        list[str], typer.Argument(metavar="DATASET", help="Networks, the first one first.")
    ],
    *,
    output: Output,
    name: Name = None,
    title: NetworkTitle = None,
    description: Description = None,
    opening: Opening = None,
    force: Force = False,
) -> None:
    """Join networks by their actors; every claim stays, with its source.

    Says on what they differ; the first one wins.

    \b
    alliance-network merge iran-2023 my-network/ -o both/
    """
    from alliance_network.formats import open_dataset
    from alliance_network.merge import merged

    kind = place_of(output, force=force, inputs=datasets)
    found = []
    for place in datasets:
        with step(f"Reading {place}"):
            found.append(open_dataset(place))
    with step("Merging"):
        whole, told = merged(found)
        whole = headed(
            whole, name=name, title=title, description=description, opening=opening or ""
        )
    write_network(whole, output, kind)
    finished(whole, told, output, loses="" if kind is None else kind.loses)
