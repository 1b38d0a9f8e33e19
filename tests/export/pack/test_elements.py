from __future__ import annotations

from alliance_network.export.pack.elements import Html, element, joined


def test_texts_are_escaped_and_elements_are_not():
    inner = element("b", "a < b & c")
    assert element("p", "<i>", inner, None) == "<p>&lt;i&gt;<b>a &lt; b &amp; c</b></p>"
    assert isinstance(joined("<", inner), Html)


def test_attributes_are_escaped_renamed_and_left_out():
    made = element("a", class_="x", data_a='"><b>', hidden=True, id=None, open=False, href="/")
    assert made == '<a class="x" data-a="&quot;&gt;&lt;b&gt;" hidden="" href="/"></a>'


def test_some_elements_have_no_end():
    assert element("p", "a", element("br"), "b") == "<p>a<br>b</p>"


def test_what_html_cannot_hold_becomes_a_sign():
    assert element("p", "a\x00b\ud800c\nd") == "<p>a\ufffdb\ufffdc d</p>"
