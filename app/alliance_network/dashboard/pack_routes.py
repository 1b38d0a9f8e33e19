"""What the page shows as one HTML file, with a story in it if one is asked for."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Flask, Response, request

from alliance_network.dashboard.answers import attached, known, said, split
from alliance_network.dashboard.story_routes import posted_story
from alliance_network.errors import DataError, UsageError, ViewError, shown
from alliance_network.export.pack import pack
from alliance_network.model.dataset import Dataset
from alliance_network.story import Story
from alliance_network.view import check, from_query

__all__ = ["register"]


def register(
    server: Flask,
    datasets: Mapping[str, Dataset],
    stories: Mapping[str, Mapping[str, Story]],
    *,
    public_url: str | None,
) -> None:
    """Add the route to the page's server.

    Parameters
    ----------
    server
    datasets
    stories
        By the name of the network, then by the story's own.
    public_url
        The address at which others reach the page.
    """

    @server.get("/pack/<name>.html")
    def packed(name: str) -> Response:
        known(datasets, name)
        options, query = split(request.query_string.decode(errors="replace"), ["story"])
        told = options.get("story")
        of_network = stories.get(name, {})
        if told is not None and told not in of_network:
            return said(f"This network has no story called {shown(told)}.", 404)
        return made(name, query, None if told is None else of_network[told])

    @server.post("/pack/<name>.html")
    def packed_with_own_story(name: str) -> Response:
        query = request.query_string.decode(errors="replace")
        return made(name, query, posted_story(known(datasets, name), place=name))

    def made(name: str, query: str, story: Story | None) -> Response:
        dataset = known(datasets, name)
        try:
            view = check(from_query(query), dataset)
            file = pack(dataset, view, story=story, public_url=public_url, place=name)
        except (UsageError, ViewError) as error:
            return said(str(error), 400)
        except DataError as error:
            return said("\n".join(map(str, error.faults)), 400)
        response = Response(file, content_type="text/html; charset=utf-8")
        return attached(response, f"{dataset.name}.html")
