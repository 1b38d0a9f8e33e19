"""Files that nobody's page would send, to a server as it is run: it answers, and lives on."""

from __future__ import annotations

import gzip
import io
import json
import socket
import threading
import time
import urllib.error
import urllib.request
import zipfile
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from dropped import TIES

MOST = 8
"""MB that the server takes."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("dropped") / "kept"


@pytest.fixture(scope="module")
def own(serve, folder):
    """A server of two processes, whose store may be looked into."""
    return serve("--workers", "2", "--store", folder, "--upload-limit", str(MOST))


def send(url: str, content: bytes, **headers: str) -> tuple[int, str]:
    """Give a file to the page; the status and the answer."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    asked = urllib.request.Request(
        f"{url}open",
        data=content,
        headers={"Content-Type": "application/octet-stream", **named},
    )
    try:
        with urllib.request.urlopen(asked, timeout=120) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def get(url: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(url, timeout=60) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "."), content)
    return out.getvalue()


def test_any_process_shows_what_was_dropped_and_none_lists_it(own, folder):
    status, said = send(own.url, TIES, File_Name="ties.csv")
    assert status == 200, said
    name = json.loads(said)["network"]
    for _ in range(8):
        assert get(f"{own.url}list/{name}?v=1")[0] == 200
    for page in ("", "served", "health", "_dash-layout"):
        assert name not in get(f"{own.url}{page}")[1]
    assert get(f"{own.url}{name}")[0] == 200
    (path,) = folder.iterdir()
    assert path.name == f"{name}.zip"


def test_what_inflates_without_end_costs_a_sentence(own, folder):
    before = sorted(folder.glob("*"))
    much = b"from,to\n" * 2**25
    bombs = {
        "bomb.csv.gz": gzip.compress(much, 1),
        "bomb.zip": zipped(actors__csv=b"id,name\n", claims__csv=much),
        "bomb.xlsx": zipped(xl__workbook__xml=much),
    }
    for name, content in bombs.items():
        status, said = send(own.url, content, File_Name=name)
        assert status in (400, 422), (name, said[:200])
        assert "Traceback" not in said
    assert sorted(folder.glob("*")) == before


def test_headers_of_garbage_are_refused(own):
    for name, value in (("Mapping", "%7B" * 2_000), ("File-Name", "x" * 20_000)):
        status, said = send(own.url, TIES, **{name: value})
        assert status in (200, 400, 431), said
    # What no server reads to its end.
    try:
        status, _ = send(own.url, TIES, Mapping="y" * 2_000_000)
        assert status in (400, 431)
    except OSError:
        pass  # It hung up.
    assert get(f"{own.url}health")[0] == 200


def test_a_body_over_the_limit_is_refused_whether_or_not_it_says_so(own):
    status, said = send(own.url, b"\n" * (MOST * 2**20 + 1), File_Name="large.csv")
    assert status == 413
    assert said.startswith(f"The file is larger than the {MOST} MB that this server takes: ")
    parts = urlsplit(own.url)
    connection = HTTPConnection(parts.netloc, timeout=60)

    def pieces():
        for _ in range(MOST * 16 + 16):
            yield b"\n" * 65_536

    try:
        connection.request("POST", "/open", pieces(), {"File-Name": "a.csv"}, encode_chunked=True)
        assert connection.getresponse().status in (400, 413)
    except OSError:
        pass  # It hung up before all was sent.
    finally:
        connection.close()
    assert get(f"{own.url}health")[0] == 200


def test_who_sends_slowly_holds_nobody_up(own):
    parts = urlsplit(own.url)
    slow = []
    for _ in range(12):
        one = socket.create_connection((parts.hostname, parts.port), timeout=30)
        one.sendall(
            b"POST /open HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\nFile-Name: a.csv\r\n\r\nf"
        )
        slow.append(one)
    began = time.monotonic()
    answers = []
    threads = [
        threading.Thread(target=lambda: answers.append(get(f"{own.url}health")[0]))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    try:
        assert answers == [200] * 8
        assert time.monotonic() - began < 15
    finally:
        for one in slow:
            one.close()
    end = time.monotonic() + 45
    while (found := send(own.url, TIES, File_Name="ties.csv"))[0] == 503:
        assert time.monotonic() < end, found
        time.sleep(0.5)
    assert found[0] == 200


def test_a_link_in_the_store_leads_nowhere(own, folder, tmp_path):
    secret = tmp_path / "secret.zip"
    secret.write_bytes(b"secret")
    (folder / f"{'a' * 64}.zip").symlink_to(secret)
    for page in ("list", "save", "about"):
        status, said = get(f"{own.url}{page}/{'a' * 64}{'.zip' if page == 'save' else ''}?v=1")
        assert status == 404
        assert "secret" not in said
    assert secret.read_bytes() == b"secret"


def test_it_went_on_all_the_time(own):
    assert not [line for line in own.said if "Traceback" in line]
    status, said = send(own.url, TIES, File_Name="ties.csv")
    assert (status, json.loads(said)["kind"]) == (200, "network")
