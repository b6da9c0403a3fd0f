"""Texts reduced to letters and digits, so that typography does not tell equal passages apart."""

import re
from functools import cache

from studyapp.identity import fold

SIGN = "\x1f"
"""Stands for any sign between two digits: 1.5 is not 15, but 1914–18 is 1914-18."""

_BETWEEN_DIGITS = re.compile(r"(?<=\d)[^\w\s](?=\d)")


def reduced(text: str) -> str:
    """Return the folded letters and digits of a text, and `SIGN` between digits that a sign parts.

    Quotation marks, dashes, hyphens, ligatures, spaces, capitals and commas make no difference.
    """
    return "".join(map(_letters, _BETWEEN_DIGITS.sub(SIGN, text)))


def origins(text: str) -> list[int]:
    """Return for each character of the reduced text the offset of the one that it comes from."""
    marked = _BETWEEN_DIGITS.sub(SIGN, text)
    return [at for at, char in enumerate(marked) for _ in _letters(char)]


@cache
def _letters(char: str) -> str:
    return char if char == SIGN else fold(char)
