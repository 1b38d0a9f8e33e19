"""Many files in one: a ZIP that leaves while it is made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator

__all__ = ["bundle"]

# The first day that the format knows: files made today and tomorrow are the same.
DAY = (1980, 1, 1, 0, 0, 0)
UNIX = 3
PACKED = (".png", ".pdf")  # are as small as they get


def bundle(files: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """A ZIP of these files, piece by piece.

    Parameters
    ----------
    files : iterable of (str, bytes)
        Name and content; each is asked for when the one before it has left.

    Yields
    ------
    bytes
        A file with the header before it, which says how long it is; at the end the directory.
        The same for the same files.
    """
    window = _Window()
    with zipfile.ZipFile(window, "w") as archive:
        for name, content in files:
            about = zipfile.ZipInfo(name, DAY)
            about.create_system = UNIX
            about.external_attr = 0o644 << 16
            packed = name.endswith(PACKED)
            about.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            archive.writestr(about, content)
            yield window.take()
    yield window.take()


class _Window(io.BytesIO):
    """A file of which only the part that has not been taken is kept."""

    def __init__(self) -> None:
        super().__init__()
        self.taken = 0

    def take(self) -> bytes:
        """What has been written since the last time."""
        made = self.getvalue()
        self.taken += len(made)
        super().seek(0)
        self.truncate()
        return made

    def tell(self) -> int:
        return self.taken + super().tell()

    def seek(self, place: int, whence: int = io.SEEK_SET) -> int:
        return self.taken + super().seek(place - self.taken, whence)
