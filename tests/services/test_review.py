"""What comes next in a review session, and what an answer does."""

from dataclasses import replace
from datetime import timedelta

import pytest

from studyapp.model import Rating, State, Status
from studyapp.scheduling import Scheduler
from studyapp.services.review import ReviewSession
from studyapp.settings import Settings
from tests.services.samples import NOW, card, prepared

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


def session(services, **settings):
    return ReviewSession(
        services.store, Scheduler(fuzz=False), replace(Settings(), **settings), document=None
    )


def add(services, count=3, digest="d1", title="The canal"):
    cards = [card(n + 2, sentence=n % 3) for n in range(count)]
    return services.library.add(prepared(*cards, digest=digest, title=title), NOW).document


def answer(review, rating, now):
    asked = review.next(now)
    assert asked is not None
    review.answer(asked, rating, 2.5, now)
    return asked.card.id


def test_new_cards_come_in_article_order(services):
    add(services)
    review = session(services)
    asked = [answer(review, Rating.EASY, NOW + n * MINUTE) for n in range(3)]
    assert asked == [card(2).id, card(3).id, card(4).id]
    assert review.next(NOW + 3 * MINUTE) is None
    assert review.done == 3


def test_a_failed_card_comes_back_within_the_session_before_new_ones(services):
    add(services)
    review = session(services)
    failed = answer(review, Rating.AGAIN, NOW)
    other = review.next(NOW + timedelta(seconds=10))
    assert other is not None
    assert other.card.id != failed
    again = review.next(NOW + 5 * MINUTE)
    assert again is not None
    assert again.card.id == failed
    assert again.schedule is not None
    assert again.schedule.state is State.LEARNING


def test_learning_cards_come_early_when_nothing_else_is_left(services):
    add(services, count=1)
    review = session(services)
    answer(review, Rating.GOOD, NOW)
    soon = review.next(NOW + timedelta(seconds=5))
    assert soon is not None
    assert review.waiting_until() is not None


def test_the_daily_limit_of_new_cards_holds_over_sessions_and_ends_with_the_day(services):
    add(services)
    answer(session(services, new_per_day=1), Rating.EASY, NOW)
    assert session(services, new_per_day=1).next(NOW + MINUTE) is None
    assert session(services, new_per_day=1).counts(NOW + MINUTE).new == 0
    assert session(services, new_per_day=1).next(NOW + DAY) is not None


def test_more_new_cards_than_the_limit_can_be_asked_for_in_a_session(services):
    add(services)
    review = session(services, new_per_day=1)
    assert review.held_back(NOW) == 2
    answer(review, Rating.EASY, NOW)
    assert review.next(NOW + MINUTE) is None
    review.allow_more(1)
    assert review.held_back(NOW + MINUTE) == 1
    answer(review, Rating.EASY, NOW + MINUTE)
    assert review.next(NOW + 2 * MINUTE) is None
    assert session(services, new_per_day=1).next(NOW + 2 * MINUTE) is None


def test_due_cards_come_on_their_day_and_within_the_limit_of_reviews(services):
    add(services)
    review = session(services)
    for n in range(3):
        answer(review, Rating.EASY, NOW + n * MINUTE)
    due = max(c.schedule.due for c in services.library.cards(1) if c.schedule)
    assert session(services).counts(due).due == 3
    limited = session(services, reviews_per_day=2)
    answer(limited, Rating.GOOD, due)
    answer(limited, Rating.GOOD, due + MINUTE)
    assert limited.next(due + 2 * MINUTE) is None


def test_intervals_shown_are_the_intervals_given(services):
    add(services)
    review = session(services)
    asked = review.next(NOW)
    assert asked is not None
    shown = review.intervals(asked, NOW)[Rating.EASY]
    review.answer(asked, Rating.EASY, 1.0, NOW)
    [after] = [c for c in services.library.cards(1) if c.card.id == asked.card.id]
    assert after.schedule is not None
    assert after.schedule.due - NOW == shown


def test_undo_restores_the_schedule_and_asks_the_card_again(services):
    add(services)
    review = session(services)
    first = answer(review, Rating.GOOD, NOW)
    back = review.undo()
    assert back is not None
    assert back.card.id == first
    assert back.schedule is None
    assert review.done == 0
    assert services.statistics.today(NOW + MINUTE).answers == 0
    again = review.next(NOW + MINUTE)
    assert again is not None
    assert again.card.id == first


def test_undo_takes_back_many_answers_and_stops_at_the_session(services):
    add(services)
    answer(session(services), Rating.GOOD, NOW)
    review = session(services)
    for n in range(1, 3):
        answer(review, Rating.EASY, NOW + n * MINUTE)
    assert review.undo() is not None
    assert review.undo() is not None
    assert review.undo() is None
    assert services.statistics.today(NOW + 3 * MINUTE).answers == 1


def test_a_buried_card_waits_until_the_next_study_day(services):
    add(services, count=1)
    review = session(services)
    asked = review.next(NOW)
    assert asked is not None
    review.bury(asked, NOW)
    assert review.next(NOW + MINUTE) is None
    assert review.next(NOW + DAY) is not None


def test_burying_can_be_taken_back_and_is_no_answer(services):
    add(services, count=1)
    review = session(services)
    asked = review.next(NOW)
    assert asked is not None
    review.bury(asked, NOW)
    assert review.done == 0
    assert review.undo() == asked
    assert review.next(NOW) == asked


@pytest.mark.parametrize("status", [Status.SUGGESTED, Status.SUSPENDED, Status.REJECTED])
def test_only_active_cards_are_asked(services, status):
    services.library.add(prepared(card(2, status=status)), NOW)
    assert session(services).next(NOW) is None
    assert session(services).counts(NOW).new == 0


def test_a_session_of_one_document_leaves_the_others_alone(services):
    add(services, digest="d1")
    other = add(services, digest="d2", title="The dam")
    review = ReviewSession(services.store, Scheduler(fuzz=False), Settings(), document=other)
    asked = {answer(review, Rating.EASY, NOW + n * MINUTE) for n in range(3)}
    assert asked == {c.card.id for c in services.library.cards(other)}


def test_two_cards_of_one_sentence_do_not_follow_each_other_if_another_is_there(services):
    services.library.add(
        prepared(card(2, sentence=0), card(3, sentence=0), card(4, sentence=1)), NOW
    )
    review = session(services)
    asked = [answer(review, Rating.EASY, NOW + n * MINUTE) for n in range(3)]
    assert asked == [card(2).id, card(4).id, card(3).id]


def test_answers_and_their_time_are_counted_for_the_day(services):
    add(services)
    review = session(services)
    answer(review, Rating.EASY, NOW)
    answer(review, Rating.EASY, NOW + MINUTE)
    today = services.statistics.today(NOW + MINUTE)
    assert (today.answers, today.seconds) == (2, 5.0)
    assert services.statistics.today(NOW + DAY).answers == 0
