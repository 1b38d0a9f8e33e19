"""Finding actors, ties and sources by what they are called and what claims say of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from alliance_network.history import as_last_day, histories, ties_of
from alliance_network.history.days import day
from alliance_network.model.actor import Actor
from alliance_network.model.dataset import Dataset
from alliance_network.model.dates import in_words
from alliance_network.model.remembered import remembered
from alliance_network.model.tie import split_key
from alliance_network.words import counted, kind_label, source_form, tie_words, told

__all__ = ["Hit", "search"]

CONTEXT = 90  # longest piece of a note that a hit shows, characters

NEVER = "on no day that its sources cover"
"""In place of the status of a tie whose claims never count."""

# Where a word stands in a claim, the most telling first.
_FIELDS = ("tie", "note", "said", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing found.

    Attributes
    ----------
    key : str
        Id of the actor or source, key of the tie.
    label : str
        Its name, or what the tie says; of one that has ended, until when.
    context : str
        Where the words were found, or what it is.
    kind : {"actor", "tie", "source"}
    """

    key: str
    label: str
    context: str
    kind: str


def search(dataset: Dataset, text: str, *, limit: int = 20) -> tuple[Hit, ...]:
    """What the words of a text are found in: actors first, then ties, then sources.

    Every word must be found; case and accents do not matter. Names that begin with the words
    come before names that hold them.

    Parameters
    ----------
    dataset
    text
        What a person typed.
    limit
        Most hits; where there are more, each kind keeps a share.
    """
    words = tuple(dict.fromkeys(fold(text).split()))
    if not words:
        return ()
    index = _index(dataset)
    actors, ties, sources = index.actors(words), index.ties(words), index.sources(words)
    if len(actors) + len(ties) + len(sources) > limit:
        share = max(limit // 5, 1)
        kept = min(len(ties), share) + min(len(sources), share)
        actors = actors[: max(limit - kept, 1)]
        ties = ties[: max(limit - len(actors) - min(len(sources), share), 0)]
    found = [
        *(index.actor(place, order) for place, order in actors),
        *(index.tie(key, row, rank, words) for key, row, rank in ties),
        *(index.source(place) for place in sources),
    ]
    return tuple(found[:limit])


def fold(text: str) -> str:
    """A text without case, accents and the marks between words, for comparing."""
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()
    return " ".join(re.sub(r"[^\w]+", " ", plain.replace("’", "").replace("'", "")).split())


class _Index:
    """The folded texts of one dataset."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.names = [
            [(name, fold(name)) for name in dict.fromkeys((*_names(actor), *_numbers(actor)))]
            for actor in dataset.actors
        ]
        self.titles = [
            fold(f"{source.title} {source.publisher or ''} {source.date or ''} {source.kind or ''}")
            for source in dataset.sources
        ]
        self.claims = _claim_texts(dataset)
        now = histories(dataset).latest.select("key", "status").iter_rows()
        self.statuses = {**_ends(dataset), **dict(now)}
        self.read = dict(dataset.claims["source"].value_counts().iter_rows())

    def actors(self, words: tuple[str, ...]) -> list[tuple[int, int]]:
        found = []
        for place, names in enumerate(self.names):
            ranked = [
                (rank, order)
                for order, (_, folded) in enumerate(names)
                if (rank := _rank(folded, words)) is not None
            ]
            if ranked:
                rank, order = min(ranked)
                found.append((rank, place, order))
        return [(place, order) for _, place, order in sorted(found)]

    def ties(self, words: tuple[str, ...]) -> list[tuple[str, int, int]]:
        """Ties with a claim that holds all words: key, row of the claim, number of the field.

        Claims with the words next to each other come first, then the fields give the order.
        """
        claims = self.claims
        for number, word in enumerate(words):
            # A word begins with what is looked for; scripts without spaces may hold it anywhere.
            # A number is meant whole: line 6 is not line 60.
            sought = f" {word} " if word.isdecimal() else f" {word}" if word.isascii() else word
            field = pl.coalesce(
                pl.when(pl.col(name).str.contains(sought, literal=True)).then(place)
                for place, name in enumerate(_FIELDS)
            )
            claims = claims.with_columns(field.alias(f"in_{number}")).filter(
                pl.col(f"in_{number}").is_not_null()
            )
        ranked = claims.with_columns(pl.max_horizontal(pl.col("^in_.*$")).alias("rank")).sort(
            "rank", "tie_order", "row"
        )
        first = ranked.unique("key", keep="first", maintain_order=True)
        return first.select("key", "row", "rank").rows()

    def sources(self, words: tuple[str, ...]) -> list[int]:
        ranked = [
            (rank, place)
            for place, title in enumerate(self.titles)
            if (rank := _rank(title, words)) is not None
        ]
        return [place for _, place in sorted(ranked)]

    def actor(self, place: int, order: int) -> Hit:
        actor = self.dataset.actors[place]
        name = self.names[place][order][0]
        context = kind_label(actor.kind)
        if name not in (actor.name, actor.id):
            context = f"{name}, {context}"
        return Hit(key=actor.id, label=actor.name, context=context, kind="actor")

    def tie(self, key: str, row: int, rank: int, words: tuple[str, ...]) -> Hit:
        dataset = self.dataset
        from_, to, relation = split_key(key)
        claim = dataset.claims.row(row, named=True)
        context = dataset.relation(relation).label
        if _FIELDS[rank] == "note":
            context = _around(claim["note"], words)
        elif _FIELDS[rank] == "said":
            said = (claim["claimant"], claim["form"], claim["locator"])
            context = ", ".join(part.replace("|", ", ") for part in said if part is not None)
        elif _FIELDS[rank] == "source":
            context = source_form(dataset.source(claim["source"]))
        words_of = tie_words(dataset, from_actor=from_, to_actor=to, relation=relation)
        label = told(words_of, self.statuses.get(key, NEVER))
        return Hit(key=key, label=label, context=context, kind="tie")

    def source(self, place: int) -> Hit:
        source = self.dataset.sources[place]
        told = (source.publisher, None if source.date is None else source.date[:4], source.kind)
        number = counted(self.read.get(source.id, 0), "claim")
        context = ", ".join([*(part for part in told if part is not None), number])
        return Hit(key=source.id, label=source.title, context=context, kind="source")


@remembered(8)
def _index(dataset: Dataset) -> _Index:
    return _Index(dataset)


def _names(actor: Actor) -> Iterable[str]:
    yield actor.name
    yield from actor.aliases
    yield from actor.names.values()
    if actor.iso3 is not None:
        yield actor.iso3
    yield actor.id


def _numbers(actor: Actor) -> Iterable[str]:
    yield from (str(code) for code in (actor.cow, actor.gw) if code is not None)


def _ends(dataset: Dataset) -> dict[str, str]:
    """Until when each tie was there that was there at all: "until 2005"."""
    table = histories(dataset).table.filter(pl.col("status").is_not_null())
    last = table.group_by("tie").agg(pl.col("until").max())
    keys = ties_of(dataset).frame["key"].gather(last["tie"])
    ends = zip(keys, map(day, last["until"]), strict=True)
    return {key: f"until {in_words(as_last_day(end))}" for key, end in ends if end is not None}


def _claim_texts(dataset: Dataset) -> pl.DataFrame:
    """Folded texts of the claims of every tie of any time, each between spaces.

    Columns: row, key, tie_order (those there are now come first) and those of `_FIELDS`.
    """
    now = histories(dataset).latest["key"]
    ties = (
        ties_of(dataset)
        .frame.sort(~pl.col("key").is_in(now.implode()), maintain_order=True)
        .with_row_index("tie_order")
    )
    claims = dataset.claims.with_row_index("row").join(
        ties, on=["from", "to", "relation"], maintain_order="left"
    )
    names = {
        actor.id: " ".join(fold(name) for name in dict.fromkeys(_names(actor)))
        for actor in dataset.actors
    }
    relations = {r.id: fold(f"{r.label} {r.verb}") for r in dataset.relations}
    sources = {s.id: fold(f"{s.title} {s.publisher or ''}") for s in dataset.sources}
    said = claims.select(
        pl.concat_str(pl.col("claimant", "form", "locator").fill_null(""), separator=" ")
    ).to_series()
    return claims.select("row", "key", "tie_order", "from", "to", "relation", "source").select(
        "row",
        "key",
        "tie_order",
        tie=pl.format(
            " {} {} {} ",
            pl.col("from").replace_strict(names, return_dtype=pl.String),
            pl.col("relation").replace_strict(relations, return_dtype=pl.String),
            pl.col("to").replace_strict(names, return_dtype=pl.String),
        ),
        note=" " + _folded(claims["note"]) + " ",
        said=" " + _folded(said) + " ",
        source=" " + pl.col("source").replace_strict(sources, return_dtype=pl.String) + " ",
    )


def _folded(column: pl.Series) -> pl.Series:
    """`fold` of a whole column; each different text is folded once."""
    texts = column.drop_nulls().unique()
    return column.replace_strict(
        texts, pl.Series([fold(text) for text in texts], dtype=pl.String), default=""
    )


def _rank(folded: str, words: tuple[str, ...]) -> int | None:
    """How well a name fits: 0 it is the words, 1 it begins so, 2 all its words do, 3 it holds
    them, None it does not."""
    phrase = " ".join(words)
    if folded == phrase:
        return 0
    if folded.startswith(phrase):
        return 1
    if all(f" {word}" in f" {folded}" for word in words):
        return 2
    return 3 if all(word in folded for word in words) else None


def _around(note: str, words: tuple[str, ...]) -> str:
    """The piece of a note round the first of the words found in it."""
    pieces = list(re.finditer(r"\S+", note))
    hit = next(
        (
            place
            for place, piece in enumerate(pieces)
            if any(fold(piece.group()).startswith(word) for word in words)
        ),
        0,
    )
    first = last = hit
    while pieces[last].end() - pieces[first].start() < CONTEXT:
        if first > 0 and hit - first <= last - hit:
            first -= 1
        elif last + 1 < len(pieces):
            last += 1
        elif first > 0:
            first -= 1
        else:
            return note
    start = "" if first == 0 else "…"
    end = "" if last + 1 == len(pieces) else "…"
    return f"{start}{note[pieces[first].start() : pieces[last].end()]}{end}"
