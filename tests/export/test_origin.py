from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from dataclasses import replace

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from alliance_network.errors import UsageError
from alliance_network.export import FORMATS, export
from alliance_network.export.origin import Origin, origin_of, read_origin, record_of
from alliance_network.export.reopened import reopened
from alliance_network.export.xmp import packet
from alliance_network.figures.figure import figure_scene
from alliance_network.figures.sheet import Sheet
from alliance_network.figures.sizes import size_of
from alliance_network.formats import open_dataset
from alliance_network.selection import select
from alliance_network.view import opening_view
from strategies import datasets, sheets, views

PICTURES = tuple(name for name, kind in FORMATS.items() if kind.picture)
SMALL = size_of("360x300")
URL = "https://example.org/networks"


@pytest.fixture(scope="module")
def network():
    return open_dataset("iran-2023")


@pytest.fixture(scope="module")
def figures(network):
    """A small figure in each format."""
    view = opening_view(network).but(focus="iran", language="fa")
    sheet = Sheet(size=SMALL, title="What “a” <b> & ایران say", scale=1.0)
    return {
        name: export(network, view, format=name, sheet=sheet, public_url=URL) for name in PICTURES
    }


def again(origin, dataset, *, format):
    """The figure of an origin, made once more."""
    back = reopened(origin, dataset)
    return export(dataset, back.view, format=format, sheet=back.sheet, public_url=back.public_url)


@pytest.mark.parametrize("format", PICTURES)
def test_a_file_says_all_that_is_known_of_its_origin(network, figures, format):
    found = read_origin(figures[format])
    assert found.network == "iran-2023" and found.hash == network.hash
    assert found.title == "What “a” <b> & ایران say"
    assert found.view == "v=1&statuses=asserted,denied,disputed,reported&focus=iran&language=fa"
    assert found.sheet.startswith("size=360x300px&title=What%20")
    assert found.citations == (
        "“China and Iran vow to work together for peace amid Israel-Gaza war”, 2023, lines 1 to 13",
    )
    assert found.link == f"{URL}/iran-2023?{found.view}"
    assert found.program.startswith("alliance-network ")
    assert found.description.count(".") >= 2


@pytest.mark.parametrize("format", PICTURES)
def test_a_figure_is_made_again_from_its_file(network, figures, format):
    assert again(read_origin(figures[format]), network, format=format) == figures[format]


@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data(), sheets, st.sampled_from((None, URL)))
def test_any_figure_is_made_again_from_its_file(network, data, sheet, url):
    dataset = data.draw(st.just(network) | datasets())
    check_made_again(data.draw(views(dataset)), dataset, sheet, url)


def check_made_again(view, dataset, sheet, url):
    # The sizes that are drawn fast; that every size comes back is tested of the sheet.
    sheet = sheet.but(size=SMALL, scale=None if sheet.scale is None else 1.0)
    for format in PICTURES:
        made = export(dataset, view, format=format, sheet=sheet, public_url=url)
        origin = read_origin(made)
        assert again(origin, dataset, format=format) == made
        assert origin == replace(read_origin(made), hash=dataset.hash, network=dataset.name)


def test_an_origin_comes_back_as_it_was(network):
    view, sheet = opening_view(network), Sheet(size=SMALL, title=" two \t lines\n \u2028")
    selection = select(network, view)
    made = origin_of(selection, sheet, figure_scene(selection, sheet), link=None)
    for format in PICTURES:
        assert read_origin(export(network, view, format=format, sheet=sheet)) == made
    assert made.link is None


def test_a_record_without_a_link_is_named_by_the_hash():
    origin = made_up(link=None)
    assert f"<dc:identifier>urn:sha256:{origin.hash}</dc:identifier>" in record_of(
        origin, media_type="image/png"
    )
    assert "<dc:identifier>https://a.b/c?v=1</dc:identifier>" in record_of(
        made_up(link="https://a.b/c?v=1"), media_type="image/png"
    )


def made_up(**changes):
    return replace(
        Origin(
            network="a",
            title="A",
            description="B.",
            hash="0" * 64,
            view="v=1",
            sheet="",
            citations=(),
            link=None,
            program="p",
        ),
        **changes,
    )


# ---- files that other programs have saved ---- #
def test_a_png_that_an_optimiser_made_smaller(figures):
    image, out, kept = (
        Image.open(io.BytesIO(figures["png"])),
        io.BytesIO(),
        PngImagePlugin.PngInfo(),
    )
    image.load()
    for keyword, text in image.text.items():
        kept.add_itxt(keyword, text, zip=True)
    image.quantize(16).save(out, "png", pnginfo=kept, optimize=True)
    assert read_origin(out.getvalue()) == read_origin(figures["png"])


def test_a_png_that_lost_its_texts_says_so(figures):
    out = io.BytesIO()
    Image.open(io.BytesIO(figures["png"])).convert("L").save(out, "png", pnginfo=None)
    refused(
        out.getvalue(),
        "The file does not say where it comes from: it was not exported by this program, or was "
        "saved by another one that left that out.",
    )


@pytest.mark.parametrize(
    "options",
    [
        {"linearize": True},
        {"object_stream_mode": pikepdf.ObjectStreamMode.generate, "recompress_flate": True},
        {"encryption": pikepdf.Encryption(owner="o", user="")},
    ],
)
def test_a_pdf_that_another_program_saved(figures, options):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(figures["pdf"])) as document:
        with document.open_metadata() as metadata:
            metadata["pdf:Producer"] = "Another"
        document.save(out, **options)
    assert out.getvalue() != figures["pdf"]
    assert read_origin(out.getvalue()) == read_origin(figures["pdf"])


def test_the_properties_of_a_pdf_agree_with_its_record(figures):
    origin = read_origin(figures["pdf"])
    with pikepdf.open(io.BytesIO(figures["pdf"])) as document:
        info = document.docinfo
        assert (info["/Title"], info["/Subject"]) == (origin.title, origin.description)
        assert info["/Creator"] == origin.program
        with document.open_metadata() as metadata:
            assert metadata["dc:title"] == origin.title
            assert metadata["dc:description"] == origin.description
            assert metadata["dc:format"] == "application/pdf"
            assert metadata["pdfuaid:part"] == "1"
            assert list(metadata["dc:source"]) == list(origin.citations)


# ---- files that say something else ---- #
def refused(content, sentence):
    with pytest.raises(UsageError) as caught:
        read_origin(content)
    assert str(caught.value) == sentence


DAMAGED = (
    "What the file says of its network and view is damaged; open the figure as it was exported."
)


@pytest.mark.parametrize(
    "changes",
    [{"hash": "0" * 63}, {"hash": "G" * 64}, {"network": ""}, {"network": "A b"}, {"view": ""}],
)
def test_a_damaged_record_is_not_believed(changes):
    refused(packet(record_of(made_up(**changes), media_type="a")), DAMAGED)


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "//a.b/c"])
def test_only_an_address_of_the_web_is_a_link(link):
    content = packet(record_of(made_up(link=link), media_type="a"))
    assert read_origin(content).link is None


@settings(max_examples=150)
@given(
    st.sampled_from(PICTURES),
    st.one_of(st.binary(max_size=40), st.text(max_size=20).map(str.encode)),
    st.integers(0, 10**9),
    st.integers(0, 300),
)
def test_any_change_of_a_figure_is_read_or_refused_in_a_sentence(figures, name, new, at, cut):
    content = figures[name]
    at %= len(content)
    check_read(content[:at] + new + content[at + cut :])
    check_read(content[at:] + new)


def check_read(content):
    try:
        found = read_origin(content)
    except UsageError as error:
        assert str(error).endswith(".")
        assert len(str(error)) < 200
    else:
        assert isinstance(found, Origin) and found.network and len(found.hash) == 64


# ---- the same everywhere ---- #
MADE = """\
import hashlib
from alliance_network.export import FORMATS, export
from alliance_network.figures.sheet import Sheet
from alliance_network.figures.sizes import size_of
from alliance_network.formats import open_dataset
from alliance_network.view import opening_view
network = open_dataset("iran-2023")
for name in FORMATS:
    made = export(network, opening_view(network), format=name, sheet=Sheet(size=size_of("360x300")))
    print(name, hashlib.sha256(made).hexdigest())
"""


def test_the_same_view_gives_the_same_bytes_in_any_process(network):
    view = opening_view(network)
    here = [
        f"{name} {hashlib.sha256(made).hexdigest()}"
        for name in FORMATS
        for made in [export(network, view, format=name, sheet=Sheet(size=SMALL))]
    ]
    # Hashes of texts, the time zone and the language of the machine differ from here.
    elsewhere = {"PYTHONHASHSEED": "7", "TZ": "Asia/Tehran", "LC_ALL": "C", "LANG": "fa_IR"}
    done = subprocess.run(
        [sys.executable, "-c", MADE],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **elsewhere},
    )
    assert done.stdout.split("\n")[:-1] == here
