"""First words of sentences: a plain noun has its capital from its place alone."""

from studyapp.generation.capitals import ordinary
from studyapp.generation.forms import complements
from tests.generation.texts import asked


def test_what_a_text_has_in_small_letters_is_ordinary() -> None:
    known = ordinary(
        ["Fares rose and fares fell.", "The Baker family was rich.", "Rose saw a rose."]
    )

    assert {"fares", "rose"} <= known
    assert "baker" not in known


def test_the_first_word_of_a_sentence_counts_for_nothing() -> None:
    assert "plague" not in ordinary(["Plague came.", "Plague left."])


def test_an_ordinary_noun_has_no_capital_within_a_question() -> None:
    found = asked(
        complements.governed,
        "The new states had no roads, and many states were poor.",
        "States competed for the honour of the best canals.",
    )

    assert "What did states compete for?" in [question for question, _ in found]
