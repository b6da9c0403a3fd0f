"""The title and author of a PDF: from its first page, else from what its file says."""

import re
from collections import Counter
from dataclasses import dataclass

from studyapp.documents.dating import to_edtf
from studyapp.documents.drafts import without_marks
from studyapp.documents.pdf.files import PdfFile
from studyapp.documents.pdf.paragraphs import Paragraph
from studyapp.documents.pdf.remarks import Deed
from studyapp.documents.pdf.styles import Style, folded
from studyapp.documents.repair.looks import is_division, is_numbered
from studyapp.documents.wordlists import HEADINGS, OPENERS, PARTICLES

_NO_TITLE = re.compile(
    r"untitled|microsoft|powerpoint|\.(?:docx?|odt|tex|dvi|indd|qxd|pdf|rtf|txt)$|^(?:doc(?:ument)?|title)\d*$"
    r"|^[\w-]*\d[\w-]*$|^\W*$",
    re.I,
)
_NO_AUTHOR = re.compile(r"^(?:user|admin\w*|owner|unknown|author|anonymous|root|\W*|.*@.*)$", re.I)
_BY = re.compile(r"(?:by|von|par)\s+(.+)", re.I | re.S)
_NAME = re.compile(r"[^\W\d_][\w’'.-]*")
_MARKS = re.compile(r"[\d*∗†‡§¶#?★⋆⁰¹²³⁴⁵⁶⁷⁸⁹]+(?=,|;|\s|$)")
_DETAILS = re.compile(
    r"@|universit|institut|department|faculty|college|school of|laborator|academy|https?://|orcid|"
    r"received|accepted|correspond|e-?mail",
    re.I,
)
_OPENS = re.compile(r"abstract|summary|zusammenfassung|keywords?|key words", re.I)
_SENTENCE = re.compile(r"[a-z]{2,}[.!?][\"”’]?(?: |$)")
_NO_NAME = frozenset({"of", "the", "and", "for", "in", "on", "to", "with", "at", "by"})
_LONG, _ZONE, _BYLINE = 200, 40, 80


@dataclass(frozen=True, slots=True)
class Front:
    """Title, author and date, and the paragraphs without them."""

    title: str
    author: str
    date: str
    paragraphs: list[Paragraph]
    styles: dict[int, Style]
    deeds: list[Deed]


def take_title(found: list[Paragraph], styles: dict[int, Style], file: PdfFile) -> Front:
    """Return title, author and date of a document, and what is left of its first page."""
    said = file.title if _is_sensible(file.title) else ""
    said_author = "" if _NO_AUTHOR.match(file.author) else file.author
    at = _title_at(found, styles, said)
    if at is None:
        return Front(said, said_author, file.date if said else "", found, styles, [])
    end = _front_end(found, styles, at)
    subtitle = at + 1 if _is_subtitle(found, styles, at, end) else at
    below = range(subtitle + 1, end)
    names = _names([found[n] for n in below])
    dates = [date for n in below if (date := to_edtf(_line(found[n])))]
    # What stands between title and text with names or addresses in it tells of the authors.
    about = any(_is_detail(_line(found[n])) for n in below) or _is_byline(found, styles, below)
    author = ", ".join(names)
    if said_author and (not author or folded(said_author) == folded(author)):
        author = said_author
    first = found[at].lines[0].page
    above = [n for n in range(at) if found[n].lines[0].page == first and len(found[n].text) < _LONG]
    details = list(below) if about else []
    known = {author.casefold(), ""}
    deeds = [
        *(_deed(found[n], "line above the title dropped") for n in above),
        *(
            _deed(found[n], "author’s details dropped")
            for n in details
            if _line(found[n]).casefold() not in known and not to_edtf(_line(found[n]))
        ),
    ]
    gone = {at, subtitle, *above, *details}
    kept = [n for n in range(len(found)) if n not in gone]
    new = {i: styles[n] for i, n in enumerate(kept) if n in styles}
    title = _titled(found[at : subtitle + 1])
    return Front(title, author, next(iter(dates), ""), [found[n] for n in kept], new, deeds)


def _is_sensible(title: str) -> bool:
    """Tell whether what a file says of itself is a title rather than the name of a file."""
    word = title.islower() and " " not in title
    return len(title) > 3 and not word and not _NO_TITLE.search(title)


def _is_subtitle(found: list[Paragraph], styles: dict[int, Style], at: int, end: int) -> bool:
    """Tell whether the line below a title goes on with it: large too, and with more below it."""
    n = at + 1
    return (
        n < end
        and n in styles
        and styles[n].size < styles[at].size
        and not _is_detail(_line(found[n]))
        and any(_is_detail(_line(p)) for p in found[n + 1 : end])
    )


def _is_byline(found: list[Paragraph], styles: dict[int, Style], below: range) -> bool:
    """Tell whether a single line below the title, set like no heading, stands above the first one."""
    if len(below) != 1 or below[0] not in styles or below[0] + 1 not in styles:
        return False
    return sum(style == styles[below[0]] for style in styles.values()) == 1


def _is_detail(text: str) -> bool:
    """Tell whether a line below a title names an author, an address or a date."""
    return bool(name_in(text) or to_edtf(text) or _DETAILS.search(text))


def _titled(parts: list[Paragraph]) -> str:
    """Return title and subtitle with their line ends."""
    title = "\n".join(without_marks(parts[0].text).split("\n")).strip(" *∗†‡\n")
    for part in parts[1:]:
        sign = "" if title[-1:] in ".:?!–—" else ":"
        title = f"{title}{sign} {without_marks(part.text).strip(' *∗†‡')}"
    return title


def _names(found: list[Paragraph]) -> list[str]:
    """Return the names in the lines below a title: those set like the first of them."""
    names: list[str] = []
    style = None
    for line in (line for paragraph in found for line in paragraph.lines):
        level = "".join(part.text if part.shift == 0 else " " for part in line.parts)
        for text in [c[2] for c in line.cells] if len(line.cells) > 1 else [level]:
            name = name_in(without_marks(text))
            if name and not _DETAILS.search(text) and style in (None, line.font):
                names.append(name)
                style = line.font
    return names


def _line(paragraph: Paragraph) -> str:
    return " ".join(without_marks(paragraph.text).split())


def _deed(paragraph: Paragraph, what: str) -> Deed:
    return Deed(paragraph.lines[0], what, _line(paragraph))


def _front_end(found: list[Paragraph], styles: dict[int, Style], at: int) -> int:
    """Return the index of the first paragraph below title and authors: a heading or running text."""
    page = found[at].lines[0].page
    proses = [_is_prose(p) for p in found]
    heads = [
        n
        for n in styles
        if n > at and (found[n].lines[0].page != page or any(proses[n + 1 : n + 2]))
    ]
    for n in range(at + 1, min(at + _ZONE, len(found))):
        text = _line(found[n])
        known = text.rstrip(".:").casefold() in HEADINGS or is_numbered(text) or is_division(text)
        if found[n].lines[0].page == page and to_edtf(text):
            continue
        if found[n].lines[0].page != page or known or proses[n] or _OPENS.match(text):
            return n
        if n not in styles:
            continue
        if name_in(text):
            if n > at + 1 and any(styles[m] == styles[n] for m in styles if m > n):
                return n
            if n in heads and _tells_of(found[n + 1], text):
                return n
        elif n in heads or (n > at + 1 and any(styles[m] == styles[n] for m in heads if m != n)):
            return n
    return min(at + 1, len(found))


def _tells_of(paragraph: Paragraph, name: str) -> bool:
    """Tell whether a text is about the person named above it, who is then not its author."""
    return name.rsplit(maxsplit=1)[-1].casefold() in paragraph.text.casefold()


def _title_at(found: list[Paragraph], styles: dict[int, Style], said: str) -> int | None:
    """Return the index of the title: on the first pages, in the largest letters of all headings."""
    first = found[0].lines[0].page if found else 0
    divisions = Counter(styles[n] for n in styles if is_division(_line(found[n])))
    early = [
        n
        for n in styles
        if found[n].lines[0].page <= first + 1
        and _may_be(found[n])
        # A book has more divisions than one; the chapter of one is an article by itself.
        and not (is_division(_line(found[n])) and divisions[styles[n]] > 1)
    ]
    early = [n for n in early if not name_in(_line(found[n]))] or early
    if not early:
        return None
    named = [n for n in early if said and folded(found[n].text) == folded(said)]
    if named:
        return named[0]
    largest = max(styles[n] for n in early)
    at = next(n for n in early if styles[n] == largest)
    below = [n for n in styles if n not in early]
    higher = any(styles[n].size > largest.size for n in below)
    words = sum(len(p.text.split()) for p in found[:at])
    prose = any(map(_is_prose, found[:at]))
    if higher or prose or words > (30 if found[at].lines[0].page > first else 80):
        return None
    return at


def _is_prose(paragraph: Paragraph) -> bool:
    text = _line(paragraph)
    return (len(text) > _LONG and not _DETAILS.search(text)) or (
        len(text) > _LONG // 2 and len(_SENTENCE.findall(text)) > 0
    )


def _may_be(paragraph: Paragraph) -> bool:
    text = " ".join(paragraph.text.split())
    return not (is_numbered(text) or text.rstrip(":.").casefold() in HEADINGS)


def name_in(text: str) -> str:
    """Return the names that a line gives, or nothing where it holds other words."""
    by = _BY.fullmatch(text)
    names = _MARKS.sub("", by[1] if by else text).strip(" .,;")
    parts = [p.strip() for p in re.split(r",|;|\band\b|\bund\b|&|\bet\b", names) if p.strip()]
    if by and len(names) <= _BYLINE and "." not in names[:-1].replace(". ", ""):
        return _cased(names)
    if not parts or len(parts) > 8 or not all(map(_is_name, parts)):
        return ""
    return re.sub(r"\s+([,;])", r"\1", " ".join(_cased(names).split()))


def _is_name(text: str) -> bool:
    words = text.split()
    big = [w for w in words if w.casefold() not in PARTICLES]
    return (
        2 <= len(words) <= 5
        and len(big) >= 2
        and all(_NAME.fullmatch(w) and w[0].isupper() for w in big)
        and words[0] not in OPENERS
        and not any(w.casefold() in HEADINGS or w in _NO_NAME for w in words)
    )


def _cased(name: str) -> str:
    if not name.isupper():
        return name
    return re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize(), name)
