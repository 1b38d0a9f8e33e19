from __future__ import annotations

from urllib.parse import unquote

from flask import Response

from alliance_network.dashboard.answers import attached, remarked, split


def test_options_are_taken_out_of_a_query_and_the_rest_is_left_as_it_is():
    query = "v=1&size=a4&focus=iran&title=A%20%26%20B&places=iran:0.1:0.2"
    assert split(query, ("size", "title")) == (
        {"size": "a4", "title": "A & B"},
        "v=1&focus=iran&places=iran:0.1:0.2",
    )


def test_a_file_s_name_in_any_script():
    header = attached(Response(), "ایران.png").headers["Content-Disposition"]
    assert header.endswith("filename*=UTF-8''%D8%A7%DB%8C%D8%B1%D8%A7%D9%86.png")


def test_remarks_are_lines_of_a_header():
    header = remarked(Response(), ("Iran’s name.", "Two.")).headers["Export-Remarks"]
    assert header.isascii()
    assert unquote(header).splitlines() == ["Iran’s name.", "Two."]
    assert "Export-Remarks" not in remarked(Response(), ()).headers
