"""Decks and the cards that came from them."""

from dataclasses import replace

from studyapp.model import Deck
from studyapp.store.store import Store
from tests.store.samples import NOW, add, card

DECK = Deck(
    id="owner", title="Owners", author="R. Berg", licence="CC0-1.0", version="2", language="de"
)


def test_a_deck_comes_back_without_its_cards(store: Store) -> None:
    with store.transaction() as tx:
        tx.decks.add(replace(DECK, cards=(card(1),)), add(tx), now=NOW)
        assert tx.decks.all() == [DECK]


def test_decks_stand_by_title(store: Store) -> None:
    with store.transaction() as tx:
        for title in ("b", "c", "a"):
            tx.decks.add(Deck(id=f"id-{title}", title=title), None, now=NOW)
        assert [deck.title for deck in tx.decks.all()] == ["a", "b", "c"]


def test_a_newer_version_of_a_deck_takes_the_place_of_the_old(store: Store) -> None:
    newer = replace(DECK, title="Owners and heirs", version="3")
    with store.transaction() as tx:
        first, second = add(tx), add(tx)
        tx.decks.add(DECK, first, now=NOW)
        tx.decks.add(newer, second, now=NOW)
        assert tx.decks.all() == [newer]
        tx.documents.remove(first, NOW)
        tx.documents.purge()
        assert tx.decks.all() == [newer]


def test_a_deck_goes_and_comes_back_with_its_document(store: Store) -> None:
    with store.transaction() as tx:
        number = add(tx)
        tx.decks.add(DECK, number, now=NOW)
        tx.cards.add(number, [card(1)], now=NOW, deck=DECK.id)
        tx.documents.remove(number, NOW)
        assert tx.decks.all() == []
        tx.documents.restore(number)
        assert tx.decks.all() == [DECK]
        tx.documents.remove(number, NOW)
        tx.documents.purge()
        assert tx.decks.all() == []
