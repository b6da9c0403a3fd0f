"""Reads the subject of a clause and its verb group from tags; in doubt it reads none."""

from collections.abc import Sequence

from studyapp.generation.engine import FINITE, NOUNS, Token
from studyapp.generation.wordlists import several

Range = tuple[int, int]

SUBORDINATE = frozenset({"CJS", "CJT", "DTQ", "PNQ", "AVQ"})
_HEADS = NOUNS | {"PNP", "PNI", "CRD", "ORD", "DT0", "VVG", "UNC", "PNX"}
_STOPS = frozenset({";", ":", "(", ")", "—", "–", "[", "]"})
_PLURAL_WORDS = several("we they these those both people")
_NO_LIST = several("this that it they he she these in")
_OBJECT_TAGS = several("AT0 AJ0 DPS NN2 CJT PNP NP0 NN1 DT0")
_LONGEST = 22
_LONG_ASIDE = 24


def head(tokens: Sequence[Token], subject: Range) -> int:
    """Return the index of the head noun of a subject: the last noun before its first preposition."""
    last = subject[0]
    for i in range(*subject):
        if tokens[i].tag in ("PRP", "PRF", "TO0") or tokens[i].text == ",":
            break
        if tokens[i].tag in _HEADS:
            last = i
    return last


def is_plural(tokens: Sequence[Token], subject: Range) -> bool:
    """Whether a subject takes a plural verb: by coordination or by its head noun."""
    top = head(tokens, subject)
    if any(tokens[i].text == "and" for i in range(subject[0], top)):
        return True
    return tokens[top].tag == "NN2" or tokens[top].low in _PLURAL_WORDS


def read(
    tokens: Sequence[Token], first: int, end: int, *, simple: bool = False
) -> tuple[Range, Range] | None:
    """Return subject and verb group where a subject begins at `first`, else None.

    `simple` allows no comma inside an interruption: after an adjunct it may end a list.
    """
    i = first
    stop = 0
    while i < end and tokens[i].tag not in FINITE and i - first <= _LONGEST + _LONG_ASIDE:
        after = _after_parenthesis(tokens, i, first, end, simple=simple)
        if after:
            stop, i = i, after
            continue
        if not _belongs_to_subject(tokens, i, first, end):
            if _mistagged_past(tokens, i, first, end):
                break
            return None
        i += 1
    if i >= end or i == first or i - first > _LONGEST + (_LONG_ASIDE if stop else 0):
        return None
    if tokens[i].tag not in FINITE and not _mistagged_past(tokens, i, first, end):
        return None
    if sum(t.text == '"' for t in tokens[first:i]) % 2:
        return None
    stop = stop or i
    while stop > first and tokens[stop - 1].tag in ("AV0", "XX0") and stop - 1 > first:
        stop -= 1
    if tokens[stop - 1].tag not in _HEADS or not _agrees(tokens, (first, stop), i):
        return None
    return (first, stop), (i, _verb_group_end(tokens, i, end))


def _after_parenthesis(
    tokens: Sequence[Token], i: int, first: int, end: int, *, simple: bool
) -> int:
    """Return the finite verb after a comma phrase or bracket that interrupts subject and verb, or 0.

    `simple` allows no further comma inside: after an adjunct it may end a list.
    """
    closing = {",": ",", "(": ")"}.get(tokens[i].text)
    if (
        closing is None
        or i == first
        or tokens[i - 1].tag not in _HEADS
        or tokens[i + 1].low in ("and", "or")
    ):
        return 0
    for close in range(i + 2, min(i + _LONG_ASIDE, end - 1)):
        if tokens[close].text != closing:
            if tokens[close].text == ";":
                return 0
            continue
        k = close + 1
        while k < end and (
            tokens[k].tag in ("AV0", "XX0") or (closing == ")" and tokens[k].text == ",")
        ):
            k += 1
        if k < end and tokens[k].tag in FINITE:
            part = tokens[i + 1 : close]
            return k if _is_aside(part) and not (simple and any(t.text == "," for t in part)) else 0
    return 0


def _is_aside(part: Sequence[Token]) -> bool:
    """Whether words between marks can be skipped: no verb of their own, or a relative clause."""
    finite = sum(t.tag in FINITE for t in part)
    return finite == 0 or (finite == 1 and part[0].tag in ("DTQ", "PNQ"))


def _belongs_to_subject(tokens: Sequence[Token], i: int, first: int, end: int) -> bool:
    token = tokens[i]
    if token.tag in SUBORDINATE or token.text in _STOPS or token.tag in ("VVI", "TO0", "VBI"):
        return False
    if token.tag == "VVN" and i > first and tokens[i - 1].tag in NOUNS | {"PUN", "PNP"}:
        return False
    if token.tag == "VVG" and i > first and tokens[i - 1].tag == "PUN":
        return False
    if token.text == ",":
        return i + 1 < end and _goes_on(tokens, i + 1, end)
    return True


def _goes_on(tokens: Sequence[Token], i: int, end: int) -> bool:
    """Whether a list of names or nouns goes on after a comma."""
    if tokens[i].tag == "CJC":
        return i + 1 < end and tokens[i + 1].low not in _NO_LIST
    return _listed(tokens, i - 1, end)


def _listed(tokens: Sequence[Token], i: int, end: int) -> bool:
    """Whether the comma at `i` stands in a list that ends in ", and N" before the verb."""
    for k in range(i + 1, min(i + 12, end - 1)):
        if tokens[k].tag in FINITE:
            return False
        if tokens[k].low in ("and", "or"):
            return True
    return False


def _mistagged_past(tokens: Sequence[Token], i: int, first: int, end: int) -> bool:
    """A participle right after the subject's noun with an object behind it is a past tense."""
    if tokens[i].tag != "VVN" or i == first or i + 1 >= end:
        return False
    if tokens[i - 1].tag not in ("NP0", "NN1", "NN2", "AV0", "PNP"):
        return False
    has_verb = any(t.tag in FINITE for t in tokens[i + 1 : end])
    return not has_verb and tokens[i + 1].tag in _OBJECT_TAGS


def _agrees(tokens: Sequence[Token], subject: Range, verb: int) -> bool:
    """Number agreement: what disagrees was tagged wrongly, as a noun read for a verb."""
    tag = tokens[verb].tag
    top = tokens[head(tokens, subject)]
    if tag in ("VVZ", "VBZ", "VHZ", "VDZ"):
        return top.tag != "NN2" or top.low.endswith(("ics", "news"))
    if tag in ("VVB", "VHB", "VDB") and top.tag in ("NN1", "NP0"):
        return is_plural(tokens, subject)
    return True


def _verb_group_end(tokens: Sequence[Token], i: int, end: int) -> int:
    """Return the index after the verb group that begins with the finite verb at `i`."""
    k = i + 1
    last = k
    while k < end:
        tag = tokens[k].tag
        if tag in ("XX0", "AV0"):
            k += 1
            continue
        if not tag.startswith("V") or tag in FINITE or not _follows(tokens, i, k):
            break
        k += 1
        last = k
    return last


def _follows(tokens: Sequence[Token], i: int, k: int) -> bool:
    """Whether the non-finite verb at `k` belongs to the auxiliaries before it."""
    helpers = [t for t in tokens[i:k] if t.tag.startswith("V")]
    if tokens[k].tag.startswith(("VVI", "VBI", "VHI", "VDI")):
        return helpers[-1].tag in ("VM0", "VDD", "VDZ", "VDB")
    if tokens[k].tag in ("VVN", "VBN", "VHN", "VDN"):
        return helpers[-1].tag[:2] in ("VB", "VH")
    return helpers[-1].tag[:2] == "VB"
