"""Headings and the title of a PDF, told by letters that differ from those of the running text."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from studyapp.documents.drafts import without_marks
from studyapp.documents.pdf.columns import Region
from studyapp.documents.pdf.labels import BULLET
from studyapp.documents.pdf.paragraphs import Kind, Paragraph, merged, whole
from studyapp.documents.pdf.runs import Font
from studyapp.documents.repair.looks import is_division, is_numbered
from studyapp.documents.wordlists import HEADINGS

_LARGER, _LARGEST = 1.08, 1.4
_SHARE = 0.25
_MAX_LETTERS, _MAX_LINES = 240, 9
_LETTERS = re.compile(r"[^\W\d_]")
_NUMBERED = re.compile(r"(?:§ ?)?((?:\d{1,2}|[A-Z])(?:\.\d{1,2})*)\.?\s+\S")
_COUNT = re.compile(r"^[§\d.\s]+")
_WORD = re.compile(r"[^\W\d_]{3}|^[IVXLC]+\.?$")
_INNER_STOP = re.compile(r"[^\W\d_]{3,}[.;] +[^\W\d_]")
_FOLDED = re.compile(r"\W+")
_USUAL, _JOINS = 1.2, 1.7
"""Lines are so far apart, and those of one heading not further than this (shares of the size)."""


@dataclass(frozen=True, slots=True, order=True)
class Style:
    """How a heading is set; the greater, the higher its level."""

    size: float
    bold: bool
    caps: bool
    italic: bool


def body_font(pages: Iterable[list[Region]]) -> Font:
    """Return the font of most of the text."""
    fonts = Counter[Font]()
    for parts in pages:
        for region in parts:
            for line in region.lines:
                fonts[line.font] += len(line.text)
    if not fonts:
        return Font(0.0)
    # Sizes that differ by rounding are one size.
    sizes = Counter[float]()
    for font, letters in fonts.items():
        sizes[round(font.size)] += letters
    # Notes may be longer than the text above them, but they are never larger.
    enough = sum(sizes.values()) * _SHARE
    usual = max(
        size for size, letters in sizes.items() if letters >= min(enough, max(sizes.values()))
    )
    return max((f for f in fonts if round(f.size) == usual), key=lambda f: fonts[f])


def folded(text: str) -> str:
    """Return a text with its letters and digits only, in small letters."""
    return _FOLDED.sub("", without_marks(text).casefold())


def style_of(paragraph: Paragraph) -> Style:
    font = paragraph.font
    sure = [whole(line) for line in paragraph.lines]
    return Style(
        round(font.size * 2) / 2,
        all(bold for bold, _ in sure),
        all(caps for _, caps in sure),
        font.italic,
    )


def find_headings(
    found: list[Paragraph], body: Font, bookmarks: frozenset[str]
) -> tuple[list[Paragraph], dict[int, Style]]:
    """Return the paragraphs, the lines of one heading together, and the styles of headings by index.

    Args:
        found: The paragraphs of a document.
        body: The font of its running text.
        bookmarks: The titles of its outline.
    """
    whole = list(_whole(found, body))
    marked = frozenset(map(folded, bookmarks)) - {""}
    styles: dict[int, Style] = {}
    for at, paragraph in enumerate(whole):
        below = whole[at + 1] if at + 1 < len(whole) else None
        style = style_of(paragraph)
        if _is_heading(paragraph, style, below, body, marked):
            styles[at] = style
    return whole, styles


def _whole(found: list[Paragraph], body: Font) -> Iterator[Paragraph]:
    """Yield paragraphs, the lines together that may be those of one heading."""
    loose = max(1.0, _looseness(found, body))
    parts: list[Paragraph] = []
    for paragraph in found:
        if parts and not _goes_on(parts, paragraph, body, loose):
            yield merged(parts)
            parts = []
        parts.append(paragraph)
    if parts:
        yield merged(parts)


def _is_heading(
    paragraph: Paragraph,
    style: Style,
    below: Paragraph | None,
    body: Font,
    bookmarks: frozenset[str],
) -> bool:
    text = " ".join(without_marks(paragraph.text).split())
    if not _may_be_heading(paragraph, text, body):
        return False
    if folded(text) in bookmarks and len(text) > 3:
        return True
    if text[-1] in ",;" or _INNER_STOP.search(text):
        return False
    if style.size >= body.size * _LARGER:
        return text[-1] != "." or len(text) < 60 or style.size >= body.size * _LARGEST
    if style.size < body.size * 0.85 or (below is not None and below.kind is Kind.CONTENTS):
        return False
    apart = paragraph.gap > 1.2 or paragraph.gap == 0
    known = text.rstrip(":.").casefold() in HEADINGS
    if style.bold and not body.bold:
        short = apart or known or len(text) < 80
        return not text[0].islower() and (text[-1] != ":" or known) and short
    if not apart or below is None or text[0].islower():
        return False
    if style.caps:
        return len(text) < 120
    if style.italic and not body.italic:
        return text[-1] not in ".:" and len(text) < 100 and len(paragraph.lines) < 3
    return known and len(paragraph.lines) == 1


def _may_be_heading(paragraph: Paragraph, text: str, body: Font) -> bool:
    """Tell whether a paragraph is words enough and few enough; formulas and code are none."""
    words = _COUNT.sub("", text)
    letters = len(_LETTERS.findall(words))
    return (
        paragraph.kind is Kind.TEXT
        and letters >= max(2, 0.55 * len(words.replace(" ", "")))
        and bool(_WORD.search(words))
        and "=" not in text
        and (body.fixed or not paragraph.font.fixed)
        and len(text) <= _MAX_LETTERS
        and len(paragraph.lines) <= _MAX_LINES
        and not BULLET.match(text)
    )


def _looseness(found: list[Paragraph], body: Font) -> float:
    """Return how far apart the lines of the running text are, as a share of what is usual."""
    steps = [
        below.baseline - above.baseline
        for paragraph in found
        if paragraph.font == body
        for above, below in pairwise(paragraph.lines)
        if 0 < below.baseline - above.baseline < 4 * body.size
    ]
    return median(steps) / (_USUAL * body.size) if steps and body.size else 1.0


def _goes_on(above: list[Paragraph], below: Paragraph, body: Font, loose: float) -> bool:
    """Tell whether a paragraph, set larger or bolder than the text, goes on with the lines above."""
    first, second = above[-1].lines[-1], below.lines[0]
    font, style = below.font, style_of(above[0])
    if style_of(below) not in (style, replace(style, caps=not style.caps)):
        return False
    if {above[-1].kind, below.kind} != {Kind.TEXT} or first.page != second.page:
        return False
    if font.size < body.size * _LARGER and (body.bold or not font.bold):
        return False
    if sum(len(p.lines) for p in (*above, below)) > _MAX_LINES:
        return False
    if is_numbered(below.text) or is_division(" ".join(below.text.split())):
        return False
    return 0 < second.baseline - first.baseline <= _JOINS * loose * second.size


def levels(texts: dict[int, str], styles: dict[int, Style]) -> dict[int, int]:
    """Return the level of each heading: by its letters, and by its number where these are the same."""
    ranks: dict[int, tuple[Style, int]] = {}
    for at, style in styles.items():
        numbered = _NUMBERED.match(texts[at])
        ranks[at] = (style, -numbered[1].count(".") if numbered else 0)
    order = {rank: n for n, rank in enumerate(sorted(set(ranks.values()), reverse=True), 1)}
    return {at: min(order[rank], 6) for at, rank in ranks.items()}
