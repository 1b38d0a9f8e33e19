from __future__ import annotations

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_network.formats.csv_table import csv_table
from alliance_network.formats.table import ROW
from alliance_network.model.text import clean

_cells = st.text(st.sampled_from('a",\n\r |ü'), max_size=5)


@given(
    rows=st.lists(st.lists(_cells, min_size=3, max_size=3)),
    line_end=st.sampled_from(("\n", "\r\n", "\r")),
)
@settings(max_examples=60)
def test_rows_are_numbered_as_a_spreadsheet_shows_them(rows: list[list[str]], line_end: str):
    text = io.StringIO()
    csv.writer(text, lineterminator=line_end, quoting=csv.QUOTE_ALL).writerows(
        [["id", "kind", "name"], *rows]
    )
    table, faults = csv_table("actors", file="actors.csv", data=text.getvalue().encode())
    assert not faults
    assert table is not None
    expected = [
        (number, *(clean(cell) or None for cell in row))
        for number, row in enumerate(rows, start=2)
        if any(clean(cell) for cell in row)
    ]
    assert table.frame.select(ROW, "id", "kind", "name").rows() == expected


def test_columns_may_come_in_any_order_with_names_in_languages():
    data = "name_zh-Hant,id,name,kind\n伊朗,iran,Iran,state\n".encode()
    table, faults = csv_table("actors", file="actors.csv", data=data)
    assert not faults
    assert table is not None
    assert table.frame["name_zh-Hant"].to_list() == ["伊朗"]


def test_after_a_row_that_ran_on_nothing_is_called_unknown():
    data = b'id,kind,name\n"iran,state,Iran\nhamas,armed group,Hamas\n'
    table, faults = csv_table("actors", file="actors.csv", data=data)
    assert len(faults) == 1
    assert table is not None
    assert not table.whole


def test_many_broken_rows_are_counted():
    data = b"id,kind,name\n" + b'"a"b,c,d\n' * 1_000
    _, faults = csv_table("actors", file="actors.csv", data=data)
    assert len(faults) == 101
    assert faults[-1].message == "The same is wrong in 900 more rows, up to row 1,001."
