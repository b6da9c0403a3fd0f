"""Notes of a page: their calls, their numbers, the elements they are, and what leads back from them."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from studyapp.documents.markup.elements import BLOCKS, classes, kinds, names, text_of
from studyapp.documents.markup.links import CALL, Links, is_note, is_room
from studyapp.documents.markup.raising import STRAY
from studyapp.progress import Progress

_BACK = names("doc-backlink backlink referrer")
_BACK_CLASSES = names(
    "footnote-back footnote-backref fn-backref reversefootnote footnote-return backlink "
    "data-footnote-backref mw-cite-backlink"
)
_INLINE_CLASSES = names("sidenote marginnote inline-footnote")
_TOGGLES = names("margin-toggle sidenote-number sidenote-toggle")
_ARROWS = "↩↵⏎⤴↑⬆▲^⮐⇑\ufe0e\ufe0f"
_BACK_TEXT = re.compile(rf"[\s{_ARROWS}]+|(?:back|return|jump (?:up|back))\b.{{0,40}}", re.I)
_LEADING = re.compile(rf"^(?:\s*(?:[\[(]\s*[\])]|[{_ARROWS}]+|[.:)\]](?=\s)))+[\s.:]*")
_WORD = re.compile(r"^(?:foot|end)note\s+(?=\w{1,4}$)", re.I)
_OWN_NUMBER = re.compile(rf"^(\[[^\[\]]{{1,8}}\]){STRAY}")
"""The number of a note where it is set high; it calls no other."""
_SIGN = re.compile(r"^(?:\*{1,3}|[†‡§]{1,3})\s+")
_TRAILING = re.compile(rf"(?:\s*[{_ARROWS}]+|\s*\[\s*\]|\s*\(\s*\))+\s*$")
_SHOWN = 8
_BACK_LENGTH = 20
_GOING_ON = names("p blockquote ul ol dl div pre")


@dataclass(slots=True)
class Notes:
    """The notes of a page by their keys; elements are those of the page itself."""

    elements: list[HtmlElement]
    """All elements of the page in their order, so that each stays the same object."""
    calls: dict[HtmlElement, str] = field(default_factory=dict)
    bodies: dict[HtmlElement, str] = field(default_factory=dict)
    """The elements that a note is made of."""
    inline: dict[HtmlElement, str] = field(default_factory=dict)
    """Notes that stand within the line which calls them."""
    back: set[HtmlElement] = field(default_factory=set)
    """Links back from notes to where they are called."""
    shown: dict[str, str] = field(default_factory=dict)
    """What the first call of each note shows."""
    called: list[str] = field(default_factory=list)
    """Keys in the order of the calls."""
    numbers: dict[str, str] = field(default_factory=dict)
    items: set[str] = field(default_factory=set)
    """Keys of the notes that are items of a list, so that no number stands in their text."""

    def order(self, texts: dict[str, str]) -> list[str]:
        """Return the keys of the notes that have a text: as called, then the uncalled ones."""
        later = [key for key in texts if key not in self.shown]
        return [key for key in (*self.called, *later) if texts.get(key)]

    def tidied(self, key: str, texts: list[str]) -> str:
        """Return the text of a note without what led back from it and without its number."""
        text = _OWN_NUMBER.sub(r"\1", " ".join(" ".join(texts).split()))
        text = _LEADING.sub("", _TRAILING.sub("", text))
        number = re.escape(self.shown.get(key, "")) or r"\d{1,4}"
        signs = r"[\])][\]).:]*" if key in self.items else r"[\]).:]+"
        text = re.sub(rf"^[\[(]?{number}{signs}(?:\s+|$)", "", text)
        return _SIGN.sub("", _LEADING.sub("", text)).strip()


def find_notes(root: HtmlElement, progress: Progress) -> Notes:
    """Return the notes of a page.

    A link calls a note where either says so, or where it looks like a call, stands above what it
    leads to, and is raised or led back to. So entries of a table of contents are none: they lead
    to headings, or look like words, or stand alone in their blocks.
    """
    progress(0, 100)
    notes = Notes(list(root.iter(etree.Element)))
    page = Links(notes.elements)
    progress(30, 100)
    found = page.called_bodies()
    progress(70, 100)
    holders = {outer for body in found for outer in body.iterancestors()}
    for body in notes.elements:
        alone = body not in holders and is_note(body) and body not in found
        if alone and not any(outer in found for outer in body.iterancestors()):
            found[body] = []
    _name(notes, found)
    _find_inline(notes)
    _find_back_links(notes, found, page)
    progress(100, 100)
    return notes


def _name(notes: Notes, found: dict[HtmlElement, list[HtmlElement]]) -> None:
    """Give each note a key and a number, and take down its calls and elements."""
    place = {element: n for n, element in enumerate(notes.elements)}
    bodies = sorted(found, key=lambda body: place[(found[body] or [body])[0]])
    for body in (*(b for b in bodies if found[b]), *(b for b in bodies if not found[b])):
        key = f"h{len(notes.numbers) + 1}"
        notes.bodies[body] = key
        if body.tag == "li":
            notes.items.add(key)
        for link in found[body]:
            notes.calls[link] = key
        shown = text_of(found[body][0]).strip("[]() .:") if found[body] else ""
        shown = _WORD.sub("", shown)
        if found[body]:
            notes.called.append(key)
            notes.shown[key] = shown
        fits = len(shown) <= _SHOWN and CALL.fullmatch(shown)
        notes.numbers[key] = shown if fits else str(len(notes.numbers) + 1)
    for parent in {body.getparent() for body in found if body.tag in ("p", "div", "dt")}:
        _take_following(notes, parent)


def _take_following(notes: Notes, parent: HtmlElement) -> None:
    """Let notes that are paragraphs go on up to the next note; the last one only among notes."""
    key = ""
    waiting: list[HtmlElement] = []

    def take() -> None:
        notes.bodies.update((element, key) for element in waiting if key)
        waiting.clear()

    for child in parent.iterchildren(etree.Element):
        if child in notes.bodies:
            take()
            key = notes.bodies[child]
        elif child.tag == "dd" and key:
            notes.bodies[child] = key
        elif child.tag in _GOING_ON:
            waiting.append(child)
        else:
            waiting.clear()
            key = ""
    if is_room(parent):
        take()


def _find_inline(notes: Notes) -> None:
    for element in notes.elements:
        if element.tag not in BLOCKS and not _INLINE_CLASSES.isdisjoint(classes(element)):
            if "sidenote" in classes(element) and not _is_toggled(element):
                continue  # It only says at the margin what the paragraph is about.
            key = f"h{len(notes.numbers) + 1}"
            notes.inline[element] = key
            notes.numbers[key] = notes.shown[key] = str(len(notes.numbers) + 1)
            notes.called.append(key)


def _is_toggled(note: HtmlElement) -> bool:
    """Tell whether a sign that opens the note stands before it."""
    before = (
        e for _, e in zip(range(2), note.itersiblings(etree.Element, preceding=True), strict=False)
    )
    return any(not _TOGGLES.isdisjoint(classes(e)) for e in before)


def _find_back_links(
    notes: Notes, found: dict[HtmlElement, list[HtmlElement]], page: Links
) -> None:
    calls: defaultdict[str, set[HtmlElement]] = defaultdict(set)
    for link, key in notes.calls.items():
        calls[key].update((link, *link.iterdescendants(etree.Element)))
        for outer in link.iterancestors():
            calls[key].add(outer)
            if outer.tag in BLOCKS:
                break
    for body, key in notes.bodies.items():
        for element in body.iterdescendants(etree.Element):
            if _is_back(element, page, calls[key]):
                notes.back.add(element)


def _is_back(element: HtmlElement, page: Links, calls: set[HtmlElement]) -> bool:
    if not _BACK.isdisjoint(kinds(element)) or not _BACK_CLASSES.isdisjoint(classes(element)):
        return True
    if element.tag != "a":
        return False
    text = text_of(element)
    if element.get("href", "").startswith("#") and _BACK_TEXT.fullmatch(text):
        return True
    short = len(text) <= _BACK_LENGTH and page.target(element) in calls
    return short or "data-footnote-backref" in element.attrib
