"""The dialogue that exports the picture and its data."""

from __future__ import annotations

import dash_mantine_components as dmc
from dash import html

from alliance_network.dashboard.ids import Id
from alliance_network.dashboard.parts.elements import button, dialogue, on_page
from alliance_network.export import FORMATS
from alliance_network.figures.sizes import SIZES

__all__ = ["export_form"]

SIZE_LABELS = {
    "slide": "Slide",
    "newspaper-one": "Newspaper, one column",
    "newspaper-two": "Newspaper, two columns",
    "journal-single": "Journal, one column",
    "journal-double": "Journal, two columns",
    "a4": "A4, upright",
    "a4-wide": "A4, sideways",
    "letter": "Letter, upright",
    "letter-wide": "Letter, sideways",
    "square": "Square for social media",
    "portrait": "Portrait for social media",
    "poster": "Poster, A1",
}
OWN = "own"

# A list outside the dialogue would lie behind it.
_WITHIN = {"withinPortal": False}


def export_form() -> html.Dialog:
    """Format, size, scale, theme, transparency; download, copy, data."""
    pictures = [name for name, format_ in FORMATS.items() if format_.picture]
    form = html.Div(
        [
            _field(
                "Format",
                dmc.SegmentedControl(
                    id=Id.EXPORT_FORMAT,
                    value="png",
                    data=[{"value": name, "label": name.upper()} for name in pictures],
                    fullWidth=True,
                    **{"aria-label": "Format"},
                ),
            ),
            dmc.Select(
                id=Id.EXPORT_SIZE,
                label="Size",
                value="slide",
                allowDeselect=False,
                comboboxProps=_WITHIN,
                data=[
                    *(
                        {"value": name, "label": f"{SIZE_LABELS[name]}, {_measure(name)}"}
                        for name in SIZES
                    ),
                    {"value": OWN, "label": "Own size"},
                ],
            ),
            html.Div(
                [
                    dmc.NumberInput(
                        id=Id.EXPORT_WIDTH, label="Width", value=1600, min=1, hideControls=True
                    ),
                    dmc.NumberInput(
                        id=Id.EXPORT_HEIGHT, label="Height", value=900, min=1, hideControls=True
                    ),
                    dmc.Select(
                        id=Id.EXPORT_UNIT,
                        label="Unit",
                        value="px",
                        allowDeselect=False,
                        comboboxProps=_WITHIN,
                        data=["px", "mm"],
                    ),
                ],
                id="export-own",
                className="export-own",
                hidden=True,
            ),
            html.Div(
                _field(
                    "Scale of a PNG",
                    dmc.SegmentedControl(
                        id=Id.EXPORT_SCALE,
                        value="2",
                        data=[{"value": str(n), "label": f"{n}×"} for n in (1, 2, 3, 4)],
                        fullWidth=True,
                        **{"aria-label": "Scale of a PNG"},
                    ),
                ),
                id="export-scaled",
            ),
            _field(
                "Theme",
                dmc.SegmentedControl(
                    id=Id.EXPORT_THEME,
                    value="light",
                    data=[
                        {"value": "light", "label": "Light"},
                        {"value": "dark", "label": "Dark"},
                    ],
                    fullWidth=True,
                    **{"aria-label": "Theme"},
                ),
            ),
            dmc.Switch(id=Id.EXPORT_CLEAR, label="Transparent background", checked=False),
            html.P(id="export-said", className="export-said", role="status"),
            html.Div(
                [
                    html.A(
                        "Download",
                        id="export-link",
                        href="#",
                        className="button button-strong",
                        **on_page("download"),
                    ),
                    button("Copy picture", **on_page("copy-picture")),
                    html.A(
                        "Data of this picture (CSV)",
                        id="export-data",
                        href="#",
                        className="button",
                        **on_page("download"),
                    ),
                ],
                className="export-buttons",
            ),
        ],
        className="form",
    )
    return dialogue("export", "Export this picture", [form])


def _measure(name: str) -> str:
    size = SIZES[name]
    return f"{size.width:g} × {size.height:g} {size.unit}"


def _field(label: str, control: dmc.SegmentedControl) -> html.Div:
    name = html.Span(label, className="form-label", **{"aria-hidden": "true"})
    return html.Div([name, control], className="form-field")
