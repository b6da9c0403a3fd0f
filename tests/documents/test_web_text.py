"""Text of web pages, books, mails and lectures: what is no text, and how headings and lists are told."""

import pytest

from studyapp.model import BlockType
from tests.documents.text_reading import LONG, Reading, dropped, headings, reading, texts

__all__ = ["reading"]


def test_rows_of_short_lines_above_the_text_are_dropped(reading: Reading) -> None:
    menu = "Harbours\n\nBridges\n\nRoads of the valley\n\nPeople A to Z"
    document = reading(f"{menu}\n\n1861\n\nOn Salt\n\n{LONG} {LONG}")
    assert document.title == "On Salt"
    assert texts(document) == [f"{LONG} {LONG}"]
    ((line, text),) = dropped(document, "short lines without a sentence dropped")
    assert (line, text) == (1, "Harbours\nBridges\nRoads of the valley\nPeople A to Z\n1861")


def test_short_lines_below_a_heading_or_colon_become_items(reading: Reading) -> None:
    names = "Ada Orr\n\nBen Day\n\nCarl Lowe"
    document = reading(
        f"On Salt\n\n{LONG}\n\nThe masters were:\n\n{names}\n\n{LONG}\n\nSee also\n\n{names}"
    )
    assert texts(document, BlockType.ITEM) == ["Ada Orr", "Ben Day", "Carl Lowe"] * 2


def test_a_text_of_short_lines_alone_is_kept(reading: Reading) -> None:
    lines = [f"salt {word}" for word in ("ab", "cd", "ef", "gh", "ij", "kl", "mn", "op")]
    assert texts(reading("\n\n".join(lines))) == lines


@pytest.mark.parametrize(
    "line",
    ["Share", "Log In | Subscribe", "Skip to main content", "Advertisement", "4 min read",
     "We use cookies to make this site better.", "© 2019 The Valley Press", "Home › History › Salt",
     "Image credit: Valley Museum", "View this email in your browser"],
)  # fmt: skip
def test_buttons_and_notices_of_a_page_are_dropped(reading: Reading, line: str) -> None:
    document = reading(f"{LONG}\n\n{line}\n\n{LONG} It was so.")
    assert texts(document) == [LONG, f"{LONG} It was so."]
    assert dropped(document, "furniture of a web page dropped") == [(3, line)]


def test_what_only_leads_elsewhere_at_the_end_is_dropped(reading: Reading) -> None:
    document = reading(
        f"{LONG * 5}\n\nRelated articles\n\nThe Salt Tax\n\nThe long road to Holt and back again"
    )
    assert len(document.blocks) == 1
    assert [text for _, text in dropped(document, "links to other pages dropped")] == [
        "Related articles", "The Salt Tax", "The long road to Holt and back again",
    ]  # fmt: skip


def test_headings_are_those_that_the_contents_name(reading: Reading) -> None:
    document = reading(
        "On Salt\n\nContents\n\n1 Mines\n\n1.1 old mines of the coast\n\n2 Roads\n\n"
        f"Mines[edit]\n\n{LONG}\n\nold mines of the coast\n\n{LONG}\n\nSome Thing Else\n\n{LONG}\n\nRoads\n\n{LONG}"
    )
    assert headings(document) == [("Mines", 1), ("old mines of the coast", 2), ("Roads", 1)]
    ((line, _),) = dropped(document, "table of contents dropped")
    assert line == 3


def test_lines_of_a_wiki_about_its_articles_are_dropped(reading: Reading) -> None:
    document = reading(
        f"For other uses, see Salt (disambiguation).\n\n{LONG}[citation needed]\n\nMain article: Iron\n\n{LONG}"
    )
    assert texts(document) == [LONG, LONG]


def test_first_line_that_ends_early_over_running_text_is_a_heading(reading: Reading) -> None:
    prose = "The ferry crossed the strait each morning and it came back\nin the evening full of salt and rain, and of people who had\nnever been so wet."
    document = reading(
        f"On Salt\n\n{prose}\n\n2. The Old Mines\n{prose}\n\nCoal and Credit\n{prose}"
    )
    assert [text for text, _ in headings(document)] == ["2. The Old Mines", "Coal and Credit"]


def test_number_on_a_line_of_its_own_belongs_to_the_heading_below(reading: Reading) -> None:
    document = reading(
        f"On Salt\n\n1.1\n\nThe Old Mines\n\n{LONG}\n\n1.2\n\nThe New Mines\n\n{LONG}"
    )
    assert [text for text, _ in headings(document)] == ["1.1 The Old Mines", "1.2 The New Mines"]


def test_question_with_a_number_is_a_heading(reading: Reading) -> None:
    document = reading(f"On Salt\n\nA.1 Who dug it?\n\n{LONG}\n\nA.2 Who sold it?\n\n{LONG}")
    assert [text for text, _ in headings(document)] == ["A.1 Who dug it?", "A.2 Who sold it?"]


def test_division_in_the_middle_of_the_page_is_a_heading_without_blank_lines(
    reading: Reading,
) -> None:
    body = (
        "   The ferry crossed the strait each morning and came back\nin the evening full of salt.\n"
    )
    document = reading(
        f"On Salt\n\n{body}                      II\n{body}                      III\n{body}"
    )
    assert headings(document) == [("II", 1), ("III", 1)]


def test_letters_set_apart_are_put_together(reading: Reading) -> None:
    document = reading(f"On Salt\n\n{LONG}\n\nT H E   S A L T   T A X\n\n{LONG}")
    assert headings(document) == [("THE SALT TAX", 1)]


def test_outline_has_headings_above_items(reading: Reading) -> None:
    document = reading(
        "On Salt\n\nI. Mines\nA. Old mines\n1. They were deep.\n2. They were wet.\nB. New mines\n1. They were dry.\n"
        "2. They were dear.\n\nII. Roads\nA. To Holt\nB. To Brill"
    )
    assert headings(document) == [
        ("I. Mines", 1),
        ("A. Old mines", 2),
        ("B. New mines", 2),
        ("II. Roads", 1),
    ]
    assert texts(document, BlockType.ITEM) == [
        "They were deep.", "They were wet.", "They were dry.", "They were dear.", "To Holt", "To Brill",
    ]  # fmt: skip


def test_numbers_that_do_not_count_up_open_no_items(reading: Reading) -> None:
    text = "1. The book of the mines (Brill, 1902), p.\n203. It is lost."
    assert texts(reading(f"{LONG}\n\n{text}"), BlockType.ITEM) == []


def test_verse_without_full_lines_stays_one_block(reading: Reading) -> None:
    verse = "     Two for the abbot,\n     Three for the miller that never was loose,\n     Four for\n     The rats in the clover."
    document = reading(f"{LONG}\n\n{verse}\n\n{LONG} {LONG} {LONG}")
    assert texts(document, BlockType.QUOTATION) == [" ".join(verse.split())]


def test_points_of_suspense_stay(reading: Reading) -> None:
    text = f"{LONG} It was late. . . ."
    assert texts(reading(text)) == [text]


def test_rule_parts_what_looks_open(reading: Reading) -> None:
    document = reading(
        f"{LONG} It cost 3 crowns in September\n\n* * *\n\nIf you wish to come, {LONG}"
    )
    assert len(texts(document)) == 2


def test_head_of_a_mail_gives_title_author_and_date(reading: Reading) -> None:
    document = reading(
        'From: "Ada Orr" <ada@orr.example>\nTo: all@orr.example\nDate: 4 March 2019\nSubject: Re: Salt\n\n'
        f"{LONG}\n\n> Who asked\n> for it?\n\n{LONG}\n\n-- \nAda Orr\n"
    )
    assert (document.title, document.author, document.date) == ("Salt", "Ada Orr", "2019-03-04")
    assert texts(document, BlockType.QUOTATION) == ["Who asked for it?"]
    assert len(document.blocks) == 3
    assert [line for line, _ in dropped(document, "signature left out")] == [13]


def test_parties_of_a_lawsuit_are_the_title(reading: Reading) -> None:
    document = reading(
        f"HARBOUR COURT\n\nADA ORR, APPELLANT v.\n\nPARISH OF ASKE\n\nNo. 4\n\n{LONG} {LONG}"
    )
    assert document.title == "ADA ORR v. PARISH OF ASKE"


def test_book_of_project_gutenberg_says_its_title_and_author_itself(reading: Reading) -> None:
    document = reading(
        "Title: The Salt Road\n       A Tale\n\nAuthor: Ada Orr\n\n*** START OF THE PROJECT GUTENBERG EBOOK X ***\n\n"
        f"Produced by A Volunteer\n\n\nTHE SALT ROAD\n\nCHAPTER I\n\n{LONG}\n\n"
        "End of the Project Gutenberg EBook of X\n\n*** END OF THE PROJECT GUTENBERG EBOOK X ***"
    )
    assert (document.title, document.author) == ("The Salt Road: A Tale", "Ada Orr")
    assert [block.text for block in document.blocks] == ["CHAPTER I", LONG]
    assert dropped(document, "credits of the transcribers left out") == [
        (8, "Produced by A Volunteer")
    ]


@pytest.mark.parametrize(("sign", "level"), [("=", 1), ("-", 1)])
def test_line_underlined_in_its_length_is_a_heading_even_if_it_asks(
    reading: Reading, sign: str, level: int
) -> None:
    question = "Who paid for the salt?"
    document = reading(f"On Salt\n\n{question}\n{sign * len(question)}\n\n{LONG} {LONG}")
    assert headings(document) == [(question, level)]


def test_contents_without_pages_are_dropped_and_name_chapters_that_ask(reading: Reading) -> None:
    contents = (
        "Table of Contents\n\n1. Who paid for the salt?\n    1.1. The first tax\n"
        "    1.2. The x tax\n2. The end of it\n"
    )
    body = (
        f"Chapter 1. Who paid for the salt?\n\n{LONG} {LONG}\n\n1.1. The first tax\n\n{LONG}\n\n"
        f"1.2. The x tax\n\nIt fell in 1811.\n\n{LONG}\n\nChapter 2. The end of it\n\n{LONG}"
    )
    document = reading(f"On Salt\n\n{contents}\n{body}")
    assert headings(document) == [
        ("Chapter 1. Who paid for the salt?", 1),
        ("1.1. The first tax", 2),
        ("1.2. The x tax", 2),
        ("Chapter 2. The end of it", 1),
    ]
    assert len(dropped(document, "table of contents dropped")) == 1
