"""Title, author and date of a PDF are read from its first page; what its file says helps."""

import pytest

from studyapp.model import BlockType, Document
from tests.documents.make_pdf import Page
from tests.documents.pdf_pages import FERRY, LEFT, PIER, TOLL, dropped, prose, texts


def titled(*lines: tuple[str, float, str], section: str = "The Building of the Pier") -> Page:
    """Return a page with lines (text, size, font) above a section."""
    page = Page()
    y = 80.0
    for text, size, font in lines:
        page.text(LEFT, y, text, size, font)
        y += 2 * size
    page.text(LEFT, y + 10, section, 13, "B")
    y = prose(page, PIER, y + 30)
    page.text(LEFT, y + 20, "The Ferry", 13, "B")
    prose(page, FERRY, y + 40)
    return page


def headings(document: Document) -> list[str]:
    return texts(document, BlockType.HEADING)


def test_a_name_set_like_a_heading_below_the_title_is_the_author(show):
    document = show(titled(("Larch and Salt Water", 20, "B"), ("Johanna Vance", 13, "B")))

    assert (document.title, document.author) == ("Larch and Salt Water", "Johanna Vance")
    assert headings(document) == ["The Building of the Pier", "The Ferry"]


def test_a_section_about_a_person_is_no_author(show):
    page = Page()
    page.text(LEFT, 80, "Larch and Salt Water", 20, "B")
    page.text(LEFT, 120, "Johanna Vance", 13, "B")
    y = prose(page, f"Vance came to Hollen in 1840. {PIER}", 145)
    page.text(LEFT, y + 20, "The Ferry", 13, "B")
    prose(page, FERRY, y + 40)
    document = show(page)

    assert document.author == ""
    assert headings(document) == ["Johanna Vance", "The Ferry"]


def test_a_subtitle_belongs_to_the_title(show):
    document = show(
        titled(
            ("Larch and Salt Water", 20, "B"),
            ("How a Town Built Its Pier", 15, "B"),
            ("By Johanna Vance", 11, "F"),
        )
    )

    assert document.title == "Larch and Salt Water: How a Town Built Its Pier"
    assert document.author == "Johanna Vance"


def test_a_title_of_two_lines_loses_its_hyphen(show):
    page = Page()
    page.lines(LEFT, 80, ["A History of the Light-", "house at Hollen"], 20, "B", 24)
    document = show(page, titled(("The Pier", 13, "B")))

    assert document.title == "A History of the Lighthouse at Hollen"


@pytest.mark.parametrize(
    ("line", "date"),
    [("March 2014", "2014-03"), ("3 May 2011", "2011-05-03"), ("2009", "2009")],
)
def test_a_date_below_the_title_is_the_date(show, line, date):
    document = show(
        titled(("Larch and Salt Water", 20, "B"), ("Johanna Vance", 12, "F"), (line, 11, "F"))
    )

    assert (document.author, document.date) == ("Johanna Vance", date)
    assert line not in texts(document)


def test_addresses_below_the_title_are_dropped_with_their_text(show):
    address = "Institute of Piers, University of Brenn"
    document = show(
        titled(("Larch and Salt Water", 20, "B"), ("Johanna Vance^1^", 12, "F"), (address, 9, "I"))
    )

    assert dropped(document, "author’s details dropped")[-1] == address
    assert texts(document) == [PIER, FERRY]


def test_several_authors_in_one_line(show):
    document = show(
        titled(("Larch and Salt Water", 20, "B"), ("Johanna Vance and Ole Dahl", 12, "F"))
    )

    assert document.author == "Johanna Vance and Ole Dahl"


def test_a_date_of_the_file_counts_only_beside_its_title(show):
    page = Page()
    prose(page, PIER)
    stamp = "D:20110503120000+01'00'"
    with_title = show(page, info={"Title": "Larch and Salt", "CreationDate": stamp})
    without = show(page, info={"CreationDate": stamp})

    assert (with_title.date, without.date) == ("2011-05-03", "")


@pytest.mark.parametrize(
    "title",
    [
        "untitled",
        "Microsoft Word - pier.doc",
        "pier_final_v3.docx",
        "scan0042",
        "Document1",
        "scan",
        "  ",
    ],
)
def test_names_of_files_are_no_titles(show, title):
    page = Page()
    prose(page, PIER)

    assert show(page, info={"Title": title}).title == "Article"


def test_the_chapter_of_a_book_is_titled_by_itself(show):
    document = show(
        titled(("Chapter V. The Toll and the Council", 20, "B"), ("Johanna Vance", 12, "F"))
    )

    assert document.title == "Chapter V. The Toll and the Council"
    assert document.author == "Johanna Vance"


def test_a_book_is_not_titled_by_its_first_chapter(show):
    pages = []
    for n, text in enumerate((PIER, FERRY, TOLL), 1):
        page = Page()
        page.text(LEFT, 80, f"Chapter {n}", 20, "B")
        prose(page, text, 120)
        pages.append(page)
    document = show(*pages, info={"Title": "The Book of Hollen"})

    assert document.title == "The Book of Hollen"
    assert headings(document) == ["Chapter 1", "Chapter 2", "Chapter 3"]
