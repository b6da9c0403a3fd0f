"""Links within a page: which call a note, and which elements the notes are."""

import re
from collections import defaultdict
from itertools import islice
from urllib.parse import unquote

from lxml import etree
from lxml.html import HtmlElement

from studyapp.documents.markup.elements import (
    BLOCKS,
    classes,
    heading_level,
    kinds,
    names,
    text_of,
)

_CALLING = names("doc-noteref noteref")
_CALL_CLASSES = names(
    "footnote-ref footnote-reference footnoteref footnote-anchor fnref noteref note-ref "
    "footnote-call endnote-ref endnote-reference simple-footnote easy-footnote fn-ref fnanchor"
)
_NOTE = names("doc-footnote doc-endnote footnote endnote rearnote")
_NOTE_CLASSES = names("footnote endnote footnote-item footnote-definition footnotedef")
_ROOM = names("doc-endnotes doc-footnotes footnotes endnotes rearnotes")
_ROOM_CLASSES = names(
    "footnotes endnotes references reflist footnote-list footnotes-list notes footnotes-sep"
)
CALL = re.compile(
    r"[\[(]?\s*(?:\d{1,4}|[a-z]{1,2}|[ivxlc]{1,6}|[*†‡§¶]{1,3}|(?:foot|end)?note\s\w{1,4}|nb\s\d{1,3})"
    r"\s*[\])]?[.:]?",
    re.I,
)
"""How the link that calls a note looks: a number, a letter or a sign."""
_NOTE_SIZE = 300
"""So many elements within a note are looked at for links that lead back."""
_OUTERMOST = names("body html main article")


class Links:
    """The links of a page and what they lead to."""

    def __init__(self, elements: list[HtmlElement]) -> None:
        self.place = {element: n for n, element in enumerate(elements)}
        self.ids: dict[str, HtmlElement] = {}
        for element in elements:
            for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
                if name:
                    self.ids.setdefault(name, element)
        anchors = [e for e in elements if e.tag == "a" and len(e.get("href", "")) > 1]
        found = [(a, self.target(a)) for a in anchors]
        self.links = [(a, target) for a, target in found if target is not None]
        self._to: defaultdict[HtmlElement, list[HtmlElement]] = defaultdict(list)
        """For each block what the links in it lead to."""
        self._back: dict[HtmlElement, set[HtmlElement]] = {}
        self._headed: dict[HtmlElement, bool] = {}
        for link, target in self.links:
            self._to[_block(link)].append(target)

    def target(self, link: HtmlElement) -> HtmlElement | None:
        href = link.get("href", "")
        if not href.startswith("#"):
            return None
        found = self.ids.get(href[1:])
        return self.ids.get(unquote(href[1:])) if found is None else found

    def called_bodies(self) -> dict[HtmlElement, list[HtmlElement]]:
        """Return the elements that are notes, each with the links that call it."""
        found: dict[HtmlElement, list[HtmlElement]] = {}
        names: defaultdict[HtmlElement, set[tuple[HtmlElement, str]]] = defaultdict(set)
        for link, target in self.links:
            body = self.body(target)
            if body is None or self.place[link] > self.place[body] or not self.calls(link, body):
                continue
            found.setdefault(body, []).append(link)
            names[body].add((target, text_of(link)))
        several = {
            b for b, n in names.items() if len({t for t, _ in n}) > 1 < len({x for _, x in n})
        }
        rooms = {a for body in found for a in body.iterancestors() if a in found}
        found = {body: links for body, links in found.items() if body not in several | rooms}
        outside = {b: [x for x in links if not _inside(x, found)] for b, links in found.items()}
        return {body: links for body, links in outside.items() if links or is_note(body)}

    def body(self, target: HtmlElement) -> HtmlElement | None:
        """Return the element that is a note if `target` names one."""
        block = _block(target)
        if block is not target:
            after = target.getnext()
            empty = not _has_text(target) and not (target.tail or "").strip()
            if empty and after is not None and after.tag in BLOCKS:
                block = after
            elif _text_before(target, block):
                return None
        if block.tag in _OUTERMOST or heading_level(block) or is_room(block):
            return None
        if block.tag == "td":
            return _up(block, "tr")
        if block.tag == "p":
            return _outer(block)
        return None if block.tag in ("ol", "ul", "dl", "tbody", "nav") else block

    def calls(self, link: HtmlElement, body: HtmlElement) -> bool:
        """Tell whether a link to a body that may be a note calls it."""
        if heading_level(body) or self._is_headed(body):
            return False
        if _is_call(link):
            return True
        text = text_of(link)
        if not CALL.fullmatch(text):
            return False
        block = _block(link)
        if not _text_before(link, block) and not _text_after(link, block):
            return False
        return _is_raised(link) or is_note(body) or self._leads_back(body, link, block)

    def _is_headed(self, body: HtmlElement) -> bool:
        if body not in self._headed:
            heading = next(body.iterdescendants("h1", "h2", "h3"), None)
            self._headed[body] = heading is not None
        return self._headed[body]

    def _leads_back(self, body: HtmlElement, link: HtmlElement, block: HtmlElement) -> bool:
        if body not in self._back:
            inner = (body, *islice(body.iterdescendants(etree.Element), _NOTE_SIZE))
            self._back[body] = {target for e in inner for target in self._to.get(e, ())}
        around = {link, link.getparent(), link.getprevious(), *link.iterdescendants(etree.Element)}
        return not self._back[body].isdisjoint(around) or block in self._back[body]


def _is_call(link: HtmlElement) -> bool:
    parent = link.getparent()
    said = [link] if parent is None else [link, parent]
    return "data-footnote-ref" in link.attrib or any(
        not _CALLING.isdisjoint(kinds(e)) or not _CALL_CLASSES.isdisjoint(classes(e)) for e in said
    )


def is_note(element: HtmlElement) -> bool:
    """Tell whether an element says that it is a note."""
    if element.tag not in BLOCKS or is_room(element):
        return False
    if not _NOTE.isdisjoint(kinds(element)):
        return True
    return element.tag == "aside" and not _NOTE_CLASSES.isdisjoint(classes(element))


def is_room(element: HtmlElement) -> bool:
    """Tell whether an element says that it holds notes."""
    return not _ROOM.isdisjoint(kinds(element)) or (
        element.tag != "li" and not _ROOM_CLASSES.isdisjoint(classes(element))
    )


def _is_raised(link: HtmlElement) -> bool:
    parent = link.getparent()
    outer = parent.getparent() if parent is not None else None
    return any(e is not None and e.tag == "sup" for e in (parent, outer)) or (
        next(link.iterdescendants("sup"), None) is not None
    )


def _block(element: HtmlElement) -> HtmlElement:
    """Return the block that an element is or stands in."""
    while element.tag not in BLOCKS and element.getparent() is not None:
        element = element.getparent()
    return element


def _up(element: HtmlElement, tag: str) -> HtmlElement:
    return next(element.iterancestors(tag), element)


def _outer(paragraph: HtmlElement) -> HtmlElement:
    """Return the item or the like that a paragraph opens, else the paragraph itself."""
    parent = paragraph.getparent()
    first = paragraph.getprevious() is None and not (parent.text or "").strip()
    holds = parent.tag in ("li", "aside", "dd") or not _NOTE_CLASSES.isdisjoint(classes(parent))
    return parent if first and holds else paragraph


def _text_before(element: HtmlElement, block: HtmlElement) -> bool:
    """Tell whether text stands in a block before an element within it."""
    while element is not block:
        parent = element.getparent()
        before = element.itersiblings(preceding=True)
        if any((e.tail or "").strip() or _has_text(e) for e in before):
            return True
        if (parent.text or "").strip():
            return True
        element = parent
    return False


def _text_after(element: HtmlElement, block: HtmlElement) -> bool:
    while element is not block:
        if (element.tail or "").strip():
            return True
        if any(_has_text(e) or (e.tail or "").strip() for e in element.itersiblings()):
            return True
        element = element.getparent()
    return False


def _has_text(element: HtmlElement) -> bool:
    if not isinstance(element.tag, str):
        return False
    return any(text.strip() for text in element.itertext())


def _inside(element: HtmlElement, found: dict[HtmlElement, list[HtmlElement]]) -> bool:
    return any(outer in found for outer in element.iterancestors())
