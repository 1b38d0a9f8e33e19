"""Stories for the page: those of a network's folder, and the reading and writing of others.

A story that somebody writes stays in that person's browser: what is posted here is turned into
the other form and answered, and nothing of it is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated
from urllib.parse import quote

from flask import Flask, Response, abort, jsonify, request
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from werkzeug.exceptions import RequestEntityTooLarge

from alliance_network.dashboard.answers import known, named, said
from alliance_network.errors import DataError
from alliance_network.formats.stories import read_story
from alliance_network.model.dataset import Dataset
from alliance_network.story import (
    DRAFT,
    MOST_STEPS,
    STORY_BYTES,
    Story,
    check_story,
    story_from_json,
    story_json,
    story_text,
)

__all__ = ["posted_story", "register"]

JSON_BYTES = 4 * STORY_BYTES
"""Largest story that is taken as JSON, in bytes: there a letter can be six, as in \\u00e9."""

TOML = "application/toml; charset=utf-8"

_STORY, _FILE = "Story", "File"
"""What the faults of a posted story call it, and those of a posted file."""


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")


class _PostedStep(_Strict):
    title: str
    text: str
    notes: str
    view: str


class _PostedStory(_Strict):
    name: str
    title: str
    network: str
    steps: Annotated[list[_PostedStep], Field(max_length=MOST_STEPS)]


def register(
    server: Flask, datasets: Mapping[str, Dataset], stories: Mapping[str, Mapping[str, Story]]
) -> None:
    """Add the routes to the page's server.

    Parameters
    ----------
    server
    datasets
        By name.
    stories
        By the name of their network, then by their own.
    """

    def story_of(network: str, name: str) -> Story:
        known(datasets, network)
        return named(stories.get(network, {}), name, "story")

    @server.get("/stories/<network>")
    def story_list(network: str) -> Response:
        known(datasets, network)
        return jsonify(
            [
                {"name": story.name, "title": story.title, "steps": len(story.steps)}
                for story in stories.get(network, {}).values()
            ]
        )

    @server.get("/story/<network>/<name>")
    def story_values(network: str, name: str) -> Response:
        return jsonify(story_json(story_of(network, name)))

    @server.get("/story/<network>/<name>.toml")
    def story_file(network: str, name: str) -> Response:
        story = story_of(network, name)
        response = Response(story_text(story), content_type=TOML)
        filename = quote(f"{story.name}.toml")
        response.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
        return response

    @server.post("/story/<network>/write")
    def story_written(network: str) -> Response:
        story = posted_story(known(datasets, network), place=network)
        return Response(story_text(story), content_type=TOML)

    @server.post("/story/<network>/read")
    def story_read(network: str) -> Response:
        dataset = known(datasets, network)
        try:
            story = read_story(_body(most=STORY_BYTES), name=DRAFT, file=_FILE)
            check_story(story, dataset, file=_FILE)
        except DataError as error:
            return said(str(error), 400)
        # The page calls a network as its address does.
        return jsonify({**story_json(story), "network": network})


def posted_story(dataset: Dataset, *, place: str) -> Story:
    """The story of a dataset that the page has posted; anything else ends the request.

    Parameters
    ----------
    dataset
    place
        What the address, and so the page, calls it.
    """
    try:
        posted = _PostedStory.model_validate_json(_body(most=JSON_BYTES)).model_dump()
        if posted["network"] == place:
            posted["network"] = dataset.name
        story = story_from_json(posted, file=_STORY)
        check_story(story, dataset, file=_STORY)
    except ValidationError:
        abort(said("The page did not send a story: load it again.", 400))
    except DataError as error:
        abort(said(str(error), 400))
    return story


def _body(*, most: int) -> bytes:
    request.max_content_length = most
    try:
        return request.get_data(cache=False)
    except RequestEntityTooLarge:
        abort(said(f"This is larger than {STORY_BYTES:,} bytes, which no story may be.", 413))
