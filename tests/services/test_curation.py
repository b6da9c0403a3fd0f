"""Decisions about cards, and taking them back."""

from dataclasses import replace
from datetime import timedelta

from studyapp.model import Form, Status
from tests.services.samples import NOW, card, prepared

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
