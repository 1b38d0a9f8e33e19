"""Reading what anyone sends in a process apart, so that the server itself is never at risk."""

from __future__ import annotations

import atexit
import io
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from typing import Any

from alliance_network.dashboard.reading import Wish, received, sent
from alliance_network.dashboard.settings import THREADS, VARIABLE
from alliance_network.errors import AllianceNetworkError, UsageError, shown
from alliance_network.words import counted

__all__ = ["Busy", "place", "read_apart"]

AT_ONCE = max(1, min(2, THREADS - 2))
"""Files that one process of the server has read at once: each is as much work as all else."""

IN_LINE = max(0, THREADS - AT_ONCE - 2)
"""Files that are on their way or wait for their turn. The rest of the threads answer everybody
else meanwhile."""

PATIENCE = 30.0
"""Seconds that a file waits."""

SLACK = 5
"""Seconds after its time at which a process is ended: by then it should have ended itself."""

_BUSY = "This server is reading as many files as it can: try again in a minute."

_log = logging.getLogger(__name__)
_turns = threading.BoundedSemaphore(AT_ONCE)
_line = threading.BoundedSemaphore(AT_ONCE + IN_LINE)


class Busy(AllianceNetworkError):
    """Too many files are being read."""


@contextmanager
def place() -> Iterator[None]:
    """A place among those whose files are taken in and read.

    Raises
    ------
    Busy
        There is none: a sentence.
    """
    if not _line.acquire(blocking=False):
        raise Busy(_BUSY)
    try:
        yield
    finally:
        _line.release()


@contextmanager
def _turn() -> Iterator[None]:
    if not _turns.acquire(timeout=PATIENCE):
        raise Busy(_BUSY)
    try:
        yield
    finally:
        _turns.release()


def read_apart(wish: Wish) -> tuple[dict[str, Any], bytes]:
    """As `reading.answer_to`, in a process of its own with the limits of the wish.

    Raises
    ------
    UsageError
        It took too long or too much memory: a sentence.
    Busy
        Other files take too long.
    """
    with _turn():
        return _read_apart(wish)


def _read_apart(wish: Wish) -> tuple[dict[str, Any], bytes]:
    said = {name: value for name, value in asdict(wish).items() if name != "content"}
    process = _spare.take()
    try:
        output, errors = process.communicate(sent(said, wish.content), timeout=wish.seconds + SLACK)
    except subprocess.TimeoutExpired:
        raise _too_long(wish) from None
    finally:
        _end(process)
        _spare.start()
    if process.returncode == 0:
        answer, content = received(io.BytesIO(output))
        if answer["kind"] == "memory":
            raise _too_large(wish)
        return answer, content
    _log.warning(
        "A process that read a file ended with %s: %s",
        process.returncode,
        errors[-2_000:].decode(errors="replace"),
    )
    if process.returncode == -getattr(signal, "SIGXCPU", 0):
        raise _too_long(wish)
    if b"memory allocation" in errors or process.returncode == -getattr(signal, "SIGKILL", 0):
        raise _too_large(wish)
    raise UsageError(
        f"{shown(wish.name)} could not be read: it ended the program that read it. Save it anew "
        "from the program that wrote it, or as another kind of file."
    )


class _Spare:
    """A process that waits for the next file: to start one takes most of a second.

    There is none before the first file. It ends by itself when this process does, since nothing
    can be sent to it any more.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def take(self) -> subprocess.Popen[bytes]:
        """A process that reads one file."""
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            if process.poll() is None:
                return process
            _end(process)
        return _started()

    def start(self) -> None:
        """Have one ready for the next file."""
        with self._lock:
            if self._process is None:
                self._process = _started()

    def end(self) -> None:
        """End it, if there is one."""
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process, whatever it is doing, and put away what it was spoken to with."""
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout, process.stderr):
        if stream is not None:
            with suppress(OSError):
                stream.close()


def _started() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        # Not the folder that the server was started in: nothing there is to be imported.
        [sys.executable, "-P", "-m", "alliance_network.dashboard.reading"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_environment(),
    )


_spare = _Spare()
atexit.register(_spare.end)


def _environment() -> dict[str, str]:
    """What the process is told of the world: not what signs the server's answers."""
    kept = {name: value for name, value in os.environ.items() if name != VARIABLE}
    # Stacks as large as the server's would count as memory that is taken.
    kept.pop("RUST_MIN_STACK", None)
    return {**kept, "POLARS_MAX_THREADS": "2", "PYTHONIOENCODING": "utf-8"}


def _too_long(wish: Wish) -> UsageError:
    return UsageError(
        f"Reading {shown(wish.name)} took longer than the {counted(wish.seconds, 'second')} that "
        "this server gives to one file: choose the rows that matter, or convert it on your own "
        "machine with `alliance-network convert`."
    )


def _too_large(wish: Wish) -> UsageError:
    return UsageError(
        f"Reading {shown(wish.name)} took more memory than this server gives to one file: choose "
        "the rows that matter, or convert it on your own machine with `alliance-network convert`."
    )
