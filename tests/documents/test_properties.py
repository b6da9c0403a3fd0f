"""However a file holds an article, and wherever it is edited, the reader finds the same in it.

Articles are made of parts, so what has to come out is known and not itself read by the reader.
"""

from collections import Counter
from dataclasses import replace

from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from studyapp.documents.anchors import locate
from studyapp.documents.assembling import assemble
from studyapp.documents.letters import reduced
from studyapp.documents.sentences import spans
from studyapp.documents.text import reading as plain_text
from studyapp.generation import generate
from studyapp.identity import passage_id
from studyapp.model import Anchor, Block, BlockType, Depth, Document, Passage
from studyapp.progress import silent
from tests.documents.drawn_articles import (
    LABELS,
    PLAIN_LABELS,
    STOCK,
    WIDTHS,
    articles,
    edits,
    paged,
    texts,
)
from tests.documents.made_articles import Article, Layout, laid_out, straight

FEW = settings(
    max_examples=20,
    derandomize=True,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # to make a failing article small takes minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
MORE = settings(FEW, max_examples=60)


def read(article: Article, layout: Layout) -> Document:
    data = laid_out(article, layout).encode()
    draft = plain_text.read(data, "made.txt", silent)
    return assemble(draft, title="Made", origin="", progress=silent)


def assert_read_as_made(article: Article, layout: Layout) -> Document:
    """Title, author, blocks, ids, sentences, notes and their places, but for the kind of quotes."""
    document = read(article, layout)
    assert (document.title, document.author) == (article.title, article.author)
    found = [(block.type.value, straight(block.text)) for block in document.blocks]
    assert found == [(kind, straight(text)) for kind, text in article.passages()]
    assert [block.id for block in document.blocks] == [
        passage_id("b", text) for _, text in article.passages()
    ]
    sentences = [b.text[start:end] for b in document.blocks for start, end in b.sentences]
    assert list(map(straight, sentences)) == list(map(straight, article.sentences()))
    blocks = {block.id: block for block in document.blocks}
    notes = [
        (note.number, straight(note.text), straight(blocks[note.block].text[: note.offset]))
        for note in document.notes
    ]
    made = article.notes()
    assert [note[:2] for note in notes] == [(n, straight(text)) for n, text, _ in made]
    assert all(
        before.endswith(straight(sentence))
        for (*_, before), (*_, sentence) in zip(notes, made, strict=True)
    )
    return document


def cards(document: Document) -> list[tuple[str, str, str]]:
    made = generate(document, depth=Depth.THOROUGH).cards
    return [(card.id, straight(card.question), straight(card.answer)) for card in made]


# Layouts


@MORE
@given(articles(), WIDTHS, st.booleans())
def test_lines_may_end_at_any_word(article: Article, width: int, hyphens: bool) -> None:
    assert_read_as_made(article, Layout(width=width, hyphens=hyphens, gentle=True))


@FEW
@given(articles(), st.sampled_from([0, 60]), st.booleans(), st.booleans(), st.booleans())
def test_line_ends_trailing_spaces_and_straight_quotes_change_nothing(
    article: Article, width: int, crlf: bool, trailing: bool, quotes: bool
) -> None:
    layout = Layout(width=width, crlf=crlf, trailing=trailing, straight=quotes, gentle=True)

    assert_read_as_made(article, layout)


@MORE
@given(st.data())
def test_pages_change_nothing(data: st.DataObject) -> None:
    article = data.draw(articles(least_words=330, with_notes=False))

    assert_read_as_made(article, data.draw(paged(article, gentle=True)))


@MORE
@given(st.data())
def test_notes_may_stand_at_the_foot_of_their_page_or_at_the_end(data: st.DataObject) -> None:
    article = data.draw(articles(least_words=330))
    layout = replace(data.draw(paged(article, gentle=True)), label=data.draw(PLAIN_LABELS))

    assert_read_as_made(article, replace(layout, notes_at="foot"))
    assert_read_as_made(article, replace(layout, notes_at="end"))


@MORE
@given(st.data())
def test_pages_may_end_at_any_word(data: st.DataObject) -> None:
    article = data.draw(articles(least_words=330, with_notes=False))

    assert_read_as_made(article, data.draw(paged(article)))


@MORE
@given(st.data())
def test_notes_may_stand_anywhere_on_such_pages(data: st.DataObject) -> None:
    article = data.draw(articles(least_words=330))
    layout = replace(data.draw(paged(article)), label=data.draw(LABELS))

    assert_read_as_made(article, replace(layout, notes_at="foot"))
    assert_read_as_made(article, replace(layout, notes_at="end"))


@settings(FEW, max_examples=12)
@given(st.data())
def test_cards_do_not_depend_on_the_layout(data: st.DataObject) -> None:
    article = data.draw(articles(least_words=330))
    layout = replace(
        data.draw(paged(article, gentle=True)),
        hyphens=data.draw(st.booleans()),
        straight=data.draw(st.booleans()),
        notes_at=data.draw(st.sampled_from(["foot", "end"])),
    )

    assert cards(read(article, layout)) == cards(read(article, Layout()))


# Anchors


def document_of(paragraphs: list[list[str]]) -> Document:
    seen: Counter[str] = Counter()
    blocks = []
    for sentences in paragraphs:
        text = " ".join(sentences)
        seen[text] += 1
        ends = spans(text)
        blocks.append(Block(passage_id("b", text, seen[text]), BlockType.PARAGRAPH, text, ends))
    return Document("Made", "", tuple(blocks))


def anchor_of(document: Document, paragraph: int, sentence: int) -> Anchor:
    block = document.blocks[paragraph]
    return Anchor.of(block, *block.sentences[sentence])


@MORE
@given(articles(), WIDTHS)
def test_every_sentence_is_found_at_its_anchor(article: Article, width: int) -> None:
    document = read(article, Layout(width=width, gentle=True))
    other = read(article, Layout(straight=True))

    passages: tuple[Passage, ...] = (*document.blocks, *document.notes)
    for passage in passages:
        for span in passage.sentences:
            anchor = Anchor.of(passage, *span)
            assert locate(document, anchor) is anchor
            found = locate(other, anchor)
            assert found is not None
            assert (found.block, straight(found.quote)) == (passage.id, straight(anchor.quote))


@MORE
@given(texts(), st.data())
def test_anchor_moves_with_any_edit_elsewhere(
    made: tuple[list[list[str]], list[str]], data: st.DataObject
) -> None:
    paragraphs, spare = made
    number = data.draw(st.integers(0, len(paragraphs) - 1))
    keep = data.draw(st.sampled_from(paragraphs[number]))
    anchor = anchor_of(document_of(paragraphs), number, paragraphs[number].index(keep))
    data.draw(edits(paragraphs, spare, keep))
    new = document_of(paragraphs)

    found = locate(new, anchor)

    assert found is not None
    block = new.passages()[found.block]
    assert (found.quote, block.text[found.start : found.end]) == (keep, keep)


@MORE
@given(texts(), st.data())
def test_anchor_of_a_sentence_taken_out_is_put_onto_no_other(
    made: tuple[list[list[str]], list[str]], data: st.DataObject
) -> None:
    paragraphs, spare = made
    number = data.draw(st.integers(0, len(paragraphs) - 1))
    gone = data.draw(st.sampled_from(paragraphs[number]))
    anchor = anchor_of(document_of(paragraphs), number, paragraphs[number].index(gone))
    paragraphs[number].remove(gone)
    if not paragraphs[number]:
        paragraphs[number].append(spare.pop())
    data.draw(edits(paragraphs, spare, gone))

    assert locate(document_of(paragraphs), anchor) is None


@MORE
@given(texts(), st.data())
def test_anchor_is_not_put_onto_a_look_alike_with_another_number(
    made: tuple[list[list[str]], list[str]], data: st.DataObject
) -> None:
    paragraphs, spare = made
    number = data.draw(st.integers(0, len(paragraphs) - 1))
    dated = [s for s in paragraphs[number] if any(c.isdigit() for c in s)]
    assume(dated)
    gone = data.draw(st.sampled_from(dated))
    anchor = anchor_of(document_of(paragraphs), number, paragraphs[number].index(gone))
    like = "".join(str((int(c) + 1) % 10) if c.isdigit() else c for c in gone)
    paragraphs[number].remove(gone)
    paragraphs.append([spare.pop(), like, spare.pop()])

    assert locate(document_of([p for p in paragraphs if p]), anchor) is None


@MORE
@given(texts(), st.data())
def test_anchor_moves_with_its_sentence_when_one_word_is_changed(
    made: tuple[list[list[str]], list[str]], data: st.DataObject
) -> None:
    paragraphs, spare = made
    number = data.draw(st.integers(0, len(paragraphs) - 1))
    long = [s for s in paragraphs[number] if len(s.split()) > 9]
    assume(long)
    keep = data.draw(st.sampled_from(long))
    at = paragraphs[number].index(keep)
    anchor = anchor_of(document_of(paragraphs), number, at)
    words = keep.split()
    small = [n for n, word in enumerate(words) if word.isalpha() and word.islower()]
    words[data.draw(st.sampled_from(small))] = "somewhat"
    paragraphs[number][at] = " ".join(words)
    data.draw(edits(paragraphs, spare, " ".join(words)))

    found = locate(document_of(paragraphs), anchor)

    assert found is not None
    assert reduced(found.quote) == reduced(" ".join(words))


def test_cards_of_the_stock_are_many_enough_to_mean_something() -> None:
    made = generate(document_of([list(STOCK)]), depth=Depth.THOROUGH).cards
    assert len(made) >= 15
