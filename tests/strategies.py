"""Random networks for property tests.

`datasets()` gives whole datasets, small but with everything in them: names in several scripts,
notes over several lines, undirected relations, denials, events, coverage and its gaps.
`views(dataset)` and `sheets` give what can be shown of one and how a figure can be set.
"""

from __future__ import annotations

import polars as pl
from hypothesis import strategies as st

from alliance_network.figures.sheet import PALETTES, PARTS, Sheet
from alliance_network.figures.sizes import SIZES, size_of
from alliance_network.history import histories
from alliance_network.model.actor import GROUPING_KINDS, KINDS, Actor
from alliance_network.model.claim import CLAIM_SCHEMA, CREDIBILITIES, STANCES
from alliance_network.model.coverage import COVERAGE_SCHEMA
from alliance_network.model.dataset import Dataset
from alliance_network.model.relation import MEMBERSHIP, Relation
from alliance_network.model.source import RELIABILITIES, Source
from alliance_network.model.tie import STATUSES
from alliance_network.view import (
    CHOICES,
    LEAST_DRAWN,
    MOST_DRAWN,
    MOST_STEPS,
    View,
    claimants_of,
    forms_of,
    units_of,
)

_ACTORS = ("china", "hamas", "iran", "israel", "syria", "un", "us", "x1")
_RELATIONS = ("alliance", "attack", "backing", MEMBERSHIP, "trade")
_SOURCES = ("article", "atlas-2", "cables")
_PUBLISHERS = (None, "Atlas", "Daily")

# Control characters, line separators and surrogates are what no file may hold.
_LETTERS = st.characters(
    exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufffe\uffff"
)
lines = st.text(_LETTERS, max_size=12)
"""Texts of one line in any script, quotation marks and commas among them."""
filled_lines = lines.filter(lambda text: text.strip() != "")
texts = st.one_of(st.just(""), st.text(st.one_of(_LETTERS, st.sampled_from("\n\t")), max_size=20))
"""Texts that may run over several lines."""


@st.composite
def dates(draw: st.DrawFn, *, years: tuple[int, int] = (1990, 2025)) -> str:
    """Dates of each precision."""
    text = f"{draw(st.integers(*years)):04}"
    if draw(st.booleans()):
        text += f"-{draw(st.integers(1, 12)):02}"
        if draw(st.booleans()):
            text += f"-{draw(st.integers(1, 28)):02}"
    return text


@st.composite
def periods(draw: st.DrawFn) -> tuple[str | None, str | None]:
    """A start and an end, in order, each of which may be missing."""
    start = draw(st.none() | dates(years=(1990, 2010)))
    end = draw(st.none() | dates(years=(2011, 2025)))
    if draw(st.booleans()) and start is not None:
        end = start
    return start, end


@st.composite
def actors(draw: st.DrawFn, *, id_: str) -> Actor:
    """An actor of a given id."""
    placed = draw(st.booleans())
    return Actor(
        id=id_,
        kind=draw(st.sampled_from(KINDS)),
        name=draw(filled_lines),
        names=draw(st.dictionaries(st.sampled_from(("ar", "fa", "zh-Hant")), lines, max_size=2)),
        aliases=tuple(draw(st.lists(lines.filter(lambda text: "|" not in text), max_size=2))),
        iso3=draw(st.none() | st.just("IRN")),
        cow=draw(st.none() | st.integers(1, 9999)),
        gw=draw(st.none() | st.integers(1, 9999)),
        lat=draw(st.floats(-90, 90)) if placed else None,
        lon=draw(st.floats(-180, 180)) if placed else None,
        note=draw(texts),
    )


@st.composite
def relations(draw: st.DrawFn, *, id_: str) -> Relation:
    """A relation of a given id."""
    return Relation(
        id=id_,
        label=draw(filled_lines),
        verb=draw(filled_lines),
        sign=draw(st.sampled_from((-1, 0, 1))),
        directed=id_ == MEMBERSHIP or draw(st.booleans()),
        event=id_ == "attack",
        colour=draw(st.none() | st.just("#0067b1")),
        colour_dark=draw(st.none() | st.just("#57aef2")),
        dash=draw(st.none() | st.sampled_from(("8 4", "12 4 4.5 4"))),
        unit=draw(st.none() | st.just("million USD")),
        order=draw(st.integers(-3, 9)),
        note=draw(texts),
    )


@st.composite
def sources(draw: st.DrawFn, *, id_: str) -> Source:
    """A source of a given id."""
    return Source(
        id=id_,
        title=draw(filled_lines),
        publisher=draw(st.sampled_from(_PUBLISHERS)),
        date=draw(st.none() | dates()),
        url=draw(st.none() | st.just("https://example.org/a,b?c=%22d%22")),
        kind=draw(st.none() | st.just("article")),
        reliability=draw(st.none() | st.sampled_from(RELIABILITIES)),
        citation=draw(st.none() | texts),
    )


@st.composite
def datasets(draw: st.DrawFn, *, most_claims: int = 12) -> Dataset:
    """Whole datasets: two to eight actors, one to five relations, one to three sources.

    Parameters
    ----------
    most_claims
        Most claims before equal ones become one.
    """
    actor_ids = draw(st.lists(st.sampled_from(_ACTORS), min_size=2, unique=True))
    relation_ids = draw(st.lists(st.sampled_from(_RELATIONS), min_size=1, unique=True))
    source_ids = draw(st.lists(st.sampled_from(_SOURCES), min_size=1, unique=True))
    listed = tuple(draw(actors(id_=id_)) for id_ in actor_ids)
    groupings = [actor.id for actor in listed if actor.kind in GROUPING_KINDS]
    if not groupings:
        relation_ids = [id_ for id_ in relation_ids if id_ != MEMBERSHIP] or ["backing"]

    def claim() -> st.SearchStrategy[dict[str, object]]:
        return st.fixed_dictionaries(
            {
                "pair": st.lists(st.sampled_from(actor_ids), min_size=2, max_size=2, unique=True),
                "relation": st.sampled_from(relation_ids),
                "period": periods(),
                "stance": st.sampled_from(STANCES),
                "claimant": st.none() | lines,
                "credibility": st.none() | st.sampled_from(CREDIBILITIES),
                "form": st.none() | st.sampled_from(("oil", "oil|arms", "military | financial")),
                "weight": st.none() | st.floats(allow_nan=False, allow_infinity=False),
                "unit": st.none() | st.just("tonnes"),
                "source": st.sampled_from(source_ids),
                "locator": st.none() | lines,
                "recorded": st.none() | dates(),
                "note": texts,
            }
        )

    claims = []
    for number, fields in enumerate(draw(st.lists(claim(), max_size=most_claims))):
        from_, to = fields.pop("pair")
        start, end = fields.pop("period")
        if fields["relation"] == MEMBERSHIP and to not in groupings:
            to = groupings[0]
            if from_ == to:
                continue
        id_ = f"claim-{number}" if draw(st.booleans()) else None
        claims.append({"id": id_, "from": from_, "to": to, "start": start, "end": end, **fields})
    coverage = draw(
        st.lists(
            st.fixed_dictionaries(
                {
                    "source": st.sampled_from(source_ids),
                    "relation": st.none() | st.sampled_from(relation_ids),
                    "from": st.none() | st.sampled_from(actor_ids),
                    "to": st.none() | st.sampled_from(actor_ids),
                    "period": periods(),
                    "every": st.none() | st.integers(1, 9),
                }
            ),
            max_size=4,
        )
    )
    for row in coverage:
        row["first"], row["last"] = row.pop("period")
    return Dataset(
        name=draw(st.sampled_from(("iran-2023", "x"))),
        title=draw(filled_lines),
        description=draw(texts),
        opening=draw(st.sampled_from(("", "v=1&seed=3"))),
        actors=listed,
        relations=tuple(draw(relations(id_=id_)) for id_ in relation_ids),
        sources=tuple(draw(sources(id_=id_)) for id_ in source_ids),
        coverage=pl.DataFrame(coverage, schema=COVERAGE_SCHEMA),
        claims=pl.DataFrame(claims, schema=CLAIM_SCHEMA),
    )


sizes = st.sampled_from(list(SIZES.values())) | st.builds(
    lambda width, height, unit: size_of(f"{width:.3f}x{height:.3f}{unit}"),
    st.floats(200, 2000),
    st.floats(200, 2000),
    st.sampled_from(["px", "mm"]),
)
"""Sizes with a name, and any others that are possible."""
sheets = st.builds(
    Sheet,
    size=sizes,
    palette=st.none() | st.sampled_from(PALETTES),
    title=st.none() | filled_lines | st.just("a&b=c%, d#?"),
    without=st.frozensets(st.sampled_from(PARTS)),
    labels=st.booleans(),
    transparent=st.booleans(),
    scale=st.none() | st.floats(1, 8),
)
"""Sheets with any of their choices."""


@st.composite
def times(draw: st.DrawFn) -> dict[str, str]:
    """The fields of a view that say when: nothing, a date, a span, or two dates."""
    spans = st.tuples(dates(years=(1985, 2000)), dates(years=(2001, 2030)))
    kind = draw(st.sampled_from(("latest", "date", "span", "compared", "latest compared")))
    if kind == "span":
        return dict(zip(("since", "as_of"), draw(spans), strict=True))
    found = {}
    if kind in ("date", "compared"):
        found["as_of"] = draw(dates(years=(1985, 2030)))
    if "compared" in kind:
        found["compare_to"] = draw(dates(years=(1985, 2030)))
    return found


@st.composite
def evidences(draw: st.DrawFn, dataset: Dataset) -> dict[str, object]:
    """The fields of a view that say which claims speak."""

    def some(every: tuple[str, ...]) -> st.SearchStrategy:
        return st.none() | st.frozensets(st.sampled_from(every)) if every else st.none()

    return {
        "known_on": draw(st.none() | dates()),
        "look_back": draw(st.sampled_from((1, 12, 36))),
        "sources": draw(some(tuple(source.id for source in dataset.sources))),
        "claimants": draw(some(claimants_of(dataset))),
        "credibility": draw(st.none() | st.sampled_from(CREDIBILITIES)),
        "forms": draw(some(forms_of(dataset))),
    }


@st.composite
def views(draw: st.DrawFn, dataset: Dataset) -> View:
    """Views of a dataset, with any of their choices but the seed, which takes a new layout."""
    actor_ids = st.sampled_from([actor.id for actor in dataset.actors])
    relation_ids = [relation.id for relation in dataset.relations]
    keys = histories(dataset).latest["key"].to_list()
    numbers = st.floats(0, 1)
    places = draw(st.dictionaries(actor_ids, st.tuples(numbers, numbers), max_size=2))
    units = units_of(dataset)
    weights = st.tuples(st.floats(-1e6, 1e6), st.sampled_from(units)) if units else st.none()
    return View(
        **draw(times()),
        **draw(evidences(dataset)),
        min_sources=draw(st.integers(1, 3)),
        min_weight=draw(st.none() | weights),
        picture=draw(st.sampled_from(CHOICES["picture"])),
        relations=draw(st.none() | st.frozensets(st.sampled_from(relation_ids))),
        statuses=draw(st.frozensets(st.sampled_from(STATUSES))),
        kinds=draw(st.none() | st.frozensets(st.sampled_from(KINDS))),
        focus=draw(st.none() | actor_ids),
        steps=draw(st.integers(1, MOST_STEPS)),
        memberships=draw(st.sampled_from(CHOICES["memberships"])),
        loners=draw(st.sampled_from(CHOICES["loners"])),
        drawn=draw(st.integers(LEAST_DRAWN, MOST_DRAWN)),
        layout=draw(st.sampled_from(CHOICES["layout"])),
        centre=draw(st.none() | actor_ids),
        places=tuple((actor, x, y) for actor, (x, y) in places.items()),
        selected=draw(st.none() | actor_ids | (st.sampled_from(keys) if keys else st.none())),
        language=draw(st.sampled_from(("en", "fa", "zh"))),
        theme=draw(st.sampled_from(CHOICES["theme"])),
    )
