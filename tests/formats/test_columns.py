from __future__ import annotations

import pytest

from alliance_network.formats.columns import FIELDS, actor_columns, tie_columns

PAIRS = (
    "From,To Source,Target source_id,target_id country1,country2 Country_A,Country_B stateA,stateB "
    "sender,receiver ego,alter Exporter,Importer side_a,side_b Vertex.1,Vertex.2 V1,V2 Von,Nach "
    "Land1,Land2 Akteur_1,Akteur_2 Quelle,Ziel De,À Pays1,Pays2 Origine,Destination Origen,Destino "
    "País_1,País_2 supporter,recipient node1,node2 statename1,statename2"
)


@pytest.mark.parametrize("pair", PAIRS.split())
def test_two_ends(pair: str):
    first, second = pair.split(",")
    found, codes = tie_columns(["Nr", second, "Year", first])
    assert (found["from"], found["to"], codes) == (first, second, None)
    assert found["when"] == "Year"


@pytest.mark.parametrize(
    ("pair", "codes"),
    [("ccode1,ccode2", "cow"), ("gwno_a,gwno_b", "gw"), ("iso3_o,iso3_d", "iso3")],
)
def test_two_ends_that_are_codes(pair: str, codes: str):
    first, second = pair.split(",")
    found, system = tie_columns([first, second, "state1", "state2"])
    assert system == codes
    assert found == {"from": first, "to": second, "from_name": "state1", "to_name": "state2"}


def test_a_source_is_an_end_only_without_others():
    found, _ = tie_columns(["Source", "Target", "From", "To"])
    assert (found["from"], found["to"], found["source"]) == ("From", "To", "Source")
    found, _ = tie_columns(["Source", "Target", "Type", "Weight"])
    assert "source" not in found
    # Only its cells tell which of the two it is.
    assert found["relation"] == found["directed"] == "Type"


def test_the_fields_of_a_tie_by_their_own_names():
    names = [field.name for field in FIELDS]
    found, _ = tie_columns(names)
    assert found == {name: name for name in names if name != "when"}


def test_columns_of_actors():
    header = ["Vertex", "Label", "Category", "ISO-3", "Latitude", "Long", "Degree"]
    assert actor_columns(header) == {
        "id": "Vertex",
        "name": "Label",
        "kind": "Category",
        "iso3": "ISO-3",
        "lat": "Latitude",
        "lon": "Long",
    }
    assert actor_columns(["Country"]) == {"name": "Country"}
