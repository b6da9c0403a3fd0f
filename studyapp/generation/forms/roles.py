"""Role cards: who someone was, and who held an office, from appositions."""

import re
from collections.abc import Iterator

from studyapp.generation.actors import ActorKind, Mention, Use
from studyapp.generation.analysis import Analysis, Sentence
from studyapp.generation.candidates import Candidate
from studyapp.generation.engine import FINITE
from studyapp.generation.wordlists import several, words
from studyapp.model import Kind

_INSIDE = several("AT0 AJ0 AJC AJS NN0 NN1 NN2 NP0 PRF PRP POS ORD CRD CJC DPS UNC AV0")
_LONGEST = 14


def role(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask who a person was whose role follows or precedes the name between commas."""
    for mention in sentence.mentions:
        if mention.use is not Use.NAME or analysis.actor(mention).kind is not ActorKind.PERSON:
            continue
        text = _after(sentence, mention) or _before(sentence, mention)
        if text:
            yield Candidate(
                rule="role", kind=Kind.ACTOR, sentence=sentence.number,
                question=_question(_titled(sentence, mention)), answer=analysis.lower(text),
                subject=frozenset({mention.actor}),
                weight=0.0 if " " in mention.actor else -0.1,
            )  # fmt: skip


def _question(name: str) -> str:
    return f"Who was {name}?" if " " in name else f"What was {name}'s role?"


def _titled(sentence: Sentence, mention: Mention) -> str:
    """Return the full name, or the name with its title where it is only one word."""
    before = sentence.tokens[mention.start - 1].text if mention.start else ""
    if " " not in mention.actor and before in words("titles"):
        return f"{before} {mention.actor}"
    return mention.actor


def _after(sentence: Sentence, mention: Mention) -> str | None:
    """Read "X, the general secretary of Y," with a comma or stop behind it."""
    tokens = sentence.tokens
    i = mention.end
    if i < len(tokens) and tokens[i].text == "(":
        i = next((k + 1 for k in range(i, min(i + 10, len(tokens))) if tokens[k].text == ")"), i)
    if i + 1 >= len(tokens) or tokens[i].text != ",":
        return None
    if mention.start and tokens[mention.start - 1].tag in ("PRP", "PRF"):
        return None
    if mention.start and (
        tokens[mention.start - 1].low == "and" or tokens[mention.start - 1].text == ","
    ):
        return None
    end = next(
        (
            k
            for k in range(i + 1, min(i + 2 + _LONGEST, len(tokens)))
            if tokens[k].text in (",", ".", ";", "—")
        ),
        None,
    )
    return _phrase(sentence, i + 1, end) if end else None


def _before(sentence: Sentence, mention: Mention) -> str | None:
    """Read "the new Russian president, X" and "a top official, X"."""
    tokens = sentence.tokens
    if mention.start < 3 or tokens[mention.start - 1].text != ",":
        return None
    end = mention.start - 1
    start = next(
        (k for k in range(end - 1, max(end - 8, -1), -1) if tokens[k].low in ("the", "a", "an")),
        None,
    )
    if start is None or (start and tokens[start - 1].text == "," and end - start > 6):
        return None
    if mention.end < len(tokens) and tokens[mention.end].low in ("and", "'s"):
        return None
    return _phrase(sentence, start, end)


def _phrase(sentence: Sentence, start: int, end: int) -> str | None:
    """Return a phrase if it is a noun phrase with a role in it and no verb."""
    part = sentence.tokens[start:end]
    if not 2 <= len(part) <= _LONGEST or any(t.tag in FINITE or t.tag not in _INSIDE for t in part):
        return None
    first = part[0].low
    if first not in (
        "the",
        "a",
        "an",
        "one",
        "general",
        "former",
        "head",
        "chief",
        "secretary",
        "president",
        "chair",
        "founder",
        "leader",
        "governor",
        "professor",
        "author",
    ):
        return None
    stop = next((k for k, t in enumerate(part) if t.tag in ("PRF", "PRP")), len(part))
    if not any(t.low in words("roles") for t in part[:stop]):
        return None
    text = sentence.said(start, end)
    return None if re.search(r"\b(?:its|their|his|her|same|latter|former)\b", text) else text
