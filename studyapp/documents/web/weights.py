"""How much of a page is running text, and how much is links, element by element."""

from collections.abc import Iterable
from dataclasses import dataclass

from lxml.html import HtmlElement

from studyapp.documents.markup.elements import BLOCKS, HEADINGS, LEFT_OUT, is_hidden
from studyapp.progress import Progress

_STEP = 500
_PROSE = 40
"""Characters without links that a block has at least if it is running text."""
_WIDE = 2
"""So many times its length a text counts where words have few signs, as in Chinese."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Characters in each element with all that is in it; zero in what nobody sees."""

    prose: dict[HtmlElement, int]
    """Of running text."""
    text: dict[HtmlElement, int]
    linked: dict[HtmlElement, int]
    """Of text that is links."""

    def density(self, element: HtmlElement) -> float:
        """Return the share of links in the text of an element."""
        return self.linked[element] / max(1, self.text[element])


def weigh(elements: list[HtmlElement], progress: Progress) -> Weights:
    """Return the weights of the elements of a page, which come in their order."""
    unseen: set[HtmlElement] = set()
    block: dict[HtmlElement, HtmlElement] = {}
    link: set[HtmlElement] = set()
    text: dict[HtmlElement, int] = dict.fromkeys(elements, 0)
    linked: dict[HtmlElement, int] = dict.fromkeys(elements, 0)
    for n, element in enumerate(elements):
        if n % _STEP == 0:
            progress(n, len(elements))
        parent = element.getparent() if n else None
        if parent in unseen or element.tag in LEFT_OUT or is_hidden(element):
            unseen.add(element)
        own = element.tag in BLOCKS or parent is None
        block[element] = element if own else block[parent]
        if (element.tag == "a" and element.get("href")) or parent in link:
            link.add(element)
        if element not in unseen:
            length = _length(element.text)
            text[block[element]] += length
            linked[block[element]] += length if element in link else 0
        if parent is not None and parent not in unseen:
            length = _length(element.tail)
            text[block[parent]] += length
            linked[block[parent]] += length if parent in link else 0
    prose = {e: _prose(e, text[e], linked[e], _PROSE) for e in elements}
    free = sum(text.values()) - sum(linked.values())
    if sum(prose.values()) * 2 < free:  # The text is one of short lines, as a play or a poem.
        prose = {e: _prose(e, text[e], linked[e], 1) for e in elements}
    for measure in (prose, text, linked):
        _add_up(elements, measure)
    return Weights(prose, text, linked)


def _length(text: str | None) -> int:
    if not text:
        return 0
    text = " ".join(text.split())
    return len(text) if text.isascii() else sum(_WIDE if c > "\u2e80" else 1 for c in text)


def _prose(element: HtmlElement, text: int, linked: int, least: int) -> int:
    free = text - linked
    prose = free >= least and linked * 2 <= text and element.tag not in HEADINGS
    return free if prose else 0


def _add_up(elements: Iterable[HtmlElement], measure: dict[HtmlElement, int]) -> None:
    for element in reversed(list(elements)):
        parent = element.getparent()
        if parent in measure:
            measure[parent] += measure[element]
