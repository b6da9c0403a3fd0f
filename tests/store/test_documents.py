"""Adding, finding, removing and counting documents."""

from dataclasses import replace
from datetime import timedelta

import pytest

from studyapp.errors import NotInLibrary
from studyapp.model import KNOWN_STABILITY, Document, DocumentEntry, State, Status
from studyapp.store.store import Store
from tests.store.samples import DAY, DOCUMENT, NOW, TONIGHT, add, card, review, schedule


def test_a_document_comes_back_as_it_was_added(store: Store) -> None:
    with store.transaction() as tx:
        number = tx.documents.add(DOCUMENT, now=NOW, digest="d")
    with store.transaction() as tx:
        assert tx.documents.get(number) == DOCUMENT


def test_a_document_without_passages_comes_back(store: Store) -> None:
    empty = Document("T", "", ())
    with store.transaction() as tx:
        assert tx.documents.get(tx.documents.add(empty, now=NOW, digest="d")) == empty


def test_passages_keep_their_order(store: Store) -> None:
    backwards = Document("T", "", tuple(reversed(DOCUMENT.blocks)))
    with store.transaction() as tx:
        number = tx.documents.add(backwards, now=NOW, digest="d")
        assert [b.id for b in tx.documents.get(number).blocks] == ["b1", "b0"]


def test_an_unknown_document_is_refused_with_its_number(store: Store) -> None:
    with store.transaction() as tx:
        with pytest.raises(NotInLibrary, match="no document 7"):
            tx.documents.get(7)
        with pytest.raises(NotInLibrary):
            tx.documents.remove(7, NOW)
        with pytest.raises(NotInLibrary):
            tx.documents.restore(7)


def test_a_document_is_found_by_its_digest(store: Store) -> None:
    with store.transaction() as tx:
        number = tx.documents.add(DOCUMENT, now=NOW, digest="d")
        assert tx.documents.with_digest("d") == number
        assert tx.documents.with_digest("e") is None


@pytest.mark.parametrize("work", ["The Owner R. Berg", "the owner: r berg", "THE OWNER R.BERG"])
def test_a_document_is_found_by_its_work_however_it_is_spelled(store: Store, work: str) -> None:
    with store.transaction() as tx:
        number = add(tx)
        assert tx.documents.with_work(work) == number
        assert tx.documents.with_work("Another") is None


def test_the_newest_edition_of_a_work_is_found(store: Store) -> None:
    with store.transaction() as tx:
        add(tx)
        second = add(tx)
        assert tx.documents.with_work(DOCUMENT.work) == second


def test_a_removed_document_is_out_of_sight_until_it_is_restored(store: Store) -> None:
    with store.transaction() as tx:
        number = add(tx, card(1))
        tx.documents.remove(number, NOW)
        assert tx.documents.entries(NOW, TONIGHT) == []
        assert tx.documents.with_digest("digest") is None
        assert tx.documents.with_digest("digest", removed=True) == number
        assert tx.documents.with_work(DOCUMENT.work) is None
        assert tx.cards.search("café") == []
        assert tx.cards.new(None, 9, NOW) == []
        assert tx.cards.count_due(NOW, TONIGHT).new == 0
    with store.transaction() as tx:
        tx.documents.restore(number)
        assert [e.id for e in tx.documents.entries(NOW, TONIGHT)] == [number]
        assert tx.documents.with_digest("digest") == number
        assert tx.documents.with_digest("digest", removed=True) is None
        assert len(tx.cards.search("café")) == 1
        assert len(tx.cards.new(None, 9, NOW)) == 1


def test_purging_deletes_removed_documents_and_all_that_hangs_on_them(store: Store) -> None:
    with store.transaction() as tx:
        kept, gone = add(tx, card(1)), add(tx, card(2))
        for n in (1, 2):
            tx.reviews.add(review(card(n).id), None)
            tx.cards.schedule(card(n).id, schedule(State.REVIEW, NOW))
        tx.documents.remove(gone, NOW)
        tx.documents.purge()
        with pytest.raises(NotInLibrary):
            tx.documents.get(gone)
        assert tx.cards.existing([card(1).id, card(2).id]) == {card(1).id}
        assert tx.reviews.count() == 1
        assert tx.documents.get(kept) == DOCUMENT
        assert [c.document for c in tx.cards.search("café")] == [kept]


def test_the_number_of_a_purged_document_is_not_used_again(store: Store) -> None:
    with store.transaction() as tx:
        first = add(tx)
        tx.documents.remove(first, NOW)
        tx.documents.purge()
        assert add(tx) > first


def test_a_library_remembers_that_it_was_used(store: Store) -> None:
    with store.transaction() as tx:
        assert not tx.documents.ever_used()
        tx.documents.remove(add(tx), NOW)
        tx.documents.purge()
    with store.transaction() as tx:
        assert tx.documents.ever_used()


def test_entries_count_the_cards_of_each_document(store: Store) -> None:
    with store.transaction() as tx:
        first = add(
            tx,
            card(1),
            card(2, status=Status.SUGGESTED),
            card(3, status=Status.SUSPENDED),
            card(4, status=Status.REJECTED),
            *(card(n) for n in range(5, 11)),
        )
        second = add(tx)
        firm = replace(schedule(State.REVIEW, TONIGHT - DAY), stability=KNOWN_STABILITY)
        tx.cards.schedule(card(5).id, firm)
        tx.cards.schedule(card(6).id, schedule(State.REVIEW, TONIGHT))
        tx.cards.schedule(card(7).id, schedule(State.LEARNING, NOW))
        tx.cards.schedule(card(8).id, schedule(State.RELEARNING, NOW + timedelta(seconds=1)))
        tx.cards.schedule(card(3).id, schedule(State.REVIEW, NOW - DAY))
        tx.cards.bury(card(9).id, TONIGHT)
        entries = tx.documents.entries(NOW, TONIGHT)
    assert entries == [
        DocumentEntry(
            first,
            "The Owner",
            "R. Berg",
            "/texts/owner.txt",
            NOW,
            active=7,
            suggested=1,
            due=2,
            new=2,
            learning=3,
            known=1,
        ),
        DocumentEntry(second, "The Owner", "R. Berg", "/texts/owner.txt", NOW),
    ]


PUBLISHED = replace(DOCUMENT, source="https://example.org/owner", date="1914-05")


def test_where_and_when_a_document_was_published_comes_back(store: Store) -> None:
    with store.transaction() as tx:
        number = tx.documents.add(PUBLISHED, now=NOW, digest="d")
        assert tx.documents.get(number) == PUBLISHED


def test_a_document_can_say_something_else_and_keeps_its_cards(store: Store) -> None:
    other = replace(PUBLISHED, title="Another", blocks=DOCUMENT.blocks[1:], notes=())
    with store.transaction() as tx:
        number = add(tx, card(1), card(2))
        tx.documents.replace(number, other, digest="e", edited={"title", "date"})
    with store.transaction() as tx:
        assert tx.documents.get(number) == other
        assert tx.documents.digest(number) == "e"
        assert tx.documents.edited(number) == {"title", "date"}
        assert tx.documents.with_work(other.work) == number
        assert [c.card.id for c in tx.cards.of(number)] == [card(1).id, card(2).id]


def test_replacing_an_unknown_document_is_refused(store: Store) -> None:
    with store.transaction() as tx, pytest.raises(NotInLibrary):
        tx.documents.replace(7, DOCUMENT, digest="d", edited=())


def test_a_document_is_found_by_the_file_it_was_read_from(store: Store) -> None:
    with store.transaction() as tx:
        number = add(tx)
        assert tx.documents.with_origin(DOCUMENT.origin) == number
        assert tx.documents.with_origin("/texts/other.txt") is None


def test_documents_that_share_blocks_are_counted_without_removed_ones(store: Store) -> None:
    half = replace(DOCUMENT, blocks=DOCUMENT.blocks[:1])
    with store.transaction() as tx:
        both, one, gone = (
            tx.documents.add(text, now=NOW, digest=str(n))
            for n, text in enumerate((DOCUMENT, half, DOCUMENT))
        )
        tx.documents.remove(gone, NOW)
        assert tx.documents.sharing({"b0", "b1"}) == {both: (2, 2), one: (1, 1)}
        assert tx.documents.sharing({"b1", "b7"}) == {both: (1, 2)}
        assert tx.documents.sharing(()) == {}
