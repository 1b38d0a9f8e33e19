from __future__ import annotations

import os
import re
import signal
import socket
import time
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from alliance_network.dashboard import processes
from alliance_network.dashboard.processes import PORT, free_port, local_host
from alliance_network.dashboard.settings import Settings
from alliance_network.errors import UsageError


def listens(address: str) -> bool:
    """Whether any process, however it came to be left over, still listens there."""
    parts = urlsplit(address)
    try:
        socket.create_connection((parts.hostname, parts.port), timeout=5).close()
    except OSError:
        return False
    return True


def wait_until(condition, *, seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


@pytest.fixture
def taken():
    """A port on which another program listens."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


class TestPort:
    def test_the_one_asked_for(self, taken):
        port = free_port("127.0.0.1", 0)
        assert port not in {0, taken}
        assert free_port("127.0.0.1", port) == port

    def test_the_next_that_is_free(self, taken, monkeypatch):
        monkeypatch.setattr("alliance_network.dashboard.processes.PORT", taken)
        assert taken < free_port("127.0.0.1", None) < taken + 100

    def test_one_that_is_taken(self, taken):
        with pytest.raises(UsageError) as raised:
            free_port("127.0.0.1", taken)
        assert str(raised.value) == (
            f"Port {taken} is taken by another program: choose another with --port, or leave "
            "--port out to get the next free one."
        )

    def test_a_host_that_is_none(self):
        with pytest.raises(UsageError) as raised:
            free_port("no host", 0)
        assert str(raised.value) == (
            'There is no host called "no host": give a number of this machine, such as 127.0.0.1 '
            "(only this machine) or 0.0.0.0 (all that can reach it)."
        )

    def test_a_host_that_is_another_machine(self):
        with pytest.raises(UsageError) as raised:
            free_port("192.0.2.1", None)
        assert re.fullmatch(
            r'One cannot listen on "192\.0\.2\.1" \(.+\): give a number of this machine, such as '
            r"127\.0\.0\.1 \(only this machine\) or 0\.0\.0\.0 \(all that can reach it\)\.",
            str(raised.value),
        )

    def test_the_usual_one_is_above_those_that_need_a_right(self):
        assert 1024 <= PORT < 65436


@pytest.mark.parametrize(
    ("host", "address"),
    [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "127.0.0.1"), ("::", "[::1]"), ("::1", "[::1]")],
)
def test_how_this_machine_reaches_it(host, address):
    assert local_host(host) == address


class TestStopping:
    def test_a_service_manager_stops_it(self, serve):
        server = serve()
        with urlopen(f"{server.url}health"):  # A connection that is kept open.
            server.process.send_signal(signal.SIGTERM)
            assert server.process.wait(20) == 0
        assert not listens(server.url)
        assert wait_until(lambda: server.said[-1] == "Stopped.")

    def test_ctrl_c_stops_it(self, serve):
        server = serve("--workers", "2")
        begun = time.monotonic()
        # A terminal sends it to every process of the group.
        os.killpg(server.process.pid, signal.SIGINT)
        assert server.process.wait(20) == 0
        assert time.monotonic() - begun < 4
        assert not listens(server.url)
        assert not [line for line in server.said if "Traceback" in line or "Killing" in line]

    def test_nothing_is_left_when_it_is_killed(self, serve):
        server = serve("--workers", "2")
        server.process.kill()
        server.process.wait(20)
        assert wait_until(lambda: not listens(server.url))


def test_threads_have_room_for_linear_algebra(monkeypatch):
    """A thread of 2 MiB, as the server makes them, ends the process when it lays out a network."""
    told = {}

    class Server:
        def __init__(self, *arguments, **options):
            pass

        def serve(self):
            told.update(os.environ)

    monkeypatch.setattr(processes, "Granian", Server)
    monkeypatch.setattr(processes, "_announce", lambda *arguments: None)
    monkeypatch.setattr(os, "environ", dict(os.environ))
    settings = Settings(datasets=("iran-2023",))
    processes.run(settings, host="127.0.0.1", port=0, workers=1, ready=lambda: None)
    assert int(told["RUST_MIN_STACK"]) >= 16 * 1024 * 1024
