from __future__ import annotations

from alliance_network.seeds import seeds_folder


def test_a_network_without_faults(run):
    outcome = run("validate", "iran-2023")
    assert (outcome.code, outcome.error) == (0, "")
    assert outcome.output.startswith("iran-2023: no faults. 16 actors, 21 ties of 8 relations, ")


def test_every_fault_is_listed_and_counted(run, network):
    claims = network / "claims.csv"
    lines = claims.read_text(encoding="utf-8").splitlines()
    header = lines[0].split(",")
    for row, (column, value) in {2: ("stance", "guesses"), 5: ("to", "atlantis")}.items():
        cells = dict(zip(header, [""] * len(header), strict=True))
        cells |= {"id": f"wrong-{row}", "from": "iran", "to": "hamas", "relation": "backing"}
        cells |= {"stance": "asserts", "source": lines[1].split(",")[header.index("source")]}
        cells[column] = value
        lines[row - 1] = ",".join(cells.values())
    claims.write_text("\n".join(lines) + "\n", encoding="utf-8")

    outcome = run("validate", network)

    assert outcome.code == 1
    assert outcome.output == ""
    *faults, count = outcome.error.splitlines()
    assert len(faults) == 2
    assert '"guesses"' in faults[0] and "claims.csv, row 2" in faults[0]
    assert '"atlantis"' in faults[1] and "claims.csv, row 5" in faults[1]
    assert count == f"{network}: 2 faults."


def test_faulty_and_faultless_networks_in_one_call(run, network):
    (network / "actors.csv").write_text("id,kind\n", encoding="utf-8")
    outcome = run("validate", network, "iran-2023")
    assert outcome.code == 1
    assert outcome.output.startswith("iran-2023: no faults.")
    assert outcome.error.splitlines()[-1].startswith(f"{network}: ")


def test_a_network_that_is_not_there(run):
    outcome = run("validate", "iran-2032")
    assert (outcome.code, outcome.output) == (2, "")
    assert outcome.error.startswith('Error: There is no network "iran-2032".')
    assert outcome.error.count("\n") == 1


def test_stories_are_counted_and_checked_with_their_network(run, network):
    folder = network / "stories"
    folder.mkdir()
    story = (seeds_folder() / "iran-2023" / "stories" / "around-iran.toml").read_text("utf-8")
    (folder / "good.toml").write_text(story, encoding="utf-8")
    assert run("validate", network).output.endswith(" from 1 source, 1 story.\n")

    wrong = story.replace("&focus=iran", "&focus=atlantis", 1)
    (folder / "wrong.toml").write_text(wrong, encoding="utf-8")
    outcome = run("validate", network)
    assert (outcome.code, outcome.output) == (1, "")
    fault, count = outcome.error.splitlines()
    assert fault.startswith('stories/wrong.toml, step 4, field "view": focus: this network has no')
    assert count == f"{network}: 1 fault."


def test_a_network_without_stories_says_nothing_of_them(run, network):
    assert run("validate", network).output.endswith(" from 1 source.\n")


def test_a_file_of_any_format_is_checked(run, tmp_path):
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text("from,to,relation\nIran,Hamas,backing\n", encoding="utf-8")
    bad.write_text("from,to,start\nIran,Hamas,2001\nIran,Syria,soon\n", encoding="utf-8")
    outcome = run("validate", good, bad)
    assert outcome.code == 1
    assert outcome.output == (
        f"{good}: no faults. 2 actors, 1 tie of 1 relation, 1 claim from 1 source.\n"
    )
    fault, count = outcome.error.splitlines()
    assert fault.startswith('bad.csv, row 3, column "start": "soon"')
    assert count == f"{bad}: 1 fault."
