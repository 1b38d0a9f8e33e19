"""The files that leave the page, and how they look before they do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from urllib.parse import quote

from flask import Flask, Response, request

from alliance_network.dashboard.answers import attached, known, remarked, said, split
from alliance_network.errors import UsageError, ViewError, shown
from alliance_network.export import FORMATS, Figure, figure_of
from alliance_network.export.bundle import bundle
from alliance_network.export.each import each
from alliance_network.export.preview import preview
from alliance_network.figures.sheet import OPTIONS, Sheet, sheet_of
from alliance_network.figures.sight import as_seen
from alliance_network.model.dataset import Dataset
from alliance_network.model.dates import in_words
from alliance_network.view import View, check, from_query

__all__ = ["MOST_FILES", "register"]

MOST_FILES = 200
"""Figures that are made at once; the command line makes more."""


@dataclass(frozen=True, kw_only=True)
class _Wish:
    """What an address asks for: a view of a dataset, how it is set, and further options."""

    place: str
    dataset: Dataset
    view: View
    sheet: Sheet
    options: Mapping[str, str]

    def each(self) -> list[tuple[str, View]]:
        """The views of many figures."""
        views = each(self.dataset, self.view, self.options.get("each", ""))
        if len(views) > MOST_FILES:
            raise UsageError(
                f"That would be {len(views):,} figures; show less, so that there are at most "
                f"{MOST_FILES}, or use the command line."
            )
        return views

    def measure(self) -> str:
        """How large the file will be, in words."""
        if self.options.get("format", "png") == "png":
            width, height = self.sheet.pixels
            return f"{width:,} × {height:,} pixels"
        size = self.sheet.size
        return f"{size.width:g} × {size.height:g} {size.unit}"

    def label(self, slug: str) -> str:
        """What one of many figures is of."""
        if self.options["each"] == "relation":
            return self.dataset.relation(slug).label
        if self.options["each"] == "year":
            return in_words(slug)
        return self.dataset.actor(slug).name_in(self.view.language)


def register(server: Flask, datasets: Mapping[str, Dataset], *, public_url: str | None) -> None:
    """Add the routes to the page's server."""

    def answered(
        name: str, answer: Callable[[_Wish], Response], *, options: tuple[str, ...] = ()
    ) -> Response:
        """An answer to what is asked of a network, or the sentence why there is none."""
        dataset = known(datasets, name)
        given, query = split(request.query_string.decode(), (*OPTIONS, *options))
        own = {option: given.pop(option) for option in options if option in given}
        try:
            view = check(from_query(query), dataset)
            sheet = sheet_of(given)
            return answer(_Wish(place=name, dataset=dataset, view=view, sheet=sheet, options=own))
        except (UsageError, ViewError) as error:
            return said(str(error), 400)

    def drawn(wish: _Wish, view: View) -> Figure:
        return figure_of(
            wish.dataset, view, sheet=wish.sheet, public_url=public_url, place=wish.place
        )

    def made(wish: _Wish, view: View, format_: str) -> tuple[bytes, tuple[str, ...]]:
        figure = drawn(wish, view)
        return figure.file(format_), figure.remarks(format_)

    @server.get("/export/<name>.<format_>")
    def exported(name: str, format_: str) -> Response:
        def answer(wish: _Wish) -> Response:
            content, missed = made(wish, wish.view, format_)
            found = FORMATS[format_]
            response = Response(content, content_type=found.media_type)
            return remarked(attached(response, f"{wish.dataset.name}.{found.ending}"), missed)

        return answered(name, answer)

    @server.get("/export/<name>.zip")
    def exported_many(name: str) -> Response:
        def files(wish: _Wish, views: list[tuple[str, View]]) -> Iterator[tuple[str, bytes]]:
            format_, missed = wish.options.get("format", "svg"), []
            for slug, view in views:
                content, its = made(wish, view, format_)
                # With the network before it, no name is one that Windows keeps for itself.
                filename = f"{wish.dataset.name}-{slug}.{FORMATS[format_].ending}"
                missed += [f"{filename}: {sentence}\n" for sentence in its]
                yield filename, content
            if missed:
                yield "remarks.txt", "".join(missed).encode()

        def answer(wish: _Wish) -> Response:
            views = wish.each()
            made_one_by_one = files(wish, views)
            # What cannot be made is said before the first byte leaves.
            first = next(made_one_by_one)
            response = Response(
                bundle(chain([first], made_one_by_one)), content_type="application/zip"
            )
            response.headers["Export-Files"] = str(len(views))
            return attached(response, f"{wish.dataset.name}-each-{wish.options['each']}.zip")

        return answered(name, answer, options=("each", "format"))

    @server.get("/preview/<name>.png")
    def previewed(name: str) -> Response:
        def answer(wish: _Wish) -> Response:
            view, label, files = wish.view, "", 1
            if wish.options.get("each"):
                views = wish.each()
                files = len(views)
                slug, view = views[_number(wish.options.get("file", "1"), most=files) - 1]
                label = wish.label(slug)
            figure = drawn(wish, view)
            scene, missed = figure.scene, figure.remarks("png")
            if wish.options.get("seen"):
                scene = as_seen(scene, wish.options["seen"])
            picture = preview(scene, transparent=wish.sheet.transparent)
            response = remarked(Response(picture, content_type="image/png"), missed)
            response.headers["Export-Files"] = str(files)
            response.headers["Export-File"] = quote(label)
            response.headers["Export-Measure"] = quote(wish.measure())
            return response

        return answered(name, answer, options=("each", "file", "format", "seen"))


def _number(value: str, *, most: int) -> int:
    """Which of many figures; the last of them if there are fewer."""
    if not (value.isascii() and value.isdigit() and 1 <= len(value) <= 6):
        raise UsageError(f"There is no figure number {shown(value)}; use 1 to {most}.")
    return min(max(int(value), 1), most)
