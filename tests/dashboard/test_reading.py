"""What is answered of a file, and how two processes speak of it."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_network.dashboard.reading import FIRST_CLAIMS, Wish, answer_to, received, sent
from dropped import TIES, UNCLEAR

JSON = st.dictionaries(st.text(), st.none() | st.booleans() | st.integers() | st.text())


@given(JSON, st.binary())
def test_what_is_sent_is_received(said, content):
    assert received(io.BytesIO(sent(said, content))) == (said, content)


@pytest.mark.parametrize("content", [b"", b"{", b'{"name": "a.csv"'])
def test_what_is_cut_off_is_none(content):
    with pytest.raises(ValueError):
        received(io.BytesIO(content))


def test_a_preview_tells_the_first_rows_in_their_order():
    rows = "".join(f"Country {n},Country {n + 1},200{n % 10}\n" for n in range(30))
    answer, content = answer_to(
        Wish(name="many.csv", content=f"from,to,start\n{rows}".encode(), preview=True)
    )
    claims = answer["preview"]["claims"]
    assert len(claims) == FIRST_CLAIMS
    assert [f"row {n}" in claim for n, claim in enumerate(claims, start=2)] == [True] * len(claims)
    assert content == b""


def test_what_is_asked_says_what_each_column_seems_to_be():
    answer, content = answer_to(Wish(name="unclear.csv", content=UNCLEAR))
    assert (answer["kind"], answer["sheet"], answer["left_out"]) == ("mapping", None, [])
    assert {option["name"] for option in answer["options"]} >= {"codes", "dates"}
    assert content == b""


def test_a_mapping_with_faults_is_told_as_faults():
    answer, _ = answer_to(Wish(name="a.csv", content=TIES, mapping="[columns]\nfrom = 3"))
    assert answer["kind"] == "faults"
    assert answer["faults"][0]["where"].startswith("mapping.toml")


def test_the_process_ends_by_itself_when_nothing_can_be_sent_to_it_any_more():
    done = subprocess.run(
        [sys.executable, "-P", "-m", "alliance_network.dashboard.reading"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
