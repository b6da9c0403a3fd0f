"""From raw pieces to a draft: debris and notes out, cut paragraphs together, lines and words whole."""

import re
from collections.abc import Mapping
from dataclasses import replace

from studyapp.documents.drafts import Draft, Piece, RawNote, excerpt
from studyapp.documents.repair.breaks import join_pages
from studyapp.documents.repair.front import take_front
from studyapp.documents.repair.headings import (
    drop_note_headings,
    find_headings,
    with_levels_from_one,
    with_numbers,
)
from studyapp.documents.repair.joining import flow, join_broken, words_of
from studyapp.documents.repair.notes import take_notes
from studyapp.documents.repair.wiki import clean_wiki
from studyapp.documents.text.furniture import drop_scraps, dropped
from studyapp.documents.text.outline import outlined
from studyapp.model import BlockType
from studyapp.progress import Progress, share
from studyapp.report import Remark

_STEP = 200
_PARTS = 10
_BRACKETED = re.compile(
    r"\[(sidenote|illustration|transcriber.s note|image|figure|page \d+)\b[^\[\]]{0,2000}\]", re.I
)
_CAPTION = re.compile(
    r"(?:fig(?:ure|s?\.)?|plate|map|table|photo(?:graph)?|chart|illustration|exhibit)\s?\.?\s*"
    r"(?:\d{1,3}(?:\.\d{1,2})?[a-z]?|[IVXLC]{1,6})\s*(?:[.:–—]|\.?\n|\s-)\s*(?=\S)",
    re.I,
)
_STARS = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*]{1,600}?)(?<=\S)\1(?![\w*])")
_EQUALS = re.compile(r"(?<![^\s(“\"—])=(?=[^\s=])([^=\n]{1,120}?)(?<=[^\s=])=(?![\w=])")
_UNDERSCORES = re.compile(r"(?<![^\W_])(_{1,2})(?=[^\s_])([^_]{1,600}?)(?<=\S)\1(?![^\W_])")


def repair(
    pieces: list[Piece],
    progress: Progress,
    *,
    headings: bool = True,
    emphasis: bool = True,
    loose: bool = True,
    scraps: bool = False,
    depths: Mapping[str, int] | None = None,
) -> Draft:
    """Return a draft of pieces as the source has them.

    Args:
        pieces: Text with its line ends, in the order of the source.
        progress: Told of the pieces done.
        headings: Whether title, headings and cut paragraphs have to be found.
        emphasis: Whether stars and underscores around words have to be taken out.
        loose: Whether the marker of a note may look like any other number.
        scraps: Whether rows of short lines that are no text have to be dropped.
        depths: The headings that a table of contents names, by `contents.key`, and how deep.
    """
    title = author = ""
    report: list[Remark] = []
    for n, clean in enumerate((_without_asides, clean_wiki)):
        progress(n, _PARTS)
        pieces, remarks = clean(pieces)
        report += remarks
    pieces, notes, remarks = take_notes(pieces, share(progress, 20, 50), loose=loose)
    report += remarks
    pieces = [_as_item(p) for p in pieces]
    if scraps:
        pieces = outlined(pieces)
    if headings:
        tell = share(progress, 50, 70)
        title, author, pieces = _headed(pieces, report, tell, scraps=scraps, depths=depths or {})
    pieces, remarks = drop_note_headings(pieces, has_notes=bool(notes))
    report += remarks
    tell = share(progress, 70, 100)
    pieces, notes, remarks = _flowing(pieces, notes, tell, emphasis=emphasis)
    return Draft(with_levels_from_one(pieces), notes, [*report, *remarks], title, author)


def _headed(
    pieces: list[Piece],
    report: list[Remark],
    progress: Progress,
    *,
    scraps: bool,
    depths: Mapping[str, int],
) -> tuple[str, str, list[Piece]]:
    """Return title, author and the pieces with headings found and cut paragraphs together."""
    pieces, remarks = join_pages(pieces)
    report += remarks
    progress(1, _PARTS)
    if not any(p.fixed and p.type is BlockType.HEADING for p in pieces):
        pieces = find_headings(with_numbers(pieces), depths)
    progress(5, _PARTS)
    title, author, pieces = take_front(pieces)
    if scraps:
        pieces, remarks = drop_scraps(pieces)
        report += remarks
        if not title:
            title, author, pieces = take_front(pieces)
    progress(8, _PARTS)
    pieces, remarks = join_broken(pieces)
    report += remarks
    return title, author, pieces


def _as_item(piece: Piece) -> Piece:
    """Return what begins with a star, and is no note, as an item of a list."""
    if piece.type is BlockType.PARAGRAPH and piece.text.startswith("* "):
        return replace(piece, type=BlockType.ITEM, text=piece.text[2:].lstrip())
    return piece


def _without_asides(pieces: list[Piece]) -> tuple[list[Piece], list[Remark]]:
    out: list[Piece] = []
    remarks: list[Remark] = []
    cut = False
    for piece in pieces:
        text = piece.text
        if "[" in text and piece.type is not BlockType.CODE:
            for found in _BRACKETED.finditer(text):
                what = f"{' '.join(found[1].lower().split())} left out"
                line = piece.line + text.count("\n", 0, found.start())
                where = f"“{excerpt(found[0])}”"
                remarks.append(Remark(what, where, line, dropped=found[0]))
            text = _BRACKETED.sub("", text)
        if _CAPTION.match(text) and piece.type is BlockType.PARAGRAPH and not piece.fixed:
            remarks.append(dropped("caption dropped", piece))
            text = ""
        if text.strip():
            kept = piece if text == piece.text else replace(piece, text=text.strip())
            out.append(replace(kept, after_break=True) if cut else kept)
        cut = not text.strip()
    return out, remarks


def _flowing(
    pieces: list[Piece], notes: list[RawNote], progress: Progress, *, emphasis: bool
) -> tuple[list[Piece], list[RawNote], list[Remark]]:
    known = words_of([*(p.text for p in pieces), *(n.text for n in notes)])
    report: list[Remark] = []
    total = len(pieces) + len(notes)

    def tidy(text: str, line: int) -> str:
        text, remarks = flow(text, known)
        report.extend(replace(remark, line=line) for remark in remarks)
        return without_emphasis(text) if emphasis else text

    out: list[Piece] = []
    for n, piece in enumerate(pieces):
        if n % _STEP == 0:
            progress(n, total)
        kept = piece.type in (BlockType.CODE, BlockType.TABLE)
        out.append(piece if kept else replace(piece, text=tidy(piece.text, piece.line)))
    flowed = [RawNote(note.key, note.number, tidy(note.text, 0)) for note in notes]
    return out, [note for note in flowed if note.text], report


def without_emphasis(text: str) -> str:
    """Return a text without the stars and underscores that stand for italics and bold."""
    if "*" in text:
        text = _STARS.sub(r"\2", text)
    if "=" in text:
        text = _EQUALS.sub(r"\1", text)
    if "_" in text:
        text = _UNDERSCORES.sub(r"\2", text)
    return text
