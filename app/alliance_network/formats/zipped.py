"""A network's folder packed as one zip."""

from __future__ import annotations

from pathlib import PurePosixPath

from alliance_network.errors import DataError, Fault, shown
from alliance_network.formats.file import File
from alliance_network.formats.files import FILES, missing_files, read_files
from alliance_network.formats.format import Format
from alliance_network.formats.mapping import ColumnMapping
from alliance_network.formats.packing import packed
from alliance_network.formats.saved import Saved
from alliance_network.formats.sheet_parts import is_spreadsheet
from alliance_network.formats.unzipped import is_zip, members, names_in
from alliance_network.model.canonical import canonical_files
from alliance_network.model.dataset import Dataset

__all__ = ["FORMAT"]


def fits(file: File) -> bool:
    """Whether a file is a zip, but no workbook, which is packed likewise."""
    return is_zip(file) and not is_spreadsheet(file)


def read(file: File, mapping: ColumnMapping | None = None) -> Dataset:
    """The network in a zip: its files, at the top or in one folder. All others are left alone.

    Raises
    ------
    DataError
        It holds no network or several, is damaged or too large, or the network has faults.
    """
    paths = _paths(file)
    folders = sorted(
        {path.parent for path in paths if path.name in FILES and path.suffix == ".csv"}
    )
    if len(folders) != 1:
        raise DataError([_no_network(file, paths, folders)])
    (folder,) = folders
    ours = {str(folder / name): name for name in FILES}
    data = members(file, wanted=ours.__contains__)
    return read_files(
        {ours[path]: content for path, content in data.items()},
        faults=missing_files(path.name for path in paths if path.parent == folder),
        called=folder.name or file.stem,
    )


def write(saved: Saved) -> bytes:
    """The whole network as a zip."""
    return packed(canonical_files(saved.dataset))


def _paths(file: File) -> list[PurePosixPath]:
    """Paths of the files in a zip, without what systems put there of their own."""
    paths = [PurePosixPath(name) for name in names_in(file)]
    return [path for path in paths if path.parts and path.parts[0] != "__MACOSX"]


def _no_network(file: File, paths: list[PurePosixPath], folders: list[PurePosixPath]) -> Fault:
    if folders:
        message = f"The zip holds {len(folders)} networks: {', '.join(map(shown, folders[:5]))}."
        return file.fault(message, remedy="Pack each of them on its own.")
    # What is wrong with the zip itself comes first.
    members(file, wanted=lambda name: False)
    if len(paths) == 1:
        message = f"The zip holds no network, but one file: {shown(paths[0].name)}."
        return file.fault(message, remedy="Unpack it, and give that file.")
    return file.fault(
        "The zip holds no network.",
        remedy="Pack the folder with actors.csv, claims.csv and so on; give a single table as it "
        "is.",
    )


FORMAT = Format(
    name="zip",
    label="Folder as zip",
    about="The network's folder of CSV files with a data package, packed as one file.",
    group="network",
    endings=(".zip",),
    fits=fits,
    read=read,
    write=write,
)
