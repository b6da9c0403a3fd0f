"""From the characters of a page to its elements: as HTML, or as XML where it is well-formed XHTML."""

import re
from html.entities import html5

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, XHTMLParser, document_fromstring

from studyapp.errors import UnreadableFile

_DOCTYPE = re.compile(r"<!DOCTYPE[^<>\[]{0,2000}([\[>])", re.I)
_LONG_TAG = re.compile(r"<([A-Za-z]\w{0,20})\s[^<>]{100000,}>")
_CROWD = 5_000
"""More attributes of one element take the parser a time that grows with their square."""
_SUBSET_END = re.compile(r"\]\s{0,100}>")
_TOP = 10_000
"""Characters at the beginning in which the type of a document stands."""
_XML_DECLARATION = re.compile(r"\s*<\?xml\b[^<>]{0,300}\?>", re.I)
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{0,31});")
_OF_XML = frozenset(("amp", "lt", "gt", "quot", "apos"))
_EMPTY_ELEMENT = re.compile(r"<([A-Za-z][\w:.-]*)((?:\s[^<>]{0,2000})?)/>")
_VOID = frozenset(
    (
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
        "source", "track", "wbr",
    )
)  # fmt: skip
"""Elements that have no end tag in HTML."""


def parse(html: str) -> HtmlElement:
    """Return the root of a page of HTML; nothing is fetched and no entity but HTML's is known.

    Raises:
        UnreadableFile: Elements stand within each other more than 2,000 deep.
    """
    data = without_crowds(_without_doctype(html)).encode("utf-8", "replace")
    parser = HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    if not data.strip():
        data = b"<body></body>"
    try:
        root = document_fromstring(data, parser=parser)
    except etree.ParserError:
        root = document_fromstring(b"<body></body>", parser=parser)
    if any("depth" in entry.message for entry in parser.error_log if entry.level_name == "FATAL"):
        raise UnreadableFile(
            "The page is nested too deeply to be read: copy its text into a plain text file."
        )
    return root


def parse_xhtml(text: str) -> HtmlElement:
    """Return the root of a page of XHTML, as HTML reads it; what is not well-formed is read as HTML.

    Raises:
        UnreadableFile: Elements stand within each other more than 2,000 deep.
    """
    bare = _without_doctype(_XML_DECLARATION.sub("", text, count=1)).lstrip()
    parser = XHTMLParser(
        encoding="utf-8",
        no_network=True,
        load_dtd=False,
        resolve_entities=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(_NAMED.sub(_character, bare).encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return parse(_EMPTY_ELEMENT.sub(_with_end, bare))
    if not isinstance(root, HtmlElement) or root.tag != "{http://www.w3.org/1999/xhtml}html":
        return parse(_EMPTY_ELEMENT.sub(_with_end, bare))
    for element in root.iter(etree.Element):
        element.tag = etree.QName(element).localname.lower()
    return root


def _without_doctype(text: str) -> str:
    """Take out the type of a document, and with it all that it declares."""
    found = _DOCTYPE.search(text, 0, _TOP)
    if found is None:
        return text
    end = found.end()
    if found[1] == "[":
        closed = _SUBSET_END.search(text, end)
        end = closed.end() if closed else end
    return text[: found.start()] + text[end:]


def without_crowds(html: str) -> str:
    """Return a page without the attributes of elements that have thousands of them."""

    def bare(tag: re.Match[str]) -> str:
        return f"<{tag[1]}>" if tag[0].count("=") > _CROWD else tag[0]

    return _LONG_TAG.sub(bare, html)


def _character(name: re.Match[str]) -> str:
    """Return the character that HTML, but not XML, knows by a name; a name of a file's own is none."""
    return name[0] if name[1] in _OF_XML else html5.get(f"{name[1]};", "")


def _with_end(found: re.Match[str]) -> str:
    """Give an element that is closed at once, which only XML knows, an end tag."""
    return found[0] if found[1].lower() in _VOID else f"<{found[1]}{found[2]}></{found[1]}>"
