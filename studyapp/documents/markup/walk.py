"""Walks through the elements of a page in their order, and makes pieces of its text."""

import re
from collections.abc import Mapping

from lxml import etree
from lxml.html import HtmlElement

from studyapp.documents.decoding import tidy
from studyapp.documents.drafts import MARK, excerpt, mark
from studyapp.documents.markup.blocks import (
    Page,
    add_cell,
    end_bold,
    end_table,
    flush,
    leave,
    make_bold,
    note_emptied,
    refer_to_picture,
)
from studyapp.documents.markup.elements import (
    BLOCKS,
    LEFT_OUT,
    PICTURES,
    classes,
    heading_level,
    initial_of,
    is_bold,
    is_hidden,
    is_item,
    is_page_mark,
    is_sign,
    is_table,
    names,
    page_of,
    picture_name,
    position,
    short_text,
    text_of,
)
from studyapp.documents.markup.notes import Notes
from studyapp.documents.markup.raising import lowered, raised, with_initial
from studyapp.progress import Progress
from studyapp.report import Remark

LINE, GAP = "data-source-line", "data-source-gap"
"""Attributes in which a caller may say at which line an element begins, and the blank lines above."""
BESIDE_NOTES = "data-beside-notes"
"""Attribute of an element of which only the notes belong to the text."""

_STEP = 200
_NAME = 60
"""Characters of the name of a picture that a link leads to, at most."""
_SIDE = names("sidenote side-note")
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_SPACE_IN_LINES = re.compile(r"[ \t\r\f\v]+")
_MARKS = re.compile(MARK)
_FIGURE = re.compile(r"(?:see )?(?:fig(?:ure|\.)?|image|plate|photo) ?[\w.:-]*", re.I)
_LETTER = re.compile(r"[^\W\d_]")


def walk(
    root: HtmlElement,
    notes: Notes,
    progress: Progress,
    *,
    typed: bool,
    left_out: Mapping[HtmlElement, str],
) -> Page:
    """Return what stands in a page; for the arguments see `markup.to_draft`."""
    page = Page(notes, typed, left_out)
    total = len(notes.elements)
    events = etree.iterwalk(root, events=("start", "end"), tag=etree.Element)
    done = 0
    passed_over: HtmlElement | None = None
    for event, element in events:
        if event == "end":
            if element is passed_over:
                passed_over = None
            else:
                _end(page, element)
            if element is not root:
                _add(page, element.tail)
            continue
        if done % _STEP == 0:
            progress(done, total)
        done += 1
        if _start(page, element, done):
            _add(page, element.text)
        else:
            passed_over = element
            events.skip_subtree()
    flush(page)
    return page


def _add(page: Page, text: str | None) -> None:
    if not text:
        return
    text = tidy(text)
    if page.initial and text.strip():
        text = with_initial(page.initial, text)
        page.initial = ""
    if not page.within("pre"):
        if page.text and page.text[-1] == "\n":  # The line that a break ended ends here as well.
            text = text.removeprefix("\n")
        text = (_SPACE_IN_LINES if page.typed else _SPACE).sub(" ", text)
    page.text.append(text)


def _start(page: Page, element: HtmlElement, ordinal: int) -> bool:
    """Take in the beginning of an element; return whether to go into it."""
    tag = element.tag
    if element in page.notes.calls:
        page.text.append(mark(page.notes.calls[element]))
        return False
    if element in page.notes.back or tag in LEFT_OUT:
        return False
    if is_page_mark(element):
        _turn(page, element)
        return False
    if is_hidden(element):
        return False
    if element in page.notes.inline:
        key = page.notes.inline[element]
        page.text.append(mark(key))
        page.note_texts[key] = [text_of(element)]
        return False
    if tag in BLOCKS:
        flush(page)
        _place(page, element, ordinal)
        page.beside_notes = element if BESIDE_NOTES in element.attrib else page.beside_notes
    if element in page.left_out:
        note_emptied(page)
        return leave(page, element, page.left_out[element], block=tag in BLOCKS)
    if tag in PICTURES:
        _leave_picture(page, element)
        return False
    if not _SIDE.isdisjoint(classes(element)):
        return leave(page, element, "sidenote left out", block=True)
    return _start_kind(page, element)


def _turn(page: Page, element: HtmlElement) -> None:
    """Take in that a page of the printed text begins; a block counts to the page it began on."""
    page.number = page_of(element) or page.number
    if not "".join(page.text).strip():
        page.begun_on = page.number


def _place(page: Page, element: HtmlElement, ordinal: int) -> None:
    """Note the line at which a block begins."""
    line = element.get(LINE, "")
    if line.isdecimal() or not page.typed:
        page.line = max(page.line, int(line) if line.isdecimal() else ordinal)
        page.gap = int(element.get(GAP, "0")) if line.isdecimal() else 1


def _start_kind(page: Page, element: HtmlElement) -> bool:
    tag = element.tag
    if element in page.notes.bodies:
        _open_note(page, page.notes.bodies[element])
    if position(element):
        page.raised.append(len(page.text))
    match tag:
        case "br":
            page.text.append("\n")
        case "del" | "s" | "strike":
            return leave(page, element, "struck text left out", block=False)
        case "figcaption" | "caption":
            return leave(page, element, "caption left out")
        case "nav":
            return leave(page, element, "navigation left out")
        case "q":
            page.text.append("“")
        case "a" if _is_inner(element) and _FIGURE.fullmatch(name := short_text(element, _NAME)):
            refer_to_picture(page, name)
            return False
        case "a" if is_sign(element):
            return False
        case "blockquote" | "pre":
            page.around.append((element, ""))
        case _ if is_item(element):
            page.around.append((element, _label(page, element)))
        case "table" if page.rows is None and is_table(element):
            page.rows = []
            page.around.append((element, ""))
        case "tr" if page.rows is not None:
            page.rows.append([])
        case "td" | "th" if page.rows is not None:
            add_cell(page)
        case _ if heading_level(element):
            page.around.append((element, ""))
        case _ if is_bold(element):
            make_bold(page, element)
    return True


def _open_note(page: Page, key: str) -> None:
    page.note = key
    page.note_texts.setdefault(key, [])
    note_emptied(page)


def _is_inner(link: HtmlElement) -> bool:
    return bool(link.get("href", "").startswith("#"))


def _label(page: Page, item: HtmlElement) -> str:
    """Return the number of an item that stands in an ordered list with numbers, else nothing."""
    parent = item.getparent()
    if item.tag != "li" or parent is None or parent.tag != "ol":
        return ""
    if parent not in page.counts:
        start = parent.get("start", "1")
        page.counts[parent] = int(start) - 1 if start.isdecimal() else 0
    value = item.get("value", "")
    page.counts[parent] = int(value) if value.isdecimal() else page.counts[parent] + 1
    return str(page.counts[parent]) if parent.get("type", "1") == "1" else ""


def _end(page: Page, element: HtmlElement) -> None:
    tag = element.tag
    if tag in BLOCKS:
        flush(page)
    end_bold(page, element)
    if tag == "q":
        page.text.append("”")
    if page.raised and position(element):
        _close_raised(page, element)
    if page.around and page.around[-1][0] is element:
        page.around.pop()
        if tag == "table" and page.rows is not None:
            end_table(page)
    if element in page.notes.bodies:
        page.note = ""
    if element is page.beside_notes:
        page.beside_notes = None


def _close_raised(page: Page, element: HtmlElement) -> None:
    at = page.raised.pop()
    inner = "".join(page.text[at:])
    before = "".join(page.text[max(0, at - 3) : at])
    after = element.tail or ""
    del page.text[at:]
    if position(element) == "sub":
        page.text.append(lowered(inner))
    elif _MARKS.search(inner) and not _LETTER.search(_MARKS.sub("", inner)):
        page.text += _MARKS.findall(inner)
    else:
        page.text.append(raised(inner, before, after))


def _leave_picture(page: Page, element: HtmlElement) -> None:
    if initial := initial_of(element):
        page.initial = initial
        return
    name = picture_name(element)
    if name is not None:
        page.report.append(Remark("image left out", excerpt(name), page.line))
