"""Writes long invented articles in every format that can be read, for the measurements of `bench`."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

from studyapp.documents.assembling import assemble
from studyapp.documents.drafts import Draft, Piece, RawNote, mark
from studyapp.documents.wordlists import SMALL
from studyapp.model import BlockType, Document
from studyapp.progress import silent
from tests.documents.editions import write_docx, write_epub, write_html
from tests.documents.made_articles import Article, Layout, Paragraph, laid_out
from tests.documents.make_pdf import Page, pdf, wrapped

WORDS_PER_SECTION, WORDS_PER_PAGE, LINES_PER_PAGE = 2_500, 380, 46
_SYLLABLES = [a + b for a in "bdfgklmnprstvw" for b in "aeiou"]
_SMALL = sorted(SMALL)


def article(words: int) -> Article:
    """An article of about so many words: sections, paragraphs of five sentences, a note a page."""
    lot = random.Random(words)
    vocabulary = ["".join(lot.choices(_SYLLABLES, k=lot.randint(2, 4))) for _ in range(4_000)]
    sections = []
    for number in range(max(2, words // WORDS_PER_SECTION)):
        paragraphs = []
        for _ in range(max(1, min(words // 2, WORDS_PER_SECTION) // 100)):
            sentences = tuple(_sentence(lot, vocabulary) for _ in range(5))
            called = lot.random() < 100 / WORDS_PER_PAGE
            notes = {lot.randrange(5): _sentence(lot, vocabulary)} if called else {}
            paragraphs.append(Paragraph(sentences, notes))
        heading = f"The {lot.choice(vocabulary).title()} of {lot.choice(vocabulary).title()}"
        sections.append((f"{heading} and {_ordinal(number)}", tuple(paragraphs)))
    return Article("The Long History of Nowhere", "Ada Longwood", tuple(sections))


def _sentence(lot: random.Random, vocabulary: list[str]) -> str:
    words = [lot.choice(_SMALL if n % 2 else vocabulary) for n in range(lot.randint(14, 22))]
    name = lot.choice(vocabulary).title()
    return f"In {lot.randint(1500, 1990)} {name} {' '.join(words)}."


def _ordinal(number: int) -> str:
    return "".join(_SYLLABLES[int(digit)] for digit in str(number)).title()


def document(made: Article) -> Document:
    """Return an article as its readers should find it."""
    pieces: list[Piece] = []
    notes: list[RawNote] = []
    for heading, paragraphs in made.sections:
        pieces.append(Piece(heading, len(pieces) + 1, BlockType.HEADING, level=1))
        for paragraph in paragraphs:
            sentences = list(paragraph.sentences)
            for at, text in sorted(paragraph.notes.items()):
                key = str(len(notes) + 1)
                sentences[at] += mark(key)
                notes.append(RawNote(key, key, text))
            pieces.append(Piece(" ".join(sentences), len(pieces) + 1))
    draft = Draft(pieces, notes, title=made.title, author=made.author, language="en")
    return assemble(draft, title="", origin="", progress=silent)


def _txt(made: Article, path: Path) -> None:
    """Hard-wrapped pages with running heads, page numbers and notes at their feet."""
    words = sum(len(p.text.split()) for p in made.paragraphs())
    layout = Layout(
        width=72,
        pages=(WORDS_PER_PAGE,) * (words // WORDS_PER_PAGE),
        head=made.author.upper(),
        notes_at="foot",
    )
    path.write_text(laid_out(made, layout), "utf-8")


def _md(made: Article, path: Path) -> None:
    lines = [f"# {made.title}", f"By {made.author}"]
    notes: list[str] = []
    for heading, paragraphs in made.sections:
        lines.append(f"## {heading}")
        for paragraph in paragraphs:
            sentences = list(paragraph.sentences)
            for at, text in sorted(paragraph.notes.items()):
                notes.append(f"[^{len(notes) + 1}]: {text}")
                sentences[at] += f"[^{len(notes)}]"
            lines.append(" ".join(sentences))
    path.write_text("\n\n".join([*lines, *notes]), "utf-8")


def _pdf(made: Article, path: Path) -> None:
    """Pages with a running head and a number; the notes are left out."""
    pages: list[Page] = []
    for n, line in enumerate(_pdf_lines(made)):
        if n % LINES_PER_PAGE == 0:
            pages.append(Page())
            pages[-1].text(70, 40, made.title, 8)
            pages[-1].text(290, 810, str(len(pages)), 8)
        size, text = line
        pages[-1].lines(70, 70 + n % LINES_PER_PAGE * 15, [text], size)
    path.write_bytes(pdf(pages))


def _pdf_lines(made: Article) -> Iterator[tuple[int, str]]:
    yield 18, made.title
    yield 10, made.author
    for heading, paragraphs in made.sections:
        yield 10, ""
        yield 14, heading
        for paragraph in paragraphs:
            for line in wrapped(paragraph.text, 440, indent=True):
                yield 10, line


def _from_document(write: Callable[[Document, Path], None]) -> Callable[[Article, Path], None]:
    return lambda made, path: write(document(made), path)


WRITERS: dict[str, Callable[[Article, Path], None]] = {
    ".txt": _txt,
    ".md": _md,
    ".html": _from_document(write_html),
    ".epub": _from_document(write_epub),
    ".docx": _from_document(write_docx),
    ".pdf": _pdf,
}
"""What writes an article as a file of a suffix."""
