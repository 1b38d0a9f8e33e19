from __future__ import annotations

import pytest
from pydantic import ValidationError

from alliance_network.model.source import Source


def test_what_is_not_given_is_missing():
    source = Source(id="article", title="An article", publisher=" ", reliability="", url="")
    assert (source.publisher, source.reliability, source.url, source.date) == (None,) * 4


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "example.org", "https://", "https://a b", 'http://a"b']
)
def test_only_web_addresses(url: str):
    with pytest.raises(ValidationError, match="is no web address"):
        Source(id="article", title="An article", url=url)


def test_reliability_is_a_letter_of_the_admiralty_code():
    with pytest.raises(ValidationError) as caught:
        Source(id="article", title="An article", reliability="a")
    assert str(caught.value.errors()[0]["ctx"]["error"]) == (
        '"a" is no reliability. Write a letter A to F of the Admiralty code, or leave it empty.'
    )


def test_a_date_is_one():
    assert Source(id="article", title="An article", date="2023-11").date == "2023-11"
    with pytest.raises(ValidationError, match="is no date"):
        Source(id="article", title="An article", date="November 2023")
