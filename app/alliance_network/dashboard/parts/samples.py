"""Samples of the marks, as images: what the rail shows is what the picture draws."""

from __future__ import annotations

from functools import lru_cache

from dash import html

from alliance_network.dashboard.parts.drawn import as_image, themed
from alliance_network.figures.key import KeyEntry, sample_scene
from alliance_network.figures.style import DARK, LIGHT, Style, Theme
from alliance_network.model.relation import Relation

__all__ = ["area_sample", "kind_sample", "line_sample", "status_sample"]

# The line that shows a status belongs to no relation; the page's accent stands for all.
_ANY = Relation(
    id="any",
    label="any relation",
    verb="is tied to",
    sign=0,
    directed=True,
    event=False,
    colour=LIGHT.ring,
    colour_dark=DARK.ring,
    order=0,
    note="",
)


def line_sample(relation: Relation, *, status: str = "asserted") -> html.Span:
    """A relation's line with a status."""
    return _both(KeyEntry("relation", relation.label, relation=relation, status=status))


def status_sample(status: str) -> html.Span:
    """A line with a status, whatever its relation."""
    return _both(KeyEntry("status", status, relation=_ANY, status=status))


def kind_sample(kind: str) -> html.Span:
    """An actor's symbol."""
    return _both(KeyEntry("kind", kind, kind=kind))


def area_sample() -> html.Span:
    """An area round members."""
    return _both(KeyEntry("area", "area"))


def _both(entry: KeyEntry) -> html.Span:
    return html.Span(className="sample", style=themed(lambda theme: _source(entry, theme)))


@lru_cache(maxsize=512)
def _source(entry: KeyEntry, theme: Theme) -> str:
    return as_image(sample_scene(entry, Style(theme=theme)))
