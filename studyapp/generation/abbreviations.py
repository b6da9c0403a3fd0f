"""Abbreviations with the long forms that the text gives them, as in "theater missile defense (TMD)"."""

import re
from collections.abc import Iterator, Sequence

from studyapp.generation.wordlists import several

_BRACKETED = re.compile(
    r"((?:[A-Za-z][\w'-]*,?\s+){1,9})\(\s*\"?([A-Z][A-Za-z]?[A-Z]{0,5}[A-Z])s?\"?\s*\)"
)
_REVERSED = re.compile(r"\b([A-Z]{2,7})\s+\(((?:[A-Za-z][\w'-]*\s*){2,9})\)")
_SMALL = several("of the and for on in to de la du des a an")


def expansions(sentences: Sequence[str]) -> dict[str, tuple[str, int]]:
    """Return each abbreviation with its long form and the sentence that first explains it."""
    found: dict[str, tuple[str, int]] = {}
    for number, sentence in enumerate(sentences):
        if "(" not in sentence:
            continue
        for short, long in _in_sentence(sentence):
            found.setdefault(short, (long, number))
    return found


def _in_sentence(sentence: str) -> Iterator[tuple[str, str]]:
    for match in _BRACKETED.finditer(sentence):
        long = _long_form(match.group(1).split(), match.group(2).upper())
        if long:
            yield match.group(2), long
    for match in _REVERSED.finditer(sentence):
        words = match.group(2).split()
        if _long_form(words, match.group(1)) == " ".join(words):
            yield match.group(1), " ".join(words)


def _long_form(words: list[str], letters: str) -> str | None:
    """Return the shortest tail of `words` whose initials are the letters."""
    for start in range(len(words) - 1, -1, -1):
        if words[start].lower() in _SMALL or words[start][0].upper() != letters[0]:
            continue
        if _initials(words[start:]) == letters or _initials(words[start:], every=True) == letters:
            return " ".join(words[start:]).rstrip(",")
    return None


def _initials(words: list[str], *, every: bool = False) -> str:
    """Return the first letters of words and of the parts of compounds, small words left out."""
    kept = [word for word in words if every or word.lower() not in _SMALL]
    return "".join(part[0] for word in kept for part in re.split(r"-", word) if part).upper()
