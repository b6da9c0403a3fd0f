"""Notes taken out of the text: from the foot of a page, the end of the text, or between paragraphs."""

import re
from collections import defaultdict
from dataclasses import dataclass, replace

from studyapp.documents.drafts import Piece, RawNote, excerpt, mark, without_marks
from studyapp.documents.repair.joining import is_open, starts_low
from studyapp.documents.repair.labels import Pairing, pair, stray
from studyapp.documents.repair.looks import looks_like_heading
from studyapp.documents.repair.spots import Spot
from studyapp.model import BlockType
from studyapp.progress import Progress
from studyapp.report import Remark

_CITES = re.compile(
    r"\bpp?\.\s*\d|\bff?\.\s*\d|\bvols?\.|\bop\. ?cit|\bibid|\(eds?\.\)|\bno\. \d|\bpress\b|https?://|www\."
    r"|\([^()]{2,60}:[^()]{2,60},? \d{4}\)|\b(?:19|20)\d\d\), ",
    re.I,
)
_LONG = 900


@dataclass(slots=True)
class _Flow:
    """What has been read so far while notes are taken out."""

    body: list[Piece]
    texts: dict[str, list[str]]
    labels: dict[str, Spot]
    current: str = ""
    """Key of the note read last."""
    open: bool = False
    """Whether that note breaks off without a final stop."""
    depth: int = 0
    """Brackets of the note that are still open."""
    after_note: bool = False
    foot: bool = False
    """Whether a rule has begun the notes at the foot of this page."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece, or the part of it that one note label opens."""

    piece: Piece
    key: str = ""
    label: Spot | None = None
    before_label: bool = False


def take_notes(
    pieces: list[Piece], progress: Progress, *, loose: bool = True
) -> tuple[list[Piece], list[RawNote], list[Remark]]:
    """Return the text with marks where notes belong, the notes, and what was done.

    `loose`: whether a marker may look like any other number.
    """
    pairing = pair(pieces, progress, loose=loose)
    strays = stray(pieces, pairing)
    if not pairing.pairs and not strays:
        return pieces, [], []
    keys = {label: f"s{n}" for n, label in enumerate(pairing.pairs)}
    parts = _parts(pieces, pairing, strays, keys)
    flow = _Flow([], {}, {key: label for label, key in keys.items()})
    remarks: list[Remark] = []
    for i, part in enumerate(parts):
        following = parts[i + 1] if i + 1 < len(parts) else None
        _take(flow, part, following, pairing, remarks)
    known = {label.number for label in keys}
    lost = [spot for spot in strays if spot.number not in known]
    if lost:
        where = f"{len(lost)} of them, the first after “{excerpt(_around(pieces, lost[0]))}”"
        line = pieces[lost[0].piece].line
        remarks.append(Remark("note markers without a note removed", where, line))
    notes = []
    for label, key in keys.items():
        text = "\n".join(flow.texts.get(key, []))
        line = pieces[label.piece].line
        if text.strip():
            notes.append(RawNote(key, label.number, text))
            remarks.append(Remark("note moved", f"note {label.number}: {excerpt(text)}", line))
        else:
            remarks.append(Remark("empty note left out", f"note {label.number}", line))
    return flow.body, notes, remarks


def _around(pieces: list[Piece], spot: Spot) -> str:
    return pieces[spot.piece].text[max(0, spot.start - 40) : spot.start]


def _parts(
    pieces: list[Piece], pairing: Pairing, strays: list[Spot], keys: dict[Spot, str]
) -> list[_Part]:
    """Cut pieces at their labels and put marks in the place of markers."""
    edits: defaultdict[int, list[tuple[int, int, str, Spot | None]]] = defaultdict(list)
    for label, marker in pairing.pairs.items():
        edits[label.piece].append((label.start, label.end, "", label))
        if marker:
            edits[marker.piece].append((marker.start, marker.end, mark(keys[label]), None))
    for spot in strays:
        edits[spot.piece].append((spot.start, spot.end, "", None))
    parts: list[_Part] = []
    for index, piece in enumerate(pieces):
        if index not in edits:
            parts.append(_Part(piece))
            continue
        parts += _cut(piece, sorted(edits[index], key=lambda e: e[:2]), keys)
    return parts


def _cut(
    piece: Piece, edits: list[tuple[int, int, str, Spot | None]], keys: dict[Spot, str]
) -> list[_Part]:
    parts: list[_Part] = []
    text: list[str] = []
    label: Spot | None = None
    at = 0

    def end(*, before_label: bool) -> None:
        whole = "".join(text)
        if label or whole.strip():
            first = not parts
            part = replace(
                piece,
                text=whole.rstrip(),
                starts_page=piece.starts_page and first,
                apart=piece.apart and first,
            )
            parts.append(_Part(part, keys[label] if label else "", label, before_label))
        text.clear()

    for start, stop, replacement, opened in edits:
        if start < at:
            continue
        text.append(piece.text[at:start])
        if opened:
            end(before_label=True)
            label = opened
        text.append(replacement)
        at = stop
    text.append(piece.text[at:])
    end(before_label=False)
    return parts


def _take(
    flow: _Flow, part: _Part, following: _Part | None, pairing: Pairing, remarks: list[Remark]
) -> None:
    text = part.piece.text
    if part.piece.starts_page:
        flow.foot = False
    if part.key:
        flow.foot = flow.foot or (part.piece.apart and part.piece.page is not None)
        flow.current = part.key
        flow.texts[part.key] = []
        _add(flow, text, depth=1 if pairing.kind == "footnote" else 0)
        flow.after_note = True
    elif flow.depth or _continues(flow, part, following, pairing):
        what = "note continued elsewhere put together"
        remarks.append(Remark(what, f"“{excerpt(text)}”", part.piece.line))
        _add(flow, text, depth=flow.depth)
        flow.after_note = True
    else:
        broken = flow.after_note or part.piece.starts_page
        flow.body.append(replace(part.piece, after_break=broken))
        flow.after_note = False


def _add(flow: _Flow, text: str, *, depth: int) -> None:
    """Put text to the current note; `depth` counts brackets open before it."""
    if depth:
        depth += text.count("[") - text.count("]")
        if depth <= 0:
            text = text.rstrip().removesuffix("]")
            depth = 0
    flow.depth = depth
    flow.texts[flow.current].append(text)
    flow.open = is_open(text)


def _continues(flow: _Flow, part: _Part, following: _Part | None, pairing: Pairing) -> bool:
    """Tell whether text without a label goes on with the note read last."""
    piece = part.piece
    if not flow.current or piece.type not in (BlockType.PARAGRAPH, BlockType.QUOTATION):
        return False
    if flow.foot:
        return True
    if part.before_label and (flow.open or not flow.after_note):
        return flow.open
    if looks_like_heading(piece.text):
        return False
    if flow.after_note and following and following.label and not piece.starts_page:
        call = pairing.pairs[following.label]
        return call is not None and call < flow.labels[flow.current]
    return flow.open and _score(flow, piece, following) >= 2


def _score(flow: _Flow, piece: Piece, following: _Part | None) -> int:
    """Weigh whether a piece goes on with an open note rather than with the body."""
    text = without_marks(piece.text)
    above = flow.body[-1] if flow.body else None
    body_open = bool(above and is_open(above.text) and not looks_like_heading(above.text))
    low = starts_low(text)
    if piece.starts_page and body_open:
        return 0
    if not body_open:
        return 3 if low else 0
    if flow.after_note:
        return 0
    score = 0
    cites = bool(_CITES.search(text))
    if cites:
        score += 2
    elif low:
        score -= 1
    if following is None or following.key or following.piece.starts_page:
        score += 1
    if following and not following.key and starts_low(following.piece.text) and not is_open(text):
        score += 2
    if len(text) > _LONG:
        score -= 1
    return score
