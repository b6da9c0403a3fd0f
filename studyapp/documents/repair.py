"""From raw pieces to a draft: debris and notes out, cut paragraphs together, lines and words whole."""

import re
from dataclasses import replace

from studyapp.documents.drafts import Draft, Piece, RawNote, excerpt
from studyapp.documents.front import take_front
from studyapp.documents.headings import drop_note_headings, find_headings, with_levels_from_one
from studyapp.documents.joining import flow, join_broken, words_of
from studyapp.documents.notes import take_notes
from studyapp.documents.wiki import clean_wiki
from studyapp.model import BlockType
from studyapp.progress import Progress
from studyapp.report import Remark

_STEP = 200
_BRACKETED = re.compile(
    r"\[(sidenote|illustration|transcriber.s note|image|figure|page \d+)\b[^\[\]]{0,2000}\]", re.I
)
_STARS = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*]{1,600}?)(?<=\S)\1(?![\w*])")
_UNDERSCORES = re.compile(r"(?<![^\W_])(_{1,2})(?=[^\s_])([^_]{1,600}?)(?<=\S)\1(?![^\W_])")


def repair(
    pieces: list[Piece], progress: Progress, *, headings: bool = True, emphasis: bool = True
) -> Draft:
    """Return a draft of pieces as the source has them.

    Args:
        pieces: Text with its line ends, in the order of the source.
        progress: Told of the pieces done.
        headings: Whether title, headings and cut paragraphs have to be found.
        emphasis: Whether stars and underscores around words have to be taken out.
    """
    pieces, report = _without_asides(pieces)
    pieces, remarks = clean_wiki(pieces)
    report += remarks
    pieces, notes, remarks = take_notes(pieces)
    report += remarks
    pieces = [_as_item(p) for p in pieces]
    if headings:
        if not any(p.type is BlockType.HEADING for p in pieces):
            pieces = find_headings(pieces)
        pieces, remarks = join_broken(pieces)
        report += remarks
    pieces, remarks = drop_note_headings(pieces, has_notes=bool(notes))
    report += remarks
    pieces, notes, remarks = _flowing(pieces, notes, progress, emphasis=emphasis)
    report += remarks
    title, author, pieces = take_front(pieces) if headings else ("", "", pieces)
    pieces = with_levels_from_one(pieces)
    return Draft(pieces, notes, report, title, author)


def _as_item(piece: Piece) -> Piece:
    """Return what begins with a star, and is no note, as an item of a list."""
    if piece.type is BlockType.PARAGRAPH and piece.text.startswith("* "):
        return replace(piece, type=BlockType.ITEM, text=piece.text[2:].lstrip())
    return piece


def _without_asides(pieces: list[Piece]) -> tuple[list[Piece], list[Remark]]:
    out: list[Piece] = []
    remarks: list[Remark] = []
    for piece in pieces:
        text = piece.text
        if "[" in text and piece.type is not BlockType.CODE:
            for found in _BRACKETED.finditer(text):
                remarks.append(Remark(f"{found[1].lower()} left out", excerpt(found[0])))
            text = _BRACKETED.sub("", text)
        if text.strip():
            out.append(piece if text == piece.text else replace(piece, text=text.strip()))
    return out, remarks


def _flowing(
    pieces: list[Piece], notes: list[RawNote], progress: Progress, *, emphasis: bool
) -> tuple[list[Piece], list[RawNote], list[Remark]]:
    known = words_of([*(p.text for p in pieces), *(n.text for n in notes)])
    report: list[Remark] = []
    total = len(pieces) + len(notes)

    def tidy(text: str) -> str:
        text, remarks = flow(text, known)
        report.extend(remarks)
        return without_emphasis(text) if emphasis else text

    out: list[Piece] = []
    for n, piece in enumerate(pieces):
        if n % _STEP == 0:
            progress(n, total)
        kept = piece.type in (BlockType.CODE, BlockType.TABLE)
        out.append(piece if kept else replace(piece, text=tidy(piece.text)))
    flowed = [RawNote(note.key, note.number, tidy(note.text)) for note in notes]
    return out, [note for note in flowed if note.text], report


def without_emphasis(text: str) -> str:
    """Return a text without the stars and underscores that stand for italics and bold."""
    if "*" in text:
        text = _STARS.sub(r"\2", text)
    if "_" in text:
        text = _UNDERSCORES.sub(r"\2", text)
    return text
