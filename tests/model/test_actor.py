from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from alliance_network.model.actor import Actor


def actor(**fields: Any) -> Actor:
    return Actor(**{"id": "iran", "kind": "state", "name": "Iran", **fields})


def refused(**fields: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        actor(**fields)
    (error,) = caught.value.errors()
    return str(error["ctx"]["error"])


def test_a_name_in_a_language_falls_back_to_the_name():
    iran = actor(names={"fa": "ایران", "ar": ""})
    assert iran.name_in("fa") == "ایران"
    assert iran.name_in("ar") == "Iran"
    assert iran.name_in("en") == "Iran"


def test_texts_are_cleaned():
    assert actor(name=" Iran ", note="a\r\nb\n").note == "a\nb"
    assert actor(name=" Iran ").name == "Iran"
    # A letter and its accent become one sign.
    assert actor(name="Cote\u0301").name == "Cot\u00e9"


def test_aliases_and_languages_are_there_once_and_in_order():
    one = actor(aliases=("Persia", "", "Persia", "Iran (I.R.)"), names={"fa": "ب", "ar": "ب"})
    assert one.aliases == ("Persia", "Iran (I.R.)")
    assert list(one.names) == ["ar", "fa"]


def test_zero_degrees_are_a_place():
    assert (actor(lat=0.0, lon=-0.0).lat, str(actor(lat=0, lon=-0.0).lon)) == (0.0, "0.0")


def test_an_actor_does_not_change():
    with pytest.raises(ValidationError):
        actor().name = "Persia"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (
            {"id": "Iran"},
            '"Iran" is no id. Use lower-case letters a to z, digits and single hyphens between '
            "them, like saudi-arabia.",
        ),
        (
            {"kind": "country"},
            '"country" is no kind of actor. Use "state", "armed group", "party", '
            '"group of states" or "organisation".',
        ),
        ({"name": " "}, "The cell is empty. Write a text here."),
        ({"name": "a\nb"}, '"a\\nb" holds a line break or tab. Write it on one line.'),
        (
            {"note": "a\x07"},
            '"a\\x07" holds the control character U+0007. Delete it, and save the file as UTF-8.',
        ),
        (
            {"names": {"Farsi": "x"}},
            '"Farsi" is no language code. Use codes like fa, ar or zh-Hant.',
        ),
        ({"aliases": ("a|b",)}, '"a|b" holds a |. The sign | separates aliases.'),
        (
            {"iso3": "ir"},
            '"ir" is no ISO 3166 code. Write three capital letters, like IRN, or leave it empty.',
        ),
        (
            {"cow": 0},
            '"0" is no country number. Write a number from 1 to 9999, like 630, or leave it empty.',
        ),
        (
            {"lat": 90.5, "lon": 0},
            "90.5 is no place on the globe. Write degrees from -90 to 90.",
        ),
        (
            {"lat": float("nan"), "lon": 0},
            "nan is no place on the globe. Write degrees from -90 to 90.",
        ),
        ({"lat": 1}, "Only one of lat and lon is given. Give both degrees, or neither."),
    ],
)
def test_what_is_refused(fields: dict[str, Any], sentence: str):
    assert refused(**fields) == sentence
