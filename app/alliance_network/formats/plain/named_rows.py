"""Relations and sources that a table only names: rows made of its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl
from pydantic import ValidationError

from alliance_network.errors import Fault, FieldError, printable, shown
from alliance_network.formats.naming import Namer, slug_of
from alliance_network.formats.plain.tie_rows import TieRows
from alliance_network.formats.plan import Plan
from alliance_network.formats.rows import field_errors
from alliance_network.formats.vocabulary import RELATIONS, relation_called
from alliance_network.model.relation import Relation
from alliance_network.model.source import Source

__all__ = ["SEVERAL", "Named", "relations_of", "sources_of"]

SEVERAL = "\x1f"
"""Stands between the ids of a row that names several; no id can hold it."""
_MOST_RELATIONS = 200
"""Most different words for a relation in one file; more are names or texts."""
_OWN_ORDER = 1_000
"""Place in lists of relations that are not in the vocabulary: after all that are."""
_UNNAMED = "tie"
"""Word for a relation that a file does not name."""


@dataclass(frozen=True, kw_only=True)
class Named:
    """What a table only names.

    Attributes
    ----------
    made
        The relations, or the sources.
    ids
        Their ids, as long as the rows of ties.
    notes
        What a note has to keep, as long as the rows; None if nothing.
    faults, told
        What is wrong with the words, and what was done with them, in sentences.
    """

    made: tuple
    ids: pl.Series
    notes: pl.Series | None = None
    faults: list[Fault] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def relations_of(rows: TieRows, plan: Plan, *, directed: bool | None) -> Named:
    """The relations that the rows name: those of the vocabulary, and others in the file's words.

    Parameters
    ----------
    rows, plan
        The ties, and how they are read.
    directed
        What the file says of all its ties; None if nothing.
    """
    default = True if directed is None else directed
    pairs = rows.frame.select(
        pl.col("relation").str.replace_all(r"\s+", " ").fill_null("").alias("word"),
        pl.col("directed").fill_null(default).alias("way"),
    )
    kinds = pairs.unique(maintain_order=True)
    number = kinds["word"].n_unique()
    if number > _MOST_RELATIONS:
        fault = plan.sheet.fault(
            f"The column holds {number:,} different words, too many for relations.",
            remedy="Say in a mapping which column holds the relation, or that none does.",
            column=plan.columns.get("relation"),
        )
        empty = pl.repeat(None, len(pairs), dtype=pl.String, eager=True)
        return Named(made=(), ids=empty, faults=[fault])
    making = _Relations()
    wrong: dict[str, FieldError] = {}
    ids = []
    for word, way in kinds.iter_rows():
        try:
            ids.append(making.id_of(word, way=way))
        except ValidationError as error:
            ids.append(None)
            wrong[word] = next(iter(field_errors(error).values()))
    found = pairs.join(
        kinds.with_columns(pl.Series("id", ids, dtype=pl.String)),
        on=["word", "way"],
        how="left",
        maintain_order="left",
    )
    return Named(
        made=tuple(making.made.values()),
        ids=found["id"],
        notes=_own_words(rows.frame["relation"], plan.columns.get("relation")),
        faults=_word_faults(rows, plan, "relation", wrong),
        told=making.told(),
    )


class _Relations:
    """The relations of a file while they are made, each word and way once."""

    def __init__(self) -> None:
        self.made: dict[str, Relation] = {}
        self._own: dict[tuple[str, bool], str] = {}
        self._unnamed = False
        self._namer = Namer("relation", taken=RELATIONS)

    def id_of(self, word: str, *, way: bool) -> str:
        """Id of the relation that a word stands for; `way` is whether it has a direction."""
        known = relation_called(word)
        # Nobody knows who does it to whom where the file says that a tie has no direction.
        if known is not None and (way or not known.directed):
            # What the file does not say it counts in is not taken for granted.
            self.made[known.id] = known.model_copy(update={"unit": None})
            return known.id
        self._unnamed |= word == ""
        word = word or _UNNAMED
        key = (word.casefold(), way)
        if key not in self._own:
            relation = self._own_relation(word, way=way, known=known is not None)
            self.made[relation.id] = relation
            self._own[key] = relation.id
        return self._own[key]

    def _own_relation(self, word: str, *, way: bool, known: bool) -> Relation:
        other = (word.casefold(), not way) in self._own
        direction = "directed" if way else "undirected"
        label = f"{word} ({direction})" if known or other else word
        if word == _UNNAMED:
            verb = "is tied to" if way else "is tied with"
        else:
            verb = f'has the tie "{word}" {"to" if way else "with"}'
        return Relation(
            id=self._namer.id_for(label),
            label=label,
            verb=verb,
            directed=way,
            order=_OWN_ORDER + len(self._own),
        )

    def told(self) -> list[str]:
        """What was done with the words."""
        told = []
        if self._unnamed:
            told.append('Where the file does not say what ties two actors, it is called "tie".')
        labels = [self.made[id_].label for (w, _), id_ in self._own.items() if w != _UNNAMED]
        if labels:
            listed = ", ".join(shown(label) for label in labels[:20])
            more = f" and {len(labels) - 20:,} more" if len(labels) > 20 else ""
            told.append(
                "Relations in the file's own words, taken for neither friendly nor hostile: "
                f"{listed}{more}."
            )
        return told


def _own_words(words: pl.Series, column: str | None) -> pl.Series:
    """The word of the file, where the relation that it stands for is called otherwise."""
    said = {}
    for word in words.drop_nulls().unique():
        known = relation_called(word)
        plain = " ".join(word.replace("_", " ").replace("-", " ").casefold().split())
        if known is not None and plain not in (known.id.replace("-", " "), known.label, known.verb):
            said[word] = f"{column or 'relation'}: {word}"
    return words.replace_strict(
        list(said), list(said.values()), default=None, return_dtype=pl.String
    )


def sources_of(rows: TieRows, plan: Plan, *, file: str, stem: str) -> Named:
    """The sources that the rows name, several with | between them; the file for those without.

    Parameters
    ----------
    rows, plan
        The ties, and how they are read.
    file, stem
        Name of the file, with and without its ending.
    """
    own = Source(id=slug_of(printable(stem), noun="file"), title=printable(file))
    namer = Namer("source", taken=[own.id])
    made = {own.title: own}
    words = rows.frame["source"]
    ids: dict[str, str] = {}
    wrong: dict[str, FieldError] = {}
    for word in words.drop_nulls().unique(maintain_order=True):
        titles = dict.fromkeys(title for part in word.split("|") if (title := part.strip()))
        try:
            for title in titles:
                if title not in made:
                    made[title] = _source(title, id_=namer.id_for(title))
            ids[word] = SEVERAL.join(made[title].id for title in titles) or own.id
        except ValidationError as error:
            wrong[word] = next(iter(field_errors(error).values()))
    found = words.replace_strict(
        list(ids), list(ids.values()), default=None, return_dtype=pl.String
    )
    return Named(
        made=tuple(made.values()),
        ids=found.fill_null(own.id),
        faults=_word_faults(rows, plan, "source", wrong),
    )


def _source(title: str, *, id_: str) -> Source:
    if title.lower().startswith(("https://", "http://")):
        try:
            return Source(id=id_, title=title, url=title)
        except ValidationError:
            # A text that only begins like an address is a title.
            pass
    return Source(id=id_, title=title)


def _word_faults(
    rows: TieRows, plan: Plan, name: str, wrong: Mapping[str, FieldError]
) -> list[Fault]:
    column = plan.columns.get(name)
    if not wrong:
        return []
    if column is None:
        return [
            plan.sheet.fault(error.message, remedy=error.remedy, value=word)
            for word, error in wrong.items()
        ]
    cells = rows.table.frame[column]
    bad = cells.is_in(list(wrong)) | cells.str.replace_all(r"\s+", " ").is_in(list(wrong))
    plain = {" ".join(word.split()): error for word, error in wrong.items()}
    return rows.table.faults(column, bad, lambda text: plain[" ".join(text.split())])
