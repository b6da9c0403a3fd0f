"""The title and the author in the first lines of a text."""

import re
from dataclasses import replace

from studyapp.documents.drafts import Piece
from studyapp.documents.repair.bylines import author_of
from studyapp.documents.repair.looks import is_division, is_numbered, plain
from studyapp.documents.wordlists import HEADINGS, PARTICLES
from studyapp.model import BlockType

_BY = re.compile(r"(?:written\s+)?by\s+(.+)|author:\s*(.+)", re.I | re.S)
_NAME = re.compile(r"[^\W\d_][\w’'.-]*")
_HEADWORD = re.compile(
    r"([^\W\d_a-z][^\W\d_a-z’'-]*(?:[ -][^\W\d_a-z’'-]+)*(?: \([^()]{1,40}\))?)[,.;(]"
)
_VERSUS = re.compile(r"\s(?:v|vs)\.$")
_PARTIES = re.compile(r"[^\W\d_a-z][^;:?!]{1,100}\s(?:v|vs)\.\s[^\W\d_a-z][^;:?!]{1,100}")
_SIDE = re.compile(
    r",?\s(?:petitioner|respondent|appell(?:ant|ee)|plaintiff|defendant)s?(?:[- ]appell(?:ant|ee)s?)?"
    r"(?: in error)?(?=,|\s|\.|$)",
    re.I,
)
_COURT = re.compile(r"\b(?:certiorari|court|appeals?|circuit|district|error to|no\. \d)\b", re.I)
_CAPTION = 8
"""The caption of a lawsuit stands among so many pieces at the top."""
_LINE = 80
_ZONE = 6
"""So many pieces at the top may belong to the front matter."""


def take_front(pieces: list[Piece]) -> tuple[str, str, list[Piece]]:
    """Return title and author, empty when not found, and the pieces without them."""
    title, rest = _case(pieces)
    if title:
        return title, "", rest
    title, rest = _title(pieces)
    if not title:
        return _headword(pieces), "", pieces
    for i, piece in enumerate(rest[:_ZONE]):
        name = _author(rest, i)
        if name:
            return title, name, [*rest[:i], *rest[i + 1 :]]
        if piece.type is BlockType.PARAGRAPH and len(piece.text) > _LINE:
            break
    return title, "", rest


def _case(pieces: list[Piece]) -> tuple[str, list[Piece]]:
    """Return the names of the parties that the caption of a lawsuit gives, else nothing."""
    for i, piece in enumerate(pieces[:_CAPTION]):
        text = plain(piece.text)
        below = plain(pieces[i + 1].text) if i + 1 < len(pieces) else ""
        if _VERSUS.search(text) and below and len(text + below) <= 2 * _LINE:
            text, end = f"{text} {below}", i + 2
        else:
            end = i + 1
        if len(text) <= 2 * _LINE and _PARTIES.fullmatch(text):
            rest = pieces[:i] + pieces[end:]
            return _SIDE.sub("", text).strip(" ,."), [_as_line(p) for p in rest[:_CAPTION]] + rest[
                _CAPTION:
            ]
    return "", pieces


def _as_line(piece: Piece) -> Piece:
    """Return a heading of the caption that only names the court or the way to it as a plain line."""
    if piece.type is BlockType.HEADING and _COURT.search(piece.text) and not piece.fixed:
        return replace(piece, type=BlockType.PARAGRAPH, level=None)
    return piece


def _title(pieces: list[Piece]) -> tuple[str, list[Piece]]:
    heads = [p for p in pieces[:3] if p.type is BlockType.HEADING]
    if not heads or pieces[0] is not heads[0]:
        return "", pieces
    first = heads[0]
    if first.fixed:
        return "", pieces
    text = plain(first.text)
    if text.rstrip(":.").casefold() in HEADINGS:
        return "", pieces
    if is_division(text):
        if len(heads) < 2 or pieces[1] is not heads[1]:
            return "", pieces
        return f"{text} {plain(heads[1].text)}", pieces[2:]
    if is_numbered(text):
        return "", pieces
    return text.rstrip("."), pieces[1:]


def _author(pieces: list[Piece], i: int) -> str:
    """Return the name that a piece in the front matter gives, or nothing."""
    piece = pieces[i]
    text = plain(piece.text)
    if (
        len(text) > _LINE
        or is_division(text)
        or piece.type not in (BlockType.HEADING, BlockType.PARAGRAPH)
    ):
        return ""
    if named := author_of(text):
        return _cased(named)
    by = _BY.fullmatch(text)
    name = ((by[1] or by[2]) if by else text).strip(" .,")
    words = name.split()
    if not by and (not _is_name(words) or text.casefold() in HEADINGS or _common(words, pieces, i)):
        return ""
    if not by and i + 1 < len(pieces) and len(words) == 1 and not _alone(pieces, i):
        return ""
    return _cased(name)


def _is_name(words: list[str]) -> bool:
    big = [w for w in words if w.casefold() not in PARTICLES]
    return (
        len(big) >= 1
        and len(words) <= 8
        and all(_NAME.fullmatch(w.strip(",")) and w[0].isupper() for w in big)
        and (len(big) > 1 or words[0].isupper())
    )


def _common(words: list[str], pieces: list[Piece], i: int) -> bool:
    """Tell whether one of the words stands in the text in small letters: names do not.

    Right above a paragraph the line may as well be its heading, so there no word may come again.
    """
    below = pieces[i + 1] if i + 1 < len(pieces) else None
    flags = re.NOFLAG if below is None or below.type is BlockType.HEADING else re.IGNORECASE
    low = {w.strip(",.").casefold() for w in words if len(w.strip(",.")) > 1} - PARTICLES
    patterns = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(low)))})(?!\w)", flags)
    return bool(low) and any(patterns.search(p.text) for n, p in enumerate(pieces) if n != i)


def _alone(pieces: list[Piece], i: int) -> bool:
    """Tell whether no other heading of the text is set in capitals."""
    others = [p for n, p in enumerate(pieces) if n != i and p.type is BlockType.HEADING]
    return i > 0 and not any(p.text.isupper() for p in others)


def _cased(name: str) -> str:
    """Return a name in capitals with small letters where they belong."""
    if not name.isupper():
        return name
    return re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize(), name)


def _headword(pieces: list[Piece]) -> str:
    """Return the word in capitals that an article of an encyclopedia begins with."""
    first = next((p for p in pieces if p.type is not BlockType.HEADING), None)
    if first is None or first is not pieces[0]:
        return ""
    found = _HEADWORD.match(" ".join(first.text[:200].split()))
    return found[1] if found and sum(c.isupper() for c in found[1]) > 4 else ""
