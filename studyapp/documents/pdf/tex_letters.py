"""Letters of TeX's bitmap fonts: their file names none of them, but TeX numbers them in two ways."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from studyapp.documents.pdf.codes import UNNAMED
from studyapp.documents.pdf.runs import Run

_ACCENT = "\u0300\u0301\u0302\u0303\u0308\u030b\u030a\u030c\u0306\u0304\u0307\u0327\u0328"
_CORK = (
    *_ACCENT,
    *("‚", "‹", "›", "“", "”", "„", "«", "»", "–", "—", "", "", "ı", "ȷ"),
    *("ff", "fi", "fl", "ffi", "ffl"),
)
"""Numbers 0 to 31 of the newer way (T1)."""
_CORK_HIGH = (
    "ĂĄĆČĎĚĘĞĹĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŸŹŽŻĲİđ§ăąćčďěęğĺľłńňŋőŕřśšşťţűůÿźžżĳ¡¿£"
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖŒØÙÚÛÜÝÞ\u1e9eàáâãäåæçèéêëìíîïðñòóôõöœøùúûüýþß"
)
"""Numbers 128 to 255 of the newer way."""
_T1 = (
    dict(enumerate(_CORK))
    | {128 + n: letter for n, letter in enumerate(_CORK_HIGH)}
    | {0x27: "’", 0x60: "‘", 0x7F: "-"}
)
_OT1 = (
    dict(enumerate(("Γ", "Δ", "Θ", "Λ", "Ξ", "Π", "Σ", "Υ", "Φ", "Ψ", "Ω", *_CORK[-5:], "ı", "ȷ")))
    | dict(enumerate("\u0300\u0301\u030c\u0306\u0304\u030a\u0327ßæœøÆŒØ", 0x12))
    | {0x22: "”", 0x27: "’", 0x5C: "“", 0x5F: "\u0307", 0x60: "‘", 0x7B: "–", 0x7C: "—"}
    | {0x7D: "\u030b", 0x7E: "\u0303", 0x7F: "\u0308", 0x5E: "\u0302"}
)
_NEW = frozenset(UNNAMED + code for code in range(0x1B, 0x20))
_OLD = frozenset(UNNAMED + code for code in range(0x0B, 0x10))
"""The ligatures, of which any text has some."""


def with_letters(runs: list[Run]) -> list[Run]:
    """Return the runs of a page with letters for the numbers that stand in them."""
    seen = Counter(code for run in runs for code, _, _ in run.characters if code >= UNNAMED)
    if not seen:
        return runs
    new, old = (sum(seen[code] for code in codes) for codes in (_NEW, _OLD))
    names = _T1 if new >= old else _OT1
    return [replace(run, characters=list(_named(run.characters, names))) for run in runs]


def _named(
    characters: Iterable[tuple[int, float, float]], names: dict[int, str]
) -> Iterator[tuple[int, float, float]]:
    """Yield characters, an accent behind the letter that TeX sets it upon."""
    accents: list[tuple[int, float, float]] = []
    for code, x0, x1 in characters:
        text = names.get(code - UNNAMED, chr(code - UNNAMED)) if code >= UNNAMED else chr(code)
        wide = (x1 - x0) / max(len(text), 1)
        if text in _ACCENT and text:
            accents.append((ord(text), x0, x1))
            continue
        for n, letter in enumerate(text):
            plain = "i" if letter == "ı" and accents else letter
            yield ord(plain), x0 + n * wide, x0 + (n + 1) * wide
            yield from ((accent, x1, x1) for accent, _, _ in accents)
            accents = []
    yield from accents
