from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

import polars as pl
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from alliance_network.choose import all_chosen, chosen
from alliance_network.errors import UsageError
from alliance_network.formats import open_dataset
from alliance_network.history import Interval, histories
from alliance_network.model.actor import Actor
from alliance_network.model.dataset import Dataset
from alliance_network.model.source import Source
from small import ACTORS, RELATIONS, claim, network
from strategies import datasets

FEW = settings(max_examples=12)
KEY = pl.format("{}>{}:{}", "from", "to", "relation")


def told(dataset: Dataset, keys: list[str]) -> dict[str, list[tuple[object, ...]]]:
    """The histories of ties, their claims by id rather than by row."""
    ids = dataset.claims["id"]
    return {
        key: [
            (
                *(span.first, span.last, span.status, span.publishers, span.sampled),
                sorted(ids[row] for row in span.claims),
            )
            for span in spans
        ]
        for key, spans in histories(dataset).intervals_of(keys).items()
    }


def plain(dataset: Dataset) -> bool:
    """Whether no row of coverage samples without a first day; see `written_out`."""
    rows = dataset.coverage
    return rows.filter(pl.col("every").is_not_null() & pl.col("first").is_null()).is_empty()


def keys_of(dataset: Dataset) -> list[str]:
    return dataset.claims.select(KEY).to_series().unique().sort().to_list()


# ---- what stays says what it said ---- #
@FEW
@given(datasets(most_claims=8), st.data())
def test_choosing_never_changes_what_the_remaining_claims_say(dataset, data):
    assume(plain(dataset))
    actors = data.draw(
        st.lists(st.sampled_from([actor.id for actor in dataset.actors]), min_size=1)
    )
    relations = data.draw(
        st.lists(st.sampled_from([one.id for one in dataset.relations]), min_size=1)
    )
    part = chosen(dataset, actors=actors, relations=relations)
    assert {actor.id for actor in part.actors} == set(actors)
    assert set(part.claims["relation"]) == {one.id for one in part.relations} <= set(relations)
    keys = keys_of(part)
    assert told(part, keys) == told(dataset, keys)
    assert part.claims.equals(
        dataset.claims.filter(
            pl.col("from").is_in(actors) & pl.col("to").is_in(actors),
            pl.col("relation").is_in(relations),
        )
    )


@FEW
@given(datasets(most_claims=8), st.integers(1985, 2026), st.integers(0, 15))
def test_within_the_years_chosen_nothing_is_said_otherwise(dataset, first, more):
    # A source that dates nothing speaks of every day, whatever years are chosen.
    sources = tuple(one.model_copy(update={"date": one.date or "2024"}) for one in dataset.sources)
    dataset = replace(dataset, sources=sources)
    assume(plain(dataset))
    days = (date(first, 1, 1), date(first + more, 12, 31))
    part = chosen(dataset, years=(first, first + more))
    keys = keys_of(dataset)
    assert within(part, keys, days) == within(dataset, keys, days)
    # Each claim that is left out counts on none of these days.
    assert set(part.claims["id"]) <= set(dataset.claims["id"])


def within(
    dataset: Dataset, keys: list[str], days: tuple[date, date]
) -> dict[str, list[tuple[object, ...]]]:
    """What ties of a dataset, if they are there, are on some days; "no data" left aside."""
    events = {relation.id for relation in dataset.relations if relation.event}
    found = {}
    for key, spans in histories(dataset).intervals_of(keys).items():
        if key.rpartition(":")[2] in events:
            continue  # Is looked back on for a while, and that is no part of what happened.
        cut = [_cut(span, days, dataset) for span in spans if span.status is not None]
        kept = [one for one in cut if one is not None]
        if kept:
            found[key] = kept
    return found


def _cut(span: Interval, days: tuple[date, date], dataset: Dataset) -> tuple[object, ...] | None:
    first, last = max(span.first or days[0], days[0]), min(span.last or days[1], days[1])
    if first > last:
        return None
    ids = sorted(dataset.claims["id"][row] for row in span.claims)
    return first, last, span.status, span.publishers, span.sampled, ids


def test_a_rivalry_from_before_the_years_stays_whole():
    dataset = network(
        claim("iran alliance israel", start="1979"),
        claim("iran alliance china", start="1960", end="1988"),
        claim("iran attack israel", start="1989-08"),
        coverage=(
            {"relation": "alliance", "first": "1900", "last": "2020"},
            {"relation": "attack"},
        ),
    )
    part = chosen(dataset, years=(1990, 2018))
    assert part.claims.select("from", "to", "start", "end").rows() == [
        ("iran", "israel", "1979", None)
    ]
    assert part.coverage.select("relation", "first", "last").rows() == [
        ("alliance", "1990", "2018")
    ]
    (span,) = histories(part).intervals("iran>israel:alliance")
    assert (str(span.first), str(span.last)) == ("1990-01-01", "2018-12-31")


def test_a_source_that_samples_keeps_the_sample_it_speaks_from():
    dataset = network(
        *(claim("iran backing hamas", start=str(y), end=str(y)) for y in range(1964, 2017, 4)),
        coverage=({"relation": "backing", "first": "1964", "last": "2016", "every": 4},),
    )
    part = chosen(dataset, years=(1990, 2018))
    assert part.coverage.select("first", "last", "every").rows() == [("1988", "2016", 4)]
    assert part.claims["start"].min() == "1988"
    before, after = (histories(one).intervals("iran>hamas:backing") for one in (dataset, part))
    assert after[-1].last == before[-1].last == date(2019, 12, 31)
    assert after[0].first == date(1988, 1, 1)


def test_a_source_without_any_date_has_no_years():
    dataset = network(claim("iran backing hamas"), sources=(Source(id="a", title="Atlas"),))
    assert chosen(dataset, years=(1990, 2018)).coverage.is_empty()
    assert chosen(dataset, years=(1990, 2018)).claims.equals(dataset.claims)


def test_implied_coverage_is_written_out_where_it_would_move():
    dataset = network(
        claim("iran backing hamas", start="2005"),
        claim("china backing iran", start="1990", end="2020-06"),
    )
    part = chosen(dataset, actors=["iran", "hamas"])
    assert part.coverage.rows() == [("a", "backing", "iran", "hamas", "1990", "2020-06", None)]
    assert chosen(dataset, actors=["iran", "hamas", "china"]).coverage.is_empty()


def test_a_source_that_is_silent_of_what_stays_is_still_heard():
    """That it covers the relation and says nothing is what it says."""
    dataset = network(
        claim("iran backing hamas", start="2001", end="2002"),
        claim("iran backing hamas", start="2008", end="2009"),
        claim("china backing iran", start="2005", source="b"),
        claim("iran attack israel", start="2005", source="b"),
        coverage=(
            {"relation": "backing", "first": "2001", "last": "2002"},
            {"relation": "backing", "first": "2008", "last": "2009"},
            {"source": "b", "relation": "backing", "first": "2000", "last": "2010"},
            {"source": "b", "relation": "attack", "first": "2000", "last": "2010"},
        ),
    )
    part = chosen(dataset, actors=["iran", "hamas", "israel"], relations=["backing"])
    assert [source.id for source in part.sources] == ["a", "b"]
    assert [span.status for span in histories(part).intervals("iran>hamas:backing")] == [
        "asserted",
        "asserted",
    ]
    assert part.coverage["relation"].unique().to_list() == ["backing"]
    assert {actor.id for actor in part.actors} == {"iran", "hamas", "israel"}


# ---- how large ---- #
def test_the_least_of_a_relation():
    relations = (
        RELATIONS[0].model_copy(update={"unit": "US$", "note": "Money."}),
        *RELATIONS[1:],
    )
    dataset = network(
        claim("iran backing hamas", weight=5e9),
        claim("china backing iran", weight=5e8),
        claim("israel backing china", weight=5e9, unit="t"),
        claim("israel backing iran"),
        claim("israel backing hamas", stance="denies"),
        claim("iran attack israel"),
        relations=relations,
    )
    part = chosen(dataset, least={"backing": 1e9})
    assert part.claims.select("from", "relation", "to").sort("from", "relation").rows() == [
        ("iran", "attack", "israel"),
        ("iran", "backing", "hamas"),
        ("israel", "backing", "hamas"),
    ]
    told = "only claims of at least 1,000,000,000 US$ are here."
    assert part.relation("backing").note == f"Money. O{told[1:]}"
    assert part.description == f"Backing: {told}"
    assert chosen(part, least={"backing": 1e9}).relation("backing").note == f"Money. O{told[1:]}"


# ---- who is meant ---- #
@pytest.mark.parametrize(
    ("said", "ids"),
    [
        ("iran", "iran"),
        ("IRAN", "iran"),
        ("Beijing", "china"),
        ("中国", "china"),
        ("IRN", "iran"),
        ("iso3:irn", "iran"),
        ("cow:630", "iran"),
        ("gw:630", "iran"),
        ("Islamic Republic of Iran", "iran"),
        ("european-powers", "powers"),
        ("region:Middle East & North Africa", "iran"),
        ("middle east and north africa", "iran"),
        ("members:SCO", "china iran"),
        ("members:Shanghai Cooperation Organisation", "china iran"),
    ],
)
def test_an_actor_is_called_in_many_ways(said, ids):
    dataset = network(claim("china membership sco"), claim("iran membership sco"))
    assert " ".join(actor.id for actor in chosen(dataset, actors=[said]).actors) == ids


def test_what_is_not_known_is_said_all_at_once():
    with pytest.raises(UsageError) as error:
        chosen(network(), actors=["Irann", "iran", "Xyzzy", "region:Middle East", "cow:9998"])
    first, *lines = str(error.value).splitlines()
    assert first == "4 actors are not known. Correct the names, or leave them out:"
    assert lines[0].startswith('"Irann": did you mean "Iran"')
    assert lines[1] == '"Xyzzy": nothing is near.'
    assert lines[2] == '"region:Middle East": did you mean "Middle East & North Africa"?'
    assert len(lines) == 4
    with pytest.raises(UsageError) as error:
        chosen(network(), actors=[f"zzz{n}" for n in range(100)])
    assert len(str(error.value).splitlines()) == 22

    with pytest.raises(UsageError) as error:
        chosen(network(), relations=["backng", "xyzzy"])
    assert str(error.value).splitlines() == [
        'There is no relation "backng": did you mean "backing"?',
        'There is no relation "xyzzy".',
        "There is alliance, attack, backing, membership, sanctions.",
    ]


@pytest.mark.parametrize(
    ("years", "sentence"),
    [
        ((2018, 1990), "The years 2018 to 1990 run backwards: write 1990-2018."),
        ((0, 1990), '"0" is no year: write four digits, like 1990.'),
    ],
)
def test_years_that_are_none(years, sentence):
    with pytest.raises(UsageError) as error:
        chosen(network(), years=years)
    assert str(error.value) == sentence


def test_what_one_of_several_knows_is_known():
    first = network(claim("iran backing hamas"))
    second = network(claim("brazil backing cuba"), actors=(_actor("brazil"), _actor("cuba")))
    parts = all_chosen([first, second], actors=["iran", "hamas", "brazil", "Norway", "LBN"])
    assert [[actor.id for actor in part.actors] for part in parts] == [
        ["hamas", "iran", "lebanon", "norway"],
        ["brazil"],
    ]
    assert parts[0].actor("norway").cow == 385


def _actor(id_: str, **fields: object) -> Actor:
    return Actor(id=id_, kind="state", **({"name": id_.capitalize()} | fields))


def test_actors_given_take_the_place_of_those_that_are_the_same():
    dataset = network(
        claim("iran alliance china", start="2001"),
        claim("hamas backing iran", start="2001"),
        coverage=({"relation": "alliance", "from": "china", "first": "2000"},),
    )
    persia = _actor("persia", iso3="IRN", note="Ours.")
    cathay = _actor("a-cathay", name="Cathay", aliases=("China",))
    part = chosen(dataset, actors=[cathay, persia, "Hamas"])
    assert part.actor("persia") == persia
    assert [actor.id for actor in part.actors] == ["a-cathay", "hamas", "persia"]
    assert part.claims.select("from", "to").sort("to").rows() == [
        ("a-cathay", "persia"),
        ("hamas", "persia"),
    ]
    assert part.coverage["from"].to_list() == ["a-cathay"]

    with pytest.raises(UsageError, match='"Persia" and "Iran" would both be "iran"'):
        chosen(dataset, actors=[_actor("iran", iso3="IRN"), _actor("persia", cow=630)])
    with pytest.raises(UsageError, match='"Xyzzy": nothing is near'):
        chosen(dataset, actors=[_actor("xyzzy")])
    twins = network(actors=(*ACTORS, _actor("x", name="Elsewhere"), _actor("y", name="Elsewhere")))
    with pytest.raises(
        UsageError, match='"Elsewhere" is several actors of "A small network": x, y'
    ):
        chosen(twins, actors=[_actor("z", name="Elsewhere")])


def test_the_shipped_actors_are_those_of_its_own_network():
    dataset = open_dataset("iran-2023")
    part = chosen(dataset, actors=dataset.actors)
    assert part.actors == dataset.actors
    assert part.claims.equals(dataset.claims)


# ---- as a whole ---- #
def test_nothing_chosen_is_the_whole():
    dataset = network(claim("iran backing hamas"), opening="v=1&focus=iran")
    assert chosen(dataset) is dataset
    assert chosen(dataset, actors=["iran", "hamas"]).opening == ""


def test_what_was_chosen_is_in_the_description():
    dataset = replace(network(claim("iran backing hamas", start="2000")), description="x" * 10_000)
    part = chosen(dataset, actors=["iran", "hamas"], years=(2000, 2001), relations=["backing"])
    sentence = (
        "Chosen from it: ties between 2 actors; the relations backing; claims that count on a day "
        "of 2000 to 2001."
    )
    assert part.description.endswith(f"x…\n\n{sentence}")
    assert len(part.description) == 10_000


def test_many_claims_take_a_second_or_so():
    rows = pl.select(n=pl.int_range(200_000)).select(
        id=pl.format("c{}", "n"),
        **{"from": pl.format("a{}", pl.col("n") % 200)},
        to=pl.format("a{}", (pl.col("n") % 200 + 1 + pl.col("n") // 200 % 199) % 200),
        relation=pl.lit("backing"),
        start=(1900 + pl.col("n") // 39_800).cast(pl.String),
        weight=pl.col("n").cast(pl.Float64),
        source=pl.lit("a"),
    )
    actors = tuple(_actor(f"a{n}") for n in range(200))
    dataset = replace(network(actors=actors), claims=rows)
    start = time.perf_counter()
    names = [f"A{n}" for n in range(150)]
    part = chosen(dataset, actors=names, years=(1901, 1999), least={"backing": 50_000})
    assert len(part.actors) == 150 and part.claims.height > 10_000
    assert time.perf_counter() - start < 10  # Alone it is under 1; this catches a loop over rows.
