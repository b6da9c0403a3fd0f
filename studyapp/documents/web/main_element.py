"""Finds the element of a web page that holds its text."""

import logging

from lxml.html import HtmlElement

from studyapp.documents.markup.elements import BLOCKS, kinds, names, text_of
from studyapp.documents.web.furniture import labels
from studyapp.documents.web.weights import Weights
from studyapp.identity import fold

_SAID = names("article main")
_CALLED = names(
    "mw-content-text mw-parser-output articlebody article-body article__body article-content "
    "post-content post-body entry-content story-body storytext article-text main-content "
    "maincontent content-main bodycontent page-content"
)
_MOST = 0.85
"""Share of the running text that an element within another holds if that other holds no more."""
_FLOW = names("p blockquote ul ol dl pre table h1 h2 h3 h4 h5 h6")
"""Elements that are parts of a text, and hold no whole one."""
_LINKED = 0.3
_MANY = 30_000
"""On pages of more elements trafilatura is not asked: it cannot be stopped, and may take minutes."""
_BEGINNING = 30
"""Letters of a paragraph by which it is known again."""
_ENOUGH = 0.55
"""Share of all running text from which on an element is believed that says it holds the article."""


def find_main(
    elements: list[HtmlElement],
    weights: Weights,
    furniture: set[HtmlElement],
    title: HtmlElement | None,
    page: str,
) -> HtmlElement:
    """Return the element that holds the text of a page.

    Pages often say which it is. Where one does not, it is the one around all that trafilatura
    takes for the text, or else the innermost that holds nearly all running text, and the title.
    What trafilatura returns is used for nothing else, as it leaves out notes, tables and headings.

    Args:
        elements: All elements of the page in their order.
        weights: How much text is where.
        furniture: Elements that are no part of any text, with those within them.
        title: The heading that is the title.
        page: The page as it was saved.
    """
    body = next((e for e in elements if e.tag == "body"), elements[0])
    places = [e for e in elements if e not in furniture]
    outermost = (e for e in furniture if e.getparent() not in furniture)
    whole = weights.prose[body] - sum(weights.prose[e] for e in outermost)
    for tell in (_is_said, _is_called):
        told = [e for e in places if tell(e)]
        most = max((weights.prose[e] for e in told), default=0)
        if most and most >= whole * _ENOUGH:
            return [e for e in told if weights.prose[e] >= most * _MOST][-1]
    guess = _guessed(page, places, weights) if len(elements) <= _MANY else None
    if guess is None or weights.prose[guess] < whole * _ENOUGH:
        guess = _innermost(body, weights, furniture, title, whole)
    return _with_beside(guess, weights, furniture)


def _with_beside(main: HtmlElement, weights: Weights, furniture: set[HtmlElement]) -> HtmlElement:
    """Return an element, or the one around it if paragraphs and the like stand beside it."""
    parent = main.getparent()
    while parent is not None and parent.tag != "html":
        beside = (e for e in parent if e is not main and e.tag in _FLOW and e not in furniture)
        if main.tag not in _FLOW and not any(
            weights.text[e] and weights.density(e) < _LINKED for e in beside
        ):
            break
        main, parent = parent, parent.getparent()
    return main


def _guessed(page: str, places: list[HtmlElement], weights: Weights) -> HtmlElement | None:
    """Return the innermost element that holds all paragraphs which trafilatura extracts.

    The call cannot be stopped; it takes a fifth of a second for 150,000 words.
    """
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = trafilatura.extract(page, include_comments=False, favor_recall=True) or ""
    wanted = {fold(line)[:_BEGINNING] for line in found.split("\n") if len(line) > _BEGINNING}
    blocks = [e for e in places if weights.prose[e] and not any(map(weights.prose.get, e))]
    matched = [e for e in blocks if fold(text_of(e)[: 2 * _BEGINNING])[:_BEGINNING] in wanted]
    if not matched:
        return None
    common = [matched[0], *matched[0].iterancestors()]
    for block in matched[1:]:
        around = {block, *block.iterancestors()}
        common = [e for e in common if e in around]
    return common[1] if common[0] in matched and common[1:] else common[0]


def _is_said(element: HtmlElement) -> bool:
    return element.tag in _SAID or not _SAID.isdisjoint(kinds(element))


def _is_called(element: HtmlElement) -> bool:
    return element.get("itemprop") == "articleBody" or not _CALLED.isdisjoint(labels(element))


def _innermost(
    body: HtmlElement,
    weights: Weights,
    furniture: set[HtmlElement],
    title: HtmlElement | None,
    whole: int,
) -> HtmlElement:
    around_title = set() if title is None else {title, *title.iterancestors()}
    main = body
    while whole:
        inner = [e for e in main if e in weights.prose and e not in furniture]
        best = max(inner, key=weights.prose.__getitem__, default=None)
        if best is None or weights.prose[best] < whole * _MOST:
            return main
        if next(best.iterdescendants(*BLOCKS), None) is None:
            return main
        if around_title and best not in around_title:
            return main
        main = best
    return main
