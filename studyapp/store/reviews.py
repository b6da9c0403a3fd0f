"""The answers given: appended, read, and the newest taken back."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, func, insert, select

from studyapp.model import Review, Schedule, State
from studyapp.store import rows
from studyapp.store.tables import REVIEW

_SINCE = select(func.count(REVIEW.c.id)).where(REVIEW.c.at >= bindparam("moment"))
_INTRODUCED = _SINCE.where(REVIEW.c.state.is_(None))
_REVIEWED = _SINCE.where(REVIEW.c.state == State.REVIEW)


class Reviews:
    """The reviews within one transaction, oldest first."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, review: Review, before: Schedule | None) -> None:
        """Append an answer; `before` is the card's schedule as it was, for undo."""
        self._connection.execute(
            insert(REVIEW),
            {
                "card_id": review.card,
                "at": review.at,
                "rating": review.rating,
                "seconds": review.seconds,
                "state": review.state,
                "before": rows.schedule_json(before),
            },
        )

    def last(self) -> tuple[Review, Schedule | None] | None:
        """Return the newest answer and the schedule before it."""
        newest = select(REVIEW).order_by(REVIEW.c.id.desc()).limit(1)
        row = self._connection.execute(newest).first()
        return (
            None if row is None else (rows.review_value(row), rows.schedule_from_json(row.before))
        )

    def remove_last(self) -> None:
        newest = select(func.max(REVIEW.c.id)).scalar_subquery()
        self._connection.execute(delete(REVIEW).where(REVIEW.c.id == newest))

    def of(self, card: str) -> list[Review]:
        return self._read(select(REVIEW).where(REVIEW.c.card_id == card))

    def since(self, moment: datetime) -> list[Review]:
        return self._read(select(REVIEW).where(REVIEW.c.at >= moment))

    def count(self) -> int:
        return self._connection.execute(select(func.count(REVIEW.c.id))).scalar_one()

    def introduced_since(self, moment: datetime) -> int:
        """Return how many new cards were answered for the first time."""
        return self._count(_INTRODUCED, moment)

    def reviewed_since(self, moment: datetime) -> int:
        """Return how many answers were given to cards past learning."""
        return self._count(_REVIEWED, moment)

    def _read(self, found: Select[Any]) -> list[Review]:
        ordered = found.order_by(REVIEW.c.id)
        return [rows.review_value(row) for row in self._connection.execute(ordered)]

    def _count(self, counted: Select[int], moment: datetime) -> int:
        found: int = self._connection.execute(counted, {"moment": moment}).scalar_one()
        return found
