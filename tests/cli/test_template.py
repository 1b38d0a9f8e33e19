from __future__ import annotations

import pytest

from alliance_network.formats import open_dataset


@pytest.mark.parametrize("file", ["template.csv", "template.XLSX"])
def test_a_template_opens_as_it_is(run, tmp_path, file):
    path = tmp_path / file
    assert run("template", "-o", path).code == 0
    assert open_dataset(path).claims.height > 3
    before = path.read_bytes()
    path.write_text("mine", encoding="utf-8")
    outcome = run("template", "-o", path)
    assert outcome.code == 2 and "is there already" in outcome.error
    assert path.read_text(encoding="utf-8") == "mine"
    assert run("template", "-o", path, "--force").code == 0
    assert path.read_bytes() == before


def test_a_template_that_there_is_not(run, tmp_path):
    outcome = run("template", "-o", "template.ods")
    assert outcome.code == 2
    assert outcome.error == (
        'Error: There is no template for "template.ods": end its name in .csv or .xlsx.\n'
    )
