"""Paragraphs of a PDF that reach over its pages are put together, and those that end there are not."""

import pytest

from tests.documents.make_pdf import Page, measured, wrapped
from tests.documents.pdf_pages import FERRY, LEFT, PIER, TOLL, TOP, WIDTH, texts


def justified(page: Page, text: str, y: float, *, filled: bool) -> float:
    """Write words so that each line ends at the same place, the last only if it is to be filled."""
    lines = wrapped(text, WIDTH)
    for n, line in enumerate(lines):
        words = line.split()
        room = WIDTH - sum(measured(word, 10) for word in words)
        gap = room / max(len(words) - 1, 1) if filled or n + 1 < len(lines) else 2.5
        x = LEFT
        for word in words:
            x = page.text(x, y, word) + gap
        y += 12
    return y


@pytest.mark.parametrize("filled", [True, False])
def test_the_last_line_of_a_page_tells_whether_its_paragraph_goes_on(show, filled):
    first, second = Page(), Page()
    end = "So it was told in the town of Hollen and in all the towns that lie nearby upon the ice."
    story = f"{PIER} {FERRY} {PIER} {end}"
    justified(first, story, 700, filled=filled)
    justified(second, TOLL, TOP, filled=False)
    document = show(first, second)

    assert texts(document) == ([f"{story} {TOLL}"] if filled else [story, TOLL])


def test_paragraphs_are_told_by_small_gaps(show):
    page = Page()
    y = page.lines(LEFT, TOP, wrapped(f"{PIER} {FERRY}", WIDTH), leading=18)
    page.lines(LEFT, y + 6, wrapped(TOLL, WIDTH), leading=18)

    assert texts(show(page)) == [f"{PIER} {FERRY}", TOLL]
