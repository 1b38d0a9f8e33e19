"""Sides of the UCDP External Support Dataset: its lists of names into actors."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from alliance_network.errors import FieldError, shown
from alliance_network.formats.naming import Namer
from alliance_network.formats.published.cells import Cells, unknown_state, wrong_line
from alliance_network.model.actor import Actor
from alliance_network.states import State, actor_of, state_named

__all__ = ["Sides", "sides_of"]

_GOVERNMENT = "Government of "
_ELEMENTS = " elements"
NAMES_LENGTH = 4_000
"""Longest list of names in a cell, in characters."""
NAME_LENGTH = 300
"""Longest name, in characters."""
PLACE_LENGTH = 150
"""Longest name of a place, which may stand behind that of a side, in characters."""
_SPLIT = "\x1f"
"""Put between two names of a list; no cell holds it."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Sides:
    """Who is supported and who supports, line by line of the data.

    Attributes
    ----------
    actors
        All of them.
    receivers : pl.DataFrame
        line, to, jointly (names, if the line speaks of several together).
    supporters : pl.DataFrame
        line, from, name (of the actor), state (whether the source counts it among the states).
    """

    actors: tuple[Actor, ...]
    receivers: pl.DataFrame
    supporters: pl.DataFrame


def sides_of(cells: Cells) -> Sides:
    """The actors of the columns of names; what is wrong with them is gathered in the cells."""
    numbers = cells.numbers("actor_id", least=0, most=999_999_999)
    places = pl.DataFrame(
        {"number": numbers, "place": cells.words("location", length=PLACE_LENGTH)}
    ).drop_nulls()
    named = pl.concat([_receivers(cells, numbers), _supporters(cells)])
    found = _Found(named, dict(places.group_by("number").agg(pl.col("place").min()).iter_rows()))
    unknown = named.filter(pl.col("name").is_in(list(found.unknown)))
    for column in ("actor_name", "ext_name"):
        lines = unknown.filter(pl.col("column") == column)["line"]
        cells.blame(column, cells.line.is_in(lines.to_list()), found.says)
    named = named.join(found.ids, on=["name", "number"], nulls_equal=True, maintain_order="left")
    labels = {actor.id: actor.name for actor in found.actors}
    named = named.with_columns(
        label=pl.col("actor").replace_strict(labels, default=None, return_dtype=pl.String)
    )
    receivers = named.filter(pl.col("column") == "actor_name").select(
        "line",
        pl.col("actor").alias("to"),
        jointly=pl.when(pl.len().over("line") > 1).then(
            pl.col("label").str.join(" and ").over("line") + " together"
        ),
    )
    supporters = named.filter(pl.col("column") == "ext_name").select(
        "line", pl.col("actor").alias("from"), pl.col("label").alias("name"), "state"
    )
    _blame_own(cells, receivers, supporters)
    return Sides(actors=found.actors, receivers=receivers, supporters=supporters)


def _receivers(cells: Cells, numbers: pl.Series) -> pl.DataFrame:
    """Line, column, name, number, state: those named in actor_name, each by itself."""
    texts = cells.words("actor_name", length=NAME_LENGTH)
    nonstate = cells.flags("actor_nonstate")
    cells.blame("actor_nonstate", nonstate.is_null(), lambda text: _empty_flag())
    split = pl.col("name").str.replace_all(f", {_GOVERNMENT}", f"{_SPLIT}{_GOVERNMENT}")
    return (
        pl.DataFrame(
            {
                "line": cells.line,
                "name": texts,
                "number": numbers,
                "state": ~nonstate,
            }
        )
        .with_columns(pl.lit("actor_name").alias("column"), split.str.split(_SPLIT))
        # The number of several sides together is no number of one of them.
        .with_columns(pl.when(pl.col("name").list.len() == 1).then("number").alias("number"))
        .explode("name")
        .select("line", "column", pl.col("name").str.strip_chars(), "number", "state")
        .drop_nulls("name")
    )


def _supporters(cells: Cells) -> pl.DataFrame:
    """Line, column, name, number, state: those named in ext_name, each by itself."""
    texts = cells.words("ext_name", needed=False, length=NAMES_LENGTH)
    numbers = cells.words("ext_id", needed=False, length=NAMES_LENGTH)
    supported = cells.numbers("ext_sup", least=0, most=1)
    counts = cells.numbers("ext_count", least=0, most=9_999, needed=False)
    cells.blame("ext_name", (supported == 1) & texts.is_null(), lambda text: _nobody())
    cells.blame("ext_name", (supported == 0) & texts.is_not_null(), lambda text: _somebody())
    frame = (
        pl.DataFrame(
            {
                "line": cells.line,
                "name": texts,
                "number": numbers,
                "count": counts,
            }
        )
        .drop_nulls("name")
        # A comma inside a name has a space after it, one between two names has none.
        .with_columns(
            pl.col("name")
            .str.replace_all(",([^ ])", f"{_SPLIT}$1")
            .str.replace_all(f", {_GOVERNMENT}", f"{_SPLIT}{_GOVERNMENT}")
            .str.split(_SPLIT),
            pl.col("number").fill_null("").str.split(","),
        )
    )
    longest = pl.col("name").list.eval(pl.element().str.len_chars()).list.max()
    too_long_in = frame.filter(longest > NAME_LENGTH)["line"].to_list()
    cells.blame("ext_name", cells.line.is_in(too_long_in), _long_name)
    names, ids = pl.col("name").list.len(), pl.col("number").list.len()
    more = pl.max_horizontal(ids, pl.col("count").fill_null(0))
    commas = pl.col("name").list.eval(pl.element().str.contains(",", literal=True)).list.any()
    wrong = (names > more) | ((names < more) & commas)
    bad = cells.line.is_in(frame.filter(wrong)["line"].to_list())
    cells.blame("ext_name", bad, _not_as_many)
    return (
        frame.with_columns(
            # Numbers that are not as many as the names are nobody's.
            pl.when(names == ids)
            .then("number")
            .otherwise(pl.col("name").list.eval(pl.element().str.slice(0, 0)))
            .alias("number")
        )
        .explode("name", "number")
        .select(
            "line",
            pl.lit("ext_name").alias("column"),
            pl.col("name").str.strip_chars(),
            pl.col("number").cast(pl.Float64, strict=False).cast(pl.Int64, strict=False),
            state=pl.col("name").str.starts_with(_GOVERNMENT)
            | pl.col("name").str.strip_chars().str.ends_with(_ELEMENTS),
        )
        .filter(pl.col("name") != "")
    )


class _Found:
    """The actors of all names: `ids` (name, number, actor), `actors`, `unknown` names."""

    def __init__(self, named: pl.DataFrame, places: dict[int, str]) -> None:
        pairs = named.select("name", "number", "state").unique().sort("name", "number", "state")
        self.unknown: set[str] = set()
        states: dict[str, State] = {}
        groups: dict[str, set[int]] = {}
        for name, number, is_state in pairs.iter_rows():
            if name.endswith(_ELEMENTS) or not (is_state or name.startswith(_GOVERNMENT)):
                groups.setdefault(name, set()).update(() if number is None else (number,))
            elif name not in states:
                state = _state(name)
                if state is None:
                    self.unknown.add(name)
                else:
                    states[name] = state
        actors = {state.id: actor_of(state) for state in states.values()}
        ids: dict[tuple[str, int | None], str] = {}
        namer = Namer("actor", taken=actors)
        for name, numbers in groups.items():
            for number, label in _labels(name, sorted(numbers), places).items():
                # What is wrong with the text has been gathered from its cell.
                if wrong_line(label) is not None:
                    continue
                actor = _group(namer.id_for(label), name, label, number)
                actors[actor.id] = actor
                ids[name, number] = actor.id
        rows = [
            (name, number, states[name].id if name in states else _of(ids, name, number))
            for name, number in pairs.select("name", "number").unique().iter_rows()
        ]
        self.actors = tuple(actors.values())
        self.ids = pl.DataFrame(
            rows,
            schema={"name": pl.String, "number": pl.Int64, "actor": pl.String},
            orient="row",
        )

    def says(self, text: str) -> FieldError:
        """What is wrong with a cell that holds an unknown name."""
        name = next(iter(sorted(name for name in self.unknown if name in text)), text)
        return unknown_state(name.removeprefix(_GOVERNMENT))


def _of(ids: dict[tuple[str, int | None], str], name: str, number: int | None) -> str | None:
    """The actor of a name and number; without its number, that of the only one of its name."""
    if (name, number) in ids:
        return ids[name, number]
    return next((id_ for (called, _), id_ in ids.items() if called == name), None)


def _state(name: str) -> State | None:
    """The state of "Government of Russia (Soviet Union)": of both names, or of the first."""
    name = name.removeprefix(_GOVERNMENT).strip()
    found = state_named(name)
    return state_named(name.partition("(")[0].strip()) if found is None else found


def _labels(name: str, numbers: list[int], places: dict[int, str]) -> dict[int | None, str]:
    """What the sides of one name are called, by number: apart by where they fight."""
    if len(numbers) < 2:
        return {numbers[0] if numbers else None: name}
    wheres = {number: places.get(number, f"UCDP {number}") for number in numbers}
    for told in (lambda place: place.partition(":")[0], str):
        short = {number: told(place) for number, place in wheres.items()}
        if len(set(short.values())) == len(short):
            return {number: f"{name} ({place})" for number, place in short.items()}
    return {number: f"{name} (UCDP {number})" for number in numbers}


def _group(id_: str, name: str, label: str, number: int | None) -> Actor:
    is_state = name.endswith(_ELEMENTS)
    remarks = [] if number is None else [f"Number {number} in the UCDP list of actors."]
    if is_state:
        remarks.append(
            "UCDP writes “elements” and counts it among the states, apart from the government."
        )
    return Actor(
        id=id_,
        kind="state" if is_state else "armed group",
        name=label,
        aliases=() if label == name or "|" in name else (name,),
        note=" ".join(remarks),
    )


def _blame_own(cells: Cells, receivers: pl.DataFrame, supporters: pl.DataFrame) -> None:
    own = supporters.join(receivers, left_on=["line", "from"], right_on=["line", "to"])
    cells.blame("ext_name", cells.line.is_in(own["line"].to_list()), _own_supporter)


def _own_supporter(text: str) -> FieldError:
    return FieldError(
        f"{shown(text)} names the side itself as its supporter.", remedy="Correct the row."
    )


def _not_as_many(text: str) -> FieldError:
    return FieldError(
        f"{shown(text)} does not name as many supporters as ext_id and ext_count do.",
        remedy="Write them with commas and no space between them, as in the published file.",
    )


def _long_name(text: str) -> FieldError:
    return FieldError(
        f"{shown(text)} holds a name that is too long.",
        remedy=f"Keep each name to {NAME_LENGTH:,} characters.",
    )


def _nobody() -> FieldError:
    return FieldError(
        "No supporter is named, but ext_sup is 1.", remedy="Name it, or write 0 in ext_sup."
    )


def _somebody() -> FieldError:
    return FieldError(
        "A supporter is named, but ext_sup is 0.", remedy="Write 1 in ext_sup, or delete the name."
    )


def _empty_flag() -> FieldError:
    return FieldError("The cell is empty.", remedy="Write 1 for a side that is no state, else 0.")
