"""Which cards a study session gets, and that finding them needs no look at all the others."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Select
from sqlalchemy.dialects import sqlite

from studyapp.model import State, Status
from studyapp.store import queues
from studyapp.store.backup import connect
from studyapp.store.cards import DueCounts
from studyapp.store.store import Store, Transaction
from tests.store.samples import DAY, NOW, TONIGHT, add, card, schedule

SECOND = timedelta(seconds=1)


def ids(cards: list[Any]) -> list[int]:
    return [int(c.card.id[4:]) for c in cards]


def plan(tx: Transaction, cards: dict[int, tuple[State, datetime]]) -> None:
    for n, (state, due) in cards.items():
        tx.cards.schedule(card(n).id, schedule(state, due))


def test_learning_cards_come_when_their_moment_has_come_oldest_first(store: Store) -> None:
    with store.transaction() as tx:
        add(tx, *map(card, range(1, 6)))
        plan(
            tx,
            {
                1: (State.LEARNING, NOW),
                2: (State.RELEARNING, NOW - SECOND),
                3: (State.LEARNING, NOW + SECOND),
                4: (State.REVIEW, NOW - DAY),
            },
        )
        assert ids(tx.cards.learning_due(NOW, None)) == [2, 1]
        assert ids(tx.cards.learning_due(NOW + SECOND, None)) == [2, 1, 3]


def test_reviews_come_until_the_end_of_the_study_day_oldest_first(store: Store) -> None:
    with store.transaction() as tx:
        add(tx, *map(card, range(1, 5)))
        plan(
            tx,
            {
                1: (State.REVIEW, TONIGHT - SECOND),
                2: (State.REVIEW, NOW - 3 * DAY),
                3: (State.REVIEW, TONIGHT),
                4: (State.LEARNING, NOW - DAY),
            },
        )
        assert ids(tx.cards.review_due(TONIGHT, None, 9, NOW)) == [2, 1]
        assert ids(tx.cards.review_due(TONIGHT, None, 1, NOW)) == [2]
        assert ids(tx.cards.review_due(TONIGHT, None, 0, NOW)) == []


def test_new_cards_come_in_article_order_documents_as_they_were_added(store: Store) -> None:
    with store.transaction() as tx:
        first = add(tx, card(3), card(1))
        add(tx, card(2))
        tx.cards.add(first, [card(4)], now=NOW)
        assert ids(tx.cards.new(None, 9, NOW)) == [3, 1, 4, 2]
        assert ids(tx.cards.new(None, 2, NOW)) == [3, 1]
        tx.cards.schedule(card(3).id, schedule(State.LEARNING, NOW))
        assert ids(tx.cards.new(None, 2, NOW)) == [1, 4]


def test_one_document_can_be_studied_alone(store: Store) -> None:
    with store.transaction() as tx:
        one = add(tx, *map(card, (1, 2, 3)))
        other = add(tx, *map(card, (4, 5, 6)))
        plan(
            tx,
            {
                1: (State.LEARNING, NOW),
                2: (State.REVIEW, NOW),
                4: (State.LEARNING, NOW - SECOND),
                5: (State.REVIEW, NOW),
            },
        )
        assert ids(tx.cards.learning_due(NOW, one)) == [1]
        assert ids(tx.cards.review_due(TONIGHT, one, 9, NOW)) == [2]
        assert ids(tx.cards.new(one, 9, NOW)) == [3]
        assert tx.cards.count_due(NOW, TONIGHT, one) == DueCounts(1, 1, 1)
        assert tx.cards.count_due(NOW, TONIGHT, None) == DueCounts(2, 2, 2)
        assert tx.cards.next_learning(other) == NOW - SECOND
        assert ids(tx.cards.review_due(TONIGHT, other, 9, NOW)) == [5]


@pytest.mark.parametrize("status", [Status.SUGGESTED, Status.SUSPENDED, Status.REJECTED])
def test_only_active_cards_are_asked(store: Store, status: Status) -> None:
    with store.transaction() as tx:
        add(tx, *(card(n, status=status) for n in (1, 2, 3)))
        plan(tx, {1: (State.LEARNING, NOW), 2: (State.REVIEW, NOW)})
        assert tx.cards.learning_due(NOW, None) == []
        assert tx.cards.review_due(TONIGHT, None, 9, NOW) == []
        assert tx.cards.new(None, 9, NOW) == []
        assert tx.cards.count_due(NOW, TONIGHT, None) == DueCounts(0, 0, 0)
        assert tx.cards.next_learning(None) is None


def test_buried_cards_stay_away_until_their_moment(store: Store) -> None:
    with store.transaction() as tx:
        add(tx, *map(card, (1, 2, 3)))
        plan(tx, {1: (State.LEARNING, NOW), 2: (State.REVIEW, NOW)})
        for n in (1, 2, 3):
            tx.cards.bury(card(n).id, TONIGHT)
        assert tx.cards.count_due(NOW, TONIGHT, None) == DueCounts(0, 0, 0)
        assert tx.cards.learning_due(NOW, None) == []
        assert tx.cards.review_due(TONIGHT, None, 9, NOW) == []
        assert tx.cards.new(None, 9, NOW) == []
        assert tx.cards.count_due(TONIGHT, TONIGHT + DAY, None) == DueCounts(1, 1, 1)


def test_the_next_learning_card_comes_when_it_is_due_and_no_longer_buried(store: Store) -> None:
    with store.transaction() as tx:
        add(tx, *map(card, (1, 2)))
        assert tx.cards.next_learning(None) is None
        plan(tx, {1: (State.LEARNING, NOW), 2: (State.LEARNING, NOW + SECOND)})
        assert tx.cards.next_learning(None) == NOW
        tx.cards.bury(card(1).id, TONIGHT)
        assert tx.cards.next_learning(None) == NOW + SECOND
        tx.cards.bury(card(2).id, TONIGHT + DAY)
        assert tx.cards.next_learning(None) == TONIGHT


def test_an_empty_library_has_nothing_to_ask(store: Store) -> None:
    with store.transaction() as tx:
        assert tx.cards.count_due(NOW, TONIGHT) == DueCounts(0, 0, 0)


@pytest.mark.parametrize("one", [True, False])
@pytest.mark.parametrize("counted", [True, False])
@pytest.mark.parametrize("queue", [queues.learning, queues.review, queues.new])
def test_queues_are_found_through_an_index(
    library: Any, queue: Any, counted: bool, one: bool
) -> None:
    steps = query_plan(library, queue(counted=counted, one=one))
    assert steps and not [s for s in steps if s.startswith(("SCAN card", "SCAN schedule"))]


@pytest.mark.parametrize("one", [True, False])
def test_the_next_learning_card_is_found_through_an_index(library: Any, one: bool) -> None:
    first, *_ = query_plan(library, queues.next_learning(one=one))
    assert first.startswith("SEARCH schedule USING COVERING INDEX ix_schedule_due (state=?")


@pytest.mark.parametrize("counted", [True, False])
@pytest.mark.parametrize("one", [True, False])
def test_due_cards_are_reached_through_their_moment(library: Any, counted: bool, one: bool) -> None:
    first, *rest = query_plan(library, queues.review(counted=counted, one=one))
    assert first.startswith("SEARCH schedule USING") and "(state=? AND due<?)" in first
    assert not [step for step in rest if "ORDER BY" in step]


def query_plan(library: Any, queue: Select[Any]) -> list[str]:
    values = {"now": NOW, "before": TONIGHT, "document": 1, "limit": 8}
    used = {k: v for k, v in values.items() if f":{k}" in str(queue)}
    sql = queue.params(**used).compile(
        dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}
    )
    connection = connect(library, "mode=ro")
    try:
        return [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
    finally:
        connection.close()
