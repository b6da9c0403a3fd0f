"""Find in the reader: all matches are filled, one is selected, the end leads to the beginning."""

import re
from collections.abc import Iterator

from PySide6.QtGui import QTextCursor

from studyapp.model import Document, Passage, Span
from studyapp.ui.reader_page import Page

_ALIKE = {"'": "['’‘]", "’": "['’‘]", '"': '["“”]', "“": '["“”]', "”": '["“”]', "-": "[-–—]"}


def matches(document: Document, words: str) -> Iterator[tuple[str, Span]]:
    """Yield where words stand in blocks and notes, whatever their case, quotes and dashes."""
    parts = words.split()
    if not parts:
        return
    pattern = re.compile(r"\s+".join(_loose(part) for part in parts), re.IGNORECASE)
    passages: tuple[Passage, ...] = (*document.blocks, *document.notes)
    for passage in passages:
        for match in pattern.finditer(passage.text):
            yield passage.id, match.span()


def find(page: Page, document: Document, words: str, *, backward: bool) -> bool:
    """Select the next match after (before) what is selected, else after the top of the view."""
    places = (page.text.span(passage, *span) for passage, span in matches(document, words))
    found = [span for span in places if span is not None]
    if not found:
        page.set_matches([])
        return False
    cursor = page.textCursor()
    selected = (cursor.selectionStart(), cursor.selectionEnd())
    here = selected if cursor.hasSelection() else (page.visible()[0], 0)
    chosen = _before(found, here) if backward else _after(found, here)
    _show(page, found, chosen)
    return True


def _after(found: list[Span], here: Span) -> int:
    """A longer word typed over a match stays there; the same word again goes on."""
    return next(
        (n for n, (a, b) in enumerate(found) if a > here[0] or (a == here[0] and b != here[1])), 0
    )


def _before(found: list[Span], here: Span) -> int:
    return next((n for n in reversed(range(len(found))) if found[n][0] < here[0]), len(found) - 1)


def _show(page: Page, found: list[Span], chosen: int) -> None:
    cursor = QTextCursor(page.document())
    cursor.setPosition(found[chosen][0])
    cursor.setPosition(found[chosen][1], QTextCursor.MoveMode.KeepAnchor)
    kept = page.verticalScrollBar().value()
    page.setTextCursor(cursor)
    page.verticalScrollBar().setValue(kept)  # it scrolls no further than it must; we know better
    page.set_matches(found)
    page.reveal(*found[chosen])


def _loose(word: str) -> str:
    return "".join(_ALIKE.get(character) or re.escape(character) for character in word)
