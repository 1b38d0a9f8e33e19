from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_network.errors import FieldError
from alliance_network.model.tie import split_key, tie_key

_slugs = st.sampled_from(("iran", "saudi-arabia", "x1", "1-2-3"))


@given(ids=st.tuples(_slugs, _slugs, _slugs))
def test_a_key_is_split_into_what_it_was_made_of(ids: tuple[str, str, str]):
    assert split_key(tie_key(*ids)) == ids


@pytest.mark.parametrize(
    "key", ["", "iran", "iran>hamas", "iran>:backing", ">hamas:backing", "a>b:"]
)
def test_what_is_no_key(key: str):
    with pytest.raises(FieldError) as caught:
        split_key(key)
    assert str(caught.value) == f'"{key}" is no tie. Write it like iran>hamas:backing, with ids.'
