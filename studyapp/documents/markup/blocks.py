"""Ends the blocks of a page while it is walked through: from stretches of text to typed pieces."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from studyapp.documents.drafts import MARK, Piece, excerpt
from studyapp.documents.markup.elements import heading_level, is_indented, is_item, text_of
from studyapp.documents.markup.notes import Notes
from studyapp.model import BlockType
from studyapp.report import Remark

BOLD, LIGHT = "\ue004", "\ue005"
"""Stand in the text of a block where bold letters begin and end."""
_REFERENCE_OPEN, _REFERENCE_CLOSE = "\ue002", "\ue003"
_REFERENCE = f"{_REFERENCE_OPEN}([^{_REFERENCE_CLOSE}]*){_REFERENCE_CLOSE}"
_IN_BRACKETS = re.compile(rf" ?[(\[](?:\s|,|;|see|cf\.|and|{_REFERENCE})*[)\]]")
_MARKS = re.compile(MARK)
_BRACKETED_MARKS = re.compile(rf"\[((?:{MARK}|[\s,;–-])*{MARK}(?:{MARK}|[\s,;–-])*)\]")
_SPACES = re.compile(r"[ \t\r\f\v]+")
_LINE_ENDS = re.compile(r" *\n *")
_STAR_PAGE = re.compile(r"\[\*{1,2}\d{1,4}\] ?")
"""Where a page of a law report begins."""
_BREAK = re.compile(r"\n\n+")
_BULLET = re.compile(r"^(?:[·•▪§Øo–-]|\(?\w{1,3}[.)])\s+")
"""What stands before an item that Word has saved as a paragraph."""
_WEIGHT = re.compile(f"[{BOLD}{LIGHT}]")
_LIGHT_TEXT = re.compile(f"{BOLD}[^{LIGHT}]*(?:{LIGHT}|$)")


@dataclass(slots=True)
class Page:
    """What is known while the elements of a page are walked through in their order."""

    notes: Notes
    typed: bool
    """Whether the text was typed line by line, as in Markdown."""
    left_out: Mapping[HtmlElement, str]
    """Elements that are no part of the text, each with what to call it in the report."""
    pieces: list[Piece] = field(default_factory=list)
    report: list[Remark] = field(default_factory=list)
    note_texts: dict[str, list[str]] = field(default_factory=dict)
    emphatic: set[int] = field(default_factory=set)
    """Indexes of the paragraphs that are bold from end to end."""
    emptied: set[int] = field(default_factory=set)
    """Indexes of the headings right below which notes were taken out."""
    text: list[str] = field(default_factory=list)
    """Text of the block that is being read."""
    around: list[tuple[HtmlElement, str]] = field(default_factory=list)
    """The elements around that decide what a block is, each with the label of an item."""
    bold: list[HtmlElement] = field(default_factory=list)
    """The elements around that make the text bold."""
    beside_notes: HtmlElement | None = None
    """The element around of which only the notes belong to the text."""
    rows: list[list[str]] | None = None
    note: str = ""
    """Key of the note that is being read."""
    raised: list[int] = field(default_factory=list)
    """Where in `text` the open raised and lowered elements begin."""
    counts: dict[HtmlElement, int] = field(default_factory=dict)
    """Number of the last item of each ordered list."""
    initial: str = ""
    """A letter that stood as a picture before the word it begins."""
    line: int = 1
    gap: int = 0
    number: int | None = None
    """Number of the printed page."""
    begun_on: int | None = None
    """Number of the printed page on which the block began."""

    def within(self, tag: str) -> bool:
        return bool(self.around) and self.around[-1][0].tag == tag


def leave(page: Page, element: HtmlElement, what: str, *, block: bool = True) -> bool:
    """Leave an element out with a remark; text within a block is not kept to be put back.

    Returns:
        False, as what `start` answers: not to go into the element.
    """
    text = text_of(element)
    if text:
        dropped = text if block else ""
        page.report.append(Remark(what, f"“{excerpt(text)}”", page.line, dropped=dropped))
    return False


def note_emptied(page: Page) -> None:
    """Note that something right below a heading is taken out."""
    if page.pieces and page.pieces[-1].type is BlockType.HEADING:
        page.emptied.add(len(page.pieces) - 1)


def make_bold(page: Page, element: HtmlElement) -> None:
    if not page.bold:
        page.text.append(BOLD)
    page.bold.append(element)


def end_bold(page: Page, element: HtmlElement) -> None:
    if page.bold and page.bold[-1] is element:
        page.bold.pop()
        if not page.bold:
            page.text.append(LIGHT)


def refer_to_picture(page: Page, name: str) -> None:
    """Put the name of a picture that a link leads to into the text, to be judged with its block."""
    page.text.append(_REFERENCE_OPEN + name + _REFERENCE_CLOSE)


def flush(page: Page) -> None:
    """End the block that is being read."""
    text = "".join(page.text)
    page.text[:] = [BOLD] if page.bold else []
    page.raised.clear()
    if not _WEIGHT.sub("", text).strip():
        page.begun_on = page.number
        return
    if page.within("pre"):
        code = unicodedata.normalize("NFC", _WEIGHT.sub("", text))
        _put(page, code.strip("\n").rstrip(), BlockType.CODE)
    else:
        _put_text(page, text)
    page.begun_on = page.number


def _put_text(page: Page, text: str) -> None:
    text = _STAR_PAGE.sub("", _LINE_ENDS.sub("\n", text))
    text = _SPACES.sub(" ", _BRACKETED_MARKS.sub(_only_marks, text))
    if _REFERENCE_OPEN in text:
        text = _without_references(page, text)
    for part in _BREAK.split(unicodedata.normalize("NFC", text)):
        bare = _WEIGHT.sub("", part).strip()
        if not bare:
            continue
        kind = _kind(page)
        if kind is BlockType.PARAGRAPH and BOLD in text and _is_bold(part):
            page.emphatic.add(len(page.pieces))
        _put(page, bare, kind)


def _is_bold(part: str) -> bool:
    """Tell whether all letters of a part of a block stand between signs for bold."""
    return not any(map(str.isalnum, _MARKS.sub("", _LIGHT_TEXT.sub("", part))))


def _only_marks(found: re.Match[str]) -> str:
    return "".join(_MARKS.findall(found[0]))


def _without_references(page: Page, text: str) -> str:
    """Take out references to pictures that stand in brackets; others are words of a sentence."""

    def take_out(found: re.Match[str]) -> str:
        for name in re.findall(_REFERENCE, found[0]):
            page.report.append(Remark("reference to a picture left out", name, page.line))
        return "" if _REFERENCE_OPEN in found[0] else found[0]

    return re.sub(_REFERENCE, r"\1", _IN_BRACKETS.sub(take_out, text))


def _kind(page: Page) -> BlockType:
    for element, _ in reversed(page.around):
        if heading_level(element):
            return BlockType.HEADING
        if element.tag == "blockquote" or is_indented(element):
            return BlockType.QUOTATION
        if is_item(element):
            return BlockType.ITEM
    return BlockType.PARAGRAPH


def _put(page: Page, text: str, type_: BlockType) -> None:
    if not text.strip():
        return
    if page.note:
        page.note_texts[page.note].append(text)
        return
    if page.beside_notes is not None:
        what = Remark("text beside notes left out", f"“{excerpt(text)}”", page.line, dropped=text)
        page.report.append(what)
        return
    if page.rows is not None:
        if not page.rows or not page.rows[-1]:
            add_cell(page)
        page.rows[-1][-1] = " ".join([*page.rows[-1][-1].split(), *text.split()])
        return
    label, level = "", None
    if type_ is BlockType.ITEM:
        at = max(n for n, (e, _) in enumerate(page.around) if is_item(e))
        element, label = page.around[at]
        page.around[at] = element, ""
        text = _BULLET.sub("", text) if element.tag == "p" else text
    elif type_ is BlockType.HEADING:
        level = next(n for e, _ in reversed(page.around) if (n := heading_level(e)))
    page.pieces.append(
        Piece(
            text,
            page.line,
            type_,
            level,
            page.begun_on,
            gap=page.gap,
            label=label,
            fixed=type_ is not BlockType.PARAGRAPH,
        )
    )
    page.gap = 0 if page.typed else 1


def add_cell(page: Page) -> None:
    """Begin a cell, and a row where none has begun."""
    page.rows = page.rows or [[]]
    page.rows[-1].append("")


def end_table(page: Page) -> None:
    """Put the rows that have been read as one block."""
    rows, page.rows = page.rows or [], None
    _put(page, "\n".join(" | ".join(row) for row in rows if any(row)), BlockType.TABLE)
