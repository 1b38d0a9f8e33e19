"""What is being done, said on the error output while it lasts."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer

import typer

__all__ = ["count", "step"]

PATIENCE = 0.7
"""Seconds for which nobody wonders what is going on."""

PAUSE = 5.0
"""Seconds between two lines that say how far it is, where they cannot replace one another."""


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


@contextmanager
def count(sentence: str, of: int) -> Iterator[Callable[[], None]]:
    """Say how many `of` many things are done, if they take a while: on a terminal with a bar.

    Yields
    ------
    callable
        To be called after each.
    """
    said = _bar(sentence, of) if sys.stderr.isatty() else _lines(sentence, of)
    next(said)
    try:
        yield lambda: next(said)
    finally:
        said.close()


def _line(sentence: str) -> Iterator[None]:
    typer.echo(f"{sentence} …", err=True)
    yield


def _spinner(sentence: str) -> Iterator[None]:
    from rich.console import Console

    with Console(stderr=True).status(f"{sentence} …"):
        yield


def _lines(sentence: str, of: int) -> Iterator[None]:
    due = time.monotonic() + PATIENCE
    yield
    for done in range(1, of + 1):
        now = time.monotonic()
        if now >= due:
            typer.echo(f"{sentence}: {done:,} of {of:,} …", err=True)
            due = now + PAUSE
        yield


def _bar(sentence: str, of: int) -> Iterator[None]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeRemainingColumn as Remaining

    columns = (TextColumn(sentence), BarColumn(), MofNCompleteColumn(), Remaining())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task(sentence, total=of)
    due = time.monotonic() + PATIENCE
    try:
        yield
        while True:
            bar.advance(task)
            if time.monotonic() >= due:
                bar.start()
            yield
    finally:
        bar.stop()
