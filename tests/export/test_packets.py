from __future__ import annotations

import io
import struct
import zlib

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from alliance_network.errors import UsageError
from alliance_network.export.packets import (
    MOST_BYTES,
    MOST_PACKET,
    MOST_TABLES,
    PNG_KEYWORD,
    PNG_SIGNATURE,
    packet_in,
)

PACKET = "<a>حزب الله</a>".encode()
PLAIN_TEXT = b"\0\0\0\0\0"
PACKED_TEXT = b"\0\1\0en\0\0"


def chunk(kind, body, *, check=None):
    check = zlib.crc32(kind + body) if check is None else check
    return struct.pack(">I4s", len(body), kind) + body + struct.pack(">I", check)


def png(*more, end=True):
    """A PNG of one pixel with these chunks in it."""
    out = io.BytesIO()
    Image.new("RGB", (1, 1)).save(out, "png")
    plain = out.getvalue()
    first, rest = plain[:33], plain[33:]
    return first + b"".join(more) + (rest if end else rest[:-12])


def pdf(packet=PACKET, **options):
    """A PDF of one page with this packet in it."""
    out = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        if packet is not None:
            document.Root.Metadata = document.make_stream(packet)
        document.save(out, fix_metadata_version=False, **options)
    return out.getvalue()


def sentence_of(content):
    with pytest.raises(UsageError) as caught:
        packet_in(content)
    return str(caught.value)


# ---- PNG ---- #
@pytest.mark.parametrize(
    "text",
    [
        chunk(b"iTXt", PNG_KEYWORD + PLAIN_TEXT + PACKET),
        chunk(b"iTXt", PNG_KEYWORD + b"\0\0\0en\0Wort\0" + PACKET),
        chunk(b"iTXt", PNG_KEYWORD + PACKED_TEXT + zlib.compress(PACKET)),
        chunk(b"zTXt", PNG_KEYWORD + b"\0\0" + zlib.compress(PACKET)),
        chunk(b"tEXt", PNG_KEYWORD + b"\0" + PACKET),
    ],
)
def test_a_png_is_read_however_a_program_keeps_its_texts(text):
    other = chunk(b"iTXt", b"Title" + PLAIN_TEXT + b"No")
    assert packet_in(png(other, text)) == PACKET
    assert packet_in(png(text) + b"what comes after its end") == PACKET


def test_a_png_that_pillow_saved_again_is_read():
    again, said = io.BytesIO(), PngImagePlugin.PngInfo()
    image = Image.open(io.BytesIO(png(chunk(b"iTXt", PNG_KEYWORD + PLAIN_TEXT + PACKET))))
    said.add_itxt(PNG_KEYWORD.decode(), image.text[PNG_KEYWORD.decode()], zip=True)
    image.save(again, "png", pnginfo=said, optimize=True)
    assert packet_in(again.getvalue()) == PACKET


@pytest.mark.parametrize(
    "text",
    [
        b"",
        chunk(b"iTXt", b"Title" + PLAIN_TEXT + PACKET),
        chunk(b"iTXt", PNG_KEYWORD),
        chunk(b"iTXt", PNG_KEYWORD + b"\0\0"),
        chunk(b"iTXt", PNG_KEYWORD + b"\0\0\0no end"),
        chunk(b"eXIf", PNG_KEYWORD + PLAIN_TEXT + PACKET),
    ],
)
def test_a_png_without_a_packet_has_none(text):
    assert packet_in(png(text)) is None


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (PNG_SIGNATURE, "The PNG is cut off; save it again."),
        (png(end=False), "The PNG is cut off; save it again."),
        (png(struct.pack(">I4s", 2**31 - 1, b"iTXt")), "The PNG is cut off; save it again."),
        (
            png(chunk(b"iTXt", PNG_KEYWORD + PLAIN_TEXT + PACKET, check=7)),
            "The PNG is damaged: a checksum is wrong; save it again.",
        ),
        (png(chunk(b"aaAa", b"") * 100_000), "The PNG has too many pieces to be a figure."),
        (
            png(chunk(b"zTXt", PNG_KEYWORD + b"\0\0no zlib")),
            "What the file says of itself is damaged; save it again.",
        ),
        (
            png(chunk(b"zTXt", PNG_KEYWORD + b"\0\0" + zlib.compress(PACKET)[:-4])),
            "What the file says of itself is cut off or too long to be a figure's.",
        ),
        (
            png(chunk(b"zTXt", PNG_KEYWORD + b"\0\0" + zlib.compress(bytes(MOST_PACKET + 1)))),
            "What the file says of itself is cut off or too long to be a figure's.",
        ),
    ],
)
def test_a_png_that_cannot_be_read_says_why(content, sentence):
    assert sentence_of(content) == sentence


# ---- PDF ---- #
@pytest.mark.parametrize(
    "options",
    [
        {"compress_streams": False},
        {"compress_streams": True, "recompress_flate": True},
        {"object_stream_mode": pikepdf.ObjectStreamMode.generate},
        {"linearize": True},
        {"qdf": True},
        # Locked against changes, but open to anyone who reads.
        {"encryption": pikepdf.Encryption(owner="o", user="")},
    ],
)
def test_a_pdf_is_read_however_a_program_saved_it(options):
    assert packet_in(pdf(**options)) == PACKET


def test_a_pdf_without_a_packet_has_none():
    assert packet_in(pdf(packet=None)) is None


def many_tables(count):
    """A PDF that says `count` times where its objects are, each time in 30 MB of zeros."""
    packed, size = zlib.compress(bytes(30_000_000), 9), 10_000_000
    content, before = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n", b""
    for number in range(count):
        at = len(content)
        content += b"%d 0 obj\n<</Type/XRef/W[1 1 1]/Root 1 0 R%s" % (number + 2, before)
        content += b"/Size %d/Filter/FlateDecode/Length %d>>\n" % (size, len(packed))
        content += b"stream\n%s\nendstream\nendobj\n" % packed
        before = b"/Prev %d" % at
    return content + b"startxref\n%d\n%%%%EOF\n" % at


DAMAGED = "The PDF is damaged, or too large inside; save it again."


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            pdf(encryption=pikepdf.Encryption(owner="o", user="u")),
            "The PDF is locked with a password; save it without one.",
        ),
        (b"%PDF-1.7\n", DAMAGED),
        (b"%PDF-1.7\n" + b"[" * 100_000, DAMAGED),
        (
            pdf(packet=bytes(MOST_PACKET + 1)),
            "What the file says of itself is too long to be a figure's.",
        ),
        (pdf(packet=bytes(100_000_000)), DAMAGED),
        (pdf(compress_streams=False).replace(b"/Type /Catalog", b"/Filter /L#5aWDecode"), DAMAGED),
        (many_tables(MOST_TABLES + 1), DAMAGED),
    ],
)
def test_a_pdf_that_cannot_be_read_says_why(content, sentence):
    assert sentence_of(content) == sentence


# ---- any file ---- #
@pytest.mark.parametrize("content", [b"<svg/>", b" \n<?xml", b"\xef\xbb\xbf<svg/>"])
def test_an_svg_says_itself_where_it_comes_from(content):
    assert packet_in(content) == content


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"PK\3\4", b"\xff\xd8\xff", b"id,name\n"])
def test_other_files_are_no_figure(content):
    said = "The file is no figure; open an SVG, PNG or PDF that this program exported."
    assert sentence_of(content) == said


def test_a_file_that_is_too_large_is_not_looked_at():
    assert sentence_of(bytes(MOST_BYTES + 1)) == (
        "The file has 33,554,433 bytes; a figure of up to 33,554,432 can be opened."
    )


START = {
    "png": png(chunk(b"iTXt", PNG_KEYWORD + PACKED_TEXT + zlib.compress(PACKET))),
    "pdf": pdf(object_stream_mode=pikepdf.ObjectStreamMode.generate),
}


@given(
    st.sampled_from(tuple(START)), st.binary(max_size=60), st.integers(0, 5000), st.integers(0, 99)
)
def test_any_change_of_a_file_is_read_or_refused_in_a_sentence(name, inserted, at, cut):
    content = START[name]
    at %= len(content)
    refused_or_read(content[:at] + inserted + content[at + cut :])


@given(st.sampled_from((b"", PNG_SIGNATURE, b"%PDF-1.7\n", b"<")), st.binary(max_size=200))
def test_any_bytes_are_refused_in_a_sentence_or_have_no_packet(start, rest):
    refused_or_read(start + rest)


def refused_or_read(content):
    try:
        found = packet_in(content)
    except UsageError as error:
        assert str(error).endswith(".")
    else:
        assert found is None or isinstance(found, bytes)
