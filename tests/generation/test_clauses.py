"""Clauses read from trees: kind, subject, verbs, voice, and what a relative clause is about."""

from dataclasses import replace

import pytest

from studyapp.generation.clauses import Kind
from studyapp.generation.clauses import clauses as read
from studyapp.generation.syntax import Tree
from tests.generation.texts import last

Found = tuple[str, str, str]


def clauses(sentence: str) -> list[Found]:
    """Return kind, subject and verbs of each clause."""
    _, here = last(sentence)
    words = [t.text for t in here.tree.tokens]
    return [
        (
            clause.kind.value,
            "" if clause.subject is None else words[clause.subject],
            " ".join(words[n] for n in clause.verbs),
        )
        for clause in here.clauses
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The king left Paris.", [("main", "king", "left")]),
        ("In 1707 the two states were joined.", [("main", "states", "were joined")]),
        ("The king left; his brother ruled the land.", [("main", "king", "left"), ("coordinate", "brother", "ruled")]),
        ("The port gradually became a ruin.", [("main", "port", "became")]),
        ("The mill that the monks built burned.", [("relative", "monks", "built"), ("main", "mill", "burned")]),
        ("The baker who sold bread left.", [("relative", "baker", "sold"), ("main", "baker", "left")]),
        ("Anna said that the queen had left.", [("main", "Anna", "said"), ("complement", "queen", "had left")]),
        ("The town lost its trade because the river fell.", [("main", "town", "lost"), ("adverbial", "river", "fell")]),
    ],
)  # fmt: skip
def test_clauses_are_read(sentence: str, expected: list[Found]) -> None:
    assert clauses(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "passive", "negated", "copula"),
    [
        ("The fort was taken by the Danes.", True, False, False),
        ("The Danes did not take the fort.", False, True, False),
        ("The fort was a ruin.", False, False, True),
    ],
)
def test_voice_negation_and_copula(
    sentence: str, passive: bool, negated: bool, copula: bool
) -> None:
    _, here = last(sentence)
    main = here.main

    assert main is not None
    assert main.kind is Kind.MAIN
    assert (main.passive, main.negated, main.copula) == (passive, negated, copula)


@pytest.mark.parametrize("sentence", ["", "Wool, corn, wine", "1902"])
def test_without_a_verb_there_is_no_clause(sentence: str) -> None:
    assert clauses(sentence) == []


@pytest.mark.parametrize(("verb", "subject"), [("was", "mill"), ("were", "lists")])
def test_a_relative_clause_is_about_the_noun_that_its_verb_agrees_with(
    verb: str, subject: str
) -> None:
    _, here = last(f"The abbey kept lists of the mill which {verb} used by weavers.")
    words = [token.text for token in here.tree.tokens]
    tokens = list(here.parse.tokens)
    used = words.index("used")
    tokens[used] = replace(tokens[used], head=words.index("lists"))  # a tree that is wrong

    found = read(Tree(replace(here.parse, tokens=tuple(tokens))))

    assert [words[c.subject or 0] for c in found if c.kind is Kind.RELATIVE] == [subject]
