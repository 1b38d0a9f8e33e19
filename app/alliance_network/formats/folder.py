"""A network as a folder: CSV files, and a `datapackage.json` so that other tools can check it."""

from __future__ import annotations

from pathlib import Path

from alliance_network.errors import DataError, Fault, printable
from alliance_network.formats.file import FILE_BYTES
from alliance_network.formats.files import (
    FILES,
    PACKAGE_BYTES,
    missing_files,
    read_files,
    too_large,
)
from alliance_network.model.canonical import PACKAGE_FILE, canonical_files
from alliance_network.model.dataset import Dataset

__all__ = ["FILES", "read_folder", "write_folder"]


def read_folder(path: Path | str) -> Dataset:
    """The network in a folder.

    Parameters
    ----------
    path
        The folder. Without a `datapackage.json`, its name names the network.

    Raises
    ------
    DataError
        With every fault of every file; nothing is half-loaded.
    """
    folder = Path(path)
    data, faults = _bytes(folder)
    return read_files(data, faults=faults, called=folder.resolve().name)


def write_folder(dataset: Dataset, path: Path | str) -> None:
    """Write a network as a folder, in its canonical form.

    Parameters
    ----------
    dataset
        The network.
    path
        The folder; made if it is not there. Files of the same names are replaced, others stay.
    """
    folder = Path(path)
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in canonical_files(dataset).items():
        # First beside it, so that a full disk never leaves half a file in place of a whole one.
        part = folder / f".{name}.part"
        part.write_bytes(data)
        part.replace(folder / name)


def _bytes(folder: Path) -> tuple[dict[str, bytes], list[Fault]]:
    """What the files hold, and which of them are missing or cannot be read."""
    try:
        present = sorted(entry.name for entry in folder.iterdir())
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "no such name"
        fault = Fault(
            file=printable(folder),
            message=f"The folder cannot be read ({reason}).",
            remedy="Give the path of a folder with actors.csv, claims.csv and so on.",
        )
        raise DataError([fault]) from None
    data, faults = {}, missing_files(present)
    for name in FILES:
        if name in present:
            content = _content(folder / name)
            if isinstance(content, Fault):
                faults.append(content)
            else:
                data[name] = content
    return data, faults


def _content(path: Path) -> bytes | Fault:
    most = PACKAGE_BYTES if path.name == PACKAGE_FILE else FILE_BYTES
    try:
        # A pipe or device would never end.
        if not path.is_file():
            reason = "it is no file"
        elif (size := path.stat().st_size) <= most:
            return path.read_bytes()
        else:
            return too_large(path.name, size, most=most)
    except OSError as error:
        reason = str(error.strerror)
    return Fault(
        file=path.name,
        message=f"The file cannot be read ({reason}).",
        remedy="Check that it is a file, and that you may read it.",
    )
