"""Ties and actors in sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass

import polars as pl

from alliance_network.history import Evidence, histories, state
from alliance_network.model.dataset import Dataset
from alliance_network.model.membership import is_asserted_membership
from alliance_network.model.remembered import remembered
from alliance_network.model.tie import Tie, split_key
from alliance_network.selection import Selection
from alliance_network.view import View
from alliance_network.words.labels import counted, isolated, kind_label, listed
from alliance_network.words.time import as_of_words, time_words

__all__ = [
    "ActorForm",
    "actor_form",
    "actor_sentence",
    "actor_words",
    "tie_sentence",
    "tie_words",
    "told",
]

ENGLISH = "en"
_LATEST = View()

_STATE_WITH_ARTICLE = re.compile(
    r"^United |^(?:Bahamas|Comoros|Gambia|Maldives|Netherlands|Philippines)$"
    r"| (?:Emirates|Federation|Islands|Kingdom|Republic|States|Union)$"
)


def actor_words(dataset: Dataset, actor: str, *, language: str = ENGLISH) -> str:
    """An actor's name within a sentence: "Iran", "the Shanghai Cooperation Organisation"."""
    found = dataset.actor(actor)
    name = found.name_in(language)
    if name != found.name_in(ENGLISH) or name.casefold().startswith("the "):
        return isolated(name)
    # An organisation of one word is mostly a short form (NATO), which takes no article.
    organised = found.kind == "organisation" and " " in name
    united = found.kind == "state" and _STATE_WITH_ARTICLE.search(name) is not None
    return f"the {name}" if organised or united else name


def tie_words(
    dataset: Dataset, *, from_actor: str, to_actor: str, relation: str, language: str = ENGLISH
) -> str:
    """What a tie says, whatever its status: "Iran backs Hamas"."""
    first = actor_words(dataset, from_actor, language=language)
    second = actor_words(dataset, to_actor, language=language)
    verb = dataset.relation(relation).verb
    found = dataset.actor(from_actor)
    # "European powers": several states under one name that is itself a plural.
    if found.kind == "group of states" and first.endswith("s") and not first.endswith("ss"):
        verb = _of_several(verb)
    return f"{first} {verb} {second}"


def tie_name(dataset: Dataset, key: str, *, language: str = ENGLISH) -> str:
    """A tie as a name, which says nothing of whether it holds: "Iran to Hamas, backing".

    An undirected one is "Hezbollah and Israel, hostility".
    """
    from_actor, to_actor, relation = split_key(key)
    found = dataset.relation(relation)
    ends = (isolated(dataset.actor(one).name_in(language)) for one in (from_actor, to_actor))
    return f"{(' to ' if found.directed else ' and ').join(ends)}, {found.label}"


def told(words: str, status: str) -> str:
    """What a tie says with its status: "Iran backs Hamas, reported".

    What is disputed or denied is not worded as if it held or had happened: "That Iran attacked
    Israel is denied".
    """
    if status == "disputed":
        return f"Whether {words} is disputed"
    if status == "denied":
        return f"That {words} is denied"
    capital = words[:1].upper() + words[1:] if words.startswith("the ") else words
    return f"{capital}, {status}"


def tie_sentence(dataset: Dataset, tie: Tie, *, language: str = ENGLISH) -> str:
    """A tie with its status and sources: "Iran backs Hamas, reported, 1 source"."""
    words = tie_words(
        dataset,
        from_actor=tie.from_actor,
        to_actor=tie.to_actor,
        relation=tie.relation,
        language=language,
    )
    sources = counted(tie.publishers, "source")
    if tie.status in ("disputed", "denied"):
        denying = histories(dataset).stances[list(tie.claims)].filter(~pl.col("asserts"))
        against = denying["publisher"].n_unique()
        disputed = tie.status == "disputed"
        both = f"{sources} for it, {against:,} against it"
        sources = both if disputed else counted(against, "source")
    return f"{told(words, tie.status)}, {sources}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorForm:
    """An actor and how tied it is, with the number of its shown ties left open.

    Attributes
    ----------
    before, after : str
        What stands before and after the number: "Iran, state: ", ", member of NATO".
    ties : int
        All its ties.
    whole : str
        In place of the number if all are shown: "10 ties".
    some : str
        What follows any other number: " of 10 ties shown".
    """

    before: str
    after: str
    ties: int
    whole: str
    some: str

    def said(self, shown: int) -> str:
        """The sentence where so many of its ties are shown."""
        number = self.whole if shown == self.ties else f"{shown:,}{self.some}"
        return f"{self.before}{number}{self.after}"


def actor_form(
    dataset: Dataset, actor: str, *, language: str = ENGLISH, at: View = _LATEST
) -> ActorForm:
    """What is said of an actor, whatever is shown of it, at the time of a view."""
    found = dataset.actor(actor)
    ties = _ties_at(dataset, at.look_back, at.since, at.as_of, at.compare_to)
    ties = ties.filter(_touching(actor))
    every, name = counted(len(ties), "tie"), isolated(found.name_in(language))
    after = ""
    memberships = ties.filter(is_asserted_membership())
    organisations = memberships.filter(pl.col("from") == actor)["to"]
    if len(organisations):
        names = [actor_words(dataset, one, language=language) for one in organisations]
        after += f", member of {listed(names)}"
    members = memberships.filter(pl.col("to") == actor)
    if len(members):
        after += f", {counted(len(members), 'member')}"
    return ActorForm(
        before=f"{', '.join([name, kind_label(found.kind), *_when(at)])}: ",
        after=after,
        ties=len(ties),
        whole=every if len(ties) else "no ties",
        some=f" of {every} shown",
    )


def actor_sentence(selection: Selection, actor: str) -> str:
    """An actor and how tied it is.

    "Iran, state: 10 ties, member of the Shanghai Cooperation Organisation"; where some are not
    shown, "4 of 10 ties shown"; with a date, "Iran, state, as of 2005: 10 ties".
    """
    view = selection.view
    form = actor_form(selection.dataset, actor, language=view.language, at=view)
    return form.said(selection.ties.select(_touching(actor).sum()).item())


def _when(view: View) -> list[str]:
    if view.compare_to is not None:
        return [f"{as_of_words(view.compare_to)} or {as_of_words(view.as_of)}"]
    return [] if view.as_of is None else [time_words(view)]


@remembered(64)
def _ties_at(
    dataset: Dataset, look_back: int, since: str | None, as_of: str | None, compare_to: str | None
) -> pl.DataFrame:
    """All ties at a view's time; of two dates those of either, each as it is at the later."""
    evidence = Evidence(look_back=look_back)
    ties = state(dataset, evidence, since=since, as_of=as_of)
    if compare_to is None:
        return ties
    before = state(dataset, evidence, as_of=compare_to)
    return pl.concat([ties, before.join(ties, on="tie", how="anti")])


def _touching(actor: str) -> pl.Expr:
    return (pl.col("from") == actor) | (pl.col("to") == actor)


def _of_several(verb: str) -> str:
    """The form a verb takes after a plural: "backs" becomes "back"; the past stays."""
    first, space, rest = verb.partition(" ")
    irregular = {"is": "are", "has": "have", "was": "were", "does": "do"}
    if first in irregular:
        first = irregular[first]
    elif first.endswith("ies"):
        first = f"{first[:-3]}y"
    elif first.endswith(("ches", "shes", "sses", "xes")):
        first = first[:-2]
    elif first.endswith("s") and not first.endswith("ss"):
        first = first[:-1]
    return f"{first}{space}{rest}"
