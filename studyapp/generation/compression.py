"""Shortens a clause at safe places: trailing relative clauses, participles, further clauses."""

import re
from collections.abc import Sequence

from studyapp.generation.engine import FINITE, Token
from studyapp.generation.wordlists import several

_CUT_WORDS = several(
    "which who whom whose where although though while whereas since so thus thereby "
    "including such because unless until after before when as but yet whereupon whereby "
    "followed however"
)


def cut(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return where tokens[start:end] can end: before the first detachable tail, if the rest stands."""
    depth = 0
    quoted = False
    commas = 0
    for i in range(start, end):
        text = tokens[i].text
        depth += (text in "([") - (text in ")]")
        quoted ^= text == '"'
        relative = text == ";" or (i + 1 < end and tokens[i + 1].tag in ("DTQ", "PNQ"))
        if depth or quoted or i < start + (2 if relative else 4):
            commas += text == ","
            continue
        if (
            text == ";"
            or text in ("—", "–")
            or (text == "-" and i + 1 < end and tokens[i + 1].text == "-")
        ):
            return i
        if text == "," and i + 1 < end and _detachable(tokens, i + 1, end, first=not commas):
            return i
        commas += text == ","
    return end


def second_verb(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return where "and" and a second verb of the same subject begin in tokens[start:end], or `end`."""
    quoted = False
    for i in range(start, end - 1):
        quoted ^= tokens[i].text == '"'
        if quoted:
            continue
        if tokens[i].tag in ("CJT", "DTQ", "PNQ", "TO0"):
            return end
        if tokens[i].low in ("and", "but", "then") and i > start:
            k = i + 1
            while k < end - 1 and tokens[k].tag in ("AV0", "PUN", "XX0"):
                k += 1
            if tokens[k].tag in FINITE or tokens[k].tag == "VVN":
                return i
    return end


def _detachable(tokens: Sequence[Token], i: int, end: int, *, first: bool) -> bool:
    """Whether what follows a comma can go without harm; an apposition only after the first."""
    token = tokens[i]
    if token.low in _CUT_WORDS or token.tag == "VVG":
        return True
    if token.low in ("and", "or") and i + 1 < end:
        return _new_clause(tokens, i + 1, end)
    if token.tag in ("AT0", "PNP", "DPS"):
        return first and not _list_goes_on(tokens, i, end)
    return False


def _new_clause(tokens: Sequence[Token], i: int, end: int) -> bool:
    if tokens[i].tag in ("PRP", "CJS", "AV0") and tokens[i].low not in ("of", "than"):
        return True
    if tokens[i].low in (
        "thus",
        "this",
        "then",
        "so",
        "hence",
        "therefore",
        "when",
        "if",
        "while",
        "once",
    ):
        return True
    for k in range(i, min(i + 8, end)):
        if tokens[k].text in ",;(" or (k > i and tokens[k].low in ("and", "or", "but")):
            return False
        if tokens[k].tag in FINITE:
            return True
    return False


def _list_goes_on(tokens: Sequence[Token], i: int, end: int) -> bool:
    """Whether the words after a comma are a further item of a list."""
    for k in range(i, min(i + 12, end)):
        if tokens[k].text == "," and k + 1 < end and tokens[k + 1].low in ("and", "or"):
            return True
        if tokens[k].low in ("and", "or"):
            return True
        if tokens[k].tag in FINITE:
            return False
    return False


_TAIL = re.compile(
    r",?\s+(?:which|who|whom|whose)\s|;\s|\s[—–]\s?|--|,\s+(?:leading|lending|leaving|making|"
    r"although|though|"
    r"while|whereas|since|so that|thus|and this|and it|and they|and that|although|because)\b"
)


def short(text: str, least: int = 4) -> str:
    """Return a text up to its first detachable tail that leaves at least `least` words."""
    for match in _TAIL.finditer(text):
        head = text[: match.start()]
        if (
            len(head.split()) >= least
            and head.count('"') % 2 == 0
            and head.count("(") == head.count(")")
        ):
            return head.rstrip(" ,;:")
    return text.rstrip(" ,;:.")
