"""The text objects of a PDF page as pdfium gives them: code points with their places and fonts."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2.raw as pdfium

from studyapp.documents.pdf.codes import SPECIAL, letter
from studyapp.documents.pdf.drawings import is_clipped

_BOLD = re.compile(
    r"bold|black|heavy|demi|medi(?!um)|[-,]bd|cmb|sfbx|ecbx|-b$|(?:libertine|biolinum)\w?[bz]", re.I
)
_ITALIC = re.compile(r"ital|obli|slant|cmti|cmsl|sfti|ecti|-it?$", re.I)
_FIXED = re.compile(r"mono|courier|typewriter|consol|cmtt|cmsltt|sftt|ectt|menlo|-tt", re.I)
_FLAG_FIXED, _FLAG_ITALIC, _FLAG_BOLD = 1, 1 << 6, 1 << 18
_LARGEST = 1000.0
_FAMILY = re.compile(r"[A-Za-z]+")
_SETS = re.compile(r"^(?:CM|EC|SF|LM|T1|OT1)")
"""TeX's fonts, whose names differ for each weight and size of one family."""


@dataclass(frozen=True, slots=True)
class Font:
    """How characters look: size in points as shown, bold, italic, all of one width."""

    size: float
    bold: bool = False
    italic: bool = False
    fixed: bool = False
    family: str = ""
    """Name of the typeface without weight, slope and size."""


@dataclass(frozen=True, slots=True)
class Run:
    """The characters of one text object, along its direction (quarter turns, or -1 for aslant)."""

    turn: int
    font: Font
    baseline: float
    characters: list[tuple[int, float, float]]
    """Code point, start and end along the direction."""
    hidden: bool = False
    """Whether it is clipped away."""
    unseen: bool = False
    """Whether it is written in invisible ink, as recognised text is behind pictures."""


def runs_of(text_page: Any) -> Iterator[Run]:
    """Yield the text objects of a page in the order of the file.

    Three calls a character is what pdfium's interface allows; all else is asked once an object.
    """
    memory = bytearray(16)
    box = ctypes.byref(pdfium.FS_RECTF.from_buffer(memory))
    sides: Any = memoryview(memory).cast("f")
    unicode_of = pdfium.FPDFText_GetUnicode
    box_of = pdfium.FPDFText_GetLooseCharBox
    object_of = pdfium.FPDFText_GetTextObject
    fonts: dict[tuple[bytes, float], Font] = {}
    run: Run | None = None
    look: tuple[Any, ...] = ()
    last, drawn = b"", None
    first = 0
    found: list[tuple[int, list[float]]] = []
    for at in range(max(pdfium.FPDFText_CountChars(text_page), 0)):
        code = unicode_of(text_page, at)
        text_object = object_of(text_page, at)
        owner = bytes(text_object)
        if owner != last:
            if found:
                run, look = _next_run(text_page, first, drawn, found, fonts, run, look)
                yield run
                found = []
            last, drawn, first = owner, text_object, at
        if any(owner) and box_of(text_page, at, box):
            if code in SPECIAL:
                code = letter(text_page, at, code)
                if not code:
                    continue
            if not found:
                first = at
            found.append((code, sides.tolist()))
    if found:
        yield _next_run(text_page, first, drawn, found, fonts, run, look)[0]


def _next_run(
    text_page: Any,
    at: int,
    drawn: Any,
    found: list[tuple[int, list[float]]],
    fonts: dict[tuple[bytes, float], Font],
    above: Run | None,
    look: tuple[Any, ...],
) -> tuple[Run, tuple[Any, ...]]:
    """Return the run of a text object, and its look, by which the next may prove to be like it.

    Some programs write each letter as an object of its own: asking each for all takes too long.
    """
    box = found[0][1]
    font = bytes(pdfium.FPDFTextObj_GetFont(drawn))
    new = (font, pdfium.FPDFText_GetFontSize(text_page, at), box[1], box[3])
    if above is not None and above.turn == 0 and new == look:
        characters = [(code, s[0], s[2]) for code, s in found]
        return replace(above, characters=characters), new
    return _run(text_page, at, found, fonts, above), new


def _run(
    text_page: Any,
    at: int,
    found: list[tuple[int, list[float]]],
    fonts: dict[tuple[bytes, float], Font],
    above: Run | None,
) -> Run:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text_page, at, ctypes.byref(matrix))
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text_page, at, ctypes.byref(x), ctypes.byref(y))
    turn = _turn(matrix.a, matrix.b)
    size = abs(pdfium.FPDFText_GetFontSize(text_page, at)) * (matrix.c**2 + matrix.d**2) ** 0.5
    if not 1 <= size <= _LARGEST:
        # The numbers of bitmap fonts need not be points: their boxes are.
        _, (left, top, right, bottom) = found[0]
        size = (top - bottom) if turn % 2 == 0 else (right - left)
        size = min(max(size, 1.0), _LARGEST)
    if turn == 1:
        characters = [(code, s[3], s[1]) for code, s in found]
    elif turn == 2:
        characters = [(code, -s[2], -s[0]) for code, s in found]
    elif turn == 3:
        characters = [(code, -s[1], -s[3]) for code, s in found]
    else:
        characters = [(code, s[0], s[2]) for code, s in found]
    baseline = (-y.value, x.value, y.value, -x.value, -y.value)[turn]
    font = _font(text_page, at, round(size, 1), fonts)
    if above is not None and (above.baseline, above.font) == (baseline, font):
        hidden = above.hidden
    else:
        hidden = is_clipped(text_page, at, x.value, y.value + 0.25 * size)
    drawn = pdfium.FPDFText_GetTextObject(text_page, at)
    unseen = pdfium.FPDFTextObj_GetTextRenderMode(drawn) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
    return Run(turn, font, baseline, characters, hidden, unseen)


def _turn(a: float, b: float) -> int:
    """Return the quarter turns of a text direction, or -1 for text that stands aslant."""
    if abs(b) <= abs(a) * 0.1:
        return 0 if a >= 0 else 2
    if abs(a) <= abs(b) * 0.1:
        return 1 if b > 0 else 3
    return -1


def _font(text_page: Any, at: int, size: float, fonts: dict[tuple[bytes, float], Font]) -> Font:
    handle = bytes(pdfium.FPDFTextObj_GetFont(pdfium.FPDFText_GetTextObject(text_page, at)))
    if (handle, size) not in fonts:
        name = ctypes.create_string_buffer(256)
        flags = ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(text_page, at, name, 256, ctypes.byref(flags))
        shown = name.value.decode("utf-8", "replace").split("+", 1)[-1]
        fonts[handle, size] = Font(
            size,
            bool(_BOLD.search(shown)) or bool(flags.value & _FLAG_BOLD),
            bool(_ITALIC.search(shown)) or bool(flags.value & _FLAG_ITALIC),
            bool(_FIXED.search(shown)) or bool(flags.value & _FLAG_FIXED),
            _family(shown),
        )
    return fonts[handle, size]


def _family(name: str) -> str:
    if known := _SETS.match(name):
        return known[0]
    found = _FAMILY.match(name)
    return found[0] if found else ""
