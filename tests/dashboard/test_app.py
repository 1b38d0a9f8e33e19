"""The page's answers, asked for as the browser does."""

from __future__ import annotations

import json
import re
from urllib.parse import quote

import pytest
from plotly.utils import PlotlyJSONEncoder

from alliance_network.dashboard.app import build
from alliance_network.dashboard.callbacks.view import step
from alliance_network.dashboard.ids import Id
from alliance_network.dashboard.parts.table import tables
from alliance_network.errors import UsageError, ViewError
from alliance_network.seeds import assets_folder
from alliance_network.view import View
from small import claim, network

NETWORK = network(
    claim("iran backing hamas"),
    claim("china backing iran"),
    claim("iran attack israel", stance="denies"),
    claim("iran membership sco"),
)
NETWORKS = {"small": NETWORK}
OUTPUTS = (
    (Id.VIEW, "data"),
    (Id.HEADING, "children"),
    (Id.WORDS, "children"),
    (Id.RAIL, "children"),
    (Id.FOCUS, "children"),
    (Id.PANEL, "children"),
    (Id.EMPTY, "children"),
    (Id.MESSAGE, "children"),
    (Id.LAYERS, "data"),
)


@pytest.fixture(scope="module")
def client():
    client = build(NETWORKS).server.test_client()
    client.get("/")
    return client


@pytest.fixture(scope="module")
def ask(client):
    """Do something as the page does: `ask(now, ("relation", "attack"))`."""
    dependencies = client.get("/_dash-dependencies").json
    (output,) = (
        one["output"]
        for one in dependencies
        if [found["id"] for found in one["inputs"]] == [Id.ACTION]
        and not one["clientside_function"]
    )

    def asked(now, *acts, place=None, first=None):
        first = (now or {}).get("n", 0) + 1 if first is None else first
        body = {
            "output": output,
            "outputs": [{"id": id_, "property": prop} for id_, prop in OUTPUTS],
            "inputs": [
                {
                    "id": Id.ACTION,
                    "property": "data",
                    "value": {
                        "acts": [
                            {"n": n, "do": do, "of": of}
                            for n, (do, of) in enumerate(acts, start=first)
                        ]
                    },
                }
            ],
            "changedPropIds": ["action.data"],
            "state": [
                {"id": Id.VIEW, "property": "data", "value": now},
                {"id": Id.PLACE, "property": "data", "value": place},
                {"id": Id.SCHEME, "property": "data", "value": "light"},
                {"id": Id.KNOWN, "property": "data", "value": []},
            ],
        }
        answer = client.post("/_dash-update-component", json=body)
        assert answer.status_code == 200, answer.text
        return {id_: next(iter(found.values())) for id_, found in answer.json["response"].items()}

    return asked


def opened(path: str = "/small", query: str = "", history: str = "keep"):
    return "open", {"path": path, "query": query, "history": history}


class TestAnswers:
    def test_opening_fills_the_page_in_one_answer(self, ask):
        page = ask(None, opened(), place={"w": 800, "h": 600})
        assert set(page) == {id_ for id_, _ in OUTPUTS}
        assert page[Id.VIEW]["query"] == "v=1"
        assert page[Id.VIEW]["history"] == "replace"
        assert page[Id.HEADING] == "A small network"
        assert page[Id.LAYERS]["layers"]

    def test_a_whole_address_stays_as_it_is(self, ask):
        assert ask(None, opened(query="v=1&focus=iran"))[Id.VIEW]["history"] == "keep"

    def test_a_switch_sends_only_what_changed(self, ask):
        now = ask(None, opened())[Id.VIEW]
        page = ask(now, ("relation", "backing"))
        assert set(page) == {Id.VIEW, Id.WORDS, Id.EMPTY}
        view = page[Id.VIEW]
        assert view["history"] == "push"
        assert view["query"] == "v=1&relations=alliance,attack,membership,sanctions"
        assert view["rail"]["relation:backing"] == [False, "2"]
        assert "relation:attack" not in view["rail"]
        assert view["rail"]["status:asserted"] == [True, "1"]

    @pytest.mark.parametrize(
        ("do", "of"),
        [
            ("as-of", "2010"),
            ("since", "2010"),
            ("compare", "2010"),
            ("known-on", "2020"),
            ("look-back", "6"),
            ("min-sources", "2"),
            ("source", "a"),
            ("credibility", "probable"),
        ],
    )
    def test_every_choice_of_time_and_evidence_sends_the_words(self, ask, do, of):
        now = ask(None, opened())[Id.VIEW]
        page = ask(now, (do, of))
        assert Id.WORDS in page
        assert Id.EMPTY in page
        # Only a choice of evidence changes what the strip of time counts.
        timed = do in ("as-of", "since", "compare")
        assert (page[Id.VIEW]["times"] == now["times"]) is timed

    def test_choosing_sends_the_panel_and_no_words(self, ask):
        now = ask(None, opened())[Id.VIEW]
        page = ask(now, ("select", "iran"))
        assert set(page) == {Id.VIEW, Id.FOCUS, Id.PANEL}
        assert page[Id.VIEW]["selected"] == "iran"
        assert ask(page[Id.VIEW], ("select", ""))[Id.PANEL] == []

    def test_a_filter_keeps_an_open_panel_true(self, ask):
        now = ask(None, opened(query="v=1&selected=iran"))[Id.VIEW]
        page = ask(now, ("relation", "backing"))
        assert "1 of 4 ties shown" in json.dumps(page[Id.PANEL])

    def test_another_size_sends_the_picture_alone(self, ask):
        now = ask(None, opened())[Id.VIEW]
        assert set(ask(now, ("place", None), place={"w": 500, "h": 700})) == {Id.VIEW, Id.LAYERS}

    def test_several_actions_are_done_in_turn(self, ask):
        now = ask(None, opened())[Id.VIEW]
        view = ask(now, ("relation", "backing"), ("relation", "attack"), ("select", "iran"))[
            Id.VIEW
        ]
        assert view["n"] == now["n"] + 3
        assert view["query"] == "v=1&relations=alliance,membership,sanctions&selected=iran"

    def test_what_the_view_holds_already_is_not_done_twice(self, ask):
        now = ask(None, opened())[Id.VIEW]
        then = ask(now, ("relation", "backing"))[Id.VIEW]
        # The page had not yet heard of it when it asked for one more.
        view = ask(then, ("relation", "backing"), ("select", "iran"), first=then["n"])[Id.VIEW]
        assert view["query"] == f"{then['query']}&selected=iran"
        again = ask(then, ("relation", "backing"), first=then["n"])[Id.VIEW]
        assert (again["query"], again["n"]) == (then["query"], then["n"])
        # What the first did to the address is told with the second.
        assert again["history"] == "push"
        placed = ask(then, ("relation", "backing"), ("place", None), first=then["n"])[Id.VIEW]
        assert placed["history"] == "push"

    def test_a_bad_address_is_one_sentence_with_a_way_out(self, ask):
        page = ask(None, opened(query="v=1&focus=atlantis"))
        assert page[Id.VIEW]["query"] is None
        said = json.dumps(page[Id.MESSAGE])
        assert "no actor" in said
        assert "/small" in said
        after = ask(page[Id.VIEW], opened())
        assert after[Id.MESSAGE] == []
        assert after[Id.RAIL]

    def test_what_fails_on_the_server_is_said_and_the_view_stays(self, ask, monkeypatch, caplog):
        now = ask(None, opened())[Id.VIEW]

        def fail(*args, **options):
            raise RuntimeError("no memory left")

        monkeypatch.setattr("alliance_network.dashboard.callbacks.view.step", fail)
        page = ask(now, ("relation", "backing"))
        assert page[Id.VIEW]["query"] == now["query"]
        assert "could not be done" in json.dumps(page[Id.MESSAGE])
        assert "no memory left" in caplog.text
        monkeypatch.undo()
        assert ask(page[Id.VIEW], ("relation", "backing"))[Id.MESSAGE] == []

    def test_a_network_that_is_no_longer_served(self, ask):
        page = ask({"dataset": "gone", "query": "v=1"}, opened())
        assert page[Id.VIEW]["dataset"] == "small"


NOW = {"dataset": "small", "query": "v=1"}


class TestStep:
    def do(self, now, *acts, place=None):
        return step(
            NETWORKS,
            now,
            [{"n": n, "do": do, "of": of} for n, (do, of) in enumerate(acts, start=1)],
            base_path="/",
            place=place,
        )

    @pytest.mark.parametrize(
        ("acts", "history"),
        [
            ([("relation", "attack")], "push"),
            ([("drop", {"actor": "iran", "x": 100, "y": 100})], "replace"),
            ([("drop", {"actor": "iran", "x": 100, "y": 100}), ("select", "iran")], "push"),
            ([("select", "iran"), ("drop", {"actor": "iran", "x": 100, "y": 100})], "push"),
            ([("place", None)], "keep"),
            ([("relations-all", None)], "keep"),
            ([opened(query="v=1&focus=iran")], "keep"),
            ([opened(query="v=1&focus=iran", history="push")], "push"),
        ],
    )
    def test_what_becomes_of_the_address(self, acts, history):
        assert self.do(NOW, *acts, place={"w": 800, "h": 600}).history == history

    def test_a_dragged_actor_has_a_place_in_the_unit_square(self):
        drop = {"actor": "iran", "x": 400, "y": 300}
        view = self.do(NOW, ("drop", drop), place={"w": 800, "h": 600}).view
        ((actor, x, y),) = view.places
        assert actor == "iran"
        assert 0.4 < x < 0.6
        assert 0.4 < y < 0.6

    def test_without_a_view_the_network_opens(self):
        assert self.do(None, ("select", "iran")).view == View(selected="iran")

    def test_what_cannot_be_done(self):
        with pytest.raises(ViewError):
            self.do(NOW, ("select", "atlantis"))


class TestRoutes:
    @pytest.mark.parametrize(
        ("format_", "media_type"),
        [
            ("svg", "image/svg+xml"),
            ("png", "image/png"),
            ("pdf", "application/pdf"),
            ("csv", "text/csv; charset=utf-8"),
        ],
    )
    def test_a_file(self, client, format_, media_type):
        answer = client.get(f"/export/small.{format_}?v=1&size=slide&scale=1")
        assert answer.status_code == 200
        assert answer.content_type.removesuffix("; charset=utf-8") == media_type.removesuffix(
            "; charset=utf-8"
        )
        assert answer.headers["Content-Disposition"].startswith(
            f'attachment; filename="small.{format_}"'
        )
        assert answer.data

    def test_transparent_and_dark(self, client):
        plain = client.get("/export/small.svg?v=1").text
        assert "#ffffff" in plain
        assert 'id="paper"' in plain
        assert 'id="paper"' not in client.get("/export/small.svg?v=1&transparent=yes").text
        assert "#11161d" in client.get("/export/small.svg?v=1&palette=dark").text

    @pytest.mark.parametrize(
        ("address", "sentence"),
        [
            ("/export/small.svg?v=1&size=huge", '"huge" is no size'),
            ("/export/small.png?v=1&scale=many", 'scale: "many" is no number'),
            ("/export/small.gif?v=1", 'There is no format "gif"'),
            ("/export/small.svg?v=1&colour=red", 'There is no choice called "colour"'),
            ("/list/small?v=3", 'v, the version of the address, is "3"'),
        ],
    )
    def test_a_refusal_is_one_sentence(self, client, address, sentence):
        answer = client.get(address)
        assert answer.status_code == 400
        assert answer.content_type == "text/plain; charset=utf-8"
        assert answer.text.startswith(sentence)

    @pytest.mark.parametrize("route", ["/export/other.svg", "/list/other", "/about/other"])
    def test_another_network(self, client, route):
        answer = client.get(route)
        assert answer.status_code == 404
        assert answer.text == 'There is no network called "other" here.'

    def test_the_list(self, client):
        content = client.get("/list/small?v=1&relations=backing").json
        assert [key for key, _ in content["ties"]] == ["china>iran:backing", "iran>hamas:backing"]

    @pytest.mark.parametrize(
        ("key", "sentence"),
        [
            ("iran", "Iran, state: 4 ties, member of the Shanghai Cooperation Organisation"),
            ("iran>hamas:backing", "Iran backs Hamas, asserted, 1 source"),
            ("iran>israel:attack", "That Iran attacked Israel is denied, 1 source"),
        ],
    )
    def test_about(self, client, key, sentence):
        assert client.get(f"/about/small?key={quote(key)}").text == sentence

    @pytest.mark.parametrize(
        ("query", "key", "sentence"),
        [
            (
                "v=1&as_of=2005",
                "iran>hamas:backing",
                "Iran backs Hamas, asserted, 1 source, as of 2005",
            ),
            (
                "v=1&as_of=2005&relations=backing",
                "iran",
                "Iran, state, as of 2005: 2 of 4 ties shown, member of the Shanghai Cooperation "
                "Organisation",
            ),
            ("v=3", "iran", 'v, the version of the address, is "3"; start it with v=1.'),
        ],
    )
    def test_about_as_a_view_shows_it(self, client, query, key, sentence):
        assert client.get(f"/about/small?{query}&key={quote(key)}").text == sentence

    def test_about_nothing(self, client):
        assert client.get("/about/small?key=atlantis").status_code == 404


class TestBuild:
    def test_no_network(self):
        with pytest.raises(UsageError) as raised:
            build({})
        assert str(raised.value) == "There is no network to show; name at least one."

    def test_no_inline_script_but_dash_s_own(self, client):
        page = client.get("/").text
        inline = re.findall(r"<script[^>]*>(?!</script>)(.{0,80})", page, flags=re.S)
        assert all("_dash-config" in page and "src=" not in one for one in inline)
        assert len(inline) <= 2

    def test_everything_on_the_page_can_be_served_under_a_path(self):
        client = build(NETWORKS, base_path="/some/path/").server.test_client()
        page = client.get("/").text
        for address in re.findall(r'(?:src|href)="([^"]+)"', page):
            assert address.startswith("/some/path/"), address


def test_scripts_and_style_sheets_use_the_ids_of_the_page(client):
    """Every id that a script asks for is on its page, or made by a script."""
    laid = json.dumps(client.get("/_dash-layout").json)
    # The tables are made when they are first looked at.
    laid += json.dumps(tables(), cls=PlotlyJSONEncoder)
    speaker = client.get("/speaker/small").text.replace('id="', '"id": "')
    scripts = {path.name: path.read_text("utf-8") for path in assets_folder().glob("*.js")}
    # By the answer to a search; by the script of the stories.
    made = {"found", "story-field-story", "story-field-title"}
    for name, script in scripts.items():
        asked = re.findall(r'(?:getElementById|byId|page\.set|said)\(\s*"([\w-]+)"', script)
        for id_ in asked:
            page = speaker if name == "speaker.js" else laid
            assert f'"id": "{id_}"' in page or id_ in made, f"{name} asks for {id_!r}"
