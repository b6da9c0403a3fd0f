"""From the text of a Word file to a page of HTML: mammoth does it, slice by slice, and can be stopped."""

import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from xml.parsers.expat import ExpatError

from lxml import etree
from lxml.html import HtmlElement

from studyapp.documents.docx.body import prepare
from studyapp.documents.docx.paragraphs import Prepared
from studyapp.documents.docx.styles import (
    BOLD,
    CAPTION,
    CODE,
    HEADINGS,
    QUOTE,
    SUBTITLE,
    TITLE,
    W,
)
from studyapp.documents.markup.parsing import parse
from studyapp.errors import UnreadableFile
from studyapp.progress import Progress, share

NOTES = {"footnote": "word/footnotes.xml", "endnote": "word/endnotes.xml"}
"""The parts in which the notes of each kind stand."""
NUMBERING = "word/numbering.xml"
_MAIN = "word/document.xml"
_HTML = {
    **{tag: f"{tag}:fresh" for tag in HEADINGS},
    TITLE: "h1:fresh",
    SUBTITLE: "h1:fresh",
    QUOTE: "blockquote > p:fresh",
    CODE: "pre:separator('\\n')",
    CAPTION: "figcaption:fresh",
    BOLD: "p:fresh > strong",
}
"""How mammoth writes paragraphs of each kind."""
_STYLE_MAP = "\n".join(f"p[style-name='{kind}'] => {html}" for kind, html in _HTML.items())
_SLICE = 300
"""So many paragraphs or tables are handed to mammoth at a time."""
_STYLES = (
    f'<w:styles xmlns:w="{W[1:-1]}">'
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="{kind}"><w:name w:val="{kind}"/></w:style>'
        for kind in _HTML
    )
    + "</w:styles>"
)
_BROKEN = (
    ExpatError,
    AttributeError,
    IndexError,
    KeyError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What mammoth raises on parts that are well-formed XML but no sound Word file."""


def to_page(
    main: etree._Element,
    notes: Mapping[str, etree._Element | None],
    numbering: bytes,
    part: Prepared,
    name: str,
    progress: Progress,
) -> HtmlElement:
    """Return the text and the notes as a page; mammoth sees no pictures, no links and no styles.

    Args:
        main: The text; it is taken apart.
        notes: The parts of each kind of notes, if there are any.
        numbering: The part that defines the lists.
        part: What is known of the file.
        name: What to call it in messages.
        progress: Told of the slices done.

    Raises:
        UnreadableFile: The file is damaged.
    """
    every = [
        (kind, note)
        for kind, root in notes.items()
        if root is not None
        for note in root.iter(f"{W}{kind}")
    ]
    part.notes = frozenset((kind, note.get(f"{W}id", "")) for kind, note in every)
    prepare(main, part, share(progress, 0, 40))
    for root in notes.values():
        if root is not None:
            prepare(root, part, share(progress, 40, 40))
    known = {(kind, note.get(f"{W}id", "")): note for kind, note in every}
    pages: list[str] = []
    slices = list(_slices(main))
    for n, content in enumerate(slices):
        progress(40 * len(slices) + 60 * n, 100 * len(slices))
        pages.append(_converted(content, known, numbering, name))
    progress(100, 100)
    return _numbered(parse(f"<body>{''.join(pages)}</body>"))


def _slices(main: etree._Element) -> Iterator[list[etree._Element]]:
    """Yield the paragraphs and tables of the text in their order, some at a time."""
    content: list[etree._Element] = []
    for element in list(main.find(f"{W}body")):
        content.append(element)
        # What stands before a deleted mark goes on in the next paragraph.
        joined = element.find(f"{W}pPr/{W}rPr/{W}del") is not None
        if len(content) >= _SLICE and not joined:
            yield content
            content = []
    if content:
        yield content


def _converted(
    content: list[etree._Element],
    notes: Mapping[tuple[str, str], etree._Element],
    numbering: bytes,
    name: str,
) -> str:
    """Return a slice of the text as HTML, with the notes that it calls."""
    import mammoth

    document = _root("document")
    etree.SubElement(document, f"{W}body").extend(content)
    parts = {_MAIN: etree.tostring(document), "word/styles.xml": _STYLES.encode()}
    if numbering:
        parts[NUMBERING] = numbering
    for kind, path in NOTES.items():
        root = _root(f"{kind}s")
        called = [e.get(f"{W}id", "") for e in document.iter(f"{W}{kind}Reference")]
        root.extend(notes[kind, id_] for id_ in dict.fromkeys(called))
        parts[path] = etree.tostring(root)
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for path, data in parts.items():
            packed.writestr(path, data)
    try:
        result = mammoth.convert_to_html(
            file, style_map=_STYLE_MAP, include_embedded_style_map=False
        )
    except _BROKEN as error:
        raise UnreadableFile(
            f"“{name}” is damaged: open it in Word or LibreOffice and save it anew."
        ) from error
    return str(result.value)


def _root(tag: str) -> etree._Element:
    return etree.Element(f"{W}{tag}", nsmap={"w": W[1:-1]})


def _numbered(page: HtmlElement) -> HtmlElement:
    """Number foot- and endnotes apart, as Word does, where a text has both; mammoth counts on."""
    calls = [
        a for a in page.iter("a") if a.get("id", "").startswith(("footnote-ref-", "endnote-ref-"))
    ]
    ends = [a for a in calls if a.get("id").startswith("endnote")]
    if len(ends) in (0, len(calls)):
        return page
    feet = [a for a in calls if not a.get("id").startswith("endnote")]
    for n, call in enumerate(feet, 1):
        call.text = f"[{n}]"
    for n, call in enumerate(ends, 1):
        call.text = f"[{_roman(n)}]"
    return page


def _roman(number: int) -> str:
    signs = (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
    )
    out = ""
    for value, sign in (*signs, (1, "i")):
        count, number = divmod(number, value)
        out += sign * count
    return out
