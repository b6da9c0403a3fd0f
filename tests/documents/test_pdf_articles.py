"""Two articles set in columns and as a book, with heads and notes, read as the documents expected."""

import json
import re
from dataclasses import replace
from itertools import product

import pytest

from studyapp.documents import read
from studyapp.model import BlockType, Document
from tests.documents.make_pdf import pdf
from tests.documents.pdf_fixtures import CANAL, EXPECTED, FIXTURES, document_of
from tests.documents.pdf_setting import Article, Setting

SHAPES = list(product((1, 2, 3), (780.0, 450.0, 350.0)))
"""Numbers of columns and heights of the text area."""


@pytest.fixture
def reading(tmp_path):
    def show(article: Article, columns: int, bottom: float) -> Document:
        path = tmp_path / "article.pdf"
        path.write_bytes(pdf(Setting(article, columns, bottom).set()))
        return read(path)

    return show


def content(document: Document) -> list[tuple[str, int | None, str]]:
    return [(b.type.value, b.level, b.text) for b in document.blocks]


@pytest.mark.parametrize("name", FIXTURES)
def test_an_article_reads_as_the_document_expected(tmp_path, name):
    expected = json.loads((EXPECTED / f"{name}.document.json").read_text("utf-8"))

    assert document_of(name, tmp_path) == expected


@pytest.mark.parametrize(("columns", "bottom"), SHAPES)
def test_neither_columns_nor_page_breaks_change_the_document(reading, columns, bottom):
    document = reading(CANAL, columns, bottom)
    plain = [re.sub(r"\^\d+\^", "", text) for text in CANAL.paragraphs]

    assert (document.title, document.author) == (CANAL.title, CANAL.author)
    assert [block.text for block in document.blocks] == [text.lstrip("# ") for text in plain]
    assert [b.level for b in document.blocks if b.type is BlockType.HEADING] == [1, 1, 2, 2, 1]
    assert [(note.number, note.text) for note in document.notes] == [
        (str(n), text) for n, text in enumerate(CANAL.notes, 1)
    ]
    texts = {block.id: block.text for block in document.blocks}
    assert [texts[n.block][: n.offset][-6:] for n in document.notes] == [
        " 1814.",
        "neers.",
        " fire.",
        "paper.",
        " loan.",
    ]


@pytest.mark.parametrize("columns", [1, 2])
def test_pages_are_those_that_are_printed(reading, columns):
    pages = [block.page or 0 for block in reading(CANAL, columns, 350).blocks]

    assert pages[0] == 213
    assert pages == sorted(pages)
    assert pages[-1] > 213


def test_notes_numbered_anew_in_each_chapter(reading):
    text = CANAL.text.replace("^4^", "^1^").replace("^5^", "^2^")
    again = replace(CANAL, text=text)
    document = reading(again, 1, 350)

    assert [note.number for note in document.notes] == ["1", "2", "3", "1", "2"]
    assert content(document) == content(reading(CANAL, 1, 780))
