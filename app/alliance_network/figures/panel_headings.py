"""The titles of several small networks, with what each shows beside them or under them."""

from __future__ import annotations

from collections.abc import Sequence

from alliance_network.figures.fonts import text_width
from alliance_network.figures.grid import Grid, grid
from alliance_network.figures.scene import Text
from alliance_network.figures.style import Style
from alliance_network.figures.typeset import cut_lines, wrap

__all__ = ["headed_grid"]


def headed_grid(
    titles: Sequence[str],
    counts: Sequence[str],
    width: float,
    height: float,
    style: Style,
    *,
    scrolls: bool,
) -> tuple[Grid, list[list[Text]]]:
    """Where networks stand, and the words over each, from (0, 0) on.

    Parameters
    ----------
    titles, counts : sequence of str
        What each network is of, and what it shows.
    width, height, scrolls
        As in `grid.grid`.
    """

    def made(rows: int) -> Grid:
        heading = style.key * 1.9 + rows * style.note * 1.3
        return grid(len(titles), width, height, heading=heading, gap=style.px(18), scrolls=scrolls)

    found = made(0)
    starts = [text_width(f"{title}  ", style.key, 600) for title in titles]
    wide = [text_width(count, style.key, 400) for count in counts]
    if max(start + own for start, own in zip(starts, wide, strict=True)) <= found.width:
        return found, [
            [_title(title, style, found.width), _count(count, style, start, 0.0, style.key)]
            for title, count, start in zip(titles, counts, starts, strict=True)
        ]
    for rows in (1, 2):
        found = made(rows)
        # What has no room in one line has one more for what there is no data on.
        lines = [count.split(", ", rows - 1) for count in counts]
        measures = {"size": style.note, "weight": 400, "width": found.width}
        if all(text_width(line, style.note, 400) <= found.width for own in lines for line in own):
            break
    step = style.note * 1.3
    return found, [
        [
            _title(title, style, found.width),
            *(
                _count(line, style, 0.0, step * row, style.note)
                for row, words in enumerate(own, 1)
                for line in cut_lines(wrap(words, **measures), 1, **measures)
            ),
        ]
        for title, own in zip(titles, lines, strict=True)
    ]


def _title(title: str, style: Style, width: float) -> Text:
    measures = {"size": style.key, "weight": 600, "width": width}
    (line,) = cut_lines(wrap(title, **measures), 1, **measures)
    return Text(0.0, style.key * 1.4, line, style.key, style.theme.text, 600, part="panel")


def _count(line: str, style: Style, x: float, down: float, size: float) -> Text:
    return Text(x, style.key * 1.4 + down, line, size, style.theme.muted, part="panel")
