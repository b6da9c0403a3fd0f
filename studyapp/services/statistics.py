"""What was done: figures over the reviews."""

from dataclasses import dataclass
from datetime import datetime

from studyapp.services.days import study_day
from studyapp.store.store import Store


@dataclass(frozen=True, slots=True)
class Today:
    """The answers of the present study day, and the time they took."""

    answers: int
    seconds: float


class Statistics:
    """Figures that read the reviews only."""

    def __init__(self, store: Store, *, day_starts_at: int = 4) -> None:
        self._store = store
        self._day_starts_at = day_starts_at

    def today(self, now: datetime) -> Today:
        with self._store.transaction() as tx:
            reviews = tx.reviews.since(study_day(now, self._day_starts_at).start)
        return Today(len(reviews), sum(review.seconds for review in reviews))
