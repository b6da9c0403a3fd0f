"""The automatic checks of every card, over the study edition and the fixtures, and what must not change cards."""

import re
from collections import Counter
from dataclasses import replace
from functools import cache

import pytest

from studyapp import documents, paths
from studyapp.coverage import Generated
from studyapp.generation import generate
from studyapp.generation.typography import curly, straight
from studyapp.identity import card_id, fold
from studyapp.model import GAP, Block, Card, Depth, Document, Form, Kind, Status
from tests.generation.texts import fixture, paragraph

TEXTS = ["harbour", "parliament", "sino-russian-relations"]
DATE_QUESTION = re.compile(
    r"(?:In what|On what|When|Since when|From when|Until when|By when|After what|Before what|About when|Around when|Around what year|Between which days)\b"
)
WHO_QUESTION = re.compile(
    r"\b(?:who|which (?:\w+ )?\w+|by whom|where)\b|^(?:How does the text describe|What (?:is|was)) .+",
    re.IGNORECASE,
)
DEBRIS = re.compile(
    r"[\u00b9\u00b2\u00b3\u2070-\u208e*]|\bop\. cit|\bpp?\. \d|\.\.|,\s*[?.]|\band\s*\?"
)
FIRST_PERSON = re.compile(r"\b(?:I|my|we|our|you|your)\b")
HEDGE = re.compile(r"\b(?:may|might|seems?|likely|would|perhaps|probably)\b")


@cache
def text(name: str) -> Document:
    if name == "sino-russian-relations":
        return documents.read(paths.article_file(name))
    return fixture(name)


@cache
def result(name: str) -> Generated:
    return generate(text(name), depth=Depth.THOROUGH)


def cards() -> list[tuple[str, Card]]:
    return [(name, card) for name in TEXTS for card in result(name).cards]


def answers(card: Card) -> tuple[str, ...]:
    return card.answers or (card.answer,)


def failing(check: object) -> list[str]:
    assert callable(check)
    return [f"{c.rule}: {c.question} -> {c.answer}" for _, c in cards() if not check(c)]


def test_each_text_has_cards_of_each_kind() -> None:
    for name in TEXTS:
        assert {card.kind for card in result(name).cards} == {Kind.DATE, Kind.ACTOR, Kind.ARGUMENT}


def test_answers_are_words_of_their_sentences() -> None:
    """Besides stand only, in brackets, what pronouns mean, and the full form of a name."""

    def stands(name: str, card: Card) -> bool:
        quotes = fold(" ".join(a.quote for a in card.anchors()))
        whole = fold(" ".join(p.text for p in text(name).passages().values()))
        for item in answers(card):
            plain = re.sub(r"\[[^\]]*\]|\(\d+\)", " ", item).split()
            told = [fold(w) in quotes for w in plain]
            if not all(told) and card.kind is not Kind.ACTOR:
                return False
            if not all(fold(w.strip("[]()’s")) in whole for w in item.split()):
                return False
        return True

    assert [f"{c.rule}: {c.question} -> {c.answer}" for n, c in cards() if not stands(n, c)] == []


def test_quotes_stand_where_the_anchors_say() -> None:
    for name, card in cards():
        passages = text(name).passages()
        for anchor in card.anchors():
            passage = passages[anchor.block]
            assert passage.text[anchor.start : anchor.end] == anchor.quote
            assert (anchor.start, anchor.end) in passage.sentences


def test_no_question_gives_its_answer_away() -> None:
    def silent(card: Card) -> bool:
        question = card.question.casefold()
        if card.kind is Kind.DATE:
            return not any(year in question for year in re.findall(r"\d{3,4}", card.answer))
        return all(f" {item.casefold()} " not in f" {question} " for item in answers(card))

    assert failing(silent) == []


def test_no_question_begins_with_a_pronoun_that_nothing_above_it_explains() -> None:
    dangling = re.compile(
        r"(?:[\w ]{0,20}\b(?:did|was|were|does|do|has|had) )?(?:it|they|he|she|this|these|its|their)\b",
        re.I,
    )

    def explained(card: Card) -> bool:
        return card.kind is Kind.DATE and bool(card.context)

    fine = failing(
        lambda c: not dangling.match(c.question) or "would it be" in c.question or explained(c)
    )
    assert fine == []


def test_no_card_points_outside_itself() -> None:
    outside = re.compile(r"\bthe (?:latter|former|above|following)\b", re.IGNORECASE)

    assert failing(lambda c: not outside.search(c.question)) == []


def test_no_card_carries_debris() -> None:
    def clean(card: Card) -> bool:
        texts = (card.question.replace(GAP, ""), *answers(card))
        return not any(
            DEBRIS.search(t) or t.count("“") != t.count("”") or t.count("(") != t.count(")")
            for t in texts
        )

    assert failing(clean) == []


def test_questions_and_answers_have_a_fitting_length() -> None:
    limit = {Kind.DATE: 12, Kind.ACTOR: 15, Kind.ARGUMENT: 45}

    def fits(card: Card) -> bool:
        words = len(card.question.split())
        return 4 <= words <= 60 and all(len(a.split()) <= limit[card.kind] for a in answers(card))

    assert failing(fits) == []


def test_the_form_fits_the_question() -> None:
    def fits(card: Card) -> bool:
        if card.form is Form.CLOZE:
            return card.question.count(GAP) == 1
        return GAP not in card.question and card.question.rstrip("”")[-1] in "?.…"

    assert failing(fits) == []


def test_the_question_word_asks_for_the_kind_of_answer() -> None:
    def fits(card: Card) -> bool:
        if card.form is not Form.QUESTION or card.kind is Kind.ARGUMENT:
            return True
        if card.kind is Kind.DATE:
            return bool(DATE_QUESTION.match(card.question)) and card.date is not None
        return card.rule == "object" or bool(WHO_QUESTION.search(card.question))

    assert failing(fits) == []


def test_did_is_followed_by_no_second_past_tense() -> None:
    broken = re.compile(
        r"\bdid\b(?:(?!because|that|what|which|who|when|after|before)[^,?])*\b(?:was|were|had)\b [a-z]+ed\b"
    )

    assert failing(lambda c: c.rule != "date-event" or not broken.search(c.question)) == []


def test_nobody_speaks_in_the_first_person() -> None:
    assert failing(lambda c: not FIRST_PERSON.search(re.sub("“[^”]*”", "", c.question))) == []


def test_hedges_stay() -> None:
    def hedged(card: Card) -> bool:
        if card.kind is not Kind.ACTOR or card.rule != "who" or card.anchor is None:
            return True
        said = re.search(r"(?:who|country|countries|people)\s+(\w+)", card.question)
        first = (
            re.search(rf"\b(\w+)\s+{re.escape(said.group(1))}\b", card.anchor.quote)
            if said
            else None
        )
        return first is None or not HEDGE.fullmatch(first.group(1))

    assert failing(hedged) == []


@pytest.mark.parametrize("name", TEXTS)
def test_no_question_and_no_id_comes_twice(name: str) -> None:
    assert max(Counter(c.question for c in result(name).cards).values()) == 1
    assert max(Counter(c.id for c in result(name).cards).values()) == 1


@pytest.mark.parametrize("name", TEXTS)
def test_ids_are_those_of_the_design(name: str) -> None:
    for card in result(name).cards:
        assert card.anchor is not None
        quote, answer = card.anchor.quote, card.answers or card.answer
        ids = {card_id(text(name).work, quote, card.kind, card.form, answer, n) for n in range(3)}
        assert card.id in ids


def test_the_study_edition_has_a_good_number_of_active_cards() -> None:
    active = [c for c in result("sino-russian-relations").cards if c.status is Status.ACTIVE]

    assert len([c for c in active if c.kind is Kind.DATE]) >= 20
    assert len([c for c in active if c.kind is Kind.ACTOR]) >= 5


def shown(made: Generated) -> list[tuple[str, str, str]]:
    return [(c.id, c.question, c.answer) for c in made.cards]


def retyped(block: Block, change: object) -> Block:
    assert callable(change)
    return replace(block, text=change(block.text))


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("change", [straight, curly])
def test_the_kind_of_quotation_marks_changes_nothing(name: str, change: object) -> None:
    document = text(name)
    blocks = tuple(retyped(block, change) for block in document.blocks)

    assert shown(generate(replace(document, blocks=blocks), depth=Depth.THOROUGH)) == shown(
        result(name)
    )


def test_notes_change_no_card_of_the_body() -> None:
    document = text("sino-russian-relations")
    bare = generate(replace(document, notes=()), depth=Depth.THOROUGH)
    body = [c.id for c in result("sino-russian-relations").cards if not c.tags]
    alone = [c.id for c in bare.cards]

    assert len(set(body) & set(alone)) >= 0.98 * len(body)


def test_a_neighbouring_edit_changes_no_id() -> None:
    document = text("harbour")
    edited = (paragraph("A new first sentence stands here."), *document.blocks)
    before = {c.anchor.quote: c.id for c in result("harbour").cards if c.anchor}
    after = generate(replace(document, blocks=edited), depth=Depth.THOROUGH)

    assert {c.id for c in after.cards} == {c.id for c in result("harbour").cards}
    assert before
