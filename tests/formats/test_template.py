from __future__ import annotations

from alliance_network.formats import read_file
from alliance_network.formats.file import File
from alliance_network.formats.template import template_csv
from alliance_network.formats.vocabulary import RELATIONS
from alliance_network.model.claim import CREDIBILITIES


def test_the_edge_list_opens_as_it_is():
    content = template_csv()
    dataset = read_file(File.of("template.csv", content))
    assert content == template_csv()
    rows = dataset.claims.select("from", "relation", "to", "start", "end", "weight").rows()
    assert sorted(rows, key=str) == [
        ("country-a", "alliance", "country-b", "1999-05-03", None, None),
        ("country-a", "backing", "group-x", "2012", "2015-06", None),
        ("country-b", "backing", "group-x", None, None, None),
        ("country-b", "exports", "country-a", "2014", "2014", 12.5),
        ("country-b", "membership", "organisation-y", "2001", None, None),
    ]
    assert f"relation: {', '.join(RELATIONS)}. Or a word of your own" in content.decode()
    assert ", ".join(CREDIBILITIES) in content.decode()
