"""The study edition printed by Qt, with running heads and page numbers, reads back as it was."""

import html
from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

from studyapp import generation
from studyapp.documents import read
from studyapp.model import BlockType, Depth, Document
from studyapp.paths import article_file
from tests.documents.editions import notes_of, runs

WIDTH, HEIGHT = 160 / 25.4 * 72, 240 / 25.4 * 72
"""The text of a page in points."""
STYLE = "p, li { text-align: justify } h1 { font-size: 20pt } h2 { font-size: 15pt } h3 { font-size: 13pt }"


def write_pdf(document: Document, path: Path) -> None:
    """Print a document on A4: serif 11 pt, its title above and the page number below each page."""
    writer = QPdfWriter(str(path))
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(0, 0, 0, 0),
        )
    )
    writer.setResolution(72)
    text = QTextDocument()
    text.setDocumentMargin(0)
    text.setDefaultFont(QFont("Liberation Serif", 11))
    text.setDefaultStyleSheet(STYLE)
    text.setHtml(_html(document))
    text.documentLayout().setPaintDevice(writer)
    text.setPageSize(QSizeF(WIDTH, HEIGHT))
    painter = QPainter(writer)
    for page in range(text.pageCount()):
        if page:
            writer.newPage()
        painter.setFont(QFont("Liberation Serif", 9))
        if page:
            top = QRectF(70, 20, WIDTH, 20)
            painter.drawText(top, Qt.AlignmentFlag.AlignCenter, document.title)
        foot = QRectF(70, 60 + HEIGHT + 10, WIDTH, 20)
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, str(page + 1))
        painter.save()
        painter.translate(70, 60 - page * HEIGHT)
        text.drawContents(painter, QRectF(0, page * HEIGHT, WIDTH, HEIGHT))
        painter.restore()
    painter.end()


def _html(document: Document) -> str:
    notes = notes_of(document)
    out = [f"<h1>{html.escape(document.title)}</h1><p>By {html.escape(document.author)}</p>"]
    for block in document.blocks:
        text = "".join(
            html.escape(stretch) + (f"<sup>{number}</sup>" if number else "")
            for stretch, number in runs(block, notes)
        )
        tag = f"h{(block.level or 0) + 1}" if block.type is BlockType.HEADING else "p"
        out.append(f"<{tag}>{text}</{tag}>")
    if document.notes:
        out.append("<h2>Notes</h2>")
        out += [f"<p>{note.number}. {html.escape(note.text)}</p>" for note in document.notes]
    return "".join(out)


@pytest.fixture(scope="module")
def original() -> Document:
    return read(article_file("sino-russian-relations"))


@pytest.fixture(scope="module")
def copy(original, qapp, tmp_path_factory) -> Document:
    path = tmp_path_factory.mktemp("pdf") / "edition.pdf"
    write_pdf(original, path)
    return read(path)


def headings(document: Document) -> list[tuple[int | None, str]]:
    return [(b.level, b.text) for b in document.blocks if b.type is BlockType.HEADING]


def sentences(document: Document) -> list[str]:
    return [b.text[start:end] for b in document.blocks for start, end in b.sentences]


def test_title_and_author_are_read(original, copy):
    assert (copy.title, copy.author) == (original.title, original.author)


def test_headings_are_the_same(original, copy):
    assert headings(copy) == headings(original)


def test_sentences_are_the_same(original, copy):
    assert sentences(copy) == sentences(original)


def test_paragraphs_are_the_same(original, copy):
    assert [b.text for b in copy.blocks] == [b.text for b in original.blocks]


def test_notes_stand_at_the_same_places(original, copy):
    def places(document: Document) -> list[tuple[str, str, str, int]]:
        return [(n.number, n.text, n.block, n.offset) for n in document.notes]

    assert places(copy) == places(original)


def test_the_same_cards_are_made(original, copy):
    def cards(document: Document) -> set[tuple[str, str]]:
        made = generation.generate(document, depth=Depth.THOROUGH).cards
        return {(card.question, card.answer) for card in made}

    expected = cards(original)
    assert len(expected & cards(copy)) >= 0.98 * len(expected)


def test_heads_and_numbers_of_all_pages_are_dropped(original, copy):
    dropped = [r.dropped for r in copy.report if r.what.endswith("dropped")]
    pages = dropped.count(original.title) + 1
    assert pages > max(block.page or 0 for block in copy.blocks) - 1
    assert [text for text in dropped if text.isdigit()] == [str(n + 1) for n in range(pages)]
