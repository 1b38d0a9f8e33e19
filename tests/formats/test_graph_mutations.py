"""Damaged graph files: cut short or changed, they open or end in our errors, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_network.errors import DataError, MappingError, UsageError
from alliance_network.formats import FORMATS, read_file
from alliance_network.formats.file import File
from graph_files import GRAPHS, UNTIDY

_CONTENTS = {name: (UNTIDY / name).read_bytes() for name in GRAPHS}
_PIECES = st.sampled_from(
    (
        *(b"\0", b"\xff", b"[", b"]", b"{", b'"', b"<", b">", b"&#0;", b"&x;", b"\n", b"*", b"-*"),
        *(b"NaN", b"1e999", b"-Infinity", b"\\ud800", b"9" * 400, b"null", b"2001-13-45", b"|"),
        *(b"end", b"start", b"directed", b"relation", b"id", b"\x0f", b"\xc3\xa9", b"group"),
    )
)


@st.composite
def damaged(draw: st.DrawFn) -> File:
    """A graph file cut short, or with pieces taken out, put in or repeated."""
    name = draw(st.sampled_from(GRAPHS))
    content = bytearray(_CONTENTS[name])
    if draw(st.integers(0, 3)) == 0:
        del content[draw(st.integers(1, len(content))) :]
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(content)))
        content[place : place + draw(st.integers(0, 12))] = draw(_PIECES | st.just(b""))
    if draw(st.booleans()) and content:
        start, end = sorted(draw(st.tuples(*[st.integers(0, len(content))] * 2)))
        content[start:start] = content[start : min(end, start + 200)]
    return File(name=name, content=bytes(content))


@given(file=damaged())
@settings(max_examples=250)
def test_a_damaged_graph_opens_or_ends_in_our_errors(file: File):
    try:
        read_file(file)
    except (DataError, MappingError, UsageError) as error:
        assert str(error)


@given(content=st.binary(max_size=300), name=st.sampled_from(GRAPHS))
@settings(max_examples=150)
def test_any_bytes_are_looked_at_without_an_error(content: bytes, name: str):
    file = File(name=name, content=content)
    for kind in FORMATS:
        if kind.group == "graph":
            kind.fits(file)


@pytest.mark.parametrize("kind", [kind for kind in FORMATS if kind.group == "graph"])
def test_a_reader_that_is_told_to_read_what_it_is_not(kind):
    for content in (b"", b"\0", b"[]", b"{}", b"<a/>", b'"x"', b"graph [ ]", b"*Vertices 2"):
        with pytest.raises(DataError):
            kind.read(File(name="x", content=content), None)
