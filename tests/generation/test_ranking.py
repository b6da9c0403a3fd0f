"""Ranking: one card per fact, confidence, and what is active at a depth."""

import pytest

from studyapp.generation import generate
from studyapp.generation.candidates import Candidate
from studyapp.generation.forms import BUILT_IN
from studyapp.generation.ranking import ACTIVE_RULES, PER_THOUSAND, PRIOR, Ranked, active, rank
from studyapp.model import Depth, Kind, Status
from tests.generation.texts import analysed, fixture


def candidate(question: str, rule: str = "date-action", answer: str = "1902") -> Candidate:
    return Candidate(rule=rule, kind=Kind.DATE, sentence=0, question=question, answer=answer)


def ranked(*candidates: Candidate) -> list[Ranked]:
    return rank(analysed("France left the league in 1902."), candidates)


def test_of_two_cards_for_one_answer_the_better_stays() -> None:
    cloze = candidate("In […] France left the league of Spain.", "date-cloze")
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


def test_an_answer_that_is_always_right_counts_less() -> None:
    def who(number: int, name: str) -> Candidate:
        return Candidate(
            rule="who-subject", kind=Kind.ACTOR, sentence=number, subject=frozenset({name}),
            question=f"Which country sold island number {number} to Sweden?", answer=name,
        )  # fmt: skip

    analysis = analysed(*(f"France sold island {n}." for n in range(6)))
    common = rank(analysis, [who(n, "France") for n in range(5)] + [who(5, "Spain")])

    assert common[5].confidence > common[0].confidence


def test_a_protagonist_that_the_topic_gives_away_counts_less_without_a_time() -> None:
    def who(number: int, question: str) -> Candidate:
        return Candidate(
            rule="who-subject", kind=Kind.ACTOR, sentence=number, question=question,
            answer="France", subject=frozenset({"France"}),
        )  # fmt: skip

    others = ["Norway", "Sweden", "Denmark", "Spain", "Italy", "Poland", "Greece", "Turkey"]
    story = analysed(*(f"France wrote to {name}." for name in others))
    undated, dated = rank(
        story,
        [
            who(0, "Which country wrote to the king of Norway?"),
            who(1, "In 1902, which country wrote to the king of Sweden?"),
        ],
    )
    assert undated.confidence == pytest.approx(dated.confidence - 0.2, abs=0.05)


@pytest.mark.parametrize(("depth", "number"), [(Depth.ESSENTIAL, 8), (Depth.THOROUGH, 40)])
def test_a_depth_allows_so_many_per_thousand_words(depth: Depth, number: int) -> None:
    items = [Ranked(candidate(f"q{n}"), 0.9) for n in range(100)]

    assert len(active(items, depth, 1000)) == number


def test_the_best_come_first_and_weak_cards_never() -> None:
    items = [
        Ranked(candidate("weak"), 0.2),
        Ranked(candidate("good"), 0.7),
        Ranked(candidate("best"), 0.9),
    ]

    assert active(items, Depth.ESSENTIAL, 125) == {2}
    assert active(items, Depth.THOROUGH, 1000) == {1, 2}


def test_rules_that_may_be_active_exist() -> None:
    assert set(BUILT_IN) >= ACTIVE_RULES == set(PRIOR)


@pytest.mark.parametrize("name", ["harbour", "parliament"])
def test_argument_cards_are_only_suggested(name: str) -> None:
    cards = generate(fixture(name), depth=Depth.THOROUGH).cards

    assert {c.status for c in cards if c.kind is Kind.ARGUMENT} == {Status.SUGGESTED}


@pytest.mark.parametrize("name", ["harbour", "parliament"])
def test_deeper_means_more_active_and_the_same_cards(name: str) -> None:
    document = fixture(name)
    found = {depth: generate(document, depth=depth).cards for depth in Depth}
    numbers = [sum(c.status is Status.ACTIVE for c in found[depth]) for depth in PER_THOUSAND]

    assert numbers == sorted(numbers)
    assert len({tuple(c.id for c in cards) for cards in found.values()}) == 1
