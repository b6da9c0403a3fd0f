"""Anchors are found again after the text around or in them has changed, or not at all."""

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from studyapp.documents.anchors import MARGIN, candidates, decide, find_quote, locate
from studyapp.documents.letters import origins, reduced
from studyapp.documents.sentences import spans
from studyapp.documents.word_index import index
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


# Candidates

QUARRY = block(
    "The prince of the old town had a plan. In 1702 the quarry at Aber was opened by a company of "
    "twelve. In 1705 the quarry at Brant was opened by a company of nine. Nobody asked who paid."
)
ABER = anchor_of(QUARRY, "In 1702 the quarry at Aber was opened by a company of twelve.")


def found_in(*blocks: Block, anchor: Anchor = ABER) -> str | None:
    found = locate(document(*blocks), anchor)
    return found.quote if found else None


@pytest.mark.parametrize(
    ("old", "new", "quote"),
    [
        ("by a company", "by a society", "In 1702 the quarry at Aber was opened by a society of twelve."),
        ("1702", "1703", "In 1703 the quarry at Aber was opened by a company of twelve."),
        (
            "Aber was opened by",
            "Aber was opened. This was done by",
            "In 1702 the quarry at Aber was opened. This was done by a company of twelve.",
        ),
        (
            "twelve. In 1705",
            "twelve, and in 1705",
            "In 1702 the quarry at Aber was opened by a company of twelve",
        ),
        ("The prince of the old town had a plan. ", "", ABER.quote),
        ("plan. In", "plan; in", "in 1702 the quarry at Aber was opened by a company of twelve."),
    ],
    ids=["a word", "a number", "split", "joined", "text before it", "joined to the one before"],
)  # fmt: skip
def test_sentence_is_found_after_an_edit_in_it_or_beside_it(old, new, quote):
    assert found_in(ROADS, block(QUARRY.text.replace(old, new, 1))) == quote


@pytest.mark.parametrize(
    "new",
    [
        "“The King’s co-operation — so he said — was ﬁnal in 1914–18.” She left the oﬃce.",
        '"The King\'s cooperation -- so he said -- was final in 1914-18." She left the office.',
        "„The King's co\u00adoperation–so he said–was  final in 1914 – 18.“ She left the office.",
        "``The king’s co-\u200boperation, so he said, was FINAL in 1914—18.'' She left the office.",
    ],
)
def test_other_typography_is_the_same_text(new):
    old = block(
        "“The King’s co-operation – so he said – was final in 1914–18.” She left the office."
    )
    passage = block(new.replace(" – 18", "–18"))
    for start, end in old.sentences:
        anchor = Anchor.of(old, start, end)
        first, *others = candidates(document(ROADS, passage), anchor)
        assert first.exact and first.sure and not others
        assert (first.anchor.start, first.anchor.end) in passage.sentences


@pytest.mark.parametrize(
    "text",
    [
        QUARRY.text.replace(ABER.quote + " ", ""),
        "In 1702 the quarry at Brant was opened by a company of twelve.",
        "In 1712 the quarry at Aber was opened by a company of twelve.",
    ],
    ids=["gone beside its like", "another name", "another number"],
)
def test_look_alike_that_says_something_else_is_offered_but_not_taken(text):
    new = document(ROADS, block(text))
    assert locate(new, ABER) is None
    assert [c.sure for c in candidates(new, ABER)] == [False]


def test_number_with_another_sign_in_it_is_another_number():
    old = block("It cost the two towns 1.5 million in the end.")
    anchor = Anchor.of(old, *old.sentences[0])
    assert found_in(block(old.text.replace("1.5", "15")), anchor=anchor) is None
    part = anchor_of(
        block("It cost 5 million in the end of it all."), "5 million in the end of it all."
    )
    assert found_in(block("It cost 1.5 million in the end of it all."), anchor=part) is None


def test_quote_is_not_found_within_words():
    part = anchor_of(block("He knew the art of the harbour masters well."), "art of the harbour")
    assert found_in(block("This was the heart of the harbour masters."), anchor=part) is None


def test_short_sentence_is_found_as_a_sentence_only():
    paid = anchor_of(block("Nobody paid."), "Nobody paid.")
    assert found_in(block("It was late. Nobody paid. He left."), anchor=paid) == "Nobody paid."
    assert found_in(block("It was late, and nobody paid the man."), anchor=paid) is None


def test_quote_of_several_sentences_is_found_reworded():
    old = block("One was here. Two were there at noon. Three were with them at night. Four slept.")
    anchor = anchor_of(old, "Two were there at noon. Three were with them at night.")
    new = block(old.text.replace("at noon", "by noon"))
    assert found_in(new, anchor=anchor) == "Two were there by noon. Three were with them at night."


def test_heading_is_found_reworded():
    old = block("The long quarrel over fresh water", kind=BlockType.HEADING)
    anchor = Anchor.of(old, 0, len(old.text))
    new = block("The long quarrel over the water", kind=BlockType.HEADING)
    assert found_in(MINES, new, anchor=anchor) == new.text


def test_candidates_come_best_first_and_apart():
    near = block(QUARRY.text.replace("twelve", "eleven"))
    far = block("Elsewhere in 1702 the quarry at Aber was opened by a society of twelve men.")
    found = candidates(document(far, near), ABER)
    assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)
    assert [c.anchor.block for c in found] == [near.id, far.id, near.id]
    assert found[0].anchor.end <= found[2].anchor.start
    assert all(not c.exact and 0 <= c.score <= 1 for c in found)


def test_same_letters_leave_no_other_candidates():
    near = block(QUARRY.text.replace("twelve", "eleven"))
    found = candidates(document(near, block("So it is. " + QUARRY.text)), ABER)
    assert [c.exact for c in found] == [True]


def test_places_within_the_margin_are_left_to_the_user():
    one, two = candidates(
        document(block("It is so. " + MINES.text), block("It was so. " + MINES.text)), DEEP
    )
    assert decide([one, two]) is None
    assert decide([one, replace(two, score=one.score - 2 * MARGIN)]) == one.anchor
    assert decide([replace(one, sure=False)]) is None
    assert decide([]) is None


def test_index_finds_what_its_document_finds():
    new = document(ROADS, block(QUARRY.text.replace("company", "society", 1)), MINES)
    places = index(new)
    for anchor in (ABER, DEEP, anchor_of(QUARRY, "Nobody asked who paid.")):
        assert locate(places, anchor) == locate(new, anchor)
        assert candidates(places, anchor) == candidates(new, anchor)


def test_quote_that_stands_everywhere_is_ambiguous():
    the = anchor_of(MINES, "The")
    assert locate(document(*(block(f"The {n} men slept.") for n in range(200))), the) is None


@pytest.mark.parametrize(
    "text", ["", "İstanbul ŉ ﬃ", "e\u0301te\u0301", "१,२३४ १९४७", "1–2", "½ x²"]
)
def test_every_letter_of_the_reduced_text_has_its_place(text):
    assert len(origins(text)) == len(reduced(text))
    assert origins(text) == sorted(origins(text))


# Quotes as they are typed


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
