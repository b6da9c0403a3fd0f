"""Plain text as it comes: pages, notes, hyphens, headings, lists, tables."""

import pytest

from studyapp.documents import read
from studyapp.model import BlockType, Document

LONG = "The ferry crossed the strait each morning and came back in the evening full of salt."


@pytest.fixture
def reading(tmp_path):
    def read_text(text: str, name: str = "a.txt") -> Document:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return read(path)

    return read_text


def texts(document: Document, kind: BlockType = BlockType.PARAGRAPH) -> list[str]:
    return [b.text for b in document.blocks if b.type is kind]


def whats(document: Document) -> list[str]:
    return [remark.what for remark in document.report]


def test_title_and_author_stand_in_the_first_lines(reading):
    document = reading(f"The Salt Tax\n\nAda Quill-Marsh\n\nINTRODUCTION\n\n{LONG}")
    assert (document.title, document.author) == ("The Salt Tax", "Ada Quill-Marsh")
    assert texts(document, BlockType.HEADING) == ["INTRODUCTION"]


def test_heading_below_the_title_is_no_author(reading):
    document = reading(f"The Salt Tax\n\nEarly Trade\n\nIn early days trade was slow. {LONG}")
    assert document.author == ""
    assert texts(document, BlockType.HEADING) == ["Early Trade"]


def test_section_heading_at_the_top_is_no_title(reading):
    document = reading(f"Introduction\n\n{LONG}\n\nThe Later Trade\n\n{LONG}", "salt_tax.txt")
    assert document.title == "Salt tax"
    assert document.blocks[0].text == "Introduction"


def test_headings_have_levels_and_lead_sections(reading):
    document = reading(
        f"On Salt\n\nby B. Orr\n\n{LONG}\n\nTHE MINES\n\n{LONG}\n\nWho Dug Them\n\n{LONG}\n\nTHE ROADS\n\n{LONG}"
    )
    levels = [(b.text, b.level) for b in document.blocks if b.type is BlockType.HEADING]
    assert levels == [("THE MINES", 1), ("Who Dug Them", 2), ("THE ROADS", 1)]
    assert [b.section for b in document.blocks] == [
        "", "THE MINES", "THE MINES", "Who Dug Them", "Who Dug Them", "THE ROADS", "THE ROADS",
    ]  # fmt: skip


def test_numbered_headings_take_their_level_from_their_number(reading):
    document = reading(f"1. Salt\n\n{LONG}\n\n1.1 White Salt\n\n{LONG}\n\n2. Iron\n\n{LONG}")
    assert [b.level for b in document.blocks if b.level] == [1, 2, 1]


@pytest.mark.parametrize("marker", ["¹⁾", "³", "⁽⁴⁾"])
def test_raised_markers_lead_to_notes(reading, marker):
    number = next(c for c in "134" if "⁰¹²³⁴"[int(c)] in marker)
    document = reading(f"{LONG}{marker} More was said.\n\n{number}) Salt Book, p. 4.\n\n{LONG}")
    assert texts(document) == [f"{LONG} More was said.", LONG]
    (note,) = document.notes
    assert (note.number, note.text) == (number, "Salt Book, p. 4.")
    assert document.blocks[0].text[: note.offset] == LONG


def test_raised_marker_keeps_the_bracket_that_it_stands_in(reading):
    document = reading(f"{LONG} It was late (or early¹) that day.\n\n1 Salt Book, p. 4.")
    assert "(or early) that" in document.blocks[0].text


def test_exponent_is_no_marker(reading):
    document = reading(f"The field has 40 km² of salt. {LONG}")
    assert "km² of" in document.blocks[0].text


def test_signs_lead_to_notes_and_emphasis_does_not(reading):
    document = reading(f"The *old* mine* closed. {LONG}\n\n* In the frost of 1740.\n\n{LONG}")
    assert document.blocks[0].text.startswith("The old mine closed.")
    assert [n.text for n in document.notes] == ["In the frost of 1740."]
    assert document.notes[0].offset == len("The old mine")


def test_numbers_that_begin_anew_on_each_page_find_their_own_notes(reading):
    pages = [
        f"{LONG} Nobody dug¹ here.\n\n1 In page one.",
        f"{LONG} Nobody asked¹ why.²\n\n1 In page two.\n\n2 Also in page two.",
    ]
    document = reading("\f".join(pages))
    found = [
        (n.number, n.text, n.block == document.blocks[i].id)
        for n, i in zip(document.notes, (0, 1, 1), strict=True)
    ]
    assert found == [
        ("1", "In page one.", True),
        ("1", "In page two.", True),
        ("2", "Also in page two.", True),
    ]
    assert [b.page for b in document.blocks] == [1, 2]


def test_enumeration_within_a_paragraph_is_no_note(reading):
    text = f"{LONG} There were 1) salt, 2) iron, and 3) patience."
    assert texts(reading(text)) == [text]


def test_numbered_list_in_a_text_with_notes_stays_a_list(reading):
    document = reading(
        f"{LONG} It was so.¹\n\n1. Take the salt.\n2. Leave the iron.\n\n{LONG}\n\n1) Salt Book, p. 4."
    )
    assert texts(document, BlockType.ITEM) == ["Take the salt.", "Leave the iron."]
    assert [n.text for n in document.notes] == ["Salt Book, p. 4."]


def test_several_notes_may_be_called_in_one_bracket(reading):
    document = reading(
        f"It was said [1] that all was well [2, 3]. {LONG}\n\n[1] Day, p. 3\n[2] Lowe, p. 4\n[3] Orr"
    )
    assert texts(document) == [f"It was said that all was well. {LONG}"]
    assert [n.text for n in document.notes] == ["Day, p. 3", "Lowe, p. 4", "Orr"]


def test_markers_without_notes_are_removed_and_reported(reading):
    document = reading(f"One.[1] Two.[2] Three.[3] {LONG}")
    assert texts(document) == [f"One. Two. Three. {LONG}"]
    assert "note markers without a note removed" in whats(document)


def test_year_in_brackets_is_no_marker(reading):
    text = f"The treaty [1648] ended it. {LONG}"
    assert texts(reading(text)) == [text]


def test_sentence_cut_by_a_page_is_joined_even_before_a_capital(reading):
    document = reading(f"{LONG} The road led from\f\nTurin to Milan, and on to the sea. {LONG}")
    assert texts(document) == [
        f"{LONG} The road led from Turin to Milan, and on to the sea. {LONG}"
    ]
    assert "joined across a page break" in whats(document)


def test_finished_paragraphs_stay_apart(reading):
    assert texts(reading(f"{LONG}\n\n{LONG} So it was.")) == [LONG, f"{LONG} So it was."]


def test_running_heads_without_numbers_are_dropped_where_they_cut_sentences(reading):
    parts = [f"{LONG} Then the", f"road ended. {LONG} So the", f"sea came. {LONG}", LONG]
    document = reading("On Salt\n\n" + "\n\nTHE SALT ROAD\n\n".join(parts))
    assert texts(document, BlockType.HEADING) == []
    assert texts(document)[0] == f"{LONG} Then the road ended. {LONG} So the sea came. {LONG}"
    assert "running head dropped" in whats(document)


def test_heading_that_recurs_between_finished_paragraphs_stays(reading):
    document = reading("\n\n".join(["On Salt", *["Key Points", LONG] * 3]))
    assert texts(document, BlockType.HEADING) == ["Key Points"] * 3


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("sweep-\ning", "sweeping"),
        ("har-\nbour", "harbour"),
        ("time-\nhonoured", "time-honoured"),
        ("Sino-\nRussian", "Sino-Russian"),
        ("1652-\n53", "1652-53"),
        ("well-\nordered", "well-ordered"),
        ("salt-\nmine", "saltmine"),
        ("co-\noperate", "co-operate"),
        ("re-\nplace", "replace"),
    ],
)
def test_hyphen_at_a_line_end_goes_unless_the_word_has_one(reading, cut, whole):
    text = f"The harbour and the saltmine were old, and the time was\nlate in the {cut} of\nthe year, as they said in the town."
    document = reading(text)
    assert f" {whole} of the year" in document.blocks[0].text
    assert ("hyphen removed" in whats(document)) == ("-" not in whole)


def test_indented_lines_open_paragraphs(reading):
    first = "   The ferry crossed the strait each morning and it\ncame back in the evening full of salt and full of rain."
    document = reading(f"{first}\n{first}\n{first}")
    assert len(texts(document)) == 3


def test_short_last_line_ends_a_paragraph(reading):
    text = "The ferry crossed the strait each morning and it came back\nin the evening.\nNobody asked why it came back, and nobody counted the people\nwho were on it."
    assert len(texts(reading(text))) == 2


def test_long_lines_are_paragraphs_of_their_own(reading):
    assert texts(reading(f"{LONG * 3}\n{LONG * 2}")) == [LONG * 3, LONG * 2]


def test_lists_tables_and_quotations_keep_their_type(reading):
    document = reading(
        f"{LONG}\n\n• salt\n• iron, and\n  coal\n\nYear    Salt    Iron\n1801    12    3\n1802    11    2\n\n{LONG}\n\n"
        "     A mine is a letter that\n     nobody posted.\n\n" + LONG
    )
    assert texts(document, BlockType.ITEM) == ["salt", "iron, and coal"]
    assert texts(document, BlockType.TABLE) == ["Year | Salt | Iron\n1801 | 12 | 3\n1802 | 11 | 2"]
    assert texts(document, BlockType.QUOTATION) == ["A mine is a letter that nobody posted."]


def test_text_that_is_indented_throughout_is_no_quotation(reading):
    text = "\n\n".join(["  The ferry crossed the strait\n  and came back in the evening."] * 4)
    assert texts(reading(text), BlockType.QUOTATION) == []


def test_licence_around_a_book_is_left_out(reading):
    document = reading(
        f"Free for all.\n\n*** START OF THE PROJECT GUTENBERG EBOOK X ***\n\n{LONG}\n\n"
        "*** END OF THE PROJECT GUTENBERG EBOOK X ***\n\nTerms and terms."
    )
    assert texts(document) == [LONG]


def test_headword_of_an_encyclopedia_is_the_title(reading):
    document = reading(f"SALT ROADS (Alps). These were old. {LONG}")
    assert document.title == "SALT ROADS (Alps)"
    assert document.blocks[0].text.startswith("SALT ROADS (Alps). These")


def test_wiki_headings_have_the_level_of_their_signs(reading):
    document = reading(
        f"== Salt ==\n{LONG}\n\n=== Mines ===\n[edit]\n\nThe [[mine|old mines]] closed. {LONG}"
    )
    levels = [(b.text, b.level) for b in document.blocks if b.level]
    assert levels == [("Salt", 1), ("Mines", 2)]
    assert document.blocks[-1].text == f"The old mines closed. {LONG}"


def test_first_heading_made_of_names_is_no_author(reading):
    document = reading(f"The Cold Peace\n\nSoviet Union\n\nThe Soviet Union sold salt. {LONG}")
    assert document.author == ""


def test_hyphen_goes_when_another_form_of_the_word_stands_elsewhere(reading):
    document = reading(
        "The flagship was old, and a flag and ships were\nfew. The other flag-\nships were lost."
    )
    assert document.blocks[0].text.endswith("The other flagships were lost.")


def test_numbered_line_above_its_marker_is_no_note(reading):
    document = reading(f"1) Salt is dug in winter.\n\n{LONG}¹ So it was.")
    assert document.notes == ()


def test_note_goes_on_after_a_finished_paragraph(reading):
    document = reading(
        f"{LONG}¹ So it was.\n\n1) The salt was sold to a man who\n\n{LONG} It was late.\n\n"
        "never paid for it. Salt Book, p. 4."
    )
    assert [n.text for n in document.notes] == [
        "The salt was sold to a man who never paid for it. Salt Book, p. 4."
    ]
    assert texts(document) == [f"{LONG} So it was.", f"{LONG} It was late."]
