"""The tables of the library file; rows never leave this package."""

from datetime import UTC, datetime
from typing import Any, ClassVar, cast

from sqlalchemy import JSON, DateTime, Dialect, ForeignKey, Index, MetaData, Table, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from studyapp.model import Span


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, kept in UTC because SQLite forgets time zones; naive times are refused."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"The library keeps moments, and {value} has no time zone.")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: UtcDateTime,
        dict[str, Any]: JSON,
        list[str]: JSON,
        list[Span]: JSON,
        list[dict[str, Any]]: JSON,
    }


class DocumentRow(Base):
    """A document; its passages stand in `block` and `note`."""

    __tablename__ = "document"
    # Ids are never used twice: settings remember the last document by its id.
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    author: Mapped[str]
    language: Mapped[str]
    origin: Mapped[str]
    digest: Mapped[str] = mapped_column(index=True)
    """SHA-256 of the source's bytes."""
    work: Mapped[str] = mapped_column(index=True)
    """Title and author, folded."""
    report: Mapped[list[dict[str, Any]]]
    source: Mapped[str] = mapped_column(server_default="")
    date: Mapped[str] = mapped_column(server_default="")
    edited: Mapped[list[str]] = mapped_column(server_default="[]")
    """Names of the columns that the user has changed: another edition leaves them alone."""
    added: Mapped[datetime]
    removed: Mapped[datetime | None]
    """Set while the removal can still be undone."""


class BlockRow(Base):
    __tablename__ = "block"

    document_id: Mapped[int] = mapped_column(
        ForeignKey("document.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str]
    type: Mapped[str]
    level: Mapped[int | None]
    text: Mapped[str]
    sentences: Mapped[list[Span]]
    section: Mapped[str]
    page: Mapped[int | None]


class NoteRow(Base):
    __tablename__ = "note"

    document_id: Mapped[int] = mapped_column(
        ForeignKey("document.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str]
    number: Mapped[str]
    text: Mapped[str]
    sentences: Mapped[list[Span]]
    block: Mapped[str]
    offset: Mapped[int]
    section: Mapped[str]


class DeckRow(Base):
    __tablename__ = "deck"

    id: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    author: Mapped[str]
    licence: Mapped[str]
    version: Mapped[str]
    language: Mapped[str]
    document_id: Mapped[int | None] = mapped_column(
        ForeignKey("document.id", ondelete="CASCADE"), index=True
    )
    added: Mapped[datetime]


class CardRow(Base):
    """A card; the small columns that queues are made from stand before the long texts."""

    __tablename__ = "card"
    __table_args__ = (
        Index("ix_card_place", "document_id", "position"),
        # New cards in article order, and their count, straight from the index.
        Index("ix_card_queue", "status", "studied", "document_id", "position", "buried_until"),
        # Whether a card that is due may be asked: the card itself need not be looked up.
        Index("ix_card_state", "id", "status", "document_id", "buried_until"),
    )

    number: Mapped[int] = mapped_column(primary_key=True)
    """Ties the card to its line of `card_search`; a text key would not survive VACUUM there."""
    id: Mapped[str] = mapped_column(unique=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"))
    position: Mapped[int]
    """Article order within the document."""
    status: Mapped[str]
    studied: Mapped[bool]
    """Whether the card has a schedule: finds new cards without looking at all the others."""
    buried_until: Mapped[datetime | None]
    created: Mapped[datetime]
    changed: Mapped[datetime]
    """When what the card says last changed."""
    decided: Mapped[datetime | None]
    """When its status was last set by hand."""
    deck_id: Mapped[str | None] = mapped_column(
        ForeignKey("deck.id", ondelete="SET NULL"), index=True
    )
    kind: Mapped[str]
    form: Mapped[str]
    question: Mapped[str]
    answer: Mapped[str]
    answers: Mapped[list[str]]
    choices: Mapped[list[str]]
    block: Mapped[str | None]
    """With the six columns below: the anchor, all null for a card without a source."""
    start: Mapped[int | None]
    end: Mapped[int | None]
    quote: Mapped[str | None]
    prefix: Mapped[str | None]
    suffix: Mapped[str | None]
    section: Mapped[str | None]
    more: Mapped[list[dict[str, Any]]]
    context: Mapped[str | None]
    date: Mapped[str | None]
    inferred: Mapped[bool]
    actors: Mapped[list[str]]
    tags: Mapped[list[str]]
    rule: Mapped[str]
    confidence: Mapped[float]
    note: Mapped[str]


class ScheduleRow(Base):
    """When a card is due; a card without a row here is new."""

    __tablename__ = "schedule"
    __table_args__ = (Index("ix_schedule_due", "state", "due", "card_id"),)

    card_id: Mapped[str] = mapped_column(
        ForeignKey("card.id", ondelete="CASCADE"), primary_key=True
    )
    state: Mapped[int]
    step: Mapped[int | None]
    stability: Mapped[float | None]
    difficulty: Mapped[float | None]
    due: Mapped[datetime]
    last_review: Mapped[datetime | None]
    reps: Mapped[int]
    lapses: Mapped[int]


class ReviewRow(Base):
    """One answer; rows are appended, and only undo takes one away: the newest."""

    __tablename__ = "review"

    id: Mapped[int] = mapped_column(primary_key=True)
    card_id: Mapped[str] = mapped_column(ForeignKey("card.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime] = mapped_column(index=True)
    rating: Mapped[int]
    seconds: Mapped[float]
    state: Mapped[int | None]
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    """The schedule as it was, for undo; null for a new card."""


def _table(row: type[Base]) -> Table:
    return cast(Table, row.__table__)


# Queries read plain columns: objects of the ORM take ten times as long for a whole document.
DOCUMENT = _table(DocumentRow)
BLOCK = _table(BlockRow)
NOTE = _table(NoteRow)
DECK = _table(DeckRow)
CARD = _table(CardRow)
SCHEDULE = _table(ScheduleRow)
REVIEW = _table(ReviewRow)
