"""Quotation marks: straight for the rules, curly on the cards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.generation.typography import curly, straight, tidy


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ('He said "no".', "He said “no”."),
        ("China's view", "China’s view"),
        ('("first")', "(“first”)"),
        ("the men of '98", "the men of ‘98"),
        ('"\'Tis" he', "“‘Tis” he"),
    ],
)
def test_straight_marks_become_curly(typed: str, set_: str) -> None:
    assert curly(typed) == set_


@given(st.text())
def test_straight_keeps_the_length(text: str) -> None:
    assert len(straight(text)) == len(text)


def test_straight_undoes_curly() -> None:
    assert straight(curly('"Yes," said the king\'s son.')) == '"Yes," said the king\'s son.'


def test_tidy_closes_up_stops_and_spaces() -> None:
    assert tidy("When  did\nit end ?") == "When did it end?"
