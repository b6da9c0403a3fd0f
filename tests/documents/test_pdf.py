"""PDFs made for one trouble each: paragraphs, headings, lists, quotations and captions come out right."""

from pathlib import Path

from studyapp.documents import read
from studyapp.model import BlockType
from tests.documents.make_pdf import Page, measured, pdf, wrapped
from tests.documents.pdf_pages import (
    FERRY,
    LEFT,
    PIER,
    TOLL,
    TOP,
    WIDTH,
    book,
    dropped,
    prose,
    texts,
    whats,
)

# Paragraphs


def test_paragraphs_are_told_by_their_indents(show):
    page = Page()
    prose(page, FERRY, prose(page, PIER))

    assert texts(show(page)) == [PIER, FERRY]


def test_paragraphs_are_told_by_the_gaps_between_them(show):
    page = Page()
    y = page.lines(LEFT, TOP, wrapped(PIER, WIDTH))
    page.lines(LEFT, y + 8, wrapped(FERRY, WIDTH))

    assert texts(show(page)) == [PIER, FERRY]


def test_a_short_last_line_ends_a_paragraph(show):
    page = Page()
    y = page.lines(LEFT, TOP, [*wrapped(PIER, 300), *wrapped(FERRY, 300)])

    assert y > TOP
    assert texts(show(page)) == [PIER, FERRY]


def test_a_sentence_over_a_page_break_comes_out_whole(show):
    first, second = Page(), Page()
    lines = wrapped(f"{PIER} {FERRY}", WIDTH, indent=True)
    first.lines(LEFT, 780 - 12 * 2, lines[:2])
    y = second.lines(LEFT, TOP, lines[2:])
    prose(second, TOLL, y)
    document = show(first, second)

    assert texts(document) == [f"{PIER} {FERRY}", TOLL]
    assert "joined across a page break" in whats(document)


def test_a_paragraph_that_ends_with_its_page_stays_apart(show):
    first, second = Page(), Page()
    first.lines(LEFT, 700, wrapped(PIER, WIDTH, indent=True))
    prose(second, FERRY)

    assert texts(show(first, second)) == [PIER, FERRY]


def test_hyphens_at_line_ends_are_removed_and_reported(show):
    page = Page()
    page.lines(LEFT, TOP, ["The harbour had a light-", "house keeper whose lighthouse was dark."])
    document = show(page)

    assert texts(document) == ["The harbour had a lighthouse keeper whose lighthouse was dark."]
    assert "hyphen removed" in whats(document)


def test_letters_set_apart_are_words(show):
    page = Page()
    x = LEFT
    for letter in "WINTER":
        x = page.text(x, TOP, letter, 14, "B") + 5
    x += 8
    for letter in "MAIL":
        x = page.text(x, TOP, letter, 14, "B") + 5
    prose(page, FERRY, TOP + 30)
    prose(page, PIER, TOP + 80)

    assert "WINTER MAIL" in show(page).title


def test_words_without_space_characters_are_told_by_their_gaps(show):
    page = Page()
    x = LEFT
    for word in ["No", "space", "stands", "between", "these", "words."]:
        x = page.text(x, TOP, word) + 2.5

    assert texts(show(page)) == ["No space stands between these words."]


def test_an_initial_is_put_before_its_word(show):
    page = Page()
    page.text(LEFT, TOP + 12, "T", 34, "B")
    beside = LEFT + measured("T", 34) + 8
    page.lines(
        beside, TOP, ["he pier at Hollen was built of larch, because larch", "lasts in salt water,"]
    )
    page.lines(LEFT, TOP + 24, ["and the hills behind the town were full of larch in those days."])

    (text,) = texts(show(page))
    assert text.startswith(
        "The pier at Hollen was built of larch, because larch lasts in salt water, and"
    )


def test_text_printed_sideways_is_left_out_and_reported(show):
    page = Page()
    prose(page, PIER)
    page.turned(30, 500, "Archive copy, not for sale")
    document = show(page)

    assert texts(document) == [PIER]
    assert dropped(document, "rotated text dropped") == ["Archive copy, not for sale"]


def test_a_page_that_is_turned_as_a_whole_is_read(show):
    page = Page(rotate=90)
    for n, line in enumerate(wrapped(PIER, 500, indent=True)):
        page.turned(100 + 12 * n, 600 - (12 if line.startswith(">") else 0), line.lstrip(">"))

    assert texts(show(page)) == [PIER]


def test_text_clipped_away_is_not_read(show):
    page = Page()
    prose(page, PIER)
    page.operators += ["q 0 0 400 400 re W n"]
    page.text(LEFT, 120 + 40, "Nobody sees this line of text.")
    page.operators += ["Q"]

    assert texts(show(page)) == [PIER]


# Headings, title and author


def test_headings_are_told_by_their_letters(show):
    page = Page()
    page.text(LEFT, 80, "Larch and Salt Water", 22, "B")
    page.text(LEFT, 105, "Johanna Vance", 12)
    y = page.text(LEFT, 140, "The Building of the Pier", 15, "B") and 160
    y = prose(page, PIER, y)
    page.text(LEFT, y + 20, "Piles", 12, "B")
    y = prose(page, FERRY, y + 40)
    page.text(LEFT, y + 20, "Planks", 12, "B")
    y = prose(page, TOLL, y + 40)
    page.text(LEFT, y + 25, "The Gate", 15, "B")
    prose(page, PIER, y + 45)
    document = show(page)

    assert (document.title, document.author) == ("Larch and Salt Water", "Johanna Vance")
    assert [(b.level, b.text) for b in document.blocks if b.level] == [
        (1, "The Building of the Pier"),
        (2, "Piles"),
        (2, "Planks"),
        (1, "The Gate"),
    ]


def test_a_heading_of_two_lines_is_one(show):
    page = Page()
    page.text(LEFT, 80, "Larch and Salt Water", 22, "B")
    page.lines(
        LEFT, 120, ["How the Pier at Hollen Was Built and", "Who Paid for Its Planks"], 15, "B", 18
    )
    prose(page, PIER, 170)
    prose(page, FERRY, 230)

    assert texts(show(page), BlockType.HEADING) == [
        "How the Pier at Hollen Was Built and Who Paid for Its Planks"
    ]


def test_what_the_file_says_of_itself_is_taken_only_if_the_page_shows_nothing(show):
    page = Page()
    prose(page, PIER)
    named = show(page, info={"Title": "Larch and Salt", "Author": "Johanna Vance"})
    unnamed = show(page, info={"Title": "Microsoft Word - pier3.doc", "Author": "user"})

    assert (named.title, named.author) == ("Larch and Salt", "Johanna Vance")
    assert (unnamed.title, unnamed.author) == ("Article", "")


# Lists, quotations, captions, pictures


def test_items_of_lists(show):
    page = Page()
    y = prose(page, "Three things were needed for a pier in those years:")
    items = [
        "larch for the piles and planks, cut in winter and rowed over the sound in spring by the crews,",
        "nails from the smith,",
        "and time.",
    ]
    for item in items:
        for n, line in enumerate(wrapped(item, 400)):
            if n == 0:
                page.text(LEFT + 12, y, "•")
            page.text(LEFT + 24, y, line)
            y += 12
    prose(page, FERRY, y)
    document = show(page)

    assert texts(document, BlockType.ITEM) == items
    assert texts(document) == ["Three things were needed for a pier in those years:", FERRY]


def test_letters_of_one_width_are_code(show):
    page = Page()
    y = prose(page, PIER)
    y = page.lines(LEFT, y + 8, ["count = larch + oak", "print(count)"], 9, "C")
    prose(page, FERRY, y + 8)
    document = show(page)

    assert texts(document, BlockType.CODE) == ["count = larch + oak\nprint(count)"]
    assert texts(document) == [PIER, FERRY]


def test_a_passage_set_in_on_both_sides_is_a_quotation(show):
    page = Page()
    y = prose(page, PIER)
    y = page.lines(LEFT + 30, y + 8, wrapped(TOLL, WIDTH - 60))
    prose(page, FERRY, y + 8)
    document = show(page)

    assert texts(document, BlockType.QUOTATION) == [TOLL]
    assert texts(document) == [PIER, FERRY]


def test_a_caption_and_a_picture_within_a_sentence_are_taken_out(show):
    first, second = Page(), Page()
    lines = wrapped(f"{PIER} {FERRY}", WIDTH, indent=True)
    first.lines(LEFT, 740, lines[:3])
    second.image(LEFT, 300, 300, 200)
    second.text(LEFT, 320, "Figure 3. The pier in the year of the great ice.", 8)
    second.lines(LEFT, 350, lines[3:])
    document = show(first, second, images=True)

    assert texts(document) == [f"{PIER} {FERRY}"]
    assert dropped(document, "caption dropped") == [
        "Figure 3. The pier in the year of the great ice."
    ]
    assert [r.where for r in document.report if r.what == "image left out"] == ["page 2: a picture"]


def test_a_table_of_contents_is_dropped(show):
    first, second = Page(), Page()
    first.text(LEFT, 80, "Contents", 14, "B")
    for n, title in enumerate(["The Building of the Pier", "The Ferry", "The Gate"]):
        first.text(LEFT, 110 + 14 * n, f"{title} " + ". " * 30 + f"{2 + n}")
    second.text(LEFT, 80, "The Building of the Pier", 14, "B")
    prose(second, PIER, 110)
    document = show(first, second)

    assert texts(document) == [PIER]
    assert len(dropped(document, "table of contents dropped")) == 1


def test_each_remark_says_beside_which_block_it_stands(show):
    document = show(*book(3))
    ids = {block.id: block.page for block in document.blocks}
    heads = [r for r in document.report if r.what == "running head dropped"]

    assert [ids.get(r.block) for r in heads] == [None, 1, 2]


def test_the_reader_tells_its_progress(tmp_path):
    path: Path = tmp_path / "article.pdf"
    path.write_bytes(pdf(book(5)))
    told: list[tuple[int, int]] = []
    read(path, lambda done, total: told.append((done, total)))

    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert len(told) > 10
