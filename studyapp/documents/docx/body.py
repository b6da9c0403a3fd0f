"""The text of a Word file made ready: accepted changes, no pictures, paragraphs named for what they are."""

from collections.abc import Iterator

from lxml import etree

from studyapp.documents.docx.paragraphs import Prepared, inset_among, name, remove, text_in
from studyapp.documents.docx.styles import W, is_on, value
from studyapp.documents.drafts import excerpt
from studyapp.progress import Progress
from studyapp.report import Remark

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_V = "{urn:schemas-microsoft-com:vml}"
_UNWRAPPED = frozenset(
    f"{W}{tag}" for tag in ("fldSimple", "smartTag", "dir", "bdo", "customXml", "ruby", "rubyBase")
)
_PICTURES = frozenset(f"{W}{tag}" for tag in ("drawing", "pict", "object"))
_IN_PROPERTIES = frozenset(f"{W}{tag}" for tag in ("rPr", "trPr", "pPr"))
_STEP = 200


def prepare(root: etree._Element, part: Prepared, progress: Progress) -> None:
    """Make a part of a Word file ready for mammoth, which reads only some of its elements.

    Raises:
        Cancelled: Only if `progress` raises it.
    """
    _accept_changes(root, part)
    _take_fallbacks(root)
    _take_pictures_out(root, part)
    for element in list(root.iter(*_UNWRAPPED)):
        _unwrap(element)
    for element in list(root.iter(f"{M}oMath")):
        _replace(element, [_run(text, position) for text, position in _formula(element)])
    _mark_pages(root)
    _tidy_runs(root, part)
    paragraphs = list(root.iter(f"{W}p"))
    inset = inset_among(paragraphs)
    for n, paragraph in enumerate(paragraphs):
        if n % _STEP == 0:
            progress(n, len(paragraphs))
        part.paragraph = n + 1
        name(paragraph, part, quoted=paragraph in inset)


# Elements that mammoth does not read, or reads otherwise


def _accept_changes(root: etree._Element, part: Prepared) -> None:
    for element in list(root.iter(f"{W}del", f"{W}moveFrom")):
        parent = element.getparent()
        if parent.tag == f"{W}trPr":
            remove(parent.getparent())
        elif parent.tag not in _IN_PROPERTIES:
            remove(element)
        part.counts["deletions"] += 1
    part.counts["insertions"] += sum(
        1 for e in root.iter(f"{W}ins") if e.getparent().tag not in _IN_PROPERTIES
    )
    for element in list(root.iter(f"{W}sdt")):
        if element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
            remove(element)
        elif "Table of Contents" in value(element, "sdtPr/docPartObj/docPartGallery"):
            where = f"“{excerpt(text_in(element))}”"
            part.report.append(Remark("table of contents left out", where))
            remove(element)


def _take_fallbacks(root: etree._Element) -> None:
    """Keep one form of what a file holds in several: the older, or a text box of the newer one."""
    for element in list(root.iter(f"{_MC}AlternateContent")):
        fallback = element.find(f"{_MC}Fallback")
        choice = element.find(f"{_MC}Choice")
        boxes = [] if choice is None else list(choice.iter(f"{W}txbxContent"))
        older = fallback is not None and next(fallback.iter(f"{W}txbxContent"), None) is not None
        if boxes and not older:
            _replace(element, [_picture_with(box) for box in boxes])
        else:
            kept = choice if fallback is None else fallback
            _replace(element, [] if kept is None else list(kept))


def _picture_with(box: etree._Element) -> etree._Element:
    """Return a text box in the older form that mammoth reads."""
    picture = etree.Element(f"{W}pict")
    etree.SubElement(etree.SubElement(picture, f"{_V}shape"), f"{_V}textbox").append(box)
    return picture


def _take_pictures_out(root: etree._Element, part: Prepared) -> None:
    for element in list(root.iter(*_PICTURES)):
        if next(element.iter(f"{W}txbxContent"), None) is not None:
            boxes = list(element.iter(f"{W}txbxContent"))
            _replace(element, [_picture_with(box) for box in boxes])
            continue
        said = (e.get("descr") or e.get("title") or "" for e in element.iter("{*}docPr"))
        shapes = (e.get("alt") or "" for e in element.iter(f"{_V}shape"))
        name = next((text for text in (*said, *shapes) if text.strip()), "without a description")
        part.report.append(Remark("image left out", excerpt(name)))
        remove(element)


def _formula(element: etree._Element, position: str = "") -> Iterator[tuple[str, str]]:
    """Yield the stretches of a formula, each with whether it is raised or lowered."""
    for inner in element:
        tag = etree.QName(inner).localname
        if tag == "t":
            yield inner.text or "", position
        elif tag in ("sup", "sub"):
            yield from _formula(inner, "superscript" if tag == "sup" else "subscript")
        elif tag == "den":
            yield "/", position
            yield from _formula(inner, position)
        elif tag == "rad":
            yield "√", position
            yield from _formula(inner, position)
        elif not tag.endswith("Pr"):
            yield from _formula(inner, position)


def _run(text: str, position: str) -> etree._Element:
    run = etree.Element(f"{W}r")
    if position:
        properties = etree.SubElement(run, f"{W}rPr")
        etree.SubElement(properties, f"{W}vertAlign").set(f"{W}val", position)
    etree.SubElement(run, f"{W}t").text = text
    return run


def _mark_pages(root: etree._Element) -> None:
    """Put a bookmark where Word last began a page; it becomes the number of the page."""
    for n, element in enumerate(list(root.iter(f"{W}lastRenderedPageBreak")), 2):
        bookmark = etree.Element(f"{W}bookmarkStart")
        bookmark.set(f"{W}id", f"9{n:06}")
        bookmark.set(f"{W}name", f"page_{n}")
        _replace(element, [bookmark])


def _tidy_runs(root: etree._Element, part: Prepared) -> None:
    for element in list(root.iter(f"{W}commentReference")):
        remove(element)
    for element in list(root.iter(f"{W}hyperlink")):
        if element.get(f"{_R}id") or not element.get(f"{W}anchor"):
            _unwrap(element)
    for run in list(root.iter(f"{W}r")):
        hidden = run.find(f"{W}rPr/{W}vanish")
        if hidden is not None and is_on(hidden.get(f"{W}val", "1")):
            part.counts["hidden"] += bool(text_in(run).strip())
            remove(run)
            continue
        for inner in list(run):
            if inner.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                _tidy_call(run, inner, part)
            elif inner.tag == f"{W}noBreakHyphen":
                _replace(inner, [_piece("-")])
            elif inner.tag in (f"{W}cr", f"{W}br"):
                _replace(inner, [etree.Element(f"{W}br")])
            elif inner.tag == f"{W}sym" and not inner.get(f"{W}char"):
                remove(inner)


def _tidy_call(run: etree._Element, call: etree._Element, part: Prepared) -> None:
    """Take out a call of a note that is missing, and the sign of one that has a sign of its own."""
    kind = "footnote" if call.tag == f"{W}footnoteReference" else "endnote"
    if call.get(f"{W}customMarkFollows") and is_on(call.get(f"{W}customMarkFollows")):
        for text in list(run.iter(f"{W}t", f"{W}sym")):
            remove(text)
    if (kind, call.get(f"{W}id", "")) not in part.notes:
        remove(call)


def _piece(text: str) -> etree._Element:
    element = etree.Element(f"{W}t")
    element.text = text
    return element


def _unwrap(element: etree._Element) -> None:
    _replace(element, list(element))


def _replace(element: etree._Element, others: list[etree._Element]) -> None:
    for other in others:
        element.addprevious(other)
    remove(element)
