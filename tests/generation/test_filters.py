"""Filters: what they refuse, with which reason, and what they let pass."""

from dataclasses import replace

import pytest

from studyapp.generation.candidates import Candidate
from studyapp.generation.filters import FILTERS, refusal
from studyapp.generation.grounding import is_of_the_text
from studyapp.generation.pointers import points_back
from studyapp.model import Form, Kind
from tests.generation.texts import analysed

ANALYSIS = (
    "The engineer Clara Whitfield wrote to France in 1902.",
    "Whitfield asked for money.",
)


def candidate(question: str, answer: str = "1902", **changes: object) -> Candidate:
    values: dict[str, object] = {
        "rule": "test", "kind": Kind.DATE, "sentence": 0, "question": question, "answer": answer,
    }  # fmt: skip
    return Candidate(**(values | changes))  # type: ignore[arg-type]


def why(made: Candidate) -> str | None:
    return refusal(analysed(*ANALYSIS), made)


REFUSED = [
    ("In what year did France³ join the league?", "it holds debris of notes or markup"),
    ("In what year did France join [12] the league?", "it holds debris of notes or markup"),
    ("In what year did France join, ?", "it holds debris of notes or markup"),
    ('In what year did France join the "league?', "its quotation marks or brackets do not close"),
    ("In what year did France (an old power join it?", "its quotation marks or brackets do not close"),
    ("In what year did France join; and who left it?", "it asks two things at once"),
    ("When was it?", "its question would be too short or too long"),
    ("In what year did " + "very " * 40 + "much change?", "its question would be too short or too long"),
    ("In what year did it join the league?", "a word would be left without what it points to"),
    ("In what year did they join the league?", "a word would be left without what it points to"),
    ("In the old days, it […] joined the league with France.", "a word would be left without what it points to"),
    ("In what year did this league fall apart?", "a word would be left without what it points to"),
    ("In what year did the latter join the league?", "it points to another sentence"),
    ("In what year did France refuse such help?", "it points to another sentence"),
    ("In what year did France promise to do so?", "it points to another sentence"),
    ("In what year did my country join the league?", "it speaks in the first or second person"),
    ("In what year did the the league fall apart?", "a word would stand twice"),
    ("In what year did France join the league and?", "it holds debris of notes or markup"),
    ("In what year did France Whitfield join the league?", "two names would run together"),
    ("In what year did [Clara Whitfield] sell Whitfield?", "it would name the same twice"),
    ("In what year did France join the?", "its question would break off"),
    ("In what year did no Spaniard join the league?", "nobody would be asked for"),
    ("Was given to France by which king?", "nobody would be asked for"),
    ("In what year did France join after 1902?", "its answer would stand in the question"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "reason"), REFUSED)
def test_a_bad_question_is_refused_with_its_reason(question: str, reason: str) -> None:
    assert why(candidate(question)) == reason


@pytest.mark.parametrize(
    "question",
    [
        "In what year did France join the league?",
        "In what year did France lose its fleet?",
        "In what year did Clara Whitfield write to France?",
        "In what year did [France] Whitfield follow?",
        "In what year did [Clara Whitfield] sell Whitfield's house?",
        "In what year did Whitfield sell her house?",
        "In what year did France and Spain join their fleets?",
        "In what year did France regard the league as such?",
        "In what year was it clear to France that the league would fall?",
        "In what year did France join those who had left the league?",
        "In what year did France declare: \"We shall join the league\"?",
    ],
)  # fmt: skip
def test_a_good_question_passes(question: str) -> None:
    assert why(candidate(question)) is None


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (
            candidate("Who asked for money?", "Clara Whitfield", kind=Kind.ACTOR, sentence=1,
                      rule="who", context=0),
            "the sentence above it would give its answer away",
        ),
        (
            candidate("Which country wrote to the French?", "France", kind=Kind.ACTOR,
                      rule="who-subject", subject=frozenset({"France"})),
            "its answer would stand in the question",
        ),
        (
            candidate("Who asked the league for money?", "Clara Whitfield of the league", kind=Kind.ACTOR),
            None,
        ),
        (
            candidate("What did the league believe about France?", "this", kind=Kind.ARGUMENT),
            "its answer points to another sentence",
        ),
        (
            candidate("What do the towns ask about France?", "which road [it] would build", kind=Kind.ARGUMENT),
            "its answer points to another sentence",
        ),
        (
            candidate("What do the towns ask about France?", "which road [it] would build", kind=Kind.ARGUMENT,
                      rule="inquiry"),
            None,
        ),
        (
            candidate("What did the league believe about France?", "that " * 40, kind=Kind.ARGUMENT),
            "its answer would be too long",
        ),
        (
            candidate("What did France fear about the league?", "what Spain left to Norway and", kind=Kind.ARGUMENT),
            "its answer would break off",
        ),
        (
            candidate("Name the points of the league.", "a", kind=Kind.ARGUMENT, answers=("a",)),
            "its answer would be too long",
        ),
        (candidate("What is the port of Esfahan also called?", "Isfahan", kind=Kind.ARGUMENT),
         "its answer would stand in the question"),
        (
            candidate("How the port of Ven was taken in […] from France.", form=Form.CLOZE),
            "it would be a part of a sentence",
        ),
        (
            candidate("What did the council of Rome ask of France?", "tribute for the one and for the other",
                      kind=Kind.ARGUMENT),
            "its answer points to another sentence",
        ),
        (
            candidate('Which port did France and Spain call "the key "?', "the port of Ven", kind=Kind.ARGUMENT),
            "a quotation would break off",
        ),
        (
            candidate("In […] France joined.", form=Form.CLOZE),
            "too little would be left around the gap",
        ),
        (candidate("In […] France and Spain joined the league.", form=Form.CLOZE), None),
        (
            candidate("With which France had quarrels until […].", form=Form.CLOZE),
            "it would be a part of a sentence",
        ),
        (
            candidate("In what does the wealth of Rome lie?", "for example in the port", kind=Kind.ARGUMENT),
            "its answer would be but an example",
        ),
        (
            candidate("What did the council of Rome vote for?", "the opposite", kind=Kind.ARGUMENT),
            "its answer says nothing of its own",
        ),
        (
            candidate("Who asked for its money?", "France", kind=Kind.ACTOR, rule="who-subject",
                      subject=frozenset({"France"})),
            None,
        ),
    ],
)  # fmt: skip
def test_answers_and_gaps_are_looked_at_too(made: Candidate, reason: str | None) -> None:
    assert why(made) == reason


def test_what_a_question_says_is_not_told() -> None:
    analysis = analysed("Did Clara Whitfield write to France in 1902?")

    assert refusal(analysis, candidate("Who wrote to France?", "Clara Whitfield")) == (
        "the sentence asks and does not tell"
    )


def test_reasons_are_phrases_for_the_user() -> None:
    assert all(reason[0].islower() and not reason.endswith(".") for reason in FILTERS)


def test_every_filter_refuses_an_example_of_this_file() -> None:
    answers_and_gaps = {
        "its answer says nothing of its own",
        "its answer points to another sentence",
        "its answer would be too long",
        "its answer would be but an example",
        "its answer would break off",
        "it would be a part of a sentence",
        "the sentence above it would give its answer away",
        "too little would be left around the gap",
        "a quotation would break off",
        "a name would be split",
    }
    questions = {"the sentence asks and does not tell"}

    assert questions | {reason for _, reason in REFUSED} | answers_and_gaps == set(FILTERS)


def test_a_name_is_not_split_between_question_and_answer() -> None:
    analysis = analysed("In 1655 Henry Lund published Geometria Novorum in Bergen.")
    made = candidate(
        "What did Henry Lund publish Novorum in 1655?", "Geometria", kind=Kind.ARGUMENT
    )

    assert refusal(analysis, made) == "a name would be split"


def test_an_answer_does_not_end_before_the_verb_of_its_clause() -> None:
    analysis = analysed("A fund makes sure that savers in a bank keep their money.")
    made = candidate("What does a fund make sure?", "that savers in a bank", kind=Kind.ARGUMENT)
    cut = replace(made, rule="predicate")

    assert refusal(analysis, cut) == "its answer would break off"


def test_a_paper_that_somebody_else_wrote_is_not_the_text() -> None:
    analysis = analysed(
        "In this paper, Paul Ormond describes the engine.", "This paper describes it."
    )
    his, own = analysis.sentences

    assert not is_of_the_text(his, 1)
    assert is_of_the_text(own, 0)


def test_years_that_were_counted_before_point_back() -> None:
    (bare,) = analysed("During the fifteen years the port grew.").sentences
    (told,) = analysed("The fifteen years of the war ruined the port.").sentences

    assert points_back(analysed("It grew."), bare, 2, range(3)) == "the fifteen years"
    assert points_back(analysed("It grew."), told, 1, range(3)) is None


def test_there_points_to_a_place_that_is_named_before() -> None:
    (alone,) = analysed("The first tower built there was of wood.").sentences
    analysis = analysed("The ships sailed to Malta and burned there.")
    (named,) = analysis.sentences
    there = next(n for n, t in enumerate(named.tree.tokens) if t.text == "there")

    assert points_back(analysis, alone, 4, range(9)) == "there"
    assert points_back(analysis, named, there, range(len(named.tree.tokens))) is None


def test_what_is_only_counted_off_points_to_another_sentence() -> None:
    said = [
        "The first gives an overview.",
        "The second uses the censuses to study the pay of pilots.",
    ]
    analysis = analysed(*said)
    second = analysis.sentences[-1]
    words = range(len(second.tree.tokens))

    assert points_back(analysis, second, 1, words) == "the second"
    (named,) = analysed("The second chapter uses the censuses.").sentences
    assert points_back(analysis, named, 1, words) is None
