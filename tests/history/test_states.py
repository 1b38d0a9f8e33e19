"""The state at any time, told by any claims, against rules written out claim by claim."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_network.history import EVERYTHING, Evidence, histories, state, ties_of
from alliance_network.history.periods import Periods, claim_periods
from alliance_network.model.claim import CREDIBILITIES
from alliance_network.model.dataset import Dataset
from alliance_network.model.dates import first_day, last_day
from alliance_network.model.source import Source
from small import claim, network
from strategies import datasets, dates, evidences

KEY = "iran>hamas:backing"
COVERED = ({"first": "1990", "last": "2020"}, {"source": "b", "first": "1990", "last": "2020"})
DATED = (Source(id="a", title="Atlas", date="2020"), Source(id="b", title="Bulletin"))


def kept(dataset: Dataset, evidence: Evidence) -> list[bool]:
    """Which claims speak, one by one."""
    published = {source.id: source.date for source in dataset.sources}
    found = []
    for row in dataset.claims.iter_rows(named=True):
        recorded = row["recorded"] or published[row["source"]]
        known = evidence.known_on
        simply = row["claimant"] is None and row["credibility"] is None
        forms = (row["form"] or "").split("|")
        found.append(
            (known is None or recorded is None or last_day(recorded) <= last_day(known))
            and (evidence.sources is None or row["source"] in evidence.sources)
            and (evidence.claimants is None or (row["claimant"] or "") in evidence.claimants)
            and (evidence.forms is None or any(form in evidence.forms for form in forms))
            and (
                evidence.credibility is None
                or simply
                or (
                    row["credibility"] is not None
                    and CREDIBILITIES.index(row["credibility"])
                    <= CREDIBILITIES.index(evidence.credibility)
                )
            )
        )
    return found


def by_hand(dataset: Dataset, evidence: Evidence, first: int, last: int) -> dict[str, tuple]:
    """Status, claims and publishers of each tie on some of the days from one to another."""
    periods = claim_periods(dataset, look_back=evidence.look_back)
    speak = kept(dataset, evidence)
    rows = sorted(
        {
            row
            for row, since, until, _ in periods.spans.iter_rows()
            if speak[row] and since <= last and first <= until
        }
    )
    publishers = {one.id: (one.publisher or f"\0{one.id}").casefold() for one in dataset.sources}
    told: dict[str, list[tuple[int, dict]]] = {}
    for row in rows:
        one = dataset.claims.row(row, named=True)
        told.setdefault(f"{one['from']}>{one['to']}:{one['relation']}", []).append((row, one))
    found = {}
    for key, claims in told.items():
        asserting = [(row, one) for row, one in claims if one["stance"] == "asserts"]
        denying = [row for row, one in claims if one["stance"] == "denies"]
        free = [
            one
            for row, one in asserting
            if not any(
                periods.start[row] <= periods.end[other]
                and periods.start[other] <= periods.end[row]
                for other in denying
            )
        ]
        fact = any(
            one["credibility"] == "confirmed"
            or (one["credibility"] is None and one["claimant"] is None)
            for one in free
        )
        status = "asserted" if fact else "reported"
        if not free:
            status = "disputed" if asserting else "denied"
        said = len({publishers[one["source"]] for _, one in asserting})
        found[key] = (status, [row for row, _ in claims], said)
    return found


def overlap(periods: Periods, one: int, other: int) -> bool:
    """Whether the periods of two claims have a day in common."""
    return periods.start[one] <= periods.end[other] and periods.start[other] <= periods.end[one]


def told(frame) -> dict[str, tuple]:
    columns = ["key", "status", "claims", "publishers"]
    return {key: (status, claims, n) for key, status, claims, n in frame.select(columns).rows()}


@settings(max_examples=40)
@given(st.data(), dates(years=(1985, 2030)), dates(years=(1985, 2030)))
def test_any_state_is_what_the_rules_say(data, one, two):
    dataset = data.draw(datasets(most_claims=20))
    evidence = Evidence(**data.draw(evidences(dataset)))
    day = last_day(one)
    assert told(state(dataset, evidence, as_of=one)) == by_hand(dataset, evidence, day, day)
    since, as_of = sorted((one, two), key=first_day)
    first, last = first_day(since), last_day(as_of)
    if first <= last:
        within = state(dataset, evidence, since=since, as_of=as_of)
        assert told(within) == by_hand(dataset, evidence, first, last)


@settings(max_examples=25)
@given(st.data())
def test_the_history_at_any_day_is_the_state_as_of_it(data):
    dataset = data.draw(datasets(most_claims=20))
    evidence = Evidence(**data.draw(evidences(dataset)))
    known = histories(dataset, evidence)
    day = data.draw(dates(years=(1985, 2030)).filter(lambda text: len(text) == 10))
    on = date.fromisoformat(day)
    found = {}
    for key, intervals in known.intervals_of(ties_of(dataset).frame["key"]).items():
        for one in intervals:
            began = one.first is None or one.first <= on
            if one.status and began and (one.last is None or on <= one.last):
                found[key] = (one.status, list(one.claims), one.publishers)
    assert told(state(dataset, evidence, as_of=day)) == found
    # A span of one day is that day.
    assert told(state(dataset, evidence, since=day, as_of=day)) == found


@settings(max_examples=25)
@given(st.data(), st.none() | dates(years=(1985, 2030)))
def test_fewer_claims_never_add_a_tie(data, as_of):
    dataset = data.draw(datasets(most_claims=20))
    evidence = Evidence(**{**data.draw(evidences(dataset)), "look_back": 12})
    fewer = set(state(dataset, evidence, as_of=as_of)["key"])
    assert fewer <= set(state(dataset, as_of=as_of)["key"])


@settings(max_examples=25)
@given(datasets(most_claims=20))
def test_every_tie_of_any_time_is_among_ever(dataset):
    known = histories(dataset)
    held = set(known.latest["key"])
    for key, intervals in known.intervals_of(ties_of(dataset).frame["key"]).items():
        if any(one.status for one in intervals):
            held.add(key)
    assert known.ever["key"].to_list() == [
        key for key in ties_of(dataset).frame["key"] if key in held
    ]
    placing = set(known.placing["key"])
    assert set(known.latest["key"]) <= placing <= held
    pairs = {frozenset(key.split(":")[0].split(">")) for key in held}
    assert {frozenset(key.split(":")[0].split(">")) for key in placing} == pairs


@settings(max_examples=25)
@given(datasets(most_claims=20), dates(years=(1985, 2030)))
def test_a_tie_is_there_only_where_a_source_speaks(dataset, as_of):
    known = histories(dataset)
    events = {relation.id for relation in dataset.relations if relation.event}
    there = state(dataset, as_of=as_of)
    speaks = known.speaks(last_day(as_of), last_day(as_of))
    for tie, relation in there.select("tie", "relation").rows():
        # An event counts for a while after its day, whether or not anyone still looks.
        assert speaks[tie] or relation in events


class TestDates:
    def status(self, as_of: str, **fields) -> str | None:
        dataset = network(claim("iran backing hamas", **fields), coverage=COVERED)
        return dict(state(dataset, as_of=as_of).select("key", "status").rows()).get(KEY)

    @pytest.mark.parametrize(
        ("start", "end", "there", "not_there"),
        [
            ("2000", "2000", ["2000", "2000-01", "2000-01-01", "2000-12-31"], ["1999", "2001-01"]),
            ("2000-02", "2000-02", ["2000-02-29", "2000-02"], ["2000-01-31", "2000-03", "2000"]),
            ("2000-02-10", "2000-02-11", ["2000-02-10"], ["2000-02-09", "2000-02-12", "2000-02"]),
            # Open ends reach as far as the source speaks.
            (None, "2000", ["1990", "2000"], ["1989", "2001"]),
            ("2000", None, ["2000", "2020"], ["1999", "2021"]),
            (None, None, ["1990-01-01", "2020-12-31"], ["1989-12-31", "2021-01-01"]),
        ],
    )
    def test_a_date_covers_all_that_its_words_can_mean(self, start, end, there, not_there):
        for day in there:
            assert self.status(day, start=start, end=end) == "asserted", day
        for day in not_there:
            assert self.status(day, start=start, end=end) is None, day

    def test_an_event_counts_for_as_long_as_one_looks_back(self):
        dataset = network(
            claim("hamas attack israel", start="2000-06-15", end="2000-06-15"), coverage=COVERED
        )

        def there(as_of: str, months: int) -> bool:
            return len(state(dataset, Evidence(look_back=months), as_of=as_of)) == 1

        assert there("2000-06-15", 1)
        assert there("2000-07-14", 1)
        assert not there("2000-07-15", 1)
        assert there("2001-06-14", 12)
        assert not there("2001-06-15", 12)
        assert not there("2000-06-14", 36)


class TestKnownOn:
    def known(self, known_on: str, **fields) -> bool:
        dataset = network(claim("iran backing hamas", **fields), coverage=COVERED, sources=DATED)
        return len(state(dataset, Evidence(known_on=known_on))) == 1

    def test_claims_recorded_later_are_left_out(self):
        assert self.known("2010", recorded="2010")
        assert self.known("2010", recorded="2010-11")
        assert not self.known("2010-10", recorded="2010-11")
        # Recorded some day of 2010: by the end of October that is not sure.
        assert not self.known("2010-10", recorded="2010")

    def test_what_says_nothing_was_recorded_at_the_date_of_its_source(self):
        assert self.known("2020")
        assert not self.known("2019")
        # A source without a date is always known.
        assert self.known("1900", source="b")

    def test_together_with_as_of(self):
        dataset = network(
            claim("iran backing hamas", start="2000", recorded="2005"),
            claim("iran backing hamas", start="2000", stance="denies", recorded="2015"),
            coverage=COVERED,
        )

        def status(as_of: str, known_on: str) -> list[str]:
            evidence = Evidence(known_on=known_on)
            return state(dataset, evidence, as_of=as_of)["status"].to_list()

        assert status("2001", "2001") == []
        assert status("2001", "2005") == ["asserted"]
        assert status("2001", "2015") == ["disputed"]
        assert status("1999", "2015") == []

    def test_a_source_of_which_nothing_was_known_yet_does_not_speak(self):
        dataset = network(
            claim("iran backing hamas", start="2000", end="2000", recorded="2000"),
            claim("iran backing hamas", source="b", start="2003", end="2003", recorded="2003"),
            coverage=(
                {"first": "2000", "last": "2001"},
                {"source": "b", "first": "1990", "last": "2020"},
            ),
        )
        day = last_day("2010")
        assert histories(dataset).speaks(day, day).tolist() == [True]
        assert histories(dataset, Evidence(known_on="2002")).speaks(day, day).tolist() == [False]


class TestCoverage:
    DATASET = network(
        claim("iran backing hamas", start="2000", end="2001"),
        claim("iran backing hamas", start="2005", end="2006"),
        coverage=({"first": "1995", "last": "2001"}, {"first": "2004", "last": "2010"}),
    )

    def speaks(self, year: str) -> bool:
        day = last_day(year)
        return histories(self.DATASET).speaks(day, day).tolist() == [True]

    def test_no_data_is_not_no_tie(self):
        assert [year for year in map(str, range(1993, 2013)) if self.speaks(year)] == [
            *map(str, range(1995, 2002)),
            *map(str, range(2004, 2011)),
        ]
        said = [
            (one.first.year, one.last.year, one.status)
            for one in histories(self.DATASET).intervals(KEY)
        ]
        assert said == [
            (2000, 2001, "asserted"),
            (2002, 2003, None),
            (2005, 2006, "asserted"),
        ]

    def test_sources_not_chosen_do_not_speak(self):
        dataset = network(
            claim("iran backing hamas", start="2000", end="2010"),
            claim("iran backing hamas", source="b", start="2000", end="2000"),
            coverage=(
                {"first": "2000", "last": "2002"},
                {"source": "b", "first": "2000", "last": "2010"},
            ),
        )
        only = histories(dataset, Evidence(sources=frozenset("a")))
        day = last_day("2005")
        assert only.speaks(day, day).tolist() == [False]
        assert histories(dataset).speaks(day, day).tolist() == [True]


def test_two_sources_of_one_publisher_are_one():
    sources = tuple(
        Source(id=id_, title=id_, publisher=publisher)
        for id_, publisher in (("a", "Atlas"), ("b", "ATLAS"), ("c", "Bulletin"), ("d", None))
    )
    dataset = network(*(claim("iran backing hamas", source=id_) for id_ in "abcd"), sources=sources)
    assert state(dataset)["publishers"].item() == 3
    assert state(dataset, Evidence(sources=frozenset("ab")))["publishers"].item() == 1


def test_claims_are_chosen_before_any_status_is_made():
    dataset = network(
        claim("iran backing hamas", claimant="Israel", credibility="probable", form="oil|arms"),
        claim("iran backing hamas", claimant="Iran", stance="denies", form="arms"),
        claim("iran backing hamas"),
    )

    def status(**chosen) -> list[str]:
        return state(dataset, Evidence(**chosen))["status"].to_list()

    assert status() == ["disputed"]
    assert status(claimants=frozenset({"Israel"})) == ["reported"]
    assert status(claimants=frozenset({"Iran"})) == ["denied"]
    assert status(claimants=frozenset({""})) == ["asserted"]
    assert status(claimants=frozenset({"", "Israel"})) == ["asserted"]
    # What quotes somebody and is not rated is left out, what is simply stated stays.
    assert status(credibility="confirmed") == ["asserted"]
    assert status(credibility="probable") == ["asserted"]
    assert status(forms=frozenset({"oil"})) == ["reported"]
    assert status(forms=frozenset({"arms"})) == ["disputed"]
    assert status(forms=frozenset({"grain"})) == []


def test_days_that_touch_and_are_alike_are_one_interval():
    dataset = network(
        claim("iran backing hamas", start="2000", end="2010"),
        coverage=({"first": "1990", "last": "2004"}, {"first": "2005", "last": "2020"}),
    )
    (one,) = histories(dataset).intervals(KEY)
    assert (one.first, one.last) == (date(2000, 1, 1), date(2010, 12, 31))
    assert one.last + timedelta(1) == date(2011, 1, 1)


def test_plain_evidence_leaves_every_claim_in():
    dataset = network(claim("iran backing hamas"), claim("iran backing hamas", note="again"))
    assert EVERYTHING.kept(dataset).tolist() == [True, True]
