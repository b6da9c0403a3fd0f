"""Date cards: each rule with examples, and the sentences it refuses."""

import pytest

from studyapp.generation.forms import date_gaps, dates
from tests.generation.texts import analysed, asked


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        (
            "The army broke up after the surrender of Denmark in May 1864.",
            "In what month and year did the surrender of Denmark take place?",
            "May 1864",
        ),
        (
            "Hardly had he left for Queen Anna's visit to Norway in 1902.",
            "In what year did Queen Anna's visit to Norway take place?",
            "1902",
        ),
        (
            "The crisis of 1931 that struck Austria hard has changed the trade.",
            "In what year did the crisis that struck Austria hard take place?",
            "1931",
        ),
        (
            "They had voted before the August 1921 coup of the Lisbon generals.",
            "In what month and year was the coup of the Lisbon generals?",
            "August 1921",
        ),
        (
            "Many left after Norway's 1905 separation, and the 1906 visit to Berlin failed.",
            "In what year was the visit to Berlin?",
            "1906",
        ),
    ],
)
def test_an_event_beside_its_date_is_asked(sentence: str, question: str, answer: str) -> None:
    found = asked(dates.event, sentence)

    assert (question, answer) in found


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministers left after the meeting in 1902.",
        "They talked about its invasion of Norway in 1902.",
        "They had a long talk in 1902.",
    ],
)
def test_an_event_that_is_not_named_is_not_asked(sentence: str) -> None:
    assert asked(dates.event, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("In 1707 Scotland joined England.", "In what year did Scotland join England?"),
        ("On 3 May 1921, Norway sold the island.", "On what date did Norway sell the island?"),
        ("The mill was built by monks in 1340.", "In what year was the mill built by monks?"),
        ("The mill burned in the 1920s.", "In what decade did the mill burn?"),
        ("Since the 1920s, Norway has sold herring.", "Since when has Norway sold herring?"),
        ("Norway sold herring until 1931.", "Until when did Norway sell herring?"),
        ("Norway sold herring after 1931.", "After what year did Norway sell herring?"),
        ("Norway sold herring from 1931 to 1935.", "In what period did Norway sell herring?"),
        ("By the 14th century Genoa owned the port.", "By when did Genoa own the port?"),
        ("In 1707, however, Scotland joined England.", "In what year did Scotland join England?"),
        (
            "In 1947 Truman addressed the house and requested aid.",
            "In what year did Truman address the house?",
        ),
        (
            "In 1821 Greece rose, and in 1830 Belgium left the union.",
            "In what year did Belgium leave the union?",
        ),
        ("The Danes, in April 1864, lost the fort.", "In what month and year did the Danes lose the fort?"),
    ],
)  # fmt: skip
def test_a_clause_is_asked_for_its_date(sentence: str, question: str) -> None:
    assert question in [q for q, _ in asked(dates.action, sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "They printed the tract of 1534.",
        "He praised the bridge that the town had built in 1902.",
        "In 1902 they met, and in 1903 and 1905 as well.",
        "Norway planned to sell the island in 1902.",
        "Gibson did not write it till 1702.",
    ],
)
def test_a_date_that_may_belong_elsewhere_is_not_asked(sentence: str) -> None:
    assert [q for q, _ in asked(dates.action, sentence) if "What" in q or "when" in q] == []


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("Since the late 1950s, Norway has sold herring.", "the late 1950s"),
        ("In the 1920s Norway sold herring.", "the 1920s"),
        ("In 1925 Norway sold herring.", "1925"),
        ("Since late 1958, Norway has sold herring.", "late 1958"),
    ],
)
def test_a_decade_keeps_its_article_in_the_answer(sentence: str, answer: str) -> None:
    assert answer in [a for _, a in asked(dates.action, sentence)]


def test_a_pronoun_is_replaced_by_the_subject_before() -> None:
    found = asked(dates.action, "Clara Whitfield drew a map.", "In 1871 she sold the map to Spain.")

    assert ("In what year did Clara Whitfield sell the map to Spain?", "1871") in found


def test_a_life_is_asked_but_a_reign_is_not() -> None:
    assert asked(dates.life, "The chemist Paul Ormond (1822–1901) agreed.") == [
        ("When did Paul Ormond live?", "1822–1901")
    ]
    assert asked(dates.life, "The chemist Paul Ormond (1822–1831) agreed.") == []


@pytest.mark.parametrize(
    ("sentence", "gapped", "answer"),
    [
        ("In 1707 Scotland joined England.", "In […] Scotland joined England.", "1707"),
        (
            "However, the towns of the coast lost their trade in the 1920s.",
            "The towns of the coast lost their trade in the […].",
            "1920s",
        ),
        (
            "The towns of the coast lost it all in 1921; the people left.",
            "The towns of the coast lost it all in […].",
            "1921",
        ),
    ],
)
def test_a_gap_is_left_for_the_date(sentence: str, gapped: str, answer: str) -> None:
    assert (gapped, answer) in asked(date_gaps.cloze, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        'He called it "the peace of 1931" then.',
        "The chemist Paul Ormond (1822–1901) agreed.",
        "Wool (1822, 1831) was dear.",
        "No date stands here.",
    ],
)
def test_no_gap_is_left_in_quotations_and_brackets(sentence: str) -> None:
    assert asked(date_gaps.cloze, sentence) == []


def test_a_long_sentence_is_shortened_around_its_date() -> None:
    sentence = (
        "In 1871, while the whole council of the town was still at odds about the railway and the "
        "price of the land along the shore, the Harbour Authority began its work on the basin, which "
        "took ten years and cost far more than anybody in the town had ever thought possible."
    )

    gaps = [question for question, _ in asked(date_gaps.cloze, sentence)]

    assert gaps
    assert all(len(question.split()) <= 46 for question in gaps)


def test_a_date_without_year_is_marked_as_inferred() -> None:
    analysis = analysed("War came in 1894.", "On the 25th of July Oldham left York.")

    (candidate, *_) = dates.action(analysis, analysis.sentences[1])

    assert candidate.date is not None
    assert (candidate.answer, candidate.date.edtf) == ("25th of July", "1894-07-25")
    assert candidate.date.inferred
