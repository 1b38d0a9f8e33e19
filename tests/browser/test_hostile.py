"""A network and addresses that mean harm: nothing runs, nothing breaks."""

from __future__ import annotations

import csv
import io
import json
import re
import urllib.error
import urllib.request
import xml.etree.ElementTree as ET
from email.message import Message
from urllib.parse import quote

import pypdf
import pytest
from PIL import Image
from playwright.sync_api import Dialog, Page, expect

from hostile import ACTORS, FORMULA, LONGEST_ID, SCRIPT, TITLE, write_network

SVG = "{http://www.w3.org/2000/svg}"

# What no element but the page's own and no file may ever hold.
INJECTED = "script:not([src]), img[src=x], svg[onload], u, i, [onerror], [onload]"


@pytest.fixture(scope="module")
def hostile(serve, tmp_path_factory):
    """A server that shows the hostile network, and the one that ships."""
    return serve(write_network(tmp_path_factory.mktemp("networks") / "hostile"), "iran-2023")


def get(url: str) -> tuple[int, bytes, Message]:
    try:
        with urllib.request.urlopen(url, timeout=60) as answer:
            return answer.status, answer.read(), answer.headers
    except urllib.error.HTTPError as error:
        return error.code, error.read(), error.headers


def check_clean(page: Page) -> None:
    """Nothing ran, and no text became an element."""
    assert page.evaluate("window.__pwned") is None
    found = page.locator("#shell").evaluate(
        f"(shell) => [...shell.querySelectorAll({json.dumps(INJECTED)})].map((e) => e.outerHTML)"
    )
    assert found == []
    links = page.evaluate("[...document.querySelectorAll('a')].map((a) => a.href)")
    assert all(re.match(r"https?:|$", link) for link in links), links


def act(page: Page, do: str, of: str | None) -> None:
    """Do something and wait for its answer."""
    page.evaluate(
        """([what, of]) => new Promise((done) => {
          document.addEventListener("alliance:view", () => setTimeout(done, 60), { once: true });
          alliancePage.act(what, of);
        })""",
        [do, of],
    )


def test_a_hostile_network_is_shown_and_runs_nothing(hostile, page):
    dialogs: list[Dialog] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog), dialog.dismiss()))
    page.goto(f"{hostile.url}hostile?v=1&statuses=asserted,reported,disputed,denied")
    expect(page.locator("#rail [role=switch]").first).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.locator("#picture .shapelayer path").first).to_be_attached()
    assert page.title() == TITLE
    check_clean(page)

    for name, id_ in ACTORS:
        act(page, "select", id_)
        expect(page.locator("#panel h2")).to_contain_text(name)
        check_clean(page)
    for key in ("a1>constructor:r1", "a4>a5:r2", "proto>tostring:valueof", "a4>a2:membership"):
        act(page, "select", key)
        expect(page.locator("#panel .claim").first).to_be_visible()
        check_clean(page)
    for do, of in (
        ("focus", "constructor"),
        ("language", "fa"),
        ("rings", LONGEST_ID),
        ("focus", ""),
        ("relation", "valueof"),
        ("memberships", "ties"),
        ("relation-only", "r2"),
        ("relations-none", None),
        ("reset", None),
    ):
        act(page, do, of)
        check_clean(page)

    for place in page.locator("#rail .row-ask").all():
        place.evaluate("(button) => button.click()")
    check_clean(page)
    for text in ("script", "=HYPERLINK", "حزب", "javascript", SCRIPT, "x" * 10_000):
        page.locator("#search").fill(text)
        page.wait_for_function(
            "(text) => document.querySelector('#search-results [data-for]')?.dataset.for === text",
            arg=text,
        )
        check_clean(page)
    page.locator("#search").fill("")

    page.evaluate("alliancePage.list()")
    expect(page.locator("#listing-items [role=option]").first).to_be_visible()
    check_clean(page)
    for name, id_ in ACTORS:
        page.evaluate("(id) => allianceNetwork.point(id)", id_)
        box = page.locator("#picture-over").bounding_box()
        page.mouse.move(box["x"] + 40, box["y"] + 40)
        assert name[:100] in page.evaluate(
            "(address) => fetch(address).then((answer) => answer.text())",
            f"/about/hostile?key={quote(id_)}",
        )
    check_clean(page)

    page.get_by_role("button", name="Export", exact=True).evaluate("(button) => button.click()")
    page.get_by_role("dialog").get_by_role("link", name="Download").click()
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("is downloaded")
    check_clean(page)
    assert dialogs == []


def test_a_hostile_network_leaves_as_harmless_files(hostile):
    base = f"{hostile.url}export/hostile"
    query = "v=1&statuses=asserted,reported,disputed,denied"
    for extra in ("", "&memberships=ties", "&language=fa", "&size=journal-single"):
        status, drawing, headers = get(f"{base}.svg?{query}{extra}")
        assert status == 200
        assert "'self'" in headers["Content-Security-Policy"]
        root = ET.fromstring(drawing)
        allowed = {"svg", "title", "desc", "metadata", "rect", "g", "path", "text", "tspan"}
        allowed |= {"circle", "line"}
        # Where it comes from is said in the words of another standard.
        about = {element for record in root.iter(f"{SVG}metadata") for element in record.iter()}
        for element in root.iter():
            assert element in about or element.tag.removeprefix(SVG) in allowed
            for name, value in element.attrib.items():
                assert not name.lower().startswith("on")
                assert "href" not in name and "javascript" not in value
        assert root.find(f"{SVG}title").text == TITLE
    status, picture, _ = get(f"{base}.png?{query}&scale=1")
    assert status == 200
    image = Image.open(io.BytesIO(picture))
    image.load()
    assert image.text["Title"] == TITLE
    status, document, _ = get(f"{base}.pdf?{query}")
    assert status == 200
    read = pypdf.PdfReader(io.BytesIO(document))
    assert read.metadata.title == TITLE
    assert b"/JavaScript" not in document and b"/URI" not in document
    status, table, _ = get(f"{base}.csv?{query}")
    assert status == 200
    cells = [cell for row in csv.reader(io.StringIO(table.decode("utf-8-sig"))) for cell in row]
    assert f"'{FORMULA}" in cells
    assert [cell for cell in cells if cell.lstrip()[:1] in ("=", "+", "@", "-")] == []


def test_the_page_itself_holds_nothing_unescaped(hostile):
    for path in ("", "hostile", "hostile?v=1&selected=a1"):
        status, body, _ = get(f"{hostile.url}{path}")
        assert status == 200
        assert SCRIPT not in body.decode()
        assert "<img" not in body.decode()
    status, body, headers = get(f"{hostile.url}list/hostile?v=1")
    assert status == 200
    assert headers["Content-Type"] == "application/json"
    assert SCRIPT in json.dumps(json.loads(body))


NONSENSE = [
    "iran-2023?v=1&%00=%ff%fe",
    "iran-2023?v=2",
    "iran-2023?v=1&v=1",
    "iran-2023?v=1&relations=<script>alert(1)</script>",
    "iran-2023?v=1&selected=atlantis",
    "iran-2023?v=1&selected=iran,atlantis,backing",
    "iran-2023?v=1&selected=iran,iran,iran,iran",
    "iran-2023?v=1&steps=99999999999999999999",
    "iran-2023?v=1&places=iran:nan:inf",
    "iran-2023?v=1&language=../../etc/passwd",
    f"iran-2023?v=1&focus={'a' * 20_000}",
    "iran-2024",
    "<script>window.__pwned=1</script>",
    "..%2f..%2fetc%2fpasswd",
    "iran-2023/../../x",
]


def test_a_nonsense_address_is_one_sentence_with_a_way_out(hostile, page):
    page.goto(hostile.url)
    expect(page.locator("#rail [role=switch]").first).to_be_visible()
    message = page.locator("#message")
    for address in NONSENSE:
        path, _, query = address.partition("?")
        page.evaluate(
            """([path, query]) => new Promise((done) => {
              const answered = () => setTimeout(done, 60);
              document.addEventListener("alliance:view", answered, { once: true });
              alliancePage.act("open", { path, query, history: "keep" });
            })""",
            [f"/{path}", query],
        )
        expect(message.get_by_role("heading")).to_have_text("This address does not work")
        assert len(message.inner_text()) < 500, address
        check_clean(page)
    message.get_by_role("link").click()
    expect(message).to_be_empty()
    expect(page.locator("#rail [role=switch]").first).to_be_visible()


def test_no_path_leads_to_another_file(hostile):
    paths = [
        "assets/../pyproject.toml",
        "assets/..%2f..%2fpyproject.toml",
        "assets/%2e%2e/%2e%2e/pyproject.toml",
        "export/..%2f..%2fetc%2fpasswd.svg?v=1",
        "export/iran-2023.svg%00?v=1",
        "export/iran-2023.../../x?v=1",
        "list/..%2f..?v=1",
        "about/%00?key=%00",
        "_dash-component-suites/dash/../../../pyproject.toml",
        "_dash-component-suites/..%2f..%2fx/y.js",
    ]
    for path in paths:
        status, body, _ = get(f"{hostile.url}{path}")
        assert status < 500, path
        assert b"[project]" not in body and b"root:" not in body, path
        assert b"Traceback" not in body, path


@pytest.mark.parametrize("route", ["export/iran-2023.svg", "list/iran-2023", "about/iran-2023"])
def test_a_route_takes_any_query(hostile, route):
    queries = [
        "",
        "%ff%fe%00",
        "v=1&key=%ff",
        "v=1&size=1e400x1e400",
        "v=1&size=999999999999x1",
        "v=1&scale=nan",
        "v=1&scale=inf",
        "v=1&scale=-1",
        "v=1&size=%00",
        "v=1&selected=__proto__",
        "v=1&relations=" + ",".join("a" * 50 for _ in range(500)),
        "&".join(f"a{n}={n}" for n in range(3000)),
        quote("v=1&☃=💥"),
    ]
    for query in queries:
        status, body, _ = get(f"{hostile.url}{route}?{query}")
        assert status < 500, (query[:80], body[:300])
        assert b"Traceback" not in body
        assert len(body) < 200_000


def test_a_query_of_100_kb_is_refused_and_the_server_lives(hostile):
    try:
        status, body, _ = get(f"{hostile.url}iran-2023?v=1&focus={'a' * 100_000}")
    except OSError:
        pass  # Closed without an answer: longer than any address may be.
    else:
        assert status < 500
        assert b"Traceback" not in body
    assert get(f"{hostile.url}health")[0] == 200
