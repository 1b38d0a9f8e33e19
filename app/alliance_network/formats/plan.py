"""Plans: which column of a table of ties is read as what, by its name, its cells and a mapping."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import polars as pl

from alliance_network.errors import DataError, Fault, FieldError, MappingError, shown
from alliance_network.formats.amounts import amounts
from alliance_network.formats.columns import tie_columns
from alliance_network.formats.dated import span_of
from alliance_network.formats.headers import column_letters
from alliance_network.formats.mapping import (
    MAPPING_FILE,
    Asked,
    ColumnMapping,
    Question,
    mapping_faults,
)
from alliance_network.formats.near import NearNames
from alliance_network.formats.sheet import Sheet
from alliance_network.formats.table import ROW
from alliance_network.model.claim import CREDIBILITIES, STANCES
from alliance_network.model.text import CLAIM_ID_PATTERN, ID_LENGTH
from alliance_network.model.tie import STATUSES

__all__ = ["DIRECTIONS", "Plan", "counted", "plain_names", "plan_of", "question_of", "seen"]

DIRECTIONS = {
    **dict.fromkeys(("directed", "true", "yes", "1", "one-way", "->"), True),
    **dict.fromkeys(("undirected", "mutual", "false", "no", "0", "two-way", "both", "--"), False),
}
"""Whether a tie has a direction, as programs write it."""
_SAID = ("directed", "undirected", "mutual")
"""Those words that can mean nothing else, in whatever column."""
_MISSING = ("NA", "N/A", "n/a", "NaN", "nan", "NULL", "null", "#N/A", "<NA>")
"""What programs write into a cell that holds nothing."""
_CHOICES = {"status": STATUSES, "credibility": CREDIBILITIES, "stance": STANCES}
_DATES = ("start", "end", "when", "recorded")
_ENDS = ("from", "to", "from_name", "to_name")
_MOST_WORDS = 60
"""Most different cells of a column called only "label" or "kind" that is taken for the relation."""
_NUMBERED = re.compile(r"column [a-z]+|unnamed:? ?[0-9]+|index|row ?names?|row|nr\.?|no\.?|x|id|#?")
_SAMPLE = 1_000
"""Cells looked at to see what a column holds."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Which column of a table of ties is read as what.

    Attributes
    ----------
    sheet
        The table; where its first row had been taken for a header, that is a row again.
    columns
        Field to column.
    values
        Field to what it is in every row.
    codes
        System of codes that from and to hold; None if they hold names or ids.
    extra
        Columns that go into the note.
    left_out
        Columns that are not read, as somebody said.
    numbering
        Columns that only number the rows.
    """

    sheet: Sheet
    columns: Mapping[str, str]
    values: Mapping[str, str] = field(default_factory=dict)
    codes: str | None = None
    extra: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    numbering: tuple[str, ...] = ()

    def column(self, name: str) -> str | None:
        """The column of a field, for faults; None if it has none."""
        return self.columns.get(name)


def plan_of(sheet: Sheet, mapping: ColumnMapping | None = None) -> Plan:
    """Which column of a table is read as what.

    Raises
    ------
    DataError
        The mapping does not fit the table.
    MappingError
        It cannot be told which columns hold the two ends of a tie.
    """
    mapping = ColumnMapping() if mapping is None else mapping
    sheet = _with_header_as_row(plain_names(sheet))
    faults = mapping_faults(mapping, file=MAPPING_FILE) + _strangers(mapping, sheet)
    if faults:
        raise DataError(faults)
    columns, codes = _meanings(sheet, mapping)
    missing = [name for name in ("from", "to") if name not in {*columns, *mapping.values}]
    if missing:
        raise _asking(sheet, mapping)
    used = {*columns.values(), *mapping.left_out}
    rest = [name for name in sheet.header if name not in used]
    filled = sheet.frame.select(pl.col(name).is_not_null().any() for name in rest)
    rest = [name for name in rest if filled[name].item()] if rest else []
    numbering = tuple(name for name in rest if _numbers_rows(name, sheet.frame[name]))
    return Plan(
        sheet=seen(sheet, [name for name in sheet.header if name not in _end_columns(columns)]),
        columns=columns,
        values={name: text for name, text in mapping.values.items() if name != "sheet"},
        codes=mapping.values.get("codes", codes),
        extra=tuple(name for name in rest if name not in numbering),
        left_out=mapping.left_out,
        numbering=numbering,
    )


def question_of(sheet: Sheet, mapping: ColumnMapping | None = None) -> Question:
    """What somebody can say of a table: its columns, with what each seems to hold."""
    mapping = ColumnMapping() if mapping is None else mapping
    sheet = _with_header_as_row(plain_names(sheet))
    columns = _meanings(sheet, mapping)[0] if not _strangers(mapping, sheet) else {}
    looks = {name: _look(sheet.frame[name]) for name in sheet.header}
    if "from" not in columns and "to" not in columns:
        free = [n for n in sheet.header if looks[n] == "names" and n not in columns.values()]
        columns |= dict(zip(("from", "to"), free, strict=False)) if len(free) > 1 else {}
    meanings = {column: name for name, column in columns.items()}
    return Question(
        file=sheet.file,
        sheet=sheet.name,
        columns=tuple(
            Asked(
                name=name,
                examples=_examples(sheet.frame[name]),
                meaning=meanings.get(name),
                looks=looks[name],
            )
            for name in sheet.header
        ),
        values=dict(mapping.values),
        left_out=mapping.left_out,
    )


def plain_names(sheet: Sheet) -> Sheet:
    """The sheet with columns called "*" or "^...$" called by their letters.

    These names stand for several columns wherever a frame is asked for one.
    """
    names = {
        name: f"column {column_letters(place)}'"
        for place, name in enumerate(sheet.header)
        if name == "*" or (name.startswith("^") and name.endswith("$"))
    }
    return replace(sheet, frame=sheet.frame.rename(names)) if names else sheet


def seen(sheet: Sheet, names: Iterable[str]) -> Sheet:
    """The sheet with what programs write for a missing cell ("NA") taken out of columns."""
    cells = (sheet.frame[name] for name in names)
    there = [column.set(column.is_in(_MISSING), None) for column in cells]
    return replace(sheet, frame=sheet.frame.with_columns(there))


def counted(number: int, noun: str) -> str:
    """ "1 row", "1,200 rows"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _meanings(sheet: Sheet, mapping: ColumnMapping) -> tuple[dict[str, str], str | None]:
    if mapping.columns:
        _, codes = tie_columns([mapping.columns.get("from", ""), mapping.columns.get("to", "")])
        return dict(mapping.columns), codes
    columns, codes = tie_columns(n for n in sheet.header if n not in mapping.left_out)
    columns = {name: column for name, column in columns.items() if name not in mapping.values}
    return {n: c for n, c in columns.items() if _holds(n, sheet.frame[c], columns)}, codes


def _holds(name: str, cells: pl.Series, columns: Mapping[str, str]) -> bool:
    """Whether a column that is called like a field looks like it inside."""
    if name in _ENDS:
        return True
    cells = cells.filter(~cells.is_in(_MISSING)).drop_nulls()
    texts = cells.unique()
    plain = set(texts.head(_SAMPLE).str.to_lowercase())
    directions = bool(plain) and plain <= set(_SAID)
    if name == "directed":
        shared = columns.get("relation") == columns["directed"]
        return directions if shared else bool(plain) and plain <= set(DIRECTIONS)
    if name == "relation":
        told = columns["relation"].casefold() not in ("label", "kind", "category", "type")
        return not directions and (told or len(texts) <= _MOST_WORDS)
    if name == "credibility" and columns[name].casefold() != "credibility":
        return plain <= set(CREDIBILITIES)
    if name == "status":
        return plain <= set(STATUSES)
    if name == "id":
        fits = texts.str.contains(CLAIM_ID_PATTERN) & (texts.str.len_chars() <= ID_LENGTH)
        return len(texts) == len(cells) and bool(fits.all()) and not _counts_up(cells)
    sample = texts.head(_SAMPLE)
    if name in _DATES:
        return 2 * sum(_dated(text) for text in sample) >= len(sample)
    if name == "weight":
        values, wrong = amounts(sample)
        ambiguous = sum("can be" in error.message for error in wrong.values())
        return 2 * (values.count() + ambiguous) >= len(sample)
    return True


def _dated(text: str) -> bool:
    if re.fullmatch(r"[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4}", text):
        return True
    try:
        span_of(text)
    except FieldError:
        return False
    return True


def _end_columns(columns: Mapping[str, str]) -> set[str]:
    # "NA" is Namibia there.
    return {columns[name] for name in _ENDS if name in columns}


def _numbers_rows(name: str, cells: pl.Series) -> bool:
    return _NUMBERED.fullmatch(name.casefold().strip()) is not None and _counts_up(cells)


def _counts_up(cells: pl.Series) -> bool:
    numbers = cells.cast(pl.Int64, strict=False)
    if len(numbers) == 0 or numbers.null_count() or numbers[0] not in (0, 1):
        return False
    return bool((numbers.diff().drop_nulls() == 1).all())


def _with_header_as_row(sheet: Sheet) -> Sheet:
    """A list without header, its first row put back; any other table as it is."""
    header = sheet.header
    if not 2 <= len(header) <= 4 or tie_columns(header)[0] or sheet.frame.is_empty():
        return sheet
    ends = set(sheet.frame[header[0]].drop_nulls()) | set(sheet.frame[header[1]].drop_nulls())
    rest = [_number(name) for name in header[2:]]
    again = sum(name in ends for name in header[:2])
    if not (all(rest) and (again == 2 or (again and rest))):
        return sheet
    names = [f"column {letter}" for letter in "ABCD"[: len(header)]]
    first = sheet.frame[ROW][0] - 1
    body = sheet.frame.select(ROW, *header).rename(dict(zip(header, names, strict=True)))
    top = pl.DataFrame({ROW: [first], **dict(zip(names, header, strict=True))}, schema=body.schema)
    return replace(sheet, frame=pl.concat([top, body]))


def _number(text: str) -> bool:
    return re.fullmatch(r"[+-]?[0-9]+([.,][0-9]+)?", text) is not None


def _strangers(mapping: ColumnMapping, sheet: Sheet) -> list[Fault]:
    """Columns of the mapping that the table has not."""
    near = NearNames(sheet.header)
    return [
        sheet.fault(
            f"The table has no column {shown(name)}, which the mapping names.",
            remedy=f"{near.hint(name)}It has {', '.join(shown(n) for n in sheet.header[:20])}.",
            value=name,
        )
        for name in dict.fromkeys((*mapping.columns.values(), *mapping.left_out))
        if name not in sheet.header
    ]


def _asking(sheet: Sheet, mapping: ColumnMapping) -> MappingError:
    names = ", ".join(shown(name) for name in sheet.header[:8])
    more = f" and {len(sheet.header) - 8:,} more" if len(sheet.header) > 8 else ""
    return MappingError(
        f"{shown(sheet.file)} does not say who is tied to whom: its columns are called "
        f"{names}{more}. Say which of them hold the two ends of a tie.",
        question=question_of(sheet, mapping),
    )


def _look(cells: pl.Series) -> str:
    texts = cells.filter(~cells.is_in(_MISSING)).drop_nulls().unique(maintain_order=True)
    sample = texts.head(_SAMPLE)
    if sample.is_empty():
        return "empty"
    if all(_dated(text) for text in sample):
        return "dates"
    values, _ = amounts(sample)
    if values.null_count() == 0:
        return "numbers"
    long = sample.str.len_chars().quantile(0.9)
    return "names" if long is not None and long <= 60 else "texts"


def _examples(cells: pl.Series) -> tuple[str, ...]:
    # Those of the same rows in each column, so that they read as the first rows.
    texts = cells.head(5).fill_null("")
    return tuple(text if len(text) <= 60 else f"{text[:60]}…" for text in texts)
