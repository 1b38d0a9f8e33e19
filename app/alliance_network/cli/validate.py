"""`alliance-network validate`: whether networks and their stories can be read, and their faults."""

from __future__ import annotations

from typing import Annotated

import typer

from alliance_network.cli.faults import DATA, list_faults
from alliance_network.cli.progress import step
from alliance_network.errors import DataError

__all__ = ["validate"]


def validate(
    datasets: Annotated[list[str], typer.Argument(metavar="DATASET", help="Networks to check.")],
) -> None:
    """Check networks with their stories and list every fault, one a line.

    Says of each network without faults what it holds. Ends with 1 if one has faults.

    \b
    alliance-network validate iran-2023
    alliance-network validate my-network/ my-ties.csv
    """
    from alliance_network.formats import open_dataset
    from alliance_network.formats.stories import checked_stories
    from alliance_network.history import histories
    from alliance_network.words import counted

    faulty = False
    for name in datasets:
        with step(f"Checking {name}"):
            try:
                dataset = open_dataset(name)
                stories = checked_stories(name, dataset)
            except DataError as error:
                list_faults(error, of=name)
                faulty = True
                continue
            ties = histories(dataset).latest.height
        holds = (
            f"{counted(len(dataset.actors), 'actor')}, {counted(ties, 'tie')} of "
            f"{counted(len(dataset.relations), 'relation')}, "
            f"{counted(dataset.claims.height, 'claim')} from "
            f"{counted(len(dataset.sources), 'source')}"
        )
        if stories:
            holds += f", {counted(len(stories), 'story', 'stories')}"
        typer.echo(f"{name}: no faults. {holds}.")
    if faulty:
        raise typer.Exit(DATA)
