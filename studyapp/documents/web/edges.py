"""The edges of an article on a web page: lines between title and text, and sections behind it."""

import re
from collections.abc import Collection, Iterator

from lxml.html import HtmlElement

from studyapp.documents.dating import date_in
from studyapp.documents.markup.elements import BLOCKS, heading_level, is_bold, names, text_of
from studyapp.documents.repair.bylines import author_of
from studyapp.documents.repair.looks import is_numbered
from studyapp.documents.web.metadata import About
from studyapp.documents.web.weights import Weights
from studyapp.documents.wordlists import HEADINGS
from studyapp.identity import fold

ABOVE = "line above the text left out"
_LINE = 130
_SENTENCE = re.compile(r"[.!?…:;。！？][\"”’»)\]]*(?:\W|\d)*$")
_LONG = 150
_KEPT = names("li dt dd td th pre caption figcaption summary")
_RIGHTS = re.compile(r"\ball rights reserved\b|^\W*(?:copyright\b|©|\(c\) )", re.I)
_RIGHTS_LENGTH = 500
_FOOT = re.compile(
    r"(?:(?:page )?last (?:modified|updated|changed)|page (?:maintained|created)|webmaster|comments to"
    r"|return to|back to|go to|maintained by|send (?:comments|mail)|contact(?: us)?\b)",
    re.I,
)
"""How lines at the foot of a page begin."""
_NEAR = 3
"""So many blocks behind the first of the text may still name the author or the date."""
_COMMENTS = re.compile(
    r"(?:\d+ |reader |user |your )?(?:comments?|responses?|replies)(?: \(\d+\))?|\d+ thoughts? on .*"
    r"|(?:leave|post|write|add) (?:a|your) (?:reply|comment)|join the (?:conversation|discussion)",
    re.I,
)
_RELATED = re.compile(
    r"related(?: (?:articles?|posts?|stories|content|links?|news|topics|pages|reading))?"
    r"|(?:you )?(?:may|might) (?:also )?(?:like|enjoy|be interested in)|more (?:from|on|in|like) .*"
    r"|(?:read|see|watch) (?:next|more|also)|see also|recommended(?: for you| reading)?"
    r"|(?:most|more) (?:popular|read|viewed|shared|recent)|trending(?: now)?|popular (?:posts|articles|now)"
    r"|(?:latest|recent|top) (?:news|stories|posts|articles|comments)|what to read next|keep reading"
    r"|more stories|share (?:this|on|via).*|share|follow us|subscribe.*|newsletters?|sign up.*"
    r"|categories|archives|tags|blogroll|navigation(?: menu)?|advertisements?|sponsored(?: content)?",
    re.I,
)
_LOOSE = 0.3
"""Share of links from which on a section with such a heading is none of the article."""


def edges(
    main: HtmlElement, about: About, weights: Weights, left_out: Collection[HtmlElement]
) -> dict[HtmlElement, str]:
    """Return what stands at the edges of an article and is no part of it, with what it is.

    Args:
        main: The element that holds the text.
        about: What the page says about itself.
        weights: How much text is where.
        left_out: Elements that are judged already.
    """
    leaves = list(_leaves(main, weights, left_out))
    told = {leaf: text_of(leaf) for leaf in leaves if weights.text[leaf] <= _RIGHTS_LENGTH}
    texts = [n for n, leaf in enumerate(leaves) if _is_text(leaf, weights, told)]
    out: dict[HtmlElement, str] = {}
    if not texts:
        return out
    above = leaves[: texts[0]] if about.title is not None else ()
    out |= dict.fromkeys((leaf for leaf in above if _is_line(leaf, told, about)), ABOVE)
    for leaf in leaves[texts[0] :]:
        if leaf in told and _RIGHTS.search(told[leaf]):
            out[leaf] = "copyright left out"
    named = {e for line in about.lines for e in (line, *line.iterancestors()) if e in told}
    near, last = texts[0] + _NEAR, texts[-1]
    for n, leaf in enumerate(leaves):
        short = len(told.get(leaf, "")) <= _LINE and not heading_level(leaf) and n not in texts
        if short and leaf in named and (n <= near or n > last):
            out.setdefault(leaf, "line of author or date left out")
        elif short and n > last and _FOOT.match(told.get(leaf, "")):
            out[leaf] = "words of the page left out"
    return out | _sections(leaves, told, about, weights)


def _leaves(
    main: HtmlElement, weights: Weights, left_out: Collection[HtmlElement]
) -> Iterator[HtmlElement]:
    """Yield the innermost blocks with text, in their order."""
    pending = [main]
    while pending:
        element = pending.pop()
        if not isinstance(element.tag, str) or element in left_out or not weights.text[element]:
            continue
        inner = [e for e in element if isinstance(e.tag, str)]
        if any(_holds_block(e) for e in inner):
            pending += reversed(inner)
        else:
            yield element


def _holds_block(element: HtmlElement) -> bool:
    return element.tag in BLOCKS or next(element.iterdescendants(*BLOCKS), None) is not None


def _is_text(leaf: HtmlElement, weights: Weights, told: dict[HtmlElement, str]) -> bool:
    """Tell running text from a line: it is long, or ends like a sentence."""
    prose = weights.prose[leaf]
    return prose >= _LONG or (prose > 0 and bool(_SENTENCE.search(told.get(leaf, ""))))


def _is_line(leaf: HtmlElement, told: dict[HtmlElement, str], about: About) -> bool:
    """Tell whether a block between the title and the text is a mere line: a place, a name, a date."""
    text = told.get(leaf, "")
    if not text or len(text) > _LINE or heading_level(leaf):
        return False
    if about.title is not None and leaf in about.title.iterancestors():
        return False
    author = fold(about.front.author)
    if author and (author in fold(text) or fold(text) in author):
        return True
    if leaf.tag in _KEPT:
        return False
    if leaf in about.lines or date_in(text):
        return True
    known = text.rstrip(":.").casefold() in HEADINGS
    bold = is_bold(leaf) or [len(e) for e in leaf.iter("b", "strong")] != []
    return not (known or bold or is_numbered(text) or text.endswith((".", "!", "?", "”", '"')))


def _sections(
    leaves: list[HtmlElement], told: dict[HtmlElement, str], about: About, weights: Weights
) -> dict[HtmlElement, str]:
    """Return the sections whose headings say that they hold comments or lead to other pages."""
    out: dict[HtmlElement, str] = {}
    level = 0
    what = ""
    for n, leaf in enumerate(leaves):
        own = heading_level(leaf)
        if own and (not level or own <= level):
            text = told.get(leaf, "").rstrip(":")
            level, what = own, ""
            if _COMMENTS.fullmatch(text):
                what = "comments left out"
            elif _RELATED.fullmatch(text) and _is_loose(leaves, n, own, weights):
                what = "related pages left out"
            level = own if what else 0
        if what and leaf is not about.title:
            out[leaf] = what
    return out


def _is_loose(leaves: list[HtmlElement], n: int, level: int, weights: Weights) -> bool:
    """Tell whether the section that a heading opens consists of links to a large part."""
    text = linked = 0
    for leaf in leaves[n + 1 :]:
        if 0 < heading_level(leaf) <= level:
            break
        text += weights.text[leaf]
        linked += weights.linked[leaf]
    return linked >= text * _LOOSE


def above(left_out: dict[HtmlElement, str]) -> tuple[str, str]:
    """Return the author and the date that lines above the text name, or nothing for each."""
    lines = [text_of(leaf) for leaf, what in left_out.items() if what == ABOVE]
    author = next((name for line in lines if (name := author_of(line))), "")
    return author, next((date for line in lines if (date := date_in(line))), "")
