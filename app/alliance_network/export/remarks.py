"""What a picture could not show, in words: nothing is dropped in silence."""

from __future__ import annotations

from collections.abc import Sequence

from alliance_network.figures.fonts import missing
from alliance_network.figures.scene import Scene
from alliance_network.words import counted, listed, quoted

__all__ = ["remarks_on"]

MOST_NAMES = 8
NAME_LENGTH = 40


def remarks_on(scene: Scene, names: Sequence[str]) -> tuple[str, ...]:
    """One sentence for each thing that a reader of the picture would miss.

    Parameters
    ----------
    scene : Scene
        A whole figure.
    names : sequence of str
        The names of the actors that it leaves out.
    """
    said = []
    if names:
        many = "name" if len(names) == 1 else "names"
        said.append(
            f"There was no room for the {many} of {_some(names, 'actor')}: choose a larger size, "
            "or show fewer actors."
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
