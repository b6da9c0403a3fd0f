"""What happened at a date: the reverse of asking when."""

import pytest

from studyapp.generation.forms import reversals
from tests.generation.texts import analysed, asked


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        ("In May 1989 the union dissolved the old council of the port.", "What happened in May 1989?", "the union dissolved the old council of the port"),
        ("On 3 March 1814 the fleet of Denmark left the harbour.", "What happened on 3 March 1814?", "the fleet of Denmark left the harbour"),
        ("Around 1814 the fleet of Denmark left the harbour.", "What happened around 1814?", "the fleet of Denmark left the harbour"),
    ],
)  # fmt: skip
def test_what_happened_is_asked(sentence: str, question: str, answer: str) -> None:
    assert asked(reversals.happenings, sentence) == [(question, answer)]


@pytest.mark.parametrize(
    "sentence",
    [
        "In the 1980s the union dissolved the old council of the port.",
        "By 1989 the union dissolved the old council of the port.",
        "In 1989 the union did not dissolve the old council of the port.",
        "In 1989 the union left, and in 1990 the council left the port.",
    ],
)
def test_it_is_not_asked_where_the_answer_is_not_one(sentence: str) -> None:
    assert asked(reversals.happenings, sentence) == []


def test_a_date_that_is_named_twice_has_no_one_event() -> None:
    analysis = analysed(
        "In 1989 the union left the old port.", "In 1989 the council was dissolved."
    )

    assert list(reversals.happenings(analysis, analysis.sentences[0])) == []
