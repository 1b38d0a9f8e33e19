from __future__ import annotations

import csv
import io
import threading

import pytest

from alliance_network.formats import records as module
from alliance_network.formats.records import Broken, last_record, records


def read(text: str, **options) -> list[list[str] | Broken]:
    return list(records(io.StringIO(text, newline=""), **options))


def test_rows_with_empty_ones_and_lines_within_cells():
    assert read('a;"b\nc"\n\n;', separator=";") == [["a", "b\nc"], [], ["", ""]]


def test_a_broken_row_is_left_out_and_one_that_ran_on_is_the_last():
    first, broken, third = read('a,b\n"x"y,z\nc,d\n')
    assert (first, third) == (["a", "b"], ["c", "d"])
    assert isinstance(broken, Broken)
    assert not broken.last
    *_, broken = read('a,b\n"x,y\nc,d\n')
    assert broken.last
    assert "never closed" in broken.message


def test_rows_too_long_or_too_wide(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "RECORD_CHARACTERS", 20)
    monkeypatch.setattr(module, "COLUMNS", 3)
    _, wide, after, long = read('a\n1,2,3,4\nb\n"' + "x\n" * 9 + '",yyyyyyyyy\nc\n')
    assert (wide.message, wide.remedy, wide.last) == (
        "The row has 4 cells.",
        "Keep it to 3.",
        False,
    )
    assert after == ["b"]
    assert (long.message, long.last) == ("The row has more than 20 characters.", True)


def test_many_rows_are_read_a_few_at_a_time(monkeypatch: pytest.MonkeyPatch):
    text = "".join(f"{number},{'x' * (number % 7)}\n" for number in range(50)) + '"a"b\nlast\n'
    whole = read(text)
    for batch in ((1, 10), (7, 1_000), (1_000, 5)):
        monkeypatch.setattr(module, "BATCH", batch[0])
        monkeypatch.setattr(module, "BATCH_CHARACTERS", batch[1])
        assert read(text) == whole


def test_leaving_off_holds_nobody_up():
    before = csv.field_size_limit()
    left = records(io.StringIO("a\n" * 50_000, newline=""))
    next(left)
    other = threading.Thread(target=lambda: read("b\n"), daemon=True)
    other.start()
    other.join(timeout=10)
    assert not other.is_alive()
    assert csv.field_size_limit() == before


def test_where_a_text_ends():
    assert last_record('a,b\n"x\ny', separator=",") == (2, ["a", "b"], ["x\ny"])
    assert last_record("") == (0, [], [""])
