"""The words of the app as values."""

from datetime import UTC, datetime

import pytest

from studyapp.model import (
    Anchor,
    Block,
    BlockType,
    Card,
    Changes,
    Document,
    Form,
    Kind,
    Note,
    Schedule,
    State,
)

TEXT = "One two three. Four five six. " + "x" * 50
BLOCK = Block("b1", BlockType.PARAGRAPH, TEXT, ((0, 14), (15, 29)), section="Part")


def test_an_anchor_remembers_its_sentence_and_what_stands_around_it():
    anchor = Anchor.of(BLOCK, 15, 29)
    assert anchor.quote == "Four five six."
    assert anchor.prefix == "One two three. "
    assert anchor.suffix == (" " + "x" * 50)[:32]
    assert (anchor.block, anchor.section) == ("b1", "Part")


def test_an_anchor_at_the_start_has_no_prefix():
    assert Anchor.of(BLOCK, 0, 14).prefix == ""


def test_the_options_of_a_choice_keep_their_order_and_do_not_begin_with_the_right_one_each_time():
    choices = ("right", "wrong", "false")
    orders = [
        Card(
            id=f"CARD{n}", kind=Kind.OWN, form=Form.CHOICE, question="Which?", answer="right",
            choices=choices,
        ).options()
        for n in (*range(40), *range(40))
    ]  # fmt: skip
    assert orders[:40] == orders[40:]
    assert {order[0] for order in orders} == set(choices)
    assert all(sorted(order) == sorted(choices) for order in orders)


def test_only_the_body_counts_for_the_words_of_a_document():
    heading = Block("b0", BlockType.HEADING, "Three more words", (), level=1)
    note = Note("n1", "1", "Words of a note.", ((0, 16),), "b1", 14)
    document = Document("T", "A", (heading, BLOCK), (note,))
    assert document.words() == 7
    assert list(document.passages()) == ["b0", "b1", "n1"]


def test_changes_know_whom_they_concern():
    both = Changes(frozenset({"cards", "reviews"}))
    assert both.concern("reviews", "documents")
    assert not both.concern("documents")
    assert not Changes().concern("cards")


@pytest.mark.parametrize(
    ("state", "stability", "known"),
    [
        (State.REVIEW, 21.0, True),
        (State.REVIEW, 20.9, False),
        (State.REVIEW, None, False),
        (State.RELEARNING, 40.0, False),
    ],
)
def test_a_card_is_known_from_three_weeks_of_stability_on(state, stability, known):
    due = datetime(2026, 5, 4, tzinfo=UTC)
    assert Schedule(state, None, stability, 5.0, due, due).known is known


@pytest.mark.parametrize(
    ("context", "above"),
    [
        ("The dam broke.", "The dam broke."),
        ("In the winter of 1902", "In the winter of 1902"),
        ("Dams: A History", None),
        ("A History", None),
        ("Dams\n", None),
        ("Dams\nThe dam broke.", "The dam broke."),
        (None, None),
    ],
)
def test_a_section_does_not_stand_above_a_question_in_the_window(context, above):
    anchor = Anchor("b1", 0, 3, "It.", section="A HISTORY")
    card = Card(
        id="a" * 16, kind=Kind.DATE, form=Form.QUESTION, question="?", answer="1",
        context=context, anchor=anchor,
    )  # fmt: skip
    assert card.line_above == above
