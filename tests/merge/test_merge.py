from __future__ import annotations

import time
from dataclasses import replace

import polars as pl
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from alliance_network.errors import UsageError
from alliance_network.formats import open_dataset
from alliance_network.history import histories
from alliance_network.merge import merged
from alliance_network.model.actor import Actor
from alliance_network.model.claim import CLAIM_SCHEMA
from alliance_network.model.dataset import Dataset
from alliance_network.model.source import Source
from small import RELATIONS, claim, network
from strategies import datasets

FEW = settings(max_examples=15)
SAID = [n for n in CLAIM_SCHEMA if n not in ("id", "from", "to", "relation", "source", "unit")]


def mergeable(*several: Dataset) -> bool:
    """Whether no relation has a direction in one and none in another."""
    both = {}
    return all(
        both.setdefault(relation.id, (relation.directed, relation.event))
        == (relation.directed, relation.event)
        for dataset in several
        for relation in dataset.relations
    )


def says(dataset: Dataset, row: int) -> tuple[object, ...]:
    """What a claim says, without the ids of this dataset."""
    found = dataset.claims.row(row, named=True)
    relation = dataset.relation(found["relation"])
    unit = None
    if found["weight"] is not None:
        unit = relation.unit if found["unit"] is None else found["unit"]
    title = dataset.source(found["source"]).title
    return (relation.id, unit, title, *(found[name] for name in SAID))


def ends(dataset: Dataset, row: int) -> tuple[Actor, ...]:
    found = dataset.claims.row(row, named=True)
    return dataset.actor(found["from"]), dataset.actor(found["to"])


def told(dataset: Dataset, keys: set[str]) -> dict[str, list[tuple[object, ...]]]:
    """The histories of ties, their claims in words rather than by row."""
    return {
        key: [
            (
                *(span.first, span.last, span.status, span.publishers, span.sampled),
                sorted(str(says(dataset, row)) for row in span.claims),
            )
            for span in spans
        ]
        for key, spans in histories(dataset).intervals_of(sorted(keys)).items()
    }


def is_found(actor: Actor, *, among: tuple[Actor, ...]) -> bool:
    return any(actor.name in (one.name, *one.aliases) or "|" in actor.name for one in among)


# ---- nothing is lost ---- #
@FEW
@given(datasets(), datasets())
def test_every_claim_is_there_with_its_source_and_its_actors(first, second):
    assume(mergeable(first, second))
    whole, _ = merged([first, second])
    there: dict[tuple[object, ...], list[int]] = {}
    for row in range(whole.claims.height):
        there.setdefault(says(whole, row), []).append(row)
    for dataset in (first, second):
        for row in range(dataset.claims.height):
            rows = there[says(dataset, row)]
            for actor in ends(dataset, row):
                assert any(is_found(actor, among=ends(whole, other)) for other in rows)
    assert {source.title for source in whole.sources} == {
        source.title for dataset in (first, second) for source in dataset.sources
    }
    assert whole.claims.height <= first.claims.height + second.claims.height


@FEW
@given(datasets())
def test_a_network_merged_with_itself_is_itself(dataset):
    assert merged([dataset, dataset]) == (dataset, ())
    assert merged([dataset])[0] == dataset


@FEW
@given(datasets(), datasets())
def test_what_is_there_already_adds_nothing(first, second):
    assume(mergeable(first, second))
    first, second = (
        replace(one, actors=tuple(_told_apart(actor) for actor in one.actors))
        for one in (first, second)
    )
    once, _ = merged([first, second])
    again, _ = merged([once, second], name=once.name, title=once.title, description="")
    once = replace(once, description="")
    assert once.claims.equals(again.claims)
    assert once.sources == again.sources
    assert [actor.id for actor in once.actors] == [actor.id for actor in again.actors]


def plain(dataset: Dataset) -> bool:
    """Whether no row of coverage samples without a first day; see `written_out`."""
    rows = dataset.coverage
    return rows.filter(pl.col("every").is_not_null() & pl.col("first").is_null()).is_empty()


@FEW
@given(datasets(most_claims=8), st.integers(0, 255), st.booleans(), st.booleans())
def test_a_tie_that_the_other_says_nothing_of_keeps_its_history(whole, mask, covers, undated):
    """Two parts of one network, with the same sources: neither moves the other's days."""
    assume(plain(whole))
    if undated:
        whole = replace(
            whole,
            sources=tuple(one.model_copy(update={"date": None}) for one in whole.sources),
            claims=whole.claims.with_columns(recorded=None),
        )
    if covers:
        # Open ends would be those of the dates that each part names, and both speak then.
        closed = pl.col("first").is_not_null() & pl.col("last").is_not_null()
        whole = replace(whole, coverage=whole.coverage.filter(closed))
    key = pl.format("{}>{}:{}", "from", "to", "relation")
    keys = whole.claims.select(key).to_series().unique(maintain_order=True).to_list()
    mine = {one for place, one in enumerate(keys) if mask >> place & 1}
    first = replace(whole, claims=whole.claims.filter(key.is_in(list(mine))))
    second = replace(whole, claims=whole.claims.filter(~key.is_in(list(mine))))
    if not covers:
        second = replace(second, coverage=pl.DataFrame())
    both, _ = merged([first, second])
    assert told(both, mine) == told(first, mine)
    if covers:
        others = {one for one in keys if one not in mine}
        assert told(both, others) == told(second, others)


@FEW
@given(datasets(most_claims=6), datasets(most_claims=6))
def test_a_network_of_other_actors_and_sources_moves_nothing(first, second):
    assume(mergeable(first, second))
    second = replace(
        second,
        actors=tuple(
            Actor(id=one.id, name=f"{one.id} of another age", kind=one.kind, cow=9_000 + place)
            for place, one in enumerate(second.actors)
        ),
        coverage=pl.DataFrame(),
    )
    first = replace(first, actors=tuple(_bare(one) for one in first.actors))
    keys = set(histories(first).latest["key"])
    both, _ = merged([first, second])
    assert len(both.actors) == len(first.actors) + len(second.actors)
    assert told(both, keys) == told(first, keys)


def _told_apart(actor: Actor) -> Actor:
    return Actor(**(dict(actor) | {"aliases": (), "name": f"{actor.name} {actor.id}"}))


def _bare(actor: Actor) -> Actor:
    return actor.model_copy(update={"aliases": (), "iso3": None, "gw": None, "cow": 1})


# ---- one by one ---- #
def test_sources_and_claims_of_one_id_that_differ_are_kept_apart():
    first = network(claim("iran backing hamas", start="2020"))
    second = network(
        claim("iran backing hamas", start="2021"),
        claim("iran attack israel", source="b"),
        sources=(Source(id="a", title="Almanac"), Source(id="b", title="Bulletin")),
    )
    whole, said = merged([first, second])
    assert [(one.id, one.title) for one in whole.sources] == [
        ("a", "Atlas"),
        ("a-2", "Almanac"),
        ("b", "Bulletin"),
    ]
    assert whole.claims.select("from", "relation", "start", "source").sort("source").rows() == [
        ("iran", "backing", "2020", "a"),
        ("iran", "backing", "2021", "a-2"),
        ("iran", "attack", None, "b"),
    ]
    assert whole.claims["id"].n_unique() == 3
    assert said == (
        'The source "a" of "A small network" is another one of that id: it is "a-2" here.',
        '1 claim of "A small network" had the id of another claim: their ids are made from what '
        "they say.",
    )
    # Once more, the source that had to be renamed is found again.
    assert merged([whole, second])[0].claims.equals(whole.claims)


def test_what_a_source_without_dates_says_stays_true_of_every_day():
    undated = network(claim("iran backing hamas"))
    dated = network(claim("china backing iran", start="2020", end="2021"))
    for pair in ([undated, dated], [dated, undated]):
        whole, _ = merged(pair)
        (span,) = histories(whole).intervals("iran>hamas:backing")
        assert (span.first, span.last, span.status) == (None, None, "asserted")
        (span,) = histories(whole).intervals("china>iran:backing")
        assert (str(span.first), str(span.last)) == ("2020-01-01", "2021-12-31")


def test_implied_coverage_is_written_out_where_it_would_move():
    first = network(
        claim("iran backing hamas", start="2010"), claim("iran attack israel", end="2012")
    )
    second = network(claim("china backing iran", start="1990", end="2020"))
    whole, _ = merged([first, second])
    assert whole.coverage.select("relation", "from", "to", "first", "last").rows() == [
        ("attack", "iran", "israel", "2010", "2012"),
        ("backing", "china", "iran", "1990", "2020"),
        ("backing", "iran", "hamas", "2010", "2012"),
    ]
    assert merged([first, first])[0].coverage.is_empty()


def test_relations_that_cannot_be_one_are_all_named():
    turned = tuple(
        one.model_copy(
            update={"directed": one.id == "membership"}
            | ({"event": True} if one.id == "alliance" else {})
        )
        for one in RELATIONS
    )
    with pytest.raises(UsageError) as error:
        merged([network(), network(relations=turned)])
    assert str(error.value).splitlines() == [
        'The relation "backing" has a direction in "A small network" and has none in "A small '
        'network": give it another id in one of them.',
        'The relation "alliance" is none in "A small network" and is an event in "A small '
        'network": give it another id in one of them.',
        'The relation "sanctions" has a direction in "A small network" and has none in "A small '
        'network": give it another id in one of them.',
        'The relation "attack" has a direction in "A small network" and has none in "A small '
        'network": give it another id in one of them.',
    ]


def test_numbers_keep_their_unit():
    def with_unit(unit: str | None, **fields: object) -> Dataset:
        relations = (RELATIONS[0].model_copy(update={"unit": unit}), *RELATIONS[1:])
        return network(claim("iran backing hamas", weight=3, **fields), relations=relations)

    cases = {
        ("t", "t"): ("t", ["t", "t"]),
        ("t", "US$"): ("t", ["t", "US$"]),
        ("t", None): (None, ["t", None]),
        (None, "US$"): (None, [None, "US$"]),
    }
    for (mine, theirs), (unit, units) in cases.items():
        pair = [with_unit(mine, start="2001"), with_unit(theirs, start="2002")]
        whole, _ = merged(pair)
        assert whole.relation("backing").unit == unit
        found = whole.claims.sort("start")["unit"].to_list()
        assert [unit if one is None else one for one in found] == units
    # Where there are no numbers, the unit is simply filled in.
    bare = network(claim("china backing iran"))
    assert merged([bare, with_unit("t")])[0].relation("backing").unit == "t"


def test_differences_of_a_relation_are_told():
    other = (RELATIONS[0].model_copy(update={"verb": "supports", "sign": 0}), *RELATIONS[1:])
    whole, said = merged([network(), replace(network(relations=other), title="Other")])
    assert whole.relation("backing") == RELATIONS[0]
    assert said == (
        '"backing": the verb is "backs", and "supports" in "Other"; the first is kept.',
        '"backing": the sign is "1", and "0" in "Other"; the first is kept.',
    )


def test_what_two_networks_know_of_an_actor_stands_together():
    first = Actor(id="iran", kind="state", name="Iran", note="Ours.", lat=1, lon=2)
    second = Actor(
        id="persia",
        kind="state",
        name="Persia",
        aliases=("Iran",),
        names={"fa": "ایران"},
        cow=630,
        lat=3,
        lon=4,
        note="Theirs.",
    )
    nobody = Actor(id="iran", kind="armed group", name="Iran", cow=9)
    pair = [network(actors=(first,), relations=()), network(actors=(second,), relations=())]
    whole, said = merged(pair)
    assert dict(whole.actors[0]) == dict(first) | {
        "aliases": ("Persia",),
        "names": {"fa": "ایران"},
        "cow": 630,
        "note": "Ours. Theirs.",
    }
    assert said == (
        '"Iran": the name is "Iran", and "Persia" in "A small network"; the first is kept.',
        '"Iran": the place is "1, 2", and "3, 4" in "A small network"; the first is kept.',
    )
    assert merged([whole, pair[1]])[0].actors == whole.actors

    whole, said = merged([whole, network(actors=(nobody,), relations=())])
    assert [(one.id, one.kind) for one in whole.actors] == [
        ("iran", "state"),
        ("iran-2", "armed group"),
    ]
    assert said == (
        '"iran" is "Iran", and another actor, "Iran", in "A small network": that is "iran-2" here.',
    )


# ---- what it is called ---- #
def test_what_the_whole_is_made_of_is_said_with_the_limits_of_each():
    first = replace(network(claim("iran backing hamas")), description="Nothing after 2020.")
    second = replace(
        network(claim("china backing iran")), name="other", title="Other", description="No arms."
    )
    whole, _ = merged([first, second])
    assert (whole.name, whole.title) == ("small-other", "A small network and Other")
    assert whole.description == (
        "Made of:\nA small network (1 claim)\nOther (1 claim)\n\n"
        "A small network: Nothing after 2020.\n\nOther: No arms."
    )
    own, _ = merged([first, second], name="n", title="T", description="D", opening="v=1&seed=3")
    assert (own.name, own.title, own.description, own.opening) == ("n", "T", "D", "v=1&seed=3")


def test_descriptions_too_long_together_are_cut_and_told():
    first = replace(network(), description="a" * 9_000)
    second = replace(network(), title="Other", description="b" * 4_000)
    whole, said = merged([first, second])
    assert len(whole.description) <= 10_000 and "b" * 4_000 in whole.description
    assert said == ('The description of "A small network" is cut: all together are too long.',)


def test_the_first_opens_the_whole():
    first = network(claim("iran backing hamas"), opening="v=1&focus=iran")
    second = network(claim("china backing iran"), opening="v=1&focus=china")
    assert merged([first, second])[0].opening == "v=1&focus=iran"


def test_a_shipped_network_with_a_changed_copy_of_itself():
    dataset = open_dataset("iran-2023")
    changed = replace(dataset, claims=dataset.claims.head(20))
    assert merged([dataset, changed], name=dataset.name)[0].claims.equals(dataset.claims)


def test_many_claims_take_a_second_or_so():
    actors = tuple(Actor(id=f"a{n}", kind="state", name=f"Actor {n}") for n in range(200))
    rows = pl.select(n=pl.int_range(100_000)).select(
        id=pl.format("c{}", "n"),
        **{"from": pl.format("a{}", pl.col("n") % 200)},
        to=pl.format("a{}", (pl.col("n") % 200 + 1 + pl.col("n") // 200 % 199) % 200),
        relation=pl.lit("backing"),
        start=(1900 + pl.col("n") // 39_800).cast(pl.String),
        source=pl.lit("a"),
    )

    def large(**fields: object) -> Dataset:
        return replace(
            network(actors=actors), claims=rows.with_columns(**fields), description=str(fields)
        )

    pair = [large(), large(form=pl.lit("oil"))]
    start = time.perf_counter()
    whole, _ = merged(pair)
    assert whole.claims.height == 200_000
    assert time.perf_counter() - start < 10  # Alone it is 1.5; this catches a loop over rows.
