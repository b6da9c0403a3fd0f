"""The package of an EPUB: what the book says about itself, its files in reading order, their names."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import etree

from studyapp.documents.archive import Archive, parse_xml
from studyapp.documents.dating import to_edtf
from studyapp.documents.language import language_code
from studyapp.documents.markdown.front_matter import Front
from studyapp.documents.markup.elements import TYPE
from studyapp.errors import UnreadableFile

_CONTAINER, _ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
_FONT_ALGORITHMS = frozenset(
    ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
)
"""How fonts are made unusable outside of a book; it locks nothing."""
_PAGES = frozenset(("application/xhtml+xml", "text/html", "text/x-oeb1-document"))
_PAGE_NAME = re.compile(r".+\.x?html?", re.I)
_NCX = "application/x-dtbncx+xml"
_ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents."""

    label: str
    depth: int
    """0 for the highest."""


@dataclass(slots=True)
class Book:
    """What the package of an EPUB says; paths are those of members of the archive."""

    front: Front
    spine: list[str]
    """Paths of the pages in reading order."""
    aside: set[str] = field(default_factory=set)
    """Paths of those that do not belong to the reading order proper."""
    others: list[str] = field(default_factory=list)
    """Paths of the pages that are not in the reading order."""
    kinds: dict[str, set[str]] = field(default_factory=dict)
    """What pages are for, as the package and the landmarks say."""
    contents: dict[str, Entry] = field(default_factory=dict)
    """The first line of the table of contents that leads to each page."""
    missing: list[str] = field(default_factory=list)


def read_package(archive: Archive, name: str) -> Book:
    """Return the package of an EPUB; `name` is the file's, for messages.

    Raises:
        UnreadableFile: The archive is no EPUB, is locked, or its package is damaged.
    """
    if _CONTAINER not in archive.names:
        kind = " (it looks like a Word document)" if "word/document.xml" in archive.names else ""
        raise UnreadableFile(
            f"“{name}” holds no book{kind}: give it the ending of what it is, or get the EPUB again."
        )
    container = parse_xml(archive.read(_CONTAINER), name)
    path = next((e.get("full-path", "") for e in _all(container, "rootfile")), "")
    path = _member(archive, path)
    if not path:
        raise UnreadableFile(f"“{name}” is damaged, its list of chapters is missing: get it again.")
    package = parse_xml(archive.read(path), name, doctype=True)
    book = _book(archive, package, posixpath.dirname(path))
    _refuse_locked(archive, name, book)
    _read_contents(archive, package, posixpath.dirname(path), name, book)
    return book


def resolve(archive: Archive, page: str, href: str) -> tuple[str, str]:
    """Return the path and the fragment that a link on a page leads to; the path may be empty."""
    address, _, fragment = href.partition("#")
    if not address:
        return page, unquote(fragment)
    return _member(archive, posixpath.join(posixpath.dirname(page), unquote(address))), unquote(
        fragment
    )


def _member(archive: Archive, path: str) -> str:
    return archive.find(posixpath.normpath(path).lstrip("/"))


def _all(root: etree._Element, tag: str) -> Iterator[etree._Element]:
    yield from root.iter(f"{{*}}{tag}")


def _text(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _book(archive: Archive, package: etree._Element, folder: str) -> Book:
    items: dict[str, str] = {}
    pages: list[str] = []
    book = Book(_front(package), [])
    for item in _all(package, "item"):
        href = item.get("href", "")
        path = _member(archive, posixpath.join(folder, unquote(href)))
        if item.get("media-type") in _PAGES or _PAGE_NAME.fullmatch(href):
            items[item.get("id", "")] = path or href
            pages.append(path)
            if "nav" in item.get("properties", "").split():
                book.kinds.setdefault(path, set()).add("toc")
    for reference in _all(package, "itemref"):
        path = items.get(reference.get("idref", ""), "")
        if path not in archive.names:
            book.missing += [path] if path else []
        elif path not in book.spine:
            book.spine.append(path)
            if reference.get("linear") == "no":
                book.aside.add(path)
    book.others = [path for path in pages if path and path not in book.spine]
    for reference in _all(package, "reference"):
        path = _member(
            archive, posixpath.join(folder, unquote(reference.get("href", "")).split("#")[0])
        )
        book.kinds.setdefault(path, set()).add(reference.get("type", "").casefold())
    return book


def _front(package: etree._Element) -> Front:
    """Return what the metadata of the package say."""
    refined: dict[tuple[str, str], str] = {}
    for meta in _all(package, "meta"):
        refined[meta.get("refines", "").lstrip("#"), meta.get("property", "")] = _text(meta)

    def role(element: etree._Element, name: str) -> str:
        attribute = next((v for k, v in element.attrib.items() if k.endswith(f"}}{name}")), "")
        return attribute or refined.get((element.get("id", ""), name), "")

    def told(tag: str) -> list[etree._Element]:
        return [e for e in _all(package, tag) if _text(e)]

    titles = told("title")
    main = [e for e in titles if role(e, "title-type") == "main"] or titles
    creators = told("creator")
    authors = [e for e in creators if role(e, "role") in ("aut", "")] or creators
    published = [e for e in told("date") if role(e, "event") in ("publication", "")]
    sources = [_text(e) for tag in ("source", "identifier") for e in told(tag)]
    return Front(
        title=_text(main[0]) if main else "",
        author=", ".join(dict.fromkeys(_text(e) for e in authors)),
        date=next((d for e in published if (d := to_edtf(_text(e)))), ""),
        source=next((s for s in sources if _ADDRESS.fullmatch(s)), ""),
        language=next((c for e in told("language") if (c := language_code(_text(e)))), ""),
    )


def _refuse_locked(archive: Archive, name: str, book: Book) -> None:
    if _ENCRYPTION not in archive.names:
        return
    for data in _all(parse_xml(archive.read(_ENCRYPTION), name), "EncryptedData"):
        method = next((e.get("Algorithm", "") for e in _all(data, "EncryptionMethod")), "")
        uris = [unquote(e.get("URI", "")) for e in _all(data, "CipherReference")]
        if method not in _FONT_ALGORITHMS and any(_member(archive, u) in book.spine for u in uris):
            raise UnreadableFile(
                f"“{name}” is locked by copy protection (DRM): get a copy without it, or open the text "
                f"of the chapter that you want to learn."
            )


# The table of contents


def _read_contents(
    archive: Archive, package: etree._Element, folder: str, name: str, book: Book
) -> None:
    for item in _all(package, "item"):
        path = _member(archive, posixpath.join(folder, unquote(item.get("href", ""))))
        if not path:
            continue
        nav = "nav" in item.get("properties", "").split()
        if not nav and item.get("media-type") != _NCX:
            continue
        try:
            root = parse_xml(archive.read(path), name, doctype=True)
        except UnreadableFile:
            continue  # The chapters can be read without their table.
        entries = _nav(root, book, archive, path) if nav else _ncx(root)
        for href, entry in entries:
            page, _ = resolve(archive, path, href)
            if page and entry.label:
                book.contents.setdefault(page, entry)


def _ncx(root: etree._Element) -> Iterator[tuple[str, Entry]]:
    for point in _all(root, "navPoint"):
        depth = sum(1 for e in point.iterancestors() if etree.QName(e).localname == "navPoint")
        label = next((_text(e) for e in point if etree.QName(e).localname == "navLabel"), "")
        href = next((e.get("src", "") for e in point if etree.QName(e).localname == "content"), "")
        yield href, Entry(label, depth)


def _nav(
    root: etree._Element, book: Book, archive: Archive, path: str
) -> Iterator[tuple[str, Entry]]:
    """Yield the lines of the table in a page of navigation, and learn what the landmarks say."""
    for nav in _all(root, "nav"):
        kinds = " ".join(filter(None, (nav.get("role"), *map(nav.get, TYPE)))).split()
        for link in _all(nav, "a"):
            href = link.get("href", "")
            if "landmarks" in kinds:
                page, _ = resolve(archive, path, href)
                said = " ".join(filter(None, map(link.get, TYPE)))
                book.kinds.setdefault(page, set()).update(said.split())
            elif "toc" in kinds or "doc-toc" in kinds:
                lists = sum(1 for e in link.iterancestors() if etree.QName(e).localname == "ol")
                yield href, Entry(_text(link), max(0, lists - 1))
