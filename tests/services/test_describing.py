"""Changing what is known of a document by hand."""

import pytest

from studyapp.errors import StudyAppError
from studyapp.services.describing import Description
from studyapp.services.opening import Services
from tests.services.samples import NOW, card, document, prepared


@pytest.fixture
def canal(services: Services) -> int:
    return services.library.add(prepared(card(2)), NOW).document


def test_a_description_is_kept_on_single_lines_with_its_date_as_edtf(services, canal):
    wanted = Description(" The  canal\n", "Ada Quay", "April 1894", "https://example.org/c", "de")
    changes = services.library.describe(canal, wanted)
    assert changes.concern("documents")
    found = services.library.document(canal)
    assert Description.of(found) == Description(
        "The canal", "Ada Quay", "1894-04", "https://example.org/c", "de"
    )


def test_the_same_description_changes_nothing(services, canal):
    assert not services.library.describe(canal, Description.of(document())).what
    assert services.history.undo(NOW) is None


@pytest.mark.parametrize("wanted", [Description("  "), Description("T", date="long ago")])
def test_what_cannot_be_is_refused_in_words(services, canal, wanted):
    with pytest.raises(StudyAppError):
        services.library.describe(canal, wanted)
    assert services.library.document(canal).title == "The canal"


def test_undo_brings_the_old_description_back(services, canal):
    services.library.describe(canal, Description("Another", "Nobody"))
    undone = services.history.undo(NOW)
    assert undone.label == "describing “The canal”"
    assert services.library.document(canal) == document()


def test_the_cards_keep_their_ids(services, canal):
    services.library.describe(canal, Description("Another", "Nobody"))
    assert [c.card.id for c in services.library.cards(canal)] == [card(2).id]
