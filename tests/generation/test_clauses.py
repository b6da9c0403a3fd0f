"""The clause finder: what it reads, and what it refuses to guess."""

import pytest

from studyapp.generation.clauses import CONNECTIVE, clauses
from studyapp.generation.compression import cut, second_verb, short
from studyapp.generation.engine import tag
from studyapp.generation.subjects import is_plural

Parts = tuple[str, str, str]


def parts(sentence: str) -> list[Parts]:
    """Return adjunct, subject and verb group of each clause."""
    tokens = tag(sentence)

    def said(span: tuple[int, int]) -> str:
        return " ".join(t.text for t in tokens[slice(*span)])

    return [(said(c.adjunct), said(c.subject), said(c.verbs)) for c in clauses(tokens)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The king left Paris.", [("", "The king", "left")]),
        ("In 1707, Scotland and England formed one state.", [("In 1707 ,", "Scotland and England", "formed")]),
        ("In 1707 the two states were joined.", [("In 1707", "the two states", "were joined")]),
        ("On the 25th of July Oldham set out.", [("On the 25th of July", "Oldham", "set")]),
        ("Meanwhile the fleet had sailed.", [("Meanwhile", "the fleet", "had sailed")]),
        ("The king left, and the queen stayed.", [("", "The king", "left"), ("", "the queen", "stayed")]),
        ("The king left; his brother ruled the land.", [("", "The king", "left"), ("", "his brother", "ruled")]),
        ("Rosen, the prime minister, praised the plan.", [("", "Rosen", "praised")]),
        ("Rosen (1831–1899) praised the plan.", [("", "Rosen", "praised")]),
        ("The port gradually became a ruin.", [("", "The port", "became")]),
        ("Since the war, Baker argues, trade has grown.", [("Since the war , Baker argues ,", "trade", "has grown")]),
        ("The gap between France and Spain became wider.", [("", "The gap between France and Spain", "became")]),
        ("He found that China and Russia will sign it.", [("", "He", "found")]),
    ],
)  # fmt: skip
def test_clauses_are_read(sentence: str, expected: list[Parts]) -> None:
    assert parts(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    ["What a day!", "The reason why he left", "", "A list: wool, corn, wine", "x " * 300 + "is."],
)
def test_in_doubt_there_is_no_clause(sentence: str) -> None:
    assert parts(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "rest"),
    [
        ("However, it failed.", "it failed."),
        ("For example, wool was dear.", "wool was dear."),
        ("But of wool nobody spoke.", "But of wool nobody spoke."),
        ("First of all, the price rose.", "the price rose."),
        ("Butter was dear.", "Butter was dear."),
    ],
)
def test_connectives_are_known(sentence: str, rest: str) -> None:
    assert CONNECTIVE.sub("", sentence) == rest


@pytest.mark.parametrize(
    ("subject", "plural"),
    [("The houses", True), ("Anna and Bertha", True), ("The price of the houses", False)],
)
def test_number_comes_from_the_head(subject: str, plural: bool) -> None:
    tokens = tag(f"{subject} fell.")
    (clause,) = clauses(tokens)

    assert is_plural(tokens, clause.subject) is plural


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("They built a long wall around the town, which fell soon.", "They built a long wall around the town"),
        ("They built a long wall around the town; it fell.", "They built a long wall around the town"),
        ("They sold the wool, the corn, and the wine to Spain.", "They sold the wool , the corn , and the wine to Spain"),
        ("They sold all of the wool, leaving nothing.", "They sold all of the wool"),
        ('They called the wall "strong, high, which lasts" then.', 'They called the wall " strong , high , which lasts " then'),
    ],
)  # fmt: skip
def test_a_clause_is_cut_at_its_first_detachable_tail(sentence: str, kept: str) -> None:
    tokens = tag(sentence.rstrip("."))

    assert " ".join(t.text for t in tokens[: cut(tokens, 2, len(tokens))]) == kept


def test_a_second_verb_is_found() -> None:
    tokens = tag("He addressed Congress and requested aid")

    assert tokens[second_verb(tokens, 2, len(tokens))].text == "and"


def test_a_verb_inside_a_that_clause_is_no_second_verb() -> None:
    tokens = tag("He said that she came and saw him")

    assert second_verb(tokens, 2, len(tokens)) == len(tokens)


@pytest.mark.parametrize(
    ("text", "shortened"),
    [
        ("the old town, which burned down.", "the old town, which burned down"),
        ("the old town by the sea, which burned.", "the old town by the sea"),
        ("the old town by the sea.", "the old town by the sea"),
    ],
)
def test_a_phrase_keeps_enough_words(text: str, shortened: str) -> None:
    assert short(text) == shortened
