from __future__ import annotations

import pytest

from alliance_network.export.saved import saved_of
from alliance_network.formats import called, open_dataset
from alliance_network.formats.folder import write_folder

TIES = """\
Source,Target,Type,Start,End,Amount
Iran,Hezbollah,backs,2001,2005,3
Iran,Hamas,backs,2006,2007,4
Syria,Hamas,backs,2001,2003,5
Russia,Syria,alliance,1971,,
"""


@pytest.fixture
def ties(tmp_path):
    path = tmp_path / "ties.csv"
    path.write_text(TIES, encoding="utf-8")
    return path


def test_a_table_becomes_a_folder(run, tmp_path, ties):
    outcome = run("convert", ties, "-o", tmp_path / "new")
    assert outcome.code == 0
    dataset = open_dataset(tmp_path / "new")
    assert dataset == open_dataset(ties)
    assert outcome.output.splitlines()[-1] == (
        f"{tmp_path}/new: 5 actors, 2 relations, 4 claims from 1 source."
    )
    assert len(outcome.output.splitlines()) == 2
    assert "5 actors, 4 claims;" in outcome.output


@pytest.mark.parametrize(
    ("file", "format"),
    [
        ("all.zip", "zip"),
        ("all.xlsx", "workbook"),
        ("all.GRAPHML", "graphml"),
        ("all.gexf", "gexf"),
        ("all.json", "node-link"),
        ("all.csv", "edges"),
    ],
)
def test_the_ending_is_the_format(run, tmp_path, file, format):
    path = tmp_path / file
    outcome = run("convert", "iran-2023", "-o", path)
    assert outcome.code == 0
    iran, kind = open_dataset("iran-2023"), called(format)
    assert path.read_bytes() == kind.write(saved_of(iran))
    assert outcome.error == (f"{kind.loses}\n" if kind.loses else "")
    if kind.group == "network":
        assert open_dataset(path) == iran


def test_a_part_is_chosen(run, tmp_path, ties):
    names = tmp_path / "names.txt"
    names.write_text("# who\nIran\nLBN  # a state that nothing is said of\nHamas # them\n", "utf-8")
    outcome = run(
        *("convert", ties, "-o", tmp_path / "new", "--actors", names, "--actors", "Hezbollah"),
        *("--years", "2001-2004", "--relations", "backing", "--least", "backing=2"),
        *("--name", "some", "--title", "Some", "--opening", "v=1&focus=iran"),
    )
    assert outcome.code == 0, outcome.error
    dataset = open_dataset(tmp_path / "new")
    assert (dataset.name, dataset.title, dataset.opening) == ("some", "Some", "v=1&focus=iran")
    assert [actor.name for actor in dataset.actors] == ["Hamas", "Hezbollah", "Iran", "Lebanon"]
    assert dataset.claims.select("from", "to", "start").rows() == [("iran", "hezbollah", "2001")]
    assert "claims that count on a day of 2001 to 2004" in dataset.description


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ("id,note\niran,x\nhamas,\n", ["Hamas", "Iran"]),
        ("note;name\n", None),
        ("Nr,Name\n1,Iran\n2,Hezbollah\n", ["Hezbollah", "Iran"]),
        ("id,kind,name\niran,state,Persia\nhamas,party,The Hamas\n", ["The Hamas", "Persia"]),
    ],
)
def test_actors_come_from_a_file(run, tmp_path, ties, content, names):
    path = tmp_path / "actors.csv"
    path.write_text(content, encoding="utf-8-sig")
    outcome = run("convert", ties, "-o", tmp_path / "new", "--actors", path)
    if names is None:
        assert outcome.code == 2
        return
    assert outcome.code == 0, outcome.error
    assert [actor.name for actor in open_dataset(tmp_path / "new").actors] == names


def test_several_files_are_merged(run, tmp_path, ties):
    more = tmp_path / "more.csv"
    more.write_text("from,to,relation,start\nIran,Syria,alliance,1982\n", encoding="utf-8")
    outcome = run("convert", "iran-2023", ties, more, "-o", tmp_path / "new")
    assert outcome.code == 0
    dataset, iran = open_dataset(tmp_path / "new"), open_dataset("iran-2023")
    assert dataset.opening == iran.opening
    assert dataset.claims.height == iran.claims.height + 5
    assert dataset.description.startswith(f"Made of:\n{iran.title} (33 claims)\n")
    assert iran.description in dataset.description
    assert len(outcome.output.splitlines()) == 4


# ---- what cannot be ---- #
@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--from", "ucdp"], 2, 'There is no format "ucdp". '),
        (["--years", "90s"], 2, '--years: "90s" are no years; write them like 1990-2018.'),
        (["--years", "2018-1990"], 2, "The years 2018 to 1990 run backwards"),
        (["--least", "backing"], 2, '--least: "backing" is no limit; write it like exports=1e9.'),
        (["--relations", "backng"], 2, 'There is no relation "backng": did you mean "backing"?'),
        (["--actors", " , "], 2, "--actors names nobody"),
        (["--actors", "no.csv"], 2, 'There is no file "no.csv" with actors.'),
        (["--actors", "Irann,Hamaz"], 2, '"Irann": did you mean "Iran"'),
        (["--actors", "region:Midle East"], 2, 'did you mean "Middle East & North Africa"'),
        (["--actors", "Iran,Iraq"], 2, "No claim of the files is between those actors"),
        (["--years", "1800-1810"], 2, "choose more. ties.csv: 1971 to 2007"),
        (["--name", "My network"], 2, '--name: "My network" is no id.'),
        (["--opening", "v=1&focus=atlantis"], 2, 'focus: this network has no actor "atlantis"'),
        (["--mapping", "no.toml"], 1, "no.toml: The file cannot be read"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_written(
    run, tmp_path, ties, arguments, code, said
):
    outcome = run("convert", ties, "-o", tmp_path / "new", *arguments)
    assert (outcome.code, outcome.output) == (code, "")
    assert said in outcome.error
    assert [path.name for path in tmp_path.iterdir()] == ["ties.csv"]


def test_what_is_there_stays_unless_told_otherwise(run, tmp_path, ties):
    for name in ("old.zip", "old.gexf"):
        (tmp_path / name).write_text("mine", encoding="utf-8")
        outcome = run("convert", ties, "-o", tmp_path / name)
        assert (outcome.code, outcome.output) == (2, "")
        assert "is there already: choose another, or give --force." in outcome.error
        assert (tmp_path / name).read_text(encoding="utf-8") == "mine"
        assert run("convert", ties, "-o", tmp_path / name, "--force").code == 0
        assert (tmp_path / name).stat().st_size > 100
    (tmp_path / "empty").mkdir()
    assert run("convert", ties, "-o", tmp_path / "empty").code == 0
    assert run("convert", ties, "-o", tmp_path / "empty").code == 2
    outcome = run("convert", ties, "-o", ties, "--force")
    assert outcome.code == 2 and "is what is read: choose another name." in outcome.error
    outcome = run("convert", "iran-2023", "-o", tmp_path / "x.png")
    assert outcome.error.splitlines() == [
        'Error: No format ends in ".png": use .zip, .xlsx, .graphml, .gexf, .json, .csv, or the '
        "name of a folder."
    ]


def test_a_network_is_not_written_over_itself(run, network):
    before = (network / "claims.csv").read_bytes()
    outcome = run("convert", network, "-o", network, "--force", "--actors", "Iran")
    assert outcome.code == 2
    assert (network / "claims.csv").read_bytes() == before


def test_columns_that_are_not_understood_are_asked_for(run, tmp_path):
    path = tmp_path / "odd.csv"
    path.write_text("Aa,Bb,Cc\nIran,Hamas,oil\nSyria,Hamas,arms\n", encoding="utf-8")
    outcome = run("convert", path, "-o", tmp_path / "new")
    assert outcome.code == 2
    assert '"Aa": names; "Iran", "Syria"' in outcome.error
    assert "from (needed)" in outcome.error
    assert "Traceback" not in outcome.error
    begins = outcome.error.index('file = "odd.csv"')
    mapping = tmp_path / "mine.toml"
    mapping.write_text(
        'file = "odd.csv"\n[columns]\nfrom = "Aa"\nto = "Bb"\nform = "Cc"\n'
        '[values]\nrelation = "backing"\n',
        encoding="utf-8",
    )
    assert outcome.error[begins:].splitlines()[0] == 'file = "odd.csv"'
    assert run("convert", path, "-o", tmp_path / "new", "--mapping", mapping).code == 0
    rows = open_dataset(tmp_path / "new").claims.select("from", "to", "form").sort("from").rows()
    assert rows == [("iran", "hamas", "oil"), ("syria", "hamas", "arms")]


# ---- published files ---- #
def test_support_as_it_is_published(run, root, tmp_path):
    file = root.parent / "shared" / "data" / "ucdp-external-support" / "ucdp-esd-ay-181.xlsx"
    folder = tmp_path / "support"
    outcome = run("convert", file, "--from", "ucdp-esd", "-o", f"{folder}/")
    assert outcome.code == 0
    dataset = open_dataset(folder)
    assert dataset.name == "ucdp-esd"
    assert [path.name for path in sorted(folder.iterdir())] == [
        *("actors.csv", "claims.csv", "coverage.csv", "datapackage.json", "relations.csv"),
        "sources.csv",
    ]


def test_some_of_two_published_sets(run, root, tmp_path):
    data = root.parent / "shared" / "data"
    outcome = run(
        *("convert", data / "rivalries" / "tss_rivalries.csv"),
        data / "disputes" / "cow_war_inter_dyad_year.csv.gz",
        *("--actors", "Iran,IRQ,cow:666,region:South Asia", "--years", "1980-2018"),
        *("-o", tmp_path / "some.zip"),
    )
    assert outcome.code == 0, outcome.error
    dataset = open_dataset(tmp_path / "some.zip")
    ids = {actor.id for actor in dataset.actors}
    assert {"iran", "iraq", "israel", "india", "pakistan"} <= ids
    assert "china" not in ids
    rivals = dataset.claims.filter(
        (dataset.claims["from"] == "iran") & (dataset.claims["to"] == "israel")
    )
    assert rivals.select("relation", "start").rows() == [("rivalry", "1979")]
    assert {source.id for source in dataset.sources} == {"tss-rivalries", "cow-war"}


def test_a_file_that_is_another_lacks_columns(run, root, tmp_path):
    file = root.parent / "shared" / "data" / "rivalries" / "tss_rivalries.csv"
    outcome = run("convert", file, "--from", "cow-war", "-o", tmp_path / "new")
    assert (outcome.code, outcome.output) == (1, "")
    fault, count = outcome.error.splitlines()
    assert fault.startswith("tss_rivalries.csv: The file is no COW wars: it lacks the columns ")
    assert fault.endswith("It looks like Strategic rivalries: leave --from out.")
    assert count == "1 fault."
    outcome = run("convert", "iran-2023", "--from", "atop", "-o", tmp_path / "new")
    assert outcome.code == 2 and "There is no file" in outcome.error


def test_the_network_that_ships_is_found_in_what_is_written(run, tmp_path):
    """What a folder loses nothing of is the same network again."""
    write_folder(open_dataset("iran-2023"), tmp_path / "copy")
    assert run("convert", tmp_path / "copy", "-o", tmp_path / "again.xlsx").code == 0
    assert open_dataset(tmp_path / "again.xlsx") == open_dataset("iran-2023")
