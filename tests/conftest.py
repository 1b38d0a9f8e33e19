"""What all tests share: how random examples are drawn, the data beside the checkout, servers."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sysconfig
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import hypothesis
import pytest

ROOT = Path(__file__).resolve().parent.parent
IN_CI = os.environ.get("CI", "").lower() not in {"", "0", "false"}

# No deadline: how quick the code is, the benchmarks say; here a busy machine would only fail
# tests by chance. In CI the same examples every time, so that a failure is the change's.
hypothesis.settings.register_profile("everywhere", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.load_profile("ci" if IN_CI else "everywhere")


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of data sets beside the checkout; without it the test does not run.

    In CI it has to be there.
    """
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        sentence = f"needs the data sets in {folder}, which is not there"
        if IN_CI:
            pytest.fail(f"This test {sentence}.")
        pytest.skip(sentence)
    return folder


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing is read from or written to the cache of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def command() -> str:
    """The path of the installed `alliance-network` command."""
    return str(Path(sysconfig.get_path("scripts")) / "alliance-network")


@dataclass(eq=False)
class Server:
    """A running `alliance-network serve`.

    Attributes
    ----------
    process : subprocess.Popen
        In a session of its own.
    said : list of str
        What it has printed so far, line by line.
    url : str
        Where it answers, ending in a slash.
    """

    process: subprocess.Popen[str]
    said: list[str] = field(default_factory=list)
    url: str = ""

    def stop(self) -> int:
        """End it as a service manager does, and return its exit code."""
        if self.process.poll() is None:
            self.process.terminate()
        try:
            return self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise


@pytest.fixture(scope="session")
def serve(command: str) -> Iterator[Callable[..., Server]]:
    """Start production servers: `serve("iran-2023", "--workers", "2")`, stopped at the end."""
    running: list[Server] = []

    def start(*arguments: str | Path) -> Server:
        # Bytecode is kept even where the tests keep none: a server starts in half the time.
        environment = {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONDONTWRITEBYTECODE": ""}
        process = subprocess.Popen(
            [command, "serve", "--port", "0", "--no-open", *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            env=environment,
            start_new_session=True,
        )
        server = Server(process)
        running.append(server)
        ready = threading.Event()

        def listen() -> None:
            assert process.stdout is not None
            with process.stdout:
                for line in process.stdout:
                    server.said.append(line.rstrip("\n"))
                    if not server.url and (found := re.search(r"^Open (http\S+)", line)):
                        server.url = found[1]
                        ready.set()
            ready.set()

        threading.Thread(target=listen, daemon=True).start()
        if not ready.wait(120) or not server.url:
            server.stop()
            pytest.fail("The server did not start:\n" + "\n".join(server.said))
        return server

    yield start
    for server in running:
        server.process.terminate()
    for server in running:
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.stop()


@pytest.fixture(scope="session")
def server(serve: Callable[..., Server]) -> Server:
    """The production server with the networks that ship, as `alliance-network serve` starts it."""
    return serve()


@pytest.fixture(scope="session")
def server_under_path(serve: Callable[..., Server]) -> Server:
    """A server that is told under which path others see it: "/some/networks"."""
    return serve("--base-path", "/some/networks")
