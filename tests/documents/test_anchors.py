"""Anchors are found again after the text around or in them has changed, or not at all."""

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from studyapp.documents.anchors import find_quote, locate
from studyapp.documents.sentences import spans
from studyapp.identity import passage_id
from studyapp.model import Anchor, Block, BlockType, Document, Note


def block(text: str, *, repeat: int = 1, section: str = "", kind=BlockType.PARAGRAPH) -> Block:
    level = 1 if kind is BlockType.HEADING else None
    return Block(passage_id("b", text, repeat), kind, text, spans(text), level, section)


def document(*blocks: Block, notes: tuple[Note, ...] = ()) -> Document:
    return Document("Salt", "A. Orr", blocks, notes)


MINES = block("The mines were opened in 1702. Nobody knew how deep they were. They closed in 1840.")
ROADS = block(
    "The roads followed the rivers. Nobody paid for them, and the tolls were never collected."
)
OLD = document(MINES, ROADS)


def anchor_of(passage: Block, quote: str) -> Anchor:
    start = passage.text.index(quote)
    return Anchor.of(passage, start, start + len(quote))


DEEP = anchor_of(MINES, "Nobody knew how deep they were.")


def test_unchanged_passage_gives_the_same_anchor():
    assert locate(OLD, DEEP) is DEEP


def test_passage_in_a_block_with_new_text_before_it_is_found():
    new = block("Everything is older than it looks. " + MINES.text)
    found = locate(document(ROADS, new), DEEP)
    assert found == anchor_of(new, DEEP.quote)


def test_passage_that_became_a_note_is_found():
    note = Note("n1", "1", MINES.text, spans(MINES.text), ROADS.id, 3)
    found = locate(document(ROADS, notes=(note,)), DEEP)
    assert found is not None
    assert (found.block, found.quote) == ("n1", DEEP.quote)


def test_of_two_equal_passages_the_one_with_the_old_context_is_taken():
    other = block("It was dark. Nobody knew how deep they were. Nobody asked again.")
    new = block("Everything is older. " + MINES.text)
    found = locate(document(other, new), DEEP)
    assert found is not None
    assert found.block == new.id


def test_of_two_equal_passages_the_one_in_the_old_section_is_taken():
    here = block("It is so. " + MINES.text, section="Salt")
    there = block("It was so. " + MINES.text, section="Iron")
    found = locate(document(there, here), replace(DEEP, section="Salt"))
    assert found is not None
    assert found.block == here.id


def test_two_places_that_fit_as_well_are_ambiguous():
    one = block("It is so. " + MINES.text)
    two = block("It was so. " + MINES.text)
    assert locate(document(one, two), DEEP) is None


def test_reworded_sentence_is_found_whole():
    new = block(
        MINES.text.replace(
            "Nobody knew how deep they were.", "Nobody then knew how deep they really were."
        )
    )
    found = locate(document(ROADS, new), DEEP)
    assert found is not None
    assert found.quote == "Nobody then knew how deep they really were."


def test_reworded_part_of_a_sentence_is_found_as_a_part():
    old = block(
        "In that year the company of twelve merchants sold the harbour to the town for nothing."
    )
    part = anchor_of(old, "the company of twelve merchants sold the harbour to the town")
    new = block(old.text.replace("sold the harbour", "sold the old harbour"))
    found = locate(document(MINES, new), part)
    assert found is not None
    assert found.quote == "the company of twelve merchants sold the old harbour to the town"


def test_two_reworded_sentences_alike_are_ambiguous():
    one = block("Nobody then knew how deep they were.")
    two = block("Nobody here knew how deep they were.")
    assert locate(document(one, two), DEEP) is None


@pytest.mark.parametrize(
    "text", ["The roads followed the rivers.", "Nobody knew.", "How deep is the sea, and how old?"]
)
def test_passage_that_is_gone_is_not_found(text):
    assert locate(document(block(text)), DEEP) is None


def test_short_quote_elsewhere_needs_its_context():
    salt = anchor_of(block("They dug salt here."), "salt")
    assert locate(document(block("Nothing but salt was sold.")), salt) is None


def test_empty_quote_is_nowhere():
    assert locate(OLD, Anchor("b1", 0, 0, "")) is None


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        (
            "He said, “It’s late – go.” She went.",
            'He said, "It\'s late - go."',
            "He said, “It’s late – go.”",
        ),
        ('He said, "It\'s late--go." She went.', "“It’s late—go.”", '"It\'s late--go."'),
        ("The old mine was shut.", "  old\n mine ", "old mine"),
        ("A cafe\u0301 stood here.".replace("e\u0301", "é"), "cafe\u0301 stood", "café stood"),
        ("A line of --- and more.", "of --- and", "of --- and"),
    ],
)
def test_quote_is_found_however_it_is_typed(text, quote, found):
    passage = block(text)
    anchor = find_quote(document(ROADS, passage), quote)
    assert anchor is not None
    assert (anchor.block, anchor.quote) == (passage.id, found)
    assert passage.text[anchor.start : anchor.end] == found


def test_quote_is_taken_from_the_shortest_passage_but_not_from_a_heading():
    heading = block("The old mine", kind=BlockType.HEADING)
    short, long = block("The old mine was shut."), block("In 1840 The old mine was shut for good.")
    anchor = find_quote(document(heading, long, short), "The old mine")
    assert anchor is not None
    assert anchor.block == short.id


@pytest.mark.parametrize("quote", ["", " ", "the old mine", "old mines"])
def test_quote_that_does_not_stand_there_is_not_found(quote):
    assert find_quote(document(block("The old mine was shut.")), quote) is None


WORDS = st.lists(
    st.text(alphabet="abcdefghijklmno", min_size=3, max_size=9), min_size=5, max_size=12
)
SENTENCES = st.lists(
    WORDS.map(lambda ws: " ".join(ws).capitalize() + "."), min_size=2, max_size=6, unique=True
)


@given(SENTENCES, SENTENCES)
def test_every_sentence_is_found_at_its_anchor(first, second):
    blocks = (block(" ".join(first)), block("Then " + " ".join(second), repeat=2))
    doc = document(*blocks)
    for passage in blocks:
        for start, end in passage.sentences:
            anchor = Anchor.of(passage, start, end)
            assert locate(doc, anchor) is anchor
            found = find_quote(doc, anchor.quote)
            assert found is not None and found.quote == anchor.quote


@settings(max_examples=60)
@given(SENTENCES, SENTENCES, st.data())
def test_sentence_is_found_after_text_is_put_in_before_it_or_elsewhere(sentences, others, data):
    assume(not set(sentences) & set(others))
    text = " ".join(sentences)
    assume(
        all(text.count(s) == 1 for s in sentences)
        and all(s not in " ".join(others) for s in sentences)
    )
    old = block(text)
    start, end = data.draw(st.sampled_from(old.sentences))
    anchor = Anchor.of(old, start, end)
    at = data.draw(st.sampled_from([s for s, _ in old.sentences if s <= start]))
    new = block(text[:at] + " ".join(others) + " " + text[at:])
    elsewhere = block("Elsewhere " + " ".join(others))

    found = locate(document(elsewhere, new), anchor)

    assert found is not None
    assert found.quote == anchor.quote
    assert found.block == new.id
    assert new.text[found.start : found.end] == anchor.quote
