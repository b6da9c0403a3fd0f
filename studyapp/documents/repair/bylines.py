"""The line below a title that names the author: "By Ada Orr and Ben Day"."""

import re

from studyapp.documents.drafts import Piece, without_marks
from studyapp.documents.wordlists import PARTICLES
from studyapp.model import BlockType

_BY = re.compile(
    r"(?:(?:written |words |text )?by|authors?:|von|autor(?:in)?:)\s+(?=[^\W\d_])", re.I
)
_ALONE = re.compile(r"(?:written )?by:?", re.I)
_BETWEEN = re.compile(r"\s*(?:,|&|;|\band\b|\bund\b)\s*")
_END = re.compile(r"\s+[|·•–—(]|\s+on\s+(?=\w+ \d)|,?\s+(?=(?:\w+ )?\d)")
"""Where the names end, and a date or more words about the text begin."""
_NAME = re.compile(r"[^\W\d_][\w’'.-]*")
_LONG = 100
_REACH = 2
"""So many pieces below the title may be the line."""


def take_byline(pieces: list[Piece]) -> tuple[str, list[Piece]]:
    """Return the author named right below the title, or nothing, and the pieces without that line."""
    for i, piece in enumerate(pieces[:_REACH]):
        if _ALONE.fullmatch(piece.text.strip()) and i + 1 < len(pieces):
            # "By" stands on a line of its own, above the name.
            name = author_of(f"By {_cased(pieces[i + 1].text)}")
            if name:
                return name, pieces[:i] + pieces[i + 2 :]
        kinds = (BlockType.PARAGRAPH, BlockType.HEADING, BlockType.QUOTATION)
        author = author_of(piece.text) if piece.type in kinds else ""
        if author:
            return author, pieces[:i] + pieces[i + 1 :]
        if piece.type is not BlockType.PARAGRAPH or len(piece.text) > _LONG:
            break
    return "", pieces


def _cased(name: str) -> str:
    """Return a name that is set in capitals with small letters where they belong."""
    return re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize(), name) if name.isupper() else name


def author_of(line: str) -> str:
    """Return the names that a line "By ..." gives, or nothing where it is no such line."""
    text = " ".join(without_marks(line).split()).strip("*_ ")
    found = _BY.match(text) if len(text) <= _LONG else None
    if not found:
        return ""
    rest = text[found.end() :]
    end = _END.search(rest)
    names = _BETWEEN.split((rest[: end.start()] if end else rest).rstrip(" .,"))
    return ", ".join(names) if all(map(_is_name, names)) else ""


def _is_name(text: str) -> bool:
    """Tell whether words are a name: two or more, all but particles with a capital letter."""
    words = text.split()
    big = [word for word in words if word.casefold() not in PARTICLES]
    capital = all(_NAME.fullmatch(word) and word[0].isupper() for word in big)
    return 1 < len(words) <= 6 and bool(big) and capital
