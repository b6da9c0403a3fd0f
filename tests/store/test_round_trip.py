"""Laws: whatever a value holds comes back from the library as it was."""

from datetime import UTC, datetime, timedelta, timezone
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import StatementError

from studyapp.model import (
    Anchor,
    Block,
    BlockType,
    Card,
    Document,
    Form,
    Kind,
    Note,
    Rating,
    Review,
    Schedule,
    State,
    Status,
)
from studyapp.report import Remark
from studyapp.store.store import Store
from tests.store.samples import DOCUMENT, NOW, add, card

law = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
numbers = count(1)

texts = st.text(max_size=40)
lists = st.lists(texts, max_size=3).map(tuple)
offsets = st.integers(0, 2**40)
floats = st.floats(allow_nan=False, allow_infinity=False)
zones = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
moments = st.datetimes(datetime(1900, 1, 2), datetime(9000, 1, 1), timezones=zones)
spans = st.lists(st.tuples(offsets, offsets), max_size=3).map(tuple)
anchors = st.builds(Anchor, texts, offsets, offsets, texts, texts, texts, texts)
cards = st.builds(
    Card,
    id=st.builds(lambda: f"LAW{next(numbers)}"),
    kind=st.sampled_from(Kind),
    form=st.sampled_from(Form),
    question=texts,
    answer=texts,
    answers=lists,
    choices=lists,
    anchor=st.none() | anchors,
    more=st.lists(anchors, max_size=2).map(tuple),
    context=st.none() | texts,
    date=st.none() | texts,
    inferred=st.booleans(),
    actors=lists,
    tags=lists,
    rule=texts,
    confidence=floats,
    status=st.sampled_from(Status),
    note=texts,
)
blocks = st.builds(
    Block,
    texts,
    st.sampled_from(BlockType),
    texts,
    spans,
    st.none() | st.integers(1, 6),
    texts,
    st.none() | st.integers(1, 9999),
)
notes = st.builds(Note, texts, texts, texts, spans, texts, offsets, texts)
documents = st.builds(
    Document,
    texts,
    texts,
    st.lists(blocks, max_size=4).map(tuple),
    st.lists(notes, max_size=3).map(tuple),
    st.lists(st.builds(Remark, texts, texts), max_size=3).map(tuple),
    texts,
    texts,
)
schedules = st.builds(
    Schedule,
    st.sampled_from(State),
    st.none() | st.integers(0, 9),
    st.none() | floats,
    st.none() | floats,
    moments,
    st.none() | moments,
    st.integers(0, 10**6),
    st.integers(0, 10**6),
)


class Undone(Exception):
    """Leaves a transaction so that nothing of it is kept."""


@given(documents)
@law
def test_every_document_comes_back(store: Store, document: Document) -> None:
    with pytest.raises(Undone), store.transaction() as tx:
        assert tx.documents.get(tx.documents.add(document, now=NOW, digest="")) == document
        raise Undone


@given(cards)
@law
def test_every_card_comes_back_added_or_replaced(store: Store, value: Card) -> None:
    with pytest.raises(Undone), store.transaction() as tx:
        number = tx.documents.add(DOCUMENT, now=NOW, digest="")
        tx.cards.add(number, [value], now=NOW)
        assert tx.cards.get(value.id).card == value
        tx.cards.replace(card(1, id=value.id), now=NOW)
        tx.cards.replace(value, now=NOW)
        assert tx.cards.get(value.id).card == value
        raise Undone


@given(schedules)
@law
def test_every_schedule_comes_back_also_from_the_answer_that_keeps_it(
    store: Store, value: Schedule
) -> None:
    with pytest.raises(Undone), store.transaction() as tx:
        add(tx, card(1))
        tx.cards.schedule(card(1).id, value)
        kept = tx.cards.get(card(1).id).schedule
        assert kept == value and kept.due.tzinfo is UTC
        tx.reviews.add(Review(card(1).id, NOW, Rating.GOOD, 1.0, value.state), value)
        last = tx.reviews.last()
        assert last is not None and last[1] == value
        raise Undone


@given(moments)
@law
def test_moments_come_back_in_utc_whatever_zone_they_were_given_in(
    store: Store, moment: datetime
) -> None:
    with pytest.raises(Undone), store.transaction() as tx:
        tx.cards.add(tx.documents.add(DOCUMENT, now=moment, digest=""), [card(1)], now=moment)
        tx.cards.bury(card(1).id, moment)
        kept = tx.cards.get(card(1).id)
        assert kept.created == kept.changed == kept.buried_until == moment
        assert kept.created.tzinfo is UTC
        raise Undone


def test_a_moment_without_a_zone_is_refused(store: Store) -> None:
    with pytest.raises(StatementError, match="no time zone"), store.transaction() as tx:
        tx.documents.add(DOCUMENT, now=datetime(2026, 1, 1), digest="")
