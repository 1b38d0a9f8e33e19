"""Networks whose files may change while they are served: shown again when they are saved."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

from alliance_network.errors import AllianceNetworkError, DataError, UsageError
from alliance_network.formats import open_dataset
from alliance_network.formats.folder import FILES
from alliance_network.formats.mapping import MAPPING_FILE
from alliance_network.model.dataset import Dataset
from alliance_network.model.remembered import forget

__all__ = ["Watched"]

PAUSE = 1.0
"""Seconds between two looks at the files."""

NEW = 60.0
"""Seconds for which a file is one that was saved just now."""

Look = tuple[tuple[str, int, int], ...]


class Watched:
    """A network and the file or folder it is read from.

    Whoever asks for the network gets it as it was last read without fault.

    Parameters
    ----------
    path : pathlib.Path
        Of the file or folder.
    dataset : Dataset
        What it holds now.
    """

    def __init__(self, path: Path, dataset: Dataset) -> None:
        self.path = path
        self._dataset = dataset
        self._fault: str | None = None
        # What was saved just now may have changed since it was read: then it is read once more.
        look = self._look()
        self._seen = () if any(_is_new(changed) for *_, changed in look) else look
        self._at = time.monotonic()
        self._looking = threading.Lock()

    @property
    def dataset(self) -> Dataset:
        """The network, read again if its files have changed."""
        self._look_again()
        return self._dataset

    @property
    def fault(self) -> str | None:
        """Why the files as they are now cannot be shown, in a sentence; None if they are."""
        self._look_again()
        return self._fault

    def _look_again(self) -> None:
        # Whoever comes while another reads gets what was there before.
        if time.monotonic() - self._at < PAUSE or not self._looking.acquire(blocking=False):
            return
        try:
            if time.monotonic() - self._at >= PAUSE:
                self._read_again()
        finally:
            self._at = time.monotonic()
            self._looking.release()

    def _read_again(self) -> None:
        before = self._look()
        if before == self._seen:
            return
        fault = None
        try:
            if not self.path.exists():
                raise UsageError(f"{self.path.name} is gone; it is shown as it was last read.")
            dataset = open_dataset(self.path)
        except AllianceNetworkError as error:
            dataset, fault = None, _sentence(error)
        except OSError as error:
            dataset, fault = None, f"{self.path.name} cannot be read ({error.strerror})."
        if self._look() != before:
            return  # It is being written: the next look sees more of it.
        self._seen, self._fault = before, fault
        if dataset is not None and dataset.hash != self._dataset.hash:
            self._dataset = dataset
            forget()  # Else every state in which it was ever saved would stay in memory.

    def _look(self) -> Look:
        """Name, size and time of the last change of each file."""
        return tuple(self._files())

    def _files(self) -> Iterator[tuple[str, int, int]]:
        for path in self._paths():
            try:
                found = path.stat()
            except (OSError, ValueError):
                continue
            yield str(path), found.st_size, found.st_mtime_ns

    def _paths(self) -> list[Path]:
        if self.path.is_dir():
            return [self.path / name for name in FILES]
        return [self.path, self.path.with_name(MAPPING_FILE)]


def _is_new(changed: int) -> bool:
    return time.time() - changed / 1e9 < NEW


def _sentence(error: AllianceNetworkError) -> str:
    """What is wrong, as one sentence however much it is."""
    if not isinstance(error, DataError):
        return str(error)
    first, more = str(error.faults[0]), len(error.faults) - 1
    if not more:
        return first
    return f"{first} There {'is' if more == 1 else 'are'} {more:,} more."
