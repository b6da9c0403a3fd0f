"""What a web page says about itself: title, author, date, address and language."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml.html import HtmlElement

from studyapp.documents.dating import to_edtf
from studyapp.documents.language import language_code
from studyapp.documents.markdown.front_matter import Front
from studyapp.documents.markup.elements import names, short_text
from studyapp.documents.repair.bylines import author_of
from studyapp.documents.web.furniture import labels
from studyapp.identity import fold

_ARTICLE = re.compile(r"article|posting|report|book|chapter|thesis|work|webpage", re.I)
_JSON_LIMIT = 500_000
_SAVED_FROM = re.compile(
    r"<!--\s*(?:saved from url=\(\d+\)|[^<>]{0,200}?\burl:\s*)(https?://[^\s<>]{4,2000})", re.I
)
_ADDRESS = re.compile(r"https?://[^\s<>\"']+", re.I)
_SEPARATORS = re.compile(r"\s+(?:[|·•»«›:]+|[–—-])\s+")
_NO_NAME = re.compile(
    r"https?:|@|\bwww\.|^(?:admin|administrator|editor|staff|unknown|user)$", re.I
)
_LONGEST_NAME, _LONGEST_LINE, _LONGEST_TITLE = 150, 200, 500
_SITE = names("site-title site-name sitename logo brand site-logo navbar-brand masthead")
_HOME = re.compile(r"(?:https?://[^/]+)?/?(?:index\.\w+)?|\./")
_YEARS = re.compile(r",?\s*\(?\d{3,4}\??\s*[-–]\s*(?:\d{3,4}\??)?\)?$")
_LAST_FIRST = ("citation_author", "dc.creator", "dcterms.creator", "dc.contributor")
"""What names people with their last name first."""
_TITLE_TAGS = ("h1", "h2", "h3")
_TITLES = ("citation_title", "dc.title", "dcterms.title", "og:title", "twitter:title", "title")
_AUTHORS = (
    "citation_author", "dc.creator", "dcterms.creator", "author", "article:author", "byl",
    "parsely-author", "sailthru.author", "dc.contributor",
)  # fmt: skip
_DATES = (
    "article:published_time", "citation_publication_date", "citation_date", "dc.date.issued",
    "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "datepublished", "date",
    "pubdate", "publishdate", "publish-date", "parsely-pub-date", "sailthru.date",
)  # fmt: skip
_BYLINES = names("byline author authors article-author post-author entry-author contributor")
_DATE_LINES = names(
    "date published pubdate dateline timestamp entry-date post-date publish-date datetime"
)


@dataclass(slots=True)
class About:
    """What a page says about itself, and where it says so within its text."""

    front: Front
    title: HtmlElement | None = None
    """The heading that is the title."""
    site: list[HtmlElement] = field(default_factory=list)
    """Headings that are the name of the site."""
    lines: set[HtmlElement] = field(default_factory=set)
    """Elements that hold nothing but the author or the date."""


def read_about(elements: list[HtmlElement], page: str) -> About:
    """Return what a page says about itself.

    Args:
        elements: The elements of the page in their order.
        page: The page as it was saved.
    """
    said = _meta(elements)
    for name, values in _described(elements).items():
        said[name] = values + said.get(name, [])
    title, heading = _title(elements, said)
    author, bylines = _author(elements, said)
    date, datelines = _date(elements, said)
    root = elements[0]
    language = (
        root.get("lang") or root.get("xml:lang") or _first(said, "content-language", "og:locale")
    )
    front = Front(title, author, date, _source(elements, said, page), language_code(language))
    site = [e for e in elements if e.tag in _TITLE_TAGS and e is not heading and _is_of_site(e)]
    return About(front, heading, site, bylines | datelines)


def _first(said: dict[str, list[str]], *keys: str) -> str:
    return next((value for key in keys for value in said.get(key, ())), "")


def _meta(elements: list[HtmlElement]) -> dict[str, list[str]]:
    """Return the contents of the elements that describe the page, by their names."""
    said: dict[str, list[str]] = {}
    for element in elements:
        if element.tag == "meta":
            content = " ".join(element.get("content", "").split())
            for attribute in ("name", "property", "itemprop", "http-equiv"):
                name = element.get(attribute, "").strip().casefold()
                if name and content:
                    said.setdefault(name, []).append(content)
        elif element.tag == "title" and "title" not in said and _is_of_page(element):
            said["title"] = [" ".join((element.text or "").split())]
    return said


def _is_of_page(title: HtmlElement) -> bool:
    parent = title.getparent()
    return parent is not None and parent.tag in ("head", "html", "body")


# What is described for search engines


def _described(elements: list[HtmlElement]) -> dict[str, list[str]]:
    """Return what JSON-LD says about the article of the page, under the names of `_meta`."""
    for element in elements:
        if element.tag != "script" or "ld+json" not in element.get("type", "").casefold():
            continue
        text = element.text or ""
        try:
            data = json.loads(text) if len(text) <= _JSON_LIMIT else None
        except (ValueError, RecursionError):
            continue
        for thing in _things(data):
            if _ARTICLE.search(str(thing.get("@type", ""))) and "headline" in thing:
                return {
                    "headline": _texts(thing.get("headline")),
                    "described-author": _texts(thing.get("author") or thing.get("creator")),
                    "described-date": _texts(thing.get("datePublished")),
                }
    return {}


def _things(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(data, list):
        for item in data:
            yield from _things(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        yield from _things(data.get("@graph"), depth + 1)
        yield from _things(data.get("mainEntity"), depth + 1)


def _texts(value: Any) -> list[str]:
    """Return the texts that a value of JSON-LD is, or the names of the people."""
    if isinstance(value, str):
        return [" ".join(value.split())] if value.strip() else []
    if isinstance(value, dict):
        return _texts(value.get("name"))
    return [text for item in value for text in _texts(item)] if isinstance(value, list) else []


# Title


def _title(
    elements: list[HtmlElement], said: dict[str, list[str]]
) -> tuple[str, HtmlElement | None]:
    """Return the title, and the heading that is the title."""
    named = [text for key in ("headline", *_TITLES) for text in said.get(key, ())]
    site = fold(_first(said, "og:site_name", "application-name"))
    heads = [
        (e, short_text(e, _LONGEST_TITLE)) for t in _TITLE_TAGS for e in elements if e.tag == t
    ]
    heads = [(e, text) for e, text in heads if fold(text) not in ("", site) and not _is_of_site(e)]
    for starts in (True, False):
        for head, text in heads:
            if any(_is_part(text, name, starts=starts) for name in named):
                cased = next((n for n in named if fold(n) == fold(text)), "")
                return (cased if text.isupper() and cased else text), head
    first = [(e, text) for e, text in heads if e.tag == "h1"]
    if len(first) == 1 and not any(key in said for key in ("headline", *_TITLES[:4])):
        return first[0][1], first[0][0]
    return _without_site(named, said), None


def _is_of_site(head: HtmlElement) -> bool:
    """Tell whether a heading is the name of the site, as its class or its link to the start says."""
    parent = head.getparent()
    around = (head, *head.iterdescendants("a"), *(() if parent is None else (parent,)))
    if any(not _SITE.isdisjoint(names(e.get("class", "").casefold())) for e in around):
        return True
    links = [href for a in head.iter("a") if (href := a.get("href", "").strip())]
    return bool(links) and all(_HOME.fullmatch(href) for href in links)


def _is_part(text: str, named: str, *, starts: bool) -> bool:
    """Tell whether a heading is a title, or that without the name of the site before or behind it."""
    bare, whole = fold(text), fold(named)
    if bare == whole:
        return True
    if len(bare) < 3 or len(bare) * 4 < len(whole):
        return False
    return whole.startswith(bare) if starts else whole.endswith(bare)


def _without_site(named: list[str], said: dict[str, list[str]]) -> str:
    """Return the first title that is named, without the name of the site at its end or beginning."""
    if not named:
        return ""
    parts = _SEPARATORS.split(named[0])
    site = fold(_first(said, "og:site_name", "application-name"))
    left = [part for part in parts if not site or fold(part) != site]
    if len(parts) == 1 or len(left) == 1:
        return (left or parts)[0]
    last = parts[-1]
    text = named[0]
    return text[: text.rindex(last)].rstrip(" |·•»«›:–—-") if len(last) < len(text) / 2 else text


# Author


def _author(
    elements: list[HtmlElement], said: dict[str, list[str]]
) -> tuple[str, set[HtmlElement]]:
    lines = {e: text for e in elements if _is_byline(e) and (text := short_text(e, _LONGEST_LINE))}
    for key in ("described-author", *_AUTHORS):
        texts = [_turned(t) if key in _LAST_FIRST else t for t in said.get(key, ())]
        if found := _names(texts, said):
            return found, set(lines)
    linked = [text for e, text in lines.items() if "author" in e.get("rel", "").split()]
    for texts in (
        linked[:4],
        [author_of(text) for text in lines.values()][:1],
        *_first_line(lines),
    ):
        if found := _names(texts, said):
            return found, set(lines)
    return "", set(lines)


def _turned(name: str) -> str:
    """Return "Voss, Helena, 1931-2010" as "Helena Voss"."""
    name = _YEARS.sub("", name)
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and "," not in first else name


def _is_byline(element: HtmlElement) -> bool:
    if element.get("itemprop") == "author" or "author" in element.get("rel", "").split():
        return True
    return bool(element.get("class")) and not _BYLINES.isdisjoint(labels(element))


def _first_line(lines: dict[HtmlElement, str]) -> Iterator[list[str]]:
    for text in lines.values():
        yield [author_of(f"By {text}")]


def _names(texts: list[str], said: dict[str, list[str]]) -> str:
    """Return people's names joined, without what is none."""
    site = fold(_first(said, "og:site_name"))
    out: list[str] = []
    for text in texts:
        name = author_of(text) or re.sub(r"^by\s+", "", text.strip(), flags=re.I)
        if not name or len(name) > _LONGEST_NAME or _NO_NAME.search(name) or fold(name) == site:
            continue
        if fold(name) not in map(fold, out):
            out.append(name)
    return ", ".join(out)


# Date and address


def _date(elements: list[HtmlElement], said: dict[str, list[str]]) -> tuple[str, set[HtmlElement]]:
    lines = {e: short_text(e, _LONGEST_LINE) for e in elements if _is_dateline(e)}
    for key in ("described-date", *_DATES):
        for value in said.get(key, ()):
            if date := to_edtf(value):
                return date, set(lines)
    for element, text in lines.items():
        stated = (element.get("datetime"), element.get("content"), text)
        if date := next((d for value in stated if value and (d := to_edtf(value))), ""):
            return date, set(lines)
    return "", set(lines)


def _is_dateline(element: HtmlElement) -> bool:
    if element.tag == "time" or element.get("itemprop") == "datePublished":
        return True
    return bool(element.get("class")) and not _DATE_LINES.isdisjoint(labels(element))


def _source(elements: list[HtmlElement], said: dict[str, list[str]], page: str) -> str:
    links = [
        e.get("href", "")
        for e in elements
        if e.tag == "link" and "canonical" in e.get("rel", "").casefold().split()
    ]
    saved = _SAVED_FROM.search(page[:4_000])
    stated = [*links, *said.get("og:url", ()), *([saved[1]] if saved else ())]
    return next((text.strip() for text in stated if _ADDRESS.fullmatch(text.strip())), "")
