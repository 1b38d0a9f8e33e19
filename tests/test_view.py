"""The view, its address and the sentences about what is wrong with one."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_network.errors import ViewError
from alliance_network.model.actor import KINDS
from alliance_network.model.tie import STATUSES
from alliance_network.view import (
    CHOICES,
    LEAST_DRAWN,
    MOST_DRAWN,
    MOST_STEPS,
    View,
    check,
    from_query,
    opening_view,
    to_query,
)
from small import claim, network

slugs = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True).filter(lambda t: len(t) <= 80)
numbers = st.floats(0, 1)
selected = slugs | st.tuples(slugs, slugs, slugs).map(lambda ids: f"{ids[0]}>{ids[1]}:{ids[2]}")


@st.composite
def views(draw: st.DrawFn) -> View:
    """Any view, of no dataset in particular."""
    places = draw(st.dictionaries(slugs, st.tuples(numbers, numbers), max_size=3))
    return View(
        relations=draw(st.none() | st.frozensets(slugs, max_size=3)),
        statuses=draw(st.frozensets(st.sampled_from(STATUSES))),
        kinds=draw(st.none() | st.frozensets(st.sampled_from(KINDS))),
        focus=draw(st.none() | slugs),
        steps=draw(st.integers(1, MOST_STEPS)),
        memberships=draw(st.sampled_from(CHOICES["memberships"])),
        loners=draw(st.sampled_from(CHOICES["loners"])),
        drawn=draw(st.integers(LEAST_DRAWN, MOST_DRAWN)),
        layout=draw(st.sampled_from(CHOICES["layout"])),
        centre=draw(st.none() | slugs),
        seed=draw(st.integers(0, 2**31 - 1)),
        places=tuple((actor, x, y) for actor, (x, y) in places.items()),
        selected=draw(st.none() | selected),
        language=draw(st.sampled_from(("en", "fa", "zh-Hant", "pt-BR"))),
        theme=draw(st.sampled_from(CHOICES["theme"])),
    )


@given(views())
def test_a_view_comes_back_from_its_address(view):
    assert from_query(to_query(view)) == view
    assert from_query(f"?{to_query(view)}") == view
    assert hash(from_query(to_query(view))) == hash(view)


@given(views())
def test_an_address_survives_what_browsers_and_mail_programs_do_to_it(view):
    query = to_query(view)
    # What a browser leaves as it is in a query, and an address with all that quoted.
    assert re.fullmatch(r"[a-zA-Z0-9=&,:.-]*", query)
    quoted = "&".join("=".join(quote(p, safe="") for p in q.split("=")) for q in query.split("&"))
    assert from_query(quoted) == view


def test_only_what_differs_is_in_the_address():
    assert to_query(View()) == "v=1"
    view = View(
        relations=frozenset({"backing", "alliance"}),
        statuses=frozenset(STATUSES),
        kinds=frozenset({"armed group"}),
        places=(("iran", 0.123456, 1.0), ("china", 0.5, 0.0)),
        selected="iran>hamas:backing",
    )
    assert to_query(view) == (
        "v=1&relations=alliance,backing&statuses=asserted,denied,disputed,reported"
        "&kinds=armed-group&places=china:0.5:0,iran:0.1235:1&selected=iran,hamas,backing"
    )


def test_none_and_no_relation_at_all_are_two_things():
    nothing = View(relations=frozenset())
    assert to_query(nothing) == "v=1&relations="
    assert from_query("v=1&relations=") == nothing != View()


def test_places_are_in_order_and_have_four_decimals():
    view = View(places=(("iran", 0.33333333, -0.00001), ("china", -0.0, 1)))
    assert str(view.places) == "(('china', 0.0, 1.0), ('iran', 0.3333, 0.0))"


def test_but_changes_a_copy():
    view = View()
    assert view.but(focus="iran", steps=2) == View(focus="iran", steps=2)
    assert view == View()


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("", "v, the version of the address, is missing; start it with v=1."),
        ("v=2", 'v, the version of the address, is "2"; start it with v=1.'),
        ("v=1&relation=x", 'There is no choice called "relation"; use relations.'),
        ("v=1&steps=2&steps=3", '"steps" is given twice; give it once.'),
        ("v=1&relations=x,x", 'relations: "x" is given twice; give it once.'),
        (
            "v=1&statuses=sure",
            'statuses: "sure" is not possible; use asserted, reported, disputed or denied.',
        ),
        ("v=1&kinds=states", 'kinds: "states" is not possible; use state.'),
        ("v=1&steps=two", 'steps: "two" is no whole number; write one like 2.'),
        ("v=1&steps=0", 'steps: "0" is not possible; use a whole number from 1 to 9.'),
        (
            "v=1&seed=9999999999",
            'seed: "9999999999" is not possible; use a whole number from 0 to 2147483647.',
        ),
        ("v=1&layout=ring", 'layout: "ring" is not possible; use rings.'),
        ("v=1&theme=", 'theme: "" is not possible; use auto, light or dark.'),
        (
            "v=1&focus=Iran!",
            'focus: "Iran!" is no id; use lower-case letters, digits and single hyphens, like '
            "saudi-arabia.",
        ),
        (
            "v=1&places=iran:0.5",
            'places: "iran:0.5" is no place; write an actor and two numbers from 0 to 1, like '
            "iran:0.25:0.5.",
        ),
        ("v=1&places=iran:2:0", 'places: "2.0" is no place for iran; use numbers from 0 to 1.'),
        ("v=1&places=iran:nan:0", 'places: "nan" is no place for iran; use numbers from 0 to 1.'),
        ("v=1&places=iran:0:0,iran:1:1", "places: iran has two places; give it one."),
        (
            "v=1&selected=iran,hamas",
            'selected: "iran,hamas" is neither an actor nor a tie; write iran or '
            "iran,hamas,backing.",
        ),
        (
            "v=1&language=Farsi",
            'language: "Farsi" is no language code; use one like en, fa or zh-Hant.',
        ),
    ],
)
def test_a_wrong_address_says_what_is_wrong_and_what_would_be_right(query, sentence):
    with pytest.raises(ViewError) as raised:
        from_query(query)
    assert str(raised.value) == sentence


@given(st.text(max_size=40))
def test_any_other_text_is_an_error_of_the_view_or_a_view(text):
    try:
        view = from_query(f"v=1&{text}")
    except ViewError:
        return
    assert from_query(to_query(view)) == view


@pytest.mark.parametrize("name", ["statuses", "steps", "layout", "selected", "places"])
def test_a_view_made_by_hand_is_checked_too(name):
    wrong = {
        "statuses": frozenset({"sure"}),
        "steps": True,
        "layout": None,
        "selected": "iran>hamas",
        "places": (("Iran", 0, 0),),
    }
    with pytest.raises(ViewError, match=f"^{name}: "):
        View(**{name: wrong[name]})


# ---- of a dataset ---- #
DATASET = network(claim("iran backing hamas"), claim("china alliance iran"))


@pytest.mark.parametrize(
    "view",
    [
        View(),
        View(relations=frozenset({"backing"}), focus="iran", centre="sco", selected="hamas"),
        View(selected="china>iran:alliance", places=(("iran", 0.5, 0.5),)),
    ],
)
def test_a_view_of_what_is_there_is_right(view):
    assert check(view, DATASET) is view


@pytest.mark.parametrize(
    ("view", "sentence"),
    [
        (
            View(relations=frozenset({"backin"})),
            'relations: this network has no relation "backin"; use backing.',
        ),
        (View(focus="iraq"), 'focus: this network has no actor "iraq"; use iran or israel.'),
        (
            View(centre="zz"),
            'centre: this network has no actor "zz"; use china, hamas, iran, israel, nato, '
            "powers or sco.",
        ),
        (
            View(places=(("isreal", 0, 0),)),
            'places: this network has no actor "isreal"; use israel or iran.',
        ),
        (View(selected="hamaz"), 'selected: this network has no actor "hamaz"; use hamas.'),
        (
            View(selected="iran>hamas:attac"),
            'selected: this network has no relation "attac"; use attack.',
        ),
        (
            View(selected="iran>china:alliance"),
            'selected: no claim is about "iran>china:alliance"; choose another tie or an actor.',
        ),
    ],
)
def test_what_a_network_does_not_have_is_named(view, sentence):
    with pytest.raises(ViewError) as raised:
        check(view, DATASET)
    assert str(raised.value) == sentence


def test_a_network_opens_as_it_says():
    assert opening_view(network()) == View()
    assert opening_view(network(opening="v=1&focus=iran")) == View(focus="iran")
    with pytest.raises(ViewError, match=r'^focus: this network has no actor "iraq"'):
        opening_view(network(opening="v=1&focus=iraq"))


@pytest.mark.parametrize("name", ["focus", "centre", "selected"])
def test_an_empty_choice_of_an_actor_is_none(name):
    assert from_query(f"v=1&{name}=") == View()
