"""What a browser posts to the callbacks, checked before any of them sees it.

The page's own scripts post nothing else; whoever does gets one sentence and no callback runs.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from dash import Dash
from dash.exceptions import DependencyException
from flask import Response, request
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator

from alliance_network.dashboard.actions import ACTIONS, OF_NOTHING
from alliance_network.dashboard.ids import Id

__all__ = ["register"]

PATH = "/_dash-update-component"

Number = Annotated[float, Field(allow_inf_nan=False)]


class _Strict(BaseModel):
    # A number in quotation marks is none: the callbacks get what was sent, not what was read.
    model_config = ConfigDict(strict=True)


_History = Literal["keep", "push", "replace"]


class _Address(_Strict):
    path: str
    query: str
    history: _History


class _Drop(_Strict):
    actor: str
    x: Number
    y: Number


class _Act(_Strict):
    n: int
    do: str
    of: Any = None

    @model_validator(mode="after")
    def _of_its_kind(self) -> _Act:
        if self.do == "open":
            _Address.model_validate(self.of)
        elif self.do == "drop":
            _Drop.model_validate(self.of)
        elif self.do not in ACTIONS:
            raise ValueError("no such action")
        elif not isinstance(self.of, str) and not (self.of is None and self.do in OF_NOTHING):
            raise ValueError("of is no text")
        return self


class _Action(_Strict):
    acts: Annotated[list[_Act], Field(min_length=1)]


class _Now(_Strict):
    dataset: str
    query: str | None
    n: int = 0
    history: _History = "keep"
    hash: str | None = None


class _Place(_Strict):
    w: Number
    h: Number
    upright: bool = False
    presenting: bool = False


class _Asked(_Strict):
    dataset: str
    query: str
    numbers: bool
    shape: str | None = None


VALUES: dict[str, TypeAdapter[Any]] = {
    Id.ACTION: TypeAdapter(_Action),
    Id.VIEW: TypeAdapter(_Now | None),
    Id.PLACE: TypeAdapter(_Place | None),
    Id.SCHEME: TypeAdapter(Literal["light", "dark"] | None),
    Id.KNOWN: TypeAdapter(list[str] | None),
    Id.EVIDENCE_ASKED: TypeAdapter(_Asked),
    Id.TABLE_WANTED: TypeAdapter(Literal[True]),
    Id.SEARCH: TypeAdapter(Annotated[str, Field(max_length=10_000)] | None),
}
"""What each value is that a callback of the server takes, by the id it comes from."""


class _Value(_Strict):
    id: str
    property: str
    value: Any = None


class _Posted(_Strict):
    output: str
    outputs: list[dict[str, str]] | dict[str, str]
    changedPropIds: list[str]
    inputs: list[_Value]
    state: list[_Value] = []


def register(app: Dash) -> None:
    """Refuse what no page of ours posts, and addresses of scripts that are none."""
    server = app.server

    @server.before_request
    def check() -> Response | None:
        if request.method != "POST" or request.path != PATH:
            return None
        try:
            # Dash reads it again, from what is kept here.
            _check(app, _Posted.model_validate(request.get_json(silent=True)))
        except (ValueError, RecursionError):
            return _refusal("The page did not send what this server takes: load it again.", 400)
        return None

    @server.errorhandler(DependencyException)
    def no_script(error: DependencyException) -> Response:
        return _refusal("There is no such script here.", 404)


def _check(app: Dash, posted: _Posted) -> None:
    """Raise ValueError if a callback of the server would not know what to do with it."""
    given = {value.id: value.value for value in (*posted.inputs, *posted.state)}
    known = app.callback_map.get(posted.output, {"inputs": [], "state": []})
    names = [one["id"] for kind in ("inputs", "state") for one in known[kind]]
    if not names or list(given) != names:
        raise ValueError("no callback takes this")
    for name in names:
        VALUES[name].validate_python(given[name])
    acts = given[Id.ACTION]["acts"] if Id.ACTION in given else ()
    if any(one["do"] == "drop" for one in acts) and given[Id.PLACE] is None:
        raise ValueError("dropped nowhere")


def _refusal(sentence: str, status: int) -> Response:
    return Response(sentence, status=status, content_type="text/plain; charset=utf-8")
