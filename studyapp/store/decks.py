"""The decks that cards came from: title, author, licence and version."""

from datetime import datetime

from sqlalchemy import Connection, or_, select
from sqlalchemy.dialects.sqlite import insert

from studyapp.model import Deck
from studyapp.store import rows
from studyapp.store.tables import DECK, DOCUMENT


class Decks:
    """The decks within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, deck: Deck, document: int | None, *, now: datetime) -> None:
        """Remember a deck; one that is known by its id takes the new title, version and document.

        Its cards are added by `Cards.add`.
        """
        columns = rows.deck_columns(deck) | {"document_id": document, "added": now}
        statement = insert(DECK).values(columns)
        self._connection.execute(
            statement.on_conflict_do_update(index_elements=[DECK.c.id], set_=columns)
        )

    def all(self) -> list[Deck]:
        """Return the decks by title, without their cards; those of removed documents are out."""
        found = (
            select(DECK)
            .outerjoin(DOCUMENT, DOCUMENT.c.id == DECK.c.document_id)
            .where(or_(DECK.c.document_id.is_(None), DOCUMENT.c.removed.is_(None)))
            .order_by(DECK.c.title, DECK.c.id)
        )
        return [rows.deck_value(row) for row in self._connection.execute(found)]
