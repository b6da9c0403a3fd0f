"""Lives and reigns in brackets behind a name."""

import pytest

from studyapp.generation.forms import events, lives
from tests.generation.texts import asked


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        ("Anna Holm (1831–1899) wrote a history of the town.", "In what period did Anna Holm live?", "1831–1899"),
        ("King Otto (reigned 1281–1304) built the harbour.", "In what period did Otto reign?", "1281–1304"),
        ("The physician Karl Berg (died 994) wrote it in Latin.", "In what year did Karl Berg die?", "994"),
        ("The reign of Seleucus IV (187–175 BC) was long.", "In what period did Seleucus IV reign?", "187–175 BC"),
    ],
)  # fmt: skip
def test_a_life_or_reign_is_asked(sentence: str, question: str, answer: str) -> None:
    assert asked(lives.spans, sentence) == [(question, answer)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The war (1914–1918) ruined the town.",
        "Anna Holm (1831) wrote a history of the town.",
        "Anna Holm (1831–1833) sat in the council.",
    ],
)
def test_other_dates_in_brackets_tell_of_no_life(sentence: str) -> None:
    assert asked(lives.spans, sentence) == []


def test_the_dates_of_a_life_are_not_those_of_the_clause() -> None:
    assert asked(events.dated_clauses, "Anna Holm (1831–1899) wrote a history of the town.") == []
