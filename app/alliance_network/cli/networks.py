"""Where a command writes a whole network: a folder, or a file by its ending."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from alliance_network.cli.output import write
from alliance_network.cli.progress import step
from alliance_network.errors import UsageError, shown

if TYPE_CHECKING:
    from alliance_network.formats.format import Format
    from alliance_network.model.dataset import Dataset

__all__ = ["place_of", "write_network"]


def place_of(output: str, *, force: bool, inputs: Sequence[str]) -> Format | None:
    """See that a network can be written somewhere, before it is made.

    Parameters
    ----------
    output : str
        A folder (it is one, ends in a slash, or has no ending), or a file by its ending.
    force : bool
        Whether what is there may be replaced.
    inputs : sequence of str
        What is read, which is never written over.

    Returns
    -------
    Format or None
        In which the file is written; None for a folder.

    Raises
    ------
    UsageError
        There is something already, or no format has this ending.
    """
    path = Path(output)
    as_folder = path.is_dir() or output.endswith(("/", os.sep)) or not path.suffix
    kind = None if as_folder else _format_of(path)
    for said in inputs:
        where = _where(said)
        if path.resolve() == where or where in path.resolve().parents:
            raise UsageError(f"{shown(output)} is what is read: choose another name.")
    if path.exists() and not force and not (path.is_dir() and not any(path.iterdir())):
        raise UsageError(f"{shown(output)} is there already: choose another, or give --force.")
    if as_folder and path.exists() and not path.is_dir():
        raise UsageError(f"{shown(output)} is a file: choose another name for the folder.")
    return kind


def write_network(dataset: Dataset, output: str, kind: Format | None) -> None:
    """Write a network where `place_of` has said that it can be.

    Raises
    ------
    UsageError
        It cannot be written.
    """
    from alliance_network.export.saved import saved_of
    from alliance_network.formats.folder import write_folder
    from alliance_network.formats.saved import Saved

    with step(f"Writing {output}"):
        if kind is None:
            try:
                write_folder(dataset, output)
            except OSError as error:
                reason = (error.strerror or str(error)).lower()
                raise UsageError(f"{shown(output)} cannot be written: {reason}.") from None
            return
        # The files that hold all of a network say nothing of how it is drawn.
        all_of_it = kind.group == "network"
        saved = Saved(dataset=dataset, actors=(), ties=()) if all_of_it else saved_of(dataset)
        assert kind.write is not None
        content = kind.write(saved)
    write(content, output)


def _format_of(path: Path) -> Format:
    from alliance_network.formats import FORMATS

    written = [kind for kind in FORMATS if kind.write is not None]
    for kind in written:
        if path.suffix.lower() == kind.endings[0]:
            return kind
    endings = ", ".join(kind.endings[0] for kind in written)
    raise UsageError(
        f"No format ends in {shown(path.suffix)}: use {endings}, or the name of a folder."
    )


def _where(said: str) -> Path:
    from alliance_network.formats import shipped
    from alliance_network.seeds import seeds_folder

    return (seeds_folder() / said if said in shipped() else Path(said)).resolve()
