from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_network.errors import UsageError
from alliance_network.export.pack.reach import fewest, ways_from

ACTORS, SWITCHES = 5, 6


def near(focus: int, steps: int, own: list[int], ties: list[tuple[int, int, int]], on: int) -> set:
    """Who is in reach with these switches on, as one finds it by walking."""
    shown = [(a, b) for a, b, bits in ties if bits & on == bits]
    found = {focus} if own[focus] & on else set()
    for _ in range(steps):
        found |= {b for a, b in shown if a in found} | {a for a, b in shown if b in found}
    return found


bits = st.integers(1, 2**SWITCHES - 1)
ends = st.lists(st.integers(0, ACTORS - 1), min_size=2, max_size=2, unique=True)


@given(
    st.lists(st.sampled_from([1, 2]), min_size=ACTORS, max_size=ACTORS),
    st.lists(st.tuples(ends, st.integers(0, 2**SWITCHES - 1)), max_size=8),
    st.integers(1, 4),
    st.lists(st.integers(0, 2**SWITCHES - 1), min_size=20, max_size=20),
)
def test_who_is_near_with_any_switches_on_is_who_one_walks_to(own, drawn, steps, settings):
    ties = [(a, b, more | own[a] | own[b]) for (a, b), more in drawn]
    ways = ways_from(0, steps=steps, own=own, ties=ties)
    for on in settings:
        reached = {a for a in range(ACTORS) if any(way & on == way for way in ways[a])}
        assert reached == near(0, steps, own, ties, on)


@given(st.lists(bits, max_size=12))
def test_no_set_that_is_kept_holds_another(sets):
    kept = fewest(sets)
    assert not any(a != b and a & b == a for a in kept for b in kept)
    assert all(any(less & one == less for less in kept) for one in sets)


def test_a_focus_that_hangs_on_too_much_is_refused():
    draw = random.Random(1)
    own = [1 << 12 + draw.randrange(5) for _ in range(200)]
    ties = []
    for _ in range(5000):
        a, b = draw.sample(range(200), 2)
        more = 1 << draw.randrange(8) | 1 << 8 + draw.randrange(4)
        ties.append((a, b, more | own[a] | own[b]))
    with pytest.raises(UsageError) as caught:
        ways_from(0, steps=9, own=own, ties=ties)
    assert str(caught.value) == (
        "With 9 steps from the actor in focus, too many switches decide what is near: use fewer "
        "steps."
    )
