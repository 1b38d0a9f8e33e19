"""The figure that leaves the program: the picture with title, sentence, key and sources."""

from __future__ import annotations

from dataclasses import dataclass, replace

from alliance_network.figures.fonts import missing
from alliance_network.figures.frame import LEAST_PLACE, Frame, frame
from alliance_network.figures.line_labels import line_labels
from alliance_network.figures.moved import moved, zoomed
from alliance_network.figures.network import network_scene
from alliance_network.figures.panels import PANELLED, pictured
from alliance_network.figures.pictures import picture_scene
from alliance_network.figures.plan import Plan, plan
from alliance_network.figures.scene import Part, Scene
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
    """The words of a figure at one scale, in px of the screen.

    A figure larger than the screen's is one of the screen's measures, drawn `zoom` times as
    large: so names, rings and margins keep the distances they have there.
    """

    zoom: float
    width: float
    height: float
    style: Style
    words: Frame


@dataclass(frozen=True, slots=True)
class _Laid:
    """A figure of one network at one scale."""

    setting: _Setting
    plan: Plan
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
        Parts "heading", "picture", others of a picture of several parts, "key" and "notes".
    """
    dataset, view = selection.dataset, selection.view
    theme = THEMES[sheet.palette_for(view)]
    if view.picture in ("network", "table"):
        made = _best(selection, sheet, link)
        setting, at = made.setting, made.at
        scene = network_scene(selection, made.plan, replace(made.plan.style, theme=theme))
    else:
        setting = _set(selection, sheet, link, _usual(sheet))
        left, top, right, bottom = _inside(setting, panelled=view.picture in PANELLED)
        at = left, top
        scene = picture_scene(
            selection, width=right - left, height=bottom - top, style=setting.style
        )
    words, zoom = setting.words, setting.zoom
    pictures, unlabelled = scene.parts, ()
    # A timeline names its relations anyway.
    if sheet.labels and view.picture != "timeline":
        pictures, unlabelled = _labelled(selection, scene, setting.style)
    heading, *foot = words.parts
    parts = (heading, *(moved(part, *at) for part in pictures), *foot)
    actors = pictured(selection).actors
    named = (dataset.actor(actor).name_in(view.language) for actor in actors)
    return replace(
        scene,
        width=setting.width * zoom,
        height=setting.height * zoom,
        zoom=zoom,
        title=dataset.title if sheet.title is None else sheet.title,
        parts=tuple(zoomed(part, zoom) for part in parts),
        unlabelled=unlabelled,
        cut=words.cut,
        unprintable=tuple(sorted(text for text in {*named, *words.texts} if missing(text))),
    )


def _inside(setting: _Setting, *, panelled: bool) -> tuple[float, float, float, float]:
    """The place of a picture: of several networks in line with the sheet's words."""
    left, top, right, bottom = setting.words.place
    if not panelled:
        return left, top, right, bottom
    # One network has half the sheet's margin beside it, as it keeps off the edge by itself.
    return 2 * left, top + setting.style.px(8), min(right, setting.width - 2 * left), bottom


def _labelled(
    selection: Selection, scene: Scene, style: Style
) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    """The parts of a picture with the names of relations on their lines, and ties without one."""
    if is_plain(selection):
        ties = (tie for part in scene.parts for strand in part.strands for tie in strand.ties)
        return scene.parts, tuple(ties)
    parts, without = [], []
    for part in scene.parts:
        labels, missed = line_labels(
            selection.dataset, part, style, width=scene.width, height=scene.height
        )
        parts.append(replace(part, texts=(*part.texts, *labels)))
        without += missed
    return tuple(parts), tuple(dict.fromkeys(without))


def _usual(sheet: Sheet) -> float:
    return scale_for(*sheet.size.px) * sheet.size.enlarged


def _best(selection: Selection, sheet: Sheet, link: str | None) -> _Laid:
    """The figure at the largest scale that has a place for every name, or for most of them."""
    usual = _usual(sheet)
    least = min(usual, sheet.size.smallest / Style(smallest=0.0).label)
    made = _lay(selection, _set(selection, sheet, link, usual))
    if not made.without or least == usual:
        return made
    first = STEPS if made.without > CROWDED * len(selection.actors) else 1
    for step in range(first, STEPS + 1):
        scale = usual * (least / usual) ** (step / STEPS)
        other = _lay(selection, _set(selection, sheet, link, scale))
        if other.without < made.without:
            made = other
        if not made.without:
            break
    return made


def _set(selection: Selection, sheet: Sheet, link: str | None, scale: float) -> _Setting:
    zoom = max(scale, 1.0)
    width, height = (side / zoom for side in sheet.size.px)
    theme = THEMES[sheet.palette_for(selection.view)]
    style = Style(theme=theme, scale=min(scale, 1.0), smallest=sheet.size.smallest / zoom)
    margin = min(style.px(36), MARGIN_SHARE * width)
    words = frame(selection, sheet, style, link=link, width=width, height=height, margin=margin)
    return _Setting(zoom, width, height, style, words)


def _lay(selection: Selection, setting: _Setting) -> _Laid:
    """The network in its place: smaller where its curves or areas would reach out of it."""
    style = setting.style
    across, down = setting.words.size
    x, y = setting.words.place[:2]
    for _ in range(ROUNDS):
        laid = plan(
            selection.dataset,
            selection.view,
            width=across,
            height=down,
            scale=style.scale,
            smallest=style.smallest,
        )
        left, top, right, bottom = laid.beyond
        narrow = across - left - right < LEAST_PLACE or down - top - bottom < LEAST_PLACE
        if narrow or not left + top + right + bottom:
            break
        x, y = x + left, y + top
        across, down = across - left - right, down - top - bottom
    without = sum(actor in laid.names.spare for actor in selection.actors)
    return _Laid(setting, laid, (x, y), without)
