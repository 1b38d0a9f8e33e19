"""A network as the bytes that are kept of it."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path

from alliance_network.errors import UsageError
from alliance_network.formats.folder import FILES, read_folder
from alliance_network.model.canonical import canonical_files
from alliance_network.model.dataset import Dataset


def write_zip(dataset: Dataset) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in canonical_files(dataset).items():
            archive.writestr(zipfile.ZipInfo(name), data, compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()


def read_zip(content: bytes) -> Dataset:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, tempfile.TemporaryDirectory() as at:
            for name in FILES:
                (Path(at) / name).write_bytes(archive.read(name))
            return read_folder(at)
    except (zipfile.BadZipFile, KeyError, OSError, EOFError) as error:
        raise UsageError("damaged") from error
