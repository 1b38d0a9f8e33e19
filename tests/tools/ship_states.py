"""Write the states that ship: ``python tests/tools/ship_states.py``.

Reads ../shared/data/country-codes (which states there are, their codes, regions and capitals) and
../shared/data/power (in which years a state was in the Correlates of War system), adds what
`known_states.py` says, and writes app/alliance_network/states/states.csv: facts in rows of our own.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from pathlib import Path

import polars as pl

sys.path.insert(0, str(Path(__file__).parent))

from known_states import (
    ALIASES,
    CONTINENTS,
    COW_ALSO,
    GW,
    ISO2,
    ISO3_ALSO,
    KEPT,
    MERGED,
    MORE,
    NAMES,
    NO_COW,
    NOTES,
    PLACES,
    TERRITORY,
    WITHOUT_NUMBERS,
)

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
FILE = ROOT / "app" / "alliance_network" / "states" / "states.csv"
COLUMNS = (
    "id",
    "name",
    "kind",
    "iso2",
    "iso3",
    "iso3_also",
    "cow",
    "cow_also",
    "cow_letters",
    "gw",
    "gw_also",
    "gw_letters",
    "continent",
    "region",
    "capital",
    "lat",
    "lon",
    "since",
    "until",
    "aliases",
    "note",
)


def main() -> None:
    """Write the file."""
    FILE.write_text(shipped_states(), encoding="utf-8", newline="")
    print(f"{FILE}: {len(FILE.read_text(encoding='utf-8').splitlines()) - 1} states")


def shipped_states() -> str:
    """What the file holds."""
    rows = sorted(_rows(), key=lambda row: row["id"])
    lines = []
    for row in rows:
        assert not row.keys() - set(COLUMNS), row
        lines.append([row.get(column, "") for column in COLUMNS])

    class Text(list):
        write = list.append

    text = Text()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(lines)
    return "".join(text)


def _rows() -> list[dict[str, str]]:
    codes = _table("country-codes/codes.csv")
    named = {row["country.name.en"]: row for row in codes}
    rows = []
    for table_name, row in named.items():
        has_code = row["iso3c"] or row["cown"] or row["gwn"]
        if table_name in MERGED or not (has_code or table_name in KEPT):
            continue
        others = [named[other] for other, into in MERGED.items() if into == table_name]
        rows.append(_row(row, others))
    for more in MORE:
        rows.append({"kind": "state", "note": TERRITORY, **more})
    years, capitals = _years(), _capitals()
    for row in rows:
        name = row["name"]
        row["id"] = _slug(name)
        row["aliases"] = ALIASES.get(name, "")
        numbers = [int(n) for n in [row.get("cow"), *row.get("cow_also", "").split("|")] if n]
        spans = [years[number] for number in numbers if number in years]
        if spans:
            row["since"] = str(min(first for first, _ in spans))
            last = max(last for _, last in spans)
            row["until"] = "" if last == years[0][1] else str(last)
        if numbers and "capital" not in row:
            row["capital"], lat, lon = capitals[numbers[0]]
            lat, lon = PLACES.get(name, (lat, lon))
            row["lat"], row["lon"] = f"{round(lat, 2):g}", f"{round(lon, 2):g}"
    unused = ALIASES.keys() - {row["name"] for row in rows}
    assert not unused, unused
    return rows


def _row(row: dict[str, str], others: list[dict[str, str]]) -> dict[str, str]:
    name = NAMES.get(row["country.name.en"], row["country.name.en"].replace(" & ", " and "))
    if name in WITHOUT_NUMBERS:
        row = row | dict.fromkeys(("cown", "cowc", "gwn", "gwc"), "")
    cow = _distinct([row["cown"], *(other["cown"] for other in others)])
    cow += [str(number) for number in COW_ALSO.get(name, ())]
    gw = _distinct([str(n) for n in GW.get(name, ())] or [row["gwn"], *(o["gwn"] for o in others)])
    cow_letters = _distinct([row["cowc"], *(other["cowc"] for other in others)])
    gw_letters = _distinct([row["gwc"], *(other["gwc"] for other in others)])
    note = NOTES.get(name, "")
    if not cow and not note:
        note = TERRITORY if row["iso3c"] else NO_COW
    return {
        "name": name,
        "kind": "state",
        "iso2": row["iso2c"] or ISO2.get(name, ""),
        "iso3": row["iso3c"],
        "iso3_also": "|".join(ISO3_ALSO.get(name, ())),
        "cow": cow[0] if cow else "",
        "cow_also": "|".join(cow[1:]),
        "cow_letters": cow_letters[0] if cow_letters else "",
        "gw": gw[0] if gw else "",
        "gw_also": "|".join(gw[1:]),
        "gw_letters": gw_letters[0] if gw_letters else "",
        "continent": row["continent"] or CONTINENTS.get(name, "" if row["iso3c"] else "Europe"),
        "region": row["region"],
        "note": note,
    }


def _years() -> dict[int, tuple[int, int]]:
    """First and last year of each number in the system; under 0 those of the whole table."""
    table = pl.read_csv(DATA / "power" / "nmc_abridged.csv.gz", columns=["ccode", "year"])
    spans = table.group_by("ccode").agg(pl.col("year").min().alias("a"), pl.col("year").max())
    found = {number: (first, last) for number, first, last in spans.iter_rows()}
    return found | {0: (table["year"].min(), table["year"].max())}


def _capitals() -> dict[int, tuple[str, float, float]]:
    """The last capital of each number, and where it is."""
    rows = sorted(_table("country-codes/capitals.csv"), key=lambda row: row["stdate"])
    return {
        int(row["ccode"]): (row["capital"], float(row["lat"]), float(row["lng"])) for row in rows
    }


def _table(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return [
            {k: "" if v == "NA" and k != "iso2c" else v for k, v in row.items()}
            for row in csv.DictReader(file)
        ]


def _distinct(texts: list[str]) -> list[str]:
    return [text for text in dict.fromkeys(texts) if text]


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "").lower()).strip("-")


if __name__ == "__main__":
    main()
