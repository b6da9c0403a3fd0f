"""Clauses that are none, because the engine reads them amiss."""

import pytest

from studyapp.generation.misreading import is_misread
from tests.generation.texts import last


def misread(sentence: str, verb: str) -> bool:
    _, here = last(sentence)
    return next(
        is_misread(here, clause)
        for clause in here.clauses
        if here.tree.tokens[clause.head].text == verb
    )


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("Trade pioneered in the north by Holm grew.", "pioneered"),
        ("Never did the town besiege the castle again.", "besiege"),
    ],
)
def test_a_verb_without_what_it_needs_is_no_clause(sentence: str, verb: str) -> None:
    _, here = last(sentence)
    heads = [here.tree.tokens[c.head].text for c in here.clauses if not c.passive]
    assert verb not in heads or misread(sentence, verb)


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("The Danes besieged the castle in 1611.", "besieged"),
        ("The castle that the Danes besieged was old.", "besieged"),
        ("The castle was besieged in 1611.", "besieged"),
        ("The Danes besieged and took the castle.", "besieged"),
        ("The Danes sailed to Riga in 1611.", "sailed"),
    ],
)
def test_a_verb_has_its_object_before_it_or_shares_it(sentence: str, verb: str) -> None:
    assert not misread(sentence, verb)
