"""What stands in the margins of a PDF: notes are placed, all else is taken out with its text."""

from studyapp.model import BlockType
from tests.documents.make_pdf import Page, wrapped
from tests.documents.pdf_pages import FERRY, PIER, TOLL, dropped, texts

X, WIDE, MARGIN = 72.0, 340.0, 425.0


def page_of(*paragraphs: str, y: float = 100.0) -> Page:
    """Return a page whose text leaves a wide margin on the right."""
    page = Page()
    for paragraph in paragraphs:
        y = page.lines(X, y, wrapped(paragraph, WIDE, indent=True))
    return page


def test_a_block_beside_the_text_is_dropped_with_its_text(show):
    page = page_of(f"{PIER} {FERRY}", TOLL)
    page.lines(MARGIN, 112, ["Larch, and why", "it lasts in water"], 8, leading=10)
    document = show(page, page_of(FERRY, PIER))

    assert texts(document) == [f"{PIER} {FERRY}", TOLL, FERRY, PIER]
    assert dropped(document, "marginal note dropped") == ["Larch, and why it lasts in water"]


def test_the_remark_stands_beside_the_text_that_it_is_about(show):
    page = page_of(PIER, FERRY)
    page.text(MARGIN, 153, "The mail", 8)
    document = show(page, page_of(TOLL, PIER))
    (remark,) = [r for r in document.report if r.what == "marginal note dropped"]

    assert remark.block == document.blocks[1].id


def test_a_margin_on_the_left(show):
    page = Page()
    for n, line in enumerate(wrapped(f"{PIER} {FERRY} {TOLL}", 320, indent=True)):
        page.line(190 + (12 if line.startswith(">") else 0), 100 + 12 * n, line.lstrip(">"))
    page.text(100, 124, "quotation", 8)
    document = show(page)

    assert texts(document) == [f"{PIER} {FERRY} {TOLL}"]
    assert dropped(document, "marginal note dropped") == ["quotation"]


def test_numbered_blocks_in_the_margin_are_notes(show):
    page = page_of(f"Larch lasts in salt water.^1^ {FERRY}", TOLL)
    page.line(MARGIN, 100, "^1^ Vance thought", 8)
    page.line(MARGIN, 110, "otherwise, p. 12.", 8)
    document = show(page, page_of(PIER, FERRY))
    (note,) = document.notes

    assert (note.number, note.text, note.offset) == ("1", "Vance thought otherwise, p. 12.", 26)
    assert texts(document)[0] == f"Larch lasts in salt water. {FERRY}"


def test_a_heading_in_the_margin_stays(show):
    page = Page()
    page.text(60, 90, "The Pier", 14, "B")
    for n, line in enumerate(wrapped(f"{PIER} {FERRY}", 320)):
        page.line(190, 110 + 12 * n, line)
    page.text(60, 210, "The Toll", 14, "B")
    for n, line in enumerate(wrapped(f"{TOLL} {PIER}", 320)):
        page.line(190, 230 + 12 * n, line)

    assert "The Toll" in texts(show(page), BlockType.HEADING)


def test_cells_of_a_table_in_the_margin_stay(show):
    page = page_of(PIER, FERRY)
    for n, row in enumerate([("Year", "Boats"), ("1841", "twelve"), ("1851", "nineteen")]):
        page.text(X, 300 + 14 * n, row[0])
        page.text(X + 120, 300 + 14 * n, row[1])
        page.text(MARGIN + 20, 300 + 14 * n, "counted")
    document = show(page, page_of(TOLL, PIER))

    assert not dropped(document, "marginal note dropped")
    assert texts(document, BlockType.TABLE)


def test_numbers_of_lines_leave_headings_whole(show):
    page = Page()
    page.text(50, 80, "1", 6)
    page.text(X, 80, "The Pier", 16, "B")
    for n, line in enumerate(wrapped(f"{PIER} {FERRY}", WIDE)):
        page.text(50, 110 + 20 * n, str(n + 2), 6)
        page.line(X, 110 + 20 * n, line)
    document = show(page)

    assert document.title == "The Pier"
    assert " ".join(texts(document)) == f"{PIER} {FERRY}"


def test_a_numbered_block_that_nothing_calls_is_read(show):
    page = page_of(PIER, FERRY)
    page.line(MARGIN, 112, "^7^ Vance thought", 8)
    page.line(MARGIN, 122, "otherwise, p. 12.", 8)
    document = show(page, page_of(TOLL, PIER))
    told = " ".join([*texts(document), *(r.dropped for r in document.report)])

    assert "Vance thought otherwise, p. 12." in told
