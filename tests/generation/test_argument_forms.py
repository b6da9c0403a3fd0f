"""Argument cards: purposes, lists, views, concessions, reasons, completions, claims."""

import pytest

from studyapp.generation.candidates import Rule
from studyapp.generation.forms import (
    attribution,
    claims,
    completion,
    concession,
    enumerations,
    purposes,
    reasons,
)
from studyapp.model import Form
from tests.generation.texts import analysed, asked

AUTHOR = "Ada Brook"

EXAMPLES: list[tuple[Rule, str, str, str]] = [
    (
        purposes.thesis,
        "The purpose of this article is to explain the trade in wool.",
        "What is the stated purpose of the article?",
        "to explain the trade in wool",
    ),
    (
        purposes.thesis,
        "This essay will focus on how wool was sold.",
        "What will the essay focus on?",
        "how wool was sold",
    ),
    (
        purposes.thesis,
        "Here this paper argues that wool was dear.",
        "What does the paper argue?",
        "that wool was dear",
    ),
    (
        attribution.view,
        "Critics contend that the old parliament acted under pressure.",
        "What do critics contend about the old parliament?",
        "the old parliament acted under pressure",
    ),
    (
        attribution.view,
        "In 1902, Norway agreed to sell the island.",
        "In 1902, what did Norway agree to do?",
        "to sell the island",
    ),
    (
        attribution.definition,
        "France and Spain regard the island as a common good.",
        "How do France and Spain regard the island?",
        "a common good",
    ),
    (
        attribution.definition,
        "Some describe the old plan as a great success.",
        "How do some describe the old plan?",
        "a great success",
    ),
    (
        attribution.according,
        "According to the historian Marta Lind, wool was dear in those years.",
        'Who is cited for this view? "Wool was dear in those years."',
        "Marta Lind",
    ),
    (
        concession.concession,
        "Although the council of the town admired it, the mayor refused the money.",
        "Ada Brook grants that the council of the town admired it. What is set against this?",
        "the mayor refused the money",
    ),
    (
        reasons.reason,
        "Owing to the long war, France and Spain sold the island.",
        'What reason does Ada Brook give for this: "France and Spain sold the island"?',
        "the long war",
    ),
    (
        reasons.effect,
        "The refusal of the council led to a quarrel with the mayor.",
        "According to Ada Brook, what did the refusal of the council lead to?",
        "a quarrel with the mayor",
    ),
    (
        reasons.effect,
        "The sale of arms is motivated by need and not by love.",
        "According to Ada Brook, what is the sale of arms motivated by?",
        "need and not by love",
    ),
    (
        claims.claim,
        "The new treaty is not likely to bring peace to the coast.",
        "According to Ada Brook, what is the new treaty not likely to do?",
        "bring peace to the coast",
    ),
    (
        claims.claim,
        "The new treaty can be understood as a sign of fear.",
        "According to Ada Brook, how can the new treaty be understood?",
        "as a sign of fear",
    ),
    (
        claims.claim,
        "The town council should build a new wall.",
        "According to Ada Brook, what should the town council do?",
        "build a new wall",
    ),
    (
        claims.judgement,
        "It is wrong, however, to think that the coast was at peace.",
        "According to Ada Brook, what is it wrong to think?",
        "the coast was at peace",
    ),
    (
        completion.completion,
        "The town lost its trade because the harbour had filled with sand.",
        "The town lost its trade because […].",
        "the harbour had filled with sand",
    ),
    (
        completion.term,
        'Some writers on the coast call the new plan "the wool peril" in their books.',
        'Some writers on the coast call the new plan "[…]" in their books.',
        "the wool peril",
    ),
]


@pytest.mark.parametrize(("rule", "sentence", "question", "answer"), EXAMPLES)
def test_an_argument_is_asked(rule: Rule, sentence: str, question: str, answer: str) -> None:
    assert (question, answer) in asked(rule, sentence, author=AUTHOR)


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (purposes.thesis, "The purpose of the wall is to keep the sea out."),
        (attribution.view, "The stone that he threw broke."),
        (concession.concession, "Although tired, the mayor refused the money."),
        (concession.concession, "Although it was late, the mayor refused the money."),
        (reasons.reason, "In the long war, France sold the island."),
        (reasons.effect, "It led to a quarrel with the mayor."),
        (claims.claim, "It should build a new wall."),
        (claims.judgement, "It was a mistake of the old mayor."),
        (completion.completion, "The town lost its trade."),
        (completion.completion, "Fear grew because of it."),
        (enumerations.enumeration, "Two men came to the town."),
        (enumerations.series, "They came to the town: nobody saw them."),
    ],
)
def test_what_is_no_argument_is_not_asked(rule: Rule, sentence: str) -> None:
    assert asked(rule, sentence, author=AUTHOR) == []


def test_numbered_points_of_a_sentence_make_a_list_and_a_gap_for_each() -> None:
    analysis = analysed(
        "The port fell for three reasons: 1) the sand in the basin, 2) the new rail, and 3) the war."
    )

    made = list(enumerations.enumeration(analysis, analysis.sentences[0]))

    assert made[0].form is Form.LIST
    assert made[0].answers == ("the sand in the basin", "the new rail", "the war")
    assert [card.answer for card in made[1:]] == list(made[0].answers)
    assert all(card.question.count("[…]") == 1 for card in made[1:])


def test_first_and_second_in_a_sentence_make_a_list() -> None:
    analysis = analysed("The port fell for two reasons: first, the sand rose; second, war came.")

    assert next(iter(enumerations.enumeration(analysis, analysis.sentences[0]))).answers == (
        "the sand rose",
        "war came",
    )


def test_announced_points_are_collected_from_the_sentences_that_follow() -> None:
    analysis = analysed(
        "The port fell for the following two reasons.",
        "First, the basin filled with sand.",
        "Nobody cared for the poor.",
        "Secondly, the new railway took the trade away.",
        "Finally, the people left.",
    )

    listed = next(iter(enumerations.enumeration(analysis, analysis.sentences[0])))

    assert listed.answers == (
        "The basin filled with sand",
        "The new railway took the trade away",
    )
    assert listed.more == (1, 3)


def test_a_list_whose_announced_number_is_not_reached_is_refused() -> None:
    analysis = analysed("There were three reasons.", "First, sand came.", "Secondly, war came.")

    assert list(enumerations.enumeration(analysis, analysis.sentences[0])) == []


def test_a_series_keeps_the_counted_members() -> None:
    analysis = analysed(
        "The change was seen in three fields of its life: the wool, the wine, the tie of law and faith."
    )

    (card,) = enumerations.series(analysis, analysis.sentences[0])

    assert card.answers == ("the wool", "the wine", "the tie of law and faith")


@pytest.mark.parametrize(
    ("second", "question"),
    [
        ("However, the mayor refused.", 'What does the author set against this: "The town grew fast"?'),
        ("Consequently, the mayor refused.", 'What follows, according to the author, from this: "The town grew fast"?'),
        ("For example, the mayor refused.", 'What example does the author give of this: "The town grew fast"?'),
    ],
)  # fmt: skip
def test_a_sentence_is_asked_against_the_one_before(second: str, question: str) -> None:
    assert asked(concession.contrast, "The town grew fast.", second) == [
        (question, "The mayor refused")
    ]


def test_without_a_sentence_before_there_is_no_contrast() -> None:
    assert asked(concession.contrast, "However, the mayor refused.") == []
