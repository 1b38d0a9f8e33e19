"""Text tables: whatever program wrote them, the same sheet comes out, or a fault with its place."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_network.errors import DataError
from alliance_network.formats import delimited
from alliance_network.formats.delimited import delimited_header, delimited_sheet
from alliance_network.formats.file import File
from alliance_network.model.text import clean


def sheet(text: str | bytes, name: str = "t.csv"):
    data = text.encode() if isinstance(text, str) else text
    return delimited_sheet(File(name=name, content=data))


def faults(text: str | bytes) -> list[str]:
    with pytest.raises(DataError) as caught:
        sheet(text)
    return [str(fault) for fault in caught.value.faults]


_cells = st.text(st.sampled_from('bé0",;\t|\n '), max_size=5)


@given(
    rows=st.lists(st.lists(_cells, min_size=3, max_size=3), max_size=6),
    above=st.sampled_from(([], ["A title"], ["A title", "", "Source: Atlas", ""])),
    separator=st.sampled_from(",;\t|"),
    encoding=st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "cp1252")),
    line_end=st.sampled_from(("\n", "\r\n", "\r")),
    quoting=st.sampled_from((csv.QUOTE_ALL, csv.QUOTE_MINIMAL)),
    declared=st.booleans(),
)
@settings(max_examples=150)
def test_a_table_is_the_same_however_it_is_written(
    rows, above, separator, encoding, line_end, quoting, declared
):
    # Python leaves a line feed unquoted if it ends no line of the file.
    quoting = csv.QUOTE_ALL if line_end == "\r" else quoting
    text = io.StringIO()
    written = csv.writer(text, delimiter=separator, lineterminator=line_end, quoting=quoting)
    header = ["from", "to", "Größe"]
    # Rows that part like the header, so that the separator is beyond doubt.
    rows = [["x", "y", "z"], *rows, ["x", "y", "z"]]
    written.writerows([header, *rows])
    start = f"sep={separator}{line_end}" if declared else ""
    data = (start + line_end.join([*above, ""]) * bool(above) + text.getvalue()).encode(encoding)
    expected = [
        (number, *(clean(cell) or None for cell in row))
        for number, row in enumerate(rows, start=len(above) + 2)
        if any(clean(cell) for cell in row)
    ]
    found = sheet(data)
    assert found.header == tuple(header)
    assert found.frame.rows() == expected
    assert delimited_header(File(name="t.csv", content=data)) == found.header


@given(
    lines=st.lists(
        st.lists(
            st.sampled_from(("", "a", "é", '"q"', '"x""y"', '"a,b"', " s ", "=1")), max_size=4
        ),
        max_size=5,
    ),
    line_end=st.sampled_from(("\n", "\r\n")),
)
@settings(max_examples=150)
def test_the_quick_way_and_the_careful_way_agree(lines, line_end):
    text = line_end.join(["a,b,c", *(",".join(line) for line in lines)]).encode()

    def outcome():
        try:
            return sheet(text).frame.rows()
        except DataError as error:
            return str(error)

    quick = outcome()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(delimited, "sound_frame", lambda *_, **__: None)
        assert outcome() == quick


def test_ragged_rows_are_all_told():
    assert faults("from,to,note\na,b\nc,d,e,f\n\ng,h,i,,\n,,,,\nj\n") == [
        "t.csv, row 2: The row has 2 cells, the header 3. Add or remove separators; put a cell "
        "with a separator in it into quotes.",
        "t.csv, row 3: The row has 4 cells, the header 3. Add or remove separators; put a cell "
        "with a separator in it into quotes.",
        "t.csv, row 7: The row has 1 cell, the header 3. Add or remove separators; put a cell "
        "with a separator in it into quotes.",
    ]


def test_many_ragged_rows_are_counted():
    told = faults("a,b\n" + "x,y\n" * 500 + "x\n" * 400)
    assert len(told) == 101
    assert told[-1].startswith("t.csv, row 602: The same is wrong in 300 more rows, up to row 901.")


def test_quotes_that_never_close():
    assert faults('a,b\n1,"2\n3,4\n') == [
        "t.csv, row 2: A quotation mark opens a cell in this row and is never closed. The rows "
        "after it were not checked. Close the quotes; write a quotation mark inside a quoted cell "
        'twice, like "".'
    ]


def test_the_place_of_a_wrong_byte():
    told = faults("from,to\nTürkiye,a\nb,C".encode() + b"\xf4te\n")
    assert told == [
        't.csv, row 3, column "to": The file is partly in UTF-8 and partly in another encoding: it '
        'holds the byte 0xF4. Correct this cell and save the file as "CSV UTF-8".'
    ]


def test_columns_without_name_or_cells():
    found = sheet("from,,to,,\na,1,b,,\nc,,d,,\n")
    assert found.header == ("from", "column B", "to")
    assert found.frame.rows() == [(2, "a", "1", "b"), (3, "c", None, "d")]


def test_row_names_as_r_writes_them():
    found = sheet('"from","to"\n"1","a","b"\n"2","c","d"\n')
    assert found.header == ("column A", "from", "to")
    assert found.frame.rows() == [(2, "1", "a", "b"), (3, "2", "c", "d")]


def test_a_header_under_titles_that_are_cells_too():
    found = sheet("Trade of 2016;;;\n;;;\nexporter;importer;value;year\na;b;1,5;2016\n")
    assert found.header == ("exporter", "importer", "value", "year")
    assert found.frame.rows() == [(4, "a", "b", "1,5", "2016")]


@pytest.mark.parametrize(
    "title",
    ["Trade, by year", "Exports, imports, balance, in US$", "Ties", "Source: UN, own", "a, b\n\nc"],
)
def test_titles_with_separators_in_them(title: str):
    found = sheet(f"{title}\nfrom,to,value\na,b,1\nc,d,2\ne,f,3\n")
    assert found.header == ("from", "to", "value")
    assert found.frame.height == 3


def test_spaces_after_separators_are_no_sentence():
    found = sheet("from, to\nx, a, b\ny, c, d\nz, e, f\n")
    assert found.header == ("column A", "from", "to")


@pytest.mark.parametrize("text", ["", "\n\n", ",,,\n,,\n", "\ufeff"])
def test_nothing_in_it(text: str):
    assert faults(text) == [
        "t.csv: The file has no rows. Give a file with a header and rows below it."
    ]
    assert delimited_header(File(name="t.csv", content=text.encode())) == ()


def test_only_a_header():
    assert sheet("from,to\n").frame.height == 0


def test_too_many_rows_quick_or_careful(monkeypatch: pytest.MonkeyPatch):
    for text in ("a,b\n" + "1,2\n" * 30, "a,b\n" + '"1\n",2\n' * 30):
        monkeypatch.setattr(delimited, "ROWS", 20)
        assert faults(text) == [
            "t.csv: The file has more than 20 rows or 40,000,000 cells. Choose the rows and "
            "columns that matter and save them as a smaller file."
        ]


def test_too_many_columns():
    assert faults(",".join(map(str, range(20_000))))[0] == (
        "t.csv, row 1: The header has 20,000 cells. Keep it to 16,384."
    )


def test_the_header_of_a_large_file_is_read_from_its_beginning():
    data = "from,to\n" + "a,é\n" * 400_000
    file = File(name="t.csv", content=data.encode("utf-16"))
    assert delimited_header(file) == ("from", "to")
