"""Start a page's server, wait until it answers, stop it."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent


def uv() -> str:
    """Find the uv beside this Python, else on the path."""
    beside = Path(sys.executable).with_name("uv")
    found = str(beside) if beside.exists() else shutil.which("uv")
    if found is None:
        sys.exit(
            "uv was not found. The peers need it for environments of their own: pip install uv"
        )
    return found


def free_port() -> int:
    """Give a port of the loopback address that nothing uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def serving(command: list[str], port: int, *, seconds: float = 180) -> Iterator[str]:
    """Run a server while the block runs, and give its address.

    Raises
    ------
    TimeoutError
        It did not answer in time.
    RuntimeError
        It ended before it answered; the text holds the last of what it printed.
    """
    log = HERE / f".server-{port}.log"
    with log.open("wb") as out:
        server = subprocess.Popen(command, stdout=out, stderr=out, start_new_session=True)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(server, address, log, seconds)
        yield address
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGTERM)
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
        log.unlink(missing_ok=True)


def _wait(server: subprocess.Popen, address: str, log: Path, seconds: float) -> None:
    """Return when the server answers, and once it has: that request warms it up."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if server.poll() is not None:
            raise RuntimeError(f"{address} ended: {log.read_text(errors='replace')[-2000:]}")
        try:
            with urllib.request.urlopen(address, timeout=seconds) as answer:
                answer.read()
            return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    raise TimeoutError(f"{address} did not answer within {seconds:.0f} s")
