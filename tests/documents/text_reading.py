"""Reads texts written in tests, and picks from documents what the tests compare."""

from collections.abc import Callable
from pathlib import Path

import pytest

from studyapp.documents import read
from studyapp.model import BlockType, Document

LONG = "The ferry crossed the strait each morning and came back in the evening full of salt."
Reading = Callable[[str], Document]


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    def read_text(text: str) -> Document:
        path = tmp_path / "a.txt"
        path.write_text(text, encoding="utf-8")
        return read(path)

    return read_text


def texts(document: Document, kind: BlockType = BlockType.PARAGRAPH) -> list[str]:
    return [b.text for b in document.blocks if b.type is kind]


def headings(document: Document) -> list[tuple[str, int | None]]:
    return [(b.text, b.level) for b in document.blocks if b.type is BlockType.HEADING]


def dropped(document: Document, what: str) -> list[tuple[int, str]]:
    """Return line and text of all that was dropped for a reason."""
    return [(r.line, r.dropped) for r in document.report if r.what == what]
