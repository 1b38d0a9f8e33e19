from __future__ import annotations

import pytest

from alliance_network.formats.separators import SEPARATORS, declared_separator, separator_of


def found(text: str) -> str:
    return separator_of(text.splitlines(keepends=True))


@pytest.mark.parametrize("sign", SEPARATORS)
def test_each_is_found(sign: str):
    text = "from,to,relation\niran,syria,backing\n\nchina,iran,trade\n"
    assert found(text.replace(",", sign)) == sign


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        # Decimal commas, in one column and in several.
        ("a;b;w\nx;y;1,5\nx;z;2,5\n", ";"),
        ("from;v;w\nx;1,5;2,5\ny;0,5;7,5\nz;1,0;3,5\n", ";"),
        # Lists within cells.
        ("from,to,form\na,b,oil|arms\na,c,oil|money\n", ","),
        ('name;code\n"Iran, Islamic Republic of";IRN\n"Korea, Republic of";KOR\n', ";"),
        ("Country, official\tCode\nIran, Islamic Republic of\tIRN\nX, Y\tZ\n", "\t"),
        # Titles and notes above the header.
        ("Trade, by year\nSource: UN; own\n\na;b;c\n1;2;3\n4;5;6\n", ";"),
        # Rows of another length.
        ("a,b,c\n1,2\n1,2,3\n1,2,3,4\n1,2,3\n", ","),
        ('a,b\n"x\n;y;",2\n3,4\n', ","),
        ("", ","),
        ("name\niran\n", ","),
    ],
)
def test_what_else_stands_in_the_cells(text: str, sign: str):
    assert found(text) == sign


@pytest.mark.parametrize(
    ("line", "sign"),
    [("sep=;\r\n", ";"), ('"sep=\t"\n', "\t"), ("SEP=,", ","), ("sep=x\n", None), ("a;b\n", None)],
)
def test_a_first_line_that_declares_it(line: str, sign: str | None):
    assert declared_separator(line) == sign
