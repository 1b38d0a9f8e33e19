"""Stories: views in an order, each with what is said about it.

A story is a small TOML file that a person can read and write by hand:

    title = "Around Iran, as one article tells it"
    network = "iran-2023"

    [[steps]]
    title = "Who met"
    text = \"\"\"
    What everybody reads. An empty line begins a new paragraph.
    \"\"\"
    notes = \"\"\"
    What only the speaker reads.
    \"\"\"
    view = "v=1&relations=diplomacy"
"""

from alliance_network.story.files import (
    STORY_BYTES,
    story_from_json,
    story_json,
    story_of,
    story_text,
)
from alliance_network.story.steps import (
    DRAFT,
    MOST_STEPS,
    NOTES_LENGTH,
    TEXT_LENGTH,
    TITLE_LENGTH,
    Step,
    Story,
    check_story,
)

__all__ = [
    "DRAFT",
    "MOST_STEPS",
    "NOTES_LENGTH",
    "STORY_BYTES",
    "TEXT_LENGTH",
    "TITLE_LENGTH",
    "Step",
    "Story",
    "check_story",
    "story_from_json",
    "story_json",
    "story_of",
    "story_text",
]
