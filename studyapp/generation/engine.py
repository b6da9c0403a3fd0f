"""The sentence engine: words of a sentence with offsets, C5 tags and lemmas, through HanTa.

The only module that knows HanTa. The model loads at the first call.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from studyapp.generation.wordlists import several

FINITE = several("VM0 VBB VBD VBZ VHB VHD VHZ VDB VDD VDZ VVD VVB VVZ")
"""Tags of verbs that can head a clause."""
NOUNS = frozenset({"NN0", "NN1", "NN2", "NP0"})
_NOMINAL = NOUNS | {"AJ0", "AT0", "DPS", "POS", "ORD", "CRD", "AJS", "AJC", "DT0", "UNC"}

_TITLES = "Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Capt|Sen|Gov|Prof|Jr|Sr|Rev|Hon|Messrs|Maj|Adm|Sgt"
_WORD = re.compile(
    rf"""(?:{_TITLES})\.(?=\s)
    | (?:[A-Z]\.){{2,}}(?:-[A-Za-z]+)?
    | [A-Z]\.(?=\s[A-Z])
    | 's\b
    | (?:[dlDL]|O)'[^\W\d_]+(?:-[^\W_]+)*
    | [^\W\d_]+(?:-(?:[A-Z]\.)+|[-/][^\W_]+)*(?='s\b)
    | [^\W\d_]+(?:'(?!s\b)[a-z]+)?(?:-(?:[A-Z]\.){{2,}}|[-/][^\W_]+)*
    | \d+(?:[.,]\d+)*(?:s\b|st\b|nd\b|rd\b|th\b|%)?(?:-[^\W\d_]+)*
    | [^\w\s]
    """,
    re.VERBOSE,
)
_MARKS = several(', ; : ( ) " . — –')
_LONGEST_WORD = 60
"""The tagger's time grows with the square of a word's length; the ending tells most about a word."""
_PUNCTUATION = re.compile(r"\W+")
_IRREGULAR = {
    "found": "find", "left": "leave", "lay": "lie", "saw": "see", "fell": "fall", "felt": "feel",
    "became": "become", "began": "begin", "rose": "rise", "bore": "bear", "wound": "wind",
    "ground": "grind", "founded": "found", "bound": "bind", "shed": "shed", "spread": "spread",
    "sank": "sink", "drew": "draw", "withdrew": "withdraw", "flew": "fly", "wove": "weave",
    "split": "split", "quit": "quit", "cast": "cast", "broadcast": "broadcast", "fled": "flee",
    "laid": "lay", "led": "lead", "met": "meet", "died": "die", "lied": "lie", "tied": "tie",
    "besought": "beseech", "forsook": "forsake", "overthrew": "overthrow", "slew": "slay",
    "bathed": "bathe", "clothed": "clothe", "hit": "hit", "set": "set",
    "put": "put", "cut": "cut", "let": "let", "shut": "shut",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark; `start` and `end` are offsets in the sentence."""

    text: str
    tag: str
    lemma: str
    start: int
    end: int

    @property
    def low(self) -> str:
        return self.text.lower()

    @property
    def finite(self) -> bool:
        return self.tag in FINITE


def tag(sentence: str) -> tuple[Token, ...]:
    """Return the words of a sentence (straight quotation marks) with tags and lemmas."""
    matches = list(_WORD.finditer(sentence))
    words = [match.group() for match in matches]
    if not words:
        return ()
    endings = [word[-_LONGEST_WORD:] for word in words]
    raw = [str(name or "UNC").split("-")[0] for name in _tagger().tag_sent(endings, taglevel=0)]
    return tuple(
        Token(word, name, _lemma(word, name), match.start(), match.end())
        for word, name, match in zip(words, _repaired(words, raw), matches, strict=True)
    )


@cache
def _tagger() -> Any:
    from HanTa import HanoverTagger

    return HanoverTagger.HanoverTagger("morphmodel_en.pgz")


@lru_cache(maxsize=20_000)
def _lemma(word: str, name: str) -> str:
    """Return the base form of a verb; other words are returned in lower case."""
    if not name.startswith("V") or len(word) > _LONGEST_WORD:
        return word.lower()
    return _IRREGULAR.get(word.lower()) or str(_tagger().analyze(word, name)[0])


def _repaired(words: list[str], tags: list[str]) -> list[str]:
    """Mend the tagger's known slips; each is seen in running text, none depends on a topic."""
    tags = list(tags)
    for i, word in enumerate(words):
        before = tags[i - 1] if i else ""
        if _PUNCTUATION.fullmatch(word):
            tags[i] = "PUN"
        elif word == "'s":
            tags[i] = "VBZ" if before in ("PNP", "EX0", "DTQ", "PNQ") else "POS"
        elif word == "that" and tags[i] == "DT0" and before[:1] == "V" and _clause_ahead(tags, i):
            tags[i] = "CJT"
        elif tags[i] in ("VVZ", "VVB") and before in _NOMINAL and _verb_soon(tags, i):
            tags[i] = "NN2" if word.endswith("s") else "NN1"
        elif tags[i] in ("VVB", "VVI") and before in ("AT0", "DPS", "POS", "AJ0", "ORD"):
            tags[i] = "NN1"
        elif tags[i] == "VVI" and not _infinitive(tags, i):
            tags[i] = "VVB"
        elif word == "as" and tags[i] == "CJS" and not _verb_ahead(words, tags, i):
            tags[i] = "PRP"
        elif tags[i] == "VVN" and (
            _lonely_participle(words, tags, i) or _after_aside(words, tags, i)
        ):
            tags[i] = "VVD"
        elif (
            i
            and word[0].isupper()
            and tags[i][:2] in ("VV", "AV", "UN", "PR")
            and not _shouts(words)
        ):
            tags[i] = "NP0"
    return tags


def _clause_ahead(tags: list[str], i: int) -> bool:
    return any(name in FINITE for name in tags[i + 1 : i + 9])


def _infinitive(tags: list[str], i: int) -> bool:
    """Whether something before an infinitive governs it: "to", an auxiliary, "make" or "let"."""
    return any(
        name in ("TO0", "VM0", "VDB", "VDD", "VDZ", "VDI") or name.startswith("VV")
        for name in tags[max(0, i - 6) : i]
    )


def _verb_ahead(words: list[str], tags: list[str], i: int) -> bool:
    for word, name in zip(words[i + 1 : i + 12], tags[i + 1 : i + 12], strict=True):
        if word in _MARKS and word != '"':
            return False
        if name in FINITE:
            return True
    return False


def _verb_soon(tags: list[str], i: int) -> bool:
    """Whether another finite verb follows before the next comma: then this is its subject's noun."""
    for name in tags[i + 1 : i + 6]:
        if name in ("PUN", "CJC", "CJS", "CJT", "DTQ", "PNQ", "AT0", "DPS", "PNP"):
            return False
        if name in FINITE:
            return True
    return False


def _lonely_participle(words: list[str], tags: list[str], i: int) -> bool:
    """Whether a participle after a noun is the only verb between two marks: then it is a past tense."""
    k = i - 1
    while k >= 0 and tags[k] == "AV0":
        k -= 1
    if (
        k < 0
        or tags[k] not in NOUNS | {"PNP", "CRD"}
        or (i + 1 < len(words) and words[i + 1] == "by")
    ):
        return False
    low, high = k, i + 1
    while low > 0 and words[low - 1] not in _MARKS and tags[low - 1] not in ("CJS", "CJT"):
        low -= 1
    while high < len(words) and words[high] not in _MARKS:
        high += 1
    if tags[low] not in ("NP0", "AT0", "NN1", "NN2", "AJ0", "DPS", "PNP", "DT0", "CRD"):
        return False
    following = tags[high + 1] if high + 1 < len(tags) else ""
    return not any(name in FINITE for name in tags[low:high]) and following not in FINITE


def _after_aside(words: list[str], tags: list[str], i: int) -> bool:
    """Whether a participle is the missing verb in "Defoe, a secret agent, reported from"."""
    if i < 4 or words[i - 1] != "," or tags[0] not in ("NP0", "AT0", "PNP") or i + 1 >= len(words):
        return False
    if words[i + 1] == "by" or any(name in FINITE for name in tags[:i]):
        return False
    for name in tags[i + 1 :]:
        if name in ("CJT", "CJS", "DTQ", "PNQ"):
            return True
        if name in FINITE:
            return False
    return True


def _shouts(words: list[str]) -> bool:
    return sum(word[0].isupper() for word in words) > len(words) * 0.6
