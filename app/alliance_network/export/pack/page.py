"""The one file: everything inline, and a policy that lets nothing else in or out."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from alliance_network.export.pack.colours import colours
from alliance_network.export.pack.content import Content
from alliance_network.export.pack.details import details, link
from alliance_network.export.pack.drawing import Drawing
from alliance_network.export.pack.elements import Html, element, joined
from alliance_network.export.pack.fonts import font_rules
from alliance_network.export.pack.rail import rail
from alliance_network.export.pack.samples import samples
from alliance_network.export.pack.steps import steps
from alliance_network.export.pack.time import time_strip
from alliance_network.export.pack.values import values_of
from alliance_network.words import NOTHING_LEFT, alt_text, headline, source_form, words_line

__all__ = ["page"]

BROWSER = Path(__file__).parent / "browser"
SCRIPTS = ("decide", "scene", "camera", "tip", "panel", "walk", "rail", "time", "story", "start")
STYLES = ("page", "picture", "rail", "panel", "time", "story", "print")

# The sign in a browser's tab: three actors and two ties.
ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
    "%3Cpath d='M4 12L8 4L13 11' fill='none' stroke='%230067b1' stroke-width='1.6'/%3E"
    "%3Cg fill='%230067b1'%3E%3Ccircle cx='4' cy='12' r='2.4'/%3E%3Ccircle cx='8' cy='4' r='2.4'/"
    "%3E%3Ccircle cx='13' cy='11' r='2.4'/%3E%3C/g%3E%3C/svg%3E"
)


def page(
    content: Content, drawings: Sequence[Mapping[str, Drawing]], *, address: str | None
) -> bytes:
    """The whole file.

    Parameters
    ----------
    content : Content
    drawings : sequence of mappings
        For each of `content.looks`, its pictures by place.
    address : str or None
        The address at which others see the view it opens with.
    """
    style = "\n".join(
        [
            font_rules(_names(content, drawings)),
            colours(content.dataset.relations),
            f".drawing{{--plain:{drawings[0]['wide'].plain:g}}}",
            _read(STYLES, "css"),
        ]
    )
    script = _read(SCRIPTS, "js")
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; "
        "font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
    )
    title = content.dataset.title
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="description", content=f"{headline(content.selection)}."),
        element("meta", name="generator", content=_program()),
        element("title", title),
        element("link", rel="icon", href=ICON),
        # Both are ours, and hold neither of the words that would end them.
        Html(f"<style>{style}</style>"),
    )
    body = element(
        "body",
        element("a", "To the picture", href="#picture", class_="skip"),
        _header(content),
        element(
            "div",
            rail(content),
            _picture(drawings),
            _panel(content, address=address),
            class_="middle",
        ),
        time_strip(content),
        steps(content),
        samples(content),
        _keys(content),
        _data(values_of(content)),
        Html(f"<script>{script}</script>"),
    )
    theme = content.selection.view.theme
    html = element(
        "html",
        head,
        body,
        lang="en",
        class_="still",
        data_theme=None if theme == "auto" else theme,
    )
    return f"<!DOCTYPE html>\n{html}\n".encode()


def _header(content: Content) -> Html:
    buttons = [
        *([_button("Present", "present")] if content.story is not None else []),
        _button("All claims", "claims"),
        _button("About", "about"),
        _button("Keys", "keys"),
        _button("Light/dark", "theme"),
    ]
    return element(
        "header",
        element(
            "div",
            element("h1", content.dataset.title, dir="auto"),
            element("div", *buttons, class_="tools"),
            class_="top",
        ),
        element("p", words_line(content.selection), class_="words", id="words", role="status"),
        element(
            "noscript",
            element(
                "p",
                "Without JavaScript the picture stands still; everything that is known of its "
                "lines follows below it.",
                class_="words",
            ),
        ),
    )


def _picture(drawings: Sequence[Mapping[str, Drawing]]) -> Html:
    zoom = [("+", "Zoom in", "in"), ("−", "Zoom out", "out"), ("⤢", "Show everything", "all")]
    sentence, step_back = NOTHING_LEFT
    return element(
        "main",
        *(drawing.svg for look in drawings for drawing in look.values()),
        element(
            "div",
            *(
                element(
                    "button",
                    sign,
                    type="button",
                    title=name,
                    aria_label=name,
                    data_zoom=how,
                    disabled=True,
                )
                for sign, name, how in zoom
            ),
            class_="zoom",
            role="group",
            aria_label="Zoom",
        ),
        element(
            "div",
            element("p", sentence),
            element("button", step_back, type="button", class_="button", data_do="everything"),
            class_="empty",
            role="status",
            hidden=True,
        ),
        element("div", class_="tip", aria_hidden="true", hidden=True),
        id="picture",
        tabindex="-1",
    )


def _panel(content: Content, *, address: str | None) -> Html:
    return element(
        "aside",
        element(
            "button",
            "×",
            type="button",
            class_="sign close",
            aria_label="Close the panel",
            data_do="close",
            disabled=True,
        ),
        element("h2", "Details", class_="unseen"),
        *details(content),
        element("h2", "About", class_="group"),
        _about(content, address),
        class_="panel",
        id="panel",
        aria_label="Details",
    )


def _about(content: Content, address: str | None) -> Html:
    dataset = content.dataset
    sources = (
        element(
            "li",
            link(source_form(source), source.url),
            element("p", source.citation, class_="quiet", dir="auto") if source.citation else None,
        )
        for source in dataset.sources
    )
    lines = [line for line in dataset.description.split("\n") if line.strip()]
    return element(
        "details",
        element("summary", "About this network"),
        element("h3", element("bdi", dataset.title), class_="title", tabindex="-1"),
        *(element("p", line, dir="auto") for line in lines),
        element("p", f"As it opens: {headline(content.selection)}."),
        element("p", alt_text(content.selection)),
        element("h4", "Sources"),
        element("ul", *sources, class_="sources"),
        element("h4", "This file"),
        element(
            "p",
            f"Dataset {dataset.name}, {dataset.hash[:8]}. Made with {_program()}. It asks for "
            "nothing from elsewhere.",
            class_="quiet",
        ),
        element("p", link("The same view online", address)) if address is not None else None,
        class_="about",
        id="about",
    )


KEYS = (
    ("Arrow keys", "Walk from actor to actor along the ties"),
    ("Enter", "Open what is walked to"),
    ("Escape", "Close, go back"),
    ("+ − 0", "Zoom in, out, show everything"),
)
TIME_KEYS = (("[ ]", "One step back and on in time"),)
STORY_KEYS = (
    ("→ Space Page down", "Next step"),
    ("← Page up", "Previous step"),
    ("A number, Enter", "Go to that step"),
    ("b", "Black screen, and back"),
)


def _keys(content: Content) -> Html:
    keys = (*KEYS, *(TIME_KEYS if content.moments.slider else ()))
    keys = (*keys, *(STORY_KEYS if content.story is not None else ()))
    rows = (
        joined(element("dt", element("kbd", key)), element("dd", meaning)) for key, meaning in keys
    )
    return element(
        "dialog",
        element("h2", "Keys", id="keys-title"),
        element("dl", *rows),
        element(
            "label",
            element("input", type="checkbox", id="single-keys", checked=True),
            " Keys of one letter or sign work",
        ),
        element(
            "p", element("button", "Close", type="button", class_="button", data_do="keys-end")
        ),
        id="keys",
        aria_labelledby="keys-title",
    )


def _button(label: str, do: str) -> Html:
    return element("button", label, type="button", class_="button", data_do=do, disabled=True)


def _names(
    content: Content, drawings: Sequence[Mapping[str, Drawing]]
) -> Iterator[tuple[str, int]]:
    """All names in the pictures, and those in other languages in the panel."""
    for look in drawings:
        for drawing in look.values():
            yield from ((text.text, text.weight) for text in drawing.texts)
    for actor in map(content.dataset.actor, content.actors):
        yield from ((name, 400) for name in actor.names.values())


def _data(values: dict[str, Any]) -> Html:
    """Values as JSON that no parser of HTML can take for anything else."""
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Html(f'<script type="application/json" id="content">{text}</script>')


@lru_cache(maxsize=4)
def _read(names: tuple[str, ...], ending: str) -> str:
    parts = ((BROWSER / f"{name}.{ending}").read_text("utf-8") for name in names)
    return "\n".join(parts)


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _program() -> str:
    return f"alliance-network {version('alliance-network')}"
