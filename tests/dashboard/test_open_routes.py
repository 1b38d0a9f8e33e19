"""Figures given back to the page's server, and what else somebody may send it."""

from __future__ import annotations

import io
import re
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from alliance_network.dashboard.app import build
from alliance_network.export import export
from alliance_network.export.packets import MOST_BYTES
from alliance_network.figures.sheet import Sheet
from alliance_network.figures.sizes import SIZES
from alliance_network.view import View, to_query
from small import claim, network

CLAIMS = (claim("iran backing hamas"), claim("iran attack israel", stance="denies"))
NETWORK = network(*CLAIMS)
CHANGED = network(*CLAIMS, claim("china backing iran"))
VIEW = View(relations={"backing"}, theme="dark", selected="iran")
SHEET = Sheet(size=SIZES["square"], title="One, two")
FIGURES = {
    format: export(NETWORK, VIEW, format=format, sheet=SHEET) for format in ("svg", "png", "pdf")
}
SIGNATURES = (b"", b"\x89PNG\r\n\x1a\n", b"%PDF-1.7\n", b"<svg ", b"<?xml version='1.0'?>")


@pytest.fixture(scope="module")
def client():
    return build({"small": NETWORK}).server.test_client()


@pytest.fixture(scope="module")
def post(client):
    """Send a file as the page does."""

    def sent(content: bytes):
        return client.post("/open", data=content, content_type="application/octet-stream")

    return sent


@pytest.mark.parametrize("format", FIGURES)
def test_a_figure_opens_its_view(post, format):
    answer = post(FIGURES[format])
    assert answer.status_code == 200
    assert answer.json == {
        "kind": "figure",
        "network": "small",
        "query": to_query(VIEW),
        "said": 'Opened the view of "One, two".',
        "differs": False,
    }


@pytest.mark.parametrize("format", FIGURES)
def test_a_changed_network_is_said_with_both_versions(format):
    client = build({"small": CHANGED}).server.test_client()
    answer = client.post("/open", data=FIGURES[format])
    assert answer.json == {
        "kind": "figure",
        "network": "small",
        "query": to_query(VIEW),
        "said": f"This figure was made from another version of A small network "
        f"({NETWORK.hash[:8]}; here it is {CHANGED.hash[:8]}): lines may differ.",
        "differs": True,
    }


def refused(answer, status: int = 400) -> str:
    assert answer.status_code == status
    assert answer.content_type == "text/plain; charset=utf-8"
    return answer.text


def test_a_network_that_is_not_served_is_named():
    client = build({"mine": network(), "yours": network()}).server.test_client()
    assert refused(client.post("/open", data=FIGURES["png"])) == (
        'The figure shows the network "small", which is not here; there is mine, yours.'
    )


def test_a_view_that_does_not_fit_any_more():
    without_hamas = network(actors=tuple(a for a in NETWORK.actors if a.id != "hamas"))
    figure = export(NETWORK, View(focus="hamas"), format="png")
    client = build({"small": without_hamas}).server.test_client()
    said = refused(client.post("/open", data=figure))
    assert said.startswith("This figure was made from another version of A small network (")
    assert 'cannot be opened: focus: this network has no actor "hamas"' in said


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b"v=1&amp;relations", b"v=9&amp;relations", "the version of the address"),
        (b"v=1&amp;relations", b"v=1&amp;reactions", 'There is no choice called "reactions"'),
        (b"size=square", b"size=sphere", '"sphere" is no size'),
        (b"size=square", b"tint=square", 'A figure has no option "tint"'),
    ],
)
def test_a_figure_of_another_version_of_the_program(post, old, new, said):
    assert old in FIGURES["svg"]
    sentence = refused(post(FIGURES["svg"].replace(old, new)))
    assert sentence.startswith(
        "The view of this figure is none that this version can show, and it cannot be opened: "
    )
    assert said in sentence


def test_what_is_no_figure_is_a_sentence(post):
    picture = io.BytesIO()
    Image.new("RGB", (8, 8)).save(picture, "PNG")
    for content in (b"", b"a,b\n1,2\n", b"GIF89a", picture.getvalue(), b"<svg/>", *SIGNATURES):
        said = refused(post(content))
        assert re.fullmatch(r"[^.]+(\.|; .+\.)", said), said


def test_a_file_too_large_is_a_sentence(post):
    for content in (b"\0" * (MOST_BYTES + 1), FIGURES["svg"] + b" " * MOST_BYTES):
        assert refused(post(content), 413) == (
            "The file is larger than the 32 MB that this server takes: choose the rows that "
            "matter, or open it on your own machine with `alliance-network serve FILE`."
        )
    # The limit is this route's alone: it takes more than the server does elsewhere.
    large = FIGURES["svg"].replace(b"</svg>", b" " * 6_000_000 + b"</svg>")
    assert post(large).status_code == 200


def test_the_rest_of_the_server_takes_no_more_than_before(client):
    client.application.config["MAX_CONTENT_LENGTH"] = 1000
    try:
        assert client.post("/open", data=FIGURES["png"]).status_code == 200
        answer = client.post("/_dash-update-component", data=b"[" + b"1," * 1000 + b"1]")
        assert answer.status_code in (400, 413)
    finally:
        client.application.config["MAX_CONTENT_LENGTH"] = None


def test_only_what_is_posted_is_read(client):
    # A form is a body like any other, and no file of it is unpacked.
    answer = client.post("/open", data={"file": (io.BytesIO(FIGURES["png"]), "a.png")})
    refused(answer)
    assert client.put("/open", data=FIGURES["png"]).status_code == 405


def test_what_inflates_without_end_is_refused(post):
    keyword = b"XML:com.adobe.xmp\0\1\0\0\0"
    body = keyword + zlib.compress(b" " * 200_000_000, 9)
    chunk = len(body).to_bytes(4) + b"iTXt" + body + zlib.crc32(b"iTXt" + body).to_bytes(4)
    refused(post(b"\x89PNG\r\n\x1a\n" + chunk))
    entities = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 10))
    bomb = f"<!DOCTYPE svg [<!ENTITY e0 'ha'>{entities}]><svg><metadata>&e9;</metadata></svg>"
    refused(post(bomb.encode()))
    outside = b"<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><svg>&x;</svg>"
    refused(post(outside))


@given(st.sampled_from(SIGNATURES), st.binary(max_size=400))
def test_whatever_is_sent_is_answered_in_words(post, signature, rest):
    answer = post(signature + rest)
    assert answer.status_code == 400
    assert "Traceback" not in answer.text


@given(st.sampled_from(sorted(FIGURES)), st.data())
def test_a_damaged_figure_is_answered_in_words(post, format, data):
    content = bytearray(FIGURES[format])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(len(content) // 2, len(content)))
    answer = post(bytes(content[:cut]))
    assert answer.status_code in (200, 400)
    assert "Traceback" not in answer.text


def test_the_next_one_sees_nothing_of_it(post):
    post(FIGURES["svg"])
    other = export(NETWORK, View(focus="iran"), format="svg")
    assert post(other).json["query"] == to_query(View(focus="iran"))
    assert post(FIGURES["svg"]).json["query"] == to_query(VIEW)
