"""Files read in a process apart: its limits, and what is left of it."""

from __future__ import annotations

import logging
import os
import subprocess
import threading
import time

import pytest

from alliance_network.dashboard import apart
from alliance_network.dashboard.apart import Busy, place, read_apart
from alliance_network.dashboard.reading import Wish
from alliance_network.dashboard.settings import VARIABLE
from alliance_network.errors import UsageError
from dropped import TIES

MANY = b"from,to,relation,start\n" + b"".join(
    b"%d,%d,trade,%d\n" % (n % 997, n % 991 + 1000, 1990 + n % 30) for n in range(300_000)
)


@pytest.fixture(autouse=True)
def _no_spare_of_another_test():
    apart._spare.end()
    yield
    apart._spare.end()


def children() -> set[str]:
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(os.getpid())], capture_output=True)
    return set(found.stdout.decode().split())


def test_it_is_answered_and_one_process_waits_for_the_next():
    before = children()
    first, content = read_apart(Wish(name="ties.csv", content=TIES))
    assert (first["kind"], first["said"]) == (
        "network",
        "Opened ties.csv: 3 actors, 2 ties and 2 claims.",
    )
    assert content.startswith(b"PK")
    waiting = apart._spare._process
    again, _ = read_apart(Wish(name="ties.csv", content=TIES))
    assert again == first
    assert waiting.returncode == 0, "the one that waited has read it"
    apart._spare.end()
    assert len(children() - before) <= 1, "only ps itself"


def test_what_takes_too_long_is_ended_with_a_sentence():
    began = time.monotonic()
    with pytest.raises(UsageError) as raised:
        read_apart(Wish(name="large.csv", content=MANY, seconds=0))
    assert str(raised.value) == (
        'Reading "large.csv" took longer than the 0 seconds that this server gives to one file: '
        "choose the rows that matter, or convert it on your own machine with `alliance-network "
        "convert`."
    )
    assert time.monotonic() - began < 20


def test_what_sleeps_is_ended_too(monkeypatch):
    sleeping = ["import sys, time", "sys.stdin.buffer.read()", "time.sleep(60)"]
    monkeypatch.setattr(apart, "_started", lambda: started("; ".join(sleeping)))
    monkeypatch.setattr(apart, "SLACK", 0)
    with pytest.raises(UsageError, match="took longer than the 1 second that"):
        read_apart(Wish(name="x", content=b"", seconds=1))


def started(program: str) -> subprocess.Popen[bytes]:
    import sys

    pipe = subprocess.PIPE
    return subprocess.Popen([sys.executable, "-c", program], stdin=pipe, stdout=pipe, stderr=pipe)


def test_what_takes_too_much_memory_is_a_sentence(caplog):
    limits = {"name": "large.csv", "memory": 1_450_000_000}
    assert read_apart(Wish(content=TIES, **limits))[0]["kind"] == "network"
    with pytest.raises(UsageError) as raised:
        read_apart(Wish(content=MANY, **limits))
    assert str(raised.value) == (
        'Reading "large.csv" took more memory than this server gives to one file: choose the rows '
        "that matter, or convert it on your own machine with `alliance-network convert`."
    )


@pytest.mark.parametrize(
    "end", ["import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "raise KeyError('secret')"]
)
def test_what_ends_the_reader_is_a_sentence_and_is_logged(monkeypatch, caplog, end):
    monkeypatch.setattr(apart, "_started", lambda: started(f"import sys; sys.stdin.read(); {end}"))
    with caplog.at_level(logging.WARNING), pytest.raises(UsageError) as raised:
        read_apart(Wish(name="a.csv", content=b""))
    assert str(raised.value) == (
        '"a.csv" could not be read: it ended the program that read it. Save it anew from the '
        "program that wrote it, or as another kind of file."
    )
    assert "A process that read a file ended with" in caplog.text


def test_a_process_that_died_while_it_waited_is_not_used():
    apart._spare.start()
    apart._spare._process.kill()
    apart._spare._process.wait(10)
    assert read_apart(Wish(name="ties.csv", content=TIES))[0]["kind"] == "network"


def test_it_is_not_told_what_signs_the_server_s_answers(monkeypatch):
    monkeypatch.setenv(VARIABLE, "secret")
    assert VARIABLE not in apart._environment()


def test_a_few_at_once_and_the_rest_are_told(monkeypatch):
    monkeypatch.setattr(apart, "_line", threading.BoundedSemaphore(2))
    with place():
        with place():
            with pytest.raises(Busy) as raised, place():
                pass
            assert str(raised.value) == (
                "This server is reading as many files as it can: try again in a minute."
            )
        with place():
            pass


def test_one_waits_for_the_other_but_not_for_ever(monkeypatch):
    monkeypatch.setattr(apart, "_turns", threading.BoundedSemaphore(1))
    reading, goes_on, order = threading.Event(), threading.Event(), []

    def read(wish):
        reading.set()
        goes_on.wait(10)
        order.append(wish.name)
        return {}, b""

    monkeypatch.setattr(apart, "_read_apart", read)
    wishes = [Wish(name=name, content=b"") for name in ("first", "second")]
    threads = [threading.Thread(target=read_apart, args=(wish,)) for wish in wishes]
    for thread in threads:
        thread.start()
        assert reading.wait(10)
    monkeypatch.setattr(apart, "PATIENCE", 0.01)
    with pytest.raises(Busy):
        read_apart(wishes[0])
    goes_on.set()
    for thread in threads:
        thread.join(10)
    assert order == ["first", "second"]
