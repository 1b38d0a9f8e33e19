"""The production server: worker processes that answer requests until they are told to stop."""

from __future__ import annotations

import errno
import multiprocessing
import os
import signal
import socket
import threading
import time
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from alliance_network.dashboard.settings import THREADS, Settings
from alliance_network.errors import UsageError, shown

if TYPE_CHECKING:
    from flask import Flask

__all__ = ["PORT", "free_port", "local_host", "run", "worker"]

PORT = 8050
"""The port unless another is asked for."""

STACK = 64 * 1024 * 1024
"""Bytes of stack of each thread that answers. The server makes them with 2 MiB, and the linear
algebra behind a layout takes half of that at once: it would end the whole process."""

GRACE = 5
"""Seconds a process may take to finish what it is answering when it is told to stop."""


def free_port(host: str, port: int | None) -> int:
    """A port of `host` on which nobody listens.

    Parameters
    ----------
    host : str
        Name or number of the interface to listen on.
    port : int or None
        The port wanted, 0 for any; None for the usual one, else the next that is free.

    Raises
    ------
    UsageError
        If the port wanted is taken or not allowed, or there is no such interface.
    """
    family = _family(host)
    for candidate in range(PORT, PORT + 100) if port is None else (port,):
        try:
            with socket.socket(family) as attempt:
                if os.name == "posix":
                    # A port whose last connection has only just ended is free.
                    attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                attempt.bind((host, candidate))
                attempt.listen()
                return attempt.getsockname()[1]
        except PermissionError:
            msg = (
                f"This account may not listen on port {candidate}: choose one above 1023 with "
                "--port."
            )
            raise UsageError(msg) from None
        except OSError as error:
            if port is not None or error.errno != errno.EADDRINUSE:
                raise UsageError(_why_not(host, candidate, error)) from None
    msg = f"The ports {PORT} to {PORT + 99} are all taken: choose another with --port."
    raise UsageError(msg)


def local_host(host: str) -> str:
    """How this machine reaches a server that listens on `host`, as an address writes it."""
    name = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}.get(host, host)
    return f"[{name}]" if ":" in name else name


def run(
    settings: Settings,
    *,
    host: str,
    port: int,
    workers: int,
    ready: Callable[[], None],
) -> None:
    """Serve until SIGINT or SIGTERM, then finish what is being answered and return.

    Parameters
    ----------
    settings : Settings
        What the worker processes are told.
    host, port : str, int
        Where to listen; see `free_port`.
    workers : int
        Number of processes.
    ready : callable
        Called once, from another thread, when the first request has been answered.

    Raises
    ------
    SystemExit
        If the worker processes keep ending by themselves.
    """
    # A process that has started threads (polars has) cannot be forked safely.
    multiprocessing.set_start_method("spawn", force=True)
    os.environ.update(settings.to_environment(), RUST_MIN_STACK=str(STACK))
    server = Granian(
        f"{__name__}:worker",
        factory=True,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        backpressure=128,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=GRACE,
    )
    threading.Thread(target=_announce, args=(local_host(host), port, ready), daemon=True).start()
    server.serve()


def worker() -> Flask:
    """The application of one worker process, which ends when the server's process does."""
    # Only the workers need Dash; the process that starts them is quicker without.
    from alliance_network.dashboard.server import web_application

    if os.name == "posix":
        # Ctrl+C reaches every process of the terminal's group. Only the first is to act on it:
        # it tells the others, and one told twice would not stop.
        os.setpgid(0, 0)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    return web_application()


def _end_with_parent() -> None:
    """Stop this process when the one that started it is gone, however that ended."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)


def _announce(host: str, port: int, ready: Callable[[], None]) -> None:
    """Call `ready` as soon as the health page answers."""
    while True:
        connection = HTTPConnection(host.strip("[]"), port, timeout=60)
        try:
            connection.request("GET", "/health")
            if connection.getresponse().status == 200:
                return ready()
        except (OSError, HTTPException):
            pass
        finally:
            connection.close()
        time.sleep(0.1)


def _family(host: str) -> socket.AddressFamily:
    try:
        return socket.getaddrinfo(host or None, None, type=socket.SOCK_STREAM)[0][0]
    except (OSError, UnicodeError):
        msg = (
            f"There is no host called {shown(host)}: give a number of this machine, such as "
            "127.0.0.1 (only this machine) or 0.0.0.0 (all that can reach it)."
        )
        raise UsageError(msg) from None


def _why_not(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} is taken by another program: choose another with --port, or leave "
            "--port out to get the next free one."
        )
    reason = (error.strerror or str(error)).lower()
    return (
        f"One cannot listen on {shown(host)} ({reason}): give a number of this machine, such as "
        "127.0.0.1 (only this machine) or 0.0.0.0 (all that can reach it)."
    )
