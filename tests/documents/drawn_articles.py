"""Draws articles of made parts, pages to lay them out on, and edits of a text, for property tests."""

from collections.abc import Iterator

from hypothesis import strategies as st

from tests.documents.made_articles import (
    AUTHORS,
    HEADINGS,
    NOTES,
    SENTENCES,
    TITLES,
    Article,
    Layout,
    Paragraph,
    plain,
)

STOCK = tuple(plain(sentence) for sentence in SENTENCES)


@st.composite
def articles(draw: st.DrawFn, *, least_words: int = 0, with_notes: bool = True) -> Article:
    """Articles of two to four sections whose sentences all differ."""
    stock = draw(st.permutations(SENTENCES))
    spare = iter(draw(st.permutations(NOTES)) if with_notes else ())
    headings = draw(st.permutations(HEADINGS))
    sections = []
    at = words = 0
    for heading in headings[: draw(st.integers(2, 4))]:
        paragraphs = []
        for _ in range(draw(st.integers(1, 3))):
            size = draw(st.integers(2, 5))
            sentences = tuple(stock[at : at + size])
            at += size
            if len(sentences) < 2:
                break
            words += sum(len(s.split()) for s in sentences)
            paragraphs.append(_with_notes(draw, sentences, spare))
        if paragraphs:
            sections.append((heading, tuple(paragraphs)))
    while words < least_words and at + 4 <= len(stock):
        sentences = tuple(stock[at : at + 4])
        at += 4
        words += sum(len(s.split()) for s in sentences)
        heading, paragraphs_ = sections[-1]
        sections[-1] = (heading, (*paragraphs_, _with_notes(draw, sentences, spare)))
    title, author = draw(st.sampled_from(TITLES)), draw(st.sampled_from(AUTHORS))
    return Article(title, author, tuple(sections))


def _with_notes(draw: st.DrawFn, sentences: tuple[str, ...], spare: Iterator[str]) -> Paragraph:
    notes = {}
    for i in range(len(sentences)):
        if draw(st.integers(0, 5)) == 0 and (note := next(spare, None)):
            notes[i] = note
    return Paragraph(sentences, notes)


WIDTHS = st.integers(45, 100)
LABELS = st.sampled_from(["{}. ", "{}) ", "[{}] "])
PLAIN_LABELS = st.sampled_from(["{}. ", "[{}] "])


@st.composite
def paged(draw: st.DrawFn, article: Article, *, gentle: bool = False) -> Layout:
    """Layouts in four pages or more, so that page numbers or running heads recur."""
    words = sum(len(p.text.split()) for p in article.paragraphs())
    heads = ["", article.title.partition(":")[0], article.author.upper()]
    size = max(70, words // draw(st.integers(4, 6)))
    pages = tuple(draw(st.integers(size - 15, size + 15)) for _ in range(words // size))
    return Layout(
        width=draw(st.one_of(st.just(0), WIDTHS)),
        pages=pages,
        feeds=draw(st.booleans()),
        head="" if gentle else draw(st.sampled_from(heads)),
        number=draw(st.sampled_from(["head", "foot"])),
        first_page=draw(st.sampled_from([1, 7, 98, 311])),
        gentle=gentle,
    )


@st.composite
def texts(draw: st.DrawFn) -> tuple[list[list[str]], list[str]]:
    """Paragraphs of sentences, and sentences that stand in none of them."""
    stock = draw(st.permutations(STOCK))
    paragraphs, at = [], 0
    for _ in range(draw(st.integers(2, 5))):
        size = draw(st.integers(1, 4))
        paragraphs.append(list(stock[at : at + size]))
        at += size
    return paragraphs, list(stock[at : at + 8])


def edited(draw: st.DrawFn, paragraphs: list[list[str]], spare: list[str], keep: str) -> None:
    """Put in, take out, replace and move sentences and paragraphs, but leave one sentence alone."""
    for _ in range(draw(st.integers(1, 4))):
        number = draw(st.integers(0, len(paragraphs) - 1))
        sentences = paragraphs[number]
        at = draw(st.integers(0, len(sentences)))
        edit = draw(st.sampled_from(["add", "new paragraph", "drop", "drop paragraph", "move"]))
        if edit == "add" and spare:
            sentences.insert(at, spare.pop())
        elif edit == "new paragraph" and spare:
            paragraphs.insert(number, [spare.pop()])
        elif edit == "drop" and at < len(sentences) > 1 and sentences[at] != keep:
            del sentences[at]
        elif edit == "drop paragraph" and len(paragraphs) > 1 and keep not in sentences:
            del paragraphs[number]
        elif edit == "move":
            paragraphs.insert(draw(st.integers(0, len(paragraphs) - 1)), paragraphs.pop(number))


edits = st.composite(edited)
