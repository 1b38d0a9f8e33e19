"""A folder and its dataset: nothing is lost on the way."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings

from alliance_network.formats.folder import read_folder, write_folder
from alliance_network.model.canonical import canonical_files
from alliance_network.model.dataset import Dataset
from alliance_network.seeds import seeds_folder
from small_network import FILES
from strategies import datasets


def claims(*rows: str, header: str = "id,from,to,relation,source") -> str:
    return "\n".join([header, *rows]) + "\n"


class TestReading:
    def test_a_plain_folder_opens_under_its_own_name(self, folder: Path):
        dataset = read_folder(folder)
        assert [actor.id for actor in dataset.actors] == ["hamas", "iran", "sco"]
        assert dataset.title == folder.name
        assert dataset.claims["stance"].to_list() == ["asserts"]
        assert dataset.coverage.height == 0

    def test_a_byte_order_mark_is_accepted(self, folder: Path):
        text = FILES["actors.csv"].encode("utf-8-sig")
        (folder / "actors.csv").write_bytes(text)
        assert len(read_folder(folder).actors) == 3

    def test_windows_line_ends_spaces_and_spare_commas_mean_nothing(self, folder: Path):
        plain = read_folder(folder)
        lines = [f" {line.replace(',', ' , ')} ,," for line in FILES["claims.csv"].splitlines()]
        (folder / "claims.csv").write_bytes("\r\n".join([*lines, "", ""]).encode())
        assert read_folder(folder) == plain

    def test_unordered_pairs_and_repeated_claims(self, folder: Path):
        text = claims(",iran,hamas,alliance,article", ",hamas,iran,alliance,article")
        (folder / "claims.csv").write_text(text)
        dataset = read_folder(folder)
        assert dataset.claims.select("from", "to").rows() == [("hamas", "iran")]

    def test_an_end_of_less_precision_is_not_before_its_start(self, folder: Path):
        header = "from,to,relation,source,start,end"
        text = claims("iran,hamas,backing,article,2023-11-17,2023", header=header)
        (folder / "claims.csv").write_text(text)
        assert read_folder(folder).claims["end"].to_list() == ["2023"]

    def test_the_shipped_network_is_kept_in_canonical_form(self):
        folder = seeds_folder() / "iran-2023"
        for name, data in canonical_files(read_folder(folder)).items():
            if name != "datapackage.json":
                assert (folder / name).read_bytes() == data, name


class TestRoundTrip:
    @given(dataset=datasets())
    @settings(max_examples=25)
    def test_reading_what_was_written_gives_the_same(self, dataset: Dataset):
        with tempfile.TemporaryDirectory() as folder:
            write_folder(dataset, folder)
            again = read_folder(folder)
        assert again.hash == dataset.hash
        assert canonical_files(again) == canonical_files(dataset)
        assert again.actors == dataset.actors
        assert again.relations == dataset.relations
        assert again.sources == dataset.sources
        assert again.claims.equals(dataset.claims)
        assert again.coverage.equals(dataset.coverage)

    def test_writing_leaves_other_files_and_no_parts(self, folder: Path):
        (folder / "README.txt").write_text("mine")
        write_folder(read_folder(folder), folder)
        names = sorted(path.name for path in folder.iterdir())
        assert names == [
            "README.txt",
            "actors.csv",
            "claims.csv",
            "coverage.csv",
            "datapackage.json",
            "relations.csv",
            "sources.csv",
        ]
