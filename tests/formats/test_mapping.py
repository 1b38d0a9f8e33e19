from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_network.errors import DataError, MappingError
from alliance_network.formats import open_dataset
from alliance_network.formats.columns import CODES, DAY_FIRST, FIELDS, OPTIONS
from alliance_network.formats.mapping import ColumnMapping, mapping_of, mapping_text

NAMES = [field.name for field in FIELDS]
texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)


@st.composite
def mappings(draw: st.DrawFn) -> ColumnMapping:
    names = draw(st.lists(st.sampled_from(NAMES), unique=True))
    columns = draw(st.lists(texts, min_size=len(names), max_size=len(names), unique=True))
    constant = draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=3))
    values = {name: draw(texts) for name in constant if name not in names}
    values |= draw(st.sampled_from([{}, {"dates": DAY_FIRST}, {"codes": "cow", "sheet": "Ties"}]))
    left_out = draw(st.lists(texts.filter(lambda text: text not in columns), unique=True))
    return ColumnMapping(
        columns=dict(zip(names, columns, strict=True)),
        values=values,
        left_out=tuple(left_out),
        file=draw(st.none() | texts),
    )


@given(mappings())
def test_a_mapping_is_read_back_as_it_was_written(mapping: ColumnMapping):
    assert mapping_of(mapping_text(mapping)) == mapping


def test_every_fault_of_a_mapping_at_once():
    text = (
        'fil = "x"\nleft_out = ["A"]\n[columns]\nfrom = "A"\nto = "B"\nrelatoin = "C"\n'
        '[values]\nto = "Iran"\ndates = "mixed"\n'
    )
    with pytest.raises(DataError) as caught:
        mapping_of(text.replace('fil = "x"\n', ""))
    assert [str(fault) for fault in caught.value.faults] == [
        'mapping.toml, field "columns": "relatoin" is no field of a tie. Did you mean "relation"? '
        f"There is {', '.join(NAMES)}.",
        'mapping.toml, field "to": "to" is given by a column and as a value. Delete one of the '
        "two.",
        'mapping.toml, field "columns": The column "A" is to be "from" and "left_out". Let each '
        "column be one thing.",
        'mapping.toml, field "dates": "mixed" is no value of dates. Write one of "day first", '
        '"month first".',
    ]
    with pytest.raises(DataError, match='"fil" is nothing that a mapping says'):
        mapping_of(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("from = ", "The file is no TOML"),
        ("columns = 3", '"columns" is no table of texts.'),
        ("[values]\nstart = 2020", '"values" is no table of texts.'),
        ('left_out = "A"', '"left_out" is no list of texts.'),
        ("file = 1", '"file" is no text.'),
        ("a = " + "[" * 5_000, "The file is no TOML"),
        ("#" * 200_001, "The file holds more than 200,000 bytes."),
    ],
)
def test_what_is_no_mapping(text: str, said: str):
    with pytest.raises(DataError) as caught:
        mapping_of(text, file="mine.toml")
    assert said in str(caught.value)
    assert caught.value.faults[0].file == "mine.toml"


def test_options_know_their_values():
    about = {option.name: option.about for option in OPTIONS}
    assert all(code in about["codes"] for code in CODES)


class TestBeside:
    """A `mapping.toml` in the folder of a table."""

    @pytest.fixture
    def table(self, tmp_path: Path) -> Path:
        path = tmp_path / "ties.csv"
        path.write_text("A,B,C\nIran,Hamas,2001\n")
        return path

    @staticmethod
    def keep(table: Path, **said) -> None:
        text = mapping_text(ColumnMapping(columns={"from": "A", "to": "B", "when": "C"}, **said))
        (table.parent / "mapping.toml").write_text(text)

    def test_is_used_for_a_table_with_its_columns(self, table: Path):
        with pytest.raises(MappingError):
            open_dataset(table)
        self.keep(table)
        assert open_dataset(table).claims["start"].to_list() == ["2001"]

    def test_is_used_for_the_file_that_it_names(self, table: Path):
        self.keep(table, file="ties.csv")
        assert open_dataset(table).claims["start"].to_list() == ["2001"]
        self.keep(table, file="others.csv")
        with pytest.raises(MappingError):
            open_dataset(table)

    def test_is_not_used_for_a_table_without_its_columns(self, table: Path):
        self.keep(table, left_out=("D",))
        with pytest.raises(MappingError):
            open_dataset(table)
        self.keep(table, left_out=("D",), file="ties.csv")
        with pytest.raises(DataError, match='no column "D", which the mapping names'):
            open_dataset(table)

    def test_gives_way_to_one_that_is_given(self, table: Path):
        self.keep(table)
        given = ColumnMapping(columns={"from": "B", "to": "A"}, left_out=("C",))
        dataset = open_dataset(table, mapping=given)
        assert dataset.claims.select("from", "start", "note").row(0) == ("hamas", None, None)

    def test_a_broken_one_is_a_fault(self, table: Path):
        (table.parent / "mapping.toml").write_text("?")
        with pytest.raises(DataError, match="The file is no TOML"):
            open_dataset(table)
        (table.parent / "mapping.toml").write_bytes(b"\xff\xfe\x00\xd8")
        with pytest.raises(DataError, match="The file"):
            open_dataset(table)

    def test_leaves_networks_of_ours_alone(self, folder: Path):
        (folder / "mapping.toml").write_text("?")
        assert open_dataset(folder).claims.height == 1
