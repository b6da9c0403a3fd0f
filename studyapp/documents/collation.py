"""Compares two editions of a text passage by passage: what stayed, moved, was reworded, came or went."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from studyapp.documents.anchors import candidates, decide
from studyapp.documents.letters import reduced
from studyapp.documents.word_index import Index, sentences
from studyapp.model import Anchor, Document, Passage
from studyapp.progress import Progress

_MOST = 0.5
"""A passage whose sentences stand elsewhere in the new text, to this share of letters, is there."""
_STEP = 20


class Fate(StrEnum):
    """What became of a passage."""

    UNCHANGED = "unchanged"
    MOVED = "moved"
    REWORDED = "reworded"
    AMBIGUOUS = "ambiguous"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Collation:
    """The fates of the passages: those of the old text, and those that only the new one has."""

    fates: dict[str, Fate]
    """Fate by the id of the old passage."""
    new: tuple[str, ...]
    """Ids of the new passages that no old one became."""

    @property
    def counts(self) -> Counter[Fate]:
        return Counter(self.fates.values()) + Counter({Fate.NEW: len(self.new)})


def collate(old: Document, new: Document, places: Index, progress: Progress) -> Collation:
    """Return what became of each passage of a text in another edition of it.

    A passage with the same letters keeps its id; it has moved when others stand before it that
    stood behind it. The rest is looked for as anchors are, which takes time for each.

    Args:
        old: The text that the library has.
        new: The text that takes its place.
        places: The index of `new`.
        progress: Told of the passages done.
    """
    kept = new.passages()
    moved = _moved([id_ for id_ in old.passages() if id_ in kept], list(kept))
    fates: dict[str, Fate] = {}
    became: set[str] = set()
    passages = old.passages()
    for n, (id_, passage) in enumerate(passages.items()):
        if n % _STEP == 0:
            progress(n, len(passages))
        if id_ in kept:
            fates[id_] = Fate.MOVED if id_ in moved else Fate.UNCHANGED
        else:
            fates[id_], homes = _look_for(passage, places)
            became |= homes
    progress(len(passages), len(passages))
    fresh = tuple(id_ for id_ in kept if id_ not in passages and id_ not in became)
    return Collation(fates, fresh)


def _look_for(passage: Passage, places: Index) -> tuple[Fate, set[str]]:
    """Return the fate of a passage that nothing equals, and the ids of what it became."""
    found = candidates(places, Anchor.of(passage, 0, len(passage.text)))
    best = decide(found)
    if best is not None:
        return Fate.REWORDED, {best.block}
    homes = dict(_sentences_elsewhere(passage, places))
    if sum(homes.values()) >= _MOST * len(reduced(passage.text)):
        return Fate.REWORDED, set(homes)
    if sum(candidate.sure for candidate in found) > 1:
        return Fate.AMBIGUOUS, {candidate.anchor.block for candidate in found if candidate.sure}
    return Fate.GONE, set()


def _sentences_elsewhere(passage: Passage, places: Index) -> Iterator[tuple[str, int]]:
    """Yield the passages that hold sentences of one that was split or joined, with their letters."""
    homes: Counter[str] = Counter()
    for start, end in sentences(passage):
        sentence = passage.text[start:end]
        here = next(places.exact(sentence, 1), None)
        if here is not None:
            homes[here[0].id] += len(reduced(sentence))
    yield from homes.items()


def _moved(ids: Sequence[str], order: Sequence[str]) -> set[str]:
    """Return those ids that do not stand in their old order: all but a longest ascending run."""
    place = {id_: n for n, id_ in enumerate(order)}
    ends: list[int] = []  # last place of the best run of each length
    runs: list[int] = []  # length of the best run that ends with each id
    for id_ in ids:
        at = bisect_left(ends, place[id_])
        ends[at : at + 1] = [place[id_]]
        runs.append(at + 1)
    standing: set[str] = set()
    length, limit = len(ends), len(order)
    for id_, run in zip(reversed(ids), reversed(runs), strict=True):
        if run == length and place[id_] < limit:
            standing.add(id_)
            length, limit = length - 1, place[id_]
    return set(ids) - standing
