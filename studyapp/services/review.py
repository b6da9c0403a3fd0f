"""A review session: which card comes next, what an answer does, and taking it back."""

from datetime import datetime, timedelta

from studyapp.errors import StudyAppError
from studyapp.model import Changes, LibraryCard, Rating, Review
from studyapp.scheduling import Scheduler
from studyapp.services.days import study_day
from studyapp.settings import Settings
from studyapp.store.cards import DueCounts
from studyapp.store.store import Store, Transaction

LEARN_AHEAD = timedelta(minutes=20)
"""How early a learning card may come when nothing else is left, as in Anki."""
_CANDIDATES = 8
_ANSWER, _BURY = "answer", "bury"
_ANSWERED = Changes(frozenset({"reviews", "cards"}))


class ReviewSession:
    """The queue of one document, or of all: learning cards first, then due ones, then new ones."""

    def __init__(
        self,
        store: Store,
        scheduler: Scheduler,
        settings: Settings,
        document: int | None = None,
    ) -> None:
        self._store = store
        self._scheduler = scheduler
        self._settings = settings
        self._document = document
        self._extra_new = 0
        self._steps: list[tuple[str, LibraryCard]] = []
        """What undo takes back, newest last, with the card as it was."""

    @property
    def done(self) -> int:
        """Answers given in this session and not taken back."""
        return sum(what == _ANSWER for what, _ in self._steps)

    def next(self, now: datetime) -> LibraryCard | None:
        """Return the card to ask now; None when nothing is left or learning cards need time."""
        with self._store.transaction() as tx:
            cards = (
                tx.cards.learning_due(now, self._document)
                or self._due(tx, now)
                or self._new(tx, now)
                or tx.cards.learning_due(now + LEARN_AHEAD, self._document)
            )
        return self._first_unlike_last(cards) if cards else None

    def counts(self, now: datetime) -> DueCounts:
        """Return how many cards wait today, within the daily limits."""
        day = study_day(now, self._settings.day_starts_at)
        with self._store.transaction() as tx:
            counts = tx.cards.count_due(now, day.end, self._document)
            return DueCounts(
                counts.learning,
                min(counts.due, self._reviews_left(tx, now)),
                min(counts.new, self._new_left(tx, now)),
            )

    def held_back(self, now: datetime) -> int:
        """Return how many new cards today's limit keeps for later days."""
        end = study_day(now, self._settings.day_starts_at).end
        with self._store.transaction() as tx:
            waiting = tx.cards.count_due(now, end, self._document).new
            return max(0, waiting - self._new_left(tx, now))

    def allow_more(self, count: int) -> None:
        """Let this session ask so many new cards beyond today's limit."""
        self._extra_new += count

    def intervals(self, card: LibraryCard, now: datetime) -> dict[Rating, timedelta]:
        """Return how long the card would wait after each rating."""
        return self._scheduler.intervals(card.schedule, now, card.card.id)

    def answer(self, card: LibraryCard, rating: Rating, seconds: float, now: datetime) -> Changes:
        """Record an answer and the new schedule in one transaction."""
        with self._store.transaction() as tx:
            current = tx.cards.get(card.card.id)
            before = current.schedule
            after = self._scheduler.review(before, rating, now, card.card.id)
            state = before.state if before else None
            tx.reviews.add(Review(card.card.id, now, rating, seconds, state), before)
            tx.cards.schedule(card.card.id, after)
        self._steps.append((_ANSWER, current))
        return _ANSWERED

    def bury(self, card: LibraryCard, now: datetime) -> Changes:
        """Put a card aside until the next study day."""
        with self._store.transaction() as tx:
            tx.cards.bury(card.card.id, study_day(now, self._settings.day_starts_at).end)
        self._steps.append((_BURY, card))
        return Changes(frozenset({"cards"}))

    def undo(self) -> LibraryCard | None:
        """Take back the newest answer or burying of this session.

        Returns:
            The card as it was before, to be asked again; None when there is nothing to take back.
        """
        if not self._steps:
            return None
        what, card = self._steps[-1]
        with self._store.transaction() as tx:
            if what == _BURY:
                tx.cards.bury(card.card.id, card.buried_until)
            else:
                _take_back_answer(tx, card)
            restored = tx.cards.get(card.card.id)
        self._steps.pop()
        return restored

    def waiting_until(self) -> datetime | None:
        """Return when the next learning card comes back, if one does."""
        with self._store.transaction() as tx:
            return tx.cards.next_learning(self._document)

    def _due(self, tx: Transaction, now: datetime) -> list[LibraryCard]:
        end = study_day(now, self._settings.day_starts_at).end
        limit = min(_CANDIDATES, self._reviews_left(tx, now))
        return tx.cards.review_due(end, self._document, limit, now)

    def _new(self, tx: Transaction, now: datetime) -> list[LibraryCard]:
        return tx.cards.new(self._document, min(_CANDIDATES, self._new_left(tx, now)), now)

    def _reviews_left(self, tx: Transaction, now: datetime) -> int:
        since = study_day(now, self._settings.day_starts_at).start
        return max(0, self._settings.reviews_per_day - tx.reviews.reviewed_since(since))

    def _new_left(self, tx: Transaction, now: datetime) -> int:
        since = study_day(now, self._settings.day_starts_at).start
        allowed = self._settings.new_per_day + self._extra_new
        return max(0, allowed - tx.reviews.introduced_since(since))

    def _first_unlike_last(self, cards: list[LibraryCard]) -> LibraryCard:
        """Prefer a card of another sentence than the one just asked: its answer is still in mind."""
        if not self._steps:
            return cards[0]
        last = self._steps[-1][1].card.anchor
        return next((c for c in cards if last is None or c.card.anchor != last), cards[0])


def _take_back_answer(tx: Transaction, card: LibraryCard) -> None:
    last = tx.reviews.last()
    if last is None or last[0].card != card.card.id:
        raise StudyAppError("The last answer was given elsewhere, so it cannot be taken back here.")
    tx.reviews.remove_last()
    tx.cards.schedule(card.card.id, last[1])
