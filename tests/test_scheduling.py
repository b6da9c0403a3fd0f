"""Scheduling: known intervals, laws of the order of ratings, and nothing left to chance."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.model import Rating, Schedule, State
from studyapp.scheduling import Scheduler

NOW = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
AGAIN, HARD, GOOD, EASY = Rating
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)

retentions = st.floats(0.7, 0.99)
histories = st.lists(
    st.tuples(st.sampled_from(Rating), st.timedeltas(timedelta(), timedelta(days=900))),
    max_size=12,
)


def study(
    scheduler: Scheduler, history: list[tuple[Rating, timedelta]], seed: str = "CARD"
) -> tuple[Schedule | None, datetime]:
    """Answer a new card; each answer comes the given time after the one before."""
    schedule, now = None, NOW
    for rating, wait in history:
        now += wait
        schedule = scheduler.review(schedule, rating, now, seed)
    return schedule, now


def intervals_when_due(scheduler: Scheduler, ratings: list[Rating]) -> list[timedelta]:
    schedule, now, found = None, NOW, []
    for rating in ratings:
        schedule = scheduler.review(schedule, rating, now, "CARD")
        found.append(schedule.due - now)
        now = schedule.due
    return found


@pytest.mark.parametrize(
    ("ratings", "days"),
    [
        (
            [GOOD] * 6 + [AGAIN] * 2 + [GOOD] * 5,
            [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21],
        ),
        ([EASY, EASY, GOOD, HARD], [8, 66, 242, 557]),
        ([HARD, GOOD, HARD, GOOD, AGAIN, GOOD, GOOD], [0, 0, 0, 1, 0, 1, 1]),
    ],
)
def test_intervals_are_those_of_fsrs_6_3_2(ratings: list[Rating], days: list[int]) -> None:
    assert [i.days for i in intervals_when_due(Scheduler(fuzz=False), ratings)] == days


@pytest.mark.parametrize(
    ("ratings", "minutes"),
    [([AGAIN, AGAIN], [1, 1]), ([HARD], [5.5]), ([GOOD, AGAIN, GOOD], [10, 1, 10])],
)
@pytest.mark.parametrize("fuzz", [True, False])
def test_learning_steps_are_never_spread(
    ratings: list[Rating], minutes: list[float], fuzz: bool
) -> None:
    assert intervals_when_due(Scheduler(fuzz=fuzz), ratings) == [m * MINUTE for m in minutes]


def test_a_new_card_starts_to_learn() -> None:
    schedule = Scheduler().review(None, GOOD, NOW, "CARD")
    assert (schedule.state, schedule.step) == (State.LEARNING, 1)
    assert (schedule.due, schedule.last_review) == (NOW + 10 * MINUTE, NOW)
    assert (schedule.reps, schedule.lapses) == (1, 0)


def test_forgetting_a_known_card_is_a_lapse_and_forgetting_a_learning_card_is_none() -> None:
    scheduler = Scheduler()
    schedule, _ = study(scheduler, [(AGAIN, DAY), (EASY, DAY)])
    assert schedule is not None and (schedule.reps, schedule.lapses) == (2, 0)
    assert schedule.state is State.REVIEW
    lapsed = scheduler.review(schedule, AGAIN, NOW + 20 * DAY, "CARD")
    assert (lapsed.state, lapsed.reps, lapsed.lapses) == (State.RELEARNING, 3, 1)
    again = scheduler.review(lapsed, AGAIN, NOW + 20 * DAY + MINUTE, "CARD")
    assert (again.reps, again.lapses) == (4, 1)


@given(histories, retentions, st.booleans())
@settings(deadline=None)
def test_a_better_rating_never_brings_the_card_back_sooner(
    history: list[tuple[Rating, timedelta]], retention: float, fuzz: bool
) -> None:
    scheduler = Scheduler(retention, fuzz=fuzz)
    schedule, now = study(scheduler, history)
    waits = scheduler.intervals(schedule, now + DAY, "CARD")
    assert waits[AGAIN] <= waits[HARD] <= waits[GOOD] <= waits[EASY]


@given(histories.filter(bool), retentions)
@settings(deadline=None)
def test_after_an_answer_the_card_is_due_later_and_its_memory_has_strength(
    history: list[tuple[Rating, timedelta]], retention: float
) -> None:
    schedule, now = study(Scheduler(retention), history)
    assert schedule is not None
    assert schedule.due > now
    assert schedule.stability is not None and schedule.stability > 0
    assert schedule.difficulty is not None and 1 <= schedule.difficulty <= 10
    assert schedule.reps == len(history)
    assert schedule.due.tzinfo is UTC


@given(histories, st.text(max_size=16))
@settings(deadline=None)
def test_the_same_answers_give_the_same_schedule_again(
    history: list[tuple[Rating, timedelta]], seed: str
) -> None:
    assert study(Scheduler(), history, seed) == study(Scheduler(), history, seed)


@given(histories, st.sampled_from(Rating), st.timedeltas(timedelta(), timedelta(days=900)))
@settings(deadline=None)
def test_the_preview_tells_exactly_what_the_answer_does(
    history: list[tuple[Rating, timedelta]], rating: Rating, wait: timedelta
) -> None:
    scheduler = Scheduler()
    schedule, now = study(scheduler, history)
    now += wait
    preview = scheduler.intervals(schedule, now, "CARD")
    assert list(preview) == list(Rating)
    assert preview[rating] == scheduler.review(schedule, rating, now, "CARD").due - now


def test_answering_leaves_the_schedule_before_as_it_was() -> None:
    scheduler = Scheduler()
    before = scheduler.review(None, EASY, NOW, "CARD")
    copy = replace(before)
    scheduler.review(before, AGAIN, before.due, "CARD")
    assert before == copy


def test_scheduling_draws_nothing_from_chance() -> None:
    state = random.getstate()
    study(Scheduler(), [(GOOD, 9 * DAY)] * 6)
    assert random.getstate() == state


def known(stability: float) -> Schedule:
    return Schedule(State.REVIEW, None, stability, 5.0, NOW, NOW - stability * DAY, 4, 0)


def test_fuzz_parts_cards_within_the_range_of_fsrs() -> None:
    plain = Scheduler(fuzz=False).review(known(40.0), GOOD, NOW, "CARD").due
    days = (plain - NOW).days
    width = round(1 + 0.15 * 4.5 + 0.1 * 13 + 0.05 * (days - 20))
    fuzzed = [
        (Scheduler().review(known(40.0), GOOD, NOW, f"CARD{n}").due - NOW).days for n in range(400)
    ]
    assert set(fuzzed) == set(range(days - width, days + width + 1))


def test_fuzz_differs_from_answer_to_answer_of_one_card() -> None:
    schedule = known(40.0)
    days = {
        Scheduler().review(replace(schedule, reps=reps), GOOD, NOW, "CARD").due
        for reps in range(20)
    }
    assert len(days) > 3


@pytest.mark.parametrize("fuzz", [True, False])
def test_no_interval_is_longer_than_the_longest_allowed(fuzz: bool) -> None:
    scheduler = Scheduler(fuzz=fuzz, maximum_interval=30)
    waits = {scheduler.review(known(900.0), GOOD, NOW, f"CARD{n}").due - NOW for n in range(50)}
    assert max(waits) == 30 * DAY
    assert Scheduler(0.7, fuzz=fuzz).review(known(9e4), EASY, NOW, "X").due <= NOW + 36500 * DAY


def test_a_higher_retention_asks_sooner() -> None:
    strict, lax = (
        Scheduler(r, fuzz=False).review(known(40.0), GOOD, NOW, "CARD").due for r in (0.95, 0.8)
    )
    assert strict < lax


def test_a_clock_set_back_does_no_harm() -> None:
    schedule = Scheduler().review(known(40.0), GOOD, NOW - 50 * DAY, "CARD")
    assert schedule.due > NOW - 50 * DAY


def test_moments_of_any_zone_are_taken_as_utc() -> None:
    local = NOW.astimezone(timezone(timedelta(hours=9)))
    assert Scheduler().review(None, GOOD, local, "X") == Scheduler().review(None, GOOD, NOW, "X")


def test_moments_without_a_zone_are_refused() -> None:
    naive = datetime(2026, 5, 4, 9, 0)
    with pytest.raises(ValueError, match="no time zone"):
        Scheduler().review(None, GOOD, naive, "CARD")
    with pytest.raises(ValueError, match="no time zone"):
        Scheduler().intervals(None, naive, "CARD")
