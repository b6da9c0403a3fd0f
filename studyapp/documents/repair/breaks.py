"""Paragraphs that a page break has cut in two, put together before headings are looked for.

Just above a page break even a few words are a cut paragraph rather than a heading, and just below
it even a heading's words may go on with a sentence.
"""

import re
from dataclasses import replace

from studyapp.documents.drafts import Piece, excerpt, without_marks
from studyapp.documents.repair.joining import is_open, starts_low
from studyapp.documents.repair.looks import is_certain_heading, looks_like_heading
from studyapp.documents.sentences import is_ended
from studyapp.model import BlockType
from studyapp.report import Remark

_PROSE = 80
_MAX = 50_000
_COUNTS = re.compile(r"\(?(?:1|a|i)[).]\s")
_HARD = re.compile(r"[,–—-]$")


def join_pages(pieces: list[Piece]) -> tuple[list[Piece], list[Remark]]:
    """Return the pieces with those joined that page breaks, or notes between, have cut in two."""
    out: list[Piece] = []
    remarks: list[Remark] = []
    prose = False
    for piece in pieces:
        broken = piece.starts_page or piece.after_break
        if out and broken and _goes_on(out[-1], piece, after_prose=prose):
            remarks.append(joined(out[-1], piece))
            out[-1] = merged(out[-1], piece)
        else:
            out.append(piece)
        if broken:
            prose = False
        prose = prose or len(piece.text) >= _PROSE
    return out, remarks


def joined(above: Piece, piece: Piece) -> Remark:
    """Return the remark for two pieces that are put together."""
    where = f"“{excerpt(above.text[-30:], 30)} | {excerpt(piece.text, 30)}”"
    return Remark("joined across a page break", where, piece.line)


def merged(above: Piece, piece: Piece) -> Piece:
    return replace(above, text=f"{above.text.rstrip()}\n{piece.text.lstrip()}")


def _goes_on(above: Piece, piece: Piece, *, after_prose: bool) -> bool:
    """Tell whether a piece below a break goes on with the one above.

    `after_prose`: running text stands between the break before and this one.
    """
    kinds = (BlockType.PARAGRAPH, BlockType.QUOTATION, BlockType.ITEM)
    if above.type not in kinds or piece.type not in kinds[:2] or above.listing or piece.listing:
        return False
    if above.fixed and above.type is BlockType.ITEM:
        return False
    if piece.indented or len(above.text) > _MAX or is_ended(without_marks(above.text[-200:])):
        return False
    if piece.apart and not piece.starts_page:
        return False
    low = starts_low(piece.text)
    if above.type is not BlockType.PARAGRAPH or piece.type is not BlockType.PARAGRAPH:
        return low and is_open(above.text)
    if above.text.rstrip().endswith(":"):
        return low or bool(_COUNTS.match(piece.text))
    if len(above.text) < _PROSE and (not after_prose or is_certain_heading(above.text)):
        return low and after_prose and not is_certain_heading(above.text)
    if low:
        return True
    if looks_like_heading(piece.text) and not _HARD.search(without_marks(above.text).rstrip()):
        return False
    return is_open(above.text) or above.text.rstrip().endswith(".")
