"""From words to the pieces that the network knows, and the shapes of the words they come from."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum

PAD, UNKNOWN, FIRST, LAST = "[PAD]", "[UNK]", "[CLS]", "[SEP]"
_LONGEST = 40
"""Characters of a word that are looked at; what is longer is no word."""
_REPLACED = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("‐‑", "-"),
        **dict.fromkeys("–—―−", "—"),
    }
)
"""Signs that mean the same to a reader are the same to the network."""


class Shape(IntEnum):
    """How a word is written: the vocabulary knows no capitals, so these are told apart here."""

    NONE = 0
    LOWER = 1
    TITLE = 2
    UPPER = 3
    LETTER = 4
    """One capital letter."""
    MIXED = 5
    DIGITS = 6
    NUMBER = 7
    """Digits with other characters."""
    SIGN = 8


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a sentence, between the two that mark its ends."""

    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    first: tuple[int, ...]
    """For each word the place of its first piece."""
    last: tuple[int, ...]


@dataclass(frozen=True)
class Vocabulary:
    """WordPiece (Schuster and Nakajima 2012; BERT): the longest known beginning, again and again."""

    ids: dict[str, int]
    _known: dict[str, tuple[int, ...]] = field(default_factory=dict, repr=False, compare=False)

    def encode(self, words: Sequence[str]) -> Pieces:
        ids, shapes = [self.ids[FIRST]], [int(Shape.NONE)]
        first: list[int] = []
        last: list[int] = []
        for word in words:
            pieces = self.pieces(word)
            first.append(len(ids))
            ids += pieces
            shapes += [int(shape_of(word))] * len(pieces)
            last.append(len(ids) - 1)
        ids.append(self.ids[LAST])
        shapes.append(int(Shape.NONE))
        return Pieces(tuple(ids), tuple(shapes), tuple(first), tuple(last))

    def pieces(self, word: str) -> tuple[int, ...]:
        """Return the ids of the pieces of a word, one at least."""
        known = self._known.get(word)
        if known is None:
            known = self._pieces(_plain(word))
            if len(self._known) < 100_000:
                self._known[word] = known
        return known

    def _pieces(self, word: str) -> tuple[int, ...]:
        unknown = (self.ids[UNKNOWN],)
        if not word or len(word) > _LONGEST:
            return unknown
        out: list[int] = []
        for part in _parts(word):
            at = 0
            while at < len(part):
                end = next(
                    (e for e in range(len(part), at, -1) if _name(part, at, e) in self.ids), 0
                )
                if not end:
                    return unknown
                out.append(self.ids[_name(part, at, end)])
                at = end
        return tuple(out)


def shape_of(word: str) -> Shape:
    letters = [c for c in word if c.isalpha()]
    digits = any(c.isdigit() for c in word)
    if not letters:
        return Shape.SIGN if not digits else Shape.DIGITS if word.isdecimal() else Shape.NUMBER
    if digits:
        return Shape.NUMBER
    if not any(c.isupper() for c in letters):
        return Shape.LOWER
    if all(not c.islower() for c in letters):
        return Shape.LETTER if len(letters) == 1 else Shape.UPPER
    return (
        Shape.TITLE
        if letters[0].isupper() and not any(map(str.isupper, letters[1:]))
        else (Shape.MIXED)
    )


def _plain(word: str) -> str:
    """Return a word as the vocabulary has it: small letters without accents."""
    word = unicodedata.normalize("NFD", word.translate(_REPLACED).lower())
    return "".join(c for c in word if unicodedata.category(c) != "Mn")


def _parts(word: str) -> list[str]:
    """Split a word at signs, as the vocabulary was made: each sign is a part of its own."""
    parts: list[str] = []
    joined = False
    for char in word:
        sign = not char.isalnum()
        if sign or not joined:
            parts.append(char)
        else:
            parts[-1] += char
        joined = not sign
    return parts


def _name(part: str, start: int, end: int) -> str:
    return part[start:end] if start == 0 else f"##{part[start:end]}"
