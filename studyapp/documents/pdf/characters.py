"""The text of a PDF page as fragments: characters that stand close together, with place and font."""

import ctypes
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from studyapp.documents.pdf.accents import with_accents
from studyapp.documents.pdf.drawings import Rule, drawn
from studyapp.documents.pdf.runs import Font, Run, runs_of
from studyapp.documents.pdf.tex_letters import with_letters

_SPACES = frozenset(
    map(ord, " \t\r\n\v\f\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008")
)
_SPACES |= frozenset((0x2009, 0x200A, 0x202F, 0x205F, 0x3000))
_HYPHENS = frozenset((0x02, 0xAD, 0x2010, 0x2011))
"""What pdfium gives for a hyphen at the end of a line, and other hyphens than the usual one."""
_GAP = 0.12
"""Characters further apart than this share of the font size belong to different words."""
_BACK = -0.9


@dataclass(frozen=True, slots=True)
class Fragment:
    """Characters of one font that stand together on a baseline; places in points from the top left."""

    text: str
    x0: float
    x1: float
    baseline: float
    font: Font
    spaced: bool = False
    """Whether the file has a space before it."""


@dataclass(frozen=True, slots=True)
class PageText:
    """What stands on one page."""

    width: float
    height: float
    fragments: tuple[Fragment, ...]
    rules: tuple[Rule, ...] = ()
    images: int = 0
    rotated: str = ""
    """Text that runs in another direction than most of the page."""
    unknown: int = 0
    """Characters that the fonts give no letters for."""
    damaged: bool = False
    recognised: bool = False
    """Whether most of the text is unseen, lying behind a picture in which it was recognised."""


def page_text(page: Any, most: int) -> PageText:
    """Return the text of a loaded page (FPDF_PAGE).

    Raises:
        OverflowError: The page has more than `most` characters.
    """
    left, bottom, right, top = _bounds(page)
    text_page = pdfium.FPDFText_LoadPage(page)
    try:
        if text_page and pdfium.FPDFText_CountChars(text_page) > most:
            raise OverflowError
        found = [run for run in runs_of(text_page) if not run.hidden] if text_page else []
    finally:
        if text_page:
            pdfium.FPDFText_ClosePage(text_page)
    runs = with_letters(found)
    turns = Counter[int]()
    for run in runs:
        turns[run.turn] += len(run.characters)
    turn = max(turns, key=lambda t: (turns[t], -t), default=0)
    turn = max(turn, 0)
    start, depth = ((left, -top), (bottom, left), (-right, bottom), (-top, -right))[turn]
    wide, high = right - left, top - bottom
    width, height = (high, wide) if turn % 2 else (wide, high)
    level = with_accents([run for run in runs if run.turn == turn])
    shown = (f for run in level for f in _fragments(run, start, depth))
    fragments = _glued(f for f in shown if _within(f, width, height))
    aside = [f.text for run in runs if run.turn != turn for f in _fragments(run, 0, 0)]
    rules, images = drawn(page, left, top) if turn == 0 else ([], 0)
    return PageText(
        width,
        height,
        tuple(fragments),
        tuple(rules),
        images,
        " ".join(aside),
        sum(_is_unknown(code) for run in runs for code, _, _ in run.characters),
        recognised=2 * sum(len(run.characters) for run in runs if run.unseen) > sum(turns.values()),
    )


def _glued(fragments: Iterable[Fragment]) -> Iterator[Fragment]:
    """Yield fragments, those together that follow each other without a gap, as single letters do."""
    parts: list[Fragment] = []
    for fragment in fragments:
        if parts and not _follows(parts[-1], fragment):
            yield _whole(parts)
            parts = []
        parts.append(fragment)
    if parts:
        yield _whole(parts)


def _follows(above: Fragment, fragment: Fragment) -> bool:
    return (
        not fragment.spaced
        and fragment.baseline == above.baseline
        and fragment.font == above.font
        and abs(fragment.x0 - above.x1) <= _GAP * fragment.font.size
    )


def _whole(parts: list[Fragment]) -> Fragment:
    first, last = parts[0], parts[-1]
    if len(parts) == 1:
        return first
    text = "".join(part.text for part in parts)
    return Fragment(text, first.x0, last.x1, first.baseline, first.font, first.spaced)


def _within(fragment: Fragment, width: float, height: float) -> bool:
    return fragment.x1 > 0 and fragment.x0 < width and 0 <= fragment.baseline <= height


def _bounds(page: Any) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of what a page shows."""
    box = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box)):
        return 0.0, 0.0, pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    return box.left, box.bottom, box.right, box.top


def _is_unknown(code: int) -> bool:
    return code == 0xFFFD or 0xE000 <= code <= 0xF8FF


def _fragments(run: Run, start: float, depth: float) -> Iterator[Fragment]:
    """Yield the stretches of a text object without a space or gap in them."""
    text: list[str] = []
    x0 = x1 = 0.0
    spaced = False
    size = run.font.size
    for code, left, right in run.characters:
        space = code in _SPACES
        gap = left - x1
        if text and (space or gap > _GAP * size or gap < _BACK * size):
            yield _fragment(text, x0 - start, x1 - start, run, depth, spaced=spaced)
            text = []
            spaced = False
        if space:
            spaced = True
            continue
        if not text:
            x0 = left
        text.append("-" if code in _HYPHENS else chr(code))
        x1 = right
    if text:
        yield _fragment(text, x0 - start, x1 - start, run, depth, spaced=spaced)


def _fragment(
    text: list[str], x0: float, x1: float, run: Run, depth: float, *, spaced: bool
) -> Fragment:
    whole = "".join(text)
    if not whole.isascii():
        whole = unicodedata.normalize("NFC", whole)
    return Fragment(whole, x0, x1, run.baseline - depth, run.font, spaced)
