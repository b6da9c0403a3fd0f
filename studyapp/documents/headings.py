"""Headings of a text without markup, and their levels."""

import re
from dataclasses import dataclass, replace

from studyapp.documents.drafts import Piece, without_marks
from studyapp.documents.joining import is_open, starts_low
from studyapp.documents.wordlists import HEADINGS, SMALL
from studyapp.model import BlockType
from studyapp.report import Remark

_LETTER = re.compile(r"[^\W\d_]")
_WORDS = re.compile(r"[^\W\d_][\w’'.-]*")
_NUMBERED = re.compile(r"(?:§ ?)?(\d{1,2}(?:\.\d{1,2})*)\.?[ \t]+[^\W\d_]")
_DIVISION = re.compile(
    r"(?:chapter|part|book|section|act|canto|lecture|appendix|kapitel|teil)\s+"
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
_NOTES = re.compile(r"(?:foot|end)?notes?\s*:?", re.I)
_PROSE = 80
_ROW = 4
"""So many headings may follow each other directly."""
_MAX_WORDS, _MAX_CHARS = 25, 200


@dataclass(frozen=True, slots=True)
class _Look:
    """How a piece looks as a heading: its style and how sure that is."""

    style: str
    """division, caps, title or sentence."""
    sure: bool


def looks_like_heading(text: str) -> bool:
    """Tell whether a text looks like a heading even without regard to what follows it."""
    look = _look(text)
    return look is not None and look.style != "sentence"


def plain(text: str) -> str:
    """Return a heading's text on one line without emphasis around it."""
    line = " ".join(without_marks(text).split())
    found = _EMPHASIS.match(line)
    return found[2].strip() if found else line


def _look(text: str) -> _Look | None:
    line = plain(text)
    words = _WORDS.findall(line)
    if (
        not words
        or len(line) > _MAX_CHARS
        or len(line.split()) > _MAX_WORDS
        or text.count("\n") > 3
    ):
        return None
    if _DIVISION.fullmatch(line) or _ROMAN.fullmatch(line):
        return _Look("division", sure=True)
    known = line.rstrip(":.").casefold() in HEADINGS
    letters = "".join(_LETTER.findall(line))
    if letters.isupper() and (len(letters) > 3 or known):
        return _Look("caps", sure=True) if not _INNER_STOP.search(line) or known else None
    if (
        line[0].islower()
        or _INNER_STOP.search(line)
        or _CAPTION.match(line)
        or _DATE_LINE.fullmatch(line)
    ):
        return None
    if _CLAUSE_END.search(line) and not (known and line[-1] == ":"):
        return None
    if known:
        return _Look("title", sure=True)
    if is_title_case(words):
        return _Look("title", sure=False)
    if len(words) <= 10 and line[-1] not in '!?…"”' and not is_list_like(line):
        return _Look("sentence", sure=False)
    return None


def is_title_case(words: list[str]) -> bool:
    """Tell whether nearly all words that count begin with a capital letter."""
    big = [w for w in words if w.casefold() not in SMALL]
    capital = sum(w[0].isupper() for w in big)
    return bool(big) and len(words) > 1 and words[0][0].isupper() and capital >= len(big) * 0.85


def is_list_like(line: str) -> bool:
    return line[0] in "-•*|[({"


def find_headings(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with those that are headings marked as such, with their levels."""
    looks = [
        _look(p.text) if p.type is BlockType.PARAGRAPH and not p.fixed else None for p in pieces
    ]
    wide = sum(p.gap > 1 for p in pieces) * 3 < len(pieces)
    styles: dict[int, str] = {}
    for i, look in enumerate(looks):
        if look and _is_heading(pieces, looks, i, wide=wide):
            styles[i] = look.style
    levels = _levels(pieces, styles)
    return [
        replace(p, type=BlockType.HEADING, text=plain(p.text), level=levels[i])
        if i in levels
        else p
        for i, p in enumerate(pieces)
    ]


def _is_heading(pieces: list[Piece], looks: list[_Look | None], i: int, *, wide: bool) -> bool:
    """Judge a piece that looks like a heading by its neighbours; `wide`: larger gaps mean something."""
    piece, look = pieces[i], looks[i]
    assert look is not None  # noqa: S101 - asked for looks only
    above = pieces[i - 1] if i else None
    if above and looks[i - 1] is None and above.type is BlockType.PARAGRAPH and _cut_off(above):
        return False
    if plain(piece.text).rstrip(":.").casefold() in HEADINGS:
        return True
    if wide and piece.gap > 1 and look.style != "sentence":
        return True
    reach = range(i + 1, min(i + 1 + _ROW, len(pieces)))
    below = next((n for n in reach if looks[n] is None), None)
    if below is None:
        return wide and piece.gap > 1
    row = below - i
    follows = pieces[below].text
    if row == 1 and not look.sure and len(follows) >= _PROSE and starts_low(follows):
        return False
    prose = pieces[below].type in (
        BlockType.PARAGRAPH,
        BlockType.QUOTATION,
        BlockType.ITEM,
        BlockType.TABLE,
    )
    if look.sure:
        return prose
    if look.style == "title":
        return prose and row <= 3
    long = len(pieces[below].text) >= _PROSE or pieces[below].type is not BlockType.PARAGRAPH
    apart = i == 0 or piece.gap > 0
    return apart and ((prose and long and row == 1) or (wide and piece.gap > 1))


def _cut_off(above: Piece) -> bool:
    """Tell whether a paragraph breaks off, so that what follows goes on with it."""
    return len(above.text) > _PROSE and is_open(above.text) and above.text.rstrip()[-1] in ",-"


def _levels(pieces: list[Piece], styles: dict[int, str]) -> dict[int, int]:
    ranks: dict[int, tuple[int, int]] = {}
    gaps = {pieces[i].gap > 1 for i in styles}
    one_style = len({s for s in styles.values() if s != "sentence"} | {"title"}) == 1
    for i, style in styles.items():
        numbered = _NUMBERED.match(plain(pieces[i].text))
        rank = ("division", "caps", "title", "sentence").index(style)
        if style == "sentence":
            rank = 2
        depth = numbered[1].count(".") if numbered else 0
        if one_style and len(gaps) == 2:
            depth = 0 if pieces[i].gap > 1 else 1
        ranks[i] = (rank, depth)
    order = {rank: n for n, rank in enumerate(sorted(set(ranks.values())), 1)}
    return {i: order[rank] for i, rank in ranks.items()}


def is_numbered(text: str) -> bool:
    """Tell whether a heading begins with its number: "2.1 Sources"."""
    return bool(_NUMBERED.match(text))


def is_division(text: str) -> bool:
    """Tell whether a heading only counts: "Chapter V", "II."."""
    return bool(_DIVISION.fullmatch(text) or _ROMAN.fullmatch(text))


def drop_note_headings(pieces: list[Piece], *, has_notes: bool) -> tuple[list[Piece], list[Remark]]:
    """Take out headings like "Notes" whose notes have been moved away."""
    out: list[Piece] = []
    remarks: list[Remark] = []
    for i, piece in enumerate(pieces):
        empty = i + 1 == len(pieces) or pieces[i + 1].type is BlockType.HEADING
        if (
            has_notes
            and empty
            and piece.type is not BlockType.ITEM
            and _NOTES.fullmatch(plain(piece.text))
        ):
            remarks.append(Remark("heading of the notes left out", plain(piece.text)))
        else:
            out.append(piece)
    return out, remarks


def with_levels_from_one(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with the levels of their headings counted from 1 without gaps."""
    levels = sorted({p.level for p in pieces if p.level})
    return [replace(p, level=levels.index(p.level) + 1) if p.level else p for p in pieces]
