from __future__ import annotations

import base64
import hashlib
import json
import re

import pytest

from alliance_network.errors import DataError
from alliance_network.export.pack import pack
from alliance_network.export.pack.page import BROWSER, SCRIPTS, STYLES
from alliance_network.formats import open_dataset
from alliance_network.history import histories
from alliance_network.story import Step, Story
from alliance_network.view import View, opening_view
from alliance_network.words import (
    claim_text,
    headline,
    interval_words,
    says_so,
    tie_sentence,
    why,
    words_line,
)
from hostile import ACTORS, SCRIPT, TITLE, write_network
from packed import EVERY, parsed, sent


def test_the_same_input_gives_the_same_bytes(iran, iran_file):
    assert pack(iran, opening_view(iran)) == iran_file


def test_it_is_small(iran_file):
    assert len(iran_file) < 400_000


def test_every_file_for_the_browser_is_in_it():
    names = {f"{name}.js" for name in SCRIPTS} | {f"{name}.css" for name in STYLES}
    assert {path.name for path in BROWSER.iterdir()} == names


def test_the_policy_lets_in_its_own_script_and_style_and_nothing_else(iran_file, iran_page):
    (policy,) = iran_page.all("meta", **{"http-equiv": "Content-Security-Policy"})
    rules = dict(rule.strip().split(" ", 1) for rule in policy.values["content"].split(";"))
    assert rules["default-src"] == "'none'"
    assert {"connect-src", "frame-src", "object-src"}.isdisjoint(rules)
    assert (rules["font-src"], rules["img-src"]) == ("data:", "data:")
    assert (rules["base-uri"], rules["form-action"]) == ("'none'", "'none'")
    text = iran_file.decode()
    for name in ("script", "style"):
        (inside,) = re.findall(rf"<{name}>(.*?)</{name}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert rules[f"{name}-src"] == f"'sha256-{digest}'"


def test_nothing_in_it_points_elsewhere_but_links_to_sources(iran_page):
    for node in iran_page.all():
        for name, value in node.values.items():
            assert not name.startswith("on"), (node.name, name)
            assert name not in ("src", "srcset", "style", "action", "ping"), (node.name, name)
            if name == "href" and node.name == "a" and not value.startswith("#"):
                assert node.values["rel"] == "noopener noreferrer"
            elif name == "href":
                assert value.startswith(("#", "data:image/svg+xml,")), (node.name, value)
    style = "".join(node.whole for node in iran_page.all("style"))
    assert "@import" not in style
    assert set(re.findall(r"url\((.{9})", style)) == {"data:font"}


def test_it_has_the_claims_and_histories_of_every_tie(iran, iran_content, iran_page):
    blocks = {node.values["id"]: node.whole for node in iran_page.all("details")}
    for place, key in enumerate(iran_content.ties):
        tie, said = iran_content.forms.of(key)[0], blocks[f"t{place}"]
        assert tie_sentence(iran, tie) in said
        assert says_so(iran, tie) in said
        assert why(iran, tie) in said
        for row in tie.claims:
            assert claim_text(iran, row) in said
            assert iran.claim(row).id in said
            assert iran.claim(row).locator in said
        for interval in histories(iran).intervals(key):
            assert interval_words(interval) in said


def test_it_has_every_actor_with_its_ties(iran, iran_content, iran_page):
    blocks = {node.values["id"]: node for node in iran_page.all("details")}
    for place, id_ in enumerate(iran_content.actors):
        block = blocks[f"a{place}"]
        links = {node.values["href"] for node in block.all("a")}
        touching = {
            f"#t{number}"
            for number, key in enumerate(iran_content.ties)
            if id_ in key.split(":")[0].split(">")
        }
        assert links == touching
        for name in iran.actor(id_).names.values():
            assert name in block.whole


def test_the_rail_is_key_and_switches(iran_content, iran_page):
    switches = iran_page.all("button", role="switch")
    assert [node.whole for node in switches] == [one.label for one in iran_content.switches]
    assert {node.values["aria-checked"] for node in switches} == {"true"}
    # Until the script is there, they are only the key.
    assert all("disabled" in node.values for node in switches)
    numbers = [node.whole for node in iran_page.all("span") if "count" in node.classes]
    assert numbers[:3] == ["3", "1", "1"]


def test_without_a_script_there_is_a_sentence_and_everything_else(iran_content, iran_page):
    (noscript,) = iran_page.all("noscript")
    assert noscript.whole == (
        "Without JavaScript the picture stands still; everything that is known of its lines "
        "follows below it."
    )
    (words,) = iran_page.all(id="words")
    assert words.whole == words_line(iran_content.selection)
    assert headline(iran_content.selection) in iran_page.all("details", id="about")[0].whole


def test_it_opens_in_the_views_theme(iran):
    (html,) = parsed(pack(iran, View(theme="dark"))).all("html")
    assert html.values["data-theme"] == "dark"
    (html,) = parsed(pack(iran, View())).all("html")
    assert "data-theme" not in html.values


def test_the_link_to_the_page_is_there_if_others_reach_it(iran):
    view = View(focus="iran")
    file = pack(iran, view, public_url="https://example.org/networks")
    (link,) = (n for n in parsed(file).all("a") if n.whole == "The same view online")
    assert link.values["href"] == "https://example.org/networks/iran-2023?v=1&focus=iran"
    assert b"The same view online" not in pack(iran, view, public_url="http://localhost:8050")


STORY = Story(
    name="told",
    title="A story of four steps",
    network="iran-2023",
    steps=(
        Step(title="One", text="First.\n\nSecond.", notes="For me alone.", view=View()),
        Step(title="Two", view=View(layout="circle", relations=frozenset({"trade"}))),
        Step(title="Three", view=View(layout="circle")),
        Step(title="Four", view=View(memberships="ties", language="fa")),
    ),
)


def test_a_story_is_told_without_the_speakers_notes(iran):
    file = pack(iran, opening_view(iran), story=STORY)
    page = parsed(file)
    steps = [node for node in page.all("li") if "step" in node.classes]
    assert [node.all("h3")[0].whole for node in steps] == ["One", "Two", "Three", "Four"]
    assert [p.whole for p in steps[0].all("p")][:3] == ["1 of 4", "First.", "Second."]
    assert b"For me alone." not in file
    assert len(sent(file)["steps"]) == 4


def test_pictures_of_steps_are_drawn_once(iran, iran_page):
    page = parsed(pack(iran, opening_view(iran), story=STORY))
    drawings = [node for node in page.all("svg") if "drawing" in node.classes]
    assert [node.values["data-drawing"] for node in drawings] == [*"001122"]
    assert len([n for n in iran_page.all("svg") if "drawing" in n.classes]) == 2


def test_a_story_of_another_network_is_refused(iran):
    other = Story(name="x", title="x", network="other", steps=STORY.steps)
    with pytest.raises(DataError) as caught:
        pack(iran, View(), story=other)
    assert "other" in str(caught.value)


def test_no_name_of_a_hostile_network_becomes_markup(tmp_path):
    dataset = open_dataset(write_network(tmp_path / "hostile"))
    step = Step(title=SCRIPT, text=SCRIPT, view=EVERY)
    story = Story(name="told", title=TITLE, network="hostile", steps=(step,))
    file = pack(dataset, EVERY.but(language="fa"), story=story)
    page = parsed(file)
    plain = parsed(pack(open_dataset("iran-2023"), View(), story=STORY))
    assert {node.name for node in page.all()} <= {node.name for node in plain.all()} | {"br"}
    attributes = {name for node in plain.all() for name in node.values} | {"data-since", "target"}
    assert {name for node in page.all() for name in node.values} <= attributes
    # The content, the script, and no other.
    assert len(page.all("script")) == 2
    assert file.count(b"<!--") == 0
    assert page.all("title")[0].whole == TITLE
    named = {node.whole for node in page.all("bdi")}
    assert {name for name, _ in ACTORS} <= named
    hrefs = {node.values["href"].split(":")[0] for node in page.all("a")}
    assert {href for href in hrefs if not href.startswith("#")} == {"https"}
    assert SCRIPT in json.dumps(sent(file)["languages"])
