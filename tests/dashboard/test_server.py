"""The production server as others meet it: over HTTP, directly and through a proxy."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from importlib.metadata import version
from urllib.parse import urljoin, urlsplit

import pytest

from alliance_network.dashboard.server import prepare
from alliance_network.dashboard.settings import RESERVED, Settings, load
from alliance_network.formats import open_dataset, shipped
from proxies import proxy


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


def ask(address: str, *, method: str = "GET", body: bytes | None = None, **headers) -> Answer:
    parts = urlsplit(address)
    connection = HTTPConnection(parts.netloc, timeout=60)
    try:
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        spelled = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, spelled)
        answer = connection.getresponse()
        named = {name.lower(): value for name, value in answer.getheaders()}
        return Answer(answer.status, named, answer.read())
    finally:
        connection.close()


def parts_of(page: str) -> list[str]:
    """The addresses of scripts and style sheets of a page."""
    return re.findall(r'<(?:script|link)[^>]* (?:src|href)="([^"]+)"', page)


@pytest.fixture(scope="module")
def page(server) -> Answer:
    return ask(server.url)


class TestHealth:
    def test_it_says_which_version_of_which_network(self, server):
        answer = ask(f"{server.url}health")
        assert answer.status == 200
        assert answer.headers["cache-control"] == "no-store"
        assert json.loads(answer.body) == {
            "status": "ok",
            "version": version("alliance-network"),
            "datasets": {name: open_dataset(name).hash for name in shipped()},
        }


class TestSafety:
    def test_the_policy(self, page):
        policy = dict(
            part.split(" ", 1) for part in page.headers["content-security-policy"].split("; ")
        )
        script, *hashes = policy.pop("script-src").split(" ")
        assert script == "'self'"
        assert all(re.fullmatch(r"'sha256-[A-Za-z0-9+/]{43}='", word) for word in hashes)
        assert policy == {
            "default-src": "'self'",
            "style-src": "'self' 'unsafe-inline'",
            "img-src": "'self' data: blob:",
            "font-src": "'self' data:",
            "worker-src": "'self' blob:",
            "connect-src": "'self'",
            "object-src": "'none'",
            "base-uri": "'self'",
            "form-action": "'self'",
            "frame-ancestors": "'self'",
        }

    @pytest.mark.parametrize("query", ["?embed=1", "?v=1&relations=backing&embed=1"])
    def test_any_site_may_frame_what_is_to_be_embedded(self, server, page, query):
        framed = ask(f"{server.url}iran-2023{query}").headers["content-security-policy"]
        assert f"{framed}; frame-ancestors 'self'" == page.headers["content-security-policy"]

    @pytest.mark.parametrize("query", ["", "?v=1", "?embed=0", "?v=1&note=embed%3D1"])
    def test_no_other_site_may_frame_the_rest(self, server, query):
        answer = ask(f"{server.url}iran-2023{query}")
        assert "frame-ancestors 'self'" in answer.headers["content-security-policy"]

    def test_it_allows_the_scripts_that_stand_in_the_page(self, page):
        inline = re.findall(r"<script(?![^>]* src=)[^>]*>(.*?)</script>", page.text, re.DOTALL)
        # What stands in a comment for old browsers, and data, is not run.
        scripts = [script for script in inline if script.strip()[:1] not in {"{", ""}]
        hashes = [
            base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
            for script in scripts
            if "does not support Internet Explorer" not in script
        ]
        assert hashes
        for digest in hashes:
            assert f"'sha256-{digest}'" in page.headers["content-security-policy"]

    def test_every_answer_has_the_headers(self, server):
        for path in ("", "health", "_dash-layout", "assets/nothing.css"):
            headers = ask(f"{server.url}{path}").headers
            assert headers["x-content-type-options"] == "nosniff"
            assert headers["referrer-policy"] == "same-origin"
            assert "frame-ancestors 'self'" in headers["content-security-policy"]

    def test_a_request_too_large_is_refused_before_it_is_sent(self, server):
        connection = HTTPConnection(urlsplit(server.url).netloc, timeout=60)
        try:
            connection.putrequest("POST", "/_dash-update-component")
            connection.putheader("Content-Type", "application/json")
            connection.putheader("Content-Length", str(4 * 2**20 + 1))
            connection.endheaders()
            assert connection.getresponse().status == 413
        finally:
            connection.close()

    def test_nothing_of_the_caller_is_believed(self, server):
        answer = ask(server.url, X_Forwarded_Host="evil.example", X_Forwarded_Prefix="/evil")
        assert "evil" not in answer.text


class TestKeeping:
    def test_the_page_itself_is_asked_for_every_time(self, page):
        assert page.headers["cache-control"] == "no-cache"

    def test_parts_with_a_fingerprint_are_kept_for_a_year(self, server, page):
        parts = [part for part in parts_of(page.text) if "favicon" not in part]
        assert any("/assets/" in part for part in parts)
        for part in parts:
            answer = ask(urljoin(server.url, part))
            assert (part, answer.status) == (part, 200)
            assert "max-age=31536000" in answer.headers["cache-control"], part

    def test_other_assets_are_asked_for_again_but_not_sent_again(self, server):
        address = f"{server.url}assets/picture.css"
        first = ask(address)
        assert (first.status, first.headers["cache-control"]) == (200, "no-cache")
        again = ask(address, If_None_Match=first.headers["etag"])
        assert (again.status, again.body) == (304, b"")

    @pytest.mark.parametrize("encoding", ["zstd", "br", "gzip"])
    def test_scripts_are_sent_packed(self, server, page, encoding):
        (script,) = [part for part in parts_of(page.text) if "dash_renderer.v" in part]
        plain = ask(urljoin(server.url, script))
        packed = ask(urljoin(server.url, script), Accept_Encoding=encoding)
        assert packed.headers["content-encoding"] == encoding
        assert packed.headers["vary"] == "Accept-Encoding"
        assert len(packed.body) < len(plain.body) / 2


class TestSeveralProcesses:
    def test_the_first_requests_are_all_answered(self, serve):
        server = serve("--workers", "2")
        parts = parts_of(ask(server.url).text)
        wanted = [urljoin(server.url, part) for part in ["", "_dash-layout", *parts]] * 4
        with ThreadPoolExecutor(16) as together:
            statuses = [answer.status for answer in together.map(ask, wanted)]
        assert statuses == [200] * len(wanted)
        assert server.stop() == 0


@pytest.mark.parametrize("strip", [True, False], ids=["stripped", "kept"])
class TestUnderAPath:
    def test_everything_the_page_asks_for_is_under_the_path(self, server_under_path, strip):
        with proxy(server_under_path.url, "/some/networks", strip=strip) as address:
            page = ask(f"{address}/")
            assert page.status == 200
            parts = parts_of(page.text)
            assert parts
            for part in (*parts, "/some/networks/_dash-layout", "/some/networks/health"):
                assert part.startswith("/some/networks/")
                assert ask(urljoin(address, part)).status == 200, part

    def test_the_path_without_its_slash(self, server_under_path, strip):
        with proxy(server_under_path.url, "/some/networks", strip=strip) as address:
            answer = ask(f"{address}?v=1")
        if answer.status == 308:
            assert answer.headers["location"] == "/some/networks/?v=1"
        else:
            assert answer.status == 200


def test_no_network_hides_a_page_of_the_server():
    settings = Settings(datasets=("iran-2023",))
    rules = prepare(load(settings), settings).server.url_map.iter_rules()
    firsts = {rule.rule.split("/")[1] for rule in rules}
    # Dash's own begin with an underscore, which no name of a network has; "<" is any name.
    assert {first for first in firsts if first and first[0] not in "_<"} == set(RESERVED)


def test_the_server_for_development_shows_the_page_too():
    # In a process of its own, since it watches files for as long as that lives.
    program = """
from alliance_network.dashboard.server import prepare
from alliance_network.dashboard.settings import Settings, load

settings = Settings(datasets=("iran-2023",), debug=True)
print(prepare(load(settings), settings).server.test_client().get("/").status_code)
"""
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (ran.returncode, ran.stdout) == (0, "200\n"), ran.stderr
