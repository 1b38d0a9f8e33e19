"""A dropped network is on the page what a served one is, under the address that is its hash."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from alliance_network.dashboard import open_routes, reading
from alliance_network.dashboard.networks import EXPIRED
from alliance_network.export import export
from alliance_network.export.origin import read_origin
from alliance_network.figures.sheet import Sheet
from alliance_network.view import View, to_query
from dropped import TIES, drop, keep, page_of
from small import claim, network

SERVED = network(claim("iran backing hamas"))
DROPPED = network(claim("china backing iran"), claim("iran attack israel"))
NAME = DROPPED.hash
PUBLIC = "https://example.org/networks"
PLACE = "w=800&h=600&scheme=light"
OUTPUTS = (
    *(("view", "data"), ("network-name", "children"), ("words", "children")),
    *(("rail", "children"), ("rail-focus", "children"), ("panel", "children")),
    *(("empty", "children"), ("message", "children"), ("layers", "data")),
)
ROUTES = (
    "/about/{}",
    "/about/{}?key=iran",
    "/list/{}?v=1",
    f"/layers/{{}}?v=1&{PLACE}",
    "/table/{}?v=1",
    "/time/{}?v=1",
    "/sheet/{}?v=1&picture=timeline&w=600&h=400&scheme=light",
    "/export/{}.svg?v=1",
    "/export/{}.csv?v=1",
    "/export/{}.zip?v=1&each=actor&format=svg",
    "/preview/{}.png?v=1",
    "/cite/{}.txt?v=1",
    "/cite/{}.bib?whole=yes",
    "/pack/{}.html?v=1",
    "/save/{}.zip?format=zip",
    "/stories/{}",
    "/speaker/{}",
)
"""Every route of the page that names a network."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    keep(DROPPED, tmp_path)
    return tmp_path


@pytest.fixture
def client(folder: Path):
    return page_of({"small": SERVED}, folder, public_url=PUBLIC)


@pytest.fixture
def act(client):
    """What the page is answered when something is done on it."""
    found = client.get("/_dash-dependencies").json
    outputs = {one["inputs"][0]["id"]: one["output"] for one in found}

    def done(do, of, *, now=None):
        values = {"view": now, "place": {"w": 800, "h": 600}, "scheme": "light", "known": []}
        body = {
            "output": outputs["action"],
            "outputs": [{"id": id_, "property": name} for id_, name in OUTPUTS],
            "changedPropIds": ["action.data"],
            "inputs": [
                {
                    "id": "action",
                    "property": "data",
                    "value": {"acts": [{"n": (now or {}).get("n", 0) + 1, "do": do, "of": of}]},
                }
            ],
            "state": [
                {"id": id_, "property": "data", "value": value} for id_, value in values.items()
            ],
        }
        answer = client.post("/_dash-update-component", json=body)
        assert answer.status_code == 200, answer.text
        return answer.json["response"]

    return done


def opened(path: str, query: str = "") -> dict[str, str]:
    return {"path": path, "query": query, "history": "keep"}


@pytest.mark.parametrize("route", ROUTES)
def test_every_route_finds_it_as_long_as_it_is_kept(client, folder, route):
    answer = client.get(route.format(NAME))
    assert answer.status_code == 200, answer.text
    os.utime(folder / f"{NAME}.zip", (1, 1))
    gone = client.get(route.format(NAME))
    assert (gone.status_code, gone.text) == (404, EXPIRED)
    assert client.get(route.format(NAME.upper())).status_code == 404


def test_no_route_that_names_a_network_is_left_out(client):
    rules = {rule.rule.split("/")[1] for rule in client.application.url_map.iter_rules()}
    named = {route.split("/")[1] for route in ROUTES}
    others = {"", "assets", "open", "served", "static", "story", "watch", "<path:path>"}
    others |= {"template.csv", "template.xlsx"}
    assert {rule for rule in rules if not rule.startswith("_")} - others <= named


def test_the_page_opens_at_its_address(act):
    answer = act("open", opened(f"/{NAME}"))
    assert answer["view"]["data"]["dataset"] == NAME
    assert answer["network-name"]["children"] == DROPPED.title
    again = act("select", "iran", now=answer["view"]["data"])
    assert again["view"]["data"]["dataset"] == NAME
    assert again["panel"]["children"]


def test_a_step_on_a_page_whose_network_is_gone_is_no_step_to_another(act, folder):
    now = act("open", opened(f"/{NAME}"))["view"]["data"]
    os.utime(folder / f"{NAME}.zip", (1, 1))
    answer = act("select", "iran", now=now)
    assert answer["view"]["data"]["query"] is None
    assert EXPIRED in json.dumps(answer["message"])
    assert '"/small"' in json.dumps(answer["message"])
    assert EXPIRED in json.dumps(act("open", opened(f"/{NAME}"))["message"])
    assert act("open", opened("/small"), now=now)["view"]["data"]["dataset"] == "small"


@pytest.mark.parametrize("ending", ["svg", "pdf", "png"])
def test_a_figure_of_it_links_to_it_and_opens_it(client, ending):
    view = View(relations={"backing"}, selected="iran")
    file = client.get(f"/export/{NAME}.{ending}?{to_query(view)}").data
    origin = read_origin(file)
    assert origin.link == f"{PUBLIC}/{NAME}?{to_query(view)}"
    assert (origin.network, origin.hash) == ("small", NAME)
    answer = client.post("/open", data=file).json
    # Not the served network of the same name.
    assert (answer["kind"], answer["network"], answer["differs"]) == ("figure", NAME, False)
    assert answer["query"] == to_query(view)


def test_a_figure_of_one_that_is_gone_opens_its_namesake_and_says_so(client, folder):
    file = export(DROPPED, View(), format="svg", sheet=Sheet())
    (folder / f"{NAME}.zip").unlink()
    answer = client.post("/open", data=file).json
    assert (answer["network"], answer["differs"]) == ("small", True)


def test_citation_and_pack_link_to_it(client):
    assert f"{PUBLIC}/{NAME}?v=1" in client.get(f"/cite/{NAME}.txt?v=1").text
    assert f"{PUBLIC}/{NAME}?" in client.get(f"/cite/{NAME}.txt?whole=yes").text
    assert f"{PUBLIC}/{NAME}?v=1" in client.get(f"/pack/{NAME}.html?v=1").text


def test_a_story_of_it_is_written_read_and_packed(client):
    step = {"title": "One", "text": "Two.", "notes": "", "view": "v=1"}
    # The page calls the network as its address does, a file as its data package does.
    story = {"name": "draft", "title": "Mine", "network": NAME, "steps": [step]}
    written = client.post(f"/story/{NAME}/write", json=story)
    assert 'network = "small"' in written.text
    read = client.post(f"/story/{NAME}/read", data=written.data)
    assert read.json == story
    assert client.post(f"/pack/{NAME}.html?v=1", json=story).status_code == 200
    other = client.post("/story/small/write", json=story)
    assert (other.status_code, other.content_type) == (400, "text/plain; charset=utf-8")


def test_nobody_is_told_of_it(client):
    for route in ("/", "/served", "/_dash-layout", "/_dash-dependencies"):
        assert NAME not in client.get(route).text
    for route in ("/served/kept", f"/served/kept?names={'0' * 64},..,{NAME[:63]}"):
        assert client.get(route).json == []
    assert client.get(f"/served/kept?names={'0' * 64},{NAME}").json == [NAME]
    assert client.get(f"/watch/{NAME}").status_code == 404


def test_two_people_drop_two_files_and_neither_sees_the_other_s(folder, monkeypatch):
    monkeypatch.setattr(open_routes, "read_apart", reading.answer_to)
    one, two = (page_of({"small": SERVED}, folder) for _ in range(2))
    mine = drop(one, TIES).json["network"]
    yours = drop(two, TIES + b"Iran,Israel,attack,2020,Atlas\n").json["network"]
    assert mine != yours
    for client in (one, two):
        listed = client.get("/served").text + client.get("/").text
        assert mine not in listed and yours not in listed
        # Who is given the link sees it, in any process.
        assert client.get(f"/list/{mine}?v=1").status_code == 200
