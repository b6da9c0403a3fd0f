"""When a card is due again, by FSRS: the same answers at the same times give the same schedule."""

import hashlib
from datetime import UTC, datetime, timedelta

import fsrs
from fsrs.scheduler import FUZZ_RANGES

from studyapp.model import Rating, Schedule, State

_SHORTEST_FUZZED = 2.5
"""Days below which an interval stays as it is."""


class Scheduler:
    """FSRS with its default parameters; intervals are spread a little so that cards part ways.

    The spread ("fuzz") has FSRS's own width but comes from the card and the number of its
    answers, never from chance: a preview tells exactly what the answer will do.
    """

    def __init__(
        self,
        desired_retention: float = 0.9,
        *,
        fuzz: bool = True,
        maximum_interval: int = 36500,
    ) -> None:
        self._fsrs = fsrs.Scheduler(
            desired_retention=desired_retention,
            maximum_interval=maximum_interval,
            enable_fuzzing=False,
        )
        self._fuzz = fuzz

    def review(
        self, schedule: Schedule | None, rating: Rating, now: datetime, seed: str
    ) -> Schedule:
        """Return the schedule after an answer; None is a new card, `seed` the card's id.

        Raises:
            ValueError: `now` has no time zone.
        """
        now = _utc(now)
        reps = schedule.reps if schedule else 0
        card, _ = self._fsrs.review_card(_to_fsrs(schedule, now), fsrs.Rating(rating), now)
        due = card.due
        if self._fuzz and card.state is fsrs.State.Review:
            due = now + timedelta(days=self._spread((due - now).days, f"{seed} {reps}"))
        lapsed = schedule is not None and schedule.state is State.REVIEW and rating is Rating.AGAIN
        return Schedule(
            state=State(card.state),
            step=card.step,
            stability=card.stability,
            difficulty=card.difficulty,
            due=due,
            last_review=now,
            reps=reps + 1,
            lapses=(schedule.lapses if schedule else 0) + lapsed,
        )

    def intervals(
        self, schedule: Schedule | None, now: datetime, seed: str
    ) -> dict[Rating, timedelta]:
        """Return how long the card would wait after each rating: exactly what `review` gives."""
        return {rating: self.review(schedule, rating, now, seed).due - now for rating in Rating}

    def _spread(self, days: int, seed: str) -> int:
        """Move an interval within FSRS's range; longer intervals never come out shorter."""
        if days < _SHORTEST_FUZZED:
            return days
        width = 1.0 + sum(
            part["factor"] * max(min(days, part["end"]) - part["start"], 0.0)
            for part in FUZZ_RANGES
        )
        longest = min(round(days + width), self._fsrs.maximum_interval)
        shortest = min(max(2, round(days - width)), longest)
        return shortest + int(_fraction(seed) * (longest - shortest + 1))


def _fraction(seed: str) -> float:
    """Return a number from 0 up to but not including 1 that depends on the text alone."""
    return int.from_bytes(hashlib.sha256(seed.encode()).digest()[:6]) / 2**48


def _utc(now: datetime) -> datetime:
    if now.tzinfo is None:
        raise ValueError(f"Scheduling needs moments, and {now} has no time zone.")
    return now.astimezone(UTC)


def _to_fsrs(schedule: Schedule | None, now: datetime) -> fsrs.Card:
    # Without an id of its own, fsrs.Card reads the clock and sleeps.
    if schedule is None:
        return fsrs.Card(card_id=0, due=now)
    return fsrs.Card(
        card_id=0,
        state=fsrs.State(schedule.state),
        step=schedule.step,
        stability=schedule.stability,
        difficulty=schedule.difficulty,
        due=schedule.due,
        last_review=schedule.last_review,
    )
