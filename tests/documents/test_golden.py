"""Each article in tests/data/articles reads as the document beside it."""

import json
import unicodedata
from pathlib import Path

import pytest

from studyapp.documents import SUFFIXES, read
from studyapp.model import BlockType
from studyapp.services.formats import document_json
from tests.golden import MADE, document_file

ARTICLES = Path(__file__).parents[1] / "data" / "articles"
NAMES = sorted(path.name for path in ARTICLES.iterdir() if path.suffix in SUFFIXES)


def test_there_are_articles() -> None:
    assert len(NAMES) >= 4


@pytest.mark.parametrize("name", NAMES)
def test_article_reads_as_the_document_beside_it(name):
    source = ARTICLES / name
    golden = json.loads(source.with_suffix(".document.json").read_text("utf-8"))

    assert document_json(read(source)) == golden


@pytest.mark.parametrize("name", MADE)
def test_made_article_reads_as_its_document(name, tmp_path):
    golden = json.loads(document_file(ARTICLES / name).read_text("utf-8"))

    assert document_json(read(MADE[name](tmp_path / name))) == golden


@pytest.mark.parametrize("name", NAMES)
def test_document_keeps_the_promises_of_the_format(name):
    document = read(ARTICLES / name)
    passages = document.passages()

    assert len(passages) == len(document.blocks) + len(document.notes)
    for passage in passages.values():
        text = passage.text
        assert text == text.strip() == unicodedata.normalize("NFC", text)
        bounds = [0, *(at for span in passage.sentences for at in span), len(text)]
        assert bounds == sorted(bounds)
        assert all(text[a:b] == text[a:b].strip() != "" for a, b in passage.sentences)
    for block in document.blocks:
        assert (block.level is not None) == (block.type is BlockType.HEADING)
        if block.sentences:
            assert "".join(block.text[a:b] for a, b in block.sentences).replace(
                " ", ""
            ) == block.text.replace(" ", "")
    for note in document.notes:
        assert 0 <= note.offset <= len(passages[note.block].text)


@pytest.mark.parametrize("name", NAMES)
def test_reading_twice_gives_the_same_document(name):
    assert read(ARTICLES / name) == read(ARTICLES / name)
