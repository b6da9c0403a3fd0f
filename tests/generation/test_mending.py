"""What the engine misreads, put right."""

from dataclasses import replace

import pytest

from studyapp.generation.candidates import Rule
from studyapp.generation.forms import agents, events, gaps, objects, tasks
from studyapp.generation.mending import mended
from tests.generation.texts import asked, last


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


@pytest.mark.parametrize(
    ("rule", "sentence", "question", "answer"),
    [
        (
            events.dated_clauses,
            "The bridge was burnt and the castle besieged in 1611.",
            "In what year was the castle besieged?",
            "1611",
        ),
        (
            tasks.tasks,
            "The senate wished to keep the coast empty and quiet and therefore refused.",
            "What did the senate wish to do?",
            "to keep the coast empty and quiet",
        ),
        (
            objects.objects,
            "The league resisted an occupation of Riga by the Danes and their allies.",
            "What did the league resist?",
            "an occupation of Riga by the Danes and their allies",
        ),
        (
            agents.subjects,
            "Dutch painter (later a monk) Pieter of Delft decorated the chapel of the guild.",
            "Who decorated the chapel of the guild?",
            "Dutch painter Pieter of Delft",
        ),
        (
            gaps.dates,
            "For the Harbour Rules of 1811 were printed again with few changes by Holm and Lund.",
            "The Harbour Rules of […] (year) were printed again with few changes by Holm and Lund.",
            "1811",
        ),
    ],
)
def test_a_tree_is_put_right(rule: Rule, sentence: str, question: str, answer: str) -> None:
    assert (question, answer) in asked(rule, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The bridge was burnt and the fleet sailed in 1611.",
        "The king was crowned and the bishop died in 1611.",
    ],
)
def test_a_verb_that_needs_no_object_stays_active(sentence: str) -> None:
    questions = [question for question, _ in asked(events.dated_clauses, sentence)]
    assert any(question.startswith("In what year did the") for question in questions)


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("Danish sailors promptly struck on 3 March 1911.",
         "On what date did Danish sailors promptly strike?"),
        ("A far more generous settlement followed in 1858, drafted by the consul Odd Brun.",
         "In what year did a far more generous settlement follow?"),
        ("Karl Brand, old and disgraced, resigned on 9 May 1911.",
         "On what date did Karl Brand resign?"),
        ("Karl Brand, born in 1830 on the island of Gotland and the youngest of the brothers, had met "
         "Ola Brun at the academy.", "In what year was Karl Brand born on the island of Gotland?"),
        ("Although the Charter of Oslo, sealed in October 1888, promised that the harbour should be "
         "free, its owner was a Danish bank.",
         "In what month and year was the Charter of Oslo sealed?"),
        ("Drawing at the Lamont observatory, Marie Holm, who was at first barred, as a woman, from the "
         "ships, plotted the soundings and discovered in 1952 that a valley ran along the ridge.",
         "In what year did Marie Holm discover that a valley ran along the ridge?"),
        ("Early in 1911 the Bank of Norway rejected his plan for a mint.",
         "In what year did the Bank of Norway reject his plan for a mint?"),
    ],
)  # fmt: skip
def test_a_date_is_asked_of_whoever_did_it(sentence: str, question: str) -> None:
    assert question in [q for q, _ in asked(events.dated_clauses, sentence)]


def test_a_date_behind_until_is_that_of_its_clause() -> None:
    _, here = last("She stayed there until in 1902 she had isolated a gram of the salt.")
    tree = here.tree
    year = next(n for n, token in enumerate(tree.tokens) if token.text == "1902")

    assert tree.tokens[tree.tokens[year].head].text == "isolated"


@pytest.mark.parametrize("sentence", ["Two men arrested in Oslo", "A church built in 1858."])
def test_headlines_and_captions_stay(sentence: str) -> None:
    _, here = last(sentence)

    assert not any(token.tag == "VBD" for token in here.tree.tokens)
