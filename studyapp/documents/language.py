"""Tells which language a text is in: by common words if it is English, else by a small model."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import cast

from studyapp.documents.drafts import Piece, without_marks
from studyapp.model import BlockType

UNKNOWN = "und"
"""Stands for a language that cannot be told, as there are too few words."""

_CODE = re.compile(r"([A-Za-z]{2,3})(?:[-_]\w+)*")
_TWO_LETTERS = {
    "eng": "en", "english": "en", "ger": "de", "deu": "de", "german": "de", "deutsch": "de",
    "fre": "fr", "fra": "fr", "french": "fr", "spa": "es", "spanish": "es", "ita": "it",
    "italian": "it", "lat": "la", "latin": "la", "dut": "nl", "nld": "nl", "dutch": "nl",
    "por": "pt", "portuguese": "pt", "rus": "ru", "russian": "ru", "swe": "sv", "dan": "da",
    "nor": "no", "pol": "pl", "jpn": "ja", "chi": "zh", "zho": "zh", "gre": "el", "ell": "el",
}  # fmt: skip
_PASSAGES, _CHARACTERS = 24, 6_000
"""So many passages from all over the text are looked at, and so many characters of them."""
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    ["the", "of", "and", "that", "with", "which", "from", "this", "they", "their", "have", "were"]
)
"""Words that are common in English and rare in all other languages."""
_ENGLISH_SHARE, _ENGLISH_WORDS = 0.08, 4
_LETTERS = 20
"""Fewer letters do not tell their language."""
_SURE, _TELLING = 0.9, 60
"""How sure the guess must be, and over how many letters, to be believed against the file."""
_LIKELY = 0.5
_ALIKE = (
    frozenset(["no", "nb", "nn", "da"]),
    frozenset(["bs", "hr", "sr", "sh"]),
    frozenset(["id", "ms"]),
    frozenset(["cs", "sk"]),
    frozenset(["es", "gl", "pt", "ca"]),
)
"""Languages that are too much alike to correct one that a file names into the other."""


def language_code(text: str) -> str:
    """Return the ISO 639-1 code that a file means by "en-GB", "eng" or "English", or nothing."""
    name = text.strip().casefold()
    found = _CODE.fullmatch(name)
    short = found[1] if found else name
    return _TWO_LETTERS.get(short, short if found and len(short) == 2 else "")


def language_of(pieces: Sequence[Piece], declared: str) -> str:
    """Return the ISO 639-1 code of the language of a text, or `UNKNOWN`.

    Args:
        pieces: The text.
        declared: The code that the file names, or nothing; it stands unless the text plainly is
            in another language, as German is in a page made from an English template.
    """
    sample = _sample(pieces)
    words = [word.casefold() for word in _WORD.findall(sample)]
    english = sum(word in _ENGLISH for word in words)
    if len(words) >= _ENGLISH_WORDS and english >= len(words) * _ENGLISH_SHARE:
        return declared if sum(map(len, words)) < _TELLING and declared else "en"
    letters = sum(map(len, words))
    if letters < (_TELLING if declared else _LETTERS):
        return declared or UNKNOWN
    guess, likelihood = _model()(sample)
    if declared:
        alike = any({guess, declared} <= group for group in _ALIKE)
        return guess if likelihood >= _SURE and not alike else declared
    return guess if likelihood >= _LIKELY else UNKNOWN


def _sample(pieces: Sequence[Piece]) -> str:
    """Return the beginnings of passages from all over a text."""
    told = [p for p in pieces if p.type not in (BlockType.CODE, BlockType.TABLE)]
    prose = [p for p in told if p.type is not BlockType.HEADING] or told
    chosen = prose[:: max(1, len(prose) // _PASSAGES)][:_PASSAGES]
    length = _CHARACTERS // max(1, len(chosen))
    return "\n".join(without_marks(p.text[: 2 * length])[:length] for p in chosen)


@cache
def _model() -> Callable[[str], tuple[str, float]]:
    """Return the guesser; it takes half a second and 100 MB, so it is read only when needed."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in identifier.labels if len(code) == 2])
    return cast(Callable[[str], tuple[str, float]], identifier.classify)
