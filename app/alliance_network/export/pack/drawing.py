"""A pack's pictures: every tie of every status, all that switches show and hide, as inline SVG."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from alliance_network.export.pack import marks
from alliance_network.export.pack.areas import Outline, area_ties, outlines_of
from alliance_network.export.pack.content import Content, Look, look_of
from alliance_network.export.pack.elements import Html, element
from alliance_network.export.pack.names import zooms
from alliance_network.figures.changes import CHANGED
from alliance_network.figures.network import hulls_of, network_scene, strand
from alliance_network.figures.plan import Plan, plan
from alliance_network.figures.scene import Part, Strand, Text
from alliance_network.history import ties_of
from alliance_network.model.relation import MEMBERSHIP
from alliance_network.model.tie import STATUSES, TieKey, split_key
from alliance_network.selection import Selection
from alliance_network.words import alt_text, headline, is_plain

__all__ = ["PLACES", "Drawing", "drawing"]

PLACES = {"wide": (920.0, 660.0), "upright": (390.0, 560.0)}
"""Width and height, px, of the picture for a usual screen and for a phone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """One picture of a pack.

    Attributes
    ----------
    svg : Html
    texts : tuple of Text
        All names in it.
    plain : float
        Width of its lines where they are too many to draw how sure each is, px.
    """

    svg: Html
    texts: tuple[Text, ...]
    plain: float


def drawing(content: Content, look: Look, *, place: str) -> Drawing:
    """Draw everything that a pack can show, as it opens; the script shows and hides it.

    Parameters
    ----------
    content : Content
    look : Look
        One of `content.looks`; all but the first are hidden.
    place : {"wide", "upright"}
    """
    width, height = PLACES[place]
    whole = replace(content.whole, view=look.of(content.whole.view))
    if look.memberships != "area":
        whole = replace(whole, areas=())
    laid = plan(content.dataset, whole.view, width=width, height=height)
    picture = network_scene(whole, laid, laid.style).part("picture")
    instead = _without_areas(whole, laid)
    first = look == content.looks[0]
    outlines = outlines_of(content, look, laid)
    state = _State(content, outlines, opens=first)

    classes = ["plain"] if first and is_plain(content.selection) else []
    classes += [] if first else ["off"]

    svg = element(
        "svg",
        element("g", *_areas(outlines, state), class_="areas"),
        element("g", *_ties(content, look, laid, state), class_="ties"),
        element("g", *_actors(picture, instead, state), class_="actors"),
        element(
            "g", *_names(picture, instead, outlines, state), class_="names", aria_hidden="true"
        ),
        class_=" ".join(["drawing", place, *classes]),
        viewBox=f"0 0 {width:g} {height:g}",
        data_drawing=str(content.looks.index(look)),
        role="img",
        aria_label=f"{content.dataset.title}. {headline(content.selection)}. "
        f"{alt_text(content.selection)}",
    )
    names = (*picture.texts, *picture.spare, *instead.texts)
    texts = (*names, *(text for outline in outlines for text in outline.texts))
    return Drawing(svg=svg, texts=texts, plain=laid.style.body("asserted"))


class _State:
    """Where everything stands in the pack's lists, and what is hidden or faded as it opens."""

    def __init__(self, content: Content, outlines: list[Outline], *, opens: bool) -> None:
        self.actors = {actor: place for place, actor in enumerate(content.actors)}
        self.ties = {key: place for place, key in enumerate(content.ties)}
        self.opens = opens
        shown = content.selection
        self.hulls = hulls_of(shown)
        # Of another look the opening says nothing.
        self.outlines = _fitting(area_ties(shown, shown.keys), outlines) if opens else {}
        self.shown_actors = frozenset(shown.actors)
        self.loners = shown.loners
        self.dressed = {
            key: _as(status)
            if shown.view.compare_to is None
            else _as(content.compared.index(content.reached[content.moments.of(shown.view)]))
            for key, status in shown.ties.select("key", "status").iter_rows()
        }

    def tie(self, key: TieKey, dress: str) -> dict[str, str]:
        """Of one of a tie's lines: that of a status, or of two dates compared."""
        shown = self.opens and self.dressed.get(key) == dress
        return {
            "class_": "tie" if shown else "tie off",
            "data-t": str(self.ties[key]),
            "data-as": dress,
        }

    def actor(self, actor: str, kind: str) -> dict[str, str]:
        """Of a symbol (kind "actor", attribute data-a) or a name ("name", data-n)."""
        classes = [kind]
        if self.opens and (actor not in self.shown_actors or actor in self.hulls):
            classes.append("off")
        if self.opens and actor in self.loners:
            classes.append("faded")
        return {"class_": " ".join(classes), f"data-{kind[0]}": str(self.actors[actor])}

    def outline(self, outline: Outline, kind: str) -> dict[str, str]:
        """Of an area (kind "area") or its name ("name")."""
        seen = self.opens and self.outlines.get(outline.actor) is outline
        if kind == "name":
            seen = seen and outline.actor in self.hulls
        return {
            "class_": kind if seen else f"{kind} off",
            "data-o": str(self.actors[outline.actor]),
            "data-members": " ".join(str(self.actors[member]) for member in outline.members),
        }


def _fitting(areas: dict[str, tuple[str, ...]], outlines: list[Outline]) -> dict[str, Outline]:
    """For each area its smallest outline that holds the members whose ties it shows."""
    found = {}
    for actor, keys in areas.items():
        inside = {split_key(key)[0] for key in keys}
        fitting = (o for o in outlines if o.actor == actor and inside.issubset(o.members))
        found[actor] = next(fitting)
    return found


def _without_areas(whole: Selection, laid: Plan) -> Part:
    """The same without memberships: what an area stands for is a symbol then, with a name."""
    if not whole.areas:
        return Part("picture")
    apart = (whole.ties["relation"] != MEMBERSHIP).to_numpy()
    bare = replace(whole, ties=whole.ties.filter(apart), rows=whole.rows[apart], areas=())
    part = network_scene(bare, laid, laid.style).part("picture")
    hulls = hulls_of(whole)
    return Part(
        "picture",
        symbols=tuple(symbol for symbol in part.symbols if symbol.actor in hulls),
        texts=tuple(text for text in part.texts if text.of in hulls),
    )


# ---- layers, from the back to the front ------------------------------------------------ #


def _areas(outlines: list[Outline], state: _State) -> list[Html]:
    return [marks.area(one.area, **state.outline(one, "area")) for one in outlines]


def _ties(content: Content, look: Look, laid: Plan, state: _State) -> list[Html]:
    """Every tie as a line, once for each status that it has at some time.

    After those come, for each pair of dates that are compared, the lines of their comparison.
    """
    relations = [relation.id for relation in content.dataset.relations]
    found = []
    for one in _dressed(content, look, laid):
        dress = _as(one.status)
        colour = f"r{relations.index(one.relation)}"
        found.append(marks.strand(one, colour, lambda key, as_=dress: state.tie(key, as_)))
    for place, compared in enumerate(content.compared):
        if look_of(compared.view) != look:
            continue
        bare = replace(compared, view=compared.view.but(selected=None))
        for one in network_scene(bare, laid, laid.style).part("picture").strands:
            colour = f"r{relations.index(one.relation)} c{list(CHANGED).index(one.change)}"
            dress = _as(place)
            found.append(marks.strand(one, colour, lambda key, as_=dress: state.tie(key, as_)))
    return found


def _dressed(content: Content, look: Look, laid: Plan) -> Iterator[Strand]:
    """The ties of one date as strands: each tie in those of all statuses that it has."""
    numbers = ties_of(content.dataset)
    having: dict[tuple[str, str], dict[TieKey, None]] = {}
    for key in content.ties:
        for tie in content.forms.of(key):
            if content.is_line(tie, look):
                having.setdefault((tie.relation, tie.status), {})[key] = None
    for relation in content.dataset.relations:
        for status in STATUSES:
            keys = tuple(having.get((relation.id, status), ()))
            if keys:
                rows = np.array([numbers.number(key) for key in keys])
                yield strand(
                    relation,
                    status,
                    laid.style,
                    ties=keys,
                    curves=laid.curves[rows],
                    bodies=laid.bodies[rows],
                    heads=laid.heads[rows],
                    reach=laid.reach[rows],
                    lit=np.ones(len(rows), dtype=bool),
                    glow=np.zeros(len(rows), dtype=bool),
                )


def _as(dress: str | int) -> str:
    """How a line is called by what it shows: a status, or the place of what is compared."""
    return dress if isinstance(dress, str) else f"c{dress}"


def _actors(picture: Part, instead: Part, state: _State) -> list[Html]:
    return [
        marks.symbol(symbol, **state.actor(symbol.actor, "actor"))
        for symbol in (*picture.symbols, *instead.symbols)
        if symbol.actor in state.actors
    ]


def _names(picture: Part, instead: Part, outlines: list[Outline], state: _State) -> list[Html]:
    symbols = (*picture.symbols, *instead.symbols)
    centres = {symbol.actor: (symbol.x, symbol.y) for symbol in symbols}
    of_areas = [text for text in picture.texts if text.part == "area"]
    beside = [text for text in picture.texts if text.part != "area"]
    since = zooms((*beside, *of_areas), picture.spare, picture.symbols)
    found = [
        marks.name(text, centre=centres[text.of], **state.actor(text.of, "name"))
        for text in (*beside, *instead.texts)
        if text.of in state.actors
    ]
    found += [
        marks.name(
            text,
            centre=centres[text.of],
            **state.actor(text.of, "name"),
            **{"data-since": f"{zoom:g}"},
        )
        for text, zoom in zip(picture.spare, since, strict=True)
        if text.of in state.actors
    ]
    found += [
        marks.name(text, **state.outline(outline, "name"))
        for outline in outlines
        for text in outline.texts
    ]
    return found
