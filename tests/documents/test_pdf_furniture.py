"""Running heads, page numbers and stamps of a PDF are dropped, each with its text in the report."""

from tests.documents.make_pdf import Page, wrapped
from tests.documents.pdf_pages import (
    FERRY,
    LEFT,
    PIER,
    STORY,
    TOLL,
    TOP,
    WIDTH,
    book,
    dropped,
    prose,
    texts,
)


def test_running_heads_and_page_numbers_are_dropped_with_their_text(show):
    document = show(*book(4))

    assert "The Pier at Hollen" not in texts(document)
    assert dropped(document, "running head dropped") == ["The Pier at Hollen"] * 4
    assert dropped(document, "page number dropped") == ["1", "2", "3", "4"]
    assert [b.page for b in document.blocks] == [1, 1, 2, 2, 3, 3, 4, 4]


def test_the_printed_number_is_the_page(show):
    document = show(*book(4, first=213))

    assert [b.page for b in document.blocks][::2] == [213, 214, 215, 216]
    assert any(r.where.startswith("page 214: ") for r in document.report)


def test_heads_that_take_turns_are_dropped(show):
    pages = []
    for n in range(6):
        page = Page()
        odd = n % 2
        page.text(LEFT if odd else 400, 50, "J. Vance" if odd else "Larch and Salt", 9)
        page.text(500 if odd else LEFT, 50, str(30 + n), 9)
        prose(page, STORY[n % 8])
        pages.append(page)
    document = show(*pages)

    assert set(texts(document)) == set(STORY[:6])
    assert len(dropped(document, "running head dropped")) == 6


def test_heads_that_change_with_the_chapter_are_dropped(show):
    pages = []
    for n in range(8):
        page = Page()
        page.text(200, 50, ["Piles", "Planks", "Nails and Rope", "Tar"][n // 2], 9, "I")
        page.text(500, 50, str(10 + n), 9)
        prose(page, STORY[n % 8])
        pages.append(page)

    assert set(texts(show(*pages))) == set(STORY)


def test_roman_numbers_are_dropped(show):
    pages: list[Page] = []
    for roman in ("vii", "viii", "ix", "x"):
        page = Page()
        page.text(295, 800, roman, 9)
        prose(page, STORY[len(pages)])
        pages.append(page)
    document = show(*pages)

    assert set(texts(document)) == set(STORY[:4])
    assert dropped(document, "page number dropped") == ["vii", "viii", "ix", "x"]


def test_line_numbers_in_the_margin_are_dropped(show):
    page = Page()
    lines = [*wrapped(PIER, WIDTH), *wrapped(FERRY, WIDTH), *wrapped(TOLL, WIDTH)]
    for n, line in enumerate(lines):
        page.text(40, TOP + 20 * n, str(n + 1), 8)
        page.line(LEFT, TOP + 20 * n, line)
    document = show(page)

    assert " ".join(texts(document)) == f"{PIER} {FERRY} {TOLL}"
    assert dropped(document, "line numbers dropped") == [
        " ".join(str(n + 1) for n in range(len(lines)))
    ]


def test_a_download_stamp_is_dropped(show):
    page = Page()
    prose(page, PIER)
    stamp = "Downloaded from an archive by a reader on 3 May 2011"
    page.text(150, 820, stamp, 7, "S")
    document = show(page)

    assert texts(document) == [PIER]
    assert dropped(document, "stamp dropped") == [stamp]


def test_text_at_the_top_of_pages_that_does_not_recur_stays(show):
    document = show(book(1)[0])

    assert "The Pier at Hollen" in document.title or "The Pier at Hollen" in "".join(
        texts(document)
    )


def test_heads_without_numbers_that_differ_on_each_page_are_dropped(show):
    pages = []
    for n, head in enumerate(["Piles and Nails", "Planks", "Rope", "Tar and Pitch"]):
        page = Page()
        page.text(200, 50, head, 9, "I")
        prose(page, STORY[n])
        pages.append(page)
    document = show(*pages)

    assert texts(document) == list(STORY[:4])
    assert len(dropped(document, "running head dropped")) == 4


NAMES = ("", "", "Olsen", "the mayor", "Brun and his wife", "Dahl", "every child", "our cook")


def test_the_last_line_of_a_page_that_looks_like_a_page_number_stays(show):
    pages = []
    for n, story in enumerate(STORY):
        page = Page()
        y = prose(page, story)
        page.lines(LEFT, y, wrapped(f"See {'the log of the ferry, ' * 4}", WIDTH)[:1])
        page.text(LEFT, 780, ["p. 49.", "p. 119."][n % 2] if n < 2 else f"So far {NAMES[n]}.")
        pages.append(page)
    document = show(*pages)
    shown = " ".join(block.text for block in document.blocks)

    assert "p. 49." in shown
    assert "p. 119." in shown


def test_a_row_below_something_that_stays_is_no_running_head(show):
    pages = []
    for n in range(3):
        page = Page()
        page.text(LEFT, 50, ["The Pier", "The Ferry", "The Toll"][n], 20, "B")
        page.text(LEFT, 70, "told by the harbour master", 9)
        prose(page, STORY[n])
        pages.append(page)
    document = show(*pages)

    assert not dropped(document, "running head dropped")


def test_a_head_that_names_the_author_on_one_page_is_dropped(show):
    first, second = Page(), Page()
    first.text(LEFT, 80, "Larch and Salt Water", 18, "B")
    first.text(LEFT, 105, "Johanna Vance", 11)
    prose(first, PIER, 150)
    second.text(LEFT, 50, "Johanna Vance", 9, "I")
    prose(second, FERRY)
    document = show(first, second)

    assert texts(document) == [PIER, FERRY]
    assert dropped(document, "running head dropped") == ["Johanna Vance"]
