"""Why the user is asked about a card that lost its passage, in each case that there is."""

import pytest

from studyapp.model import Anchor
from studyapp.services.updating import Doubt, Unplaced
from studyapp.ui.dialogs import place_cards
from studyapp.ui.dialogs.place_cards import why
from tests.ui import keeper

OLD = keeper.LETTERS[:38]
SAYS = "In 1902 Anna Holm sent three letters."
SAYS_NOT = "Anna Holm wrote three letters in her last year."


def asked(doubt, *quotes):
    card = keeper.card("ONE", keeper.article(1).passages()["letters"], OLD, answer="1902")
    places = tuple(Anchor("b", 0, len(quote), quote) for quote in quotes)
    return Unplaced(card, doubt, places)


@pytest.mark.parametrize(
    ("doubt", "quotes", "said"),
    [
        (Doubt.AMBIGUOUS, (SAYS, SAYS), place_cards.AMBIGUOUS),
        (Doubt.CHANGED, (SAYS_NOT,), place_cards.REWORDED),
        (Doubt.CHANGED, (SAYS,), place_cards.LIKELY),
        (Doubt.CHANGED, (SAYS, SAYS_NOT), place_cards.ONE_OF),
        (Doubt.GONE, (), place_cards.GONE),
        (Doubt.CHANGED, (), place_cards.GONE),
    ],
)
def test_each_case_is_said_as_it_is(doubt, quotes, said):
    assert why(asked(doubt, *quotes), OLD) == said


def test_only_where_the_answer_is_gone_does_it_say_so():
    assert "no longer holds the answer" in place_cards.REWORDED
    for other in (place_cards.LIKELY, place_cards.ONE_OF, place_cards.AMBIGUOUS):
        assert "answer" not in other
