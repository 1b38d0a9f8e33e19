"""The network that ships as a pack, made once."""

from __future__ import annotations

import pytest

from alliance_network.export.pack import pack
from alliance_network.export.pack.content import content_of
from alliance_network.formats import open_dataset
from alliance_network.view import opening_view
from packed import parsed


@pytest.fixture(scope="session")
def iran():
    return open_dataset("iran-2023")


@pytest.fixture(scope="session")
def iran_content(iran):
    return content_of(iran, opening_view(iran))


@pytest.fixture(scope="session")
def iran_file(iran):
    return pack(iran, opening_view(iran))


@pytest.fixture(scope="session")
def iran_page(iran_file):
    return parsed(iran_file)
