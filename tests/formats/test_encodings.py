from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_network.formats import encodings
from alliance_network.formats.encodings import decoded

TEXT = "from,to\nTürkiye,Côte d’Ivoire\n伊朗,中国\n"


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("utf-32-be", codecs.BOM_UTF32_BE),
    ],
)
def test_every_unicode_is_read_with_and_without_a_mark(encoding: str, mark: bytes):
    found = decoded(mark + TEXT.encode(encoding))
    assert (found.data.decode(), found.message) == (TEXT, "")


@pytest.mark.parametrize("text", ["Türkiye", "São Tomé", "„Österreich“ – 5 €", "ÃÂ alone"])
def test_latin_1_as_windows_writes_it_is_read(text: str):
    assert decoded(f"name\n{text}\n".encode("cp1252")).data.decode() == f"name\n{text}\n"


def test_other_scripts_without_a_mark_are_utf_16():
    text = "国,目\n伊朗,叙利亚\n" * 30
    assert decoded(text.encode("utf-16-le")).data.decode() == text


@given(text=st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
@settings(max_examples=60)
def test_whatever_is_in_utf_8_stays_as_it_is(text: str):
    assert decoded(f"a{text}".encode()).data == f"a{text}".encode()


def test_characters_over_the_seams_of_a_large_file(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(encodings, "CHUNK", 3)
    for encoding in ("utf-8", "utf-16-le", "utf-32-be"):
        mark = "\ufeff".encode(encoding)
        assert decoded(mark + TEXT.encode(encoding)).data.decode() == TEXT
    at = len("from,to\nTürkiye,".encode())
    found = decoded(TEXT.encode().replace("ô".encode(), b"\xf4"))
    assert found.data[found.at :].startswith("ô".encode())
    assert found.at >= at


def test_two_encodings_in_one_file_are_told_with_their_place():
    found = decoded("a,Türkiye\n".encode() + "b,Côte\n".encode("latin-1"))
    assert found.message == (
        "The file is partly in UTF-8 and partly in another encoding: it holds the byte 0xF4."
    )
    assert found.data[found.at :].startswith("ôte".encode())


def test_neither_of_them():
    found = decoded(b"a,b\n\xe8\x90,x\n\xe0,\xe1\n")
    assert found.message == (
        "The file is neither in UTF-8, UTF-16 nor Latin-1: it holds the byte 0x90."
    )


@pytest.mark.parametrize(
    "data",
    [
        b"a,b\n1,\0\n",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(50),
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xc4\x89\xe0\x9c\xff\x90" + bytes(50),
    ],
)
def test_what_is_no_text(data: bytes):
    assert decoded(data).message.startswith("The file is no text")


def test_utf_16_cut_short():
    data = "\ufeff" + "from,to\n"
    assert decoded(data.encode("utf-16-le")[:-1]).message == "The file is in UTF-16 and damaged."
    assert decoded(data.encode("utf-16-le")[:-1], cut=True).message == ""


@given(data=st.binary(max_size=60))
@settings(max_examples=100)
def test_any_bytes_are_a_text_or_a_sentence(data: bytes):
    found = decoded(data)
    assert found.data.decode() is not None
    assert 0 <= found.at <= len(found.data)
    assert (found.message == "") == (found.remedy == "")
