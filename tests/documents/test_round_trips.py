"""The study edition written in other formats and read back: the same text and the same cards."""

from collections.abc import Callable
from pathlib import Path

import pytest

from studyapp.coverage import Generated
from studyapp.documents import read
from studyapp.generation import generate
from studyapp.model import BlockType, Depth, Document, Passage
from studyapp.paths import article_file
from tests.documents import editions

WRITERS: dict[str, Callable[[Document, Path], None]] = {
    "html": editions.write_html,
    "epub": editions.write_epub,
    "docx": editions.write_docx,
}


@pytest.fixture(scope="module")
def original() -> Document:
    return read(article_file("sino-russian-relations"))


@pytest.fixture(scope="module", params=tuple(WRITERS))
def copy(request, original, tmp_path_factory) -> Document:
    path = tmp_path_factory.mktemp("editions") / f"edition.{request.param}"
    WRITERS[request.param](original, path)
    return read(path)


def headings(document: Document) -> list[tuple[int | None, str]]:
    return [(b.level, b.text) for b in document.blocks if b.type is BlockType.HEADING]


def sentences(document: Document) -> list[str]:
    passages: tuple[Passage, ...] = (*document.blocks, *document.notes)
    return [p.text[start:end] for p in passages for start, end in p.sentences]


def questions(generated: Generated) -> set[tuple[str, str]]:
    return {(card.question, card.answer) for card in generated.cards}


def test_title_and_author_are_read(original, copy):
    assert (copy.title, copy.author) == (original.title, original.author)
    assert copy.language == "en"


def test_headings_are_the_same(original, copy):
    assert headings(copy) == headings(original)


def test_sentences_are_the_same_in_text_and_notes(original, copy):
    assert sentences(copy) == sentences(original)


def test_notes_stand_at_the_same_places(original, copy):
    def places(document: Document) -> list[tuple[str, str, int]]:
        return [(n.number, n.block, n.offset) for n in document.notes]

    assert places(copy) == places(original)


def test_the_cards_are_the_same(original, copy):
    wanted = questions(generate(original, depth=Depth.THOROUGH))
    made = questions(generate(copy, depth=Depth.THOROUGH))
    assert wanted
    assert len(wanted & made) >= 0.98 * len(wanted | made)
