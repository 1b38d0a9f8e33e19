"""The figure that leaves the program: the picture with title, sentence, key and sources."""

from __future__ import annotations

from dataclasses import dataclass, replace

from alliance_network.figures.fonts import missing
from alliance_network.figures.frame import LEAST_PLACE, Frame, frame
from alliance_network.figures.line_labels import line_labels
from alliance_network.figures.moved import moved, zoomed
from alliance_network.figures.network import network_scene
from alliance_network.figures.plan import Plan, plan
from alliance_network.figures.scene import Scene
from alliance_network.figures.sheet import Sheet
from alliance_network.figures.style import THEMES, Style, scale_for
from alliance_network.selection import Selection
from alliance_network.words import is_plain

__all__ = ["figure_scene"]

# The most that a figure's margin takes of its width: a column has its own white round it.
MARGIN_SHARE = 0.038

# Where names have no place, everything is drawn smaller, in so many steps down to where names
# have the smallest size; where more than so many have none, at once.
STEPS = 3
CROWDED = 0.5


# Where curves or areas reach beyond the picture's place, it is made smaller, at most so often.
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class _Setting:
    """A figure at one scale: words and picture in their places, in px of the screen.

    A figure larger than the screen's is one of the screen's measures, drawn `zoom` times as
    large: so names, rings and margins keep the distances they have there.
    """

    zoom: float
    width: float
    height: float
    words: Frame
    laid: Plan
    at: tuple[float, float]  # where the plan's place begins
    without: int  # names of the actors shown that have no place


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
    made = _best(selection, sheet, link)
    words, laid, zoom = made.words, made.laid, made.zoom
    style = replace(laid.style, theme=THEMES[sheet.palette_for(view)])
    scene = network_scene(selection, laid, style)
    picture = scene.part("picture")
    unlabelled: tuple[str, ...] = ()
    if sheet.labels and is_plain(selection):
        unlabelled = tuple(tie for strand in picture.strands for tie in strand.ties)
    elif sheet.labels:
        labels, unlabelled = line_labels(
            dataset, picture, style, width=laid.width, height=laid.height
        )
        picture = replace(picture, texts=(*picture.texts, *labels))
    heading, *foot = words.parts
    parts = (heading, moved(picture, *made.at), *foot)
    named = (dataset.actor(actor).name_in(view.language) for actor in selection.actors)
    return replace(
        scene,
        width=made.width * zoom,
        height=made.height * zoom,
        zoom=zoom,
        title=dataset.title if sheet.title is None else sheet.title,
        parts=tuple(zoomed(part, zoom) for part in parts),
        unlabelled=unlabelled,
        cut=words.cut,
        unprintable=tuple(sorted(text for text in {*named, *words.texts} if missing(text))),
    )


def _best(selection: Selection, sheet: Sheet, link: str | None) -> _Setting:
    """The figure at the largest scale that has a place for every name, or for most of them."""
    width, height = sheet.size.px
    usual = scale_for(width, height) * sheet.size.enlarged
    least = min(usual, sheet.size.smallest / Style(smallest=0.0).label)
    made = _set(selection, sheet, link, usual)
    if not made.without or least == usual:
        return made
    first = STEPS if made.without > CROWDED * len(selection.actors) else 1
    for step in range(first, STEPS + 1):
        other = _set(selection, sheet, link, usual * (least / usual) ** (step / STEPS))
        if other.without < made.without:
            made = other
        if not made.without:
            break
    return made


def _set(selection: Selection, sheet: Sheet, link: str | None, scale: float) -> _Setting:
    zoom = max(scale, 1.0)
    width, height = (side / zoom for side in sheet.size.px)
    smallest = sheet.size.smallest / zoom
    theme = THEMES[sheet.palette_for(selection.view)]
    style = Style(theme=theme, scale=min(scale, 1.0), smallest=smallest)
    margin = min(style.px(36), MARGIN_SHARE * width)
    words = frame(selection, sheet, style, link=link, width=width, height=height, margin=margin)
    across, down = words.size
    x, y = words.place[:2]
    for _ in range(ROUNDS):
        laid = plan(
            selection.dataset,
            selection.view,
            width=across,
            height=down,
            scale=style.scale,
            smallest=smallest,
        )
        left, top, right, bottom = laid.beyond
        narrow = across - left - right < LEAST_PLACE or down - top - bottom < LEAST_PLACE
        if narrow or not left + top + right + bottom:
            break
        x, y = x + left, y + top
        across, down = across - left - right, down - top - bottom
    without = sum(actor in laid.names.spare for actor in selection.actors)
    return _Setting(zoom, width, height, words, laid, (x, y), without)
