"""Searching cards: what is found, and that no typed text breaks the query."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studyapp.model import Anchor, Status
from studyapp.store.store import Store
from tests.store.samples import NOW, PARAGRAPH, add, card

CARDS = (
    card(1, question="Who founded the bakery?", answer="Ida Müller"),
    card(2, question="Which towns?", answer="two", answers=("Łódź", "São Paulo")),
    card(3, question="Why?", answer="Rent", anchor=Anchor.of(PARAGRAPH, 35, 59)),
    card(4, question="The bakery again", answer="x", anchor=None, status=Status.REJECTED),
)


@pytest.fixture
def filled(store: Store) -> Store:
    with store.transaction() as tx:
        add(tx, *CARDS)
    return store


def found(store: Store, text: str) -> list[int]:
    with store.transaction() as tx:
        return [int(c.card.id[4:]) for c in tx.cards.search(text)]


@pytest.mark.parametrize(
    ("text", "cards"),
    [
        ("bakery", [1]),  # question, without the rejected card
        ("müller", [1]),  # answer
        ("Paulo", [2]),  # an item of a list
        ("Oslo", [3]),  # quote
        ("OSLO", [3]),
        ("muller", [1]),
        ("MÜLLER", [1]),
        ("sao", [2]),
        ("bak", [1]),
        ("b", [1]),
        ("1913", [1, 2]),
        ("bakery Ida", [1]),
        ("ida bakery", [1]),
        ("bakery Oslo", []),
        ("akery", []),
        ("São-Paulo", [2]),
        ("Paulo-São", []),
        ("  bakery \t\n", [1]),
        ("bakery — Ida", [1]),
    ],
)
def test_cards_are_found_by_their_words(filled: Store, text: str, cards: list[int]) -> None:
    assert found(filled, text) == cards


@pytest.mark.parametrize(
    "text",
    ["", " ", '"', '""', "*", "(", ")", "()", "'", "-", "^", ":", "\\", "—", "\0", "\ud800", "…"],
)
def test_text_without_words_finds_nothing(filled: Store, text: str) -> None:
    assert found(filled, text) == []


@pytest.mark.parametrize(
    ("text", "cards"),
    [
        ('"bakery', [1]),
        ('ba"kery', []),
        ("bakery*", [1]),
        ("(bakery", [1]),
        ("question:bakery", []),
        ("bakery\0Ida", [1]),
        ("bakery\ud800", [1]),
        ("AND", []),
        ("bakery AND", []),
        ("NEAR(bakery ida)", []),
        ("bakery OR oslo", []),
        ("NOT bakery", []),
        ("{question}", []),
        ("^bakery", [1]),
        ("bakery + ida", [1]),
        ("%", []),
        ("bakery; DROP TABLE card", []),
    ],
)
def test_signs_of_the_query_language_mean_nothing(
    filled: Store, text: str, cards: list[int]
) -> None:
    assert found(filled, text) == cards


@given(st.text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_text_breaks_the_search(filled: Store, text: str) -> None:
    found(filled, text)


def test_the_search_follows_changes_of_a_card(filled: Store) -> None:
    with filled.transaction() as tx:
        tx.cards.replace(card(1, question="Who ran the mill?", answer="Ida"), now=NOW)
    assert found(filled, "bakery") == []
    assert found(filled, "mill") == [1]
    with filled.transaction() as tx:
        tx.cards.set_status([card(4).id], Status.ACTIVE, now=NOW)
    assert found(filled, "bakery") == [4]


def test_the_search_forgets_purged_cards_and_cards_rolled_back(filled: Store) -> None:
    with pytest.raises(KeyError), filled.transaction() as tx:
        add(tx, card(9, question="Bakery"))
        raise KeyError
    assert found(filled, "bakery") == [1]
    with filled.transaction() as tx:
        tx.documents.remove(1, NOW)
        tx.documents.purge()
    assert found(filled, "bakery") == []


def test_the_search_stops_at_its_limit_in_the_order_of_the_library(store: Store) -> None:
    with store.transaction() as tx:
        add(tx, *map(card, range(20, 0, -1)))
        assert [c.card.id for c in tx.cards.search("café", 3)] == [card(n).id for n in (20, 19, 18)]
