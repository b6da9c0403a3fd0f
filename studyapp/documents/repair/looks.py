"""What looks like a heading by its words alone: divisions, capitals, titles, a few words."""

import re
from dataclasses import dataclass

from studyapp.documents.drafts import Piece, without_marks
from studyapp.documents.sentences import is_ended
from studyapp.documents.wordlists import HEADINGS, SMALL
from studyapp.model import BlockType

PAGED = re.compile(
    r"^(.*?\S)(?:(?:[ \t]*\.[. \t]{2,}|[ \t]{2,}|…[ \t]*|[ \t]+(?=\d+$))"
    r"(?:\d{1,4}|[ivxlc]{1,7}|_?frontispiece_?)|(?:[ \t]*\.){4,})$",
    re.I,
)
"""A line of a table of contents: words, and the page far from them."""
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_PLAIN_WORD = re.compile(r"[^\W_]+")
_NUMBERED = re.compile(r"(?:§ ?)?((?:[A-Z]\.)?\d{1,2}(?:\.\d{1,2})*)\.?[ \t]+[^\W\d_]")
_DOTTED = re.compile(
    r"(?:§ ?)?(?:\d{1,2}\.|\d{1,2}(?:\.\d{1,2})+\.?|[A-Z](?:\.\d{1,2})+\.?|[A-H]\.|[IVXL]{1,6}\.)"
    r"[ \t]+[\"“‘]?[^\W\d_a-z]"
)
_COUNTED = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*\.?|[IVXLC]{1,7}\.?|[A-Z]\.)[ \t)]+(?=\S)")
_LINK = re.compile(r"\s*\[[^\[\]]*\]\s*$")
_DIVISION = re.compile(
    r"(?:chapter|part|book|section|sect\.|article|title|amendment|act|scene|canto|lecture|lesson|unit|"
    r"week|letter|appendix|kapitel|teil)\s+"
    r"(?:[ivxlcdm]+|\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|[a-f])[.:]?",
    re.I,
)
_ROMAN = re.compile(r"[IVXL]{1,6}\.?")
_CAPTION = re.compile(
    r"(?:fig(?:ure|\.)?|table|plate|photo|map|chart|source|image|illustration)s?\b[\s.:]*\d*", re.I
)
_INNER_STOP = re.compile(r"[^\W\d_]{3,}[.;][\"”’)]* +[\"“‘(]?[^\W\d_]")
_CLAUSE_END = re.compile(r"[.,;:]$")
_EMPHASIS = re.compile(r"^(\*{1,3}|_{1,3})(.+)\1$", re.S)
_DATE_LINE = re.compile(r"\W*(?:\w+,? )?(?:\d{1,2}(?:st|nd|rd|th)? \w+|\w+ \d{1,2}),? \d{4}\W*")
_SENTENCE = re.compile(r"(?<=[^\W\d_]{2})[.!?][\"”’)]*\s+[\"“‘(]?[^\W\d_a-z]")
_IMPRINT = re.compile(
    r"\W*(?:copyright|©|\(c\) ?\d{4}|published|printed|entered according|all rights|first edition|isbn|"
    r"(?:https?://|www\.)\S+$|\S+@\S+$)",
    re.I,
)
"""How lines of a title page begin that end like sentences."""
_MAX_WORDS, MAX_CHARS = 25, 200
PROSE = 80
"""Texts from this length on are more than a few words."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a piece looks as a heading: its style and how sure that is."""

    style: str
    """division, caps, title or sentence."""
    sure: bool


def look_of(text: str) -> Look | None:
    """Return how a text looks as a heading, or nothing if it cannot be one."""
    line = plain(text)
    words = _WORD.findall(line)
    if not words or len(line) > MAX_CHARS or len(line.split()) > _MAX_WORDS or text.count("\n") > 3:
        return None
    if is_division(line):
        return Look("division", sure=True)
    known = line.rstrip(":.").casefold() in HEADINGS
    letters = "".join(_LETTER.findall(line))
    if letters.isupper() and (len(letters) > 3 or known):
        return Look("caps", sure=True) if not _INNER_STOP.search(line) or known else None
    if (
        line[0].islower()
        or "@" in line
        or _INNER_STOP.search(line)
        or _CAPTION.match(line)
        or _DATE_LINE.fullmatch(line)
    ):
        return None
    if line[-1] == "?" and (is_dotted(line) or _DIVISION.match(line)):
        return Look("title", sure=False)
    if _CLAUSE_END.search(line) and not (known and line[-1] == ":"):
        return None
    if known:
        return Look("title", sure=True)
    if is_title_case(words):
        return Look("title", sure=False)
    if len(words) <= 10 and line[-1] not in '!?…"”' and line[0] not in "-•*|[({":
        return Look("title" if depth_of(line) else "sentence", sure=False)
    return None


def looks_like_heading(text: str) -> bool:
    """Tell whether a text looks like a heading even without regard to what follows it."""
    look = look_of(text)
    return look is not None and look.style != "sentence"


def is_certain_heading(text: str) -> bool:
    """Tell whether a text is a heading wherever it stands: a division, capitals, "2.1 Sources"."""
    look = look_of(text)
    return look is not None and (look.sure or is_dotted(text))


def is_title_case(words: list[str]) -> bool:
    """Tell whether nearly all words that count begin with a capital letter."""
    big = [w for w in words if w.casefold() not in SMALL]
    capital = sum(w[0].isupper() for w in big)
    return bool(big) and len(words) > 1 and words[0][0].isupper() and capital >= len(big) * 0.85


def plain(text: str) -> str:
    """Return a heading's text on one line without emphasis around it."""
    line = " ".join(without_marks(text).split())
    found = _EMPHASIS.match(line)
    return found[2].strip() if found else line


def key(text: str) -> str:
    """Return the words of a heading without its number, its page or a link to edit it."""
    line = " ".join(without_marks(text).split())
    paged = PAGED.match(line)
    line = _LINK.sub("", paged[1] if paged else line)
    division = _DIVISION.match(line)
    if division and _LETTER.search(line, division.end()):
        line = line[division.end() :].strip()
    return " ".join(_PLAIN_WORD.findall(_COUNTED.sub("", line).casefold()))


def is_running(piece: Piece) -> bool:
    """Tell whether a piece is running text, or a list or table, rather than a few words."""
    if piece.type is not BlockType.PARAGRAPH:
        return piece.type is not BlockType.HEADING
    short = len(piece.text) < PROSE
    if piece.listing or (len(piece.text) < 2 * PROSE and _IMPRINT.match(piece.text)):
        return False
    return not short or (is_ended(without_marks(piece.text)) and not piece.text.isupper())


def has_sentence(text: str) -> bool:
    """Tell whether a sentence ends somewhere in a text."""
    return bool(_SENTENCE.search(text)) or is_ended(without_marks(text)[-PROSE:])


def first_text(pieces: list[Piece]) -> int:
    """Return where running text begins, below the lines of a title page or the top of a web page."""
    for i, piece in enumerate(pieces):
        if piece.type is BlockType.PARAGRAPH and is_running(piece):
            below = pieces[i + 1] if i + 1 < len(pieces) else None
            long = len(piece.text) >= PROSE // 2
            whole = has_sentence(piece.text) if long else below is None or is_running(below)
            if whole:
                return i
    return 0


def is_division(text: str) -> bool:
    """Tell whether a heading only counts: "Chapter V", "II."."""
    return bool(_DIVISION.fullmatch(text) or _ROMAN.fullmatch(text))


def is_numbered(text: str) -> bool:
    """Tell whether a heading begins with its number: "2.1 Sources"."""
    return bool(_NUMBERED.match(text))


def is_dotted(text: str) -> bool:
    """Tell whether a heading begins with its number or letter and a dot: "2. Sources", "B. Law"."""
    return bool(_DOTTED.match(plain(text)))


def depth_of(text: str) -> int:
    """Return how often the number of a heading is divided: 1 for "2.1 Sources", else 0."""
    numbered = _NUMBERED.match(plain(text))
    return numbered[1].count(".") if numbered else 0
