"""The figure that leaves the program: the picture with title, sentence, key and sources."""

from __future__ import annotations

from dataclasses import replace

from alliance_network.figures.fonts import missing
from alliance_network.figures.frame import frame
from alliance_network.figures.line_labels import line_labels
from alliance_network.figures.moved import moved, zoomed
from alliance_network.figures.network import network_scene
from alliance_network.figures.plan import plan
from alliance_network.figures.scene import Scene
from alliance_network.figures.sheet import Sheet
from alliance_network.figures.style import THEMES, Style, scale_for
from alliance_network.selection import Selection
from alliance_network.words import is_plain

__all__ = ["figure_scene"]

# The most that a figure's margin takes of its width: a column has its own white round it.
MARGIN_SHARE = 0.038


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
    dataset, view = selection.dataset, selection.view
    # A figure larger than the screen's is one of the screen's measures, drawn larger: so names,
    # rings and margins keep the distances they have there.
    width, height = sheet.size.px
    scale = scale_for(width, height) * sheet.size.enlarged
    zoom = max(scale, 1.0)
    width, height, scale = width / zoom, height / zoom, min(scale, 1.0)
    smallest = sheet.size.smallest / zoom
    theme = THEMES[sheet.palette_for(view)]
    style = Style(theme=theme, scale=scale, smallest=smallest)

    margin = min(style.px(36), MARGIN_SHARE * width)
    words = frame(selection, sheet, style, link=link, width=width, height=height, margin=margin)
    across, down = words.size
    laid = plan(dataset, view, width=across, height=down, scale=scale, smallest=smallest)
    style = replace(laid.style, theme=theme)
    scene = network_scene(selection, laid, style)
    picture = scene.part("picture")
    unlabelled: tuple[str, ...] = ()
    if sheet.labels and is_plain(selection):
        unlabelled = tuple(tie for strand in picture.strands for tie in strand.ties)
    elif sheet.labels:
        labels, unlabelled = line_labels(dataset, picture, style, width=across, height=down)
        picture = replace(picture, texts=(*picture.texts, *labels))
    heading, *foot = words.parts
    parts = (heading, moved(picture, *words.place[:2]), *foot)
    named = (dataset.actor(actor).name_in(view.language) for actor in selection.actors)
    return replace(
        scene,
        width=width * zoom,
        height=height * zoom,
        zoom=zoom,
        title=dataset.title if sheet.title is None else sheet.title,
        parts=tuple(zoomed(part, zoom) for part in parts),
        unlabelled=unlabelled,
        cut=words.cut,
        unprintable=tuple(sorted(text for text in {*named, *words.texts} if missing(text))),
    )
