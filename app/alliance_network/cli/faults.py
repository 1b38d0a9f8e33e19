"""What went wrong, in words on the error output and as an exit code."""

from __future__ import annotations

import os
import sys
from typing import Any

import typer

from alliance_network.errors import AllianceNetworkError, DataError, MappingError, shown

__all__ = ["DATA", "USAGE", "exit_code", "list_faults"]

DATA = 1
"""Exit code: a network has faults."""

USAGE = 2
"""Exit code: what was asked for cannot be done as it was asked."""


def exit_code(error: Exception) -> int | None:
    """Say what went wrong and return the exit code; None for a mistake of this program."""
    if isinstance(error, BrokenPipeError):
        # The reader has seen enough (`| head`); nothing is to be flushed to it at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    if isinstance(error, DataError):
        list_faults(error)
        return DATA
    if isinstance(error, MappingError):
        typer.echo(f"Error: {error}", err=True)
        _ask(error.question)
        return USAGE
    if isinstance(error, AllianceNetworkError):
        typer.echo(f"Error: {error}", err=True)
        return USAGE
    if isinstance(error, OSError):
        typer.echo(f"Error: {_in_words(error)}", err=True)
        return USAGE
    return None


def list_faults(error: DataError, *, of: str | None = None) -> None:
    """Say every fault on a line of its own, and how many there are (`of` a network)."""
    for fault in error.faults:
        typer.echo(str(fault), err=True)
    count = len(error.faults)
    beginning = "" if of is None else f"{of}: "
    typer.echo(f"{beginning}{count:,} fault{'' if count == 1 else 's'}.", err=True)


def _ask(question: Any) -> None:
    """Say what has to be said of the columns of a table, and how."""
    from alliance_network.formats.mapping import ColumnMapping, mapping_text

    typer.echo("\nIts columns:", err=True)
    for column in question.columns:
        examples = ", ".join(shown(cell) for cell in column.examples if cell)
        typer.echo(f"  {shown(column.name)}: {column.looks}; {examples or 'all empty'}", err=True)
    typer.echo("\nWhat a column can hold:", err=True)
    for field in question.fields:
        needed = " (needed)" if field.needed else ""
        typer.echo(f"  {field.name}{needed}: {field.about}", err=True)
    meant = {one.meaning: one.name for one in question.columns if one.meaning is not None}
    mapping = ColumnMapping(
        columns=meant, values=dict(question.values), left_out=question.left_out, file=question.file
    )
    typer.echo(
        "\nSay it in a file like this, called mapping.toml and kept beside the table, or given "
        "with convert --mapping:\n",
        err=True,
    )
    typer.echo(mapping_text(mapping), err=True, nl=False)
    if not meant:
        typer.echo("[columns]", err=True)
    for field in question.fields:
        if field.needed and field.name not in meant:
            typer.echo(f'{field.name} = "name of the column"', err=True)


def _in_words(error: OSError) -> str:
    reason = error.strerror or str(error) or type(error).__name__
    return reason + (f": {os.fspath(error.filename)!r}." if error.filename else ".")
