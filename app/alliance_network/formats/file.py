"""Files as they came: a name and what is in it, from a disk or from a browser."""

from __future__ import annotations

import gzip
import io
import zlib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from alliance_network.errors import DataError, Fault, printable

__all__ = ["FILE_BYTES", "File", "file_at"]

FILE_BYTES = 256_000_000
"""Largest file that is read, in bytes; of one packed with gzip, as it is unpacked."""
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, kw_only=True)
class File:
    """A file as it came.

    Attributes
    ----------
    name
        Its name without folders ("trade.csv"), for faults and for what its network is called.
    content
        Its bytes, unpacked if it was packed with gzip.
    """

    name: str
    content: bytes = field(repr=False)

    @property
    def stem(self) -> str:
        """The name without its ending: "trade"."""
        return Path(self.name).stem

    @property
    def ending(self) -> str:
        """The ending in small letters with its dot (".csv"), empty if there is none."""
        return Path(self.name).suffix.lower()

    @cached_property
    def head(self) -> bytes:
        """The first 4,096 bytes, to see what it is."""
        return self.content[:4_096]

    def fault(self, message: str, *, remedy: str, row: int | None = None) -> Fault:
        """A fault of this file."""
        return Fault(file=printable(self.name), message=message, remedy=remedy, row=row)

    @classmethod
    def of(cls, name: str, content: bytes) -> File:
        """A file out of what a disk or a browser gives.

        Parameters
        ----------
        name
            Folders in it are dropped, as is the ending .gz of what was packed.
        content
            As it came; what was packed with gzip is unpacked.

        Raises
        ------
        DataError
            It is larger than `FILE_BYTES`, or packed and damaged.
        """
        name = name.replace("\\", "/").rpartition("/")[2] or "file"
        if len(content) > FILE_BYTES:
            raise DataError([_too_large(name)])
        if content.startswith(_GZIP):
            content = _unpacked(name, content)
            name = name.removesuffix(".gz")
        return cls(name=name, content=content)


def file_at(path: Path) -> File:
    """The file at a path.

    Raises
    ------
    DataError
        It cannot be read, is larger than `FILE_BYTES`, or is packed and damaged.
    """
    try:
        # A pipe or device would never end.
        if not path.exists():
            reason = "it is not there"
        elif not path.is_file():
            reason = "it is no file"
        elif path.stat().st_size > FILE_BYTES:
            raise DataError([_too_large(path.name)])
        else:
            return File.of(path.name, path.read_bytes())
    except OSError as error:
        reason = str(error.strerror)
    raise DataError(
        [
            Fault(
                file=printable(path.name),
                message=f"The file cannot be read ({reason}).",
                remedy="Check its name, that it is a file, and that you may read it.",
            )
        ]
    )


def _unpacked(name: str, content: bytes) -> bytes:
    try:
        with gzip.open(io.BytesIO(content)) as packed:
            found = packed.read(FILE_BYTES + 1)
    except (OSError, EOFError, zlib.error):
        raise DataError(
            [
                Fault(
                    file=printable(name),
                    message="The file is packed with gzip and damaged.",
                    remedy="Get it again, or unpack it yourself and give what was in it.",
                )
            ]
        ) from None
    if len(found) > FILE_BYTES:
        raise DataError([_too_large(name)])
    return found


def _too_large(name: str) -> Fault:
    return Fault(
        file=printable(name),
        message=f"The file holds more than {FILE_BYTES:,} bytes.",
        remedy="Choose the rows that matter and save them as a smaller file.",
    )
