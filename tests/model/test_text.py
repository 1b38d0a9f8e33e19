from __future__ import annotations

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from alliance_network.model.text import clean, clean_columns

# Python strips some control characters too; no text that was checked holds one.
_texts = st.text(
    st.one_of(st.characters(exclude_categories=("Cc", "Cs")), st.sampled_from("\r\n\te\u0301"))
)


@given(text=_texts)
def test_cleaning_twice_changes_nothing(text: str):
    assert clean(clean(text)) == clean(text)


@given(texts=st.lists(st.none() | _texts))
def test_columns_are_cleaned_as_single_texts_are(texts: list[str | None]):
    frame = clean_columns(pl.DataFrame({"note": texts}, schema={"note": pl.String}), ["note"])
    assert frame["note"].to_list() == [None if t is None else clean(t) or None for t in texts]


def test_letters_and_their_accents_become_one_sign_also_beside_plain_texts():
    frame = clean_columns(pl.DataFrame({"a": ["x", "e\u0301"], "b": ["x", "y"]}), ["a", "b"])
    assert frame["a"].to_list() == ["x", "\u00e9"]
