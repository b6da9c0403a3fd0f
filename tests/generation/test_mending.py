"""What the engine misreads, put right."""

from dataclasses import replace

import pytest

from studyapp.generation.mending import mended
from tests.generation.texts import last


def tag_of(sentence: str, verb: str) -> str:
    """Return the tag of a verb after it was taken for a participle."""
    _, here = last(sentence)
    tokens = [replace(t, tag="VBN") if t.text == verb else t for t in here.parse.tokens]
    parse = mended(replace(here.parse, tokens=tuple(tokens)))
    return next(t.tag for t in parse.tokens if t.text == verb)


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("A fire destroyed half of the town.", "destroyed"),
        ("The council met and the bishop appointed a clerk.", "appointed"),
    ],
)
def test_a_verb_with_subject_and_object_is_a_past_tense(sentence: str, verb: str) -> None:
    assert tag_of(sentence, verb) == "VBD"


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("The town had lost half of its trade.", "lost"),
        ("The town was destroyed in May.", "destroyed"),
        ("Sweden bought a ship built in Norway.", "built"),
    ],
)
def test_other_participles_stay(sentence: str, verb: str) -> None:
    assert tag_of(sentence, verb) == "VBN"
