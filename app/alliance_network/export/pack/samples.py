"""Samples of the marks, drawn once in a pack and used wherever a line or a symbol is named."""

from __future__ import annotations

from collections.abc import Iterator

from alliance_network.export.pack import marks
from alliance_network.export.pack.content import Content
from alliance_network.export.pack.elements import Html, element
from alliance_network.figures.key import KeyEntry, sample_scene
from alliance_network.figures.style import LIGHT, Style
from alliance_network.model.actor import KINDS
from alliance_network.model.relation import Relation
from alliance_network.model.tie import STATUSES

__all__ = ["area_sample", "kind_sample", "line_sample", "samples", "status_sample"]

# The line that shows a status belongs to no relation.
_ANY = Relation(id="any", label="any relation", verb="is tied to", colour=LIGHT.ring)
ANY = "any"
"""The class of its colour."""


def samples(content: Content) -> Html:
    """All samples of a pack, not to be seen where they stand."""
    return element("svg", *_all(content), class_="samples", aria_hidden="true", focusable="false")


def line_sample(content: Content, relation: Relation, *, status: str = "asserted") -> Html:
    """A relation's line with a status."""
    place = content.dataset.relations.index(relation)
    return _use(f"line-{place}-{STATUSES.index(status)}")


def status_sample(status: str) -> Html:
    """A line with a status, whatever its relation."""
    return _use(f"status-{STATUSES.index(status)}")


def kind_sample(content: Content, kind: str) -> Html:
    """An actor's symbol."""
    return _use(f"kind-{KINDS.index(kind)}")


def area_sample() -> Html:
    """An area round members."""
    return _use("area")


def _use(name: str) -> Html:
    return element(
        "svg",
        element("use", href=f"#sample-{name}"),
        class_="sample",
        viewBox="0 0 48 20",
        aria_hidden="true",
        focusable="false",
    )


def _all(content: Content) -> Iterator[Html]:
    there = {(tie.relation, tie.status) for key in content.ties for tie in content.forms.of(key)}
    for place, relation in enumerate(content.dataset.relations):
        for number, status in enumerate(STATUSES):
            if number == 0 or (relation.id, status) in there:
                entry = KeyEntry("relation", relation.label, relation=relation, status=status)
                yield _symbol(f"line-{place}-{number}", entry, f"r{place}")
    for number, status in enumerate(STATUSES):
        entry = KeyEntry("status", status, relation=_ANY, status=status)
        yield _symbol(f"status-{number}", entry, ANY)
    for number, kind in enumerate(KINDS):
        yield _symbol(f"kind-{number}", KeyEntry("kind", kind, kind=kind), ANY)
    yield _symbol("area", KeyEntry("area", "area"), ANY)


def _symbol(name: str, entry: KeyEntry, colour: str) -> Html:
    scene = sample_scene(entry, Style())
    (part,) = scene.parts
    drawn = [marks.area(area) for area in part.areas]
    drawn += [marks.strand(one, colour, lambda _: {"class_": "tie"}) for one in part.strands]
    drawn += [marks.symbol(symbol, class_="actor") for symbol in part.symbols]
    return element(
        "symbol",
        *drawn,
        id=f"sample-{name}",
        viewBox=f"0 0 {scene.width:g} {scene.height:g}",
    )
