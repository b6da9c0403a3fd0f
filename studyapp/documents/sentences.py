"""Where the sentences of a clean text begin and end."""

import re
from collections.abc import Iterator

from studyapp.documents.abbreviations import is_open, may_end
from studyapp.documents.enclosures import enclosures
from studyapp.documents.wordlists import OPENERS
from studyapp.model import Span

_PICTURES = "\u2600-\u27bf\U0001f000-\U0001faff\ufe0f\u200d"
_CLOSERS = r"(?:[\"”“’'»«›)\]]|\s»(?=\s|$))*+"
_STOP = re.compile(
    rf"(?<![.!?…])[.!?…؟۔।॥։።]++{_CLOSERS}(?:\s?\[\d{{1,3}}\])*+(?:\s?[{_PICTURES}]+)?"
    r"|[。！？｡]++[」』”’）]*+"
)
"""A stop with the quotation marks, brackets and reference numbers that belong to it."""
_UNCASED = "。！？｡؟۔।॥։።"
"""Stops that are nothing else."""
_TOKEN = re.compile(r"[^\W_][\w.&-]*$")
_NEXT = re.compile(
    rf"[\s\"“”„‘’‚'«»‹(\[¿¡—–*_•◦▪‣{_PICTURES}-]*+(?P<money>[$£€¥§#]*)(?P<word>[^\W_][\w'’]*)?"
)
_LISTED = re.compile(r"\s*[(\[]?(?:\d{1,2}|[a-z]|[ivx]{1,4})[)\]]\s+[^\W\d_a-z]")
"""A letter or number in brackets that opens a part: (b) The..."""
_LABEL = re.compile(
    r"[(\[•◦▪‣*\s-]*(?:(?:§+|Art\.|Sec\.|Sect\.|Ch\.|Chap\.|Par\.|Article|Section|Chapter|Rule)\s?)?"
    r"(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[IVXLC]{1,6})"
)
_COUNTED = re.compile(r"[:;]\s+\(?\d{1,2}$")
"""A number that counts within a sentence: as follows: 1. Wait."""
_APOSTROPHE = re.compile(r"['’]")
_ADDRESS = re.compile(r"[./@_:=&]")
"""What stands in addresses and names of files, which hold dots without spaces."""
_NEAR = 40
"""Characters before a stop that are looked at."""
_LONG_SENTENCE = 6
"""A sentence of more words than this may end with the time of day, or a year B.C."""


def spans(text: str) -> tuple[Span, ...]:
    """Return the span of each sentence, without white space around it.

    Quotations and brackets that are not too long stay whole. Takes time in proportion to the text.
    """
    return tuple(_spans(text))


def is_ended(text: str) -> bool:
    """Tell whether a text ends with a stop that can be a sentence's: "Mr.", "J. P.", "p." do not."""
    end = len(text.rstrip())
    stop = next((s for s in _STOP.finditer(text, max(0, end - _NEAR), end) if s.end() == end), None)
    if not stop or not _is_dot(stop[0]):
        return bool(stop)
    return not is_open(_token(text, 0, stop.start()))


def _spans(text: str) -> Iterator[Span]:
    units = enclosures(text)
    unit = 0
    start = _after_space(text, 0)
    for stop in _STOP.finditer(text):
        while unit < len(units) and units[unit][1] < stop.end():
            unit += 1
        inside = unit < len(units) and units[unit][0] < stop.start() and stop.end() < units[unit][1]
        if inside or stop.end() <= start:
            continue
        end = _end(text, start, stop)
        if end:
            yield start, end
            start = _after_space(text, end)
    end = len(text.rstrip())
    if start < end:
        yield start, end


def _after_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _end(text: str, start: int, stop: re.Match[str]) -> int:
    """Return where the sentence that begins at `start` ends if it does at this stop, or 0."""
    signs, end = stop[0], stop.end()
    if signs[0] in _UNCASED:
        return end
    following = _NEXT.match(text, end)
    word = (following and following["word"]) or ""
    if not following or not word:
        return end if signs[0] != "." and text[end : end + 1].isspace() else 0
    opener = _is_opener(text, following.start("word"), following.end())
    if not text[end].isspace():
        return _end_without_space(text, stop, following[0]) if opener else 0
    if _LISTED.match(text, end):
        return end
    signs = following[0][: -len(word)]
    year = "(" in signs and word[0].isdigit()
    if word.islower() or year or (not opener and any(dash in signs for dash in "–—-")):
        return 0
    if "§" in following["money"] and _token(text, start, stop.start())[:1].isupper():
        return 0
    opener = opener or bool(following["money"])
    return end if _is_end(text, start, stop, following.start("word"), opener=opener) else 0


def _end_without_space(text: str, stop: re.Match[str], following: str) -> int:
    """Return where a sentence ends that a word which opens one follows without a space, or 0.

    Behind a dash that is a heading run in, or the end of a thought: Causes.—The war began.
    """
    end = stop.end()
    dashes = len(following) - len(following.lstrip("—–"))
    if dashes:
        return end + dashes
    before = text[max(0, stop.start() - _NEAR) : stop.start()].rsplit(maxsplit=1)
    safe = bool(before) and len(before[-1]) > 1 and not _ADDRESS.search(before[-1])
    return end if safe and not following[0].isspace() else 0


def _is_end(text: str, start: int, stop: re.Match[str], word: int, *, opener: bool) -> bool:
    """Tell whether a stop ends its sentence before a capital or a number that stands at `word`."""
    if not _is_dot(stop[0]):
        return True
    dot = stop.start()
    if dot - start < _NEAR and _LABEL.fullmatch(text, start, dot):
        return False
    if _COUNTED.search(text, max(start, dot - _NEAR), dot):
        return False
    token = _token(text, start, stop.start())
    at = stop.start() - len(token)
    if not token or text[at - 1 : at] == "&":
        return True
    return may_end(
        token,
        text[word : word + 20],
        opener=opener,
        after_number=text[max(start, at - _NEAR) : at].rstrip()[-1:].isdigit(),
        long=text.count(" ", max(start, at - 200), at) > _LONG_SENTENCE,
    )


def _is_opener(text: str, start: int, end: int) -> bool:
    """Tell whether a word has its capital only because a sentence begins with it."""
    word = _APOSTROPHE.split(text[start:end], maxsplit=1)[0]
    if text[end : end + 1] == ".":
        return False
    return word == "I" or (word.capitalize() if word.isupper() else word) in OPENERS


def _is_dot(signs: str) -> bool:
    """Tell whether a stop is one dot, whatever closes behind it."""
    return (
        signs[0] == "." and signs[1:2] not in (".", "!", "?", "…") and not {"?", "!"} & set(signs)
    )


def _token(text: str, start: int, dot: int) -> str:
    """Return the word before a dot: of a compound, its last part."""
    found = _TOKEN.search(text, max(start, dot - _NEAR), dot)
    if not found:
        return ""
    token = found[0]
    return token.rsplit("-", 1)[-1] if token.count("-") == 1 and "." not in token[:2] else token
