"""The cards of a library: their content and status, their schedule, the queues, the search."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    Select,
    Text,
    bindparam,
    case,
    delete,
    func,
    insert,
    literal,
    select,
    update,
)

from studyapp.errors import NotInLibrary
from studyapp.model import Card, LibraryCard, Schedule, Status
from studyapp.store import queues, rows
from studyapp.store.search import SEARCH, match_expression, matches
from studyapp.store.tables import CARD, SCHEDULE

_OF = queues.CARDS.where(CARD.c.document_id == bindparam("document")).order_by(CARD.c.position)
_ONE = queues.CARDS.where(CARD.c.id == bindparam("card"))


@dataclass(frozen=True, slots=True)
class DueCounts:
    """How many cards wait: being learned, due for review, new."""

    learning: int
    due: int
    new: int


class Cards:
    """The cards within one transaction; queues and search leave out removed documents."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(
        self,
        document: int,
        cards: Iterable[Card],
        *,
        now: datetime,
        deck: str | None = None,
    ) -> None:
        """Append cards to a document in their order; none of the ids may be in the library."""
        last = select(func.max(CARD.c.position)).where(CARD.c.document_id == document)
        place = self._connection.execute(last).scalar_one()
        first = 0 if place is None else place + 1
        values = [
            rows.content_columns(card)
            | {
                "id": card.id,
                "document_id": document,
                "position": position,
                "status": card.status,
                "studied": False,
                "created": now,
                "changed": now,
                "deck_id": deck,
            }
            for position, card in enumerate(cards, first)
        ]
        if values:
            self._connection.execute(insert(CARD), values)

    def of(self, document: int, *, rejected: bool = False) -> list[LibraryCard]:
        """Return the cards of a document in article order."""
        found = _OF if rejected else _OF.where(CARD.c.status != Status.REJECTED)
        return self._read(found, document=document)

    def get(self, card: str) -> LibraryCard:
        """Return a card.

        Raises:
            NotInLibrary: No card has this id.
        """
        found = self._read(_ONE, card=card)
        if not found:
            raise _unknown(card)
        return found[0]

    def existing(self, ids: Collection[str]) -> set[str]:
        """Return those of the ids that the library has, in removed documents too."""
        listed = func.json_each(literal(json.dumps(list(ids)), Text)).table_valued("value")
        found = select(CARD.c.id).where(CARD.c.id.in_(select(listed.c.value)))
        return set(self._connection.execute(found).scalars())

    def replace(self, card: Card, *, now: datetime) -> None:
        """Store what a card says, where it comes from and its status; its schedule stays.

        `changed` moves only with what the card says, not with its place in the article or how sure
        the generator is of it: an export to Anki with a newer moment replaces the edits that the user made there.

        Raises:
            NotInLibrary: No card has this id.
        """
        before = self.get(card.id).card
        if rows.content_columns(card) != rows.content_columns(before):
            placed = replace(
                card, anchor=before.anchor, more=before.more, confidence=before.confidence
            )
            says_the_same = rows.content_columns(placed) == rows.content_columns(before)
            moment = {} if says_the_same else {"changed": now}
            self._update(card.id, **rows.content_columns(card), **moment)
        if card.status is not before.status:
            self.set_status([card.id], card.status, now=now)

    def set_status(self, ids: Sequence[str], status: Status, *, now: datetime) -> None:
        """Accept, reject, suspend or wake cards.

        Raises:
            NotInLibrary: No card has one of the ids.
        """
        for card in ids:
            self._update(card, status=status, decided=now)

    def decisions(self, since: datetime | None) -> list[tuple[str, int, int]]:
        """Return the rules of generated cards with how many the user kept and how many rejected.

        A card counts as kept when it was accepted by hand, or reworded. Decisions before `since`
        do not count.
        """
        kept = (CARD.c.status == Status.ACTIVE) & (
            CARD.c.decided.is_not(None) | (CARD.c.changed > CARD.c.created)
        )
        rejected = CARD.c.status == Status.REJECTED
        moment = func.coalesce(CARD.c.decided, CARD.c.changed)
        found = (
            select(
                CARD.c.rule,
                func.sum(case((kept, 1), else_=0)),
                func.sum(case((rejected, 1), else_=0)),
            )
            .where(CARD.c.rule != "", kept | rejected)
            .group_by(CARD.c.rule)
            .order_by(CARD.c.rule)
        )
        if since is not None:
            found = found.where(moment >= since)
        return [(rule, int(k), int(r)) for rule, k, r in self._connection.execute(found)]

    def arrange(self, document: int, ids: Sequence[str]) -> None:
        """Put the cards of a document into the order of these ids, which are all it has."""
        if ids:
            place = update(CARD).where(
                CARD.c.document_id == bindparam("document"), CARD.c.id == bindparam("card")
            )
            values = [{"document": document, "card": id_, "n": n} for n, id_ in enumerate(ids)]
            self._connection.execute(place.values(position=bindparam("n")), values)

    def delete(self, ids: Collection[str]) -> None:
        """Delete cards for good, with their schedules and reviews."""
        for card in ids:
            self._connection.execute(delete(CARD).where(CARD.c.id == card))

    def bury(self, card: str, until: datetime | None) -> None:
        """Keep a card out of the queues until a moment; None brings it back.

        Raises:
            NotInLibrary: No card has this id.
        """
        self._update(card, buried_until=until)

    def schedule(self, card: str, schedule: Schedule | None) -> None:
        """Store when a card is due; None makes it new again.

        Raises:
            NotInLibrary: No card has this id.
        """
        if schedule is None:
            self._update(card, studied=False)
            self._connection.execute(delete(SCHEDULE).where(SCHEDULE.c.card_id == card))
            return
        columns = rows.schedule_columns(schedule)
        found = update(SCHEDULE).where(SCHEDULE.c.card_id == card).values(columns)
        if self._connection.execute(found).rowcount == 0:
            self._update(card, studied=True)
            self._connection.execute(insert(SCHEDULE), columns | {"card_id": card})

    def learning_due(self, before: datetime, document: int | None = None) -> list[LibraryCard]:
        """Return the cards being learned whose moment has come at `before`, oldest first."""
        queue = queues.learning(counted=False, one=document is not None)
        return self._read(queue, before=before, document=document)

    def review_due(
        self, before: datetime, document: int | None, limit: int, now: datetime
    ) -> list[LibraryCard]:
        """Return the cards due for review before the end of the study day, oldest first."""
        queue = queues.review(counted=False, one=document is not None)
        return self._read(queue, before=before, document=document, limit=limit, now=now)

    def new(self, document: int | None, limit: int, now: datetime) -> list[LibraryCard]:
        """Return cards never answered, in article order, documents as they were added."""
        queue = queues.new(counted=False, one=document is not None)
        return self._read(queue, document=document, limit=limit, now=now)

    def count_due(self, now: datetime, before: datetime, document: int | None = None) -> DueCounts:
        """Count the three queues: learning by `now`, review before `before`, and new."""
        one = document is not None

        def count(queue: Select[Any], before: datetime) -> int:
            values = {"now": now, "before": before, "document": document}
            found: int = self._connection.execute(queue, values).scalar_one()
            return found

        return DueCounts(
            learning=count(queues.learning(counted=True, one=one), now),
            due=count(queues.review(counted=True, one=one), before),
            new=count(queues.new(counted=True, one=one), before),
        )

    def next_learning(self, document: int | None = None) -> datetime | None:
        """Return when the first of the cards being learned comes back."""
        found: datetime | None = self._connection.execute(
            queues.next_learning(one=document is not None), {"document": document}
        ).scalar_one()
        return found

    def search(self, text: str, limit: int = 50) -> list[LibraryCard]:
        """Return the cards with all words of a text, or words that begin so.

        Capitals and accents make no difference. The cards come in the order of the library:
        ranking all matches of a common word would take too long to search while typing.
        """
        expression = match_expression(text)
        if expression is None:
            return []
        found = (
            queues.CARDS.join(SEARCH, SEARCH.c.rowid == CARD.c.number)
            .where(matches(expression))
            .where(CARD.c.status != Status.REJECTED, queues.present())
            .order_by(SEARCH.c.rowid)
            .limit(limit)
        )
        return self._read(found)

    def _read(self, found: Select[Any], **values: Any) -> list[LibraryCard]:
        return [rows.library_card_value(row) for row in self._connection.execute(found, values)]

    def _update(self, card: str, **columns: Any) -> None:
        changed = update(CARD).where(CARD.c.id == card).values(columns)
        if self._connection.execute(changed).rowcount == 0:
            raise _unknown(card)


def _unknown(card: str) -> NotInLibrary:
    return NotInLibrary(f"The library has no card {card}: it may have been removed meanwhile.")
