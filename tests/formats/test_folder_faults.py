"""Everything wrong with a folder is told at once, in whole sentences."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from alliance_network.errors import DataError
from alliance_network.formats import csv_table
from alliance_network.formats.folder import read_folder
from small_network import FILES


def faults(folder: Path, **files: str | bytes | None) -> list[str]:
    """What reading says after some files were replaced; their names without ending."""
    for name, content in files.items():
        path = folder / (f"{name}.json" if name == "datapackage" else f"{name}.csv")
        if content is None:
            path.unlink()
        else:
            path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(DataError) as caught:
        read_folder(folder)
    return [str(fault) for fault in caught.value.faults]


def claims(*rows: str, header: str = "id,from,to,relation,source") -> str:
    return "\n".join([header, *rows]) + "\n"


def test_every_fault_of_every_file_is_told_at_once(folder: Path):
    assert faults(
        folder,
        actors="id,kind,name,lat,lon,colour\n"
        "iran,stat,Iran,,,\n"
        "Hamas,armed group,Hamas,91,x,\n"
        "sco,organisation,,,,\n"
        "sco,organisation,SCO,,1,\n",
        relations="id,label,verb,sign,directed,colour,dash\n"
        "backing,backing,backs,2,maybe,red,8\n"
        "membership,m,m,0,no,,\n",
        sources="id,title,date,url,reliability\narticle,A,2023-13,javascript:x,G\n",
        coverage="source,relation,first,last,every\nartikle,backing,2024,2023,0\n",
        claims=claims(
            "c1,irann,sco,backing,article,2023,2022,says,sure,1 000",
            "c1,sco,sco,backin,,2023-02-30,,asserts,,",
            header="id,from,to,relation,source,start,end,stance,credibility,weight",
        ),
    ) == [
        'actors.csv, row 1, column "colour": "colour" is no column of actors. Correct the '
        "name or delete the column; there may be id, kind, name, aliases, iso3, cow, gw, "
        "lat, lon, note.",
        'actors.csv, row 2, column "kind": "stat" is no kind of actor. Use "state", "armed '
        'group", "party", "group of states" or "organisation".',
        'actors.csv, row 3, column "id": "Hamas" is no id. Use lower-case letters a to z, '
        "digits and single hyphens between them, like saudi-arabia.",
        'actors.csv, row 3, column "lat": 91 is no place on the globe. Write degrees from '
        "-90 to 90.",
        'actors.csv, row 3, column "lon": "x" is no number. Write digits, with a point '
        "before decimals, like 1234.5, and nothing else.",
        'actors.csv, row 4, column "name": The cell is empty. Fill it: name.',
        "actors.csv, row 5: Only one of lat and lon is given. Give both degrees, or neither.",
        'actors.csv, row 5, column "id": "sco" is the id of row 4 already. Give each row an '
        "id of its own, or delete one of the two.",
        'relations.csv, row 2, column "sign": "2" is no sign. Write 1 for friendly, -1 for '
        "hostile, 0 for neither.",
        'relations.csv, row 2, column "colour": "red" is no colour. Write # and six digits '
        "0-9, a-f, like #0b6e4f, or leave it empty.",
        'relations.csv, row 2, column "dash": "8" is no dash pattern. Write lengths of dash '
        'and gap in turn, in pixels, like "8 4", or leave it empty for a solid line.',
        'relations.csv, row 2, column "directed": "maybe" is neither true nor false. Write '
        '"true" or "false".',
        "relations.csv, row 3: The relation membership is not directed. Set directed to "
        "true: it goes from the member to the organisation.",
        'sources.csv, row 2, column "date": "2023-13" is a day that does not exist. Correct '
        "the year, month or day; if it is not known, leave it off.",
        'sources.csv, row 2, column "url": "javascript:x" is no web address. Start it with '
        "https:// or http://.",
        'sources.csv, row 2, column "reliability": "G" is no reliability. Write a letter A '
        "to F of the Admiralty code, or leave it empty.",
        'coverage.csv, row 2, column "source": "artikle" is no source of sources.csv. Did '
        'you mean "article"? Add the source or correct the name.',
        'coverage.csv, row 2, column "every": "0" is too small. Write 1 or more.',
        'coverage.csv, row 2, column "last": "2023" is before the first, "2024". Correct or '
        "exchange the two dates.",
        'claims.csv, row 2, column "from": "irann" is no actor of actors.csv. Did you mean '
        '"iran"? Add the actor or correct the name.',
        'claims.csv, row 2, column "stance": "says" is no stance. Use "asserts" or "denies", '
        "or leave it empty.",
        'claims.csv, row 2, column "credibility": "sure" is no credibility. Use "confirmed", '
        '"probable", "possible", "doubtful" or "improbable", or leave it empty.',
        'claims.csv, row 2, column "weight": "1 000" is no number. Write digits, with a '
        "point before decimals, like 1234.5, and nothing else.",
        'claims.csv, row 2, column "end": "2022" is before the start, "2023". Correct or '
        "exchange the two dates.",
        'claims.csv, row 3, column "id": "c1" is the id of row 2 already. Give each row an '
        "id of its own, or delete one of the two.",
        'claims.csv, row 3, column "relation": "backin" is no relation of relations.csv. Did '
        'you mean "backing"? Add the relation or correct the name.',
        'claims.csv, row 3, column "start": "2023-02-30" is a day that does not exist. '
        "Correct the year, month or day; if it is not known, leave it off.",
        'claims.csv, row 3, column "source": The cell is empty. Fill it: where it was read.',
        'claims.csv, row 3, column "to": "sco" is tied to itself. Correct one of the two actors.',
    ]


def test_text_in_latin_1_is_named_with_its_first_place(folder: Path):
    assert faults(
        folder, actors=FILES["actors.csv"].replace("Hamas", "Türkiye").encode("latin-1")
    ) == [
        'actors.csv, row 3, column "name": The file is not in UTF-8: it holds the byte 0xFC '
        '("ü" in Latin-1, as Windows writes it). Save it as "CSV UTF-8".',
    ]


def test_utf_16_is_named_with_and_without_a_mark(folder: Path):
    assert faults(
        folder,
        actors=FILES["actors.csv"].encode("utf-16"),
        claims=FILES["claims.csv"].encode("utf-16-le"),
    ) == [
        'actors.csv: The file is in UTF-16, not in UTF-8. Save it as "CSV UTF-8".',
        'claims.csv: The file is in UTF-16, not in UTF-8. Save it as "CSV UTF-8".',
    ]


def test_missing_files(folder: Path):
    assert faults(folder, claims=None, sources=None) == [
        "sources.csv: The file is missing. Add it, at least with its header: "
        "id,title,publisher,date,url,kind,reliability,citation",
        "claims.csv: The file is missing. Add it, at least with its header: "
        "id,from,to,relation,start,end,stance,claimant,credibility,form,weight,unit,source,locator,recorded,note",
    ]


def test_no_header(folder: Path):
    assert faults(folder, claims="", sources="\n\n", actors="\0") == [
        "actors.csv, row 1: The first row holds no name of a column of actors. Begin the "
        "file with a header: id,kind,name,aliases,iso3,cow,gw,lat,lon,note",
        "sources.csv, row 1: The file has no header. Begin the file with a header: "
        "id,title,publisher,date,url,kind,reliability,citation",
        "claims.csv, row 1: The file has no header. Begin the file with a header: "
        "id,from,to,relation,start,end,stance,claimant,credibility,form,weight,unit,source,locator,recorded,note",
    ]


def test_a_first_row_that_is_no_header(folder: Path):
    assert faults(folder, actors="iran,state,Iran\n") == [
        "actors.csv, row 1: The first row holds no name of a column of actors. Begin the "
        "file with a header: id,kind,name,aliases,iso3,cow,gw,lat,lon,note",
    ]


def test_other_separators(folder: Path):
    assert faults(
        folder,
        claims=FILES["claims.csv"].replace(",", ";"),
        sources=FILES["sources.csv"].replace(",", "\t"),
    ) == [
        "sources.csv, row 1: Its columns are separated by tabs, not by commas. Save it as "
        "CSV with commas.",
        "claims.csv, row 1: Its columns are separated by semicolons, not by commas. Save it "
        "as CSV with commas.",
    ]


def test_a_cell_of_a_megabyte(folder: Path):
    assert faults(
        folder,
        claims=claims(f"c1,iran,{'x' * 1_000_000},backing,article"),
        actors=FILES["actors.csv"] + f"x,state,{'y' * 1_000_000}\n",
    ) == [
        'actors.csv, row 5, column "name": '
        '"yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy…" (1,000,000 '
        "characters) is too long. Keep it to 500 characters here.",
        'claims.csv, row 2, column "to": '
        '"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…" (1,000,000 '
        "characters) is too long. Keep it to 500 characters here.",
    ]


def test_control_characters_and_nul_bytes(folder: Path):
    assert faults(
        folder,
        claims=claims("c1,iran,ha\0mas,backing,article"),
        actors=FILES["actors.csv"] + "x,state,a\x07b\n",
    ) == [
        'actors.csv, row 5, column "name": "a\\x07b" holds the control character U+0007. '
        "Delete it, and save the file as UTF-8.",
        'claims.csv, row 2, column "to": "ha\\x00mas" holds the control character U+0000. '
        "Delete it, and save the file as UTF-8.",
    ]


def test_rows_are_counted_as_a_spreadsheet_shows_them(folder: Path):
    assert faults(
        folder,
        claims=claims(
            'c1,iran,hamas,backing,article,"a\nb\nc"',
            "",
            "c2,iran,hamass,backing,article,",
            header="id,from,to,relation,source,note",
        ),
    ) == [
        'claims.csv, row 4, column "to": "hamass" is no actor of actors.csv. Did you mean '
        '"hamas"? Add the actor or correct the name.',
    ]


def test_ragged_rows_are_told_and_their_ids_still_known(folder: Path):
    assert faults(
        folder,
        claims=claims(
            "c1,iran,hamas,backing",
            "c2,iran,hamas,backing,article,extra",
            "c3,x,hamas,backing,article",
        ),
        actors=FILES["actors.csv"] + "x,state\n",
    ) == [
        "actors.csv, row 5: The row has 2 cells, the header 3. Add or remove commas; put a "
        "cell with a comma in it into quotes.",
        "claims.csv, row 2: The row has 4 cells, the header 5. Add or remove commas; put a "
        "cell with a comma in it into quotes.",
        "claims.csv, row 3: The row has 6 cells, the header 5. Add or remove commas; put a "
        "cell with a comma in it into quotes.",
    ]


def test_stray_quotation_marks(folder: Path):
    assert faults(
        folder,
        claims=claims('c1,"iran" x,hamas,backing,article', "c3,y,hamas,backing,article"),
        actors=FILES["actors.csv"] + '"x,state,X\nz,state,Z\n',
    ) == [
        "actors.csv, row 5: A quotation mark opens a cell in this row and is never closed. "
        "The rows after it were not checked. Close the quotes; write a quotation mark inside "
        'a quoted cell twice, like "".',
        "claims.csv, row 2: A quotation mark inside a cell of this row ends the cell too "
        "early. Close the quotes; write a quotation mark inside a quoted cell twice, like "
        '"".',
    ]


def test_members_only_of_organisations_and_nobody_of_itself(folder: Path):
    assert faults(
        folder, claims=claims("c1,iran,hamas,membership,article", ",iran,iran,backing,article")
    ) == [
        'claims.csv, row 2, column "to": "hamas" is of the kind "armed group", which has no '
        "members. Let a membership go from the member to an organisation or a group of "
        "states, or correct the kind in actors.csv.",
        'claims.csv, row 3, column "to": "iran" is tied to itself. Correct one of the two actors.',
    ]


def test_names_instead_of_ids(folder: Path):
    assert faults(folder, claims=claims("c1,Iran,Hamas,Backing,An article")) == [
        'claims.csv, row 2, column "from": "Iran" is no actor of actors.csv. Did you mean '
        '"iran"? Add the actor or correct the name.',
        'claims.csv, row 2, column "to": "Hamas" is no actor of actors.csv. Did you mean '
        '"hamas"? Add the actor or correct the name.',
        'claims.csv, row 2, column "relation": "Backing" is no relation of relations.csv. '
        'Did you mean "backing"? Add the relation or correct the name.',
        'claims.csv, row 2, column "source": "An article" is no source of sources.csv. Did '
        'you mean "article"? Add the source or correct the name.',
    ]


def test_a_data_package_with_wrong_properties(folder: Path):
    assert faults(
        folder, datapackage=json.dumps({"name": "Iran 2023", "title": 3, "opening": "x" * 5000})
    ) == [
        'datapackage.json, column "name": "Iran 2023" is no id. Use lower-case letters a to '
        "z, digits and single hyphens between them, like saudi-arabia.",
        'datapackage.json, column "title": "3" is no text. Write a text here.',
        'datapackage.json, column "opening": '
        '"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…" (5,000 characters) '
        "is too long. Keep it to 4,000 characters here.",
    ]


def test_a_data_package_that_is_no_json(folder: Path):
    assert faults(folder, datapackage='{"name": "x",\n "title": }') == [
        "datapackage.json, row 2: The file is no JSON: expecting value at character 11. "
        "Correct it there, or delete the file to use the folder's name as the title.",
    ]


def test_a_data_package_that_nests_too_deeply(folder: Path):
    assert faults(folder, datapackage="[" * 100_000) == [
        "datapackage.json: The file nests too deeply or holds too long a number. Simplify it.",
    ]


def test_a_data_package_that_is_no_object(folder: Path):
    assert faults(folder, datapackage="[]") == [
        'datapackage.json: The file holds no JSON object. Write a data package: {"name": '
        '..., "title": ..., "resources": [...]}.',
    ]


def test_a_data_package_in_latin_1(folder: Path):
    assert faults(folder, datapackage=b'{"name":"x","title":"\xe9"}') == [
        'datapackage.json, row 1: The file is not in UTF-8: it holds the byte 0xE9 ("é" in '
        "Latin-1, as Windows writes it). Save it as UTF-8.",
    ]


def test_an_opening_view_of_an_unknown_actor(folder: Path):
    assert faults(
        folder,
        datapackage=json.dumps({"name": "x", "title": "X", "opening": "v=1&focus=irann"}),
    ) == [
        'datapackage.json, column "opening": focus: this network has no actor "irann"; use '
        "iran. Copy what stands after the ? in the address of the view you mean.",
    ]


def test_a_header_with_wrong_repeated_and_empty_names(folder: Path):
    assert faults(
        folder, claims="id,From,to,relation,source,to,\nc1,iran,hamas,backing,article,x,y\n"
    ) == [
        'claims.csv, row 1, column "From": "From" is no column of claims. Did you mean '
        '"from"? Correct the name or delete the column; there may be id, from, to, relation, '
        "start, end, stance, claimant, credibility, form, weight, unit, source, locator, "
        "recorded, note.",
        'claims.csv, row 1, column "to": The column "to" is there twice. Delete one of them.',
        "claims.csv, row 1: Column 7 has cells but no name. Name it in the header, or delete it.",
        'claims.csv, row 1, column "from": The column "from" is missing. Add it: from this actor.',
    ]


def test_many_faults_of_one_kind_are_counted(folder: Path):
    rows = (f"c{number},iran,nobody,backing,article" for number in range(5_000))
    told = faults(folder, claims=claims(*rows))
    assert len(told) == 101
    assert told[-1] == (
        'claims.csv, row 102, column "to": The same is wrong in 4,900 more rows, up to row '
        "5,001. Correct them alike."
    )


def test_too_many_rows(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(csv_table, "OTHER_ROWS", 10)
    rows = "".join(f"a{number},state,A\n" for number in range(11))
    assert faults(folder, actors="id,kind,name\n" + rows) == [
        "actors.csv: The file has too many rows. Keep it to 10 rows, or make several "
        "networks of it."
    ]


def test_a_file_too_large(folder: Path):
    with (folder / "datapackage.json").open("wb") as file:
        file.truncate(1_000_001)
    assert faults(folder) == [
        "datapackage.json: The file has 1,000,001 bytes. Keep it to 1,000,000 bytes, or make "
        "several networks of it."
    ]


def test_no_folder(tmp_path: Path):
    with pytest.raises(DataError, match=r"The folder cannot be read \(No such file"):
        read_folder(tmp_path / "nowhere")
    with pytest.raises(DataError, match="The folder cannot be read"):
        read_folder("no\0where")


def test_a_folder_in_place_of_a_file(folder: Path):
    (folder / "claims.csv").unlink()
    (folder / "claims.csv").mkdir()
    assert faults(folder) == [
        "claims.csv: The file cannot be read (it is no file). Check that it is a file, and "
        "that you may read it."
    ]


def test_values_in_faults_are_short_and_printable(folder: Path):
    (folder / "claims.csv").write_text(claims(f"c1,iran,{chr(7) + 'x' * 1_000},backing,article"))
    with pytest.raises(DataError) as caught:
        read_folder(folder)
    assert [fault.value for fault in caught.value.faults] == [r"\x07" + "x" * 59 + "…"]


def test_the_limit_of_the_csv_module_is_left_as_it_was(folder: Path):
    before = csv.field_size_limit()
    read_folder(folder)
    assert csv.field_size_limit() == before


def test_a_device_is_no_file(folder: Path):
    (folder / "claims.csv").unlink()
    (folder / "claims.csv").symlink_to("/dev/null")
    assert faults(folder) == [
        "claims.csv: The file cannot be read (it is no file). Check that it is a file, and that "
        "you may read it."
    ]
