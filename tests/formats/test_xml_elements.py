"""XML: the outermost element, and values as they stand in it."""

from __future__ import annotations

import time

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from alliance_network.formats.file import File
from alliance_network.formats.xml_elements import escaped, root_of, written


@pytest.mark.parametrize(
    ("content", "root"),
    [
        (b"<graphml>", "graphml"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- <gexf> -->\n<GEXF>', "gexf"),
        ("<?xml version='1.0'?><graphml/>".encode("utf-16"), "graphml"),
        (b'<!DOCTYPE g [<!ENTITY a "<x>">]> <y:graphml>', "graphml"),
        (b"\n <!DOCTYPE html>\n<html>", "html"),
        (b"<!-- never closed", None),
        (b"", None),
        (b"a < b", None),
    ],
)
def test_the_outermost_element(content: bytes, root: str | None):
    assert root_of(File(name="x", content=content)) == root


def test_a_thousand_remarks_take_no_time():
    before = time.perf_counter()
    assert root_of(File(name="x", content=b"<!---->" * 600 + b"\0")) is None
    assert time.perf_counter() - before < 1


@given(st.text())
def test_any_text_comes_back_without_what_xml_cannot_hold(text: str):
    value = escaped(text)
    root = fromstring(f'<a b="{value}">{value}</a>')
    kept = "".join(c for c in text if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff"))
    assert root.get("b") == (root.text or "") == kept


def test_values():
    assert [written(value) for value in (True, False, 3, 0.1, "<")] == [
        *("true", "false", "3", "0.1", "&lt;")
    ]
