"""Adding, removing and finding documents in a library."""

from dataclasses import replace
from datetime import timedelta

import pytest

from studyapp.errors import NotInLibrary
from studyapp.model import Deck, Status
from studyapp.services.opening import open_services
from studyapp.settings import Settings
from tests.services.samples import NOW, card, document, prepared


def test_an_added_document_is_read_back_with_its_cards_in_article_order(services):
    late, early = card(2, sentence=2), card(3, sentence=0)
    added = services.library.add(prepared(late, early), NOW)
    assert services.library.document(added.document) == document()
    assert [c.card for c in services.library.cards(added.document)] == [early, late]
    assert added.changes.concern("documents")


def test_the_same_file_is_added_once(services):
    first = services.library.add(prepared(card(2)), NOW)
    second = services.library.add(prepared(card(2)), NOW)
    assert second.already
    assert second.document == first.document
    assert len(services.library.documents(NOW)) == 1


def test_another_file_of_the_same_work_gets_cards_with_ids_of_their_own(services):
    first = services.library.add(prepared(card(2), digest="d1"), NOW)
    second = services.library.add(prepared(card(2), digest="d2"), NOW)
    assert second.document != first.document
    ids = {c.card.id for d in (first, second) for c in services.library.cards(d.document)}
    assert len(ids) == 2


def test_a_deck_goes_before_generated_cards_that_ask_the_same(services):
    by_hand = replace(card(2), id="ZZZZZZZZZZZZZZZZ", question="A better question?", rule="")
    of_deck = replace(prepared(card(2), card(3)), deck=Deck(id="d", title="Deck", cards=(by_hand,)))
    added = services.library.add(of_deck, NOW)
    questions = [c.card.question for c in services.library.cards(added.document)]
    assert questions == ["A better question?", "Question 3?"]


def test_a_removed_document_is_gone_until_it_is_restored(services):
    added = services.library.add(prepared(card(2)), NOW)
    services.library.remove(added.document, NOW)
    assert services.library.documents(NOW) == []
    services.library.restore(added.document)
    assert [e.id for e in services.library.documents(NOW)] == [added.document]
    assert len(services.library.cards(added.document)) == 1


def test_importing_a_removed_file_brings_it_back_with_its_progress(services):
    first = services.library.add(prepared(card(2)), NOW)
    services.curation.edit(card(2).id, question="Mine?", answer="mine", now=NOW)
    services.library.remove(first.document, NOW)
    again = services.library.add(prepared(card(2)), NOW)
    assert (again.document, again.already) == (first.document, False)
    assert [c.card.question for c in services.library.cards(again.document)] == ["Mine?"]


def test_what_was_removed_is_deleted_for_good_at_the_next_start(services, tmp_path):
    first = services.library.add(prepared(card(2)), NOW)
    services.library.remove(first.document, NOW)
    services.close()
    reopened = open_services(tmp_path / "library.studyapp", Settings(), NOW)
    with pytest.raises(NotInLibrary):
        reopened.library.restore(first.document)
    reopened.close()


def test_entries_count_what_there_is_to_do(services):
    services.library.add(
        prepared(card(2), card(3, sentence=1), card(4, status=Status.SUGGESTED, sentence=2)), NOW
    )
    [entry] = services.library.documents(NOW)
    assert (entry.active, entry.suggested, entry.new, entry.due) == (2, 1, 2, 0)


def test_search_finds_words_of_questions_answers_and_sentences(services):
    services.library.add(prepared(card(2), card(3, sentence=1)), NOW)
    assert [c.card.id for c in services.library.search("wool")] == [card(3).id]
    assert [c.card.id for c in services.library.search("answer 2")] == [card(2).id]
    assert services.library.search('"unbalanced (AND') == []


def test_an_unknown_document_is_a_sentence(services):
    with pytest.raises(NotInLibrary):
        services.library.document(99)


def test_the_first_start_brings_the_study_edition_with_cards_and_only_once(services):
    document_id = services.library.start(NOW)
    assert document_id is not None
    cards = services.library.cards(document_id)
    by_hand = [c for c in cards if not c.card.rule]
    assert len(by_hand) >= 20
    assert all(c.card.status is Status.ACTIVE for c in by_hand)
    assert len(cards) > len(by_hand)
    assert services.library.start(NOW) is None


def test_a_library_that_was_emptied_does_not_get_the_study_edition_again(services):
    added = services.library.add(prepared(card(2)), NOW)
    services.library.remove(added.document, NOW)
    assert services.library.start(NOW) is None


def test_the_library_can_be_read_while_another_program_writes(services, tmp_path):
    services.library.add(prepared(card(2)), NOW)
    reader = open_services(tmp_path / "library.studyapp", Settings(), NOW, writable=False)
    assert reader.library.info(NOW + timedelta(seconds=1)).active == 1
    reader.close()
