"""Dates in brackets behind works and events, and dates of clauses that lack a part."""

import pytest

from studyapp.generation.forms import event_nouns, events, works
from tests.generation.texts import asked


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        ("The Great Northern War (1700-1721) ended the old league.",
         "In what period did the Great Northern War take place?", "1700-1721"),
        ("The Treaty of Marlow (1411) was kept for a century.",
         "What is the date of the Treaty of Marlow?", "1411"),
        ("Her life is told in the film Calling the North (1988) by Ada Holm.",
         "In what year did the film Calling the North come out?", "1988"),
    ],
)  # fmt: skip
def test_a_date_in_brackets_is_asked(sentence: str, question: str, answer: str) -> None:
    assert asked(works.works, sentence) == [(question, answer)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The painter Nils Holm (1880-1941) lived there.",
        "The sociologist Nils Holm (1906) described the habit.",
        "The gallery (see page 12) is closed.",
    ],
)
def test_brackets_of_persons_and_pages_are_left_alone(sentence: str) -> None:
    assert asked(works.works, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("The treaty that Denmark signed in 1720 ended the war.",
         "In what year did Denmark sign the treaty?"),
        ("Having bought the mill in 1788, Arkell built a second one.",
         "In what year did Arkell buy the mill?"),
    ],
)  # fmt: skip
def test_a_clause_without_its_own_object_or_subject_is_dated(sentence: str, question: str) -> None:
    assert question in [q for q, _ in asked(events.dated_clauses, sentence)]


def test_what_was_not_done_has_no_date() -> None:
    sentence = "Not having bought the mill in 1788, Arkell built a second one."
    assert asked(events.dated_clauses, sentence) == []


def test_brackets_behind_one_of_two_battles_do_not_date_both() -> None:
    sentence = "They lost the battles of Marlow (191 BC) and Orrin (190 BC)."
    assert [q for q, _ in asked(event_nouns.dated_nouns, sentence) if "battles" in q] == []
