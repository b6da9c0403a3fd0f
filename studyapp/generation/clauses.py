"""The clause finder: adjunct, subject, verb group and rest from tags alone, or nothing in doubt."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from studyapp.generation.edtf import MONTHS
from studyapp.generation.engine import FINITE, Token
from studyapp.generation.subjects import SUBORDINATE, Range, read
from studyapp.generation.wordlists import several

CONNECTIVE = re.compile(
    r"^(?:(?:however|moreover|furthermore|in addition|in fact|in particular|in short|"
    r"in other words|"
    r"consequently|accordingly|as a result|therefore|thus|hence|similarly|likewise|meanwhile|"
    r"finally|"
    r"lastly|first of all|first|firstly|second|secondly|third|thirdly|fourthly|of course|"
    r"for example|"
    r"for instance|more importantly|in this process|also|nevertheless|nonetheless|at the same time|"
    r"especially|recently|presently|additionally|besides|indeed|still|instead|then|ultimately|"
    r"unfortunately|not surprisingly|interestingly|perhaps|overall|eventually|subsequently|in turn|"
    r"in sum|in conclusion|to sum up|on the other hand|on the contrary|in contrast|by contrast|"
    r"above all|"
    r"naturally|certainly|clearly|admittedly|granted|after all|in reality|that is|again|now|"
    r"soon after|"
    r"afterwards|later|that said|even so|all the same|as such|for this reason|for these reasons|"
    r"and so|but then),\s+|also\s+(?=(?:in|on|at)\b)|(?:but|and|yet|thus|hence|"
    r"accordingly|however|even so)\s+(?!of\b|many\b|much\b|long\b|far\b))+",
    re.IGNORECASE,
)
"""Words at the head of a sentence that tie it to the one before."""

_OPENERS = several("NP0 AT0 PNP DPS NN1 NN2 NN0 AJ0 AJC AJS DT0 CRD ORD PNI EX0 UNC")
_ADJUNCTS = several("PRP CJS VVG VVN TO0 AV0 AVQ AJ0 VBG VHG XX0")
_JOINTS = several("and but yet so or nor while whereas")
_TIME_PREPOSITIONS = several("in on by since after until during from before about around")
_TIME_WORDS = several(
    "the of early late year month day course summer spring autumn winter century bc bce ad ce "
    "beginning end middle morning evening night following same next and"
)
SAYING = several(
    "observe argue believe write think say note conclude urge suggest add explain hold remark"
)
"""Verbs of an inserted "Lee observes,", which is no clause of its own."""
_LONGEST = 220
"""Tokens of a sentence beyond which it is no sentence that could be read."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Token ranges of one clause: adjuncts lie before the subject, the rest after the verbs."""

    start: int
    end: int
    subject: Range
    verbs: Range

    @property
    def adjunct(self) -> Range:
        return (self.start, self.subject[0])

    @property
    def rest(self) -> Range:
        return (self.verbs[1], self.end)


def clauses(tokens: Sequence[Token], start: int = 0) -> tuple[Clause, ...]:
    """Return the coordinated main clauses of a sentence, first to last; () where none is sure."""
    end = len(tokens)
    if end > _LONGEST:
        return ()
    while end > start and tokens[end - 1].tag == "PUN" and tokens[end - 1].text != ")":
        end -= 1
    found = []
    for low, high in _semicolon_parts(tokens, start, end):
        found.extend(_coordinated(tokens, low, high))
    return tuple(found)


def _clause(tokens: Sequence[Token], start: int, first: int, end: int) -> Clause | None:
    found = read(tokens, first, end, simple=start != first)
    if found is None:
        return None
    after = found[1][1]
    if after + 1 < end and tokens[after].text == "," and tokens[after - 1].lemma in SAYING:
        return _clause(tokens, start, after + 1, end)
    return Clause(start, end, *found)


def main_clause(tokens: Sequence[Token], start: int, end: int) -> Clause | None:
    """Return the clause of tokens[start:end]: without adjunct, or after one that ends in a comma."""
    if start >= end:
        return None
    first = _after_time(tokens, start, end)
    if first != start:
        timed = _clause(tokens, start, first, end)
        if timed:
            return timed
    if tokens[start].tag not in ("PRP", "PRF", "CJS", "VVG", "VVN", "TO0", "AVQ"):
        direct = _clause(tokens, start, start, end)
        if direct:
            return direct
    if not _opens_adjunct(tokens, start, end):
        return None
    for i in range(start + 1, min(end - 1, start + 45)):
        if tokens[i].text == "," and tokens[i + 1].tag in _OPENERS | {"PUN"}:
            after = _clause(tokens, start, i + 1, end)
            if after and not _half_list(tokens, i, after):
                return after
    return None


def _half_list(tokens: Sequence[Token], i: int, clause: Clause) -> bool:
    """Whether the comma at `i` stands between two names of one list."""
    joined = any(t.low == "and" for t in tokens[clause.subject[0] : clause.subject[1]])
    return (
        joined
        and tokens[i - 1].tag == "NP0"
        and any(t.text == "," for t in tokens[clause.start : i])
    )


def _opens_adjunct(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a phrase before the subject can begin here: no noun phrase, unless one of time."""
    if tokens[start].tag in _ADJUNCTS:
        return True
    opening = tokens[start : min(start + 6, end)]
    later = any(t.low in ("after", "before", "later", "ago", "earlier") for t in opening)
    return later and not any(t.tag in SUBORDINATE for t in opening)


def _after_time(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return where an adjunct of time without comma ends: "Meanwhile", "On the 25th of July"."""
    i = start
    while i < end and tokens[i].tag == "AV0" and i - start < 2:
        i += 1
    if i < end and tokens[i].low in _TIME_PREPOSITIONS:
        k = i + 1
        while k < end and (
            tokens[k].low in _TIME_WORDS or _is_date_number(tokens, k) or tokens[k].text in MONTHS
        ):
            k += 1
        while k > i + 1 and tokens[k - 1].low in ("the", "of", "and"):
            k -= 1
        timed = any(_is_date_number(tokens, m) or tokens[m].text in MONTHS for m in range(i + 1, k))
        if not timed:
            return start
        i = k
    return i if i < end and tokens[i].tag in _OPENERS else start


def _is_date_number(tokens: Sequence[Token], k: int) -> bool:
    """Whether a number belongs to a date: digits, or "the fifth of March"."""
    if tokens[k].tag not in ("CRD", "ORD"):
        return False
    following = tokens[k + 1] if k + 1 < len(tokens) else tokens[k]
    return (
        tokens[k].text[0].isdigit()
        or following.low in ("of", "century")
        or following.text in MONTHS
    )


def _semicolon_parts(tokens: Sequence[Token], start: int, end: int) -> Iterator[Range]:
    low = start
    for i in range(start, end):
        if tokens[i].text == ";":
            yield low, i
            low = i + 1
            while low < end and tokens[low].low in ("and", "but", "for", "so", "yet", "or"):
                low += 1
    yield low, end


def _coordinated(tokens: Sequence[Token], start: int, end: int) -> list[Clause]:
    """Split at ", and" or "and" where a whole clause follows."""
    clause = main_clause(tokens, start, end)
    if clause is None:
        return []
    for i in range(clause.verbs[1], end - 2):
        low = _second_clause(tokens, i, clause.verbs[1], end)
        if low:
            first = Clause(clause.start, i, clause.subject, clause.verbs)
            return [first, *_coordinated(tokens, low, end)]
    return [clause]


def _second_clause(tokens: Sequence[Token], i: int, verbs_end: int, end: int) -> int | None:
    """Return where the clause after a conjunction at `i` begins, if one does."""
    comma = tokens[i].text == ","
    joint = i + 1 if comma else i
    if joint + 2 >= end or tokens[joint].low not in _JOINTS:
        return None
    if not comma and tokens[joint].low not in ("and", "but"):
        return None
    low = joint + 1
    if comma and tokens[joint].low not in ("and", "but", "or") and tokens[low].tag == "CJT":
        return None
    if _opens_subordinate(tokens, verbs_end, i):
        return None
    found = main_clause(tokens, low, end) if comma else _clause(tokens, low, low, end)
    if found is None or found.subject[0] - low > 10:
        return None
    size = found.subject[1] - found.subject[0]
    if size > (12 if comma else 5):
        return None
    if not comma and not _starts_fresh(tokens, i, verbs_end, found):
        return None
    return low


def _opens_subordinate(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a "that" or "which" before the conjunction still waits for its verb."""
    opened = next((i for i in range(end - 1, start - 1, -1) if tokens[i].tag in SUBORDINATE), None)
    return opened is not None and not any(t.tag in FINITE for t in tokens[opened:end])


def _starts_fresh(tokens: Sequence[Token], i: int, verbs_end: int, found: Clause) -> bool:
    """Whether the words after a bare "and" are a subject and not the second half of a phrase."""
    first, stop = found.subject
    if tokens[first].tag not in ("AT0", "NP0", "PNP", "DPS"):
        return False
    if any(t.text == "," for t in tokens[first:stop]):
        return False
    if any(t.tag in SUBORDINATE for t in tokens[verbs_end:i]):
        return False
    return not any(t.low in ("between", "both") for t in tokens[max(0, i - 8) : i])
