"""The queues of a study session as queries: what is being learned, due for review, or new.

The statements are built once and kept, for they run between an answer and the next card:
building one takes longer than running it. Their parameters are `now`, `before`, `document`
where one document is meant, and `limit`.
"""

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, bindparam, func, select

from studyapp.model import State, Status
from studyapp.store.tables import CARD, DOCUMENT, SCHEDULE

CARDS = select(CARD, SCHEDULE).outerjoin_from(CARD, SCHEDULE, SCHEDULE.c.card_id == CARD.c.id)
"""All cards with their schedules."""
_LEARNING = (State.LEARNING, State.RELEARNING)
_SCHEDULED = SCHEDULE.join(CARD, CARD.c.id == SCHEDULE.c.card_id)
_CARDS = select(CARD, SCHEDULE).select_from(_SCHEDULED)
_COUNT = select(func.count()).select_from(_SCHEDULED)


@cache
def learning(*, counted: bool, one: bool) -> Select[Any]:
    """Active cards being learned whose moment has come at `before`, oldest first."""
    found = (_COUNT if counted else _CARDS).where(
        SCHEDULE.c.state.in_(_LEARNING),
        SCHEDULE.c.due <= bindparam("before"),
        *_active(one=one),
        awake("before"),
    )
    return found if counted else found.order_by(SCHEDULE.c.due, SCHEDULE.c.card_id)


@cache
def review(*, counted: bool, one: bool) -> Select[Any]:
    """Active cards whose review falls before the end of the study day, oldest first."""
    found = (_COUNT if counted else _CARDS).where(
        SCHEDULE.c.state == State.REVIEW,
        SCHEDULE.c.due < bindparam("before"),
        *_active(one=one),
        awake("now"),
    )
    if counted:
        return found
    return found.order_by(SCHEDULE.c.due, SCHEDULE.c.card_id).limit(
        bindparam("limit", type_=Integer)
    )


@cache
def new(*, counted: bool, one: bool) -> Select[Any]:
    """Active cards never answered, in article order, documents as they were added."""
    own = (CARD.c.document_id == bindparam("document"),) if one else ()
    found = (select(func.count(CARD.c.number)) if counted else CARDS).where(
        CARD.c.status == Status.ACTIVE,
        CARD.c.studied.is_(False),
        present(),
        *own,
        awake("now"),
    )
    if counted:
        return found
    return found.order_by(CARD.c.document_id, CARD.c.position).limit(
        bindparam("limit", type_=Integer)
    )


@cache
def next_learning(*, one: bool) -> Select[Any]:
    """The moment when the first active card being learned comes back, buried ones later."""
    back = func.max(SCHEDULE.c.due, func.coalesce(CARD.c.buried_until, SCHEDULE.c.due))
    return (
        select(func.min(back, type_=SCHEDULE.c.due.type))
        .select_from(_SCHEDULED)
        .where(SCHEDULE.c.state.in_(_LEARNING), *_active(one=one))
    )


def present() -> ColumnElement[bool]:
    """The card's document is not removed."""
    removed = select(DOCUMENT.c.id).where(DOCUMENT.c.removed.is_not(None))
    return CARD.c.document_id.not_in(removed)


def awake(moment: str) -> ColumnElement[bool]:
    """The card is not buried at the moment that the parameter names."""
    return CARD.c.buried_until.is_(None) | (CARD.c.buried_until <= bindparam(moment))


def _active(*, one: bool) -> tuple[ColumnElement[bool], ...]:
    """Conditions on cards that are reached through their schedule.

    `likely` tells SQLite that they sort out little: it then goes by the due moment, and does not
    look up the schedule of each active card.
    """
    own = (func.likely(CARD.c.document_id == bindparam("document")),) if one else ()
    return (func.likely(CARD.c.status == Status.ACTIVE), *own, present())
