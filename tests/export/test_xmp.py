from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_network.errors import UsageError
from alliance_network.export.xmp import MOST_DEPTH, MOST_TEXT, packet, rdf, read_rdf

HASH = "0" * 64
RECORD = rdf(
    {
        "dc:title": "Around <Iran> & “حزب الله”",
        "dc:source": ("one", "two"),
        "dc:format": "image/png",
        "figure:hash": HASH,
        "figure:link": None,
        "figure:sheet": "",
    }
)
FOUND = {
    "dc:title": ("Around <Iran> & “حزب الله”",),
    "dc:source": ("one", "two"),
    "dc:format": ("image/png",),
    "figure:hash": (HASH,),
}
NAMES = {
    "r": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "d": "http://purl.org/dc/elements/1.1/",
    "n": "urn:alliance-network:figure:1#",
    "cc": "http://creativecommons.org/ns#",
}
SPACES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMES.items())

lines = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"))


def test_a_record_is_rdf_in_the_namespaces_it_says():
    root = ET.fromstring(RECORD)
    (about,) = root
    assert root.tag == f"{{{NAMES['r']}}}RDF"
    assert [one.tag for one in about] == [
        f"{{{NAMES['d']}}}title",
        f"{{{NAMES['d']}}}source",
        f"{{{NAMES['d']}}}format",
        f"{{{NAMES['n']}}}hash",
    ]
    assert [one.tag for one in about[0].iter()][1:] == [
        f"{{{NAMES['r']}}}{t}" for t in ("Alt", "li")
    ]
    assert "xmlns:pdf" not in RECORD


def test_a_packet_begins_and_ends_as_programs_look_for_it():
    found = packet(RECORD)
    assert found.startswith('<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'.encode())
    assert found.endswith(b'<?xpacket end="r"?>')


def svg(inside):
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg"><g/><metadata>{inside}</metadata></svg>'.encode()
    )


@pytest.mark.parametrize(
    "document",
    [
        packet(RECORD),
        svg(RECORD),
        b"\xef\xbb\xbf" + svg(RECORD),
        f'<?xml version="1.0" encoding="UTF-16"?>{svg(RECORD).decode()}'.encode("utf-16"),
        b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://no.invalid/svg11.dtd">'
        + svg(RECORD),
        svg(f"<g>{RECORD}</g>"),
        svg(RECORD.replace("rdf:", "r:").replace(":rdf", ":r").replace(">", ">\n\t ")),
        # As exiftool writes it: one description for each namespace.
        svg(
            f"<r:RDF {SPACES}><r:Description><n:hash>{HASH}</n:hash></r:Description>"
            "<r:Description><d:title>Around &lt;Iran> &amp; “حزب الله”</d:title>"
            "<d:source><r:Seq><r:li>one</r:li><r:li>two</r:li></r:Seq></d:source>"
            "<d:format>image/png</d:format></r:Description></r:RDF>"
        ),
        # As Adobe's programs write it: simple values as attributes.
        svg(
            f'<r:RDF {SPACES}><r:Description n:hash="{HASH}" d:format="image/png" n:sheet="" '
            'd:title="Around &lt;Iran> &amp; “حزب الله”">'
            "<d:source><r:Bag><r:li>one</r:li><r:li>two</r:li></r:Bag></d:source>"
            "</r:Description></r:RDF>"
        ),
        # Inkscape's own record, before ours in a record of its own or in the same one.
        svg(f'<r:RDF {SPACES}><cc:Work r:about=""><d:title>No</d:title></cc:Work></r:RDF>{RECORD}'),
        svg(RECORD + f"<r:RDF {SPACES}><cc:Work><d:title>No</d:title></cc:Work></r:RDF>"),
    ],
)
def test_a_record_is_read_however_a_program_wrote_it(document):
    assert read_rdf(document) == FOUND


@given(lines, st.lists(lines, max_size=3))
def test_any_line_comes_back(title, sources):
    plain = " ".join(title.split())
    there = tuple(filter(None, (" ".join(source.split()) for source in sources)))
    record = rdf({"dc:title": title, "dc:source": tuple(sources), "figure:hash": HASH})
    expected = {"dc:title": (plain,), "dc:source": there, "figure:hash": (HASH,)}
    assert read_rdf(packet(record)) == {
        name: value for name, value in expected.items() if any(value)
    }


@pytest.mark.parametrize(
    "document",
    [
        b"<svg/>",
        svg(f'<r:RDF {SPACES}><r:Description d:title="No"/></r:RDF>'),
        svg(f'<r:RDF {SPACES}/><n:hash xmlns:n="{NAMES["n"]}">{HASH}</n:hash>'),
        svg(f'<r:RDF {SPACES} n:hash="{HASH}"/>'),
    ],
)
def test_a_document_without_a_record_of_ours_has_none(document):
    assert read_rdf(document) == {}


BOMB = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "lol"}">' for n in range(9))


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        (b"<svg>\n<a>\n</svg>", "The file's XML is broken in line 3."),
        (b"", "The file's XML is broken in line 1."),
        (svg(RECORD)[:-6], "The file's XML is broken in line 8."),
        (
            f"<!DOCTYPE svg [{BOMB}]><svg>&a8;</svg>".encode(),
            "The file's XML defines entities, which are not read; save it without them.",
        ),
        (
            b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>',
            "The file's XML defines entities, which are not read; save it without them.",
        ),
        (
            b'<?xml version="1.0" encoding="klingon"?><svg/>',
            "The file's XML is in an encoding that cannot be read; save it as UTF-8.",
        ),
        (
            b"<a>" * (MOST_DEPTH + 1),
            "The file's XML is too deep or too long to be a figure's.",
        ),
        (
            svg(f"<r:RDF {SPACES}>" + "<r:a><d:b>" + "x" * (MOST_TEXT + 1)),
            "What the file says of itself is too long to be a figure's.",
        ),
        (
            svg(f'<r:RDF {SPACES}><r:a d:title="{"x" * (MOST_TEXT + 1)}"/>'),
            "What the file says of itself is too long to be a figure's.",
        ),
    ],
)
def test_what_cannot_be_read_says_why(document, sentence):
    with pytest.raises(UsageError) as caught:
        read_rdf(document)
    assert str(caught.value) == sentence


@given(st.binary(max_size=200), st.integers(0, 2000), st.integers(0, 50))
def test_any_change_of_a_record_is_read_or_refused_in_a_sentence(inserted, at, cut):
    document = svg(RECORD)
    at = min(at, len(document))
    try:
        read_rdf(document[:at] + inserted + document[at + cut :])
    except UsageError as error:
        assert str(error).endswith(".")
