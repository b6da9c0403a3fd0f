"""What a text says is so, and what it only supposes, denies or passes on."""

import pytest

from studyapp.generation.asserting import is_said
from studyapp.generation.forms import agents, events, gaps
from tests.generation.texts import asked, last


def said(sentence: str, verb: str) -> bool:
    _, here = last(sentence)
    head = next(n for n, token in enumerate(here.tree.tokens) if token.text == verb)
    return is_said(here.tree, head)


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("Norway sold the island in 1564.", "sold"),
        ("Lund wrote that Norway sold the island in 1564.", "sold"),
        ("The treaty by which Norway sold the island was secret.", "sold"),
        ("If Norway had sold the island, Sweden would have bought it.", "bought"),
        ("The Danes denied that Norway sold the island.", "denied"),
        ("The legend of the king tells that Norway sold the island.", "tells"),
    ],
)
def test_what_a_text_says_is_so(sentence: str, verb: str) -> None:
    assert said(sentence, verb)


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("If Norway had sold the island, Sweden would have bought it.", "sold"),
        ("Unless Norway sells the island in 1990, Sweden will take it.", "sells"),
        ("The Danes denied that Norway sold the island.", "sold"),
        ("Some claim that the landing was faked by Norway.", "faked"),
        ("It is false that Norway sold the island.", "sold"),
        ("It is not true that Norway sold the island.", "sold"),
        ("The myth that Norway sold the island is old.", "sold"),
        ("Norway neither attacked nor defended the island.", "attacked"),
        ("Neither Norway nor Sweden joined the war.", "joined"),
    ],
)
def test_what_is_supposed_denied_or_told_is_not_said_to_be_so(sentence: str, verb: str) -> None:
    assert not said(sentence, verb)


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (gaps.dates, "If Norway had sold the island in 1815, the Danes would have left the port."),
        (agents.passive_agents, "Some claim that the landing of 1969 was faked by NASA."),
        (agents.subjects, "Norway neither attacked nor defended the island in 1939."),
        (events.dated_clauses, "The myth that Lund discovered the island in 1492 is old."),
    ],
)
def test_no_card_tells_it_as_a_fact(rule, sentence: str) -> None:
    assert asked(rule, sentence) == []
