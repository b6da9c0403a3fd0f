"""Whom "he" and "she" mean where only the course of a text says so."""

from studyapp.generation import polities
from studyapp.generation.analysis import Analysis, analyse
from tests.generation.texts import document, paragraph


def read(*paragraphs: tuple[str, ...]) -> Analysis:
    return analyse(document(*(paragraph(*lines) for lines in paragraphs)), polities.load())


def meant(analysis: Analysis, pronoun: str, sentence: int = -1) -> str:
    """Return what the first such pronoun of a sentence stands for; "" where nothing is sure."""
    here = analysis.sentences[sentence]
    word = next(n for n, t in enumerate(here.tree.tokens) if t.text == pronoun)
    referent = analysis.referents.of(here.number, word)
    return referent.text if referent is not None else ""


LIFE = (
    "Clara Whitfield was born in Bergen.",
    "Clara Whitfield studied law in Oslo.",
    "In 1871 she became a judge.",
)


def test_a_paragraph_opens_with_a_pronoun_for_whom_the_one_before_was_about() -> None:
    assert meant(read(LIFE, ("She left the court in 1890.",)), "She") == "Clara Whitfield"


def test_whom_a_whole_text_is_about_is_meant_after_a_paragraph_on_others_too() -> None:
    life = read(LIFE, LIFE, ("The court was a poor one.",), ("In 1890 she left the court.",))

    assert meant(life, "she") == "Clara Whitfield"


def test_nobody_is_meant_where_two_may_be() -> None:
    text = read(("Paul Ormond met Peter Lund in Oslo, and Karl Berg met Otto Falk in Bergen.",), ("In 1890 he died.",))  # fmt: skip

    assert meant(text, "he") == ""


def test_a_pronoun_before_the_name_stands_for_the_subject() -> None:
    text = read(("When he came home to Bergen in 1205, Ormond found the town in ruins.",))

    assert meant(text, "he") == "Ormond"


def test_he_is_nobody_whom_the_text_calls_she() -> None:
    text = read(LIFE, ("In 1890 he left the court.",))

    assert meant(text, "he") == ""


def test_who_is_meant_in_somebody_s_words_is_not_said() -> None:
    assert meant(read(("Paul Ormond was a judge.",), ('"He is gone," it said.',)), "He") == ""


def test_a_first_name_behind_an_office_tells_he_from_she() -> None:
    text = read(("Transport Minister Paul Dahl resigned.", "She had refused to sign the treaty."))

    assert meant(text, "She") == ""


def test_she_is_the_woman_of_a_text_and_no_surname_that_tells_nothing() -> None:
    text = read(
        *[LIFE] * 4,
        ("The court was a poor one.", "When Brandt came to power in 1933 she lost her office."),
    )

    assert meant(text, "she") == "Clara Whitfield"


def test_a_body_has_its_article_where_a_pronoun_meant_it() -> None:
    text = read(("The Holm Canal joins two seas.", "Opened in 1914, it spared ships the cape."))

    assert meant(text, "it") == "the Holm Canal"
