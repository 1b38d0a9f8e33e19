"""`alliance-network export`: a figure fit to print, or the data shown, as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import unquote, urlsplit

import typer

from alliance_network.cli.output import write
from alliance_network.cli.progress import step
from alliance_network.errors import UsageError, shown

if TYPE_CHECKING:
    from alliance_network.model.dataset import Dataset
    from alliance_network.view import View

__all__ = ["export"]


def export(
    dataset: Annotated[str, typer.Argument(metavar="DATASET", help="The network to show.")],
    *,
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            show_default=False,
            help="Where to write: .svg, .png, .pdf, or .csv for the data; - for the output. A "
            "file that is there is replaced.",
        ),
    ],
    view: Annotated[
        str | None,
        typer.Option(
            "--view",
            "-v",
            metavar="LINK",
            show_default="as the network opens",
            help="What to show: a link copied from the page, or what follows its question mark.",
        ),
    ] = None,
    size: Annotated[
        str,
        typer.Option(
            metavar="SIZE",
            help="slide, column, page, page-wide, or a width and height: 1600x900, 120x80mm.",
        ),
    ] = "slide",
    theme: Annotated[
        str | None,
        typer.Option(
            metavar="THEME", show_default="as the view says, else light", help="light or dark."
        ),
    ] = None,
    scale: Annotated[
        float | None,
        typer.Option(
            metavar="N",
            show_default="2, or what makes 300 dpi of a size in mm",
            help="Pixels of a PNG for each px of its size, 1 to 8.",
        ),
    ] = None,
    transparent: Annotated[
        bool, typer.Option("--transparent", help="Leave the page's colour out.")
    ] = False,
    format: Annotated[
        str | None,
        typer.Option(
            metavar="FORMAT",
            show_default="as the file's name ends",
            help="svg, png, pdf or csv.",
        ),
    ] = None,
) -> None:
    """Draw a figure of a network, or write the data it shows.

    Gives the same file as the page does for the same view, every time.

    \b
    alliance-network export iran-2023 -o iran.pdf --size page
    alliance-network export iran-2023 -o backing.png -v "v=1&relations=backing"
    alliance-network export iran-2023 -o ties.csv
    """
    kind = _format_of(output) if format is None else format
    with step(f"Drawing {dataset}"):
        from alliance_network import export as exporting
        from alliance_network.figures.sheet import Sheet
        from alliance_network.figures.sizes import size_of
        from alliance_network.formats import open_dataset

        network = open_dataset(dataset)
        sheet = Sheet(size=size_of(size), palette=theme, scale=scale, transparent=transparent)
        wished = _view_of(view, network)
        content = exporting.export(
            network,
            wished,
            format=kind,
            sheet=sheet,
        )
        remarks = exporting.remarks(network, wished, format=kind, sheet=sheet)
    write(content, output, keep=Path(dataset))
    for sentence in remarks:
        typer.echo(sentence, err=True)


def _format_of(output: str) -> str:
    ending = Path(output).suffix
    if output == "-" or not ending:
        msg = "The format is not given: end the name of the file in .svg, .png, .pdf or .csv"
        raise UsageError(f"{msg}, or use --format.")
    return ending[1:].lower()


def _view_of(said: str | None, dataset: Dataset) -> View:
    """The view that a link or a query means; as on the page, a link may leave it out."""
    from alliance_network.view import check, from_query, opening_view

    if said is None:
        return opening_view(dataset)
    parts = urlsplit(said)
    if not parts.scheme:
        return check(from_query(said.rpartition("?")[2]), dataset)
    name = unquote(parts.path).rstrip("/").rpartition("/")[2]
    if name != dataset.name:
        msg = (
            f"The link shows the network {shown(name)}, not {shown(dataset.name)}: copy a link "
            "while the page shows that network."
        )
        raise UsageError(msg)
    if not any(choice.startswith("v=") for choice in parts.query.split("&")):
        return opening_view(dataset)
    return check(from_query(parts.query), dataset)
