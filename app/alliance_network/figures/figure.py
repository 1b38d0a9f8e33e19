"""The figure that leaves the program: the picture with title, sentence, key and sources."""

from __future__ import annotations

from dataclasses import replace

from alliance_network.figures.fonts import missing, text_width
from alliance_network.figures.key import key_part
from alliance_network.figures.network import network_scene
from alliance_network.figures.plan import plan
from alliance_network.figures.scene import Part, Rule, Scene, Text
from alliance_network.figures.sheet import Sheet
from alliance_network.figures.shift import shifted
from alliance_network.figures.style import THEMES, Style, scale_for
from alliance_network.selection import Selection
from alliance_network.words import headline, sources_line

__all__ = ["figure_scene", "wrap"]

# Where the words leave less than this for the picture, they run over the edge instead, px.
LEAST_PLACE = 120.0


def figure_scene(selection: Selection, sheet: Sheet, *, link: str | None = None) -> Scene:
    """A whole figure of a selection.

    Parameters
    ----------
    selection : Selection
    sheet : Sheet
        How it is set.
    link : str, optional
        The address at which others see the same view.

    Returns
    -------
    Scene
        Parts "heading", "picture", "key" and "notes".
    """
    width, height = sheet.size.px
    scale = scale_for(width, height)
    dataset, view = selection.dataset, selection.view
    palette = sheet.palette or ("dark" if view.theme == "dark" else "light")
    plain = Style(theme=THEMES[palette], scale=scale)
    margin = plain.px(36)
    inner = width - 2 * margin

    heading, top = _heading(selection, plain, x=margin, y=margin, width=inner)
    key, key_height = key_part(selection, plain, x=margin, y=0.0, width=inner)
    notes, notes_height = _notes(selection, plain, x=margin, y=0.0, width=inner)
    gap = plain.px(14)
    foot = gap * 2.4 + key_height + notes_height + margin * 0.7
    place = max(height - foot - top, LEAST_PLACE)
    rule = top + place + gap
    key_top = rule + gap * 0.7
    notes_top = key_top + key_height + gap * 0.7
    beside = margin / 2

    laid = plan(dataset, view, width=width - 2 * beside, height=place, scale=scale)
    style = replace(laid.style, theme=plain.theme)
    scene = network_scene(selection, laid, style)
    picture = shifted(scene.part("picture"), beside, top)
    line = Rule(margin, rule, width - margin, rule, plain.theme.rule)
    key = replace(shifted(key, 0.0, key_top), rules=(line,))
    said = {
        dataset.title,
        headline(selection),
        *(relation.label for relation in dataset.relations),
        *sources_line(selection),
        *(dataset.actor(actor).name_in(view.language) for actor in selection.actors),
    }
    return replace(
        scene,
        width=width,
        height=height,
        parts=(heading, picture, key, shifted(notes, 0.0, notes_top)),
        unprintable=tuple(sorted(text for text in said if missing(text))),
    )


def wrap(text: str, *, size: float, weight: int, width: float) -> list[str]:
    """A text in lines of at most `width` px; a word longer than that stands alone."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, weight) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _heading(
    selection: Selection, style: Style, *, x: float, y: float, width: float
) -> tuple[Part, float]:
    texts = []
    parts = (
        ("title", selection.dataset.title, style.title, 600, style.theme.text),
        ("sentence", headline(selection), style.sentence, 400, style.theme.muted),
    )
    for name, text, size, weight, colour in parts:
        for line in wrap(text, size=size, weight=weight, width=width):
            y += size * (1.0 if not texts else 1.32)
            texts.append(Text(x, y, line, size, colour, weight, part=name))
    return Part("heading", texts=tuple(texts)), y + style.px(14)


def _notes(
    selection: Selection, style: Style, *, x: float, y: float, width: float
) -> tuple[Part, float]:
    dataset = selection.dataset
    named = f"Dataset {dataset.name}, {dataset.hash[:8]}"
    sources = sources_line(selection)
    lines = wrap(" · ".join([*sources, named]), size=style.note, weight=400, width=width)
    texts = []
    for line in lines:
        y += style.note * 1.35
        texts.append(Text(x, y, line, style.note, style.theme.muted, part="note"))
    return Part("notes", texts=tuple(texts)), style.note * 1.35 * len(lines)
