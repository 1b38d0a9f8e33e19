"""Any file given to the page: a network, a question, faults, or a sentence why not."""

from __future__ import annotations

import gzip
import io
import json
import threading
import zipfile
from pathlib import Path

import pytest

from alliance_network.dashboard import apart, open_routes, reading
from alliance_network.dashboard.app import build
from alliance_network.errors import DataError, Fault
from alliance_network.formats import read_file
from alliance_network.formats.file import File
from alliance_network.formats.mapping import mapping_of
from dropped import FAULTY, TIES, UNCLEAR, drop, page_of, zip_of
from small import claim, network

SERVED = network(claim("iran backing hamas"), claim("china backing iran"))
MAPPING = {"columns": {"from": "Aaa", "to": "Bbb"}, "values": {"relation": "trade"}}


@pytest.fixture(autouse=True)
def _read_here(monkeypatch):
    """What is read apart on a server is read within the test: a process costs a second."""
    monkeypatch.setattr(open_routes, "read_apart", reading.answer_to)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "kept"


@pytest.fixture
def client(folder: Path):
    return page_of({"small": SERVED}, folder)


def kept(folder: Path) -> list[str]:
    """Names of the networks in the store."""
    return sorted(path.stem for path in folder.glob("*")) if folder.exists() else []


class TestNetwork:
    def test_a_table_becomes_a_network_at_an_address_of_its_own(self, client, folder):
        answer = drop(client, TIES)
        assert answer.status_code == 200
        (name,) = kept(folder)
        assert answer.json == {
            "kind": "network",
            "network": name,
            "title": "my ties",
            "said": "Opened my ties.csv: 3 actors, 2 ties and 2 claims.",
            "mapping": None,
        }
        about = client.get(f"/about/{name}?key=iran").text
        assert about.startswith("Iran, state: 2 ties")

    def test_the_same_file_has_the_same_address(self, client, folder):
        first, again = drop(client, TIES), drop(client, TIES)
        assert first.json == again.json
        assert len(kept(folder)) == 1

    def test_a_network_that_is_served_has_its_own_address(self, client, folder):
        answer = drop(client, zip_of(SERVED), name="same.zip")
        assert answer.json["network"] == "small"
        assert kept(folder) == []

    def test_what_is_packed_with_gzip_is_unpacked(self, client):
        assert drop(client, gzip.compress(TIES), name="a.csv.gz").json["kind"] == "network"

    def test_without_a_name_it_is_looked_into(self, client):
        answer = client.post("/open", data=zip_of(network(claim("iran alliance china"))))
        assert answer.json["kind"] == "network"


class TestMapping:
    def test_what_is_not_understood_is_asked(self, client, folder):
        answer = drop(client, UNCLEAR, name="unclear.csv")
        assert answer.status_code == 200
        asked = answer.json
        assert (asked["kind"], asked["file"], asked["preview"]) == ("mapping", "unclear.csv", None)
        assert asked["said"].startswith('"unclear.csv" does not say who is tied to whom')
        names = ["Aaa", "Bbb", "Ccc"]
        assert [column["name"] for column in asked["columns"]] == names
        assert asked["columns"][0]["examples"] == ["Iran", "Iran"]
        fields = {field["name"]: field for field in asked["fields"]}
        assert fields["from"]["needed"] is True
        assert fields["note"] == {
            "name": "note",
            "label": "Note",
            "needed": False,
            "about": "A remark",
        }
        assert kept(folder) == []

    def test_the_answer_opens_it_and_is_kept_for_the_next_time(self, client):
        answer = drop(client, UNCLEAR, name="unclear.csv", Mapping=json.dumps(MAPPING)).json
        assert answer["kind"] == "network"
        said = mapping_of(answer["mapping"])
        assert (said.file, said.columns, said.values) == ("unclear.csv", *MAPPING.values())
        # So it may be sent too, whatever file it was written for.
        again = drop(client, UNCLEAR, name="unclear.csv", Mapping=answer["mapping"]).json
        assert again == answer
        other = drop(client, UNCLEAR, name="unclear 2.csv", Mapping=answer["mapping"]).json
        assert other["kind"] == "network"
        assert mapping_of(other["mapping"]).file == "unclear 2.csv"

    def test_a_preview_tells_the_first_claims_and_keeps_nothing(self, client, folder):
        answer = drop(
            client, UNCLEAR, name="unclear.csv", Mapping=json.dumps(MAPPING), Preview="1"
        ).json
        assert answer["kind"] == "mapping"
        assert answer["said"] == "This would be 3 actors, 2 ties and 2 claims."
        assert answer["values"] == {"relation": "trade"}
        assert [column["meaning"] for column in answer["columns"]] == ["from", "to", None]
        assert answer["preview"]["faults"] == 0
        first, second = answer["preview"]["claims"]
        assert "Hamas trades with Iran" in first and "row 2" in first
        assert "row 3" in second
        assert kept(folder) == []

    def test_a_preview_of_faults_counts_them(self, client, folder):
        answer = drop(client, FAULTY, name="faulty.csv", Preview="1").json
        assert answer["kind"] == "mapping"
        assert answer["preview"] == {"claims": [], "faults": 2}
        assert answer["said"].startswith("2 faults so far; the first: faulty.csv, row 2")

    def test_a_preview_of_what_is_asked_has_none(self, client):
        answer = drop(client, UNCLEAR, name="unclear.csv", Preview="1").json
        assert (answer["kind"], answer["preview"]) == ("mapping", None)

    def test_a_preview_of_what_opens_keeps_nothing(self, client, folder):
        assert drop(client, TIES, Preview="1").json["preview"]["faults"] == 0
        assert kept(folder) == []

    @pytest.mark.parametrize(
        ("mapping", "status"),
        [
            ("{", 400),
            ("[]", 422),
            ('{"columns": 3}', 400),
            ('{"columns": {"from": 3}}', 400),
            ('{"columns": {"from": "Aaa"}, "more": 1}', 400),
            ('{"columns": {"from": "Zzz", "to": "Bbb"}}', 422),
            ('{"columns": {"x": "Aaa"}}', 422),
            ("\0\x01[[[", 422),
            ("[columns]\nfrom = 3", 422),
            ("{" * 5_000, 400),
            ('{"columns": {"from": "\\ud800"}}', 400),
        ],
    )
    def test_a_mapping_of_garbage_is_a_sentence(self, client, mapping, status):
        answer = drop(client, UNCLEAR, name="unclear.csv", Mapping=mapping)
        assert answer.status_code == status, answer.text
        assert "Traceback" not in answer.text


class TestFaults:
    def test_every_fault_at_once_and_nothing_is_kept(self, client, folder):
        answer = drop(client, FAULTY, name="faulty.csv")
        assert answer.status_code == 422
        told = answer.json
        assert (told["kind"], told["file"], told["more"]) == ("faults", "faulty.csv", 0)
        assert told["said"] == "faulty.csv cannot be opened: it has 2 faults."
        assert [(fault["row"], fault["column"]) for fault in told["faults"]] == [
            (2, "start"),
            (3, "to"),
        ]
        first = told["faults"][0]
        assert set(first) == {"where", "row", "column", "value", "message", "remedy"}
        assert (first["where"], first["value"]) == ('faulty.csv, row 2, column "start"', "soon")
        assert kept(folder) == []

    def test_the_first_are_told_and_the_rest_counted(self, client, monkeypatch):
        def broken(file, mapping=None):
            fault = {"file": file.name, "message": "It is wrong.", "remedy": "Mend it."}
            raise DataError(Fault(row=row, **fault) for row in range(1, 1_235))

        monkeypatch.setattr(reading, "read_file", broken)
        told = drop(client, TIES).json
        assert [fault["row"] for fault in told["faults"]] == list(range(1, 201))
        assert told["more"] == 1_034
        assert told["said"] == "my ties.csv cannot be opened: it has 1,234 faults."


class TestRefusals:
    def refused(self, answer, status: int = 400) -> str:
        assert answer.status_code == status, answer.text
        assert answer.content_type == "text/plain; charset=utf-8"
        return answer.text

    def test_what_is_in_no_format(self, client):
        said = self.refused(drop(client, b"\x01\x02\x03", name="thing.bin"))
        assert said.startswith(
            '"thing.bin" is in no format that can be opened. These can: a folder'
        )

    def test_a_picture_that_is_called_a_table_is_looked_at_as_one(self, client):
        said = self.refused(drop(client, b"\x89PNG\r\n\x1a\n", name="table.csv"))
        assert said == "The PNG is cut off; save it again."

    def test_a_server_without_a_store_opens_figures_alone(self):
        client = build({"small": SERVED}).server.test_client()
        assert self.refused(drop(client, TIES)) == (
            "This server opens figures that were exported, and no networks of your own: open the "
            "file on your own machine with `alliance-network serve FILE`."
        )

    def test_a_file_over_the_limit(self, folder):
        client = page_of({"small": SERVED}, folder, upload_bytes=1_500_000)
        said = self.refused(drop(client, TIES + b"\n" * 1_500_000), 413)
        assert said == (
            "The file is larger than the 1.431 MB that this server takes: choose the rows that "
            "matter, or open it on your own machine with `alliance-network serve FILE`."
        )
        assert drop(client, TIES + b"\n" * 1_400_000).status_code == 200

    def test_a_store_that_cannot_be_written(self, tmp_path):
        (tmp_path / "file").write_text("")
        client = page_of({"small": SERVED}, tmp_path / "file" / "kept")
        assert self.refused(drop(client, TIES)).startswith("This server cannot keep the network (")

    def test_a_busy_server_says_when_to_come_again(self, client, monkeypatch):
        def busy():
            raise apart.Busy("Try again.")

        monkeypatch.setattr(open_routes, "place", busy)
        answer = drop(client, TIES)
        assert self.refused(answer, 503) == "Try again."
        assert answer.headers["Retry-After"] == "60"

    def test_what_comes_too_slowly(self, client, monkeypatch):
        monkeypatch.setattr(open_routes, "SECONDS_TO_SEND", 0.05)
        goes_on = threading.Event()
        assert self.refused(sent_by(client, Stream(TIES, goes_on), 100)) == (
            "The file came too slowly: try again, or send a smaller one."
        )
        goes_on.set()

    def test_who_stops_sending_keeps_no_more_than_a_thread(self, client, monkeypatch):
        monkeypatch.setattr(open_routes, "SECONDS_TO_SEND", 0.05)
        monkeypatch.setattr(open_routes, "_taking", threading.BoundedSemaphore(2))
        goes_on = threading.Event()
        for _ in range(2):
            self.refused(sent_by(client, Stream(TIES, goes_on), 100))
        said = self.refused(sent_by(client, Stream(TIES, goes_on), 100), 503)
        assert said.startswith("Too many files are on their way")
        goes_on.set()

    def test_what_is_cut_off_on_its_way_is_not_read(self, client, folder):
        answer = sent_by(client, io.BytesIO(TIES[:50]), len(TIES))
        assert self.refused(answer) == "The file did not arrive whole: send it again."
        assert kept(folder) == []

    def test_who_does_not_say_how_much_it_is_is_not_cut_short(self, folder):
        client = page_of({"small": SERVED}, folder, upload_bytes=len(TIES))
        assert sent_by(client, io.BytesIO(TIES), None).status_code == 200
        self.refused(sent_by(client, io.BytesIO(TIES + b"\n"), None), 413)


class Stream(io.BytesIO):
    """What somebody sends who stops before the end."""

    def __init__(self, content: bytes, goes_on: threading.Event) -> None:
        super().__init__(content)
        self.goes_on = goes_on

    def read(self, size: int = -1) -> bytes:
        found = super().read(size)
        if not found:
            self.goes_on.wait(10)
        return found


def sent_by(client, stream, length: int | None):
    """The answer to what comes in a stream, as long as it says."""
    said = "" if length is None else str(length)
    environ = {"wsgi.input": stream, "wsgi.input_terminated": True, "CONTENT_LENGTH": said}
    return client.post("/open", headers={"File-Name": "ties.csv"}, environ_overrides=environ)


class TestHostile:
    @pytest.mark.parametrize(
        "name",
        [
            "../../etc/passwd.csv",
            "..\\..\\x.csv",
            "/x/y.csv",
            "a\0b\n\r\u202e.csv",
            "x" * 9_000 + ".csv",
            "<script>alert(1)</script>.csv",
            ".csv",
        ],
    )
    def test_a_name_is_never_a_path(self, client, folder, name):
        answer = drop(client, TIES, name=name)
        assert answer.status_code == 200, answer.text
        said = answer.json["said"]
        assert len(said) < 300
        assert not set("/\\\0\n\r\u202e") & set(said)
        assert [path.name for path in folder.iterdir()] == [f"{answer.json['network']}.zip"]

    @pytest.mark.parametrize("name", ["", "%", "%ff%fe", "%00", "." * 300])
    def test_a_header_of_garbage(self, client, name):
        answer = client.post("/open", data=TIES, headers={"File-Name": name})
        assert answer.status_code in (200, 400)
        assert "Traceback" not in answer.text

    def test_a_zip_of_path_tricks_writes_nothing(self, client, folder, tmp_path):
        files = zipfile.ZipFile(io.BytesIO(zip_of(SERVED)))
        bomb = io.BytesIO()
        with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in files.namelist():
                archive.writestr(f"../../{name}", files.read(name))
            archive.writestr("/tmp/evil", b"x")
        drop(client, bomb.getvalue(), name="evil.zip")
        assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == kept_files(folder)

    @pytest.mark.parametrize("name", ["laugh.graphml", "laugh.gexf", "laugh.xml"])
    def test_entities_are_not_expanded(self, client, name):
        entities = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 12))
        root = name.partition(".")[2]
        text = f"<!DOCTYPE {root} [<!ENTITY e0 'ha'>{entities}]><{root}>&e11;</{root}>"
        answer = drop(client, text.encode(), name=name)
        assert answer.status_code in (400, 422)
        assert "hahaha" not in answer.text

    def test_nothing_of_a_file_is_html_in_the_answer(self, client):
        rows = b"from,to\n<img src=x onerror=alert(1)>,Hamas\n"
        answer = drop(client, rows, name="<b>.csv")
        assert answer.content_type == "application/json"


def kept_files(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()] if folder.exists() else []


def test_the_file_that_is_kept_is_our_own_form(client, folder):
    name = drop(client, TIES).json["network"]
    (path,) = folder.iterdir()
    content = path.read_bytes()
    dataset = read_file(File.of("x.zip", content))
    assert content == zip_of(dataset)
    assert dataset.hash == name
