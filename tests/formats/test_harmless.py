from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_network.formats.harmless import (
    SIGNS,
    harmless,
    harmless_texts,
    unharmed,
    unharmed_texts,
)

_texts = st.text(st.sampled_from("'1.a" + SIGNS), max_size=6)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("'=1+1", "''=1+1"),
        ("''@x", "'''@x"),
        ("\tx", "'\tx"),
        ("-x", "'-x"),
        ("-5.5", "-5.5"),
        ("'-5", "'-5"),
        ("+1e3", "+1e3"),
        ("O'Neill", "O'Neill"),
        ("'tis", "'tis"),
        ("", ""),
    ],
)
def test_what_is_written(text: str, written: str):
    assert harmless(text) == written


@given(text=_texts)
def test_each_text_comes_back_and_none_begins_a_formula(text: str):
    written = harmless(text)
    assert unharmed(written) == text
    if written[:1] in tuple(SIGNS):
        float(written)


@given(texts=st.lists(st.none() | _texts, max_size=6))
def test_columns_are_as_their_texts(texts: list[str | None]):
    column = pl.Series(texts, dtype=pl.String)
    written = harmless_texts(column)
    assert written.to_list() == [None if text is None else harmless(text) for text in texts]
    assert unharmed_texts(written).to_list() == texts
