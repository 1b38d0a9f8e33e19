"""The form that asks what the columns of a table mean."""

from __future__ import annotations

import json

from dash import html

from alliance_network.dashboard.parts.elements import button, dialogue, on_page
from alliance_network.dashboard.parts.opening import progress
from alliance_network.formats.columns import CODES
from alliance_network.formats.dated import DAY_FIRST, MONTH_FIRST
from alliance_network.formats.vocabulary import RELATIONS

__all__ = ["mapping_dialogue"]

CODE_NAMES = {
    "cow": "Correlates of War numbers",
    "gw": "Gleditsch-Ward numbers",
    "iso3": "ISO codes of three letters",
    "iso2": "ISO codes of two letters",
    "cow-letters": "Correlates of War letters",
    "gw-letters": "Gleditsch-Ward letters",
}
"""What names of states can be beside words, by the word of a mapping."""

CHOICES = {
    "codes": {"": "Names", **{code: CODE_NAMES[code] for code in CODES}},
    "dates": {"": "As they show", DAY_FIRST: "Day first", MONTH_FIRST: "Month first"},
}
"""What can be chosen beside the columns, by the option of a mapping."""


def mapping_dialogue() -> html.Dialog:
    """The first rows, a choice for each column, what no column says, and the first claims.

    assets/open-mapping.js fills it.
    """
    return dialogue(
        "mapping",
        "What do the columns mean?",
        [
            html.P(id="mapping-said", className="quiet-text"),
            html.Div(
                id="mapping-place",
                className="mapping-place",
                tabIndex=0,
                role="region",
                **{"aria-label": "The columns and their first cells"},
            ),
            html.P(id="mapping-told", className="mapping-told", role="status"),
            html.Div(
                [
                    html.Section(
                        [
                            html.H3("What no column says", className="part-heading"),
                            html.Div(
                                id="mapping-values",
                                className="mapping-values",
                                **{"data-choices": json.dumps(CHOICES)},
                            ),
                        ]
                    ),
                    html.Section(
                        [
                            html.H3("The first claims", className="part-heading"),
                            html.Div(id="mapping-preview", className="mapping-preview"),
                        ],
                        **{"aria-live": "polite"},
                    ),
                ],
                className="mapping-below",
            ),
            html.Div(
                [
                    html.Div(
                        [
                            button(
                                "Open",
                                kind="button-strong",
                                name="Open the network",
                                **on_page("open-mapped"),
                                **{"aria-describedby": "mapping-missing"},
                            ),
                            button("Keep as mapping.toml", **on_page("keep-mapping")),
                        ],
                        className="export-buttons",
                    ),
                    html.P(id="mapping-missing", className="quiet-text"),
                    progress("mapping-progress"),
                ],
                className="mapping-actions",
            ),
            html.Datalist(
                [html.Option(value=relation.label) for relation in RELATIONS.values()],
                id="mapping-relations",
            ),
        ],
    )
