"""The line below the title: who wrote the article, when, its length, its address, what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor

from studyapp.model import Document
from studyapp.ui.article_text import LINE, ArticleText, utf16_length
from studyapp.ui.remarks import left_out
from studyapp.ui.theme import Theme
from studyapp.ui.wording import date_text, short_address

REPORT = "report:"
SOURCE = "source:"
_TIE = "\u00a0"
_BETWEEN = f"{_TIE}{_TIE}·  "
_SHORT = 40


@dataclass(frozen=True, slots=True)
class Words:
    """A part of the byline, and where a click on it leads; a short one stays on one line."""

    text: str
    link: str = ""
    tip: str = ""


Byline = tuple[tuple[Words, ...], ...]
"""The lines of it, each with its parts."""


def byline(article: Document, covered: str) -> Byline:
    """Return who wrote an article and how long it is; below that its address and what is left out."""
    words = article.words()
    first = (
        article.author,
        date_text(article.date),
        f"{words:,} words" if words else "",
        covered if words else "",
    )
    second = (
        Words(short_address(article.source), SOURCE, article.source),
        Words(left_out(article.report), REPORT, "What was changed in the text  Ctrl+D"),
    )
    lines = (
        tuple(Words(text) for text in first if text),
        tuple(part for part in second if part.text),
    )
    return tuple(line for line in lines if line)


def set_byline(text: ArticleText, lines: Byline, theme: Theme) -> int:
    """Write the line below the title; return by how many positions it moved the article."""
    start, length = text.byline
    cursor = QTextCursor(text.document)
    cursor.setPosition(start)
    cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
    plain = cursor.blockCharFormat()
    cursor.removeSelectedText()
    written = 0
    for part in _parts(lines):
        cursor.insertText(part.text, _format(part, plain, theme) if part.link else plain)
        written += utf16_length(part.text)
    text.byline = (start, written)
    return written - length


def _parts(lines: Byline) -> Sequence[Words]:
    parts: list[Words] = []
    for line in lines:
        if parts:
            parts.append(Words(LINE))
        for n, part in enumerate(line):
            if n:
                parts.append(Words(_BETWEEN))
            tied = part.text.replace(" ", _TIE) if len(part.text) <= _SHORT else part.text
            parts.append(replace(part, text=tied))
    return parts


def _format(part: Words, plain: QTextCharFormat, theme: Theme) -> QTextCharFormat:
    """Return how a part that leads somewhere looks: an address like the rest, the report a link."""
    made = QTextCharFormat(plain)
    made.setAnchor(True)
    made.setAnchorHref(part.link)
    made.setToolTip(part.tip)
    if part.link == REPORT:
        made.setForeground(QColor(theme.accent))
    return made
