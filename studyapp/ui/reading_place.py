"""Where the reader stands in a text, said so that it is found again when the text has changed."""

from dataclasses import dataclass

from studyapp.model import Document
from studyapp.ui.reader_page import Page

_AROUND = 60
"""Passages before and after that are remembered, should those in view be gone."""


@dataclass(frozen=True, slots=True)
class ReadingPlace:
    """How far below the top of the view some passages begin, in pixels; the nearest first."""

    passages: tuple[tuple[str, int], ...]
    share: float
    """How far down the article the view is, where none of them is left."""


def standing(page: Page, article: Document) -> ReadingPlace:
    """Return where a page stands in the article that it shows."""
    position, cut = page.top()
    top = page.line_top(position) + cut if position else 0
    ids = list(article.passages())
    here = page.text.passage_at(position)
    first = ids.index(here[0]) if here is not None and here[0] in ids else 0
    near = ids[first : first + _AROUND] + ids[max(0, first - _AROUND) : first][::-1]
    found = ((key, page.text.position(key)) for key in near)
    tops = tuple((key, page.line_top(place) - top) for key, place in found if place is not None)
    length = max(1, page.document().characterCount() - 1)
    return ReadingPlace(tops if position else (), position / length)


def go_back(page: Page, place: ReadingPlace) -> None:
    """Let the nearest passage that is still there stand where it stood before."""
    page.lay_out()
    for key, below in place.passages:
        position = page.text.position(key)
        if position is not None:
            page.set_top(position, -below)
            return
    page.set_top(round(place.share * max(1, page.document().characterCount() - 1)))
