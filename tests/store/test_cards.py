"""Cards: their content, their order, status, burying and schedule."""

from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError

from studyapp.errors import NotInLibrary
from studyapp.model import Anchor, Card, Form, Kind, State, Status
from studyapp.store.store import Store
from tests.store.samples import DAY, NOW, PARAGRAPH, TONIGHT, add, card, review, schedule

LIST = Card(
    id="LIST",
    kind=Kind.ACTOR,
    form=Form.LIST,
    question="Which cities?",
    answer="Zürich; Oslo",
    answers=("Zürich", "Oslo"),
    choices=("a", "b"),
    anchor=Anchor.of(PARAGRAPH, 0, 34),
    more=(Anchor.of(PARAGRAPH, 35, 59),),
    context="About the café",
    date="1913",
    inferred=True,
    actors=("the owner",),
    tags=("x::y",),
    rule="list-1",
    confidence=0.75,
    status=Status.SUGGESTED,
    note="Ask slowly",
)


def test_a_card_comes_back_with_all_its_fields(store: Store) -> None:
    with store.transaction() as tx:
        number = add(tx, LIST)
    with store.transaction() as tx:
        kept = tx.cards.get("LIST")
    assert kept.card == LIST
    assert (kept.document, kept.created, kept.changed) == (number, NOW, NOW)
    assert kept.schedule is None and kept.buried_until is None


def test_a_card_without_a_source_has_no_anchor(store: Store) -> None:
    own = Card(id="OWN", kind=Kind.OWN, form=Form.QUESTION, question="Q", answer="A")
    with store.transaction() as tx:
        add(tx, own)
        assert tx.cards.get("OWN").card == own


def test_cards_stand_in_the_order_they_were_added(store: Store) -> None:
    with store.transaction() as tx:
        number = add(tx, card(3), card(1))
        tx.cards.add(number, [card(2)], now=NOW)
        add(tx, card(4))
        assert [c.card for c in tx.cards.of(number)] == [card(3), card(1), card(2)]


def test_rejected_cards_are_shown_on_request_only(store: Store) -> None:
    with store.transaction() as tx:
        number = add(tx, card(1), card(2, status=Status.REJECTED))
        assert [c.card.id for c in tx.cards.of(number)] == [card(1).id]
        assert len(tx.cards.of(number, rejected=True)) == 2


def test_adding_no_cards_changes_nothing(store: Store) -> None:
    with store.transaction() as tx:
        assert tx.cards.of(add(tx)) == []


def test_the_same_id_twice_is_kept_out_by_the_library(store: Store) -> None:
    with pytest.raises(IntegrityError), store.transaction() as tx:
        add(tx, card(1), card(1))
    with store.transaction() as tx:
        assert tx.documents.entries(NOW, TONIGHT) == []


def test_existing_ids_are_found_in_removed_documents_too(store: Store) -> None:
    with store.transaction() as tx:
        tx.documents.remove(add(tx, card(1)), NOW)
        add(tx, card(2))
        asked = [card(n).id for n in (1, 2, 3)]
        assert tx.cards.existing(asked) == {card(1).id, card(2).id}
        assert tx.cards.existing([]) == set()


def test_many_ids_can_be_asked_for_at_once(store: Store) -> None:
    with store.transaction() as tx:
        add(tx, card(1))
        assert tx.cards.existing([card(n).id for n in range(50_000)]) == {card(1).id}


def test_replacing_changes_the_content_and_keeps_the_schedule(store: Store) -> None:
    later = NOW + DAY
    known = schedule(State.REVIEW, later)
    with store.transaction() as tx:
        number = add(tx, card(1), card(2))
        tx.cards.schedule(card(1).id, known)
        reworded = replace(LIST, id=card(1).id, status=Status.ACTIVE)
        tx.cards.replace(reworded, now=later)
        kept = tx.cards.get(card(1).id)
        assert kept.card == reworded
        assert (kept.created, kept.changed, kept.schedule) == (NOW, later, known)
        assert [c.card.id for c in tx.cards.of(number)] == [card(1).id, card(2).id]


def test_a_change_of_status_alone_is_no_change_of_what_the_card_says(store: Store) -> None:
    with store.transaction() as tx:
        add(tx, card(1), card(2))
        tx.cards.set_status([card(1).id], Status.SUSPENDED, now=NOW + DAY)
        tx.cards.replace(card(2, status=Status.REJECTED), now=NOW + DAY)
        first, second = tx.cards.get(card(1).id), tx.cards.get(card(2).id)
        assert (first.card.status, first.changed) == (Status.SUSPENDED, NOW)
        assert (second.card.status, second.changed) == (Status.REJECTED, NOW)


def test_a_status_is_set_for_the_named_cards_only(store: Store) -> None:
    with store.transaction() as tx:
        number = add(tx, card(1), card(2), card(3))
        tx.cards.set_status([card(1).id, card(3).id], Status.SUSPENDED, now=NOW)
        statuses = [c.card.status for c in tx.cards.of(number)]
        assert statuses == [Status.SUSPENDED, Status.ACTIVE, Status.SUSPENDED]


def test_an_unknown_card_is_refused(store: Store) -> None:
    with store.transaction() as tx:
        add(tx)
        with pytest.raises(NotInLibrary, match="no card NONE"):
            tx.cards.get("NONE")
        with pytest.raises(NotInLibrary):
            tx.cards.replace(card(1), now=NOW)
        with pytest.raises(NotInLibrary):
            tx.cards.set_status(["NONE"], Status.ACTIVE, now=NOW)
        with pytest.raises(NotInLibrary):
            tx.cards.bury("NONE", NOW)
        with pytest.raises(NotInLibrary):
            tx.cards.schedule("NONE", schedule(State.REVIEW, NOW))
        with pytest.raises(NotInLibrary):
            tx.cards.schedule("NONE", None)


def test_a_schedule_is_stored_changed_and_taken_away(store: Store) -> None:
    first, second = schedule(State.LEARNING, NOW), schedule(State.REVIEW, NOW + DAY)
    with store.transaction() as tx:
        add(tx, card(1))
        for kept in (first, second, None, first):
            tx.cards.schedule(card(1).id, kept)
            assert tx.cards.get(card(1).id).schedule == kept
            assert tx.cards.count_due(NOW, TONIGHT).new == (kept is None)


def test_a_buried_card_can_be_dug_up(store: Store) -> None:
    with store.transaction() as tx:
        add(tx, card(1))
        tx.cards.bury(card(1).id, TONIGHT)
        assert tx.cards.get(card(1).id).buried_until == TONIGHT
        tx.cards.bury(card(1).id, None)
        assert tx.cards.get(card(1).id).buried_until is None


def test_another_place_alone_is_no_change_of_what_the_card_says(store: Store) -> None:
    with store.transaction() as tx:
        add(tx, card(1))
        moved = replace(card(1), anchor=Anchor.of(PARAGRAPH, 35, 59))
        tx.cards.replace(moved, now=NOW + DAY)
        kept = tx.cards.get(card(1).id)
    assert (kept.card, kept.changed) == (moved, NOW)


def test_cards_are_put_into_another_order(store: Store) -> None:
    with store.transaction() as tx:
        number = add(tx, card(1), card(2), card(3))
        tx.cards.arrange(number, [card(3).id, card(1).id, card(2).id])
        tx.cards.arrange(number, [])
        assert [c.card.id for c in tx.cards.of(number)] == [card(3).id, card(1).id, card(2).id]


def test_deleted_cards_are_gone_with_schedule_reviews_and_their_lines_in_the_search(
    store: Store,
) -> None:
    with store.transaction() as tx:
        add(tx, card(1), card(2))
        tx.reviews.add(review(card(1).id), None)
        tx.cards.schedule(card(1).id, schedule(State.REVIEW, NOW))
        tx.cards.delete([card(1).id])
        assert tx.cards.existing([card(1).id, card(2).id]) == {card(2).id}
        assert tx.reviews.count() == 0
        assert [c.card.id for c in tx.cards.search("close")] == [card(2).id]
