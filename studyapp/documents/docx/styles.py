"""The styles of a Word file: which of them are headings, titles, quotations, lists and the like."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""Before the tags and attributes of WordprocessingML."""

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
TITLE, SUBTITLE, AUTHOR, DATE, QUOTE, CODE, CAPTION, CONTENTS, BOLD = (
    "title",
    "subtitle",
    "author",
    "date",
    "quote",
    "code",
    "caption",
    "contents",
    "bold",
)
"""What a paragraph can be by its style, beside a heading."""
_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|rubrik|overskrift|kop|nagłówek|nadpis|otsikko|"
    r"заголовок|başlık|címsor|标题|見出し)\s*(\d)",
    re.I,
)
_KINDS = (
    (re.compile(r"title|book title|titel|titre|título|titolo|заголовок", re.I), TITLE),
    (re.compile(r"sub-?title|untertitel|sous-titre|subtítulo|sottotitolo", re.I), SUBTITLE),
    (re.compile(r"authors?|byline|autor|verfasser|auteur|autore", re.I), AUTHOR),
    (re.compile(r"date|datum|fecha|data", re.I), DATE),
    (
        re.compile(r"(?:intense )?quote|quotations?|block ?(?:text|quote|quotation)|(?:intensives )?zitat|cit(?:ation|a|at|azione)", re.I),
        QUOTE,
    ),
    (re.compile(r"html preformatted|preformatted text|(?:source )?code(?: block)?|macro text|quelltext", re.I), CODE),
    (re.compile(r"caption|beschriftung|légende|figure|table of figures", re.I), CAPTION),
    (re.compile(r"toc \d|toc heading|contents(?: heading)? ?\d?|table of (?:figures|authorities)|index \d|index heading|verzeichnis \d", re.I), CONTENTS),
)  # fmt: skip
_MAX_DEPTH = 20


@dataclass(frozen=True, slots=True)
class Style:
    """A style of paragraphs as it is defined, without what it takes over from its base."""

    name: str
    base: str
    outline: int | None
    """Level of the outline from 0; 9 is running text."""
    bold: bool | None
    size: int | None
    """Height of the letters in half points."""
    numbering: tuple[str, str] | None
    """Id of a list, and the level in it."""


@dataclass(frozen=True)
class Styles:
    """The styles of a Word file by their ids."""

    styles: dict[str, Style] = field(default_factory=dict)
    default: str = ""
    """Id of the style of paragraphs that name none."""
    size: int = 22
    """Height of letters, in half points, where no style says it."""
    characters: dict[str, bool] = field(default_factory=dict)
    """Whether the styles of letters are bold."""

    @cached_property
    def kinds(self) -> dict[str, str]:
        """What paragraphs of each style are; empty for running text."""
        return {id_: self._kind(id_) for id_ in self.styles}

    def chain(self, id_: str) -> list[Style]:
        """Return a style and those that it is based on, the nearest first."""
        found: list[Style] = []
        while id_ in self.styles and len(found) < _MAX_DEPTH:
            found.append(self.styles[id_])
            id_ = found[-1].base
        return found

    def _kind(self, id_: str) -> str:
        for style in self.chain(id_):
            if heading := _HEADING.fullmatch(style.name.strip()):
                return _heading(int(heading[1]) - 1)
            for pattern, kind in _KINDS:
                if pattern.fullmatch(style.name.strip()):
                    return kind
            if style.outline is not None:
                return _heading(style.outline) if style.outline < len(HEADINGS) + 3 else ""
        return ""

    def is_bold(self, id_: str) -> bool:
        return next((s.bold for s in self.chain(id_) if s.bold is not None), False)

    def size_of(self, id_: str) -> int:
        return next((s.size for s in self.chain(id_) if s.size), self.size)

    def numbering(self, id_: str) -> tuple[str, str] | None:
        return next((s.numbering for s in self.chain(id_) if s.numbering), None)


def _heading(outline: int) -> str:
    return HEADINGS[min(max(outline, 0), len(HEADINGS) - 1)]


def read_styles(root: etree._Element | None) -> Styles:
    """Return the styles that a Word file defines."""
    if root is None:
        return Styles()
    styles: dict[str, Style] = {}
    characters: dict[str, bool] = {}
    default = ""
    for style in root.iter(f"{W}style"):
        id_ = style.get(f"{W}styleId", "")
        if style.get(f"{W}type") == "paragraph":
            styles.setdefault(id_, _style(style))
            default = id_ if is_on(style.get(f"{W}default", "0")) else default
        elif style.get(f"{W}type") == "character":
            characters[id_] = bool(_bold(style))
    defaults = root.find(f"{W}docDefaults")
    size = _size(defaults) if defaults is not None else None
    return Styles(styles, default, size or Styles.size, characters)


def _style(style: etree._Element) -> Style:
    name, base = value(style, "name"), value(style, "basedOn")
    outline = value(style, "pPr/outlineLvl")
    list_, level = value(style, "pPr/numPr/numId"), value(style, "pPr/numPr/ilvl")
    return Style(
        name,
        base,
        int(outline) if outline.isdecimal() else None,
        _bold(style),
        _size(style),
        (list_, level or "0") if list_ and list_ != "0" else None,
    )


def value(element: etree._Element, path: str) -> str:
    """Return the value of an element that is named by the tags which lead to it, or nothing."""
    found = element.find("/".join(W + tag for tag in path.split("/")))
    return "" if found is None else str(found.get(f"{W}val", ""))


def is_on(said: str) -> bool:
    """Tell whether the value of a switch is on."""
    return said not in ("0", "false", "off", "none")


def _bold(style: etree._Element) -> bool | None:
    found = style.find(f"{W}rPr/{W}b")
    return None if found is None else is_on(found.get(f"{W}val", "1"))


def _size(element: etree._Element) -> int | None:
    found = next(element.iter(f"{W}sz"), None)
    said = "" if found is None else found.get(f"{W}val", "")
    return int(said) if said.isdecimal() else None
