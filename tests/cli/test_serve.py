from __future__ import annotations

import socket
import stat
import time

import pytest


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
            'There is no network "nowhere". Give the path of a folder, or the name of a network '
            "that ships: iran-2023.",
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
