"""`alliance-network export`: figures fit to print, or the data or network shown, as files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from alliance_network.cli.options import Network, PublicUrl, Shown
from alliance_network.cli.output import write
from alliance_network.cli.progress import count, step
from alliance_network.cli.what import What, what_of
from alliance_network.errors import UsageError, shown

if TYPE_CHECKING:
    from alliance_network.figures.sheet import Sheet
    from alliance_network.formats.format import Format as NetworkFormat
    from alliance_network.view import View

__all__ = ["export"]

PLACE = "{}"
"""Stands for a figure's name in the name of its file."""


def export(
    what: Shown,
    *,
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            show_default=False,
            help="Where to write: .svg, .png, .pdf, .csv or .xlsx for the data, or .graphml, "
            ".gexf, .json for the network shown; - for the output. Of many a folder, or a name "
            "with {} in it. What is there is replaced.",
        ),
    ],
    size: Annotated[
        str | None,
        typer.Option(
            metavar="SIZE",
            show_default="slide",
            help="slide, newspaper-one, newspaper-two, journal-single, journal-double, a4, "
            "a4-wide, letter, letter-wide, square, portrait, poster, or a width and height: "
            "1600x900, 120x80mm, 6x4in.",
        ),
    ] = None,
    palette: Annotated[
        str | None,
        typer.Option(
            metavar="PALETTE",
            show_default="as the view says, else light",
            help="light, dark, grey or print.",
        ),
    ] = None,
    title: Annotated[
        str | None,
        typer.Option(metavar="TITLE", show_default="the network's", help="The figure's title."),
    ] = None,
    without: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PARTS",
            show_default=False,
            help="What to leave out: title, choices, date, key, statuses, sources, dataset, link.",
        ),
    ] = None,
    labels: Annotated[
        bool | None,
        typer.Option(
            "--labels/--no-labels",
            show_default="no labels",
            help="Write on each line which relation it is.",
        ),
    ] = None,
    transparent: Annotated[
        bool | None,
        typer.Option(
            "--transparent/--no-transparent",
            show_default="not transparent",
            help="Leave the page's colour out.",
        ),
    ] = None,
    scale: Annotated[
        float | None,
        typer.Option(
            metavar="N",
            show_default="what the size is for",
            help="Pixels of a PNG for each px of its size, 1 to 8.",
        ),
    ] = None,
    dpi: Annotated[
        float | None,
        typer.Option(
            metavar="N", show_default=False, help="The same in pixels an inch, 96 to 768."
        ),
    ] = None,
    each: Annotated[
        str | None,
        typer.Option(
            metavar="WORD",
            show_default=False,
            help="One figure for each relation, each actor or each year.",
        ),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(
            metavar="FORMAT",
            show_default="as the file's name ends",
            help="svg, png, pdf, csv (ties shown with their claims), xlsx (tables of both), "
            "graphml, gexf, node-link, or edges (a row for each tie).",
        ),
    ] = None,
    public_url: PublicUrl = None,
    network: Network = None,
) -> None:
    """Draw figures of a network, or write what they show as data or a graph.

    Gives the same file as the page does for the same view, every time. A figure is drawn again
    as it was, but for what is asked for here.

    \b
    alliance-network export iran-2023 -o iran.pdf --size a4
    alliance-network export "iran-2023?v=1&relations=backing" -o backing.png --palette dark
    alliance-network export iran-2023 --each actor -o "figures/{}.svg"
    alliance-network export "iran-2023?v=1&relations=backing" -o backing.graphml
    alliance-network export backing.png -o backing.svg
    """
    kind = _format_of(output, many=each is not None) if format is None else format
    with step(f"Reading {what}"):
        found = what_of(what, network=network)
        plain = found.sheet
        sheet = _sheet(
            plain,
            size=size,
            palette=palette,
            title=title,
            without=without,
            labels=labels,
            transparent=transparent,
            scale=_scale(scale, dpi),
        )
    if found.said is not None:
        typer.echo(found.said, err=True)
    maker = _Maker(found, sheet, kind, public_url or found.public_url)
    if each is not None:
        return _many(maker, each, output)
    if PLACE in Path(output).name:
        raise UsageError(
            f"{shown(output)} names many files: say of what with --each, or leave {PLACE} out."
        )
    with step(f"Drawing {what}"):
        content, remarks = maker.make(found.view)
    write(content, output, keep=found.folder)
    for sentence in remarks:
        typer.echo(sentence, err=True)


class _Maker:
    """Makes the file of each view asked for."""

    def __init__(self, what: What, sheet: Sheet, format: str, public_url: str | None) -> None:
        self.what = what
        self.sheet = sheet
        self.format = format
        self.network = _network_format(format)
        self.public_url = public_url

    def make(self, view: View) -> tuple[bytes, tuple[str, ...]]:
        from alliance_network.export import figure_of
        from alliance_network.export.saved import saved_of

        dataset, url = self.what.dataset, self.public_url
        if self.network is not None:
            assert self.network.write is not None
            return self.network.write(saved_of(dataset, view)), (self.network.loses,)
        figure = figure_of(dataset, view, sheet=self.sheet, public_url=url)
        return figure.file(self.format), figure.remarks(self.format)


def _many(maker: _Maker, of: str, output: str) -> None:
    from alliance_network.export import FORMATS
    from alliance_network.export.each import each

    what, format = maker.what, maker.format
    views = each(what.dataset, what.view, of)
    ending = FORMATS[format].ending if maker.network is None else maker.network.endings[0][1:]
    pattern = _pattern(output, ending)
    with count(f"Drawing {len(views):,} figures", len(views)) as done:
        for name, view in views:
            content, remarks = maker.make(view)
            write(content, pattern.replace(PLACE, name), keep=what.folder)
            done()
            for sentence in remarks:
                typer.echo(f"{name}: {sentence}", err=True)


def _pattern(output: str, ending: str) -> str:
    """The path of many files, with PLACE where the name of each goes."""
    path = Path(output)
    if path.name.count(PLACE) == 1 and PLACE not in str(path.parent):
        return output
    if output.endswith(("/", os.sep)) or path.is_dir():
        path.mkdir(parents=True, exist_ok=True)
        return str(path / f"{PLACE}.{ending}")
    raise UsageError(
        f"{shown(output)} names one file, and --each makes many: give a folder, like figures/, "
        f"or a name with one {PLACE} in it, like figures/{PLACE}.{ending}."
    )


def _format_of(output: str, *, many: bool) -> str:
    ending = Path(output).suffix.lower()
    if output == "-" or not ending:
        name = f"use a name like figures/{PLACE}.svg" if many else "end the name of the file"
        rest = "" if many else " in .svg, .png, .pdf, .csv, .xlsx, .graphml, .gexf or .json"
        raise UsageError(f"The format is not given: {name}{rest}, or use --format.")
    # A .csv holds the ties shown and their claims.
    named = {kind.endings[0]: kind.name for kind in _shown_formats() if kind.name != "edges"}
    return named.get(ending, ending[1:])


def _shown_formats() -> tuple[NetworkFormat, ...]:
    """The formats of networks that can hold what a view shows; the others hold all or nothing."""
    from alliance_network.formats import FORMATS

    return tuple(kind for kind in FORMATS if kind.write is not None and kind.group != "network")


def _network_format(name: str) -> NetworkFormat | None:
    """The format of networks that is meant, None if one of figures is.

    Raises
    ------
    UsageError
        There is neither.
    """
    from alliance_network.export import FORMATS
    from alliance_network.formats import FORMATS as NETWORKS

    there = {kind.name: kind for kind in _shown_formats()}
    if name in FORMATS or name in there:
        return there.get(name)
    whole = [kind for kind in NETWORKS if kind.write is not None and kind.name not in there]
    if any(name == kind.name or f".{name}" == kind.endings[0] for kind in whole):
        raise UsageError(
            f"{shown(name)} holds a whole network and no view of it: use alliance-network convert."
        )
    raise UsageError(f"There is no format {shown(name)}; use {', '.join([*FORMATS, *there])}.")


def _scale(scale: float | None, dpi: float | None) -> float | None:
    from alliance_network.figures.sheet import MOST_SCALE
    from alliance_network.figures.sizes import PX_PER_INCH

    if dpi is None:
        return scale
    if scale is not None:
        raise UsageError("--scale and --dpi both say how many pixels a PNG has: give one of them.")
    if not PX_PER_INCH <= dpi <= MOST_SCALE * PX_PER_INCH:
        raise UsageError(
            f"{dpi:g} dpi are out of reach; use {PX_PER_INCH:g} to {MOST_SCALE * PX_PER_INCH:g}."
        )
    return dpi / PX_PER_INCH


def _sheet(
    plain: Sheet | None,
    *,
    size: str | None,
    palette: str | None,
    title: str | None,
    without: list[str] | None,
    labels: bool | None,
    transparent: bool | None,
    scale: float | None,
) -> Sheet:
    """The sheet of a figure, or a plain one, with what is asked for changed."""
    from alliance_network.figures.sheet import Sheet
    from alliance_network.figures.sizes import size_of

    asked: dict[str, Any] = {
        "size": None if size is None else size_of(size),
        "palette": palette,
        "labels": labels,
        "transparent": transparent,
        "scale": scale,
    }
    changes = {name: value for name, value in asked.items() if value is not None}
    if title is not None:
        changes["title"] = title or None  # An empty title is the network's own.
    if without:
        parts = ",".join(without).split(",")
        changes["without"] = frozenset(part.strip() for part in parts if part.strip())
    return (Sheet() if plain is None else plain).but(**changes)
