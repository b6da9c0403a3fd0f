"""The extraction report in the words of the window: groups, places, excerpts, and where to look."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from studyapp.model import Anchor, Block, Document, Note, Passage, Span
from studyapp.report import Remark
from studyapp.ui.controls import plural

_PAGE = re.compile(r"page ([^\s:,]+)(?::\s*)?")
_NOTE = re.compile(r"note ([^\s:]+): (.+)", re.DOTALL)
_READ_AS = "read as "
"""How a remark begins that says how the file was read; it is about no place."""
_WHOLE = "whole file"
_LINED = (".txt", ".text", ".md", ".markdown")
"""Files whose lines a user can count."""


@dataclass(frozen=True, slots=True)
class Group:
    """Remarks that say the same, by their numbers in the report."""

    what: str
    numbers: tuple[int, ...]
    out: int = 0
    """How many of them tell of a passage that is left out."""
    back: int = 0
    """How many tell of one that the user has put back."""


def groups(report: Sequence[Remark]) -> list[Group]:
    """Group what was done to the text: what was taken out first, the longest passages before others.

    Within a group, and among groups that took nothing out, the order is that of the report.
    """
    found: dict[str, list[int]] = {}
    for number, remark in enumerate(report):
        if not remark.what.startswith(_READ_AS):
            found.setdefault(remark.what, []).append(number)
    made = [_group(what, numbers, report) for what, numbers in found.items()]
    return sorted(made, key=lambda group: -_length(group, report))


def _length(group: Group, report: Sequence[Remark]) -> float:
    """Return how long its dropped passages are on average: a page number is seldom missed."""
    told = group.out + group.back
    return sum(len(report[n].dropped) for n in group.numbers) / told if told else 0


def _group(what: str, numbers: list[int], report: Sequence[Remark]) -> Group:
    told = [report[n] for n in numbers if report[n].dropped]
    back = sum(remark.restored for remark in told)
    return Group(what, tuple(numbers), len(told) - back, back)


def counts(report: Sequence[Remark]) -> tuple[int, int]:
    """Return how many passages are left out, and how many were put back."""
    told = [remark.restored for remark in report if remark.dropped]
    return len(told) - sum(told), sum(told)


def left_out(report: Sequence[Remark]) -> str:
    """Say what was dropped in a few words; nothing if nothing was."""
    out, back = counts(report)
    if out:
        return f"{plural(out, 'passage')} left out"
    return f"{plural(back, 'passage')} put back" if back else ""


def read_as(report: Sequence[Remark]) -> str:
    """Say how the file was read: "Read as PDF, 12 pages"; nothing if the report does not tell."""
    said = (r.what + _detail(r.where) for r in report if r.what.startswith(_READ_AS))
    return heading("; ".join(said))


def _detail(where: str) -> str:
    if where.startswith(_WHOLE):
        return where.removeprefix(_WHOLE)
    return f" ({where})" if where else ""


def heading(what: str) -> str:
    """Return what was done as the heading of its group."""
    return what[:1].upper() + what[1:]


def place(remark: Remark, article: Document, passages: dict[str, Passage]) -> str:
    """Say where a remark belongs: its page, else its line where lines can be counted; its section."""
    page = _PAGE.match(remark.where)
    passage = passages.get(remark.block)
    parts = []
    if page is not None:
        parts.append(f"page {page[1]}")
    elif isinstance(passage, Block) and passage.page is not None:
        parts.append(f"page {passage.page}")
    elif remark.line and article.origin.lower().endswith(_LINED):
        parts.append(f"line {remark.line:,}")
    if passage is not None and passage.section:
        parts.append(passage.section)
    elif not parts:
        parts.append("at the beginning" if remark.line else "whole text")
    return "  ·  ".join(parts)


def excerpt(remark: Remark) -> str:
    """Return what was dropped, else what the remark says of the words at its place."""
    if remark.dropped:
        return " ".join(remark.dropped.split())
    where = remark.where.removeprefix(_WHOLE)
    page = _PAGE.match(where)
    return where[page.end() :] if page else where


def spot(remark: Remark, article: Document, passages: dict[str, Passage]) -> Anchor | None:
    """Return what to light up for a remark: the sentences that it is about, else its block."""
    note = None if remark.dropped else _note(remark, article)
    if note is not None and note.block in passages:
        return _sentences(passages[note.block], (note.offset, note.offset))
    passage = passages.get(remark.block)
    if passage is None:
        return None
    words = () if remark.dropped else _words(excerpt(remark))
    starts = ((passage.text.find(part), len(part)) for part in words if part)
    found = next(((start, start + length) for start, length in starts if start >= 0), None)
    return _sentences(passage, found or (0, len(passage.text)))


def _note(remark: Remark, article: Document) -> Note | None:
    """Return the note that a remark names by its number and its first words."""
    found = _NOTE.fullmatch(remark.where)
    if found is None:
        return None
    begins = found[2].rstrip("… ")
    named = (note for note in article.notes if note.number == found[1])
    return next((note for note in named if note.text.startswith(begins)), None)


def _words(said: str) -> Iterator[str]:
    """Yield the words of the text that a remark may quote: what became of them, else as they were."""
    after = said.rpartition("→")[2].strip()
    quoted = after.strip("“”").strip("… ")
    yield " ".join(part.strip() for part in quoted.split("|"))
    yield from (part.strip() for part in quoted.split("|"))


def _sentences(passage: Passage, span: Span) -> Anchor:
    """Return the sentences of a passage that a span touches; all of it where it has none."""
    start, end = span
    touched = [(a, b) for a, b in passage.sentences if a < max(end, start + 1) and b >= start]
    whole = (0, len(passage.text))
    edges = list(chain.from_iterable(touched)) or whole
    return Anchor.of(passage, min(edges), max(edges))
