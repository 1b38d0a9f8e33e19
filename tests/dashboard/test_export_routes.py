"""Files and previews, asked for as the page does."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from urllib.parse import unquote

import pytest
from PIL import Image

from alliance_network.dashboard import export_routes
from alliance_network.dashboard.app import build
from alliance_network.export import Figure, export, figure_of
from alliance_network.export.each import each
from alliance_network.export.preview import preview
from alliance_network.figures.sheet import Sheet
from alliance_network.figures.sight import as_seen
from alliance_network.figures.sizes import size_of
from alliance_network.view import View
from small import claim, network

PUBLIC = "https://example.org/networks"
NETWORK = network(
    claim("iran backing hamas"),
    claim("china backing iran"),
    claim("iran attack israel"),
    claim("iran membership sco"),
)


@pytest.fixture(scope="module")
def client():
    client = build({"small": NETWORK}, public_url=PUBLIC).server.test_client()
    client.get("/")
    return client


def files(answer) -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(answer.data))
    return {name: archive.read(name) for name in archive.namelist()}


class TestMany:
    @pytest.mark.parametrize("of", ["relation", "actor"])
    def test_one_file_each_as_it_would_be_alone(self, client, of):
        address = f"/export/small.zip?v=1&each={of}&format=svg&palette=grey&size=a4"
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer.content_type == "application/zip"
        views = each(NETWORK, View(), of)
        assert answer.headers["Export-Files"] == str(len(views))
        assert f'filename="small-each-{of}.zip"' in answer.headers["Content-Disposition"]
        sheet = Sheet(palette="grey", size=size_of("a4"))
        assert files(answer) == {
            f"small-{name}.svg": export(NETWORK, view, format="svg", sheet=sheet, public_url=PUBLIC)
            for name, view in views
        }
        assert client.get(address).data == answer.data

    def test_data_too(self, client):
        found = files(client.get("/export/small.zip?v=1&each=relation&format=csv"))
        assert set(found) == {"small-backing.csv", "small-attack.csv", "small-membership.csv"}

    def test_what_is_missing_in_a_file_is_said_in_the_archive(self, client, monkeypatch):
        def missed(figure, format):
            return ("No room.",) if figure.selection.view.relations == {"attack"} else ()

        monkeypatch.setattr(Figure, "remarks", missed)
        found = files(client.get("/export/small.zip?v=1&each=relation"))
        assert list(found)[-1] == "remarks.txt"
        assert found["remarks.txt"] == b"small-attack.svg: No room.\n"

    @pytest.mark.parametrize(
        ("query", "sentence"),
        [
            ("each=kind", 'There is no figure for each "kind"; use relation, actor or year.'),
            ("format=svg", 'There is no figure for each ""; use relation, actor or year.'),
            ("each=actor&format=gif", 'There is no format "gif"; use svg, png, pdf, csv, xlsx.'),
            ("each=actor&size=huge", '"huge" is no size'),
            ("each=actor&relations=", "The view shows no tie"),
        ],
    )
    def test_a_refusal_is_one_sentence(self, client, query, sentence):
        answer = client.get(f"/export/small.zip?v=1&{query}")
        assert answer.status_code == 400
        assert answer.text.startswith(sentence)

    def test_too_many_are_refused(self, client, monkeypatch):
        monkeypatch.setattr(export_routes, "MOST_FILES", 2)
        answer = client.get("/export/small.zip?v=1&each=relation")
        assert answer.status_code == 400
        assert answer.text == (
            "That would be 3 figures; show less, so that there are at most 2, or use the command "
            "line."
        )


class TestPreview:
    def test_it_is_the_scene_of_the_file(self, client):
        sheet = Sheet(palette="print", title="Mine", without={"key"}, labels=True)
        answer = client.get(
            "/preview/small.png?v=1&palette=print&title=Mine&without=key&labels=yes&format=pdf"
        )
        assert answer.content_type == "image/png"
        scene = figure_of(NETWORK, View(), sheet=sheet, public_url=PUBLIC).scene
        assert answer.data == preview(scene)
        assert Image.open(io.BytesIO(answer.data)).size == (1200, 675)

    @pytest.mark.parametrize("sight", ["grey", "protan", "deutan", "tritan"])
    def test_as_seen(self, client, sight):
        answer = client.get(f"/preview/small.png?v=1&seen={sight}")
        scene = figure_of(NETWORK, View(), public_url=PUBLIC).scene
        assert answer.data == preview(as_seen(scene, sight))
        assert answer.data != preview(scene)

    def test_in_grey_no_pixel_has_a_colour(self, client):
        for query in ("palette=grey", "seen=grey"):
            data = client.get(f"/preview/small.png?v=1&selected=iran&{query}").data
            red, green, blue = Image.open(io.BytesIO(data)).convert("RGB").split()
            assert red.tobytes() == green.tobytes() == blue.tobytes()

    def test_one_of_many(self, client):
        views = each(NETWORK, View(), "actor")
        for number, place in (("2", 1), ("99", len(views) - 1), ("0", 0)):
            answer = client.get(f"/preview/small.png?v=1&each=actor&file={number}")
            name, view = views[place]
            assert answer.data == preview(figure_of(NETWORK, view, public_url=PUBLIC).scene)
            assert answer.headers["Export-Files"] == str(len(views))
            assert unquote(answer.headers["Export-File"]) == NETWORK.actor(name).name
        answer = client.get("/preview/small.png?v=1&each=relation")
        assert unquote(answer.headers["Export-File"]) == "backing"

    @pytest.mark.parametrize(
        ("query", "measure"),
        [
            ("", "2,560 × 1,440 pixels"),
            ("scale=1", "1,280 × 720 pixels"),
            ("format=svg&size=a4", "210 × 297 mm"),
            ("format=pdf&size=6x4in&scale=3", "6 × 4 in"),
        ],
    )
    def test_how_large_the_file_will_be(self, client, query, measure):
        answer = client.get(f"/preview/small.png?v=1&{query}")
        assert unquote(answer.headers["Export-Measure"]) == measure

    def test_remarks_are_with_it_one_a_line(self, client):
        alike = replace(
            NETWORK,
            relations=tuple(
                one.model_copy(update={"colour": "#0067b1", "dash": "8 4"})
                for one in NETWORK.relations
            ),
        )
        other = build({"small": alike}).server.test_client()
        answer = other.get("/preview/small.png?v=1&title=%E1%9A%A0")
        font, likeness = unquote(answer.headers["Export-Remarks"]).splitlines()
        assert font.startswith("The fonts for print lack the character ᚠ")
        assert likeness.startswith("To everyone, “backing” and “attack” would look alike")
        assert "Export-Remarks" not in client.get("/preview/small.png?v=1").headers

    @pytest.mark.parametrize(
        ("query", "sentence"),
        [
            ("seen=red", 'There is no sight "red"; use grey, protan, deutan, tritan.'),
            ("each=actor&file=x", 'There is no figure number "x"; use 1 to'),
            ("size=8000x8000&scale=4", "A picture of 32,000 x 32,000 pixels is too large"),
            ("size=1x1", 'The size "1x1" is out of reach'),
            ("focus=atlantis", "focus: this network has no actor"),
        ],
    )
    def test_a_refusal_is_one_sentence(self, client, query, sentence):
        answer = client.get(f"/preview/small.png?v=1&{query}")
        assert answer.status_code == 400
        assert answer.content_type == "text/plain; charset=utf-8"
        assert answer.text.startswith(sentence)

    def test_another_network(self, client):
        answer = client.get("/preview/other.png?v=1")
        assert answer.status_code == 404
        assert answer.text == 'There is no network called "other" here.'
