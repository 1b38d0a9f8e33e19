from __future__ import annotations

import io

import pytest

from alliance_network.cli import progress
from alliance_network.cli.progress import count


@pytest.fixture
def clock(monkeypatch):
    """Time that passes only when a test says so: `clock(0.5)`."""
    now = [100.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])

    def pass_(seconds: float) -> None:
        now[0] += seconds

    return pass_


def test_what_is_quick_is_not_spoken_of(clock, capsys):
    with count("Drawing 3 figures", 3) as done:
        for _ in range(3):
            clock(0.1)
            done()
    assert capsys.readouterr().err == ""


def test_what_takes_long_says_how_far_it_is_now_and_then(clock, capsys):
    with count("Drawing 1,200 figures", 1200) as done:
        for _ in range(12):
            clock(1)
            done()
    assert capsys.readouterr().err.splitlines() == [
        "Drawing 1,200 figures: 1 of 1,200 …",
        "Drawing 1,200 figures: 6 of 1,200 …",
        "Drawing 1,200 figures: 11 of 1,200 …",
    ]


def test_an_error_ends_it(clock):
    with pytest.raises(ValueError, match="broken"), count("Drawing 2 figures", 2) as done:
        done()
        raise ValueError("broken")


def test_a_terminal_gets_a_bar_that_goes_away(clock, monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    with count("Drawing 2 figures", 2) as done:
        done()
        assert terminal.getvalue() == ""
        clock(1)
        done()
    assert "Drawing 2 figures" in terminal.getvalue()
    assert "2/2" in terminal.getvalue()
    assert "\x1b[2K" in terminal.getvalue()  # The line is cleared at the end.
