"""Files given to a page as its scripts give them."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from alliance_network.dashboard.app import build
from alliance_network.dashboard.networks import Networks
from alliance_network.dashboard.store import Store
from alliance_network.formats.zipped import packed
from alliance_network.model.canonical import canonical_files
from alliance_network.model.dataset import Dataset

TIES = (
    b"from,to,relation,start,source\nIran,Hamas,backing,2012,Atlas\nIran,China,trade,2015,Atlas\n"
)
"""An edge list that opens as it is."""
UNCLEAR = b"Aaa,Bbb,Ccc\nIran,Hamas,much\nIran,China,little\n"
"""A table of which somebody has to say what its columns mean."""
FAULTY = b"from,to,start\nIran,Hamas,soon\nIran,,2015\nIran,China,2015\n"
"""An edge list with faults in rows 2 and 3."""


def zip_of(dataset: Dataset) -> bytes:
    """A network as it is kept."""
    return packed(canonical_files(dataset))


def keep(dataset: Dataset, folder: Path) -> str:
    """A network put into a store, as if it had been dropped; its address."""
    Store(folder=folder).write(dataset.hash, zip_of(dataset))
    return dataset.hash


def page_of(
    served: dict[str, Dataset], folder: Path, *, keep: float = 3600.0, **options: Any
) -> FlaskClient:
    """The page of some networks with a store in a folder."""
    networks = Networks(served, store=Store(folder=folder, keep=keep))
    return build(networks, **options).server.test_client()


def drop(
    client: FlaskClient, content: bytes, *, name: str = "my ties.csv", **headers: str
) -> TestResponse:
    """Give a file to the page; what its headers say beside: `Mapping="{...}"`, `Preview="1"`."""
    said = {header: quote(text) for header, text in headers.items()}
    return client.post(
        "/open",
        data=content,
        content_type="application/octet-stream",
        headers={"File-Name": quote(name), **said},
    )
