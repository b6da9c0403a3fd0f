"""Blocks that stand among the paragraphs and are none: lines pulled out of the text, words in pictures."""

import re
from collections.abc import Sequence
from dataclasses import replace

from studyapp.documents.pdf.paragraphs import Kind, Paragraph
from studyapp.documents.pdf.runs import Font
from studyapp.documents.pdf.styles import folded

_LARGER, _WORDS = 1.12, 7
"""A line pulled out has letters so much larger, and so many words at least."""
_LABEL, _SENTENCE = 40, re.compile(r"[^\W\d_]{2,}[.!?]\W*$")
_FIGURE = re.compile(r"fig|abb|plate|map|chart|scheme|photo|illus", re.I)
_QUOTES = "“”\"'‘’«»„"


def with_asides(found: list[Paragraph], body: Font) -> list[Paragraph]:
    """Return paragraphs with those marked as such that are no part of the running text."""
    labels = _labels(found, body)
    text = folded("".join(p.text for p in found if p.font.size < body.size * _LARGER))
    begun = False
    out: list[Paragraph] = []
    for at, paragraph in enumerate(found):
        pulled = begun and _is_pulled(paragraph, body, text)
        kind = Kind.PULLED if pulled else Kind.LABELS if at in labels else paragraph.kind
        out.append(paragraph if kind is paragraph.kind else replace(paragraph, kind=kind))
        begun = begun or (paragraph.font == body and len(paragraph.lines) > 1)
    return out


def _is_pulled(paragraph: Paragraph, body: Font, text: str) -> bool:
    """Tell whether a paragraph in larger letters repeats words of the text, as in magazines."""
    words = paragraph.text.strip(_QUOTES)
    return (
        paragraph.font.size >= body.size * _LARGER
        and len(words.split()) >= _WORDS
        and folded(words.replace("-\n", "")) in text
    )


def _labels(found: Sequence[Paragraph], body: Font) -> set[int]:
    """Return the indexes of words within pictures, above or below whose captions they stand."""
    labels: set[int] = set()
    for at, paragraph in enumerate(found):
        if paragraph.kind is not Kind.CAPTION or not _FIGURE.match(paragraph.text):
            continue
        for step in (-1, 1):
            n = at + step
            while 0 <= n < len(found) and _is_label(found[n], body, paragraph.lines[0].page):
                labels.add(n)
                n += step
    return labels


def _is_label(paragraph: Paragraph, body: Font, page: int) -> bool:
    font = paragraph.font
    return (
        paragraph.kind in (Kind.TEXT, Kind.TABLE)
        and paragraph.lines[0].page == page
        and font.family != body.family
        and font.size <= body.size * 1.05
        and all(len(cell[2]) <= _LABEL for line in paragraph.lines for cell in line.cells)
        and not _SENTENCE.search(paragraph.text)
    )
