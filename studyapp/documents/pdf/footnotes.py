"""Notes at the foot of pages: told by smaller letters and labels, called by raised signs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from studyapp.documents.drafts import RawNote
from studyapp.documents.pdf.calls import SIGNS, Calls, shown
from studyapp.documents.pdf.columns import Region
from studyapp.documents.pdf.drawings import Rule
from studyapp.documents.pdf.lines import RAISED, Line
from studyapp.documents.pdf.remarks import Deed
from studyapp.documents.repair.joining import is_open
from studyapp.documents.wordlists import HEADINGS

SMALLER = 0.94
"""Letters up to this share of the body's size are small."""
_RAISED_LABEL = re.compile(rf"\(?(\d{{1,4}}|[{SIGNS}]{{1,3}}|[a-z])[.)]?\s*")
_LEVEL_LABEL = re.compile(
    rf"(?:\[(\d{{1,4}})\]|(\d{{1,3}})[.)]?(?=\s|[^\W\d_]|[\"“‘(])|([{SIGNS}]{{1,3}})(?=\s*[^\W\d_]))\s*(?=\S)"
)
_PARTED = 1.6
_SHORT = 0.6
"""Rules above notes are shorter than this share of the column."""
_GAP = 1.25
"""A gap before notes is so much larger than between lines (share of the leading)."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Pages without the notes at their feet: the calls in their lines are marks now."""

    pages: list[list[Region]]
    notes: list[RawNote]
    deeds: list[Deed]


@dataclass(slots=True)
class _Note:
    label: str
    key: str
    lines: list[Line]
    skip: int
    """So many characters of the first line are the label."""
    page: int


@dataclass(slots=True)
class _Zone:
    """The lines at the foot of a column that may be notes."""

    page: int
    region: int
    start: int
    lines: tuple[Line, ...]
    ruled: bool
    apart: bool
    labels: list[tuple[int, str, int]]
    """Index of a line, its label and the length of that."""
    titled: bool
    """Whether a heading as of endnotes stands above."""


def take_footnotes(pages: list[list[Region]], rules: list[tuple[Rule, ...]], body: float) -> Taken:
    """Return pages without footnotes.

    Args:
        pages: The regions of each page in reading order.
        rules: The horizontal lines of each page.
        body: Size of the letters of the running text in points.
    """
    zones = [
        zone
        for page, parts in enumerate(pages)
        for at, region in enumerate(parts)
        if _is_at_foot(region, parts) and (zone := _zone(page, at, region, rules[page], body))
    ]
    labelled = {id(zone.lines[i]) for zone in zones for i, _, _ in zone.labels}
    calls = Calls(pages, frozenset(labelled))
    notes: list[_Note] = []
    gone: dict[tuple[int, int], int] = {}
    deeds: list[Deed] = []
    for zone in zones:
        if _is_notes(zone, calls, notes):
            _read(zone, calls, notes, deeds)
        elif zone.ruled or zone.apart:
            small = zone.lines[0].size <= SMALLER * body
            if zone.titled or zone.labels or not small or not _cuts(pages, zone):
                continue
            deeds.append(_small_print(zone.lines))
        else:
            continue
        gone[zone.page, zone.region] = zone.start
    raw = [note for made in notes if (note := _raw(made)).text]
    deeds += [_moved(note) for note in notes]
    return Taken(calls.marked(pages, gone, {note.key for note in raw}), raw, deeds)


def _raw(note: _Note) -> RawNote:
    first, *rest = note.lines
    text = "\n".join([shown(first)[note.skip :], *map(shown, rest)])
    return RawNote(note.key, note.label, text.strip())


def _moved(note: _Note) -> Deed:
    text = _raw(note).text
    what = "note moved" if text else "empty note left out"
    return Deed(note.lines[0], what, f"{note.label} {text}", kept=True)


def _is_at_foot(region: Region, parts: list[Region]) -> bool:
    """Tell whether nothing of a page stands below a region."""
    return not any(
        other.left < region.right
        and other.right > region.left
        and other.lines[0].baseline > region.lines[-1].baseline
        for other in parts
    )


def _zone(page: int, at: int, region: Region, rules: tuple[Rule, ...], body: float) -> _Zone | None:
    lines = region.lines
    rule = _rule_in(region, rules)
    start = len(lines)
    while start and lines[start - 1].size <= SMALLER * body:
        start -= 1
    ruled = False
    if rule is not None:
        below = next(i for i, line in enumerate(lines) if line.baseline > rule.y)
        short = rule.x1 - rule.x0 < _SHORT * (region.right - region.left)
        ruled = below >= start
        if ruled and not _label(lines[start]):
            start = below
        elif all(x.size <= body * 1.02 for x in lines[below:]) and (short or _label(lines[below])):
            # Notes in letters as large as the text's, and below a short rule what goes on there.
            start, ruled = below, True
    if start == len(lines):
        return None
    found = lines[start:]
    labels = [(i, *label) for i, line in enumerate(found) if (label := _label(line))]
    if not ruled and start > 0 and labels and labels[0][0] > 0:
        # Small lines above the first label: the end of a note from the page before, or a quotation.
        cut = _cut_above(found, labels[0][0])
        found, start = found[cut:], start + cut
        labels = [(i - cut, text, length) for i, text, length in labels]
    leading = _leading(lines)
    apart = start > 0 and found[0].baseline - lines[start - 1].baseline > _GAP * leading
    titled = start > 0 and lines[start - 1].text.strip(" .:").casefold() in HEADINGS
    return _Zone(page, at, start, found, ruled, apart, labels, titled)


def _rule_in(region: Region, rules: tuple[Rule, ...]) -> Rule | None:
    """Return the lowest rule that begins at the left of a column and has lines above and below."""
    return max(
        (
            rule
            for rule in rules
            if rule.x0 < region.right
            and rule.x1 > region.left
            and rule.x0 < region.left + 0.3 * (region.right - region.left)
            and any(line.baseline < rule.y for line in region.lines)
            and any(line.baseline > rule.y + 2 for line in region.lines)
        ),
        key=lambda rule: rule.y,
        default=None,
    )


def _cut_above(lines: tuple[Line, ...], first: int) -> int:
    leading = _leading(lines)
    left = min(line.x0 for line in lines[first:])
    for i in range(first, 0, -1):
        wide = lines[i].baseline - lines[i - 1].baseline > 1.6 * leading
        if wide or lines[i - 1].x0 > left + 1.5 * lines[i].size:
            return i
    return 0


def _leading(lines: tuple[Line, ...]) -> float:
    steps = sorted(b.baseline - a.baseline for a, b in pairwise(lines))
    return steps[len(steps) // 2] if steps else lines[0].size * 1.2


def _label(line: Line) -> tuple[str, int] | None:
    """Return the label that a line opens a note with, and the length of that."""
    first = line.parts[0]
    text = line.text
    if first.shift == RAISED:
        found = _RAISED_LABEL.fullmatch(first.text)
        return (found[1], len(first.text)) if found else None
    level = _LEVEL_LABEL.match(text)
    if level is None or level.end() >= len(text):
        return None
    return next(group for group in level.groups() if group), level.end()


def _is_notes(zone: _Zone, calls: Calls, notes: list[_Note]) -> bool:
    """Tell whether lines at the foot of a column are notes."""
    before = notes[-1] if notes else None
    if zone.titled:
        return False
    called = [calls.has(zone.page, label) for _, label, _ in zone.labels]
    # Where few are called on this page they are endnotes, unless they look like footnotes.
    most = bool(called) and (called[0] or 2 * sum(called) >= len(called))
    raised = zone.lines[0].parts[0].shift == RAISED
    if any(called) and (most or (zone.ruled and raised) or _counts_on(before, zone)):
        return zone.start > 0 or zone.region > 0 or _goes_on(before, zone)
    if zone.labels and (zone.ruled or zone.apart):
        return _counts_on(before, zone)
    return not zone.labels and (zone.ruled or zone.apart) and _goes_on(before, zone)


def _counts_on(before: _Note | None, zone: _Zone) -> bool:
    """Tell whether the first label of a zone is the number after that of the note read last."""
    first = zone.labels[0][1]
    both = before is not None and first.isdigit() and before.label.isdigit()
    return both and before is not None and int(first) == int(before.label) + 1


def _goes_on(before: _Note | None, zone: _Zone) -> bool:
    """Tell whether the first line of a zone goes on with the note read last."""
    if before is None or not 0 <= zone.page - before.page <= 1:
        return False
    same = abs(before.lines[-1].size - zone.lines[0].size) < 0.6
    return same and is_open(shown(before.lines[-1]))


def _read(zone: _Zone, calls: Calls, notes: list[_Note], deeds: list[Deed]) -> None:
    """Put the lines of a zone to the notes that they open or go on with."""
    labels = {i: (label, length) for i, label, length in zone.labels}
    leading = _leading(zone.lines)
    aside: list[Line] = []
    loose = not (notes and _goes_on(notes[-1], zone))
    for i, line in enumerate(zone.lines):
        label, length = labels.get(i, ("", 0))
        if label and _opens(line, zone.page, label, calls, notes):
            notes.append(_Note(label, calls.take(zone.page, label), [line], length, zone.page))
            loose = False
            continue
        if i and line.baseline - zone.lines[i - 1].baseline > _PARTED * leading:
            loose = loose or not is_open(shown(zone.lines[i - 1]))
        if loose:
            aside.append(line)
            continue
        if i == 0:
            what = "note continued elsewhere put together"
            deeds.append(Deed(line, what, shown(line), kept=True))
        notes[-1].lines.append(line)
        notes[-1].page = zone.page
    if aside:
        deeds.append(_small_print(aside))


def _small_print(lines: Sequence[Line]) -> Deed:
    return Deed(lines[0], "small print dropped", " ".join(shown(line) for line in lines))


def _opens(line: Line, page: int, label: str, calls: Calls, notes: list[_Note]) -> bool:
    """Tell whether a label opens a note rather than being a number that a line begins with."""
    if line.parts[0].shift == RAISED or calls.has(page, label):
        return True
    if not label.isdigit():
        return True
    last = notes[-1].label if notes else ""
    return last.isdigit() and int(label) == int(last) + 1


def _cuts(pages: list[list[Region]], zone: _Zone) -> bool:
    """Tell whether lines without a label stand below text that breaks off."""
    region = pages[zone.page][zone.region]
    return zone.start > 0 and is_open(shown(region.lines[zone.start - 1]))
