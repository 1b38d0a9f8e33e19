"""The command line: `alliance-network` and its commands.

Every command ends with 0; with 1 if a network has faults, which are listed; or with 2 if what
was asked for cannot be done as it was asked. What goes wrong is said in a sentence on the error
output. Modules that take long to import are imported by the command that needs them, so that
help comes at once.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

import alliance_network
from alliance_network.cli.cite import cite
from alliance_network.cli.convert import convert
from alliance_network.cli.export import export
from alliance_network.cli.faults import exit_code
from alliance_network.cli.formats import formats
from alliance_network.cli.merge import merge
from alliance_network.cli.open import open_figure
from alliance_network.cli.pack import pack
from alliance_network.cli.serve import serve
from alliance_network.cli.template import template
from alliance_network.cli.validate import validate

__all__ = ["app", "main"]

app = typer.Typer(
    name="alliance-network",
    rich_markup_mode=None,  # Plain lines can be piped, copied and read aloud.
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
)


def _show_version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"alliance-network {alliance_network.__version__}")
        raise typer.Exit


@app.callback(
    epilog="A DATASET is the name of a network that ships (iran-2023), or the path of a network of "
    "yours: a folder, or a file of any format that `alliance-network formats` lists. More about a "
    "command: alliance-network COMMAND --help"
)
def choose(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=lambda value: _show_version(wanted=value),
            is_eager=True,
            help="Say which version this is.",
        ),
    ] = False,
) -> None:
    """Who backs, allies with, trades with, sanctions or fights whom.

    A network in which every line can be questioned: look at it in the browser, draw figures of
    it and cite them, open your own data, convert and merge.
    """


app.command()(serve)
app.command("open")(open_figure)
app.command()(validate)
app.command()(export)
app.command()(cite)
app.command()(pack)
app.command()(convert)
app.command()(merge)
app.command()(formats)
app.command()(template)


def main() -> None:
    """Run the command line and end the process with its exit code."""
    try:
        app(prog_name="alliance-network")
    except Exception as error:
        code = exit_code(error)
        if code is None:
            raise
        sys.exit(code)
