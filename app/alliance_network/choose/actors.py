"""Which actors of a dataset are meant: by id, name, alias, code, region or organisation."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import polars as pl

from alliance_network.errors import UsageError, shown
from alliance_network.model.actor import Actor
from alliance_network.model.dataset import Dataset
from alliance_network.model.relation import MEMBERSHIP
from alliance_network.states import (
    State,
    actor_of,
    by_cow,
    by_gw,
    by_iso3,
    near_states,
    regions,
    state_named,
    states_of_region,
)

__all__ = ["Meant", "meant"]

MOST_SPELT_OUT = 20
"""Unknown names that a message spells out; the rest are counted."""

_CODE = re.compile(r"(iso3|cow|gw)\s*:\s*([A-Za-z0-9]+)", re.IGNORECASE)
_GROUP = re.compile(r"(region|members)\s*:\s*(.+)", re.IGNORECASE)
_CODES = ("iso3", "cow", "gw")

Meant = dict[str, Actor]
"""Ids of a dataset's actors that are meant, each with the actor it becomes."""


def meant(datasets: Sequence[Dataset], actors: Iterable[str | Actor]) -> tuple[Meant, ...]:
    """The actors that are meant by names, in each of several datasets.

    Parameters
    ----------
    datasets
    actors
        Ids, names, aliases, codes (IRN, cow:630, gw:630, iso3:IRN), regions ("South Asia",
        "region:South Asia"), "members:" with an organisation behind it, or actors: what is the
        same in a dataset becomes this actor.

    Returns
    -------
    tuple of dict
        One a dataset. A state that is asked for by its name, and that none of them has, is given
        to the first.

    Raises
    ------
    UsageError
        Some are known to no dataset, with the nearest that are; or an actor is several of one.
    """
    known = [_Known(dataset) for dataset in datasets]
    found: list[Meant] = [{} for _ in datasets]
    unknown: list[str] = []
    # What is given as an actor comes first: it takes the place of one that is only named.
    for wanted in sorted(actors, key=lambda one: isinstance(one, str)):
        if isinstance(wanted, Actor):
            there = [one.same(wanted) for one in known]
            if not any(there):
                unknown.append(wanted.name)
            for place, ids in enumerate(there):
                for id_ in ids:
                    if found[place].get(id_, wanted) != wanted:
                        raise UsageError(_same(wanted, found[place][id_], datasets[place], id_))
                    found[place][id_] = wanted
            continue
        there = _called(wanted, known)
        if there is None:
            unknown.append(wanted)
            continue
        for place, ids in enumerate(there):
            for id_ in ids:
                found[place].setdefault(id_, datasets[place].actor(id_))
        state = _state(wanted)
        if state is not None and found and not any(there):
            found[0].setdefault(state.id, actor_of(state))
    if unknown:
        raise UsageError(_unknown(unknown, known))
    for dataset, those in zip(datasets, found, strict=True):
        _once(dataset, those)
    return tuple(found)


def _once(dataset: Dataset, those: Meant) -> None:
    """Check that no two actors of a dataset become one."""
    becomes: dict[str, str] = {}
    for id_, actor in those.items():
        if becomes.setdefault(actor.id, id_) != id_:
            other = dataset.actor(becomes[actor.id])
            raise UsageError(_same(dataset.actor(id_), other, dataset, actor.id))


def _same(one: Actor, other: Actor, dataset: Dataset, id_: str) -> str:
    return (
        f"{shown(one.name)} and {shown(other.name)} would both be {shown(id_)} in "
        f"{shown(dataset.title)}: leave one of them out, or correct its codes and names."
    )


def folded(text: str) -> str:
    """A name as it is compared: small letters, hyphens as spaces."""
    return " ".join(re.sub(r"[-_\s]+", " ", text.casefold()).split())


class _Known:
    """The actors of a dataset by what they can be called."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.names: dict[str, list[str]] = defaultdict(list)
        self.others: dict[str, list[str]] = defaultdict(list)
        self.codes: dict[tuple[str, object], list[str]] = defaultdict(list)
        for actor in dataset.actors:
            self.names[folded(actor.name)].append(actor.id)
            also = (actor.id, *actor.aliases, *actor.names.values())
            for name in {folded(name) for name in also} - {folded(actor.name)}:
                self.others[name].append(actor.id)
            for code in _CODES:
                if getattr(actor, code) is not None:
                    self.codes[code, getattr(actor, code)].append(actor.id)

    def called(self, text: str) -> list[str]:
        """Ids of those with this id, else this name, else this ISO code, else another name."""
        if text in self.dataset.actor_index:
            return [text]
        name = folded(text)
        code = ("iso3", text.strip())
        for index, key in ((self.names, name), (self.codes, code), (self.others, name)):
            if key in index:
                return index[key]
        return []

    def of_state(self, state: State) -> list[str]:
        """Ids of the actors that share a code with a state, and contradict none."""
        codes = {code: getattr(state, code) for code in _CODES}
        found = {id_ for code in codes.items() for id_ in self.codes.get(code, ())}
        return sorted(id_ for id_ in found if _agrees(self.dataset.actor(id_), codes))

    def same(self, actor: Actor) -> list[str]:
        """The id of the actor that another dataset's is; none or one.

        Raises
        ------
        UsageError
            Several are.
        """
        codes = {code: getattr(actor, code) for code in _CODES}
        candidates = [
            [actor.id] if actor.id in self.dataset.actor_index else [],
            [id_ for code in codes.items() for id_ in self.codes.get(code, ())],
            self.names.get(folded(actor.name), []),
            [id_ for name in (actor.name, *actor.aliases) for id_ in self.called(name)],
        ]
        for ids in candidates:
            fits = sorted({id_ for id_ in ids if _agrees(self.dataset.actor(id_), codes)})
            if len(fits) > 1:
                alike = [id_ for id_ in fits if self.dataset.actor(id_).kind == actor.kind]
                fits = alike or fits
            if len(fits) > 1:
                raise UsageError(
                    f"{shown(actor.name)} is several actors of {shown(self.dataset.title)}: "
                    f"{', '.join(fits)}. Take an alias out, or add a code, so that it is one."
                )
            if fits:
                return fits
        return []


def _agrees(actor: Actor, codes: Mapping[str, object]) -> bool:
    return all(
        getattr(actor, code) is None or value is None or getattr(actor, code) == value
        for code, value in codes.items()
    )


def _called(text: str, known: Sequence[_Known]) -> list[list[str]] | None:
    """Ids in each dataset of what a text names; None if nobody knows it."""
    group = _GROUP.fullmatch(text.strip())
    if group is not None:
        kind, name = group[1].lower(), group[2].strip()
        return _of_region(name, known) if kind == "region" else _members(name, known)
    code = _CODE.fullmatch(text.strip())
    if code is not None:
        return _of_code(code[1].lower(), code[2], known)
    there = [one.called(text) for one in known]
    state = _state(text)
    if state is not None:
        # A dataset that calls it otherwise still has its code.
        return [ids or one.of_state(state) for ids, one in zip(there, known, strict=True)]
    return there if any(there) else _of_region(text, known)


def _state(text: str) -> State | None:
    """The state of a name or an ISO code."""
    return by_iso3(text) if re.fullmatch("[A-Z]{3}", text) else state_named(text)


def _of_code(code: str, value: str, known: Sequence[_Known]) -> list[list[str]] | None:
    if code == "iso3":
        key: object = value.upper()
        state = by_iso3(value.upper())
    elif value.isascii() and value.isdigit():
        key = int(value)
        state = by_cow(int(value)) if code == "cow" else by_gw(int(value))
    else:
        return None
    there = [one.codes.get((code, key), []) for one in known]
    if state is not None:
        return [ids or one.of_state(state) for ids, one in zip(there, known, strict=True)]
    return there if any(there) else None


def _of_region(name: str, known: Sequence[_Known]) -> list[list[str]] | None:
    states = states_of_region(name)
    if not states:
        return None
    return [[id_ for state in states for id_ in one.of_state(state)] for one in known]


def _members(name: str, known: Sequence[_Known]) -> list[list[str]] | None:
    """The members of an organisation in any dataset, at any time."""
    members: dict[str, Actor] = {}
    named = False
    for one in known:
        organisations = one.called(name)
        named |= bool(organisations)
        claims = one.dataset.claims.filter(
            (pl.col("relation") == MEMBERSHIP)
            & (pl.col("stance") == "asserts")
            & pl.col("to").is_in(organisations)
        )
        for id_ in claims["from"].unique().sort():
            members.setdefault(id_, one.dataset.actor(id_))
    if not named:
        return None
    return [[id_ for actor in members.values() for id_ in one.same(actor)] for one in known]


def _unknown(names: Sequence[str], known: Sequence[_Known]) -> str:
    """What to say of unknown names: all at once, a line each, with the nearest that are known."""
    meant: dict[str, str] = {}
    for one in known:
        for actor in one.dataset.actors:
            for name in (*actor.aliases, actor.id, actor.name):
                meant[folded(name)] = actor.name
    meant |= {folded(region): region for region in regions()}
    lines = []
    for name in names[:MOST_SPELT_OUT]:
        group = _GROUP.fullmatch(name.strip())
        text = folded(name if group is None else group[2])
        of_region = group is not None and group[1].lower() == "region"
        where = {word: meant[word] for word in map(folded, regions())} if of_region else meant
        near = difflib.get_close_matches(text[:80], where, n=3, cutoff=0.5 if of_region else 0.7)
        near += [folded(region) for region in regions() if text in folded(region)]
        states = () if of_region else near_states(text)
        words = dict.fromkeys([*(where[word] for word in near), *states])
        # Several spellings of one actor are one suggestion.
        nearest = ", ".join(shown(word) for word in list(words)[:3])
        lines.append(
            f"{shown(name)}: {f'did you mean {nearest}?' if words else 'nothing is near.'}"
        )
    if len(names) > MOST_SPELT_OUT:
        lines.append(f"{len(names) - MOST_SPELT_OUT:,} more.")
    many = "1 actor is" if len(names) == 1 else f"{len(names):,} actors are"
    return f"{many} not known. Correct the names, or leave them out:\n" + "\n".join(lines)
