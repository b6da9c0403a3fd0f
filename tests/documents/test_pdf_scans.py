"""Text recognised in scans, which lies unseen behind the pictures, reads like printed text."""

from studyapp.documents.pdf.characters import Fragment, PageText
from studyapp.documents.pdf.runs import Font
from studyapp.documents.pdf.scans import evened
from studyapp.model import BlockType
from tests.documents.make_pdf import Page, measured, wrapped
from tests.documents.pdf_pages import FERRY, PIER, TOLL, TOP, texts

LEFT, WIDE = 72.0, 400.0


def scan(*paragraphs: str, heading: str = "") -> Page:
    """Return a picture with unseen words behind it, whose sizes and heights are guesses."""
    page = Page()
    page.image(0, 842, 595, 842)
    page.operators.append("3 Tr")
    y = TOP
    if heading:
        page.text(LEFT, y, heading, 19)
        y += 34
    for paragraph in paragraphs:
        for n, line in enumerate(wrapped(paragraph, WIDE, indent=True)):
            x = LEFT + (12 if line.startswith(">") else 0)
            size = (9, 11, 10, 10)[n % 4]
            for m, word in enumerate(line.lstrip(">").split()):
                page.text(x, y - 0.1 * m, word, size)
                x += measured(word, 10) + 2.5
            y += 14
    return page


def test_lines_of_uneven_sizes_are_one_paragraph(show):
    document = show(scan(PIER, FERRY), scan(TOLL), images=True)

    assert texts(document) == [PIER, FERRY, TOLL]
    assert texts(document, BlockType.HEADING) == []


def test_large_letters_of_a_scan_are_a_heading(show):
    document = show(scan(PIER, heading="Larch and Salt Water"), scan(FERRY), images=True)

    assert document.title == "Larch and Salt Water"


def fragment(text: str, size: float, x0: float, baseline: float = 100.0) -> Fragment:
    return Fragment(text, x0, x0 + 5.0 * len(text), baseline, Font(size, bold=True))


def page_with(*fragments: Fragment, recognised: bool = True) -> PageText:
    return PageText(600.0, 800.0, fragments, recognised=recognised)


def test_words_of_a_line_are_put_together():
    (page,) = evened([page_with(fragment("the", 9.0, 10.0), fragment("pier", 9.0, 28.0, 101.0))])

    assert [(f.text, f.x0, f.x1) for f in page.fragments] == [("the pier", 10.0, 48.0)]


def test_small_print_stays_small():
    fragments = [fragment("word", 10.0, 60.0 * n) for n in range(8)]
    notes = [fragment("note", size, 0.0, 700.0 + size) for size in (6.0, 7.0, 7.0)]
    (page,) = evened([page_with(*fragments, *notes)])

    assert {f.font.size for f in page.fragments} == {10.0, 7.0}


def test_printed_pages_are_left_alone():
    pages = [page_with(fragment("the", 9.0, 10.0), recognised=False)]

    assert evened(pages) is pages
