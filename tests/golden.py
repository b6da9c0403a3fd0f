"""Rewrite the golden files: what readers and generator make of known texts. `poe golden`.

Read the diff before you commit it: each changed line is a card or a passage that users will see.
The golden library of a schema is not among them: it is written once, when the schema is released.
"""

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from studyapp import documents, generation, paths
from studyapp.model import Depth
from studyapp.services.formats import cards_json, document_json
from studyapp.services.library import STUDY_EDITION
from tests.documents.make_docx import write_handout
from tests.documents.make_epub import write_island

DATA = Path(__file__).parent / "data"
ARTICLES = sorted(p for p in (DATA / "articles").iterdir() if p.suffix in documents.SUFFIXES)
OWN = tuple(
    DATA / "articles" / f"{name}.md" for name in ("maren-lind", "refrigeration", "public-libraries")
)
"""A biography, a chapter on a technology and an essay: written to be carded."""
CARDED = (
    paths.article_file(STUDY_EDITION), *sorted((DATA / "generation").glob("*.txt")), *OWN
)  # fmt: skip


MADE: dict[str, Callable[[Path], Path]] = {
    "docx-handout.docx": write_handout,
    "epub-island.epub": write_island,
}
"""Articles that are written anew for each test, by their names."""


def main() -> None:
    for article in ARTICLES:
        _write(document_file(article), document_of(article))
    with tempfile.TemporaryDirectory() as folder:
        for name, write in MADE.items():
            made = write(Path(folder) / name)
            _write(document_file(DATA / "articles" / name), document_of(made))
    for article in CARDED:
        _write(cards_file(article), cards_of(article))


def document_file(article: Path) -> Path:
    return article.with_suffix(".document.json")


def document_of(article: Path) -> dict[str, Any]:
    return document_json(documents.read(article))


def cards_file(article: Path) -> Path:
    return DATA / "generation" / f"{article.stem}.cards.json"


def cards_of(article: Path) -> dict[str, Any]:
    """Return the thorough cards of an article, in the form that other programs read."""
    document = documents.read(article)
    return cards_json(document, generation.generate(document, depth=Depth.THOROUGH))


def _write(path: Path, content: dict[str, Any]) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=1)
    path.write_text(f"{text}\n", "utf-8")


if __name__ == "__main__":
    main()
