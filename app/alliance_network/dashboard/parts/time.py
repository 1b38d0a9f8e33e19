"""The time strip under the picture: when, how many ties then, and where sources end."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
import numpy as np
import polars as pl
from dash import html

from alliance_network.dashboard.parts.elements import button, hidden_text, icon, on_page, segments
from alliance_network.figures.style import DARK, LIGHT, look
from alliance_network.history import as_last_day, histories
from alliance_network.model.dataset import Dataset
from alliance_network.model.dates import in_words, last_day
from alliance_network.selection import select
from alliance_network.selection.tallies import tallies
from alliance_network.view import View
from alliance_network.words import counted, source_reaches
from alliance_network.words.sources import LATEST
from alliance_network.words.time import as_of_words

__all__ = ["time_content", "time_strip"]

SPEEDS = {"slow": "Slow", "usual": "Usual", "quick": "Quick"}
"""How fast time is played; assets/time-play.js has the seconds."""

# Dates that are typed beside the one looked at: the action, its label, what it does.
FIELDS = (
    ("compare", "Compare with", "Marks what began and what ended between the two dates"),
    ("since", "At any time since", "Every tie there was from then to the date looked at"),
    ("known-on", "Known on", "Without claims recorded after this day"),
)

MOST_TICKS = 6
"""Most dates that are written under the histogram."""


def time_strip() -> list[Any]:
    """The strip before anything is counted; assets/time.js fills it.

    It is there from the start, so that the picture keeps its size when the numbers come.
    """
    return [
        html.Div(
            [
                html.Div(id="time-bars", className="time-bars", **{"aria-hidden": "true"}),
                # The script puts the slider here: a field of the browser's own.
                html.Div(id="time-slider", className="time-slider"),
                html.Div(id="time-ticks", className="time-ticks", **{"aria-hidden": "true"}),
            ],
            className="time-plot",
        ),
        html.Div(
            [
                button("Latest", kind="time-latest", **on_page("time-latest")),
                html.Div(
                    [
                        _field("as-of", "As of", placeholder="latest"),
                        html.Span(
                            id="time-count", className="time-count", **{"aria-hidden": "true"}
                        ),
                    ],
                    className="time-now",
                ),
            ],
            className="time-date",
        ),
        html.Div(
            [
                _sign("back", "One step back in time", "time-back"),
                _sign("play", "Play", "time-play"),
                _sign("on", "One step on in time", "time-on"),
            ],
            className="time-walk",
            role="group",
            **{"aria-label": "Walk in time"},
        ),
        button(
            [
                html.Span("Compare …", id="time-chosen"),
                html.Span(id="time-short", className="time-short"),
                icon("down"),
            ],
            kind="time-open",
            name="Compare with, since, known on, speed",
            **on_page("time-more"),
            **{"aria-expanded": "false", "aria-controls": "time-more"},
        ),
        _more(),
        html.P(id="time-reach", className="unseen"),
    ]


def time_content(dataset: Dataset, view: View) -> dict[str, Any] | None:
    """What the strip shows for a view, whatever its time; None if nothing is dated.

    Returns
    -------
    dict or None
        steps: dates to be as of. said: each in words with its number of ties, then the latest.
        ticks: [place, words] of those written out. relations: label, colours, counts (one a step,
        then the latest) of each that has a tie. unknown: ties that no source speaks of, by step.
        ends: [words, place of the last step it covers or None] of each source that speaks.
    """
    found = tallies(dataset, view)
    if found is None:
        return None
    latest = select(dataset, view.but(as_of=None, since=None, compare_to=None))
    ties = latest.ties["relation"]
    steps = found.span.steps
    relations = []
    for place, relation in enumerate(dataset.relations):
        counts = [*found.by_relation[:, place].tolist(), int((ties == relation.id).sum())]
        if any(counts):
            colours = {theme.name: look(relation, theme).colour for theme in (LIGHT, DARK)}
            relations.append({"label": relation.label, "counts": counts, **colours})
    totals = found.by_relation.sum(axis=1).tolist()
    unknown = found.unknown.tolist()
    said = [
        f"{as_of_words(step)}, {counted(total, 'tie')}" + (f", no data on {none:,}" if none else "")
        for step, total, none in zip(steps, totals, unknown, strict=True)
    ]
    return {
        "steps": steps,
        "said": [*said, f"{LATEST}, {counted(len(ties), 'tie')}"],
        "ticks": _ticks(steps),
        "relations": relations,
        "unknown": unknown,
        "ends": _ends(dataset, view, steps),
    }


def _ticks(steps: tuple[str, ...]) -> list[tuple[int, str]]:
    """Places of the dates that are written out: the first, the last, round ones between."""
    last = len(steps) - 1
    every = next(n for n in (1, 2, 5, 10, 20, 25, 50, 100, 1000) if last / n < MOST_TICKS)
    # None so near an end that the two would touch.
    room = -(-len(steps) // 8)
    found = {0: in_words(steps[0])}
    for at in range(room, last - room + 1):
        year, *smaller = steps[at].split("-")
        # Of months and days, those that begin something longer.
        if int(year) % every == 0 if not smaller else int(smaller[-1]) == 1:
            found[at] = in_words("-".join((year, *smaller)[: max(1, len(smaller))]))
    return list((found | {last: in_words(steps[last])}).items())


def _ends(dataset: Dataset, view: View, steps: tuple[str, ...]) -> list[tuple[str, int | None]]:
    """How far each source reaches that speaks of what the view's relations hold."""
    claims = dataset.claims.select("source", "relation").with_row_index("row")
    kept = pl.Series(view.evidence.kept(dataset), dtype=pl.Boolean)
    claims = claims.filter(kept)
    if view.relations is not None:
        claims = claims.filter(pl.col("relation").is_in(list(view.relations)))
    ends = histories(dataset).covered_by_source(claims["row"].to_numpy().astype(np.int64))
    days = np.array([last_day(step) for step in steps])
    found = []
    for source, reach in zip(dataset.sources, source_reaches(dataset), strict=True):
        if source.id in ends:
            _, day = ends[source.id]
            place = None
            if day is not None:
                place = int(np.searchsorted(days, last_day(as_last_day(day)), side="left"))
            found.append((f"{source.title}: {reach}", place))
    return found


def _more() -> html.Div:
    """What is less often asked of time."""
    fields = [_field(do, label, description=said) for do, label, said in FIELDS]
    return html.Div(
        [
            html.Div(
                [
                    html.H2("Time", className="time-more-title"),
                    html.Button(
                        icon("close"),
                        type="button",
                        className="button-sign",
                        **{"aria-label": "Close"},
                        **on_page("time-more"),
                    ),
                ],
                className="time-more-top",
            ),
            *fields,
            segments("time-speed", "Speed of play", SPEEDS, value="usual"),
            html.Div(
                [
                    html.Span("How far the sources reach", className="form-label"),
                    html.Ul(id="time-sources", className="time-sources"),
                ]
            ),
        ],
        id="time-more",
        className="time-more",
        role="group",
        hidden=True,
        **{"aria-label": "More about time"},
    )


def _field(
    do: str, label: str, *, description: str | None = None, placeholder: str = "2010 or 2010-05-17"
) -> dmc.TextInput:
    """A date that is typed; assets/time-fields.js sends it."""
    return dmc.TextInput(
        id=f"time-{do}",
        label=label,
        description=description,
        placeholder=placeholder,
        value="",
        className="time-field",
        **{"data-time": do},
    )


def _sign(sign: str, name: str, command: str) -> html.Button:
    return html.Button(
        [icon(sign), hidden_text(name)],
        type="button",
        className="button-sign",
        title=name,
        **on_page(command),
    )
