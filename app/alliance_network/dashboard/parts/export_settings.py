"""How an exported figure is set: the left half of the export dialogue."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import html

from alliance_network.dashboard.ids import Id
from alliance_network.dashboard.parts.elements import segments
from alliance_network.export import FORMATS
from alliance_network.export.each import EACH
from alliance_network.figures.sheet import PALETTES, PARTS
from alliance_network.figures.sizes import SIZES, UNITS

__all__ = ["ONE", "OWN", "OWN_SCALE", "export_settings"]

PURPOSES: dict[str, dict[str, str]] = {
    "Screen": {"slide": "Slide"},
    "Newspaper": {
        "newspaper-one": "Newspaper, one column",
        "newspaper-two": "Newspaper, two columns",
    },
    "Journal": {
        "journal-single": "Journal, one column",
        "journal-double": "Journal, two columns",
    },
    "Page": {
        "a4": "A4, upright",
        "a4-wide": "A4, sideways",
        "letter": "Letter, upright",
        "letter-wide": "Letter, sideways",
    },
    "Social media": {"square": "Square", "portrait": "Portrait"},
    "Wall": {"poster": "Poster, A1"},
}
"""The sizes with a name, by what they are for."""

PART_LABELS = {
    "title": "Title",
    "choices": "What is shown",
    "date": "Date",
    "key": "Key to lines and symbols",
    "statuses": "Key to how sure",
    "sources": "Sources",
    "dataset": "Name of the dataset",
    "link": "Link",
}

# Choices that are none of a sheet's own words; assets/export.js knows them too.
OWN, OWN_SCALE, ONE = "own", "size", "one"

# A list outside the dialogue would lie behind it.
_WITHIN = {"withinPortal": False}


def export_settings() -> html.Div:
    """Format, size, palette, what stands in the figure, how many."""
    return html.Div(
        [*_file(), *_look(), *_content(), _many()],
        id="export-settings",
        className="form export-settings",
        **{"data-parts": ",".join(PARTS)},
    )


def _file() -> list[Any]:
    pictures = [name for name, format_ in FORMATS.items() if format_.picture]
    return [
        segments(
            Id.EXPORT_FORMAT, "Format", {name: name.upper() for name in pictures}, value="png"
        ),
        dmc.Select(
            id=Id.EXPORT_SIZE,
            label="Size",
            value="slide",
            allowDeselect=False,
            comboboxProps=_WITHIN,
            maxDropdownHeight=320,
            data=[
                *(
                    {"group": purpose, "items": [_size(*one) for one in sizes.items()]}
                    for purpose, sizes in PURPOSES.items()
                ),
                {"group": "Other", "items": [{"value": OWN, "label": "Own size"}]},
            ],
        ),
        html.Div(
            [
                _side(Id.EXPORT_WIDTH, "Width", 1600),
                _side(Id.EXPORT_HEIGHT, "Height", 900),
                dmc.Select(
                    id=Id.EXPORT_UNIT,
                    label="Unit",
                    value="px",
                    allowDeselect=False,
                    comboboxProps=_WITHIN,
                    data=list(UNITS),
                ),
            ],
            id="export-own",
            className="export-own",
            hidden=True,
        ),
        html.Div(
            segments(
                Id.EXPORT_SCALE,
                "Scale of a PNG",
                {OWN_SCALE: "By size", **{str(n): f"{n}×" for n in (1, 2, 3, 4)}},
                value=OWN_SCALE,
            ),
            id="export-scaled",
        ),
    ]


def _look() -> list[Any]:
    palettes = {name: name.capitalize() for name in PALETTES}
    return [
        segments(Id.EXPORT_PALETTE, "Palette", palettes, value="light"),
        dmc.Switch(id=Id.EXPORT_CLEAR, label="Transparent background", checked=False),
        dmc.Switch(id=Id.EXPORT_LABELS, label="Labels on the lines", checked=False),
    ]


def _content() -> list[Any]:
    boxes = [dmc.Checkbox(value=part, label=PART_LABELS[part]) for part in PARTS]
    return [
        dmc.CheckboxGroup(
            html.Div(boxes, className="export-parts"),
            id=Id.EXPORT_PARTS,
            label="In the figure",
            value=list(PARTS),
        ),
        dmc.TextInput(
            id=Id.EXPORT_HEADING,
            label="Own title",
            placeholder="The network's",
            value="",
        ),
    ]


def _many() -> html.Div:
    many = {ONE: "One", **{of: f"Each {of}" for of in EACH}}
    return segments(Id.EXPORT_EACH, "Figures", many, value=ONE)


def _size(name: str, label: str) -> dict[str, str]:
    size = SIZES[name]
    return {"value": name, "label": f"{label}, {size.width:g} × {size.height:g} {size.unit}"}


def _side(id_: Id, label: str, value: int) -> dmc.NumberInput:
    return dmc.NumberInput(id=id_, label=label, value=value, min=1, hideControls=True)
