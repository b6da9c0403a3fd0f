"""What stands above a question, which king a name means, and what is left out as no text."""

from dataclasses import replace

from studyapp.generation import generate, polities
from studyapp.generation.analysis import analyse
from studyapp.generation.forms import complements, events
from studyapp.generation.proposing import proposed
from studyapp.model import Depth, Kind
from tests.generation.texts import analysed, asked, document, heading, paragraph


def test_title_and_section_stand_above_a_question_that_names_nobody() -> None:
    text = document(
        heading("THE DAMS"), paragraph("The dam was built in 1902.", section="THE DAMS")
    )
    (card,) = [c for c in generate(text, depth=Depth.THOROUGH).cards if c.kind is Kind.DATE]
    assert card.question == "In what year was the dam built?"
    assert card.context == "A Test Article: The Dams\n"
    assert card.line_above is None


def test_the_title_stands_above_every_question_but_not_the_answer() -> None:
    text = document(
        paragraph("Norway sold the old mill to Paul Ormond in 1902.", section="The plans of Ormond")
    )
    cards = generate(text, depth=Depth.THOROUGH).cards
    above = {c.answer: c.context for c in cards}
    for answer in ("1902", "Norway", "the old mill"):
        assert above[answer] == "A Test Article: The plans of Ormond\n"
    named = [c for c in cards if "Ormond" in c.answer]
    assert {c.context for c in named} <= {"A Test Article\n"}


def test_the_title_stands_above_a_date_of_which_it_has_only_the_year() -> None:
    war = replace(
        document("The war began in 1894.", "On the 17th of May Norway sold Ven."),
        title="The War of 1894",
    )
    above = {c.answer: c.context for c in generate(war, depth=Depth.THOROUGH).cards}
    assert above["17th of May (1894)"] == "The War of 1894\n"
    assert above["1894"] is None


def test_a_name_that_several_kings_bear_means_the_last_one_named() -> None:
    found = asked(
        events.dated_clauses,
        "Harald I won the island of Ven.",
        "His grandson Harald II lost it to the Danes.",
        "In 1064 Harald sold the last ships.",
    )
    assert ("In what year did [Harald II] sell the last ships?", "1064") in found


def test_a_name_that_one_king_bears_stays_as_it_is() -> None:
    found = asked(events.dated_clauses, "Harald I won Ven.", "In 1064 Harald sold the last ships.")
    assert ("In what year did Harald sell the last ships?", "1064") in found


def test_sections_that_name_sources_have_no_cards() -> None:
    text = document(paragraph("Paul Ormond printed the book in 1902.", section="Further reading"))
    analysis = analyse(text, polities.load())
    kept, reasons = proposed(analysis, frozenset(Kind), lambda *_: None)
    assert kept == []
    assert reasons == {0: "it names sources"}


def test_a_text_of_headings_says_why_it_has_no_cards() -> None:
    found = generate(document(heading("One"), heading("Two")))
    assert found.cards == ()
    assert [r.why for r in found.coverage.refused] == [
        "the text has no sentences, only headings, tables or lists"
    ]


def test_a_sentence_too_long_to_be_read_does_not_stop_its_neighbours() -> None:
    long = "The list held " + "a name and " * 400 + "no more."
    text = document(paragraph("Ormond sold the mill in 1902.", long, "Ormond died in 1911."))
    dated = [c.answer for c in generate(text, depth=Depth.THOROUGH).cards if c.kind is Kind.DATE]
    assert dated == ["1902", "1911"]


def test_a_day_that_is_only_numbered_is_told_in_full() -> None:
    analysis = analysed("On 9 May 1895 the port fell.", "On the 12th Admiral Ting gave up.")
    assert [d.answer for d in analysis.sentences[1].dates] == ["12th May 1895"]


def test_then_is_the_time_that_was_named_last() -> None:
    found = asked(
        complements.governed,
        "The league fell apart in 1991.",
        "Since then, Norway has been engaged in a long dispute with Spain.",
    )
    assert found == [
        ("What has Norway been engaged in since then [the year 1991]?", "a long dispute with Spain")
    ]


def test_then_without_a_date_is_left_out() -> None:
    found = asked(
        complements.governed,
        "The league fell apart.",
        "Since then, Norway has been engaged in a long dispute with Spain.",
    )
    assert found == [("What has Norway been engaged in?", "a long dispute with Spain")]
