"""Words and signs of a sentence with their offsets, cut as the treebanks cut them."""

import re

from studyapp.generation.wordlists import several
from studyapp.model import Span

_ABBREVIATIONS = several(
    """
    mr mrs ms dr prof st gen col lt capt cpt sgt maj adm cmdr sen rep gov pres rev hon messrs
    mme mlle jr sr bros inc ltd co corp dept univ assn est ave blvd rd mt ft no nos vol vols p
    pp ed eds fig figs art arts sec secs ch chap chs vs v viz cf al etc e.g i.e ie eg ca c b d r
    fl approx jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs
    fri sat sun esq ph.d m.a b.a m.d d.c u.s u.k u.n a.m p.m a.d b.c b.c.e c.e ibid op cit trans
    repr
    """
)
_LETTERS = r"[^\W\d_]"
_WORD = re.compile(
    rf"""
    (?:https?://|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?)\]'’]   # an address
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                      # an e-mail address
    | (?:Ph|Litt|Ed|Th|Sc)\.D\.                            # Ph.D.
    | (?:{_LETTERS}\.){{2,}}(?:{_LETTERS}(?![^\W_]))?       # U.S., i.e., D.C
    | \d+(?:[.,:/]\d+)*(?:(?:st|nd|rd|th|s|d|['’]s)(?![^\W_]))?   # 1,200, 9/11, 1990s, 19th
    | ['’]\d\ds?(?![^\W_])                              # '90s
    | {_LETTERS}+[\d]+[^\W_]*                           # G8, WW2
    | {_LETTERS}(?:[^\W\d_]|[\u0300-\u036f\u00ad])*(?:['’](?={_LETTERS}{{2}})(?!(?:ll|re|ve)(?![^\W_])){_LETTERS}+)*
    | \.{{2,}} | …+ | --+ | [!?]{{2,}} | ([*=_+~^$<>])\1+
    | ``|'' | [^\w\s]
    | \S
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(r"(.+?)(n['’]t|['’](?:s|re|ve|ll|d|m))$", re.I)
_AFTER = re.compile(r"['’](?:s|re|ve|ll|d|m|t)(?![^\W_])", re.I)


def spans(sentence: str) -> tuple[Span, ...]:
    """Return where the words and signs of a sentence stand, in order, without white space."""
    out: list[Span] = []
    for found in _WORD.finditer(sentence):
        start, end = found.span()
        if out and _joins(sentence, out[-1], start):
            out[-1] = out[-1][0], end
            continue
        out += _cut(sentence, start, end)
    return tuple(_closed(sentence, out))


def _joins(sentence: str, last: Span, at: int) -> bool:
    """Tell whether a dot belongs to the word before it: an abbreviation, or an initial."""
    if sentence[at] != "." or last[1] != at:
        return False
    word = sentence[slice(*last)]
    after = sentence[at + 1 : at + 2]
    if len(word) == 1 and word.isalpha() and word.isupper():
        return bool(sentence[at + 1 :].strip(" \"'”’)"))
    return word.lower() in _ABBREVIATIONS and (not after or after.isspace() or after in ",;:)-'’")


def _cut(sentence: str, start: int, end: int) -> list[Span]:
    """Cut a word at what is a word of its own in it: n't, 's, can|not."""
    word = sentence[start:end]
    if word.lower() == "cannot":
        return [(start, start + 3), (start + 3, end)]
    found = _CLITIC.fullmatch(word)
    if found and not word[0].isdigit():
        at = start + found.end(1)
        return [(start, at), (at, end)]
    return [(start, end)]


def _closed(sentence: str, spans_: list[Span]) -> list[Span]:
    """Put together what belongs together: ' and s, do and n't."""
    out: list[Span] = []
    for start, end in spans_:
        if out and out[-1][1] == start and end - start <= 2:
            first, last = out[-1]
            mark = sentence[first:last] in ("'", "’")
            if (
                mark
                and last - first == 1
                and _AFTER.match(sentence, first)
                and (len(out) > 1 and out[-2][1] == first)
            ):
                before = out[-2]
                if (
                    sentence[end - 1].lower() == "t"
                    and sentence[before[1] - 1].lower() == "n"
                    and (before[1] - before[0] > 1)
                ):
                    out[-2] = before[0], before[1] - 1
                    out[-1] = before[1] - 1, end
                else:
                    out[-1] = first, end
                continue
        out.append((start, end))
    return out
