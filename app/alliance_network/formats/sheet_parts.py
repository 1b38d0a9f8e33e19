"""Parts of a workbook's zip: which of them is which sheet, and that they are sound."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from alliance_network.errors import DataError, Fault
from alliance_network.formats.cell_scan import OddCell, Scan, scan_ods, scan_xlsx
from alliance_network.formats.file import File
from alliance_network.formats.plain_xml import Unsound, parse
from alliance_network.formats.unzipped import is_zip, members, names_in

__all__ = ["GRID_CELLS", "Workbook", "is_spreadsheet", "sheet_names", "workbook_of"]

GRID_CELLS = 10_000_000
"""Most cells that a sheet may reach over, empty ones included."""

_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_TYPES = "[Content_Types].xml"
_CONTENT = "content.xml"
_MIME = "mimetype"
_MANIFEST = "META-INF/manifest.xml"
_OLD = b"\xd0\xcf\x11\xe0"

# A reader makes room for as many things as such an attribute says there are.
_COUNT = re.compile(rb"""[cC]ount\s*=\s*["']\s*\+?[0-9]{8}""")
_COUNT_IN_TAG = re.compile(
    rb"""<[\w:]+\s(?:[^<>"']|"[^"]*"|'[^']*')*?[cC]ount\s*=\s*["']\s*\+?[0-9]{8}"""
)


@dataclass(frozen=True, kw_only=True)
class Workbook:
    """A workbook that has been looked over.

    Attributes
    ----------
    content
        A zip of its parts as they were looked over, not packed.
    odd
        Cells without a value of their own, by the name of their sheet.
    """

    content: bytes
    odd: Mapping[str, list[OddCell]]


def is_spreadsheet(file: File) -> bool:
    """Whether a file is a workbook of a spreadsheet, or says that it is one."""
    if file.head.startswith(_OLD):
        return True
    if not is_zip(file):
        return False
    names = names_in(file)
    return _TYPES in names or (_MIME in names and _CONTENT in names)


def sheet_names(file: File) -> tuple[str, ...]:
    """Names of the sheets of a workbook; () if it cannot be read. Never an error."""
    if not is_spreadsheet(file) or not is_zip(file):
        return ()
    try:
        parts = members(file, wanted=lambda name: name in (_WORKBOOK, _CONTENT))
        if _WORKBOOK in parts:
            return tuple(_sheets(parts[_WORKBOOK]))
        return tuple(scan_ods(parts[_CONTENT])) if _CONTENT in parts else ()
    except (DataError, Unsound):
        return ()


def workbook_of(file: File) -> Workbook:
    """A workbook, looked over.

    Raises
    ------
    DataError
        It is none that can be read, needs a password, is damaged or too large.
    """
    if not is_zip(file):
        raise DataError(
            [
                file.fault(
                    "The file is a workbook of an old kind (.xls), or one with a password.",
                    remedy="Save it as .xlsx without a password.",
                )
            ]
        )
    parts = members(file, wanted=_is_part)
    if _WORKBOOK not in parts and _CONTENT not in parts:
        message = "The file is no workbook that can be read."
        raise DataError([file.fault(message, remedy="Save it as .xlsx, .ods or CSV.")])
    if b"encryption-data" in parts.get(_MANIFEST, b""):
        message = "The file is protected by a password."
        raise DataError([file.fault(message, remedy="Save it again without one.")])
    try:
        scans = _scans(parts)
    except Unsound:
        raise DataError([_damaged(file)]) from None
    if any(scan.rows * scan.columns > GRID_CELLS for scan in scans.values()):
        raise DataError([_too_large(file)])
    return Workbook(content=_packed(parts), odd={name: scan.odd for name, scan in scans.items()})


def _is_part(name: str) -> bool:
    other = ("docProps/", "xl/charts/", "xl/comments", "xl/drawings/", "xl/media/", "xl/pivot")
    return name == _MIME or (name.endswith((".xml", ".rels")) and not name.startswith(other))


def _scans(parts: Mapping[str, bytes]) -> dict[str, Scan]:
    """What was found of each sheet, by its name; DataError is left to the caller."""
    for data in parts.values():
        # A zero is there in other encodings than UTF-8 only, which no program writes.
        if b"\0" in data or b"<!DOCTYPE" in data or b"<!ENTITY" in data or _overstates(data):
            raise Unsound
        # The reader leaves out what stands in such a section.
        if b"<![CDATA[" in data:
            raise Unsound
    if _WORKBOOK not in parts:
        return scan_ods(parts[_CONTENT])
    targets = _targets(parts.get(_RELATIONS, b"<none/>"))
    names = {targets.get(link): name for name, link in _sheets(parts[_WORKBOOK]).items()}
    return {
        names.get(part, part): scan_xlsx(data, most=GRID_CELLS)
        for part, data in parts.items()
        if b"sheetData" in data
    }


def _overstates(data: bytes) -> bool:
    if b"ount" not in data or _COUNT.search(data) is None:
        return False
    return _COUNT_IN_TAG.search(data) is not None


def _sheets(data: bytes) -> dict[str, str]:
    """Names of the sheets of a workbook .xlsx, each with the id of the link to it."""
    sheets: dict[str, str] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] == "sheet":
            links = [value for key, value in attributes.items() if key.endswith(":id")]
            sheets[attributes.get("name", "")] = "".join(links)

    parse(data, start)
    return sheets


def _targets(data: bytes) -> dict[str, str]:
    """Parts that the links of a workbook .xlsx lead to, by the link's id."""
    targets: dict[str, str] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] == "Relationship":
            path = posixpath.join("/xl", attributes.get("Target", ""))
            targets[attributes.get("Id", "")] = posixpath.normpath(path).lstrip("/")

    parse(data, start)
    return targets


def _packed(parts: Mapping[str, bytes]) -> bytes:
    # Its reader shall see what was looked over, however two programs may differ in what a zip
    # holds; and it need not unpack a second time.
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as written:
        for name, data in parts.items():
            written.writestr(zipfile.ZipInfo(name), data)
    return packed.getvalue()


def _damaged(file: File) -> Fault:
    return file.fault(
        "The workbook is damaged, or written in a way that is not read.",
        remedy="Open it in a spreadsheet and save it again as .xlsx, or as CSV.",
    )


def _too_large(file: File) -> Fault:
    return file.fault(
        f"A sheet reaches over more than {GRID_CELLS:,} cells, empty ones included.",
        remedy="Delete what lies far from the table, or save the rows that matter as CSV.",
    )
