"""Rows of the small tables into actors, relations and sources."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from alliance_network.errors import Fault, FieldError, shown
from alliance_network.formats.cells import PARSERS
from alliance_network.formats.table import FAULTS_EACH, ROW, Table
from alliance_network.model.schema import NAME_PREFIX, columns

Row = TypeVar("Row", bound=BaseModel)


def models(table: Table, kind: type[Row]) -> tuple[list[Row], list[Fault]]:
    """The rows of a table as objects of a class of the model.

    Returns
    -------
    list
        One object for each row without fault.
    list of Fault
        What is wrong with the others, cell by cell.
    """
    made, faults = [], []
    wrong_rows: dict[str | None, list[int]] = {}
    for cells in table.frame.iter_rows(named=True):
        row = cells.pop(ROW)
        fields, wrong = _fields(table, cells)
        try:
            model = kind(**fields)
        except ValidationError as error:
            # What is wrong with the text of a cell comes before what its absence leads to.
            wrong = _field_errors(error, parsed_wrong=bool(wrong)) | wrong
        else:
            if not wrong:
                made.append(model)
        for column, error in wrong.items():
            # That a column is missing has been said once, of the header.
            if column is not None and column not in cells:
                continue
            rows = wrong_rows.setdefault(column, [])
            rows.append(row)
            if len(rows) <= FAULTS_EACH:
                value = None if column is None else cells.get(column)
                faults.append(
                    table.fault(
                        error.message, remedy=error.remedy, row=row, column=column, value=value
                    )
                )
    for column, rows in wrong_rows.items():
        faults += table.more(column, rows[FAULTS_EACH:])
    return made, faults


def field_errors(error: ValidationError) -> dict[str | None, FieldError]:
    """What pydantic found, by column; None stands for the row as a whole."""
    found: dict[str | None, FieldError] = {}
    for detail in error.errors(include_url=False):
        place = detail["loc"]
        column = str(place[0]) if place else None
        if column == "names" and len(place) > 1:
            column = f"{NAME_PREFIX}{place[1]}"
        ours = detail.get("ctx", {}).get("error")
        if not isinstance(ours, FieldError):
            ours = FieldError(
                f"{shown(detail['input'])} is no text.",
                remedy="Write a text here.",
            )
        found.setdefault(column, ours)
    return found


def _field_errors(error: ValidationError, *, parsed_wrong: bool) -> dict[str | None, FieldError]:
    found = field_errors(error)
    if parsed_wrong:
        # A cell that could not be read was left out, so the row as a whole says nothing new.
        found.pop(None, None)
    return found


def _fields(
    table: Table, cells: dict[str, str | None]
) -> tuple[dict[str, Any], dict[str | None, FieldError]]:
    known = {column.name: column for column in columns(table.name)}
    fields: dict[str, Any] = {}
    wrong: dict[str | None, FieldError] = {}
    for name, text in cells.items():
        column = known.get(name)
        if column is None:
            if text is not None:
                fields.setdefault("names", {})[name.removeprefix(NAME_PREFIX)] = text
        elif text is None:
            if column.needed:
                wrong[name] = FieldError(
                    "The cell is empty.",
                    remedy=f"Fill it: {column.about[0].lower()}{column.about[1:]}.",
                )
        elif name == "aliases":
            fields[name] = tuple(text.split("|"))
        elif column.kind in PARSERS:
            try:
                fields[name] = PARSERS[column.kind](text)
            except FieldError as error:
                wrong[name] = error
        else:
            fields[name] = text
    return fields, wrong
