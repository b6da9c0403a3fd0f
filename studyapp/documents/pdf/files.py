"""Opens PDFs, and says in one sentence why one cannot be read."""

import ctypes
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from studyapp.documents.dating import to_edtf
from studyapp.documents.pdf.characters import PageText, page_text
from studyapp.documents.pdf.unfolding import unfolds_too_far
from studyapp.errors import UnreadableFile
from studyapp.progress import Progress

LOCK = threading.Lock()
"""pdfium is not safe in several threads at once."""
_MAX_CHARACTERS = 8_000_000
_MAX_PAGE_CHARACTERS = 400_000
_MAX_BOOKMARKS = 5000
_PASSWORD, _SECURITY = 4, 5
_DATE = re.compile(r"D:\d{4}(?:\d{4})?")
_KINDS = (
    (
        re.compile(rb"\s*<(?:!doctype html|html|head|body)", re.I),
        "a web page",
        "save it with the ending .html",
    ),
    (
        re.compile(rb"PK\x03\x04"),
        "a Word document, an EPUB or another zip archive",
        "give it its right ending",
    ),
    (re.compile(rb"\{\\rtf"), "an RTF document", "save it as a PDF first"),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8"), "a picture", "have its text recognised first"),
)


@dataclass(frozen=True, slots=True)
class PdfFile:
    """What pdfium finds in a PDF."""

    pages: list[PageText]
    labels: list[str]
    bookmarks: frozenset[str]
    """Titles of the outline."""
    title: str
    author: str
    date: str


def read_file(data: bytes, name: str, progress: Progress) -> PdfFile:
    """Return the pages of a PDF with what its file says about it.

    Raises:
        UnreadableFile: It is encrypted, damaged, no PDF, or too large.
        Cancelled: Only if `progress` raises it.
    """
    if b"%PDF-" not in data[:1024]:
        raise _no_pdf(data, name)
    if unfolds_too_far(data):
        raise UnreadableFile(
            f"“{name}” unfolds to more than memory holds: print it to a new PDF, or get it elsewhere."
        )
    with LOCK, _opened(data, name) as document:
        count = pdfium.FPDF_GetPageCount(document)
        if count < 1:
            raise UnreadableFile(f"“{name}” has no pages: choose another file.")
        pages: list[PageText] = []
        letters = 0
        for at in range(count):
            progress(at, count)
            pages.append(_page(document, at, name))
            letters += sum(len(f.text) for f in pages[-1].fragments)
            if letters > _MAX_CHARACTERS:
                raise UnreadableFile(
                    f"“{name}” holds more text than can be read at once: split it into several files."
                )
        return PdfFile(
            pages,
            [_label(document, at) for at in range(count)],
            frozenset(_bookmarks(document)),
            _meta(document, b"Title"),
            _meta(document, b"Author"),
            _date(_meta(document, b"CreationDate")),
        )


def _no_pdf(data: bytes, name: str) -> UnreadableFile:
    for start, kind, remedy in _KINDS:
        if start.match(data):
            return UnreadableFile(f"“{name}” is no PDF but looks like {kind}: {remedy}.")
    return UnreadableFile(f"“{name}” is no PDF, though its name says so: choose another file.")


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[Any]:
    """Open a document and close it whatever happens; `data` must live as long."""
    pypdfium2.PdfDocument  # noqa: B018  importing the package has set up the library
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise _refused(pdfium.FPDF_GetLastError(), name)
    try:
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


def _refused(error: int, name: str) -> UnreadableFile:
    if error == _PASSWORD:
        return UnreadableFile(
            f"“{name}” is locked with a password: open it in a PDF viewer and save a copy without one."
        )
    if error == _SECURITY:
        return UnreadableFile(
            f"“{name}” is protected in a way that cannot be read: save a copy without protection."
        )
    return UnreadableFile(
        f"“{name}” is damaged or was not downloaded to its end: get it again, or print it to a new PDF."
    )


def _page(document: Any, at: int, name: str) -> PageText:
    page = pdfium.FPDF_LoadPage(document, at)
    if not page:
        return PageText(0.0, 0.0, (), damaged=True)
    try:
        return page_text(page, _MAX_PAGE_CHARACTERS)
    except OverflowError as error:
        raise UnreadableFile(
            f"Page {at + 1} of “{name}” holds more text than a page can: it is no article."
        ) from error
    finally:
        pdfium.FPDF_ClosePage(page)


def _label(document: Any, at: int) -> str:
    size = pdfium.FPDF_GetPageLabel(document, at, None, 0)
    buffer = ctypes.create_string_buffer(min(max(size, 2), 200))
    pdfium.FPDF_GetPageLabel(document, at, buffer, len(buffer))
    return _utf16(buffer)


def _meta(document: Any, key: bytes) -> str:
    size = pdfium.FPDF_GetMetaText(document, key, None, 0)
    buffer = ctypes.create_string_buffer(min(max(size, 2), 2000))
    pdfium.FPDF_GetMetaText(document, key, buffer, len(buffer))
    return " ".join(_utf16(buffer).split())


def _utf16(buffer: Any) -> str:
    return bytes(buffer.raw).decode("utf-16-le", "ignore").split("\0", 1)[0]


def _date(text: str) -> str:
    """Return the date of a PDF (ISO 32000-1, 7.9.4) as EDTF, or nothing."""
    found = _DATE.match(text)
    return to_edtf(found[0][2:]) if found else ""


def _bookmarks(document: Any) -> Iterator[str]:
    """Yield the titles of the outline; one that bends back into itself comes to an end."""
    waiting = [pdfium.FPDFBookmark_GetFirstChild(document, None)]
    seen: set[bytes] = set()
    while waiting and len(seen) < _MAX_BOOKMARKS:
        mark = waiting.pop()
        if not mark or bytes(mark) in seen:
            continue
        seen.add(bytes(mark))
        buffer = ctypes.create_string_buffer(1000)
        pdfium.FPDFBookmark_GetTitle(mark, buffer, len(buffer))
        yield _utf16(buffer)
        waiting.append(pdfium.FPDFBookmark_GetNextSibling(document, mark))
        waiting.append(pdfium.FPDFBookmark_GetFirstChild(document, mark))
