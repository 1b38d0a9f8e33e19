"""What a picture could not show, in words: nothing is dropped in silence."""

from __future__ import annotations

from collections.abc import Sequence

from alliance_network.figures.fonts import missing
from alliance_network.figures.scene import Scene
from alliance_network.words import counted, listed, quoted

__all__ = ["remarks_on"]

MOST_NAMES = 8
NAME_LENGTH = 40


# What the parts of a sheet are called in a sentence.
_PARTS = {
    "title": "the title",
    "choices": "the choices in words",
    "date": "the date",
    "key": "the key",
    "statuses": "the key of statuses",
    "sources": "the sources",
    "dataset": "the dataset's name",
    "link": "the link",
}


def remarks_on(scene: Scene, names: Sequence[str], lines: Sequence[str] = ()) -> tuple[str, ...]:
    """One sentence for each thing that a reader of the picture would miss.

    Parameters
    ----------
    scene : Scene
        A whole figure.
    names : sequence of str
        The names of the actors that it leaves out.
    lines : sequence of str
        The ties that it leaves without their label, in words.
    """
    said = []
    if names:
        many = "name" if len(names) == 1 else "names"
        said.append(
            f"There was no room for the {many} of {_some(names, 'actor')}: choose a larger size, "
            "or show fewer actors."
        )
    if lines:
        many = "label" if len(lines) == 1 else "labels"
        said.append(
            f"There was no room for the {many} of {_some(lines, 'line')}: choose a larger size, or "
            "show fewer ties."
        )
    if scene.undrawn:
        said.append(
            f"There was no room for {counted(scene.undrawn, 'tie')}, the weakest: choose a larger "
            "size, or show fewer ties."
        )
    if scene.cut:
        parts = listed([_PARTS[part] for part in scene.cut])
        said.append(
            f"There was not enough room for {parts}, so less or nothing of it is there: choose a "
            "larger size, or leave other parts out."
        )
    if scene.unprintable:
        lost = "".join(dict.fromkeys("".join(missing(text) for text in scene.unprintable)))
        signs = "character" if len(lost) == 1 else "characters"
        texts = _some(scene.unprintable, "text")
        said.append(
            f"The fonts for print lack the {signs} {_signs(lost)}, so {texts} may be incomplete."
        )
    return tuple(said)


def _some(texts: Sequence[str], word: str) -> str:
    first = [quoted(text, length=NAME_LENGTH) for text in texts[:MOST_NAMES]]
    rest = len(texts) - MOST_NAMES
    return listed([*first, counted(rest, f"more {word}")] if rest > 0 else first)


def _signs(lost: str) -> str:
    more = " …" if len(lost) > MOST_NAMES else ""
    return f"{' '.join(lost[:MOST_NAMES])}{more}"
