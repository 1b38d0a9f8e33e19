"""The story that ships says only what the claims of its steps say, and shows what it says."""

from __future__ import annotations

import re

import pytest

from alliance_network.formats import open_dataset
from alliance_network.formats.stories import checked_stories
from alliance_network.seeds import seeds_folder
from alliance_network.selection import select
from alliance_network.story import story_text
from alliance_network.view import opening_view

FILE = seeds_folder() / "iran-2023" / "stories" / "around-iran.toml"

# The ties that a step's text is about, and the lines of the article that it names.
ABOUT = {
    "One article, line by line": (set(), set()),
    "Who met": ({"china>iran:diplomacy"}, {1, 2, 4, 10, 12}),
    "Who trades": ({"china>iran:trade"}, {13}),
    "Who backs whom": (
        {
            "iran>hezbollah:backing",
            "iran>syria:alliance",
            "iran>hamas:backing",
            "china>iran:backing",
        },
        {3, 5, 6, 7},
    ),
    "Who says so": ({"china>iran:backing", "iran>hamas:backing"}, {3, 5, 6}),
    "Who denies": (
        {
            "hamas>israel:attack",
            "hamas>israel:hostility",
            "hezbollah>israel:hostility",
            "iran>israel:attack",
        },
        {6, 7},
    ),
    "Who sanctions": (
        {"united-states>iran:sanctions", "european-powers>iran:sanctions", "china>iran:trade"},
        {13},
    ),
    "Who joined": ({"iran>sco:membership", "uzbekistan>sco:membership"}, {11}),
}
CHOSEN = {
    "Who met": "china>iran:diplomacy",
    "Who trades": "china>iran:trade",
    "Who denies": "iran>israel:attack",
    "Who joined": "iran>sco:membership",
}
# Names of the text that are no actor's: the names of people, places and what is written so.
NAMED = re.compile(r"[A-Z][\w’-]+")
SHINGLE = 8


@pytest.fixture(scope="module")
def network():
    return open_dataset("iran-2023")


@pytest.fixture(scope="module")
def story(network):
    return checked_stories("iran-2023", network)["around-iran"]


@pytest.fixture(scope="module", params=range(8), ids=list(ABOUT))
def step(request, story):
    return story.steps[request.param]


def lines_of(text: str) -> set[int]:
    """The lines that a text names: "(line 2)", "(lines 3 and 5)"."""
    found = re.findall(r"\blines? ([0-9]+(?:(?:, | and )[0-9]+)*)", text)
    return {int(number) for one in found for number in re.findall(r"[0-9]+", one)}


def claims_of(network, selection):
    """The claims behind the ties that a selection shows."""
    keys = set(selection.keys)
    claims = [network.claim(row) for row in range(network.claims.height)]
    return [c for c in claims if f"{c.from_actor}>{c.to_actor}:{c.relation}" in keys]


def test_the_file_is_as_the_program_writes_it(story):
    assert FILE.read_text("utf-8") == story_text(story)
    assert b"\r" not in FILE.read_bytes()


def test_its_steps(story):
    assert [step.title for step in story.steps] == list(ABOUT)
    assert all(step.text and step.notes for step in story.steps)


def test_each_picture_shows_what_the_text_is_about(network, step):
    selection = select(network, step.view)
    about, _ = ABOUT[step.title]
    assert about <= set(selection.keys)
    assert step.view.selected == CHOSEN.get(step.title)
    assert len(selection.ties) <= 9 or step.title == "One article, line by line"


def test_it_begins_with_how_the_network_opens(network, story):
    assert story.steps[0].view == opening_view(network)


def test_actors_stay_where_they_are(story):
    still = {(s.view.layout, s.view.centre, s.view.seed, s.view.places) for s in story.steps}
    assert still == {("organic", None, 0, ())}
    assert {step.view.language for step in story.steps} == {"en"}


def test_each_line_it_names_is_that_of_a_claim_it_shows(network, step):
    shown = {
        int(claim.locator.removeprefix("line "))
        for claim in claims_of(network, select(network, step.view))
    }
    _, lines = ABOUT[step.title]
    assert lines_of(step.text) == lines
    assert lines | lines_of(step.notes) <= shown


def test_each_sentence_about_a_tie_says_where_it_stands(step):
    for paragraph in step.text.split("\n\n"):
        if step.title != "One article, line by line":
            assert lines_of(paragraph), paragraph


def test_names_and_numbers_are_those_of_the_claims(network, step):
    shown = claims_of(network, select(network, step.view))
    actors = [network.actor(id_) for c in shown for id_ in (c.from_actor, c.to_actor)]
    known = " ".join(
        [
            *(f"{c.note} {c.claimant} {' '.join(c.forms)}" for c in shown),
            *(f"{a.name} {' '.join(a.aliases)} {a.note}" for a in actors),
            *(s.title for s in network.sources),
        ]
    )
    words = {word.removesuffix("’s") for word in NAMED.findall(known)}
    for text in (step.text, step.notes):
        # The first word of a sentence has a capital anyway.
        inside = re.sub(r"(?:^|(?<=[.:?×]\s)|(?<=\n))[A-Z]\w*", "", text)
        strange = {word.removesuffix("’s") for word in NAMED.findall(inside)} - words
        assert not strange, strange
        numbers = set(re.findall(r"[0-9]+", re.sub(r"\blines? [0-9, and]+", "", text)))
        assert numbers <= {"7", "2023"}


def test_no_sentence_is_the_articles(story, shared):
    article = (shared / "seed" / "article.txt").read_text("utf-8")
    ours = " ".join(f"{step.title} {step.text} {step.notes}" for step in story.steps)
    assert not shingles(article) & shingles(ours)


def shingles(text: str) -> set[tuple[str, ...]]:
    """Every run of `SHINGLE` words of a text."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}
