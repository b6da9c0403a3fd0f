"""Reads EPUB books: their chapters in reading order, without covers, tables of contents and the like."""

import re
from dataclasses import replace

from lxml import etree
from lxml.html import HtmlElement

from studyapp.documents.archive import open_archive
from studyapp.documents.decoding import kind_of
from studyapp.documents.drafts import Draft
from studyapp.documents.epub.package import Book, read_package
from studyapp.documents.epub.pages import Text, add_titles, put_together
from studyapp.documents.markup.drafting import to_draft
from studyapp.documents.markup.elements import BLOCKS, HEADINGS, kinds, short_text, text_of
from studyapp.documents.markup.walk import BESIDE_NOTES
from studyapp.documents.web.licences import licences
from studyapp.errors import UnreadableFile
from studyapp.identity import fold
from studyapp.progress import Progress, share
from studyapp.report import Remark

_KINDS = {
    "cover": "cover left out",
    "titlepage": "title page left out",
    "title-page": "title page left out",
    "halftitlepage": "title page left out",
    "copyright": "copyright page left out",
    "copyright-page": "copyright page left out",
    "imprint": "copyright page left out",
    "colophon": "copyright page left out",
    "toc": "table of contents left out",
    "doc-toc": "table of contents left out",
    "landmarks": "table of contents left out",
    "loi": "list of pictures left out",
    "lot": "list of tables left out",
    "index": "index left out",
    "doc-index": "index left out",
}
"""What pages of a kind are called in the report when they are left out."""
_LABELS = {
    "cover": "cover",
    "coverpage": "cover",
    "titlepage": "titlepage",
    "halftitle": "titlepage",
    "halftitlepage": "titlepage",
    "copyright": "copyright",
    "copyrightpage": "copyright",
    "copyrightnotice": "copyright",
    "imprint": "imprint",
    "colophon": "colophon",
    "contents": "toc",
    "tableofcontents": "toc",
    "index": "index",
    "listofillustrations": "loi",
    "listoffigures": "loi",
    "listofmaps": "loi",
    "illustrations": "loi",
    "listoftables": "lot",
}
"""Kinds of pages by how tables of contents call them, in letters alone."""
_RIGHTS = re.compile(
    r"©|copyright\b|all rights reserved|\bisbn\b|library of congress|catalogu?ing|printed in\b"
    r"|first (?:published|edition)|published by|no part of this",
    re.I,
)
_RIGHTS_PAGE, _TITLE_PAGE, _SHORT_PAGE = 6_000, 400, 8_000
"""Characters that such pages have at most; those of the last kind where they are said to be one."""
_LINKS, _MANY = 0.5, 4
"""So large a share of links, and so many of them, make a table of contents of a page."""
_LINE = 80
_DIGITS = re.compile(r"\d")


def read(data: bytes, name: str, progress: Progress) -> Draft:
    """Return the draft of an EPUB; nothing is written, and nothing outside of it is read.

    Raises:
        UnreadableFile: It is no EPUB, is locked, damaged or too large, or holds no text.
    """
    _refuse_other(data, name)
    archive = open_archive(data, name)
    book = read_package(archive, name)
    text = put_together(archive, book, share(progress, 0, 35))
    if not text.sections:
        raise UnreadableFile(f"“{name}” holds no chapters that can be read: get it again.")
    front = book.front
    left_out = _left_out(book, text)
    kept = {path: s for path, s in text.sections.items() if s not in left_out}
    add_titles(replace(text, sections=kept), book.contents, front.title)
    draft = to_draft(text.root, share(progress, 35, 100), title=front.title, left_out=left_out)
    lost = [*book.missing, *text.unread]
    return replace(
        draft,
        author=front.author or draft.author,
        date=front.date,
        source=front.source,
        language=front.language,
        report=[*(Remark("chapter could not be read", path) for path in lost), *draft.report],
    )


def _refuse_other(data: bytes, name: str) -> None:
    """Say what a file is that calls itself an EPUB and is a page or the like."""
    if data.startswith(b"PK"):
        return
    kind = kind_of(data)
    looks = f" (it looks like {kind}: give it the ending of one)" if kind else ""
    raise UnreadableFile(f"“{name}” is no EPUB{looks}: get the book again or choose another file.")


def _left_out(book: Book, text: Text) -> dict[HtmlElement, str]:
    """Return the parts of a book that are no text to learn, with what they are."""
    said = {section: text_of(section) for section in text.sections.values()}
    whole = sum(map(len, said.values()))
    out: dict[HtmlElement, str] = {}
    for n, (path, section) in enumerate(text.sections.items()):
        if BESIDE_NOTES in section.attrib:
            continue
        early = n < 6 or n >= len(said) - 3
        what = _page_kind(book, path, section, said[section], early=early)
        if not what and path in book.aside:
            what = "page beside the text left out"
        if what and len(said[section]) * 2 < whole:
            out[section] = what
    out |= _links_back(text, out)
    return out | licences([e for e in text.root.iter(etree.Element) if e not in out])


def _page_kind(book: Book, path: str, section: HtmlElement, said: str, *, early: bool) -> str:
    """Return what a page is if it is no chapter: as it says itself, or as it looks."""
    inner = section[0] if len(section) == 1 else section
    told = {*book.kinds.get(path, ()), *kinds(section), *kinds(inner)}
    entry = book.contents.get(path)
    label = _LABELS.get(fold(entry.label), "") if entry else ""
    kind = next((k for k in sorted(told) if k in _KINDS), label)
    if kind in ("toc", "index", "doc-toc", "doc-index"):
        return _KINDS[kind] if _is_list(section, said) or kind not in ("toc", "index") else ""
    if kind and len(said) <= _SHORT_PAGE:
        return _KINDS[kind]
    if not early or (entry and fold(entry.label) != fold(book.front.title)):
        return ""
    if len(said) <= _RIGHTS_PAGE and len({m.casefold() for m in _RIGHTS.findall(said)}) > 2:
        return _KINDS["copyright"]
    title = fold(book.front.title)
    if title and len(said) <= _TITLE_PAGE and fold(said).startswith(title):
        return _KINDS["titlepage"]
    return _KINDS["toc"] if _is_links(section, said) else ""


def _is_list(section: HtmlElement, said: str) -> bool:
    """Tell a list of links, or of words and numbers of pages, from running text."""
    blocks = [
        text_of(e) for e in section.iter(*BLOCKS) if next(e.iterdescendants(*BLOCKS), None) is None
    ]
    lines = [text for text in blocks if text]
    numbered = sum(bool(_DIGITS.search(text[-8:])) for text in lines)
    short = sum(len(text) < 120 for text in lines)
    listed = short * 10 > len(lines) * 8 and numbered * 2 > len(lines)
    return _is_links(section, said, least=1) or listed


def _is_links(section: HtmlElement, said: str, least: int = _MANY) -> bool:
    links = [text_of(a) for a in section.iter("a") if a.get("href", "").startswith("#")]
    return len(links) >= least and sum(map(len, links)) >= len(said) * _LINKS


def _links_back(text: Text, out: dict[HtmlElement, str]) -> dict[HtmlElement, str]:
    """Return the lines of the chapters that only lead back to a table of contents."""
    gone = {section.get("id") for section in out}
    found: dict[HtmlElement, str] = {}
    for section in text.sections.values():
        if section in out:
            continue
        for link in section.iter("a"):
            target = link.get("href", "").lstrip("#").partition(".")[0] + "."
            if target not in gone:
                continue
            block = next(e for e in (link, *link.iterancestors()) if e.tag in BLOCKS)
            words = short_text(block, _LINE)
            if words and block.tag not in HEADINGS and words == text_of(link):
                found[block] = "link to the contents left out"
    return found
