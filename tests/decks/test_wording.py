"""The wording check: each objection with cards that deserve it and cards that do not."""

from typing import Any

import pytest

from studyapp.decks import wording
from studyapp.model import Card, Form, Kind
from tests.decks.values import anchor, card


def question(text: str, answer: str = "the grain trade", **values: Any) -> Card:
    return card(question=text, answer=answer, **{"kind": Kind.ARGUMENT, **values})


def cloze(text: str, answer: str = "the grain trade") -> Card:
    return question(text, answer, form=Form.CLOZE)


def items(*answers: str, text: str = "Which goods left the harbour?") -> Card:
    return question(text, "; ".join(answers), form=Form.LIST, answers=answers)


BAD = {
    "answer in the question": [
        question("Why did Varna grow with the grain trade?"),
        question("Which town is called Varna?", "Varna"),
        question("In what year of 1911 did it open?", "May 1911", kind=Kind.DATE),
        question("What did the Varna council of Varna refuse?", "Varna’s council"),
        cloze("The trade in grain was […].", "grain trade"),
        items("corn", "salt", text="Which goods, like salt, left?"),
    ],
    "dangling pronoun": [
        question("Why did it grow?"),
        question("What did they ask for?"),
        question("In what year did she speak?", "1911"),
        question("Which two of the ships had he bought?"),
        question("Why was this important?"),
        cloze("Its owner was […]."),
        cloze("They sold […] first."),
        cloze("“He sold […] first.”"),
        question("What does this treaty say?"),
    ],
    "reference to a text not shown": [
        question("Which of the following left first?"),
        question("What did the latter ask for?"),
        question("Why was the former, unlike Ruse, poor?"),
        question("What are the above-named goods?"),
        question("Who was, as mentioned, the mayor?"),
    ],
    "end mark": [
        question("Why did Varna grow"),
        question("Why did Varna grow."),
        cloze("Varna opened in […]"),
        cloze("Varna grew by […] and salt"),
    ],
    "long question": [question("Why " + "very " * 38 + "much?")],
    "two questions": [
        question("Why did Varna grow? And how fast?"),
        question("When and where did the council meet?"),
        question("What did Ada ask for, and who refused?"),
    ],
    "yes or no": [question("Did Varna grow?", "Yes.")],
    "long answer": [
        question("Why?", "word " * 31),
        question("When?", "word " * 13, kind=Kind.DATE),
        question("Who?", "word " * 13, kind=Kind.ACTOR),
        items("a", "b", "c", "d", "e", "f"),
        items("a", "word " * 16),
    ],
    "unbalanced marks": [
        question("Why did (Varna grow?"),
        question("Why did “Varna grow?"),
        question('Why did "Varna grow?'),
        question("Why did Varna grow?", "the trade [of grain"),
        items("salt", "grain)"),
        question("Which?", form=Form.CHOICE, answer="a", choices=("a", "b (c")),
    ],
    "debris": [
        question("Why did Varna grow?³"),
        question("Why did *Varna* grow?"),
        question("Why did Varna grow..?"),
        question("Why did Varna, ?"),
        question("Why did Varna grow and?"),
        question("Why did Varna grow?", "see Holm, op. cit."),
        question("Why did Varna grow?", "Holm, pp. 3-4"),
        question("Why did Varna grow?", "the grain [12] trade"),
        question("Why did Varna grow?", "<b>grain</b>"),
        question("Why did Varna grow?", "har-\nbour"),
        items("salt", "gr\ufffdin"),
    ],
    "hidden list": [question("Which goods left?", "grain | salt"), cloze("It sold […].", "a | b")],
    "idle gap": [question("Varna opened in […]?"), question("Varna opened in [...]?")],
}
GOOD = {
    "answer in the question": [
        question("Why did Varna grow?"),
        question("Was it Varna or Ruse that asked for a quay?", "Varna"),
        question("Was it Varna or Ruse that asked for a quay?", "Ruse"),
        question("What happened in May 1911?", "the harbour opened"),
        question("How many ships came in 1911?", "12", kind=Kind.DATE),
        cloze("Varna grew by […].", "grain"),
        items("the grain", "the salt", text="Which two goods left the harbour?"),
        question("Which was it?", "…"),
    ],
    "dangling pronoun": [
        question("Why is it wrong to think of Varna as a town of salt?"),
        question("What was it that the mayor asked for?"),
        question("Who said that his country was poor?"),
        question("What does this article set out to do?"),
        question("What became of those who refused?"),
        cloze("Such a harbour is called […]."),
        question("Why did it grow?", context="Varna in 1911"),
        question("What did Ada Holm say about it?"),
        cloze("Itself a port, Varna sold […]."),
    ],
    "reference to a text not shown": [
        question("Which goods of the former Ottoman port left first?"),
        question("What came in the latter half of the century?"),
        question("Who followed the mayor?"),
    ],
    "end mark": [
        question("Name the goods."),
        question("Why did Holm say “wait”?"),
        question("Varna grew because ..."),
        question("Varna grew because of …"),
        cloze("Varna opened in […]."),
        cloze("Holm said “[…].”"),
    ],
    "long question": [question("Why " + "very " * 36 + "much?")],
    "two questions": [
        question("What determines whether and how a harbour grows?"),
        question("Who asked “Why? And how?” in the council?"),
        question("Which goods and ships left?"),
        cloze("Who and what […]."),
    ],
    "yes or no": [question("Did Varna grow?", "No, the rail took its trade")],
    "long answer": [
        question("Why?", "word " * 30),
        question("When?", "word " * 12, kind=Kind.DATE),
        items("a", "b", "c", "d", "word " * 15),
    ],
    "unbalanced marks": [
        question("Why, 1) of old, 2) of late, did Varna (a town) grow?"),
        question('Why did “Varna” grow (“"so"”)?'),
        cloze("It’s […]."),
    ],
    "debris": [
        cloze("Varna grew by […] ..."),
        question("How large is it?", "3 km²"),
        question("Why did the U.S. trade?"),
        question("What was it part of?"),
        question("Why did Varna grow?", "Grain, i.e. wheat; salt (1911)"),
    ],
    "hidden list": [items("a", "b"), question("What is |x|?", "|x|")],
    "idle gap": [cloze("It sold […].")],
}


def objections(of: Card, name: str) -> str | None:
    return next(c for c in wording.CHECKS if c.name == name).objection(of)


def cases(table: dict[str, list[Card]]) -> list[Any]:
    return [
        pytest.param(name, each, id=f"{name}: {each.question[:40]}-{n}")
        for name, cards in table.items()
        for n, each in enumerate(cards)
    ]


@pytest.mark.parametrize(("name", "of"), cases(BAD))
def test_a_poor_wording_is_named(name: str, of: Card):
    assert objections(of, name)


@pytest.mark.parametrize(("name", "of"), cases(GOOD))
def test_a_good_wording_is_left_alone(name: str, of: Card):
    assert objections(of, name) is None


def test_every_check_has_examples():
    assert set(BAD) == set(GOOD) == {check.name for check in wording.CHECKS}


def test_the_same_question_twice_names_the_first():
    found = list(
        wording.check([(2, question("Why?")), (9, question("why ?", "salt"))], language="en")
    )
    assert found == [(9, "the same question stands on line 2")]


def test_the_same_fact_twice_names_the_first():
    cards = [(2, question("Why?", anchor=anchor(1))), (5, question("How?", anchor=anchor(1)))]
    found = list(wording.check(cards, language="en-GB"))
    assert found == [(5, "line 2 has the same quote and the same answer")]


def test_a_card_that_stands_twice_is_told_once():
    cards = [(2, question("Why?", anchor=anchor(1))), (5, question("Why?", anchor=anchor(1)))]
    found = list(wording.check(cards, language="en"))
    assert found == [(5, "the same question stands on line 2")]


def test_the_same_answer_to_another_sentence_is_no_repeat():
    cards = [(2, question("Why?", anchor=anchor(1))), (5, question("How?", anchor=anchor(2)))]
    assert list(wording.check(cards, language="en")) == []


def test_other_languages_are_spared_what_holds_for_english_only():
    german = question("Was geschah (1911", "Wer das sagt, war er? " * 9)
    texts = [text for _, text in wording.check([(2, german)], language="de")]
    assert texts == [
        "the answer has 45 words, more than the 30 of a card of this kind",
        "a ( or ) has no partner",
    ]
