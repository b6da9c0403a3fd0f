"""What stands around an article on the web, and scraps that are no text: menus, buttons, adverts."""

import re
from dataclasses import replace

from studyapp.documents.drafts import Piece, excerpt, without_marks
from studyapp.documents.repair.looks import first_text, has_sentence, is_running, plain
from studyapp.documents.sentences import is_ended
from studyapp.documents.wordlists import BUTTONS
from studyapp.model import BlockType
from studyapp.report import Remark

_PHRASE = re.compile(
    r"(?:by using this site|we use cookies|this (?:site|website) uses cookies|please (?:enable|disable)\b|"
    r"your browser does not|subscribe to (?:our|the)|sign up (?:for|to)|get (?:our|the) .{0,40}newsletter|"
    r"enter your e-?mail|thank you for (?:your feedback|subscribing)|(?:©|\(c\)|copyright ©?) ?\d{4}.{0,80}|"
    r"all rights reserved|while every effort has been made to follow citation|"
    r"(?:view|read) this (?:e-?mail|message|newsletter)? ?(?:in|on) (?:your|a|the) (?:web )?browser|"
    r"you (?:are receiving|received) this (?:e-?mail|message|newsletter)|to unsubscribe|unsubscribe\b|"
    r"(?:last|page) (?:updated|modified|edited|reviewed)\b|this (?:page|article) was (?:last|most recently)|"
    r"(?:\d+ )?min(?:ute)?s? read|\d+ comments?|(?:read|see|view|show|load) (?:more|all|less)\b.{0,40}|"
    r"was this (?:page|article|helpful|useful)\b.{0,40}|click here\b|share (?:this|on|via)\b|follow us\b|skip to\b|jump to|back to (?:top|home)\b|"
    r"image (?:credit|source)s?:|photo(?:graph)? (?:by|credit|courtesy)\b|courtesy of\b|"
    r"(?:next|previous) (?:article|post|page|chapter)\b|sponsored (?:by|content)|advert(?:isement)?\b)",
    re.I,
)
_PATH = re.compile(
    r"(?:home|start|main page|index)\s*[›»>/](?:[^›»>/]{1,40}[›»>/])*[^›»>/]{1,60}", re.I
)
_ELSEWHERE = re.compile(
    r"(?:(?:related|similar|recommended|more|other|popular|trending|latest|recent|featured) "
    r"(?:articles?|topics?|posts?|stories|reading|content|news|searches|pages|videos|links)|"
    r"more (?:from|on|in|like)\b.{0,40}|(?:you (?:may|might) also like|read next|up next|most (?:read|viewed|popular)|"
    r"(?:leave|post) a (?:comment|reply)|\d* ?(?:comments|responses)|share this(?: article| page| post)?|"
    r"navigation(?: menu)?|personal tools|page contents not supported.*|categories|tags|trending(?: now)?|"
    r"explore more|discover more|keep reading|people also read))[.:]?",
    re.I,
)
_LISTS = frozenset(
    (
        "see also",
        "external links",
        "further reading",
        "references",
        "bibliography",
        "sources",
        "works cited",
    )
)
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_SHORT, _CREDIT, _LONGEST = 80, 150, 300
_RUN = 6
"""So many short lines below each other are scraps: a menu, the labels of a figure."""
_FRONT = 4
_FEW_WORDS = 5


def drop_furniture(pieces: list[Piece]) -> tuple[list[Piece], list[Remark]]:
    """Return the pieces without menus, buttons and what leads to other articles."""
    out: list[Piece] = []
    remarks: list[Remark] = []
    tail = _tail(pieces)
    for i, piece in enumerate(pieces):
        away = i >= tail
        if away or _is_furniture(piece):
            what = "links to other pages dropped" if away else "furniture of a web page dropped"
            remarks.append(dropped(what, piece))
        else:
            out.append(piece)
    return (out, remarks) if out else (pieces, [])


def dropped(what: str, piece: Piece) -> Remark:
    """Return the remark for a piece that is left out."""
    text = without_marks(piece.text)
    return Remark(what, f"“{excerpt(text)}”", piece.line, dropped=text)


def _is_furniture(piece: Piece) -> bool:
    if piece.type in (BlockType.CODE, BlockType.TABLE) or len(piece.text) > _LONGEST or piece.fixed:
        return False
    lines = piece.text.split("\n")
    if all(_is_button(line) for line in lines) or _PHRASE.match(piece.text.strip()):
        return True
    if "©" in piece.text and len(piece.text) < _CREDIT and not has_sentence(piece.text):
        return True
    return (
        len(lines) == 1 and not is_ended(piece.text) and bool(_PATH.fullmatch(piece.text.strip()))
    )


def _is_button(line: str) -> bool:
    words = [word.casefold() for word in _WORD.findall(line)]
    if not words or len(words) > _FEW_WORDS * 2 or line.lstrip()[:1] == "[":
        return False
    if line.rstrip()[-1:] in ".!?" or set(words) <= {"history", "the", "source", "text", "in", "x"}:
        return False
    return all(word in BUTTONS for word in words)


def _tail(pieces: list[Piece]) -> int:
    """Return where the end of a page begins that only leads to others."""
    last = len(pieces)
    for i in range(len(pieces) - 1, -1, -1):
        line = " ".join(pieces[i].text.split()) if len(pieces[i].text) < _SHORT else ""
        if line and _ELSEWHERE.fullmatch(line) and not pieces[i].fixed:
            last = i
        if len(pieces[i].text) >= _LONGEST and is_ended(without_marks(pieces[i].text)[-_SHORT:]):
            break
    return last


def drop_scraps(pieces: list[Piece]) -> tuple[list[Piece], list[Remark]]:
    """Return the pieces without rows of short lines that are no text and stand under no heading.

    Under a heading, or below a line that ends with a colon, they become items of a list. Above the
    first running text fewer are enough: a title page, the boxes at the top of a web page.
    """
    begin = first_text(pieces)
    front = next((i for i, p in enumerate(pieces[:begin]) if p.type is BlockType.HEADING), begin)
    out: list[Piece] = []
    remarks: list[Remark] = []
    at = 0
    while at < len(pieces):
        end = at
        is_part = _is_front if at < front or (out and _lists(out[-1])) else _is_scrap
        while end < (front if at < front else len(pieces)) and is_part(pieces[end]):
            end += 1
        run = pieces[at:end]
        lines = sum(piece.text.count("\n") + 1 for piece in run)
        if not run:
            out.append(pieces[at])
            end = at + 1
        elif out and _leads(out[-1]):
            out += [item for piece in run for item in _items(piece)] if lines > 1 else run
        elif lines >= (_FRONT if at < front else _RUN):
            text = "\n".join(without_marks(piece.text) for piece in run)
            what = "short lines without a sentence dropped"
            remarks.append(Remark(what, f"“{excerpt(text)}”", run[0].line, dropped=text))
            if end < len(pieces):
                pieces[end] = replace(pieces[end], after_break=True)
        else:
            out += run
        at = end
    return (out, remarks) if out else (pieces, [])


def _lists(above: Piece) -> bool:
    """Tell whether a heading has nothing but a list below it: "See also"."""
    return above.type is BlockType.HEADING and plain(above.text).rstrip(":.").casefold() in _LISTS


def _leads(above: Piece) -> bool:
    """Tell whether a list may follow: below a heading, another item, or a colon."""
    kinds = (BlockType.HEADING, BlockType.ITEM)
    return above.type in kinds or without_marks(above.text).rstrip().endswith(":")


def _items(piece: Piece) -> list[Piece]:
    lines = piece.text.split("\n") if piece.listing else [piece.text]
    return [
        replace(piece, text=line, line=piece.line + n, type=BlockType.ITEM, listing=False, gap=0)
        for n, line in enumerate(lines)
    ]


def _is_scrap(piece: Piece) -> bool:
    """Tell whether a piece has only a few words a line, and no sentence."""
    if piece.type is not BlockType.PARAGRAPH or piece.fixed or is_running(piece):
        return False
    if piece.text.rstrip().endswith(":"):
        return False
    lines = [without_marks(line).strip() for line in piece.text.split("\n")]
    if len(lines) > 1 and not piece.listing:
        return False
    return all(len(x.split()) <= _FEW_WORDS for x in lines)


def _is_front(piece: Piece) -> bool:
    """Tell whether a piece above the first running text is none itself."""
    long = len(piece.text) >= _SHORT
    bare = not is_running(piece) or (long and not has_sentence(piece.text))
    return piece.type is BlockType.PARAGRAPH and bare and not piece.fixed
