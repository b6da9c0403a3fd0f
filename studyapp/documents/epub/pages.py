"""The pages of an EPUB put together: one text with links that lead across its files."""

from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from studyapp.documents.archive import Archive
from studyapp.documents.decoding import declared_encoding, decode
from studyapp.documents.epub.package import Book, Entry, resolve
from studyapp.documents.markup.elements import (
    BLOCKS,
    HEADINGS,
    TYPE,
    heading_level,
    text_of,
)
from studyapp.documents.markup.parsing import parse, parse_xhtml
from studyapp.documents.markup.walk import BESIDE_NOTES
from studyapp.errors import UnreadableFile
from studyapp.identity import fold
from studyapp.progress import Progress

_OPENING = 3
"""So many blocks at the top of a chapter may be its title without saying so."""


@dataclass(frozen=True, slots=True)
class Text:
    """The pages of a book in one element, each in a section of its own."""

    root: HtmlElement
    sections: dict[str, HtmlElement]
    """The sections by the paths of the pages, in reading order."""
    unread: list[str]
    """Paths of pages that are no text."""


def put_together(archive: Archive, book: Book, progress: Progress) -> Text:
    """Return the text of a book; a page out of the reading order is in it if a link leads to it.

    Raises:
        UnreadableFile: The archive is damaged, or a page is nested too deeply.
    """
    paths = [*book.spine, *book.others]
    bodies: dict[str, HtmlElement] = {}
    unread: list[str] = []
    for n, path in enumerate(paths):
        progress(n, len(paths))
        body = _body(archive, path)
        if body is None:
            unread.append(path)
        else:
            bodies[path] = body
    number = {path: n for n, path in enumerate(bodies)}
    linked = _link(archive, bodies, number)
    root = parse("<body></body>").find("body")
    sections: dict[str, HtmlElement] = {}
    for path, body in bodies.items():
        beside = path in book.aside or path not in book.spine
        if beside and path not in linked and path not in book.spine:
            continue
        section = etree.SubElement(root, "section")
        section.set("id", f"{number[path]}.")
        section.set("class", body.get("class", ""))
        section.set("role", " ".join(filter(None, map(body.get, ("role", *TYPE)))))
        section.text = body.text
        section.extend(list(body))
        if beside and path in linked:
            section.set(BESIDE_NOTES, "")
        sections[path] = section
    return Text(root, sections, unread)


def _body(archive: Archive, path: str) -> HtmlElement | None:
    data = archive.read(path)
    try:
        text, _ = decode(data, path, declared=declared_encoding(data))
    except UnreadableFile:
        return None
    page = parse_xhtml(text)
    return next(page.iter("body"), page)


def _link(archive: Archive, bodies: dict[str, HtmlElement], number: dict[str, int]) -> set[str]:
    """Make ids and links the same all over the book; return the pages that links lead into."""
    linked: set[str] = set()
    for path, body in bodies.items():
        for element in body.iter(etree.Element):
            for attribute in ("id", "name"):
                if element.get(attribute):
                    element.set(attribute, f"{number[path]}.{element.get(attribute)}")
            href = element.get("href", "") if element.tag == "a" else ""
            if not href or "://" in href or href.startswith("mailto:"):
                continue
            page, fragment = resolve(archive, path, href)
            if page in number:
                element.set("href", f"#{number[page]}.{fragment}")
                if page != path and fragment:
                    linked.add(page)
    return linked


def add_titles(text: Text, contents: dict[str, Entry], title: str) -> None:
    """Give chapters without a heading the one that the table of contents has for them.

    Where a chapter opens with these words, in a line that is no heading, that line becomes one.
    """
    levels = [heading_level(e) for s in text.sections.values() for e in s.iter(*HEADINGS)]
    highest = min(levels, default=1)
    for path, section in text.sections.items():
        entry = contents.get(path)
        headed = any(text_of(e) for e in section.iter(*HEADINGS))
        if entry is None or headed or fold(entry.label) == fold(title):
            continue
        heading = section.makeelement(f"h{min(6, highest + entry.depth)}")
        heading.text = entry.label
        opening = _opening(section, entry.label)
        if opening:
            opening[0].addprevious(heading)
            for element in opening:
                element.drop_tree()
        else:
            _put_first(section, heading)


def _opening(section: HtmlElement, label: str) -> list[HtmlElement]:
    """Return the blocks at the top of a section that say together what a label says."""
    found: list[HtmlElement] = []
    said = ""
    wanted = fold(label)
    for block in section.iter(*BLOCKS):
        if block is section or next(block.iterdescendants(*BLOCKS), None) is not None:
            continue
        text = text_of(block)
        if not text:
            continue
        found.append(block)
        said += fold(text)
        if said == wanted or (len(found) == 1 and fold(text) == wanted):
            return found
        if len(found) == _OPENING or not wanted.startswith(said):
            return []
    return []


def _put_first(section: HtmlElement, heading: HtmlElement) -> None:
    heading.tail, section.text = section.text, None
    section.insert(0, heading)
