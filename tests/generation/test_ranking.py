"""Ranking: one card per fact, confidence, and what is active at a depth."""

from dataclasses import replace

import pytest

from studyapp.generation import generate
from studyapp.generation.candidates import Candidate
from studyapp.generation.confidence import PRIOR
from studyapp.generation.forms import BUILT_IN
from studyapp.generation.ranking import PER_THOUSAND, Ranked, active, rank
from studyapp.model import Depth, Kind, Status
from tests.generation.texts import analysed, document, fixture, paragraph


def candidate(question: str, rule: str = "date-event", answer: str = "1902") -> Candidate:
    return Candidate(rule=rule, kind=Kind.DATE, sentence=0, question=question, answer=answer)


def ranked(*candidates: Candidate) -> list[Ranked]:
    return rank(analysed("France left the league in 1902."), candidates)


def test_of_two_cards_for_one_answer_the_better_stays() -> None:
    cloze = candidate("In […] France left the league of Spain.", "date-gap")
    question = candidate("In what year did France leave the league of Spain?")

    assert [item.candidate for item in ranked(cloze, question)] == [question]


def test_the_same_question_is_asked_once() -> None:
    twice = "In what year did France leave the league?"

    assert len(ranked(candidate(twice), candidate(twice, answer="the year 1902"))) == 1


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("In what year did France leave Spain?", "In what year did everything come to an end?"),
        ("In what year did France leave Spain?", "In what year did France leave the mission?"),
        ("In what year did France leave Spain?", "In what year did France recently leave Spain?"),
        ("In what year did France leave Spain?", "In what year did France leave Spain again?"),
    ],
)
def test_names_raise_and_vague_words_lower_the_confidence(better: str, worse: str) -> None:
    (one,), (other,) = ranked(candidate(better)), ranked(candidate(worse))

    assert one.confidence > other.confidence


def test_an_actor_that_is_always_the_answer_counts_less() -> None:
    def who(number: int, name: str) -> Candidate:
        return Candidate(
            rule="who", kind=Kind.ACTOR, sentence=number, subject=frozenset({name}),
            question=f"Which country sold the island of Ven to {buyers[number]}?", answer=name,
        )  # fmt: skip

    buyers = {0: "Norway", 5: "Sweden"}
    sentences = [*(f"France sold island {n}." for n in range(5)), "Spain sold an island."]
    common = rank(analysed(*sentences), [who(0, "France"), who(5, "Spain")])

    assert common[1].confidence > common[0].confidence


@pytest.mark.parametrize(("depth", "number"), [(Depth.ESSENTIAL, 8), (Depth.THOROUGH, 40)])
def test_a_depth_allows_so_many_per_thousand_words(depth: Depth, number: int) -> None:
    items = [Ranked(candidate(f"q{n}"), 0.9) for n in range(100)]

    assert len(active(items, depth, 1000)) == number


def test_the_best_come_first() -> None:
    items = [
        Ranked(candidate("weak"), 0.2),
        Ranked(candidate("good"), 0.7),
        Ranked(candidate("best"), 0.9),
    ]

    assert active(items, Depth.ESSENTIAL, 125) == {2}


def test_a_gap_must_be_surer_than_a_question_for_a_date() -> None:
    asked = Ranked(replace(candidate("asked"), kind=Kind.DATE, rule="date-event"), 0.5)
    gap = Ranked(replace(candidate("gap"), kind=Kind.DATE, rule="date-gap", sentence=1), 0.5)

    assert active([asked, gap], Depth.STANDARD, 1000) == {0}
    assert active([asked, gap], Depth.THOROUGH, 1000) == {0, 1}


def test_what_a_text_is_about_is_asked_first() -> None:
    text = document(
        paragraph(
            "A test article is a short text on a single matter.",
            "It was first printed in Norway in 1902 by Ada Brook.",
        )
    )
    first, *_ = (
        c for c in generate(text, depth=Depth.ESSENTIAL).cards if c.status is Status.ACTIVE
    )

    assert first.question == "What is a test article?"


def test_a_second_card_on_a_sentence_waits_for_the_first_on_another() -> None:
    items = [
        Ranked(candidate("one"), 0.9),
        Ranked(candidate("two"), 0.8),
        Ranked(replace(candidate("three"), sentence=1), 0.7),
    ]

    assert active(items, Depth.ESSENTIAL, 250) == {0, 2}


def test_each_rule_has_a_prior() -> None:
    told_apart = {"copula", "replaced", "counted"}  # "predicate", "alternative", "announced"

    assert set(BUILT_IN) - told_apart <= set(PRIOR)


@pytest.mark.parametrize("name", ["harbour", "parliament"])
def test_deeper_means_more_active_and_the_same_cards(name: str) -> None:
    document = fixture(name)
    found = {depth: generate(document, depth=depth).cards for depth in Depth}
    numbers = [sum(c.status is Status.ACTIVE for c in found[depth]) for depth in PER_THOUSAND]

    assert numbers == sorted(numbers)
    assert len({tuple(c.id for c in cards) for cards in found.values()}) == 1
