"""What a selection in the text stands for, and the card that becomes of it."""

import pytest

from studyapp.model import GAP, Block, BlockType, Form, Kind
from studyapp.services.own_cards import (
    MOST,
    draft,
    gapped,
    items_of,
    own_card,
    source_of,
    tags_of,
    with_gap,
)
from tests.services.samples import SENTENCES, TEXT, block

OPENED, VOYAGE, MASTERS = block().sentences


def item(n: int, text: str) -> Block:
    return Block(f"bitem{n}", BlockType.ITEM, text, ((0, len(text)),))


def part(words: str) -> tuple[Block, int, int]:
    start = TEXT.index(words)
    return block(), start, start + len(words)


def source(words: str):
    made = source_of([part(words)])
    assert made is not None
    return made


def test_words_within_a_sentence_come_from_that_sentence():
    made = source("nine days")
    assert made.anchor.quote == SENTENCES[1]
    assert (made.anchor.start, made.anchor.end) == VOYAGE
    assert made.words == "nine days"


@pytest.mark.parametrize("words", [SENTENCES[0], SENTENCES[0][:-1], SENTENCES[0] + " "])
def test_a_whole_sentence_has_no_chosen_words(words):
    made = source(words)
    assert made.anchor.quote == SENTENCES[0]
    assert made.chosen is None


def test_a_selection_over_two_sentences_is_anchored_on_both():
    made = source("in 1894. It cut the voyage")
    assert made.anchor.quote == " ".join(SENTENCES[:2])
    assert made.words == "in 1894. It cut the voyage"


@pytest.mark.parametrize(("offset", "sentence"), [(0, 0), (5, 0), (OPENED[1], 0), (VOYAGE[0], 1)])
def test_a_caret_stands_for_the_sentence_around_it(offset, sentence):
    made = source_of([(block(), offset, offset)])
    assert made is not None
    assert made.anchor.quote == SENTENCES[sentence]
    assert made.chosen is None


def test_white_space_at_the_ends_of_a_selection_is_left_out():
    assert source(" cut the ").words == "cut the"


def test_a_passage_without_sentences_is_taken_whole():
    heading = Block("bhead", BlockType.HEADING, "The canal in winter", (), 1)
    made = source_of([(heading, 4, 9)])
    assert made is not None
    assert made.anchor.quote == "The canal in winter"
    assert made.words == "canal"


def test_several_passages_are_items_with_an_anchor_each():
    made = source_of([(item(n, text), 0, len(text)) for n, text in enumerate(("salt", "tar"))])
    assert made is not None
    assert made.anchor.quote == "salt"
    assert [anchor.quote for anchor in made.more] == ["tar"]
    assert made.items() == ("salt", "tar")


def test_nothing_and_too_much_are_no_source():
    assert source_of([]) is None
    many = [(item(n, f"item {n}"), 0, 5) for n in range(MOST + 1)]
    assert source_of(many) is None
    assert source_of(many[:MOST]) is not None


@pytest.mark.parametrize(
    ("form", "question", "answer"),
    [
        (Form.QUESTION, "", "nine days"),
        (Form.CLOZE, f"It cut the voyage of a wool ship by {GAP}.", "nine days"),
        (Form.LIST, "", "nine days"),
    ],
)
def test_chosen_words_are_the_answer_of_each_form(form, question, answer):
    assert draft(source("nine days"), form) == (question, answer)


@pytest.mark.parametrize(
    ("form", "question"), [(Form.QUESTION, ""), (Form.CLOZE, SENTENCES[0]), (Form.LIST, "")]
)
def test_a_whole_sentence_leaves_the_answer_to_the_user(form, question):
    assert draft(source(SENTENCES[0]), form) == (question, "")


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("salt, tar and rope", ("salt", "tar", "rope")),
        ("salt, tar, and rope", ("salt", "tar", "rope")),
        ("salt and pepper; tar", ("salt and pepper", "tar")),
        ("salt", ("salt",)),
        ("", ()),
    ],
)
def test_an_enumeration_falls_into_its_items(text, items):
    assert items_of(text) == items


def test_a_gap_stands_where_the_words_stood():
    assert gapped("In 1894 and 1894.", (12, 16)) == f"In 1894 and {GAP}."


def test_a_gap_moves_to_other_words_of_a_reworded_sentence():
    assert with_gap(f"The canal of {GAP} was long.", "1894", "canal") == (
        f"The {GAP} of 1894 was long."
    )
    assert with_gap(f"The canal of {GAP}.", "1894", "harbour") is None


def test_tags_come_apart_at_spaces_and_commas_and_stand_once():
    assert tags_of("  exam, canal exam;week::2 ") == ("exam", "canal", "week::2")
    assert tags_of("") == ()


def test_a_list_says_its_items_in_one_line_too():
    card = own_card(source("nine days"), Form.LIST, "Which?", "", answers=("salt", "tar"))
    assert (card.answer, card.answers) == ("salt; tar", ("salt", "tar"))
    assert card.kind is Kind.OWN
    assert card.rule == ""
