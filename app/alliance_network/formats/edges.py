"""Edge lists: a table with a row for each tie, in a text file or a workbook."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from alliance_network.errors import DataError, shown
from alliance_network.formats.columns import plain_name, tie_columns
from alliance_network.formats.file import File
from alliance_network.formats.format import Format
from alliance_network.formats.harmless import harmless, unharmed_texts
from alliance_network.formats.mapping import ColumnMapping, Question
from alliance_network.formats.near import NearNames
from alliance_network.formats.plain import plain_dataset
from alliance_network.formats.plan import question_of
from alliance_network.formats.saved import Saved, SavedTie, Spell
from alliance_network.formats.sheet import Sheet
from alliance_network.formats.tables import header_of, sheets_of
from alliance_network.model.dataset import Dataset
from alliance_network.model.numbers import decimal

__all__ = ["FORMAT", "question_about"]

_TIE_WORDS = (
    "edges edge ties tie links link connections relations relationships edgelist edgetable dyads "
    "arcs kanten beziehungen liens aretes enlaces relaciones"
)
_ACTOR_WORDS = (
    "nodes node actors actor vertices vertex elements points nodelist nodetable knoten akteure "
    "noeuds acteurs nodos actores"
)
_TIES = frozenset(_TIE_WORDS.split())
_ACTORS = frozenset(_ACTOR_WORDS.split())
"""What sheets with ties and with actors are called, as `plain_name` makes it."""

COLUMNS = (
    *("from", "to", "from_name", "to_name", "relation", "directed", "status", "start", "end"),
    *("weight", "unit", "form", "source"),
)
"""Of a written edge list."""


@dataclass(frozen=True, kw_only=True)
class _Tables:
    """The sheets of a file that are read.

    Attributes
    ----------
    edges
        That with the ties.
    actors
        That with the actors; None if there is none.
    others
        Names of those that are not read.
    """

    edges: Sheet
    actors: Sheet | None
    others: tuple[str, ...]


def question_about(file: File, mapping: ColumnMapping | None = None) -> Question:
    """What somebody can say of the columns of a table that is read as an edge list.

    Raises
    ------
    DataError
        It cannot be told which sheet that is, or there is none.
    """
    return question_of(_tables(file, mapping).edges, mapping)


def _read(file: File, mapping: ColumnMapping | None) -> Dataset:
    tables = _tables(file, mapping)
    told = []
    if tables.others:
        names = ", ".join(shown(name) for name in tables.others[:20])
        told.append(f"Sheets that are not read: {names}.")
    return plain_dataset(
        file, edges=tables.edges, actors=tables.actors, mapping=mapping, told=told, located=True
    )


def _fits(file: File) -> bool:
    if len(header_of(file)) >= 2:
        return True
    # A workbook may begin with a page that explains it.
    try:
        return file.content.startswith(b"PK") and any(len(s.header) >= 2 for s in sheets_of(file))
    except DataError:
        return False


def _tables(file: File, mapping: ColumnMapping | None) -> _Tables:
    sheets = tuple(_unharmed(sheet) for sheet in sheets_of(file))
    edges = _edges(file, sheets, mapping)
    others = [sheet for sheet in sheets if sheet is not edges]
    named = [sheet for sheet in others if plain_name(sheet.name or "") in _ACTORS]
    actors = next((sheet for sheet in named if not sheet.frame.is_empty()), None)
    rest = [s.name or "" for s in others if s is not actors and not s.frame.is_empty()]
    return _Tables(edges=edges, actors=actors, others=tuple(rest))


def _edges(file: File, sheets: tuple[Sheet, ...], mapping: ColumnMapping | None) -> Sheet:
    """The sheet with the ties: that of the mapping, by its name, or by its columns."""
    if len(sheets) == 1:
        return sheets[0]
    chosen = None if mapping is None else mapping.values.get("sheet")
    names = [sheet.name or "" for sheet in sheets]
    if chosen is not None:
        if chosen in names:
            return sheets[names.index(chosen)]
        message = f"The workbook has no sheet {shown(chosen)}, which the mapping names."
        remedy = f"{NearNames(names).hint(chosen)}It has {_listed(names)}."
        raise DataError([file.fault(message, remedy=remedy)])
    filled = [s for s in sheets if len(s.header) >= 2 and plain_name(s.name or "") not in _ACTORS]
    for found in (
        [sheet for sheet in filled if plain_name(sheet.name or "") in _TIES],
        [sheet for sheet in filled if tie_columns(sheet.header)[0].keys() >= {"from", "to"}],
        filled,
    ):
        if len(found) == 1 or (found and found is filled):
            return found[0]
        if found:
            message = f"Several sheets can hold the ties: {_listed(s.name or '' for s in found)}."
            remedy = 'Call one of them "ties", or say in the mapping which one it is: sheet = ...'
            raise DataError([file.fault(message, remedy=remedy)])
    message = "The workbook has no sheet with ties."
    raise DataError([file.fault(message, remedy='Give it a sheet "ties", with a row for each.')])


def _unharmed(sheet: Sheet) -> Sheet:
    """A sheet of a text file as it was before its formulas were made harmless."""
    if sheet.name is not None:
        return sheet
    cells = [unharmed_texts(sheet.frame[name]) for name in sheet.header]
    return replace(sheet, frame=sheet.frame.with_columns(cells))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(shown(name) for name in list(names)[:20])


def _write(saved: Saved) -> bytes:
    names = {actor.id: actor.name for actor in saved.dataset.actors}
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for tie in saved.ties:
        writer.writerows([harmless(cell) for cell in row] for row in _rows(tie, names=names))
    return text.getvalue().encode()


def _rows(tie: SavedTie, *, names: dict[str, str]) -> Iterator[list[str]]:
    """A row for each spell of a tie; its weight, the newest, is that of the last."""
    spells = tie.spells or (Spell(first=None, last=None, status=tie.status),)
    for place, spell in enumerate(spells):
        newest = place == len(spells) - 1 and tie.weight is not None
        yield [
            tie.from_actor,
            tie.to_actor,
            names[tie.from_actor],
            names[tie.to_actor],
            tie.relation,
            "directed" if tie.directed else "undirected",
            spell.status,
            spell.first or "",
            spell.last or "",
            decimal(tie.weight) if newest and tie.weight is not None else "",
            tie.unit or "" if newest else "",
            "|".join(tie.forms),
            # A bar stands between two titles.
            " | ".join(title.replace("|", "/") for title in tie.sources),
        ]


FORMAT = Format(
    name="edges",
    label="Edge list",
    about="A CSV, TSV or spreadsheet with a row for each tie: from, to and whatever is known of "
    "it. Anything that Excel, LibreOffice, R, pandas, Gephi, UCINET or NodeXL writes as a table.",
    group="table",
    endings=(".csv", ".tsv", ".tab", ".txt", ".xlsx", ".ods"),
    fits=_fits,
    read=_read,
    write=_write,
    loses="It keeps each tie with its periods, status, forms, sources and newest weight. It loses "
    "the single claims with who says so, how sure, where and when; what each source covers; of "
    "the actors all but their names, and those without ties; and how the network is drawn.",
)
"""Edge lists."""
