from __future__ import annotations

from alliance_network.formats import open_dataset
from alliance_network.merge import merged


def test_networks_are_merged(run, tmp_path, network):
    text = (network / "actors.csv").read_text(encoding="utf-8")
    (network / "actors.csv").write_text(text.replace("Hezbollah", "Hizballah"), encoding="utf-8")
    outcome = run("merge", "iran-2023", network, "-o", tmp_path / "both")
    assert outcome.code == 0
    whole, told = merged([open_dataset("iran-2023"), open_dataset(network)])
    assert open_dataset(tmp_path / "both") == whole
    assert told and outcome.error.splitlines() == list(told)
    assert outcome.output.splitlines()[-1] == (
        f"{tmp_path}/both: 16 actors, 8 relations, 33 claims from 1 source."
    )


def test_what_the_whole_is_called(run, tmp_path, network):
    outcome = run(
        *("merge", network, "iran-2023", "-o", tmp_path / "both.zip", "--name", "both"),
        *("--title", "Both", "--description", "Two of one.", "--opening", "v=1&focus=iran"),
    )
    assert outcome.code == 0
    dataset = open_dataset(tmp_path / "both.zip")
    assert (dataset.name, dataset.title) == ("both", "Both")
    assert dataset.description.startswith("Two of one.")
    assert dataset.opening == "v=1&focus=iran"
    assert run("merge", network, "-o", tmp_path / "both.zip").code == 2
    assert run("merge", network, "-o", tmp_path / "both.zip", "--force").code == 0
    assert open_dataset(tmp_path / "both.zip") == open_dataset(network)


def test_networks_that_cannot_be_one_are_left_alone(run, tmp_path, network):
    text = (network / "relations.csv").read_text(encoding="utf-8")
    header, *lines = text.splitlines()
    place = header.split(",").index("directed")
    turned = [line.split(",") for line in lines if '"' not in line]
    assert turned
    for cells in turned:
        if cells[0] != "membership":
            cells[place] = "false" if cells[place] == "true" else "true"
    kept = [line for line in lines if '"' in line]
    rows = [header, *(",".join(cells) for cells in turned), *kept]
    (network / "relations.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    outcome = run("merge", "iran-2023", network, "-o", tmp_path / "both")
    assert (outcome.code, outcome.output) == (2, "")
    assert "give it another id in one of them." in outcome.error
    assert not (tmp_path / "both").exists()

    (network / "actors.csv").unlink()
    assert run("merge", "iran-2023", network, "-o", tmp_path / "both").code == 1
