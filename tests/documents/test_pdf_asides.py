"""Blocks of a PDF that interrupt the text are taken out, each with its text in the report."""

import pytest

from studyapp.model import BlockType
from tests.documents.make_pdf import Page, measured, wrapped
from tests.documents.pdf_pages import (
    FERRY,
    LEFT,
    PIER,
    TOLL,
    TOP,
    WIDTH,
    dropped,
    prose,
    texts,
    two_columns,
)


def test_words_of_the_text_pulled_out_in_larger_letters_are_dropped(show):
    page = Page()
    lines = wrapped(f"{PIER} {FERRY} {TOLL}", WIDTH, indent=True)
    y = page.lines(LEFT, TOP, lines[:4])
    y = page.lines(
        LEFT,
        y + 14,
        ["“The town paid him in candles for", "every crossing that he made.”"],
        16,
        "I",
        20,
    )
    page.lines(LEFT, y + 6, lines[4:])
    document = show(page)

    assert texts(document) == [f"{PIER} {FERRY} {TOLL}"]
    assert dropped(document, "pull quote dropped") == [
        "“The town paid him in candles for every crossing that he made.”"
    ]


def test_large_letters_that_say_something_new_stay(show):
    page = Page()
    y = prose(page, PIER)
    y = page.lines(
        LEFT, y + 14, ["A ferry that nobody had asked for", "and nobody used."], 16, "I", 20
    )
    prose(page, FERRY, y)
    document = show(page)

    assert "A ferry that nobody had asked for and nobody used." in [b.text for b in document.blocks]
    assert not dropped(document, "pull quote dropped")


def test_the_words_in_a_picture_go_with_its_caption(show):
    page = Page()
    lines = wrapped(f"{PIER} {FERRY}", WIDTH, indent=True)
    page.lines(LEFT, TOP, lines[:3])
    for n, label in enumerate(["Gate", "Boathouse", "Ice"]):
        page.text(LEFT + 40 * n, 200 + 25 * n, label, 8, "S")
    page.text(LEFT, 290, "Figure 2. The pier and what stood on it.", 8)
    page.lines(LEFT, 320, lines[3:])
    document = show(page)

    assert texts(document) == [f"{PIER} {FERRY}"]
    assert " ".join(dropped(document, "words of a picture dropped")) == "Gate Boathouse Ice"
    assert dropped(document, "caption dropped") == ["Figure 2. The pier and what stood on it."]


def test_a_caption_in_letters_of_the_text_does_not_take_the_text_below_with_it(show):
    page = Page()
    y = prose(page, PIER)
    y = page.lines(LEFT, y, ["Figure 2. The pier and what stood on it."])
    prose(page, FERRY, y)
    document = show(page)

    assert texts(document) == [PIER, FERRY]
    assert dropped(document, "caption dropped") == ["Figure 2. The pier and what stood on it."]


def test_captions_at_the_same_place_of_pages_are_no_running_heads(show):
    pages = []
    for n, text in enumerate((PIER, FERRY, TOLL), 1):
        page = Page()
        page.lines(LEFT, 60, [f"Figure {n}. The pier as a visitor drew", "it from the hill."], 8)
        prose(page, text)
        pages.append(page)
    document = show(*pages)

    assert texts(document) == [PIER, FERRY, TOLL]
    assert dropped(document, "caption dropped") == [
        f"Figure {n}. The pier as a visitor drew it from the hill." for n in (1, 2, 3)
    ]


@pytest.mark.parametrize("ornament", ["* * *", "—", "•"])
def test_an_ornament_is_no_paragraph(show, ornament):
    page = Page()
    y = prose(page, PIER)
    page.text(290, y + 20, ornament)
    prose(page, FERRY, y + 50)
    document = show(page)

    assert texts(document) == [PIER, FERRY]
    assert dropped(document, "ornament dropped") == [ornament]


def contents_page(*entries: tuple[str, str]) -> Page:
    """Return a page with a table of contents without dots."""
    page = Page()
    page.text(LEFT, 80, "Contents", 14, "B")
    for n, (title, number) in enumerate(entries):
        page.text(LEFT, 110 + 14 * n, title)
        page.text(500 - 5 * len(number), 110 + 14 * n, number)
    return page


def test_a_table_of_contents_needs_no_dots(show):
    first = contents_page(("The Pier", "2"), ("The Ferry", "14"), ("The Toll", "101"))
    second = Page()
    second.text(LEFT, 80, "The Pier", 14, "B")
    prose(second, PIER, 110)
    document = show(first, second)

    assert texts(document) == [PIER]
    assert texts(document, BlockType.HEADING) == []
    assert dropped(document, "table of contents dropped") == [
        "Contents\nThe Pier 2\nThe Ferry 14\nThe Toll 101"
    ]


def test_text_below_a_heading_called_contents_stays(show):
    page = Page()
    page.text(LEFT, 60, "What the Chest Held", 20, "B")
    y = prose(page, PIER)
    page.text(LEFT, y + 20, "Contents", 14, "B")
    prose(page, FERRY, y + 45)
    document = show(page)

    assert texts(document) == [PIER, FERRY]
    assert texts(document, BlockType.HEADING) == ["Contents"]


def test_wide_gaps_of_a_narrow_column_make_no_table(show):
    page = Page()
    text = (
        "He was the last ferryman of Hollen, who carried letters over the ice, and the council gave "
        "him candles every year, for he had no other use for money, and so the town was lit."
    )
    y = TOP
    for line in wrapped(text, 130):
        words = line.split()
        room = 150 - sum(measured(word, 10) for word in words)
        x = LEFT
        for word in words:
            x = page.text(x, y, word) + room / max(len(words) - 1, 1)
        y += 12
    document = show(page)

    assert not texts(document, BlockType.TABLE)


def test_a_spread_of_two_columns_keeps_a_table_whole(show):
    page = Page()
    two_columns(
        page,
        wrapped(f"{PIER} {FERRY}", 213, indent=True),
        wrapped(f"{TOLL} {PIER}", 213, indent=True),
        TOP,
    )
    for n, row in enumerate(
        [("Year", "Boats", "Crew"), ("1841", "12", "40"), ("1851", "19", "66")]
    ):
        for m, cell in enumerate(row):
            page.text(LEFT + 170 * m, 400 + 14 * n, cell)
    document = show(page)

    assert texts(document, BlockType.TABLE) == [
        "Year | Boats | Crew\n1841 | 12 | 40\n1851 | 19 | 66"
    ]
