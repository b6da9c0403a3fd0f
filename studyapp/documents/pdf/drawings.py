"""What a page shows besides text: thin lines, pictures, and the areas that text is clipped to."""

import ctypes
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

_SEGMENTS = 64
_RULES = 4000
"""So many objects of a page are looked at for rules and pictures."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin horizontal line; places in points from the top left."""

    x0: float
    x1: float
    y: float


def drawn(page: Any, left: float, top: float) -> tuple[list[Rule], int]:
    """Return the thin horizontal lines of a page, and the number of its pictures."""
    rules: list[Rule] = []
    images = 0
    x0, y0, x1, y1 = (ctypes.c_float() for _ in range(4))
    for n in range(min(pdfium.FPDFPage_CountObjects(page), _RULES)):
        shape = pdfium.FPDFPage_GetObject(page, n)
        kind = pdfium.FPDFPageObj_GetType(shape)
        images += kind == pdfium.FPDF_PAGEOBJ_IMAGE
        if kind != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        sides = (ctypes.byref(side) for side in (x0, y0, x1, y1))
        if pdfium.FPDFPageObj_GetBounds(shape, *sides):
            thin = y1.value - y0.value <= 2 and x1.value - x0.value >= 20
            if thin:
                rules.append(Rule(x0.value - left, x1.value - left, top - y1.value))
    return rules, images


def is_clipped(text_page: Any, at: int, x: float, y: float) -> bool:
    """Tell whether a place on the page lies outside the area that its text object may paint."""
    drawn = pdfium.FPDFText_GetTextObject(text_page, at)
    clip = pdfium.FPDFPageObj_GetClipPath(drawn)
    count = pdfium.FPDFClipPath_CountPaths(clip)
    if count < 1:
        return False
    sides = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(drawn, *map(ctypes.byref, sides))
    left, bottom, right, top = (side.value for side in sides)
    if not (left - 2 <= x <= right + 2 and bottom - 9 <= y <= top + 9):
        return False  # Within a form the area is given in other numbers than the place.
    for path in range(count):
        xs, ys = _corners(clip, path)
        if xs and not (min(xs) <= x + 1 and x <= max(xs) and min(ys) <= y <= max(ys)):
            return True
    return False


def _corners(clip: Any, path: int) -> tuple[list[float], list[float]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    xs: list[float] = []
    ys: list[float] = []
    for n in range(min(pdfium.FPDFClipPath_CountPathSegments(clip, path), _SEGMENTS)):
        segment = pdfium.FPDFClipPath_GetPathSegment(clip, path, n)
        if pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            xs.append(x.value)
            ys.append(y.value)
    return xs, ys
