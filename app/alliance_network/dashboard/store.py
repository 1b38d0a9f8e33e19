"""Networks that people dropped: kept on disk by content, read by every process of the server.

A file is called by its network's hash and nothing else, so only who knows that finds it. There is
no list. What is not asked for is gone after a while; what is too much goes oldest first.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from alliance_network.errors import DataError, UsageError, shown
from alliance_network.formats import zipped
from alliance_network.formats.file import File
from alliance_network.model.dataset import Dataset

__all__ = ["DAY", "KEPT_BYTES", "Store", "is_hash"]

DAY = 24 * 3600.0
"""Seconds."""

KEPT_BYTES = 64 * 2**20
"""Largest network that is kept, in bytes of its zip."""

TOTAL_BYTES = 2 * 2**30
"""What all networks that are kept may take."""

TOUCH = 600.0
"""Seconds after which a use is written down again: not each of a hundred requests."""

STALE = 3600.0
"""Seconds after which a half-written file is one that nobody writes any more."""

_HASH = re.compile(r"[0-9a-f]{64}")
_ENDING, _PART = ".zip", ".part"


def is_hash(name: str) -> bool:
    """Whether this is how a dropped network is called."""
    return _HASH.fullmatch(name) is not None


@dataclass(frozen=True, kw_only=True)
class Store:
    """A folder of dropped networks.

    Attributes
    ----------
    folder : pathlib.Path
        Made when it is first needed, for this user alone.
    keep : float
        Seconds after its last use at which a network is as if it were not there.
    total : int
        Bytes that all may take.
    """

    folder: Path
    keep: float = 7 * DAY
    total: int = TOTAL_BYTES

    def there(self, name: str) -> bool:
        """Whether a network is kept under a name; to ask is no use of it."""
        return self._found(name) is not None

    def used(self, name: str) -> bool:
        """Whether a network is kept under a name; if so, this was a use of it."""
        found = self._found(name)
        if found is None:
            return False
        if time.time() - found.st_mtime > TOUCH:
            with contextlib.suppress(OSError):
                os.utime(self._path(name))
        return True

    def read(self, name: str) -> Dataset | None:
        """The network of a hash; None if it is not kept, or damaged, which deletes it."""
        if not self.used(name):
            return None
        try:
            # A link put into the folder leads nowhere.
            handle = os.open(self._path(name), os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
            with os.fdopen(handle, "rb") as file:
                content = file.read(KEPT_BYTES + 1)
            dataset = zipped.read(File(name=f"{name}{_ENDING}", content=content))
        except OSError:
            return None
        except DataError:
            dataset = None
        if dataset is None or dataset.hash != name:
            self._delete(self._path(name))
            return None
        return dataset

    def write(self, name: str, content: bytes) -> None:
        """Keep a network.

        Parameters
        ----------
        name : str
            Its hash.
        content : bytes
            Its zip.

        Raises
        ------
        UsageError
            It is too large, or cannot be written.
        """
        if len(content) > min(KEPT_BYTES, self.total):
            raise UsageError(
                f"The network takes {len(content):,} bytes, and this server keeps networks of up "
                f"to {min(KEPT_BYTES, self.total):,}: choose the rows that matter."
            )
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            # Written beside and moved: no process ever reads half a file.
            handle, beside = tempfile.mkstemp(dir=self.folder, suffix=_PART)
            try:
                with os.fdopen(handle, "wb") as out:
                    out.write(content)
                Path(beside).replace(self._path(name))
            except OSError:
                self._delete(Path(beside))
                raise
        except OSError as error:
            raise UsageError(
                f"This server cannot keep the network ({error.strerror}): tell who runs it, or "
                "open the file on your own machine with `alliance-network serve`."
            ) from None
        self.tidy(but=name)

    def tidy(self, *, but: str = "") -> None:
        """Delete what has not been used for too long, and the oldest of what is too much."""
        now, kept = time.time(), []
        for path, found in self._files():
            limit = STALE if path.suffix == _PART else self.keep
            if now - found.st_mtime > limit or not stat.S_ISREG(found.st_mode):
                self._delete(path)
            elif path.stem != but:
                kept.append((found.st_mtime, found.st_size, path))
        room = self.total - self._size(but)
        for _, size, path in sorted(kept, reverse=True):
            room -= size
            if room < 0:
                self._delete(path)

    # ---- files ---- #
    def _path(self, name: str) -> Path:
        if not is_hash(name):
            raise ValueError(f"{shown(name)} is no hash")
        return self.folder / f"{name}{_ENDING}"

    def _found(self, name: str) -> os.stat_result | None:
        """What the disk says of a network; None if it is not kept any more."""
        if not is_hash(name):
            return None
        path = self._path(name)
        try:
            found = path.lstat()
        except OSError:
            return None
        if not stat.S_ISREG(found.st_mode):
            return None
        if time.time() - found.st_mtime > self.keep:
            self._delete(path)
            return None
        return found

    def _size(self, name: str) -> int:
        found = self._found(name)
        return 0 if found is None else found.st_size

    def _files(self) -> Iterator[tuple[Path, os.stat_result]]:
        """The files of the store: what else lies in the folder is left alone."""
        try:
            entries = list(self.folder.iterdir())
        except OSError:
            return
        for path in entries:
            ours = path.suffix == _PART or (path.suffix == _ENDING and is_hash(path.stem))
            if ours:
                with contextlib.suppress(OSError):
                    yield path, path.lstat()

    @staticmethod
    def _delete(path: Path) -> None:
        with contextlib.suppress(OSError):
            path.unlink()
