"""Zips, unpacked in memory within limits: what a hostile one holds is refused or harmless."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import PurePosixPath

from alliance_network.errors import DataError, Fault, shown
from alliance_network.formats.file import FILE_BYTES, File

__all__ = ["MEMBERS", "UNPACKED_BYTES", "is_zip", "members", "names_in"]

MEMBERS = 10_000
"""Most files that a zip may hold."""
UNPACKED_BYTES = FILE_BYTES
"""Most bytes that the files wanted of a zip may have together, unpacked."""

_FILE_MARK = b"PK\x03\x04"
_ENTRY_MARK = b"PK\x01\x02"
_ENCRYPTED = 1
# What the standard library raises on a zip that is none, is damaged or packed in another way.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    IndexError,
    struct.error,
)


def is_zip(file: File) -> bool:
    """Whether a file begins as a zip does."""
    return file.head.startswith(_FILE_MARK)


def names_in(file: File) -> tuple[str, ...]:
    """Names of the files in a zip, with / between folders; () if it is none. Never an error."""
    if not is_zip(file) or file.content.count(_ENTRY_MARK) > MEMBERS:
        return ()
    try:
        with zipfile.ZipFile(io.BytesIO(file.content)) as packed:
            return tuple(_name(info) for info in packed.infolist() if not info.is_dir())
    except _BROKEN:
        return ()


def members(file: File, *, wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """The files wanted out of a zip, by name, unpacked.

    Nothing is written to a disk, and what is not wanted is never unpacked.

    Parameters
    ----------
    file
    wanted
        Whether a name, with / between folders, is one of them.

    Raises
    ------
    DataError
        It is no whole zip, needs a password, holds more than `MEMBERS` files or one name twice,
        unpacks to more than `UNPACKED_BYTES`, or a file wanted lies outside of it or is a link.
    """
    # Counted first, since the standard library lists them all before it can be asked.
    if file.content.count(_ENTRY_MARK) > MEMBERS:
        raise DataError([_too_many(file)])
    try:
        with zipfile.ZipFile(io.BytesIO(file.content)) as packed:
            infos = [info for info in packed.infolist() if not info.is_dir()]
            chosen = [info for info in infos if wanted(_name(info))]
            faults = _faults(file, chosen)
            if faults:
                raise DataError(faults)
            return _unpacked(file, packed, chosen)
    except _BROKEN as error:
        if isinstance(error, DataError):
            raise
        raise DataError(
            [
                file.fault(
                    "The file is packed as a zip and damaged.",
                    remedy="Get or save it again, and give it as it is.",
                )
            ]
        ) from None


def _faults(file: File, infos: list[zipfile.ZipInfo]) -> list[Fault]:
    faults = []
    seen: set[str] = set()
    for info in infos:
        name = _name(info)
        if info.flag_bits & _ENCRYPTED:
            return [
                file.fault(
                    "The file is protected by a password.",
                    remedy="Save it again without one.",
                )
            ]
        if name.startswith("/") or ":" in name or ".." in PurePosixPath(name).parts:
            faults.append(
                file.fault(
                    f"It holds a file that is to lie outside of it: {shown(name)}.",
                    remedy="Pack the folder again.",
                )
            )
        elif stat.S_ISLNK(info.external_attr >> 16):
            faults.append(
                file.fault(
                    f"{shown(name)} in it is a link, no file.",
                    remedy="Put the file itself in its place.",
                )
            )
        elif name in seen:
            faults.append(
                file.fault(f"It holds {shown(name)} twice.", remedy="Leave one of them out.")
            )
        seen.add(name)
    if sum(info.file_size for info in infos) > UNPACKED_BYTES:
        faults.append(_too_large(file))
    return faults


def _unpacked(
    file: File, packed: zipfile.ZipFile, infos: list[zipfile.ZipInfo]
) -> dict[str, bytes]:
    found = {}
    left = UNPACKED_BYTES
    for info in infos:
        with packed.open(info) as member:
            # No more than is left, whatever size the zip has declared.
            content = member.read(left + 1)
        if len(content) > left:
            raise DataError([_too_large(file)])
        left -= len(content)
        found[_name(info)] = content
    return found


def _name(info: zipfile.ZipInfo) -> str:
    # Some programs of Windows write its own sign between folders, others a dot before the first.
    return str(PurePosixPath(info.filename.replace("\\", "/")))


def _too_many(file: File) -> Fault:
    return file.fault(
        f"It holds more than {MEMBERS:,} files.", remedy="Pack only what belongs to the network."
    )


def _too_large(file: File) -> Fault:
    return file.fault(
        f"Unpacked, it holds more than {UNPACKED_BYTES:,} bytes.",
        remedy="Choose the rows that matter and save them as a smaller file.",
    )
