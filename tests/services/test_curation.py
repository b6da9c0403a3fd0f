"""Decisions about cards, and taking them back."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from studyapp.identity import card_id
from studyapp.model import Anchor, Form, Kind, Rating, Status
from studyapp.services.own_cards import own_card, source_of
from tests.services.samples import NOW, SENTENCES, TEXT, block, card, prepared

LATER = NOW + timedelta(hours=1)


def add(services, *cards):
    return services.library.add(prepared(*cards), NOW).document


def kept(services, document):
    return {c.card.id: c for c in services.library.cards(document)}


def test_an_edit_changes_the_words_and_nothing_else(services):
    document = add(services, card(2))
    services.curation.edit(card(2).id, question="New?", answer="new", note="mind", now=LATER)
    edited = kept(services, document)[card(2).id]
    assert (edited.card.question, edited.card.answer, edited.card.note) == ("New?", "new", "mind")
    assert edited.card.anchor == card(2).anchor
    assert edited.changed == LATER
    assert edited.created == NOW


def test_an_edit_that_changes_nothing_leaves_no_trace(services):
    document = add(services, card(2))
    changes = services.curation.edit(
        card(2).id, question="Question 2?", answer="answer 2", now=LATER
    )
    assert not changes.what
    assert kept(services, document)[card(2).id].changed == NOW
    assert services.history.undo(LATER) is None


def test_rejected_cards_are_gone_and_come_back_by_undo(services):
    document = add(services, card(2), card(3, sentence=1))
    services.curation.set_status([card(2).id], Status.REJECTED, LATER)
    assert set(kept(services, document)) == {card(3).id}
    undone = services.history.undo(LATER)
    assert undone is not None
    assert undone.label == "rejecting a card"
    assert set(kept(services, document)) == {card(2).id, card(3).id}


def test_one_step_of_undo_takes_back_a_change_of_many_cards(services):
    suggested = [card(n, status=Status.SUGGESTED, sentence=n - 2) for n in (2, 3, 4)]
    document = add(services, *suggested)
    services.curation.set_status([c.id for c in suggested], Status.ACTIVE, LATER)
    assert {c.card.status for c in kept(services, document).values()} == {Status.ACTIVE}
    services.history.undo(LATER)
    assert {c.card.status for c in kept(services, document).values()} == {Status.SUGGESTED}


def test_undo_goes_back_step_by_step(services):
    document = add(services, card(2))
    services.curation.edit(card(2).id, question="One?", answer="answer 2", now=LATER)
    services.curation.edit(card(2).id, question="Two?", answer="answer 2", now=LATER)
    questions = []
    while services.history.undo(LATER):
        questions.append(kept(services, document)[card(2).id].card.question)
    assert questions == ["One?", "Question 2?"]


def test_the_right_option_of_a_choice_follows_its_answer(services):
    choice = replace(card(2), form=Form.CHOICE, answer="1894", choices=("1894", "1901"))
    document = add(services, choice)
    services.curation.edit(choice.id, question="When?", answer="in 1894", now=LATER)
    assert kept(services, document)[choice.id].card.choices == ("in 1894", "1901")


# Own cards and places


def own(words, *, answer="A", form=Form.QUESTION, answers=()):
    start = TEXT.index(words)
    source: Any = source_of([(block(), start, start + len(words))])
    return own_card(source, form, "Own question?", answer, answers=answers)


def order(services, document):
    return [c.card.id for c in services.library.cards(document)]


def test_an_own_card_is_active_and_stands_at_its_sentence(services):
    document = add(services, card(2), card(4, sentence=2))
    made = services.curation.add(document, own("nine days"), LATER)
    assert made.changes.concern("cards")
    assert order(services, document) == [card(2).id, made.card, card(4).id]
    own_one = kept(services, document)[made.card]
    assert own_one.card.status is Status.ACTIVE
    assert own_one.card.kind is Kind.OWN
    assert own_one.created == LATER
    assert own_one.card.anchor.quote == SENTENCES[1]


def test_the_id_of_an_own_card_comes_from_its_work_sentence_form_and_answer(services):
    document = add(services, card(2))
    made = services.curation.add(document, own("nine days", answer="nine days"), LATER)
    work = "The canal Ada Quay"
    assert made.card == card_id(work, SENTENCES[1], "own", "question", "nine days")
    listed = own("nine days", form=Form.LIST, answers=("salt", "tar"))
    made = services.curation.add(document, listed, LATER)
    assert made.card == card_id(work, SENTENCES[1], "own", "list", ("salt", "tar"))


def test_the_same_card_made_twice_gets_another_id_even_if_the_first_was_rejected(services):
    document = add(services, card(2))
    first = services.curation.add(document, own("nine days"), LATER)
    services.curation.set_status([first.card], Status.REJECTED, LATER)
    second = services.curation.add(document, own("nine days"), LATER)
    assert second.card == card_id("The canal Ada Quay", SENTENCES[1], "own", "question", "A", 1)


def test_undo_deletes_an_own_card_for_good(services):
    document = add(services, card(2))
    made = services.curation.add(document, own("nine days"), LATER)
    undone = services.history.undo(LATER)
    assert undone.label == "making a card"
    assert set(kept(services, document)) == {card(2).id}
    assert services.curation.add(document, own("nine days"), LATER).card == made.card


def test_undoing_an_own_card_that_was_studied_keeps_its_answers(services):
    document = add(services)
    made = services.curation.add(document, own("nine days"), LATER)
    session = services.review(document)
    asked = session.next(LATER)
    assert asked.card.id == made.card
    session.answer(asked, Rating.GOOD, 3.0, LATER)
    services.history.undo(LATER)
    assert kept(services, document) == {}
    assert services.library.info(LATER).reviews == 1


def test_a_card_is_given_another_place_and_moves_there(services):
    document = add(services, card(2), card(3, sentence=1))
    anchor = Anchor.of(block(), *block().sentences[2])
    changes = services.curation.place(card(2).id, anchor, LATER)
    assert changes.concern("cards")
    assert kept(services, document)[card(2).id].card.anchor == anchor
    assert order(services, document) == [card(3).id, card(2).id]
    assert services.history.undo(LATER).label == "placing a card"
    assert kept(services, document)[card(2).id].card.anchor == card(2).anchor
    assert order(services, document) == [card(2).id, card(3).id]


def test_a_card_is_kept_without_a_passage_behind_all_others(services):
    further = Anchor.of(block(), *block().sentences[1])
    document = add(services, replace(card(2), more=(further,)), card(4))
    services.curation.place(card(2).id, None, LATER)
    placed = kept(services, document)[card(2).id].card
    assert (placed.anchor, placed.more) == (None, ())
    assert order(services, document)[-1] == card(2).id
    assert services.history.undo(LATER).label == "keeping a card without its passage"
    assert kept(services, document)[card(2).id].card.more


def test_a_place_that_a_card_has_already_leaves_no_trace(services):
    add(services, card(2))
    assert not services.curation.place(card(2).id, card(2).anchor, LATER).what
    assert services.history.undo(LATER) is None


def test_decisions_say_which_rules_to_trust(services):
    cards = [replace(card(n, sentence=n - 2), rule="who") for n in (2, 3)]
    add(services, *cards)

    assert services.learned("") == {}
    services.curation.set_status([card(2).id], Status.REJECTED, LATER)

    assert services.learned("") == {"who": -0.027}
    assert services.learned((LATER + timedelta(hours=1)).isoformat()) == {}


def test_an_edited_card_counts_as_kept(services):
    add(services, replace(card(2), rule="reason"))
    services.curation.edit(card(2).id, question="New?", answer="new", now=LATER)

    assert services.learned("") == {"reason": 0.027}
    assert services.info(LATER).learned == {"reason": 0.027}
