"""What a page would never post: it is refused in a sentence, and the server lives on."""

from __future__ import annotations

import json
import urllib.error
import urllib.request

import pytest

OUTPUTS = (
    *(("view", "data"), ("network-name", "children"), ("words", "children")),
    *(("rail", "children"), ("rail-focus", "children"), ("panel", "children")),
    *(("empty", "children"), ("message", "children"), ("layers", "data")),
)
VIEW = {"dataset": "iran-2023", "query": "v=1", "theme": "auto", "selected": None}
SIZE = {"w": 800, "h": 600}
OPEN = {"n": 1, "do": "open", "of": {"path": "/iran-2023", "query": "v=1", "history": "keep"}}
SELECT = {"n": 1, "do": "select", "of": "iran"}


def acted(acts, now=VIEW, place=SIZE, scheme="light", known=()):
    """What the page posts, or something like it."""
    return {
        "inputs": [{"id": "action", "property": "data", "value": acts}],
        "state": [
            {"id": "view", "property": "data", "value": now},
            {"id": "place", "property": "data", "value": place},
            {"id": "scheme", "property": "data", "value": scheme},
            {"id": "known", "property": "data", "value": known},
        ],
    }


def doing(do, of=None, **state):
    return acted({"acts": [{"n": 1, "do": do, "of": of}]}, **state)


ACTS = {
    "well": doing("select", "iran"),
    "no size": doing("select", "iran", place=None),
    "a size of words": doing("place", place={"w": "x", "h": "y"}),
    "a size in quotation marks": doing("place", place={"w": "800", "h": "600"}),
    "a negative size": doing("place", place={"w": -5, "h": -1e9}),
    "an endless size": doing("place", place={"w": 1e308, "h": 1e308}),
    "no height": doing("place", place={"w": 800}),
    "a size that is a list": doing("place", place=[800, 600]),
    "a size that is true": doing("place", place={"w": True, "h": None}),
    "an unknown action": doing("explode", "iran"),
    "an action that is a list": doing(["select"], "iran"),
    "an action that is nothing": doing(None),
    "nothing to do": acted({"acts": []}),
    "no acts": acted({}),
    "acts that are nothing": acted(None),
    "acts that are a word": acted("select"),
    "acts that are words": acted({"acts": ["select"]}),
    "an act without a number": acted({"acts": [{"do": "select", "of": "iran"}]}),
    "an act without a deed": acted({"acts": [{"n": 1}]}),
    "a view without a network": doing("select", "iran", now={"query": "v=1"}),
    "a view of another network": doing("select", "iran", now={"dataset": "x", "query": "v=1"}),
    "a view of nonsense": doing("select", "iran", now={"dataset": "iran-2023", "query": "☃"}),
    "a view that is a number": doing("select", "iran", now={"dataset": "iran-2023", "query": 7}),
    "a view that is a list": doing("select", "iran", now=[1, 2]),
    "a network that is a list": doing("select", "iran", now={"dataset": [], "query": "v=1"}),
    "select a mapping": doing("select", {"a": 1}),
    "select a number": doing("select", 7),
    "select the unknown": doing("select", "atlantis"),
    "a relation that is a list": doing("relation", ["backing"]),
    "a relation that is unknown": doing("relation", "atlantis"),
    "a relation that is nothing": doing("relation"),
    "a status that is unknown": doing("status", "maybe"),
    "a status that is nothing": doing("status"),
    "a kind that is nothing": doing("kind"),
    "steps of words": doing("steps", "many"),
    "steps of nothing": doing("steps"),
    "many steps": doing("steps", "9" * 5000),
    "a layout of nothing": doing("layout"),
    "rings round a list": doing("rings", []),
    "a theme of numbers": doing("theme", 3),
    "a language of lists": doing("language", []),
    "a view of nothing": doing("view"),
    "a view of numbers": doing("view", 12),
    "a drop of nothing": doing("drop"),
    "a drop of nobody": doing("drop", {"x": 1, "y": 1}),
    "a drop nowhere": doing("drop", {"actor": "iran", "x": None, "y": "x"}),
    "a drop far away": doing("drop", {"actor": "iran", "x": 1e308, "y": -1e308}),
    "a drop of a list": doing("drop", {"actor": [], "x": 1, "y": 1}),
    "a drop without a size": doing("drop", {"actor": "iran", "x": 1, "y": 1}, place=None),
    "an address of nothing": doing("open"),
    "an address of numbers": doing("open", {"path": 1, "query": 2, "history": 3}),
    "an address without a query": doing("open", {"path": "/"}),
    "a scheme of nothing": acted({"acts": [OPEN]}, scheme={"a": 1}),
    "an unknown scheme": acted({"acts": [OPEN]}, scheme="pink"),
    "knowing a word": acted({"acts": [SELECT]}, known="abc"),
    "knowing lists": acted({"acts": [SELECT]}, known=[[1], {}]),
    "knowing a number": acted({"acts": [SELECT]}, known=5),
    "no values": {"inputs": [{"id": "action", "property": "data"}], "state": []},
    "no inputs": {},
    "inputs of words": {"inputs": "action", "state": "view"},
}
ANSWERED = {
    *("well", "no size", "a negative size", "an endless size", "many steps", "steps of words"),
    *("a view of another network", "a view of nonsense", "a relation that is unknown"),
    *("a status that is unknown", "select the unknown", "a drop far away"),
}
"""What is well made, and so has an answer, be it a refusal."""
SEARCHES = {
    "a list": (["iran"], VIEW),
    "a number": (7, VIEW),
    "nothing": (None, VIEW),
    "a megabyte": ("a " * 500_000, VIEW),
    "no view": ("iran", None),
    "another network": ("iran", {"dataset": "x"}),
    "a list of a network": ("iran", {"dataset": []}),
}


def post(url: str, body: bytes, kind: str = "application/json") -> tuple[int, bytes]:
    asked = urllib.request.Request(
        f"{url}_dash-update-component", data=body, headers={"Content-Type": kind}
    )
    try:
        with urllib.request.urlopen(asked, timeout=60) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


@pytest.fixture(scope="module")
def outputs(server) -> dict[str, str]:
    """The name of what the server answers, by the id it answers to."""
    with urllib.request.urlopen(f"{server.url}_dash-dependencies") as answer:
        found = json.load(answer)
    return {
        one["inputs"][0]["id"]: one["output"] for one in found if not one["clientside_function"]
    }


def told(outputs, body: dict) -> bytes:
    whole = {
        "output": outputs["action"],
        "outputs": [{"id": id_, "property": name} for id_, name in OUTPUTS],
        "changedPropIds": ["action.data"],
        **body,
    }
    return json.dumps(whole).encode()


def test_what_nobody_s_page_would_send_is_refused(server, outputs):
    wrong = {}
    for name, body in ACTS.items():
        status, said = post(server.url, told(outputs, body))
        if status >= 500 or b"Traceback" in said or (status == 200) != (name in ANSWERED):
            wrong[name] = status
    for name, (text, now) in SEARCHES.items():
        body = {
            "output": outputs["search"],
            "outputs": {"id": "search-results", "property": "children"},
            "changedPropIds": ["search.value"],
            "inputs": [{"id": "search", "property": "value", "value": text}],
            "state": [{"id": "view", "property": "data", "value": now}],
        }
        status, said = post(server.url, json.dumps(body).encode())
        if status >= 500 or b"Traceback" in said:
            wrong[f"search {name}"] = status
    bodies = {
        "no JSON": b"{",
        "nothing": b"",
        "null": b"null",
        "a list": b"[]",
        "not UTF-8": b"\xff\xfe",
        "an unknown output": json.dumps({"output": "x.y", "inputs": [], "state": []}).encode(),
        "a deep list": b"[" * 20_000 + b"]" * 20_000,
    }
    for name, body in bodies.items():
        status, said = post(server.url, body)
        if status >= 500 or b"Traceback" in said:
            wrong[name] = status
    assert wrong == {}
    status, said = post(server.url, told(outputs, ACTS["well"]))
    assert status == 200
    assert json.loads(said)["response"]["view"]["data"]["selected"] == "iran"
    assert not [line for line in server.said if "Traceback" in line]
