from __future__ import annotations

from alliance_network.formats import FORMATS


def test_every_format_is_listed_with_what_it_is_and_loses(run):
    outcome = run("formats")
    assert (outcome.code, outcome.error) == (0, "")
    words = " ".join(outcome.output.split())
    for kind in FORMATS:
        assert f"{kind.name}: {kind.label}" in words
        assert " ".join(kind.about.split()) in words
        assert " ".join(kind.loses.split()) in words
    assert "  gexf: GEXF (.gexf); read and written\n" in outcome.output
    assert max(map(len, outcome.output.splitlines())) <= 100
