"""Numbers that pdfium gives for characters and that are no letters by themselves."""

from typing import Any

import pypdfium2.raw as pdfium

UNNAMED = 0x110000
"""Added to the number of a character that its font gives no letter for."""
_HYPHEN = 0x02
"""What pdfium gives for a hyphen at the end of a line."""
_DOUBTFUL = frozenset((*range(0x20), *b"\"'`\\^_{|}~\x7f", *range(0x80, 0x100))) - {_HYPHEN}
"""Such numbers may mean other letters than they say; whether they do is asked for these alone."""
_SPACES = range(0x09, 0x0E)
_UNSEEN = frozenset(  # and the arrow that leads from a note back to its call
    (
        *(set(range(0x20)) - {*_SPACES, _HYPHEN}),
        *(0x7F, 0x21A9, 0xFE0E, 0xFE0F, 0xFEFF),
        *range(0x200B, 0x2010),
        *range(0x2028, 0x202F),
        *range(0x2060, 0x2065),
    )
)
_FIRST_HALVES, _SECOND_HALVES = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
"""UTF-16 surrogates."""
SPECIAL = _DOUBTFUL | _UNSEEN | {*_FIRST_HALVES, *_SECOND_HALVES}
"""Numbers to ask `letter` about."""


def letter(text_page: Any, at: int, code: int) -> int:
    """Return the code point for a number, 0 where nothing is seen, or `UNNAMED` and more."""
    if code in _DOUBTFUL and pdfium.FPDFText_HasUnicodeMapError(text_page, at) == 1:
        return UNNAMED + code
    if code in _UNSEEN or code in _SECOND_HALVES:
        return 0
    if code in _FIRST_HALVES:
        second = pdfium.FPDFText_GetUnicode(text_page, at + 1)
        pair = second in _SECOND_HALVES
        return 0x10000 + ((code - 0xD800) << 10) + second - 0xDC00 if pair else 0xFFFD
    return code
