from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_network.formats.naming import Namer, slug_of
from alliance_network.model.actor import Actor


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Saudi Arabia", "saudi-arabia"),
        ("Côte d'Ivoire", "cote-d-ivoire"),
        ("Straße & Łódź", "strasse-lodz"),
        ("Хезболла", "khezbolla"),
        ("Αθήνα", "athina"),
    ],
)
def test_slugs(name: str, slug: str):
    assert slug_of(name, noun="actor") == slug


def test_names_in_a_script_without_latin_letters_are_told_apart():
    slugs = {slug_of(name, noun="actor") for name in ("中国", "日本", "ارتش", "中国 A", "日本 A")}
    assert len(slugs) == 5
    assert slug_of("中国", noun="actor") == slug_of("中国", noun="actor")


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",)), min_size=1), unique=True))
def test_each_name_has_a_sound_id_of_its_own(names: list[str]):
    namer = Namer("actor", taken=["iran"])
    ids = [namer.id_for(name) for name in names]
    assert len({*ids, "iran"}) == len(names) + 1
    for id_ in ids:
        Actor(id=id_, kind="state", name="x")
