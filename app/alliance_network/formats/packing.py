"""Packing: files into a zip, the same files as the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

__all__ = ["packed"]

_TIME = (1980, 1, 1, 0, 0, 0)
"""The time that each file bears, the earliest that a zip can hold."""
_UNIX = 3


def packed(files: Mapping[str, bytes]) -> bytes:
    """A zip of files by name; the same files are the same bytes."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, data in files.items():
            about = zipfile.ZipInfo(name, date_time=_TIME)
            about.compress_type = zipfile.ZIP_DEFLATED
            # A plain file that anybody may read, whatever system it was made on.
            about.create_system, about.external_attr = _UNIX, 0o100644 << 16
            archive.writestr(about, data)
    return written.getvalue()
