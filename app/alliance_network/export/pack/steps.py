"""The steps of a story as text: beside the picture while it is told, and below it elsewhere."""

from __future__ import annotations

from alliance_network.export.pack.content import Content
from alliance_network.export.pack.elements import Html, element
from alliance_network.story import Step
from alliance_network.words import words_line

__all__ = ["steps"]


def steps(content: Content) -> Html | None:
    """Every step with its title, its text and what it shows; None without a story.

    What only the speaker reads stays with the speaker.
    """
    story = content.story
    if story is None:
        return None
    number = len(story.steps)
    return element(
        "section",
        element("h2", story.title, dir="auto"),
        element(
            "ol",
            *(
                _step(step, place, number, words_line(shown))
                for place, (step, shown) in enumerate(zip(story.steps, content.told, strict=True))
            ),
        ),
        element(
            "div",
            _button("←", "Previous step", "back"),
            element("span", class_="step-number", role="status"),
            _button("→", "Next step", "on"),
            element("button", "End", type="button", class_="button", data_story="end"),
            class_="stage",
            role="group",
            aria_label="Steps",
        ),
        class_="story",
        id="story",
        aria_label=story.title,
    )


def _step(step: Step, place: int, number: int, words: str) -> Html:
    paragraphs = [p for p in step.text.split("\n\n") if p.strip()]
    return element(
        "li",
        element("p", f"{place + 1} of {number}", class_="quiet"),
        element("h3", step.title, dir="auto", tabindex="-1"),
        *(element("p", paragraph, dir="auto") for paragraph in paragraphs),
        element("p", words, class_="quiet step-words", dir="auto"),
        class_="step",
        data_step=str(place),
    )


def _button(sign: str, name: str, do: str) -> Html:
    return element(
        "button", sign, type="button", class_="sign", aria_label=name, title=name, data_story=do
    )
