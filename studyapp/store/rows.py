"""Between the values of the model and the columns of the tables."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from studyapp.model import (
    Anchor,
    Block,
    BlockType,
    Card,
    Deck,
    Form,
    Kind,
    LibraryCard,
    Note,
    Rating,
    Review,
    Schedule,
    Span,
    State,
    Status,
)
from studyapp.report import Remark

Columns = dict[str, Any]


def block_columns(block: Block) -> Columns:
    return asdict(block)


def block_value(row: Row[Any]) -> Block:
    return Block(
        id=row.id,
        type=BlockType(row.type),
        text=row.text,
        sentences=_spans(row.sentences),
        level=row.level,
        section=row.section,
        page=row.page,
    )


def note_columns(note: Note) -> Columns:
    return asdict(note)


def note_value(row: Row[Any]) -> Note:
    return Note(
        id=row.id,
        number=row.number,
        text=row.text,
        sentences=_spans(row.sentences),
        block=row.block,
        offset=row.offset,
        section=row.section,
    )


def remarks(report: list[Columns]) -> tuple[Remark, ...]:
    return tuple(Remark(**remark) for remark in report)


def deck_columns(deck: Deck) -> Columns:
    return {
        "id": deck.id,
        "title": deck.title,
        "author": deck.author,
        "licence": deck.licence,
        "version": deck.version,
        "language": deck.language,
    }


def deck_value(row: Row[Any]) -> Deck:
    return Deck(
        id=row.id,
        title=row.title,
        author=row.author,
        licence=row.licence,
        version=row.version,
        language=row.language,
    )


def content_columns(card: Card) -> Columns:
    """Return what the card says: every column that comes from `Card` but id and status."""
    anchor = asdict(card.anchor) if card.anchor else dict.fromkeys(Anchor.__slots__)
    return {
        "kind": card.kind,
        "form": card.form,
        "question": card.question,
        "answer": card.answer,
        "answers": card.answers,
        "choices": card.choices,
        **anchor,
        "more": [asdict(anchor) for anchor in card.more],
        "context": card.context,
        "date": card.date,
        "inferred": card.inferred,
        "actors": card.actors,
        "tags": card.tags,
        "rule": card.rule,
        "confidence": card.confidence,
        "note": card.note,
    }


def card_value(row: Row[Any]) -> Card:
    return Card(
        id=row.id,
        kind=Kind(row.kind),
        form=Form(row.form),
        question=row.question,
        answer=row.answer,
        answers=tuple(row.answers),
        choices=tuple(row.choices),
        anchor=_anchor(row),
        more=tuple(Anchor(**anchor) for anchor in row.more),
        context=row.context,
        date=row.date,
        inferred=row.inferred,
        actors=tuple(row.actors),
        tags=tuple(row.tags),
        rule=row.rule,
        confidence=row.confidence,
        status=Status(row.status),
        note=row.note,
    )


def library_card_value(row: Row[Any]) -> LibraryCard:
    """Build a card from its columns joined with those of its schedule."""
    return LibraryCard(
        card=card_value(row),
        document=row.document_id,
        created=row.created,
        changed=row.changed,
        schedule=None if row.due is None else schedule_value(row),
        buried_until=row.buried_until,
    )


def schedule_columns(schedule: Schedule) -> Columns:
    return asdict(schedule)


def schedule_value(row: Row[Any]) -> Schedule:
    return Schedule(
        state=State(row.state),
        step=row.step,
        stability=row.stability,
        difficulty=row.difficulty,
        due=row.due,
        last_review=row.last_review,
        reps=row.reps,
        lapses=row.lapses,
    )


def schedule_json(schedule: Schedule | None) -> Columns | None:
    """Return a schedule as JSON, in which a review keeps how things were before it."""
    if schedule is None:
        return None
    moments = {
        "due": schedule.due.isoformat(),
        "last_review": schedule.last_review.isoformat() if schedule.last_review else None,
    }
    return asdict(schedule) | moments


def schedule_from_json(kept: Mapping[str, Any] | None) -> Schedule | None:
    if kept is None:
        return None
    last = kept["last_review"]
    return Schedule(
        **{
            **kept,
            "state": State(kept["state"]),
            "due": datetime.fromisoformat(kept["due"]),
            "last_review": datetime.fromisoformat(last) if last else None,
        }
    )


def review_value(row: Row[Any]) -> Review:
    return Review(
        card=row.card_id,
        at=row.at,
        rating=Rating(row.rating),
        seconds=row.seconds,
        state=None if row.state is None else State(row.state),
    )


def _anchor(row: Row[Any]) -> Anchor | None:
    if row.quote is None:
        return None
    return Anchor(row.block, row.start, row.end, row.quote, row.prefix, row.suffix, row.section)


def _spans(pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple((start, end) for start, end in pairs)
