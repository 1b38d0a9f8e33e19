from __future__ import annotations

import pytest
from hypothesis import given, settings

from alliance_network.errors import DataError
from alliance_network.formats.file import File
from alliance_network.formats.saved import Saved
from alliance_network.formats.zipped import FORMAT
from alliance_network.model.dataset import Dataset
from books import rows, xlsx, zipped
from small_network import FILES
from strategies import datasets


def read(files: dict[str, str | bytes], name: str = "my ties.zip") -> Dataset:
    file = File.of(name, zipped(files))
    assert FORMAT.fits(file)
    return FORMAT.read(file, None)


def faults(files: dict[str, str | bytes]) -> list[str]:
    with pytest.raises(DataError) as caught:
        read(files)
    return [str(fault) for fault in caught.value.faults]


@given(dataset=datasets())
@settings(max_examples=15)
def test_a_zip_gives_the_same_dataset_back(dataset: Dataset):
    data = FORMAT.write(Saved(dataset=dataset, actors=(), ties=()))
    assert FORMAT.read(File.of("x.zip", data), None).hash == dataset.hash
    assert FORMAT.write(Saved(dataset=dataset, actors=(), ties=())) == data


def test_at_its_top_or_in_a_folder_with_what_systems_leave_there():
    top = read(FILES)
    assert (top.name, top.title) == ("my-ties", "my ties")
    inside = {f"Iran/{name}": text for name, text in FILES.items()}
    others = {
        "__MACOSX/Iran/._claims.csv": b"\0\5\x16\7",
        "__MACOSX/Iran/claims.csv": b"\0\5\x16\7",
        "Iran/.DS_Store": b"\0\0\0\1Bud1",
        "Iran/stories/a.toml": "title = 1",
        "Iran/notes/claims.txt": "mine",
        "Iran/old.zip": zipped(FILES),
    }
    found = read(inside | others)
    assert found.title == "Iran"
    assert found.claims.equals(top.claims)


def test_faults_name_the_files_in_it():
    assert faults(
        {**FILES, "claims.csv": "id,from,to,relation,source\nc,x,iran,backing,article\n"}
    ) == [
        'claims.csv, row 2, column "from": "x" is no actor of actors.csv. Add the actor or correct '
        "the name."
    ]
    missing = {name: text for name, text in FILES.items() if name != "sources.csv"}
    assert faults({**missing, "source.csv": ""}) == [
        'sources.csv: The file is missing. Did you mean "source.csv"? Add it, at least with its '
        "header: id,title,publisher,date,url,kind,reliability,citation"
    ]
    assert faults({**FILES, "datapackage.json": b" " * 1_000_001}) == [
        "datapackage.json: The file has 1,000,001 bytes. Keep it to 1,000,000 bytes, or make "
        "several networks of it."
    ]


def test_no_network_or_several():
    assert faults({"trade.csv": "a,b\n", "__MACOSX/x": ""}) == [
        'my ties.zip: The zip holds no network, but one file: "trade.csv". Unpack it, and give '
        "that file."
    ]
    assert faults({"a.txt": "", "b.txt": ""}) == [
        "my ties.zip: The zip holds no network. Pack the folder with actors.csv, claims.csv and so "
        "on; give a single table as it is."
    ]
    both = {f"{folder}/{name}": text for name, text in FILES.items() for folder in "ab"}
    assert faults(both) == [
        'my ties.zip: The zip holds 2 networks: "a", "b". Pack each of them on its own.'
    ]


@pytest.mark.parametrize("start", ["../", "/", "x/../../"])
def test_a_path_out_of_it(start: str):
    told = faults({f"{start}{name}": text for name, text in FILES.items()})
    assert all("is to lie outside of it" in fault for fault in told)


def test_what_it_fits():
    assert not FORMAT.fits(File.of("a.zip", xlsx(rows(("a",)))))
    assert not FORMAT.fits(File.of("a.zip", b"from,to\n"))
    with pytest.raises(DataError, match="damaged"):
        FORMAT.read(File.of("a.zip", zipped(FILES)[:-30]), None)
