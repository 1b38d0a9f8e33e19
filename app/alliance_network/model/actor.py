"""Actors: who the network is about."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, model_validator

from alliance_network.errors import FieldError, shown
from alliance_network.model.text import EMPTY_IS_NONE, FilledLine, Line, Slug, Text

KINDS = ("state", "armed group", "party", "group of states", "organisation")

GROUPING_KINDS = ("group of states", "organisation")
"""Kinds of actor that others can be members of."""

LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"

_LANGUAGE = re.compile(LANGUAGE_PATTERN[1:-1])


def _kind(text: str) -> str:
    if text not in KINDS:
        raise FieldError(f"{shown(text)} is no kind of actor.", remedy=f"Use {_either(KINDS)}.")
    return text


def _either(words: tuple[str, ...]) -> str:
    return ", ".join(f'"{word}"' for word in words[:-1]) + f' or "{words[-1]}"'


def _iso3(text: str | None) -> str | None:
    if text is not None and re.fullmatch(r"[A-Z]{3}", text) is None:
        raise FieldError(
            f"{shown(text)} is no ISO 3166 code.",
            remedy="Write three capital letters, like IRN, or leave it empty.",
        )
    return text


def _number_code(number: int | None) -> int | None:
    if number is not None and not 1 <= number <= 9999:
        raise FieldError(
            f"{shown(number)} is no country number.",
            remedy="Write a number from 1 to 9999, like 630, or leave it empty.",
        )
    return number


def _within(limit: float):
    def check(degrees: float | None) -> float | None:
        # Written so that "not a number" fails too.
        if degrees is not None and not -limit <= degrees <= limit:
            raise FieldError(
                f"{degrees:g} is no place on the globe.",
                remedy=f"Write degrees from -{limit:g} to {limit:g}.",
            )
        # Minus zero is zero: one value, one way to write it.
        return None if degrees is None else degrees + 0.0

    return AfterValidator(check)


def _languages(names: dict[str, str]) -> dict[str, str]:
    for language in names:
        if _LANGUAGE.fullmatch(language) is None:
            raise FieldError(
                f"{shown(language)} is no language code.",
                remedy="Use codes like fa, ar or zh-Hant.",
            )
    return {language: name for language, name in sorted(names.items()) if name != ""}


def _once_each(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text != ""))


def _no_bar(text: str) -> str:
    if "|" in text:
        raise FieldError(f"{shown(text)} holds a |.", remedy="The sign | separates aliases.")
    return text


class Actor(BaseModel):
    """A state, armed group, party, group of states or organisation.

    Attributes
    ----------
    id
        Slug, unique in the dataset.
    kind
        One of `KINDS`.
    name
        Name in the dataset's own language.
    names
        Names in other languages, by language code ("fa", "zh-Hant").
    aliases
        Other names the actor is found by.
    iso3, cow, gw
        ISO 3166 alpha-3, Correlates of War and Gleditsch-Ward codes.
    lat, lon
        A place that stands for the actor, in degrees; both or neither.
    note
        Remark in our own words.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Slug
    kind: Annotated[str, AfterValidator(_kind)]
    name: FilledLine
    names: Annotated[dict[str, Line], AfterValidator(_languages)] = {}
    aliases: Annotated[
        tuple[Annotated[Line, AfterValidator(_no_bar)], ...], AfterValidator(_once_each)
    ] = ()
    iso3: Annotated[str | None, EMPTY_IS_NONE, AfterValidator(_iso3)] = None
    cow: Annotated[int | None, AfterValidator(_number_code)] = None
    gw: Annotated[int | None, AfterValidator(_number_code)] = None
    lat: Annotated[float | None, _within(90)] = None
    lon: Annotated[float | None, _within(180)] = None
    note: Text = ""

    @model_validator(mode="after")
    def _place_is_whole(self) -> Actor:
        if (self.lat is None) != (self.lon is None):
            raise FieldError(
                "Only one of lat and lon is given.", remedy="Give both degrees, or neither."
            )
        return self

    def name_in(self, language: str) -> str:
        """The actor's name in a language, else the name itself."""
        return self.names.get(language, self.name)
