"""The dates in brackets behind a person's name: a life, a reign, a birth or a death."""

import re
from dataclasses import dataclass
from enum import StrEnum

from studyapp.generation.dates import Date
from studyapp.generation.edtf import Grain
from studyapp.generation.engine.values import Mention
from studyapp.generation.persons import is_regnal
from studyapp.generation.sentences import Sentence
from studyapp.generation.wording import text_of

_SHORTEST, _LONGEST = 12, 105
"""Years between which a life lasts that a text gives the dates of."""
_CUE = re.compile(r"\b(?P<word>reigned|ruled|in office|born|died|fl\.?|[rbd]\.)", re.IGNORECASE)
_REIGN = re.compile(r"\b(?:reign|rule) of\b", re.IGNORECASE)


class Span(StrEnum):
    """What a date in brackets tells of a person, as the verb of its question."""

    LIFE = "live"
    REIGN = "reign"
    BIRTH = "be born"
    DEATH = "die"
    WORK = "flourish"


_CUES = {
    "reigned": Span.REIGN,
    "ruled": Span.REIGN,
    "r.": Span.REIGN,
    "born": Span.BIRTH,
    "b.": Span.BIRTH,
    "died": Span.DEATH,
    "d.": Span.DEATH,
    "fl.": Span.WORK,
    "fl": Span.WORK,
}


@dataclass(frozen=True, slots=True)
class Lifespan:
    """A person, by the mention that the brackets follow, and what their dates tell."""

    mention: Mention
    span: Span


def lifespan(sentence: Sentence, date: Date) -> Lifespan | None:
    """Return whose life or reign a date in brackets tells of, or None."""
    if not date.bracketed:
        return None
    opened = max(sentence.text.rfind("(", 0, date.start), sentence.text.rfind("[", 0, date.start))
    mention = _before(sentence, opened)
    if mention is None:
        return None
    cue = _CUE.search(sentence.text[opened : date.start])
    if cue is not None:
        span = _CUES.get(cue["word"].lower())
        return Lifespan(mention, span) if span else None
    if date.grain is not Grain.RANGE or not _SHORTEST <= _years(date) <= _LONGEST:
        return None
    start = sentence.tree.tokens[mention.start].start
    reign = _REIGN.search(sentence.text[:start]) and _years(date) < _LONGEST // 2
    return Lifespan(mention, Span.REIGN if reign else Span.LIFE)


def _before(sentence: Sentence, at: int) -> Mention | None:
    """Return the named person whose name ends where brackets open."""
    tree = sentence.tree
    persons = {
        m.head: m
        for m in sentence.parse.mentions
        if m.named and (m.type == "person" or is_regnal(text_of(tree, range(m.start, m.end))))
    }
    word = next((n for n, t in enumerate(tree.tokens) if t.end <= at <= t.end + 2), None)
    while word is not None and word not in persons:
        word = (
            tree.tokens[word].head if tree.is_a(word, "flat", "nmod", "compound", "appos") else None
        )
    return None if word is None else persons[word]


def _years(date: Date) -> int:
    years = [int(year) for year in re.findall(r"-?\d{4}(?=[~/]|$)", date.edtf)]
    return years[-1] - years[0] if len(years) == 2 else 0
