"""Words in capitals made quiet: headwords, and the first words of chapters, as prose has them."""

import re
from collections.abc import Collection

from studyapp.generation.wordlists import several

_SHOUTED = re.compile(r"\b[A-ZÀ-Ý](?:['’]?[A-ZÀ-Ý]){4,}\b")
_ALONE = re.compile(r"(?<=[a-z,(] )[A-ZÀ-Ý]{5,6}\b(?! [A-ZÀ-Ý]{2})")
"""A short word in capitals among others that have none: UNESCO, rather than a name that is shouted."""
_FIRST = re.compile(r"^[\"“‘']?(?:[A-ZÀ-Ý][A-ZÀ-Ý'’.-]*[ ,]+)*[A-ZÀ-Ý][A-ZÀ-Ý'’]+\b")
_SMALL = several("THE A AN AND OF IN ON AT TO FOR FROM BY WITH AS IS WAS IT THIS THAT")


def quiet(text: str, known: Collection[str] = ()) -> str:
    """Return a sentence of the same length in which only abbreviations stand in capitals.

    `known` are the document's abbreviations.
    """
    known = {*known, *_ALONE.findall(text)}
    text = _FIRST.sub(lambda m: _first(m[0], known), text, count=1)
    return _SHOUTED.sub(lambda m: m[0] if m[0] in known else _named(m[0]), text)


def _first(words: str, known: Collection[str]) -> str:
    """Quieten capitals at the beginning of a sentence, if they are more than an abbreviation."""
    letters = re.sub(r"[^A-ZÀ-Ý]", "", words)
    if len(letters) < 5 and words.strip("\"“‘'") not in _SMALL:
        return words
    quieted = re.sub(
        r"[A-ZÀ-Ý'’]+", lambda m: m[0].lower() if m[0] in _SMALL else _named(m[0]), words
    )
    return words if words in known else quieted[:1].upper() + quieted[1:]


def _named(word: str) -> str:
    """Return a word with one capital, and one behind an apostrophe: D'Arcy."""
    return re.sub(r"[^\W\d_]+", lambda m: m[0][0] + m[0][1:].lower(), word)
