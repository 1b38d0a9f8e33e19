"""Two dates compared, in words: what began, ended and changed, relation by relation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from alliance_network.compare import Change, Comparison, change_counts, comparison, status_after
from alliance_network.model.dates import last_day
from alliance_network.model.relation import Relation
from alliance_network.model.tie import TieKey
from alliance_network.selection import Selection
from alliance_network.view import View
from alliance_network.words.labels import capital, counted
from alliance_network.words.ties import tie_sentence
from alliance_network.words.time import as_of_words, date_words, months, time_words

__all__ = [
    "ComparisonWords",
    "WordGroup",
    "backwards",
    "changes_words",
    "comparison_words",
    "summary_words",
    "tie_sentences",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordGroup:
    """Ties of one relation that did the same.

    Attributes
    ----------
    relation, relation_label : str
        Its id and how it is called.
    change : {"began", "ended", "changed", "unknown"}
    title : str
        "Began", "Ended", "Changed" or "No data on"; of events, which neither begin nor end,
        "Only in the 12 months to 2010".
    lines : tuple of (str, str)
        Key of each tie, and what is said of it.
    """

    relation: str
    relation_label: str
    change: str
    title: str
    lines: tuple[tuple[TieKey, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonWords:
    """Two dates compared.

    Attributes
    ----------
    summary : str
        One sentence: "From 2000 to 2010: 73 ties began, 30 ended, 5 changed, no data on 354 at
        one of the dates, 985 stayed as they were."
    groups : tuple of WordGroup
        By order of relations; what stayed as it was is only counted.
    """

    summary: str
    groups: tuple[WordGroup, ...]


def comparison_words(selection: Selection) -> ComparisonWords | None:
    """What a selection of two dates compares, in words; None if it is of one."""
    found = comparison(selection)
    if found is None:
        return None
    view = selection.view
    groups = tuple(
        WordGroup(
            relation=relation.id,
            relation_label=relation.label,
            change=change,
            title=title,
            lines=tuple((tie.key, _line(selection, tie, done)) for tie, done in ties),
        )
        for relation, change, title, ties in _grouped(found, selection)
    )
    lead = f"From {date_words(found.before)} to {date_words(found.after)}:"
    if backwards(view):
        lead = f"{capital(as_of_words(found.after))}, compared with {date_words(found.before)}:"
    return ComparisonWords(
        summary=f"{lead} {_counted(found.counts, view)}.",
        groups=groups,
    )


def changes_words(selection: Selection, *, most: int) -> str | None:
    """What became of ties between two dates: a few one by one, more counted by relation.

    "Ended: Iran backs Hamas, asserted, 1 source, as of 2000"; "backing: 4 began, no data on 13;
    rivalry: 3 ended". None if it is of one date, or all stayed as they were.

    Parameters
    ----------
    selection : Selection
    most
        Ties that are told one by one.
    """
    found = comparison(selection)
    if found is None or not found.groups:
        return None
    grouped = [
        (relation, f"{title[:1].lower()}{title[1:]}", ties, change)
        for relation, change, title, ties in _grouped(found, selection)
    ]
    if sum(len(ties) for _, _, ties, _ in grouped) <= most:
        return "; ".join(
            f"{title}: {_line(selection, tie, done)}"
            for _, title, ties, _ in grouped
            for tie, done in ties
        )
    parts: dict[str, list[str]] = {}
    for relation, title, ties, change in grouped:
        number = f"{len(ties):,}"
        said = f"{title} {number}" if change == "unknown" else f"{number} {title}"
        parts.setdefault(relation.label, []).append(said)
    return "; ".join(f"{label}: {', '.join(said)}" for label, said in parts.items())


def summary_words(selection: Selection) -> str | None:
    """What became of the ties between two dates, as a part of a sentence.

    "4 ties began, 3 ended, no data on 13 at one of the dates, 11 stayed as they were".
    """
    if selection.view.compare_to is None:
        return None
    return _counted(change_counts(selection), selection.view)


_KINDS = {
    "began": ("began",),
    "ended": ("ended",),
    "changed": ("changed",),
    "unknown": ("unknown before", "unknown after"),
}


def _grouped(
    found: Comparison, selection: Selection
) -> Iterator[tuple[Relation, str, str, list[tuple[Change, str]]]]:
    """Relation, what its ties did, its title, and the ties, each with what it did exactly."""
    groups = {(group.relation, group.change): group.ties for group in found.groups}
    for relation in selection.dataset.relations:
        for change, parts in _KINDS.items():
            ties = [(tie, part) for part in parts for tie in groups.get((relation.id, part), ())]
            if ties:
                yield relation, change, _title(relation, change, selection.view), ties


def backwards(view: View) -> bool:
    """Whether the date that is compared with is the later one, so that nothing "began" by it."""
    return view.as_of is not None and last_day(view.compare_to) > last_day(view.as_of)


def _counted(counts: Mapping[str, int], view: View) -> str:
    unknown = counts["unknown before"] + counts["unknown after"]
    began, ended = "began", "ended"
    if backwards(view):
        began, ended = (f"only {as_of_words(day)}" for day in (view.as_of, view.compare_to))
    done = [(counts["began"], began), (counts["ended"], ended), (counts["changed"], "changed")]
    parts = [f"{number:,} {what}" for number, what in done if number]
    if parts:
        number, what = next(one for one in done if one[0])
        parts[0] = f"{counted(number, 'tie')} {what}"
    elif unknown or counts["kept"]:
        parts = ["no change known" if unknown else "nothing changed"]
    else:
        parts = ["no tie is shown at either date"]
    if unknown:
        parts.append(f"no data on {unknown:,} at one of the dates")
    kept = counts["kept"]
    if kept:
        parts.append("1 stayed as it was" if kept == 1 else f"{kept:,} stayed as they were")
    return ", ".join(parts)


def _title(relation: Relation, change: str, view: View) -> str:
    if change == "unknown":
        return "No data on"
    if change == "changed":
        return "Changed"
    day = view.as_of if change == "began" else view.compare_to
    if relation.event:
        if day is None:
            return f"Only in the last {months(view.look_back)} that each source covers"
        return f"Only in the {months(view.look_back)} to {date_words(day)}"
    return f"Only {as_of_words(day)}" if backwards(view) else change.capitalize()


def _line(selection: Selection, tie: Change, change: str) -> str:
    """What is said of a tie in a list of those that did the same."""
    view = selection.view
    said = tie_sentence(selection.dataset, selection.tie(tie.key), language=view.language)
    times = _times(view, tie.was, tie.status, change)
    if change == "began":
        times = []
    elif change == "ended":
        times = times[:1]
    elif times[0] == as_of_words(view.as_of):
        times = times[1:]
    return ", ".join([said, *times])


def _times(view: View, was: str | None, status: str | None, change: str) -> list[str]:
    """When a tie of a comparison was as it is said, and how it was at the other date."""
    before, after = as_of_words(view.compare_to), as_of_words(view.as_of)
    if change == "kept":
        return [f"{before} and {after}"]
    if change == "unknown before":
        return [after, f"no data {before}"]
    if change == "unknown after":
        return [before, f"no data {after}"]
    if status is None:
        return [before, f"not {after}"]
    return [after, f"not {before}" if was is None else f"was {was} {before}"]


def tie_sentences(selection: Selection, keys: Iterable[TieKey]) -> list[str]:
    """Shown ties with their status and sources, and when that is so unless it is the latest.

    "Iran backs Hamas, reported, 1 source"; "..., as of 2005"; where two dates are compared, "...,
    as of 2010, not as of 2000", "..., as of 2000, no data as of 2010".
    """
    view, dataset = selection.view, selection.dataset
    keys = list(keys)
    times = dict.fromkeys(keys, [] if view.as_of is None else [time_words(view)])
    if view.compare_to is not None:
        done = selection.ties.select("key", "was", status_after(), "change").rows()
        times = {key: _times(view, *told) for key, *told in done}
    return [
        ", ".join([tie_sentence(dataset, selection.tie(key), language=view.language), *times[key]])
        for key in keys
    ]
