"""`alliance-network template`: a table to be filled in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from alliance_network.cli.options import Force
from alliance_network.cli.output import write
from alliance_network.errors import UsageError, shown

__all__ = ["template"]


def template(
    *,
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            show_default=False,
            help="Where to write: .csv for an edge list, .xlsx for a workbook with all tables.",
        ),
    ],
    force: Force = False,
) -> None:
    """Write a table to be filled in, with examples and the values allowed.

    \b
    alliance-network template -o template.csv
    alliance-network template -o template.xlsx
    """
    from alliance_network.formats.template import template_csv, template_workbook

    templates = {".csv": template_csv, ".xlsx": template_workbook}
    path = Path(output)
    ending = path.suffix.lower()
    if ending not in templates:
        raise UsageError(
            f"There is no template for {shown(output)}: end its name in {' or '.join(templates)}."
        )
    if path.exists() and not force:
        raise UsageError(f"{shown(output)} is there already: choose another, or give --force.")
    write(templates[ending](), output)
