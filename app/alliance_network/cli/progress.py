"""What is being done, said on the error output while it lasts."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer

import typer

__all__ = ["step"]

PATIENCE = 0.7
"""Seconds for which nobody wonders what is going on."""


@contextmanager
def step(sentence: str) -> Iterator[None]:
    """Say `sentence` if what is done meanwhile takes a while: on a terminal with a spinner."""
    shown = _spinner(sentence) if sys.stderr.isatty() else _line(sentence)
    show = Timer(PATIENCE, next, (shown, None))
    show.daemon = True
    show.start()
    try:
        yield
    finally:
        show.cancel()
        show.join()
        shown.close()


def _line(sentence: str) -> Iterator[None]:
    typer.echo(f"{sentence} …", err=True)
    yield


def _spinner(sentence: str) -> Iterator[None]:
    from rich.console import Console

    with Console(stderr=True).status(f"{sentence} …"):
        yield
