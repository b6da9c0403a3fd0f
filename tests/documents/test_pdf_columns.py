"""Columns of a PDF are read one after the other, and tables are not taken for columns."""

from studyapp.documents.pdf.columns import regions
from studyapp.documents.pdf.lines import Line, Part
from studyapp.documents.pdf.runs import Font
from studyapp.model import BlockType
from tests.documents.make_pdf import Page, measured, wrapped
from tests.documents.pdf_pages import FERRY, LEFT, PIER, TOLL, TOP, prose, texts, two_columns


def test_columns_are_read_one_after_the_other(show):
    page = Page()
    lines = wrapped(f"{PIER} {FERRY} {TOLL}", 213, indent=True)
    half = len(lines) // 2
    two_columns(page, lines[:half], lines[half:], TOP)

    assert texts(show(page)) == [f"{PIER} {FERRY} {TOLL}"]


def test_three_columns_are_read_one_after_the_other(show):
    page = Page()
    lines = wrapped(f"{PIER} {FERRY} {TOLL} {PIER} {FERRY}", 140, indent=True)
    third = -(-len(lines) // 3)
    for n in range(3):
        page.lines(50 + 168 * n, TOP, lines[n * third : (n + 1) * third])

    assert texts(show(page)) == [f"{PIER} {FERRY} {TOLL} {PIER} {FERRY}"]


def test_a_line_over_both_columns_parts_them(show):
    page = Page()
    above = wrapped(f"{PIER} {FERRY}", 213, indent=True)
    below = wrapped(f"{TOLL} {PIER}", 213, indent=True)
    half = len(above) // 2
    two_columns(page, above[:half], above[half:], TOP)
    page.text(
        LEFT, TOP + 160, "The Gate and What Became of It in the Years of the Council", 16, "B"
    )
    two_columns(page, below[: len(below) // 2], below[len(below) // 2 :], TOP + 190)
    document = show(page)

    assert texts(document) == [f"{PIER} {FERRY}", f"{TOLL} {PIER}"]


def test_columns_on_one_page_only(show):
    first, second = Page(), Page()
    prose(first, FERRY, prose(first, PIER))
    lines = wrapped(f"{TOLL} {PIER} {FERRY}", 213, indent=True)
    two_columns(second, lines[: len(lines) // 2], lines[len(lines) // 2 :], TOP)

    assert texts(show(first, second)) == [PIER, FERRY, f"{TOLL} {PIER} {FERRY}"]


def test_a_table_is_no_columns(show):
    page = Page()
    y = prose(page, PIER)
    rows = [
        ("Year", "Boats", "Crew"),
        ("1841", "12", "40"),
        ("1851", "19", "66"),
        ("1861", "31", "98"),
    ]
    for row in rows:
        y += 14
        for n, cell in enumerate(row):
            page.text(LEFT + 150 * n, y, cell)
    prose(page, FERRY, y + 30)
    document = show(page)

    assert texts(document) == [PIER, FERRY]
    (table,) = texts(document, BlockType.TABLE)
    assert table.splitlines()[:2] == ["Year | Boats | Crew", "1841 | 12 | 40"]


def test_columns_that_stand_close_to_each_other(show):
    page = Page()
    text = f"{PIER} {FERRY} {TOLL} {PIER} {FERRY}"
    lines = wrapped(text, 190, indent=True)
    half = -(-len(lines) // 2)
    for side, part in enumerate((lines[:half], lines[half:])):
        for n, line in enumerate(part):
            words = line.lstrip(">").split()
            x = LEFT + 200 * side + (12 if line.startswith(">") else 0)
            last = n + 1 == len(part) and side
            room = LEFT + 200 * side + 190 - x - sum(measured(word, 10) for word in words)
            gap = 2.5 if last else room / max(len(words) - 1, 1)
            for word in words:
                x = page.text(x, TOP + 12 * n, word) + gap

    assert texts(show(page)) == [text]


def test_a_list_of_books_in_the_columns_of_the_pages_before(show):
    first, second = Page(), Page()
    lines = wrapped(f"{PIER} {FERRY} {TOLL} {PIER}", 213, indent=True)
    two_columns(first, lines[: len(lines) // 2], lines[len(lines) // 2 :], TOP)
    for side, names in enumerate((("Dahl", "Holm", "Lund"), ("Olsen", "Solberg", "Vance"))):
        for n, name in enumerate(names):
            x, y = LEFT + 238 * side, TOP + 36 * n
            second.text(x, y, f"{name}, A. B., Twelve Years upon the Ice, and")
            second.text(x + 20, y + 12, "What Came After (Brenn: Pier Press,")
            second.text(x + 20, y + 24, f"19{10 + n}), 2 vols., with a map.")
    shown = [block.text for block in show(first, second).blocks]

    assert [text.split(",")[0] for text in shown if "Twelve" in text] == [
        "Dahl",
        "Holm",
        "Lund",
        "Olsen",
        "Solberg",
        "Vance",
    ]


def test_the_number_of_a_heading_beside_a_line_of_the_other_column(show):
    page = Page()
    left = wrapped(f"{PIER} {FERRY} {TOLL}", 230, indent=True)
    page.lines(LEFT, TOP, left)
    right = wrapped(f"{TOLL} {PIER}", 220, indent=True)
    y = page.lines(LEFT + 238, TOP, right[:3])
    page.text(LEFT + 238, y + 12, "2", 14, "B")
    page.text(LEFT + 262, y + 12, "The Council of Hollen", 14, "B")
    page.lines(LEFT + 238, y + 36, right[3:])
    document = show(page)

    assert texts(document)[0] == f"{PIER} {FERRY} {TOLL}"
    assert texts(document, BlockType.HEADING) == ["2 The Council of Hollen"]


def line_of(text: str, x0: float, x1: float, baseline: float) -> Line:
    return Line((Part(text, Font(10.0)),), x0, x1, baseline, 0, ((x0, x1, text),))


def test_signs_as_narrow_as_the_gutter_stand_on_one_side_of_it():
    lines = []
    for n in range(12):
        y = 100.0 + 12 * n
        lines += [
            line_of("and the ferry carried the mail", 72.0, 290.0, y),
            line_of("|", 303.0, 306.0, y + 1),
            line_of("over the ice as the town paid", 310.0, 520.0, y),
        ]
    found = regions(lines, [304.0])

    assert sum(len(cell[2]) for r in found for x in r.lines for cell in x.cells) == sum(
        len(line.text) for line in lines
    )
