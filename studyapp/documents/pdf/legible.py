"""Whether what a PDF gives can be used as text, said in one sentence where it cannot."""

from studyapp.documents.pdf.files import PdfFile
from studyapp.errors import UnreadableFile

_FEW = 20
"""Scans have fewer letters on a page than this: numbers and stamps put upon the pictures."""
_UNKNOWN = 0.3
_SAMPLE = 400
_VOWELS = frozenset("aeiouyAEIOUY")
_SPOKEN = 0.2
"""Languages have a larger share of vowels among the letters from a to z."""


def check(file: PdfFile, name: str) -> None:
    """Raise UnreadableFile for scans without text and for fonts that do not name their letters."""
    letters = sum(len(f.text) for page in file.pages for f in page.fragments)
    images = sum(page.images for page in file.pages)
    if letters < _FEW * len(file.pages) and images * 2 >= len(file.pages):
        raise UnreadableFile(
            f"“{name}” is a scan, pictures of pages without text: have its text recognised first, "
            "for example with OCRmyPDF."
        )
    if not letters:
        raise UnreadableFile(
            f"“{name}” holds no text: if it shows some, have it recognised with OCRmyPDF first."
        )
    if sum(page.unknown for page in file.pages) > _UNKNOWN * letters or not _is_spoken(file):
        raise UnreadableFile(
            f"“{name}” does not say which letters its fonts show, so its text comes out as garbage: "
            "have it recognised with OCRmyPDF (--force-ocr) first."
        )


def _is_spoken(file: PdfFile) -> bool:
    """Tell whether the Latin letters of a file may be those of a language."""
    text = "".join(f.text for page in file.pages[:20] for f in page.fragments)
    latin = [c for c in text if c.isascii() and c.isalpha()]
    mostly = len(latin) > max(_SAMPLE, 0.5 * len(text))
    return not mostly or sum(c in _VOWELS for c in latin) >= _SPOKEN * len(latin)
