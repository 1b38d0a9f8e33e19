"""The forms a network can be kept in, one module each, and the door to open one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from alliance_network.errors import UsageError, shown
from alliance_network.formats.folder import read_folder, write_folder
from alliance_network.formats.near import NearNames
from alliance_network.model.dataset import Dataset
from alliance_network.seeds import seeds_folder


@dataclass(frozen=True, kw_only=True)
class Format:
    """A form a network can be kept in.

    Attributes
    ----------
    name
        What it is called.
    about
        What it is, for a reader.
    fits
        Whether a path that exists holds it, by its look.
    read, write
        The network at a path; a network to a path.
    """

    name: str
    about: str
    fits: Callable[[Path], bool]
    read: Callable[[Path], Dataset]
    write: Callable[[Dataset, Path], None]


FORMATS = (
    Format(
        name="folder",
        about="A folder of CSV files with a datapackage.json",
        fits=Path.is_dir,
        read=read_folder,
        write=write_folder,
    ),
)
"""Every format; a new one is a line here."""


def open_dataset(path_or_name: Path | str) -> Dataset:
    """A network, from where it is kept or by the name of one that ships.

    Parameters
    ----------
    path_or_name
        A path in one of `FORMATS`, or a name out of `shipped`.

    Raises
    ------
    UsageError
        There is nothing there, or nothing of a known format.
    DataError
        The network cannot be read; with every fault.
    """
    names = shipped()
    if path_or_name in names:
        return read_folder(seeds_folder() / path_or_name)
    path = Path(path_or_name)
    try:
        there = path.exists()
    except (OSError, ValueError):
        there = False
    if not there:
        ships = ", ".join(names)
        raise UsageError(
            f"There is no network {shown(path_or_name)}. "
            f"{NearNames(names).hint(str(path_or_name))}"
            f"Give the path of a folder, or the name of a network that ships: {ships}."
        )
    for kind in FORMATS:
        if kind.fits(path):
            return kind.read(path)
    known = "; ".join(f"{kind.name}: {kind.about}" for kind in FORMATS)
    raise UsageError(
        f"{shown(path_or_name)} is in no format that can be opened. These can: {known}."
    )


def shipped() -> tuple[str, ...]:
    """Names of the networks that ship, sorted."""
    folder = seeds_folder()
    return tuple(sorted(claims.parent.name for claims in folder.glob("*/claims.csv")))
