from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_network.formats.decoding import decode


@given(text=st.text(st.characters(exclude_categories=("Cs", "Cc"))))
def test_utf_8_is_read_with_and_without_a_mark(text: str):
    text = text.removeprefix("\ufeff")
    assert decode(text.encode()) == (text, None)
    assert decode(codecs.BOM_UTF8 + text.encode()) == (text, None)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_named_and_still_read(encoding: str):
    text, wrong = decode("id,kind,name\niran,state,Iran\n".encode(encoding))
    assert text == "id,kind,name\niran,state,Iran\n"
    assert wrong is not None
    assert (wrong.message, wrong.at) == ("The file is in UTF-16, not in UTF-8.", None)


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_latin_1_is_named_with_its_first_place(mark: bytes):
    text, wrong = decode(mark + "id\nTürkiye, Côte\n".encode("latin-1"))
    assert text == "id\nTürkiye, Côte\n"
    assert wrong is not None
    assert wrong.message == (
        'The file is not in UTF-8: it holds the byte 0xFC ("ü" in Latin-1, as Windows writes it).'
    )
    assert text[wrong.at] == "ü"


@given(data=st.binary())
def test_any_bytes_are_read_somehow(data: bytes):
    text, wrong = decode(data)
    if wrong is not None and wrong.at is not None:
        assert 0 <= wrong.at < len(text)


def test_single_nul_bytes_do_not_make_utf_16():
    assert decode(b"id,name\na,b\0\0\0\0\nc,d\n")[1] is None
