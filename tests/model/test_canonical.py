from __future__ import annotations

import json

import polars as pl
from hypothesis import given, settings

from alliance_network.model.actor import Actor
from alliance_network.model.canonical import canonical_files, digest
from alliance_network.model.dataset import Dataset
from alliance_network.model.relation import Relation
from alliance_network.model.schema import TABLES
from alliance_network.model.source import Source
from strategies import datasets


def small() -> Dataset:
    return Dataset(
        name="small",
        title="Small",
        opening="v=1",
        actors=(
            Actor(id="iran", kind="state", name="Iran", names={"fa": "ایران"}, lat=32, lon=53.5),
            Actor(id="hamas", kind="armed group", name='The "H", so called', aliases=("a", "b")),
        ),
        relations=(Relation(id="trade", label="trade", verb="trades with", directed=False),),
        sources=(Source(id="article", title="An article"),),
        coverage=pl.DataFrame({"source": ["article"], "first": ["2023"], "every": [4]}),
        claims=pl.DataFrame(
            {
                "id": ["c1"],
                "from": ["iran"],
                "to": ["hamas"],
                "relation": ["trade"],
                "source": ["article"],
                "weight": [3.0],
                "note": ["one\ntwo"],
            }
        ),
    )


def test_the_form_of_each_table():
    files = {name: data.decode() for name, data in canonical_files(small()).items()}
    assert files["actors.csv"] == (
        "id,kind,name,name_fa,aliases,iso3,cow,gw,lat,lon,note\n"
        'hamas,armed group,"The ""H"", so called",,a|b,,,,,,\n'
        "iran,state,Iran,ایران,,,,,32,53.5,\n"
    )
    assert files["relations.csv"] == (
        "id,label,verb,sign,directed,event,colour,colour_dark,dash,unit,order,note\n"
        "trade,trade,trades with,0,false,false,,,,,0,\n"
    )
    assert files["sources.csv"] == (
        "id,title,publisher,date,url,kind,reliability,citation\narticle,An article,,,,,,\n"
    )
    assert files["coverage.csv"] == (
        "source,relation,from,to,first,last,every\narticle,,,,2023,,4\n"
    )
    assert files["claims.csv"] == (
        "id,from,to,relation,start,end,stance,claimant,credibility,form,weight,unit,source,"
        "locator,recorded,note\n"
        'c1,hamas,iran,trade,,,asserts,,,,3,,article,,,"one\ntwo"\n'
    )


def test_the_data_package_describes_every_column_of_every_file():
    files = canonical_files(small())
    package = json.loads(files["datapackage.json"])
    assert (package["name"], package["title"], package["opening"]) == ("small", "Small", "v=1")
    assert [resource["name"] for resource in package["resources"]] == list(TABLES)
    for resource in package["resources"]:
        header = files[resource["path"]].decode().splitlines()[0].split(",")
        assert [field["name"] for field in resource["schema"]["fields"]] == header
    claims = package["resources"][-1]["schema"]
    assert claims["primaryKey"] == ["id"]
    assert {key["fields"][0]: key["reference"]["resource"] for key in claims["foreignKeys"]} == {
        "from": "actors",
        "to": "actors",
        "relation": "relations",
        "source": "sources",
    }


def test_the_digest_tells_apart_names_and_where_files_end():
    files = [{"a": b"bc"}, {"ab": b"c"}, {"a": b"b", "c": b""}, {"a": b"b", "b": b"c"}, {}]
    assert len({digest(one) for one in files}) == len(files)


@given(dataset=datasets())
@settings(max_examples=10)
def test_files_are_utf_8_with_plain_line_ends(dataset: Dataset):
    for data in canonical_files(dataset).values():
        text = data.decode("utf-8")
        assert "\r" not in text
        assert text.endswith("\n")


def test_what_stands_in_one_file_or_in_two_is_not_the_same():
    assert digest({"a": b"x", "b": b"y"}) != digest({"a": b"xb\ny"})
