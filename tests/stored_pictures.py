"""Pictures that are kept to compare with: ``python tests/stored_pictures.py`` stores them anew.

They show what a person would see: the shipped network in light, dark and grey, chosen, in columns
and squares, with labels and bare; two dates of the second one compared, side by side and with the
years between; and every line of every status and of every change. Look at what changed before
committing it.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import numpy as np
from PIL import Image

from alliance_network.export import export
from alliance_network.export.png import png
from alliance_network.export.svg import svg
from alliance_network.figures.changes import CHANGED
from alliance_network.figures.key import sample_line
from alliance_network.figures.scene import Part, Scene, Text
from alliance_network.figures.sheet import PARTS, Sheet
from alliance_network.figures.sizes import size_of
from alliance_network.figures.style import THEMES, Style
from alliance_network.formats import open_dataset
from alliance_network.formats.stories import stories_of
from alliance_network.model.tie import STATUSES
from alliance_network.view import opening_view

FOLDER = Path(__file__).parent / "pictures"


def network(
    *,
    size: str = "960x640",
    palette: str = "light",
    without: tuple[str, ...] = (),
    labels: bool = False,
    public_url: str | None = None,
    **choices: str,
) -> bytes:
    """The shipped network as it opens but for `choices`."""
    dataset = open_dataset("iran-2023")
    view = opening_view(dataset).but(**choices)
    sheet = Sheet(size=size_of(size), palette=palette, without=without, labels=labels, scale=1)
    return export(dataset, view, format="png", sheet=sheet, public_url=public_url)


def second(
    *, size: str = "960x640", palette: str = "light", without: tuple[str, ...] = (), **choices: str
) -> bytes:
    """The second network as it opens but for `choices`, as of 2010."""
    dataset = open_dataset("iran-1990-2018")
    view = opening_view(dataset).but(**{"as_of": "2010", **choices})
    sheet = Sheet(size=size_of(size), palette=palette, without=without, scale=1)
    return export(dataset, view, format="png", sheet=sheet)


def step(number: int) -> bytes:
    """A step of the shipped story, as its card in the overview has it."""
    story = stories_of("iran-2023")["around-iran"]
    sheet = Sheet(size=size_of("640x400"), palette="light", scale=1, without=frozenset(PARTS))
    view = story.steps[number - 1].view
    return export(open_dataset("iran-2023"), view, format="png", sheet=sheet)


def lines(theme: str) -> bytes:
    """Every relation of the shipped network in every status, as a table."""
    return table(theme, {status: {"status": status} for status in STATUSES})


def changes(theme: str) -> bytes:
    """Every relation of the shipped network with every change between two dates, as a table."""
    looks = {change: {"status": "asserted", "change": change} for change in CHANGED}
    return table(theme, looks | {"changed, disputed": {"status": "disputed", "change": "changed"}})


def table(theme: str, looks: Mapping[str, Mapping[str, str]]) -> bytes:
    """Every relation of the shipped network, each look a column."""
    dataset = open_dataset("iran-2023")
    style = Style(theme=THEMES[theme])
    texts, strands = [], []
    for row, relation in enumerate(dataset.relations):
        y = 50.0 + 32 * row
        texts.append(Text(20, y + 5, relation.label, 13, style.theme.text))
        for column, (name, look) in enumerate(looks.items()):
            x = 130.0 + 140 * column
            strands.append(sample_line(relation, style=style, x=x, y=y, length=110, **look))
            if not row:
                texts.append(Text(x, 24, name, 12, style.theme.muted))
    height = 50.0 + 32 * len(dataset.relations)
    scene = Scene(
        width=120 + 140 * len(looks),
        height=height,
        paper=style.theme.paper,
        dimmed=0.3,
        dimmed_text=0.55,
        glow=style.theme.glow,
        parts=(Part("picture", strands=tuple(strands), texts=tuple(texts)),),
    )
    return png(svg(scene), dpi=96, words={})


def grey(content: bytes) -> bytes:
    """The same picture without its colours, as a printer gives it."""
    out = io.BytesIO()
    Image.open(io.BytesIO(content)).convert("L").save(out, "png")
    return out.getvalue()


PICTURES: Mapping[str, Callable[[], bytes]] = {
    "network-light": network,
    "network-dark": lambda: network(palette="dark"),
    "network-grey": lambda: grey(network()),
    "network-chosen": lambda: network(selected="iran>hamas:backing"),
    "network-ties": lambda: network(memberships="ties"),
    "network-persian": lambda: network(language="fa"),
    "network-journal": lambda: network(size="journal-single"),
    "network-newspaper": lambda: network(
        size="newspaper-one", public_url="https://example.org/networks"
    ),
    "network-square": lambda: network(size="square"),
    "network-labels": lambda: network(labels=True),
    "network-bare": lambda: network(size="journal-single", without=PARTS),
    "compared-light": lambda: second(compare_to="2000"),
    "compared-dark": lambda: second(compare_to="2000", palette="dark"),
    "compared-grey": lambda: grey(second(compare_to="2000")),
    "pair": lambda: second(compare_to="2000", picture="pair", size="slide"),
    "years": lambda: second(as_of=None, picture="years", size="journal-double"),
    "timeline": lambda: network(picture="timeline"),
    "timeline-dark": lambda: network(picture="timeline", palette="dark", size="square"),
    "timeline-date": lambda: second(picture="timeline", as_of="2005", size="960x800"),
    **{f"story-{number}": partial(step, number) for number in range(1, 9)},
    "lines-light": lambda: lines("light"),
    "lines-dark": lambda: lines("dark"),
    "lines-grey": lambda: grey(lines("light")),
    "changes-light": lambda: changes("light"),
    "changes-dark": lambda: changes("dark"),
    "changes-grey": lambda: grey(changes("light")),
}


def pixels(content: bytes) -> np.ndarray:
    """A PNG as numbers, (height, width, 3)."""
    return np.asarray(Image.open(io.BytesIO(content)).convert("RGB"), dtype=int)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, make in PICTURES.items():
        (FOLDER / f"{name}.png").write_bytes(make())
        print(FOLDER / f"{name}.png")
