"""Words that an extraction has cut at line ends without leaving the hyphen: "De / partment"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from studyapp.documents.text.lines import Line
from studyapp.documents.wordlists import OPENERS, SMALL
from studyapp.report import Remark

_LAST = re.compile(r"(?<![\w’'-])([^\W\d_]{2,})[ \t]*$")
_FIRST = re.compile(r"\s*([a-zà-öø-ÿ]{2,})(?![\w’'])")
_WORD = re.compile(r"[^\W\d_]+")
_ENDING = re.compile(
    r"(?:[a-z]{0,2}[stc]ions?|[a-z]{0,2}[stc]ional|[cst]ially?|ment[a-z]*|ing[a-z]*|ness|ties|ity|ble|bly|tive[a-z]*|tious|"
    r"ous|ance|ence|ency|ents?|ants?|ers?|ers|ees|ize|ized|ted|ded|sed|cal|tal|nal|sey|als?|tic|ture|tures|tain[a-z]*)$"
)
"""Ends of words that are no words themselves."""
_BEGINNINGS = frozenset(
    (
        "de",
        "dis",
        "re",
        "un",
        "con",
        "com",
        "pre",
        "im",
        "en",
        "em",
        "mis",
        "trans",
        "inter",
        "ac",
        "ap",
        "suf",
    )
)
"""Beginnings of words that are hardly words themselves."""
_CERTAIN = 3
"""So many cut words, whole elsewhere in the text, show that its hyphens are lost."""
_FRAGMENT = 4


def mend_cut_words(lines: list[Line]) -> tuple[list[Line], list[Remark]]:
    """Return the lines with cut words whole, if the text shows by others that it has lost hyphens."""
    places = list(_places(lines))
    if len(places) < _CERTAIN or any(line.text.rstrip().endswith("-") for line in lines):
        return lines, []
    known = inner_words(lines)
    certain = [p for p in places if _is_certain(p, known)]
    if len({first + second for _, first, second in certain}) < _CERTAIN:
        return lines, []
    out = list(lines)
    remarks: list[Remark] = []
    for i, first, second in places:
        if _is_certain((i, first, second), known) or _is_likely(first, second, known):
            below = _below(lines, i)
            moved, _, rest = out[below].text.lstrip().partition(" ")
            indent = out[below].text[: -len(out[below].text.lstrip())]
            out[i] = replace(out[i], text=out[i].text.rstrip() + moved)
            out[below] = replace(out[below], text=indent + rest.lstrip())
            where = f"{first} {second} → {first}{second}"
            remarks.append(Remark("cut word put together", where, lines[i].number))
    return out, remarks


def are_parts(above: str, below: str, known: frozenset[str]) -> bool:
    """Tell whether the end of one text and the beginning of the next are the halves of a word."""
    last, first = _LAST.search(above[-60:]), _FIRST.match(below[:60])
    if not last or not first:
        return False
    certain = _is_certain((0, last[1], first[1]), known)
    unknown = last[1].casefold() not in known and first[1] not in known
    part = _ENDING.match(first[1]) or last[1].casefold() in _BEGINNINGS
    return certain or (unknown and bool(part))


def _places(lines: list[Line]) -> Iterator[tuple[int, str, str]]:
    """Yield where a word ends a line and another, in small letters, begins the next."""
    for i in range(len(lines) - 1):
        last = _LAST.search(lines[i].text)
        first = _FIRST.match(lines[_below(lines, i)].text) if last else None
        if last and first:
            yield i, last[1], first[1]


def _below(lines: list[Line], i: int) -> int:
    """Return the index of the line below, or of the one below that if it is empty."""
    return i + 1 if lines[i + 1].text.strip() or i + 2 >= len(lines) else i + 2


def inner_words(lines: list[Line]) -> frozenset[str]:
    """Return the words that stand neither first nor last in a line, so that none is a part."""
    found: set[str] = set()
    for line in lines:
        found.update(word.casefold() for word in _WORD.findall(line.text)[1:-1])
    return frozenset(found)


def _is_certain(place: tuple[int, str, str], known: frozenset[str]) -> bool:
    _, first, second = place
    whole = (first + second).casefold()
    return whole in known and (second not in known or first.casefold() not in known)


def _is_likely(first: str, second: str, known: frozenset[str]) -> bool:
    """Tell whether neither half is a word of the text and one looks like the part of a word."""
    low = first.casefold()
    if second in known or second in SMALL:
        return False
    if low in _BEGINNINGS and low not in known:
        return True
    if low in SMALL or low.capitalize() in OPENERS:
        return False
    short = len(first) <= _FRAGMENT and len(second) > 2
    return bool(_ENDING.match(second)) or (low not in known and short)
