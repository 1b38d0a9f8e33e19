"""Where a command writes what it makes: a file, whole or not at all, or the standard output."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from alliance_network.errors import UsageError

__all__ = ["write"]


def write(content: bytes, output: str, *, keep: Path | None = None) -> None:
    """Write a file, or to the standard output.

    A file that is there is replaced only once all is written, so that one that cannot be
    written whole leaves what was there.

    Parameters
    ----------
    content : bytes
    output : str
        A path, or "-" for the standard output.
    keep : Path, optional
        A file, or a folder of files, that may not be written to.

    Raises
    ------
    UsageError
        If `output` cannot be written.
    """
    if output == "-":
        if sys.stdout.isatty() and not _is_text(content):
            raise UsageError("A terminal cannot show this format: write it to a file with -o.")
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        # The file that a link means is replaced, not the link.
        path = Path(output).resolve()
        _allow(path, output, keep=None if keep is None else keep.resolve())
        if path.exists() and not path.is_file():
            path.write_bytes(content)  # Something like /dev/stdout.
        else:
            _replace(path, content)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"{_named(output)} cannot be written: {reason}.") from None


def _allow(path: Path, output: str, *, keep: Path | None) -> None:
    if path.is_dir():
        raise UsageError(f"{_named(output)} is a folder: add the name of a file.")
    if not path.parent.is_dir():
        raise UsageError(
            f"There is no folder {_named(path.parent)} to write to: make it, or choose another."
        )
    if not path.exists():
        return
    if keep is not None and (path == keep or keep in path.parents):
        raise UsageError(f"{_named(output)} is a file of the network itself: choose another name.")
    if not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _is_text(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def _replace(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=".alliance-network-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        # The permissions are those of the file replaced, or of any file made here.
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~mask)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _named(path: object) -> str:
    # Not cut, however long: the end of a path says most.
    return "".join(('"', *(c if c.isprintable() else "?" for c in str(path)), '"'))
