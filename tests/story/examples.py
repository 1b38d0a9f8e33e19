"""Stories for tests: a small one, and random ones."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from alliance_network.story import Step, Story
from alliance_network.view import View

# All that a person can type or paste, and what TOML treats in its own way.
_LETTERS = st.one_of(
    st.characters(
        codec="utf-8", exclude_categories=("Cc", "Zl", "Zp"), exclude_characters="\ufffe\uffff"
    ),
    st.sampled_from("\"\\'\t\n\r#=[]{} 😀é"),
)
texts = st.text(_LETTERS, max_size=40)
"""Texts over several lines, in any script, with quotation marks, backslashes and lone CRs."""
titles = st.text(_LETTERS, min_size=1, max_size=20).filter(
    lambda text: text.strip() != "" and not set(text.strip()) & set("\t\r\n")
)
views = st.builds(
    View,
    relations=st.none() | st.frozensets(st.sampled_from(("backing", "trade")), max_size=2),
    selected=st.none() | st.sampled_from(("iran", "iran>hamas:backing")),
    theme=st.sampled_from(("auto", "dark")),
    places=st.just(()) | st.just((("iran", 0.25, 0.5),)),
)
steps = st.builds(Step, title=titles, text=texts, notes=texts, view=views)
stories = st.builds(
    Story,
    name=st.sampled_from(("draft", "around-iran")),
    title=titles,
    network=st.sampled_from(("small", "iran-2023")),
    steps=st.lists(steps, min_size=1, max_size=4).map(tuple),
)
"""Whole stories of one to four steps."""


def story(*told: Step, **fields: Any) -> Story:
    """A small story of these steps, or of one that shows everything."""
    fields = {"name": "small-story", "title": "A story", "network": "small", **fields}
    return Story(steps=told or (Step(title="Everything", view=View()),), **fields)
