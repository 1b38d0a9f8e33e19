"""Texts of graph files in the encodings that programs write."""

from __future__ import annotations

import pytest

from alliance_network.errors import DataError
from alliance_network.formats.file import File
from alliance_network.formats.graph_text import text_in


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
def test_encodings(encoding: str):
    content = "Côte\r\nd'Ivoire\rx\n".encode(encoding)
    assert text_in(File(name="x", content=content)) == "Côte\nd'Ivoire\nx\n"


def test_several_encodings_in_one_file():
    content = "Côte\nSão Tomé".encode() + "\nTürkiye, Škoda".encode("cp1250")
    with pytest.raises(DataError) as caught:
        text_in(File(name="x.gml", content=content))
    [fault] = caught.value.faults
    assert (fault.row, fault.remedy) == (3, "Save it as UTF-8.")
