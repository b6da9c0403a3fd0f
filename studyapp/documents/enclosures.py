"""Quotations and brackets of a text: what stands in them belongs together."""

import re

from studyapp.model import Span

LONGEST = 400
"""A quotation or bracket up to this length stays whole; a longer one is cut at its sentences."""

_SIGN = re.compile(r"[\"“”„‟‘’‚'«»()\[\]]")
_FAMILY = {
    **dict.fromkeys('"“”„‟', '"'),
    **dict.fromkeys("‘’‚'", "'"),
    **dict.fromkeys("«»", "«"),
    **dict.fromkeys("()", "("),
    **dict.fromkeys("[]", "["),
}
_OPENS_AFTER = "([{“‘„‚«\"'—–-/"
_ELIDED = re.compile(r"\d|(?:[Tt]wa|[Tt]i)s\b|em\b|til\b|[Cc]ause\b|n\b")
_DEPTH = 8


def enclosures(text: str) -> list[Span]:
    """Return the spans of quotations and brackets that are closed, outermost only, in order.

    Quotation marks of all kinds are told by what stands beside them, so that mixed ones, and those
    of other languages, find each other.
    """
    opened: list[tuple[str, int]] = []
    found: list[Span] = []
    for sign in _SIGN.finditer(text):
        at, family = sign.start(), _FAMILY[sign[0]]
        if _closes(text, at, opened):
            start = _taken(opened, family)
            if at + 1 - start <= LONGEST:
                found.append((start, at + 1))
        elif _opens(text, at):
            opened.append((family, at))
            del opened[:-_DEPTH]
    found.sort()
    merged: list[Span] = []
    for start, end in found:
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _taken(opened: list[tuple[str, int]], family: str) -> int:
    """Take off all that was opened since the last sign of a family, and return its place."""
    while True:
        last, start = opened.pop()
        if last == family:
            return start


def _beside(text: str, at: int) -> tuple[str, str]:
    return text[at - 1] if at else " ", text[at + 1] if at + 1 < len(text) else " "


def _opens(text: str, at: int) -> bool:
    """Tell whether a sign that closes nothing opens something."""
    char = text[at]
    before, after = _beside(text, at)
    if char in "([„‚":
        return True
    if char == "«":
        return not after.isspace() or before.isspace()
    if char in ")]”’":
        return False
    apart = before.isspace() or before in _OPENS_AFTER
    if char == "“":
        return True
    if char == "'" and _ELIDED.match(text, at + 1):
        return False
    return apart and not after.isspace()


def _closes(text: str, at: int, opened: list[tuple[str, int]]) -> bool:
    """Tell whether a sign closes one of its family."""
    char = text[at]
    start = next((place for family, place in reversed(opened) if family == _FAMILY[char]), -1)
    if start < 0 or char in "([„‚‘":
        return False
    before, after = _beside(text, at)
    if char in ")]":
        return True
    if char in "“«":
        return not before.isspace() and text[start] in "„‚»" and not after.isalnum()
    if char == "»":
        return text[start] == "«"
    if char in "\"'" and (before.isspace() or after.isalnum()):
        return False
    if char in "'’":
        return not after.isalnum() and not _is_genitive(text, at)
    return True


def _is_genitive(text: str, at: int) -> bool:
    """Tell whether a sign is the apostrophe of a plural: it stands between an s and a word."""
    return text[at - 1] in "sS" and text[at + 1 : at + 2].isspace()
