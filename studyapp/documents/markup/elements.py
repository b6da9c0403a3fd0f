"""What the elements of HTML are for a text: blocks, pictures, tables, and what nobody reads."""

import re
from collections.abc import Iterator
from posixpath import basename
from urllib.parse import unquote, urlsplit

from lxml import etree
from lxml.html import HtmlElement

from studyapp.documents.decoding import tidy


def names(text: str) -> frozenset[str]:
    """Return the words of a text: tags, classes or roles."""
    return frozenset(text.split())


HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav "
    "ol p pre search section summary table tbody td tfoot th thead tr ul"
)
"""Elements that begin on a line of their own; all others stand within lines."""
LEFT_OUT = names(
    "annotation annotation-xml area base button col colgroup datalist head input link map meta "
    "noframes noscript option param rp rt script select source style template textarea title track"
)
"""Elements whose content is no text of the page."""
PICTURES = names("applet audio canvas embed iframe img image object picture svg video")
TYPE = ("epub:type", "{http://www.idpf.org/2007/ops}type")
"""The attribute that tells what an element of an EPUB is for, as parsers of HTML and XML name it."""

_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_UNSEEN_CLASSES = names(
    "sr-only visually-hidden visuallyhidden screen-reader-text noprint mw-editsection"
)
_PAGE_KINDS = names("pagebreak doc-pagebreak")
_PAGE_CLASSES = names(
    "pagenum pageno pagenumber page-number page_number pgnum page-num page-break-number"
)
_PAGE_ID = re.compile(r"(?:page|pg)[_-]?(\d{1,4})", re.I)
_LONGEST_NUMBER = 30
"""Characters that the number of a page has at most, with what stands around it."""
_DIGITS = re.compile(r"(?<![\d.])\d{1,4}(?![\d.])")
_SET = {"msup": "sup", "msub": "sub"}
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_IN_LAYOUT = frozenset((*HEADINGS, "table", "pre", "blockquote", "hr"))
_IN_ROOMY_CELLS = names("ul ol dl")
_LONG_CELL, _ROOMY_CELL = 1_000, 400
_NO_NAME = re.compile(r"data:|blob:", re.I)


def heading_level(element: HtmlElement) -> int:
    """Return the level of a heading from 1 to 6, or 0 for another element."""
    if element.tag in HEADINGS:
        return int(element.tag[1])
    if element.get("role") == "heading":
        level = element.get("aria-level", "")
        return min(int(level), 6) if level.isdecimal() and int(level) else 2
    return 0


def kinds(element: HtmlElement) -> frozenset[str]:
    """Return what an element says it is for: its roles and its types of EPUB."""
    return names(" ".join(filter(None, map(element.get, ("role", *TYPE)))))


def classes(element: HtmlElement) -> frozenset[str]:
    return names(element.get("class", ""))


def is_hidden(element: HtmlElement) -> bool:
    """Tell whether readers of the page do not see an element."""
    attributes = element.attrib
    if not attributes:
        return False
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or bool(_HIDING.search(attributes.get("style", "")))
        or not _UNSEEN_CLASSES.isdisjoint(classes(element))
    ) and element.find(".//math") is None


def is_page_mark(element: HtmlElement) -> bool:
    """Tell whether an element marks where a page of the printed text begins, and holds no text."""
    if element.tag in _PAGE_CLASSES:
        return len("".join(element.itertext())) <= _LONGEST_NUMBER
    if not element.attrib:
        return False
    if _PAGE_KINDS.isdisjoint(kinds(element)) and _PAGE_CLASSES.isdisjoint(classes(element)):
        bare = element.tag in ("a", "span") and not len(element) and not element.text
        return bare and bool(_PAGE_ID.fullmatch(element.get("id") or element.get("name") or ""))
    return len("".join(element.itertext())) <= _LONGEST_NUMBER


def page_of(element: HtmlElement) -> int | None:
    """Return the number of the page that begins at its mark, if it says so in digits."""
    said = (element.get("title"), element.get("aria-label"), "".join(element.itertext()))
    found = next((n for text in said if (n := _DIGITS.search(text or ""))), None)
    if found:
        return int(found[0])
    named = _PAGE_ID.fullmatch(element.get("id") or element.get("name") or "")
    return int(named[1]) if named else None


def is_bold(element: HtmlElement) -> bool:
    return element.tag in ("b", "strong") or bool(_BOLD.search(element.get("style", "")))


def is_item(element: HtmlElement) -> bool:
    """Tell whether an element is an item of a list, as Word too saves them."""
    return element.tag in ("li", "dt", "dd") or element.get("class", "").startswith("MsoList")


def is_indented(element: HtmlElement) -> bool:
    """Tell whether an element is a definition of nothing, as wikis set what they indent."""
    parent = element.getparent()
    return element.tag == "dd" and parent is not None and parent.find("dt") is None


def position(element: HtmlElement) -> str:
    """Return "sup" or "sub" for an element that is set high or low, in a formula too, else nothing."""
    tag = element.tag
    if tag in ("sup", "sub"):
        return str(tag)
    parent = element.getparent() if tag[:1] == "m" else None
    if parent is None or parent.tag not in _SET or element.getprevious() is None:
        return ""
    return _SET[parent.tag]


def is_sign(link: HtmlElement) -> bool:
    """Tell whether a link is a mere sign, as that beside a heading which leads to the heading."""
    text = "".join(link.itertext()).strip()
    return "#" in link.get("href", "") and len(text) <= 2 and not any(map(str.isalnum, text))


def text_of(element: HtmlElement) -> str:
    """Return the text that readers see of an element, on one line."""
    return " ".join(tidy("".join(_texts(element))).split())


def short_text(element: HtmlElement, limit: int) -> str:
    """Return the text of an element if it has no more than `limit` characters, else nothing."""
    length = 0
    for part in element.itertext():
        length += len(part.strip())
        if length > limit:
            return ""
    return text_of(element)


def _is_no_text(element: HtmlElement) -> bool:
    unseen = element.tag in LEFT_OUT or is_hidden(element) or is_page_mark(element)
    return unseen or (element.tag == "a" and is_sign(element))


def _texts(element: HtmlElement) -> Iterator[str]:
    left_out: HtmlElement | None = None
    events = etree.iterwalk(element, events=("start", "end"), tag=etree.Element)
    for event, inner in events:
        if event == "end":
            left_out = None if inner is left_out else left_out
            if inner.tag in BLOCKS:
                yield " "
            if inner is not element:
                yield inner.tail or ""
        elif inner is not element and _is_no_text(inner):
            left_out = inner
            events.skip_subtree()
        else:
            yield " " if inner.tag in BLOCKS or inner.tag == "br" else ""
            yield inner.text or ""


def is_table(table: HtmlElement) -> bool:
    """Tell a table of rows and columns from one that only arranges the page.

    The latter says so, has one column without a head, or holds in its cells what a row of data does not.
    """
    if table.get("role") in ("presentation", "none"):
        return False
    widest = width = paragraphs = length = 0
    headed = False
    for element in table.iterdescendants(etree.Element):
        tag = element.tag
        if tag in _IN_LAYOUT:
            return False
        if tag == "tr":
            width = 0
        elif tag in ("td", "th"):
            width, paragraphs, length = width + 1, 0, 0
            widest = max(widest, width)
            headed = headed or tag == "th"
        elif tag == "p":
            paragraphs += 1
        length += len(element.text or "") + len(element.tail or "")
        roomy = tag in _IN_ROOMY_CELLS or (paragraphs > 1 and length > _ROOMY_CELL)
        if length > _LONG_CELL or (roomy and not headed):
            return False
    return headed or widest > 1


def initial_of(element: HtmlElement) -> str:
    """Return the letter that a picture at the beginning of a word stands for, or nothing."""
    letter = element.get("alt", "").strip()
    return letter if element.tag == "img" and len(letter) == 1 and letter.isalpha() else ""


def picture_name(element: HtmlElement) -> str | None:
    """Return how a picture is described, or the name of its file; None where it only decorates.

    The picture of a formula repeats what stands beside it as text.
    """
    if "mwe-math-fallback-image" in element.get("class", ""):
        return None
    described = element.get("alt") or element.get("aria-label") or element.get("title") or ""
    if described.strip():
        return " ".join(described.split())
    if element.tag in ("svg", "picture", "object", "canvas"):
        inner = next(element.iterdescendants("img", "image"), None)
        return picture_name(inner) if inner is not None and inner is not element else None
    if element.get("alt") is not None and element.tag == "img" and not element.get("src"):
        return None
    address = element.get("src") or element.get("data-src") or element.get("xlink:href") or ""
    if not address or _NO_NAME.match(address):
        return "without a description"
    return unquote(basename(_path(address).rstrip("/"))) or address[:60]


def _path(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:
        return address
