"""The paragraphs of a Word file: each is named for what it is, so that mammoth can tell them apart."""

from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

from studyapp.documents.docx.styles import (
    AUTHOR,
    BOLD,
    CONTENTS,
    DATE,
    HEADINGS,
    QUOTE,
    SUBTITLE,
    TITLE,
    Styles,
    W,
    is_on,
    value,
)
from studyapp.documents.drafts import excerpt
from studyapp.report import Remark

_LARGER = 1.15
"""So many times larger than running text the letters of a heading are that no style names."""
_LINE = 120
_INSET = 400
"""Twentieths of a point from which on the indent of a paragraph makes it a quotation."""
_FEW = 0.3


@dataclass(slots=True)
class Prepared:
    """A part of a Word file on its way to mammoth."""

    styles: Styles
    notes: frozenset[tuple[str, str]] = frozenset()
    """Kind and id of the notes that there are."""
    report: list[Remark] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    title: list[str] = field(default_factory=list)
    """Texts of the title and the subtitle."""
    authors: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    """Texts of paragraphs whose styles say that they name the author or the date."""
    titled: etree._Element | None = None
    """The paragraph that is the title though no style says so."""
    paragraph: int = 0


def text_in(element: etree._Element) -> str:
    return "".join(t.text or "" for t in element.iter(f"{W}t"))


def remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def inset_among(paragraphs: list[etree._Element]) -> set[etree._Element]:
    """Return the paragraphs that are set further in than the others, where these are few."""
    found = [p for p in paragraphs if _is_inset(p)]
    whole = sum(len(text_in(p)) for p in paragraphs)
    return set(found) if sum(len(text_in(p)) for p in found) <= whole * _FEW else set()


def _is_inset(paragraph: etree._Element) -> bool:
    indent = paragraph.find(f"{W}pPr/{W}ind")
    if indent is None or paragraph.find(f"{W}pPr/{W}numPr") is not None:
        return False
    hanging = any(
        indent.get(f"{W}{name}", "0") not in ("", "0") for name in ("hanging", "firstLine")
    )
    left = indent.get(f"{W}left") or indent.get(f"{W}start") or "0"
    return (
        left.isdecimal() and int(left) >= _INSET and not hanging and len(text_in(paragraph)) > _LINE
    )


def name(paragraph: etree._Element, part: Prepared, *, quoted: bool) -> None:
    """Give a paragraph the style that says to mammoth what it is."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    style = value(properties, "pStyle") or part.styles.default
    kind = TITLE if paragraph is part.titled else _kind(paragraph, properties, style, part)
    if not kind and quoted:
        kind = QUOTE
    text = " ".join(text_in(paragraph).split())
    if kind == CONTENTS:
        if text:
            part.report.append(
                Remark("line of the contents left out", f"“{excerpt(text)}”", part.paragraph)
            )
        remove(paragraph)
        return
    if kind in (AUTHOR, DATE):
        (part.authors if kind == AUTHOR else part.dates).extend([text] if text else [])
        remove(paragraph)
        return
    if kind in (TITLE, SUBTITLE) and text:
        part.title += [text] if len(part.title) < 2 else []
    _set_style(properties, kind)
    numbering = part.styles.numbering(style)
    if numbering and properties.find(f"{W}numPr") is None and kind not in HEADINGS:
        list_ = etree.SubElement(properties, f"{W}numPr")
        _set(list_, "ilvl", numbering[1])
        _set(list_, "numId", numbering[0])


def _kind(paragraph: etree._Element, properties: etree._Element, style: str, part: Prepared) -> str:
    outline = value(properties, "outlineLvl")
    if outline.isdecimal() and int(outline) < 9:
        return HEADINGS[min(int(outline), len(HEADINGS) - 1)]
    kind = part.styles.kinds.get(style, "")
    if kind or properties.find(f"{W}numPr") is not None:
        return kind
    return BOLD if _is_emphatic(paragraph, style, part.styles) else ""


def _is_emphatic(paragraph: etree._Element, style: str, styles: Styles) -> bool:
    """Tell whether all letters of a short paragraph are bold or larger than running text."""
    runs = [r for r in paragraph.iter(f"{W}r") if text_in(r).strip()]
    if not runs or len(text_in(paragraph)) > _LINE:
        return False
    normal = styles.size_of(styles.default)
    return all(
        _is_bold(run, style, styles) or _size(run, style, styles) >= normal * _LARGER
        for run in runs
    )


def _is_bold(run: etree._Element, style: str, styles: Styles) -> bool:
    found = run.find(f"{W}rPr/{W}b")
    if found is not None:
        return is_on(found.get(f"{W}val", "1"))
    return styles.characters.get(value(run, "rPr/rStyle"), False) or styles.is_bold(style)


def _size(run: etree._Element, style: str, styles: Styles) -> int:
    said = value(run, "rPr/sz")
    return int(said) if said.isdecimal() else styles.size_of(style)


def _set_style(properties: etree._Element, kind: str) -> None:
    """Name what a paragraph is; one of running text, or of a list, has no style."""
    if kind:
        _set(properties, "pStyle", kind)
    elif (style := properties.find(f"{W}pStyle")) is not None:
        remove(style)


def _set(parent: etree._Element, tag: str, val: str) -> None:
    found = parent.find(f"{W}{tag}")
    if found is None:
        found = etree.SubElement(parent, f"{W}{tag}")
    found.set(f"{W}val", val)
