"""Where the sentences of a clean text begin and end."""

import re
from collections.abc import Iterator

from studyapp.documents.wordlists import (
    BEFORE_NUMBER,
    CAPITAL_BEFORE_NUMBER,
    NEVER_AT_END,
    OPENERS,
    TIMES,
    UNLESS_OPENER,
)
from studyapp.model import Span

UNIT = 400
"""A quotation or bracket up to this length stays whole; a longer one is cut at its sentences."""

_STOP = re.compile(r"(?<![.!?…])[.!?…]+[\"”’'»›)\]]*(?=\s)|[。！？]+[」』”’）]*")
_TOKEN = re.compile(r"[^\W_][\w.&-]*$")
_NEXT = re.compile(r"\s*[\"“‘'«‹(\[¿¡—–-]*([^\W_][\w'’]*)?")
_INITIALS = re.compile(r"(?:[A-Za-zÀ-Ý]{1,2}\.)+-?[A-Za-z]{1,2}|[A-ZÀ-Ý](?:\.?-[A-ZÀ-Ý])*|Ph\.D")
_LABEL = re.compile(r"[(\[]?(?:\d{1,3}|[A-Za-z]|[IVXLC]{1,6})")
_PAIR = re.compile(r"[\"“”‘’«»()\[\]]")
_CLOSERS = {"”": "“", "»": "«", ")": "(", "]": "[", "’": "‘", '"': '"'}
_DEPTH = 8
_SMALL_ROMAN = re.compile(r"[ivxlcdm]+")
_NUMERAL = re.compile(r"\d|[ivxlcdmIVXLCDM]+\b")


def spans(text: str) -> tuple[Span, ...]:
    """Return the span of each sentence, without white space around it."""
    return tuple(_spans(text))


def _spans(text: str) -> Iterator[Span]:
    units = _units(text)
    unit = 0
    start = _after_space(text, 0)
    for stop in _STOP.finditer(text):
        while unit < len(units) and units[unit][1] < stop.end():
            unit += 1
        inside = unit < len(units) and units[unit][0] < stop.start() and stop.end() < units[unit][1]
        if inside or stop.end() <= start or not _is_end(text, start, stop):
            continue
        yield start, stop.end()
        start = _after_space(text, stop.end())
    end = len(text.rstrip())
    if start < end:
        yield start, end


def _after_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _is_end(text: str, start: int, stop: re.Match[str]) -> bool:
    """Tell whether the sentence that begins at `start` ends with this stop."""
    marks = stop[0]
    if marks[0] in "。！？":
        return True
    following = _NEXT.match(text, stop.end())
    word = (following and following[1]) or ""
    if not word:
        return marks[0] != "."
    if word[0].islower():
        return False
    if not marks.startswith(".") or marks.startswith(".."):
        return True
    return _full_stop(text, start, stop.start(), word)


def _full_stop(text: str, start: int, dot: int, word: str) -> bool:
    """Tell whether one dot before a capital or digit is a full stop and not an abbreviation's."""
    if _LABEL.fullmatch(text, start, dot):
        return False
    found = _TOKEN.search(text, max(start, dot - 40), dot)
    if not found:
        return True
    token = found[0].rsplit("-", 1)[-1] if found[0].count("-") == 1 else found[0]
    low = token.lower()
    opener = word in OPENERS
    if text[found.start() - 1 : found.start()] == "&":
        return True
    if _SMALL_ROMAN.fullmatch(token) and _NUMERAL.match(word):
        return False
    if low in NEVER_AT_END:
        return low in ("st", "ch") and opener
    small = token if len(token) == 1 else low
    if small in BEFORE_NUMBER or token in CAPITAL_BEFORE_NUMBER:
        if _NUMERAL.match(word):
            return False
        return len(token) > 2 or (opener and text[max(start, dot - 3) : dot - 1].strip().isdigit())
    if low in TIMES:
        return opener or text.count(" ", start, dot) > 6
    if low in UNLESS_OPENER or _INITIALS.fullmatch(token) or _INITIALS.fullmatch(found[0]):
        return opener
    return True


def _units(text: str) -> list[Span]:
    """Return the spans of quotations and brackets that may not be cut, outermost only."""
    opened: list[tuple[str, int]] = []
    found: list[Span] = []
    for sign in _PAIR.finditer(text):
        at, char = sign.start(), sign[0]
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        closes = _closes(char, before, after, opened)
        if closes:
            found += _close(opened, closes, at)
        elif _opens(char, before, after):
            opened.append((char, at))
            del opened[:-_DEPTH]
    found.sort()
    merged: list[Span] = []
    for start, end in found:
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _closes(char: str, before: str, after: str, opened: list[tuple[str, int]]) -> str:
    """Return the sign that this one closes, or nothing."""
    sign = _CLOSERS.get(char, "")
    if not sign or (char == "’" and after.isalnum()):
        return ""
    if char == '"' and (before.isspace() or after.isalnum()):
        return ""
    return sign if any(o == sign for o, _ in opened) else ""


def _opens(char: str, before: str, after: str) -> bool:
    if char == '"':
        return not after.isspace() and (before.isspace() or before in "([“‘—–-")
    return char in "“«([" or (char == "‘" and not before.isalnum())


def _close(opened: list[tuple[str, int]], sign: str, at: int) -> list[Span]:
    while opened:
        char, start = opened.pop()
        if char == sign:
            return [(start, at + 1)] if at - start <= UNIT else []
    return []
