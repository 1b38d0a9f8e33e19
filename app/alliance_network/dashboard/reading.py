"""A file from anyone, read in a process of its own: `python -m alliance_network.dashboard.reading`.

The process is told on its input what to read, sets its own limits and answers on its output;
nothing else leaves it. Whatever the file does to it, the server only misses an answer.
"""

from __future__ import annotations

import contextlib
import json
import math
import os
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, BinaryIO

from alliance_network.errors import AllianceNetworkError, DataError, Fault, MappingError
from alliance_network.formats import read_file
from alliance_network.formats.edges import question_about
from alliance_network.formats.file import File
from alliance_network.formats.mapping import ColumnMapping, Question, mapping_of, mapping_text
from alliance_network.formats.zipped import packed
from alliance_network.model.canonical import canonical_files
from alliance_network.model.dataset import Dataset
from alliance_network.words import claim_sentence, counted, listed

__all__ = ["Wish", "answer_to", "received", "sent"]

MOST_FAULTS = 200
"""Faults that are told one by one; the rest are counted."""

FIRST_CLAIMS = 5
"""Claims that a preview tells."""

MOST_COLUMNS = 200
"""Columns that are asked about."""

_ROW = re.compile(r"row ([0-9]{1,9})")


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What is to be read.

    Attributes
    ----------
    name : str
        Of the file.
    content : bytes
    mapping : str or None
        What a person said of the columns, as TOML.
    preview : bool
        Whether only to see what it would be.
    seconds : int
        Of work that the process may take.
    memory : int
        Bytes that it may take.
    """

    name: str
    content: bytes = field(repr=False)
    mapping: str | None = None
    preview: bool = False
    seconds: int = 60
    memory: int = 3 * 2**30


# ---- what is read ---- #
def answer_to(wish: Wish) -> tuple[dict[str, Any], bytes]:
    """What the page is told of a file, and its network as a zip, empty if there is none to keep.

    "kind" is one of "network", "mapping", "faults" and "refused".
    """
    mapping = None
    try:
        # Whatever file it was written for: it is given for this one.
        mapping = None if wish.mapping is None else mapping_of(wish.mapping)
        file = File.of(wish.name, wish.content)
        if wish.preview:
            return _previewed(file, mapping), b""
        dataset = read_file(file, mapping=mapping)
    except MappingError as error:
        assert isinstance(error.question, Question)
        return _asked(error.question, said=str(error)), b""
    except DataError as error:
        return _faults(wish.name, error.faults), b""
    except AllianceNetworkError as error:
        return {"kind": "refused", "said": str(error)}, b""
    told = {
        "kind": "network",
        "network": dataset.hash,
        "title": dataset.title,
        "said": f"Opened {file.name}: {_held(dataset)}.",
        "mapping": None if mapping is None else mapping_text(replace(mapping, file=file.name)),
    }
    return told, packed(canonical_files(dataset))


def _previewed(file: File, mapping: ColumnMapping | None) -> dict[str, Any]:
    """The question of a table again, with what it would be as it is answered now."""
    try:
        dataset = read_file(file, mapping=mapping)
    except MappingError as error:
        assert isinstance(error.question, Question)
        return _asked(error.question, said=str(error))
    except DataError as error:
        count = len(error.faults)
        said = f"{counted(count, 'fault')} so far; the first: {error.faults[0]}"
        return _asked(
            question_about(file, mapping), said=said, preview={"claims": [], "faults": count}
        )
    preview = {"claims": _first_claims(dataset), "faults": 0}
    said = f"This would be {_held(dataset)}."
    return _asked(question_about(file, mapping), said=said, preview=preview)


def _first_claims(dataset: Dataset) -> list[str]:
    """The claims of the first rows, each as a sentence."""
    locators = dataset.claims["locator"].to_list()

    def place(row: int) -> int:
        found = _ROW.search(locators[row] or "")
        return row if found is None else int(found[1])

    rows = sorted(range(dataset.claims.height), key=place)[:FIRST_CLAIMS]
    return [claim_sentence(dataset, row) for row in rows]


def _held(dataset: Dataset) -> str:
    """How much is in a network: "3 actors, 2 ties and 4 claims"."""
    numbers = (
        (len(dataset.actors), "actor"),
        (dataset.claims.select("from", "to", "relation").n_unique(), "tie"),
        (dataset.claims.height, "claim"),
    )
    return listed([counted(number, noun) for number, noun in numbers])


def _asked(
    question: Question, *, said: str, preview: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    def told(fields) -> list[dict[str, Any]]:
        return [
            {"name": one.name, "label": one.label, "needed": one.needed, "about": one.about}
            for one in fields
        ]

    return {
        "kind": "mapping",
        "said": said,
        "file": question.file,
        "sheet": question.sheet,
        "columns": [
            {"name": one.name, "examples": list(one.examples), "meaning": one.meaning}
            for one in question.columns[:MOST_COLUMNS]
        ],
        "fields": told(question.fields),
        "options": told(question.options),
        "values": dict(question.values),
        "left_out": list(question.left_out),
        "preview": preview,
    }


def _faults(file: str, faults: Sequence[Fault]) -> dict[str, Any]:
    count = len(faults)
    return {
        "kind": "faults",
        "file": file,
        "said": f"{file} cannot be opened: it has {counted(count, 'fault')}.",
        "faults": [
            {
                "where": fault.where,
                "row": fault.row,
                "column": fault.column,
                "value": fault.value,
                "message": fault.message,
                "remedy": fault.remedy,
            }
            for fault in faults[:MOST_FAULTS]
        ],
        "more": max(0, count - MOST_FAULTS),
    }


# ---- how it is told and answers ---- #
def sent(said: Mapping[str, Any], content: bytes) -> bytes:
    """Values and bytes, as they go from one process to the other."""
    return json.dumps(said).encode() + b"\n" + content


def received(stream: BinaryIO) -> tuple[dict[str, Any], bytes]:
    """Read back what `sent` wrote; ValueError if it is cut off or there was nothing."""
    line = stream.readline()
    return json.loads(line), stream.read()


def limit(*, seconds: int, memory: int) -> None:
    """Let this process take no more than so much, and write no file.

    Systems without such limits, or without one of them, only have the server's own: it ends a
    process that takes too long.
    """
    if os.name != "posix":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    # It has worked before the file came.
    seconds += math.ceil(used.ru_utime + used.ru_stime)
    for kind, most, end in (
        (resource.RLIMIT_AS, memory, memory),
        # First the signal that says why, then the end.
        (resource.RLIMIT_CPU, seconds, seconds + 1),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(kind, (most, end))


def main() -> None:
    """Read what the input says, and answer on the output."""
    # What is only prepared at its first use, such as the names of states in all languages, is
    # ready when a file comes.
    answer_to(Wish(name="ready.csv", content=b"from,to,start\nIran,Nobody at all,2023\n"))
    try:
        said, content = received(sys.stdin.buffer)
    except ValueError:
        return  # The server has ended.
    wish = Wish(content=content, **said)
    limit(seconds=wish.seconds, memory=wish.memory)
    try:
        answer = sent(*answer_to(wish))
    except MemoryError:
        answer = sent({"kind": "memory"}, b"")
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    # At once: to put everything away in order takes a tenth of a second.
    os._exit(0)


if __name__ == "__main__":
    main()
