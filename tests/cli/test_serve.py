from __future__ import annotations

import json
import os
import socket
import stat
import time
import urllib.error
import urllib.request

import pytest

from alliance_network.formats import shipped


def test_the_address_is_printed_and_opened(serve, tmp_path, monkeypatch):
    browser, seen = tmp_path / "browser", tmp_path / "seen"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > {seen}.part; mv {seen}.part {seen}\n')
    browser.chmod(browser.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("BROWSER", str(browser))

    server = serve("--open", "--public-url", "https://example.org/networks")

    end = time.monotonic() + 20
    while not seen.exists() and time.monotonic() < end:
        time.sleep(0.05)
    assert seen.read_text() == server.url
    assert server.url.startswith("http://127.0.0.1:")
    assert server.url.endswith("/networks/")
    assert server.stop() == 0
    assert server.said[:3] == [
        "Starting 1 server process …",
        f"Open {server.url} in a browser. Ctrl+C stops the server.",
        "Others find it at https://example.org/networks",
    ]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["nowhere"],
            'There is no network "nowhere". Give the path of a folder or a file, or the name of a '
            f"network that ships: {', '.join(shipped())}.",
        ),
        (
            ["--base-path", "/../x"],
            'The base path "/../x" is not a plain path: write it like "/networks", with letters, '
            "digits and hyphens.",
        ),
    ],
)
def test_what_cannot_be_done_is_said(run, arguments, sentence):
    outcome = run("serve", "--port", "0", *arguments)
    assert (outcome.code, outcome.output) == (2, "")
    assert outcome.error == f"Error: {sentence}\n"


def test_a_port_asked_for_that_is_taken(run):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        outcome = run("serve", "--port", str(port))
    assert outcome.code == 2
    assert outcome.error.startswith(f"Error: Port {port} is taken by another program: ")


def test_a_faulty_network_is_not_served(run, network):
    (network / "claims.csv").write_text("id,from\n", encoding="utf-8")
    outcome = run("serve", "--port", "0", network)
    assert outcome.code == 1
    assert outcome.error.splitlines()[-1].endswith("faults.")


def asked(address, content=None) -> tuple[int, str]:
    """The status of a page and what it says."""
    wish = urllib.request.Request(address, data=content, headers={"File-Name": "ties.csv"})
    try:
        with urllib.request.urlopen(wish, timeout=60) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_a_file_that_is_saved_is_shown_again_by_every_process(serve, tmp_path):
    file = tmp_path / "my ties.csv"
    file.write_text("from,to\nIran,Hamas\n", encoding="utf-8")
    server = serve(file, "--workers", "2", "--no-uploads")

    def watched(*, until) -> dict:
        """What all processes say of it, at last: they answer by turns."""
        end, agreeing = time.monotonic() + 30, 0
        while agreeing < 12:
            found = json.loads(asked(f"{server.url}watch/my-ties")[1])
            agreeing = agreeing + 1 if until(found) else 0
            assert time.monotonic() < end, found
            # A process that reads the file answers nothing meanwhile.
            time.sleep(0.1)
        return found

    first = watched(until=lambda found: found["fault"] is None)
    file.write_text("from,to\nIran\n", encoding="utf-8")
    broken = watched(until=lambda found: found["fault"] is not None)
    assert broken["hash"] == first["hash"]
    assert broken["fault"].startswith("my ties.csv, row 2")
    assert len(json.loads(asked(f"{server.url}list/my-ties?v=1")[1])["ties"]) == 1
    os.utime(file)
    file.write_text("from,to\nIran,Hamas\nIran,China\n", encoding="utf-8")
    mended = watched(until=lambda found: found["fault"] is None and found != first)
    assert len(json.loads(asked(f"{server.url}list/my-ties?v=1")[1])["ties"]) == 2
    assert json.loads(asked(f"{server.url}health")[1])["datasets"] == {"my-ties": mended["hash"]}
    # And nobody may leave anything on it.
    status, said = asked(f"{server.url}open", b"from,to\nIran,Iraq\n")
    assert (status, said.partition(",")[0]) == (400, "This server opens figures that were exported")


def test_what_is_dropped_is_kept_where_and_as_long_as_is_said(serve, tmp_path):
    # A tenth of a minute.
    server = serve("--store", tmp_path / "kept", "--keep", "0.0001", "--upload-limit", "1")
    status, said = asked(f"{server.url}open", b"from,to\nIran,Iraq\n")
    assert status == 200
    name = json.loads(said)["network"]
    assert [path.name for path in (tmp_path / "kept").iterdir()] == [f"{name}.zip"]
    assert asked(f"{server.url}list/{name}?v=1")[0] == 200
    assert asked(f"{server.url}open", b"\n" * 2**21)[0] == 413
    end = time.monotonic() + 30
    while asked(f"{server.url}served/kept?names={name}")[1] != "[]\n":
        assert time.monotonic() < end
        time.sleep(0.5)
    assert asked(f"{server.url}list/{name}?v=1") == (
        404,
        "The network at this address was opened from a file and is not kept any more: drop the "
        "file on the page again.",
    )
    assert list((tmp_path / "kept").iterdir()) == []
