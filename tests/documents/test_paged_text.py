"""Text in pages: numbers, running heads, sentences and words cut in two, notes at the foot, columns."""

import pytest

from studyapp.model import BlockType
from tests.documents.text_reading import LONG, Reading, dropped, headings, reading, texts

__all__ = ["reading"]

PROSE = f"{LONG} Nobody asked why it came back, and nobody counted the people who were on it. {LONG} {LONG}"


def test_title_that_recurs_as_running_head_stays_the_title(reading: Reading) -> None:
    pages = [f"The Salt Road\n\n{PROSE} It was"] + [
        f"The Salt Road\n\n{n}\n\na road of salt. {PROSE} It was" for n in (2, 3, 4)
    ]
    document = reading("\f".join(pages))
    assert document.title == "The Salt Road"
    assert headings(document) == []
    assert [text for _, text in dropped(document, "running head dropped")] == ["The Salt Road"] * 3


def test_what_was_dropped_from_each_page_is_told_with_its_line_and_page(reading: Reading) -> None:
    pages = [f"{PROSE} Then the"] + [
        f"{n}   ON SALT\n\nroad went on. {PROSE} Then the" for n in (2, 3, 4)
    ]
    document = reading("On Salt and Iron\n\n" + "\n".join(pages) + " sea came.")
    assert dropped(document, "running head dropped") == [
        (4, "2 ON SALT"), (7, "3 ON SALT"), (10, "4 ON SALT"),
    ]  # fmt: skip
    assert [r.where.split(":")[0] for r in document.report if r.dropped] == [
        "page 2", "page 3", "page 4",
    ]  # fmt: skip
    assert len(texts(document)) == 1


def test_head_that_stands_once_is_dropped_if_its_number_fits(reading: Reading) -> None:
    heads = ["2   THE MINES", "3   THE MINES", "THE LONG ROADS   4", "5   THE MINES"]
    document = reading("\n\n".join(f"{PROSE} Then the\n\n{h}\n\nend came. {PROSE}" for h in heads))
    assert headings(document) == []


def test_sections_that_count_up_are_no_pages(reading: Reading) -> None:
    document = reading("\n\n".join(f"Section {n}\n\n{PROSE * 2}" for n in range(1, 6)))
    assert [text for text, _ in headings(document)] == [f"Section {n}" for n in range(1, 6)]
    assert all(block.page is None for block in document.blocks)


def test_numbers_of_a_long_list_are_no_pages(reading: Reading) -> None:
    document = reading("On Salt\n\n" + "\n\n".join(f"{n}\n\n{LONG * 4}" for n in range(1, 12)))
    assert dropped(document, "page number dropped") == []


@pytest.mark.parametrize("cut", ["In 1946 the", "Dr. Helena", "It was said that Mr."])
def test_few_words_above_a_page_break_go_on_below_it(reading: Reading, cut: str) -> None:
    document = reading(f"On Salt\n\n{PROSE}\n\n{cut}\f\nMinistry of Works bought the site. {LONG}")
    assert texts(document) == [PROSE, f"{cut} Ministry of Works bought the site. {LONG}"]


def test_title_page_is_not_joined_with_the_next(reading: Reading) -> None:
    document = reading(f"The Salt Road\n\nAda Orr\f\nThe Mines\n\n{PROSE}")
    assert (document.title, document.author) == ("The Salt Road", "Ada Orr")
    assert headings(document) == [("The Mines", 1)]


def test_heading_at_the_top_of_a_page_is_none_of_the_sentence_above(reading: Reading) -> None:
    document = reading(f"On Salt\n\n{PROSE} And so it ended\f\nTHE ROADS\n\n{PROSE}")
    assert headings(document) == [("THE ROADS", 1)]


def test_enumeration_that_a_page_cuts_is_no_note(reading: Reading) -> None:
    text = "There were three things: 1) the salt, 2) the iron, and 3) the patience of widows."
    for cut in ("1)", "2)", "3)"):
        above, _, below = text.partition(f" {cut}")
        pages = f"{PROSE} It was so.¹ {above}\n\n1) Salt Book, p. 4.\f\n{cut}{below} {LONG}"
        document = reading(f"On Salt\n\n{pages}")
        assert [n.text for n in document.notes] == ["Salt Book, p. 4."]
        assert texts(document) == [f"{PROSE} It was so. {text} {LONG}"]


def test_number_of_a_page_cited_at_the_beginning_of_a_line_is_no_note(reading: Reading) -> None:
    document = reading(
        f"{PROSE} So it was.¹ And so it stayed.²\n\nNotes\n\n1. Salt Book (Brill, 1902), p.\n41.\n\n2. Ibid."
    )
    assert [n.text for n in document.notes] == ["Salt Book (Brill, 1902), p. 41.", "Ibid."]


def test_rule_at_the_foot_of_a_page_begins_its_notes(reading: Reading) -> None:
    pages = [
        f"{PROSE} The quay was closed.1 It was open in\n——————\n1 Orr, p. 3, says that nobody\n\nCame to the harbour then.",
        f"summer.2 {PROSE}\n——————\n2 Day, p. 4.",
        PROSE,
    ]
    document = reading("\f".join(pages))
    assert [n.text for n in document.notes] == [
        "Orr, p. 3, says that nobody Came to the harbour then.",
        "Day, p. 4.",
    ]
    assert texts(document)[0] == f"{PROSE} The quay was closed. It was open in summer. {PROSE}"


@pytest.mark.parametrize("number", ["1.5 tons", "CA2 held it", "12:2 it says", "40 km2 of it"])
def test_numbers_within_words_and_numbers_call_no_note(reading: Reading, number: str) -> None:
    document = reading(
        f"On Salt\n\n{LONG} It was {number} then. So it was.1 And it stayed.2 {LONG}\n\n"
        "Notes\n\n1 Salt Book, p. 4.\n\n2 Day, p. 5."
    )
    assert f"It was {number} then." in texts(document)[0]
    assert len(document.notes) == 2


def test_words_cut_without_a_hyphen_are_put_together(reading: Reading) -> None:
    document = reading(
        "The harbour department met on the quay, and the application of the petitioner was\n"
        "read. The de\npartment of lights refused the appli\ncation, and the peti\ntioner went to\n"
        "law. He took the matter of the harbour in\nto the street."
    )
    assert texts(document)[0].endswith(
        "The department of lights refused the application, and the petitioner went to law. "
        "He took the matter of the harbour in to the street."
    )
    assert sum(r.what == "cut word put together" for r in document.report) == 3


def test_lines_of_a_text_that_has_its_hyphens_are_left_alone(reading: Reading) -> None:
    document = reading(
        "The petitioner and the department of lights met, and the application was read. The peti\n"
        "tioner, the de\npartment and the appli\ncation came up again, and the har-\nbour was closed."
    )
    assert "peti tioner" in texts(document)[0]


def test_hyphen_left_within_a_line_goes(reading: Reading) -> None:
    document = reading(f"They saw how desira- bility and pro- and anti-war feeling mixed. {LONG}")
    assert texts(document)[0].startswith("They saw how desirability and pro- and anti-war feeling")


def test_numbers_of_reprinted_pages_within_lines_are_taken_out(reading: Reading) -> None:
    document = reading(f"*89 {LONG}\n\nThe wheels *90 stood still, and re *91 opened late. {LONG}")
    assert texts(document) == [LONG, f"The wheels stood still, and reopened late. {LONG}"]
    assert [b.page for b in document.blocks] == [89, 89]
    assert dropped(document, "page number dropped") == [(1, "*89"), (3, "*90"), (3, "*91")]


def test_two_columns_are_read_one_after_the_other(reading: Reading) -> None:
    left = [
        "The ferry crossed the strait in",
        "the morning and came back in the",
        "evening full of salt. Nobody",
    ] * 4
    right = [
        "asked why it came back, since",
        "everybody knew the answer. The",
        "answer was written on the quay.",
    ] * 4
    rows = "\n".join(f"{a:<42}{b}" for a, b in zip(left, right, strict=True))
    document = reading(f"{'On Salt':^80}\n\n{rows}")
    assert texts(document) == [" ".join(left + right)]
    assert "two columns read one after the other" in [r.what for r in document.report]


def test_table_is_not_read_by_its_columns(reading: Reading) -> None:
    rows = "\n".join(f"{year}    salt    {year % 7}" for year in range(1801, 1815))
    document = reading(f"{LONG}\n\n{rows}")
    assert len(texts(document, BlockType.TABLE)) == 1


def test_caption_within_a_sentence_is_dropped_and_the_sentence_joined(reading: Reading) -> None:
    document = reading(
        f"{LONG} The road led from\n\nFigure 2. The road at Holt.\n\nHolt to the sea. {LONG}"
    )
    assert texts(document) == [f"{LONG} The road led from Holt to the sea. {LONG}"]
    assert dropped(document, "caption dropped") == [(3, "Figure 2. The road at Holt.")]
