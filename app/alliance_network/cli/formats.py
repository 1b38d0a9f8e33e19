"""`alliance-network formats`: the forms that a network can come in and be saved as."""

from __future__ import annotations

import textwrap

import typer

__all__ = ["formats"]

WIDTH = 88
"""Of the lines, in characters."""


def formats() -> None:
    """List the formats that can be read and written, and what each loses.

    A folder with a network's CSV files can be read and written too, and holds all of it.

    \b
    alliance-network formats
    """
    from alliance_network.formats import FORMATS

    groups = {
        "network": "Networks as this program keeps them",
        "published": "Published data sets, recognised by their columns",
        "graph": "Graphs",
        "table": "Tables",
    }
    for group, heading in groups.items():
        typer.echo(f"{heading}\n")
        for kind in (kind for kind in FORMATS if kind.group == group):
            can = [word for word, it in (("read", kind.read), ("written", kind.write)) if it]
            endings = f" ({' '.join(kind.endings)})" if kind.endings else ""
            typer.echo(f"  {kind.name}: {kind.label}{endings}; {' and '.join(can)}")
            for text in filter(None, (kind.about, kind.loses)):
                typer.echo(textwrap.indent(textwrap.fill(text, WIDTH - 6), "      "))
            typer.echo("")
