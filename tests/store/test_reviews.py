"""Answers: appended, counted, and the newest taken back."""

import pytest
from sqlalchemy.exc import IntegrityError

from studyapp.model import Rating, Review, State
from studyapp.scheduling import Scheduler
from studyapp.store.store import Store
from tests.store.samples import DAY, NOW, add, card, review


def test_reviews_come_back_in_the_order_they_were_given(store: Store) -> None:
    given = [
        Review(card(1).id, NOW, Rating.AGAIN, 2.5, None),
        Review(card(2).id, NOW, Rating.EASY, 0.0, State.REVIEW),
        Review(card(1).id, NOW + DAY, Rating.HARD, 61.25, State.RELEARNING),
    ]
    with store.transaction() as tx:
        add(tx, card(1), card(2))
        for answer in given:
            tx.reviews.add(answer, None)
        assert tx.reviews.of(card(1).id) == [given[0], given[2]]
        assert tx.reviews.since(NOW) == given
        assert tx.reviews.since(NOW + DAY) == [given[2]]
        assert tx.reviews.count() == 3


def test_a_review_needs_its_card(store: Store) -> None:
    with pytest.raises(IntegrityError), store.transaction() as tx:
        tx.reviews.add(review("NONE"), None)


def test_without_reviews_there_is_no_last(store: Store) -> None:
    with store.transaction() as tx:
        assert tx.reviews.last() is None
        tx.reviews.remove_last()


def test_undo_of_the_newest_answers_restores_each_schedule_exactly(store: Store) -> None:
    scheduler, now = Scheduler(), NOW
    before = []
    with store.transaction() as tx:
        add(tx, card(1))
    for rating in (Rating.GOOD, Rating.GOOD, Rating.EASY, Rating.AGAIN, Rating.HARD):
        with store.transaction() as tx:
            current = tx.cards.get(card(1).id).schedule
            before.append(current)
            after = scheduler.review(current, rating, now, card(1).id)
            state = current.state if current else None
            tx.reviews.add(Review(card(1).id, now, rating, 1.0, state), current)
            tx.cards.schedule(card(1).id, after)
            now = after.due
    for expected in reversed(before):
        with store.transaction() as tx:
            last = tx.reviews.last()
            assert last is not None
            tx.reviews.remove_last()
            tx.cards.schedule(card(1).id, last[1])
            assert tx.cards.get(card(1).id).schedule == expected
    with store.transaction() as tx:
        assert tx.reviews.count() == 0


def test_answers_are_counted_by_what_the_card_was_before(store: Store) -> None:
    with store.transaction() as tx:
        add(tx, card(1), card(2))
        for n, state, at in (
            (1, None, NOW - DAY),
            (1, State.LEARNING, NOW),
            (1, State.REVIEW, NOW),
            (2, None, NOW),
            (2, State.REVIEW, NOW + DAY),
            (2, State.RELEARNING, NOW),
        ):
            tx.reviews.add(review(card(n).id, at, state), None)
        assert tx.reviews.introduced_since(NOW) == 1
        assert tx.reviews.introduced_since(NOW - DAY) == 2
        assert tx.reviews.reviewed_since(NOW) == 2
