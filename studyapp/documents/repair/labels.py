"""Which lines open notes and which signs in the text call them: both are found as pairs."""

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from studyapp.documents.drafts import Piece
from studyapp.documents.repair.spots import (
    LABELS,
    LOOSE,
    MARKERS,
    Spot,
    is_firm,
    is_power,
    labels_of,
    markers_of,
)
from studyapp.progress import Progress

_PAIRS = (
    ("footnote", "bracket"),
    ("bracket", "bracket"),
    ("item", "bracket"),
    ("dot", "bracket"),
    *((kind, "raised") for kind in ("raised", "paren", "dot", "bracket", "item", "bare")),
    *((kind, "paren") for kind in ("dot", "paren", "bare", "item")),
    *((kind, "glued") for kind in ("bare", "dot", "paren", "item")),
    ("sign", "sign"),
)
_UNAMBIGUOUS = frozenset({"footnote", "bracket", "raised", "sign"})
_NEAREST = 40


@dataclass(frozen=True, slots=True)
class Pairing:
    """The notes of a text: each label with the marker that calls it (None when that is lost)."""

    kind: str
    style: str
    pairs: dict[Spot, Spot | None]

    def found(self) -> int:
        return sum(marker is not None for marker in self.pairs.values())


def pair(pieces: list[Piece], progress: Progress, *, loose: bool = True) -> Pairing:
    """Return the way of marking notes that explains the most lines of the text.

    Args:
        pieces: Text with notes in it.
        progress: Told of the kinds of labels and markers that have been looked for.
        loose: Whether a marker may look like any other number.
    """
    labels: dict[str, list[Spot]] = {}
    for kind in (*LABELS, "item"):
        progress(len(labels), len(LABELS) + len(MARKERS) + 1)
        labels[kind] = labels_of(pieces, kind)
    numbers = {spot.number for spots in labels.values() for spot in spots}
    markers: dict[str, list[Spot]] = {}
    for style in MARKERS:
        progress(len(labels) + len(markers), len(LABELS) + len(MARKERS) + 1)
        markers[style] = list(markers_of(pieces, style, numbers))
    best = Pairing("", "", {})
    for kind, style in _PAIRS:
        if not labels[kind] or not markers[style] or (style in LOOSE and not loose):
            continue
        pairs = (
            _match_in_order(pieces, labels[kind], markers[style])
            if style in LOOSE
            else _match(labels[kind], markers[style], nearest=style == "sign")
        )
        if not _convincing(kind, style, pairs, markers[style]):
            continue
        found = Pairing(kind, style, _with_lost(labels[kind], pairs))
        if found.found() > best.found():
            best = found
    return best


def stray(pieces: list[Piece], pairing: Pairing) -> list[Spot]:
    """Return markers that call no note: raised numbers, and bracketed ones that count up."""
    numbers = {spot.number for spot in pairing.pairs}
    raised = [
        m
        for m in markers_of(pieces, "raised", set())
        if m.number in numbers or not is_power(pieces, m)
    ]
    bracket = [
        m for m in markers_of(pieces, "bracket", set()) if m.number.isdigit() and len(m.number) < 4
    ]
    if pairing.style != "bracket" and len({m.number for m in bracket}) < 3:
        bracket = []
    used = {marker for marker in pairing.pairs.values() if marker}
    labels = {(spot.piece, spot.start) for spot in pairing.pairs}
    return [m for m in (*raised, *bracket) if m not in used and (m.piece, m.start) not in labels]


def _match(labels: list[Spot], markers: list[Spot], *, nearest: bool) -> dict[Spot, Spot]:
    """Return for each label that has one the marker that calls it, always above the label.

    A number that only one label has may be called again and again: its first marker counts.
    Numbers that start anew on each page go to the nearest marker above.
    """
    starts = {(spot.piece, spot.start) for spot in labels}
    calls = _by_number(m for m in markers if (m.piece, m.start) not in starts)
    pairs: dict[Spot, Spot] = {}
    for number, same in _by_number(labels).items():
        if number not in calls:
            continue
        if len(same) == 1 and not nearest:
            if calls[number][0] < same[0]:
                pairs[same[0]] = calls[number][0]
            continue
        waiting: list[Spot] = []
        queue = iter(calls[number])
        marker = next(queue, None)
        for label in same if nearest else same[-len(calls[number]) :]:
            while marker and marker < label:
                waiting.append(marker)
                marker = next(queue, None)
            if waiting:
                pairs[label] = waiting.pop()
    return pairs


def _match_in_order(
    pieces: list[Piece], labels: list[Spot], markers: list[Spot]
) -> dict[Spot, Spot]:
    """Return the marker of each label where markers look like other numbers: order and page decide."""
    calls = _by_number(markers)
    pairs: dict[Spot, Spot] = {}
    after = Spot(-1, 0, 0, "")
    for label in labels:
        same = calls.get(label.number, [])
        first, end = bisect(same, after), bisect(same, label)
        near = same[max(first, end - _NEAREST) : end]
        page = pieces[label.piece].page
        here = [m for m in near if pieces[m.piece].page == page] or near
        found = next((m for m in here if is_firm(pieces, m)), here[0] if here else None)
        if found:
            pairs[label] = after = found
    return pairs


def _by_number(spots: Iterable[Spot]) -> dict[str, list[Spot]]:
    found: defaultdict[str, list[Spot]] = defaultdict(list)
    for spot in spots:
        found[spot.number].append(spot)
    return dict(found)


def _convincing(kind: str, style: str, pairs: dict[Spot, Spot], markers: list[Spot]) -> bool:
    if not pairs:
        return False
    if style in LOOSE and len(pairs) < 2:
        return False
    numbers = {m.number for m in markers}
    return kind in _UNAMBIGUOUS or style in LOOSE or len(pairs) * 2 >= len(numbers)


def _with_lost(labels: list[Spot], pairs: dict[Spot, Spot]) -> dict[Spot, Spot | None]:
    """Add labels whose marker is lost: they stand beside notes and count on from them."""
    found = set(pairs)
    for row in (labels, labels[::-1]):
        for known, label in pairwise(row):
            if known in found and _neighbours(known, label):
                found.add(label)
    return {label: pairs.get(label) for label in labels if label in found}


def _neighbours(one: Spot, other: Spot) -> bool:
    digits = one.number.isdigit() and other.number.isdigit()
    if not digits or abs(one.piece - other.piece) > 1:
        return False
    step = int(other.number) - int(one.number)
    return step == (1 if other > one else -1)
