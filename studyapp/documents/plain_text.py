"""Reads plain text: page-by-page extractions, hard-wrapped books, and text with long lines."""

import re

from studyapp.documents.decoding import decode
from studyapp.documents.drafts import Draft
from studyapp.documents.layout import to_pieces
from studyapp.documents.pages import paged_lines
from studyapp.documents.repair import repair
from studyapp.progress import Progress
from studyapp.report import Remark

_START = re.compile(r"^\*\*\* ?START OF TH(?:E|IS) PROJECT GUTENBERG.*$", re.M)
_END = re.compile(r"^\*\*\* ?END OF TH(?:E|IS) PROJECT GUTENBERG.*$", re.M)


def read(data: bytes, name: str, progress: Progress) -> Draft:
    """Return the draft of a plain text file."""
    text, encoding = decode(data, name)
    text, remarks = _without_licence(text)
    draft = read_text(text, progress)
    draft.report[:0] = [encoding, *remarks]
    return draft


def read_text(text: str, progress: Progress) -> Draft:
    """Return the draft of a decoded plain text."""
    lines, remarks = paged_lines(text)
    draft = repair(to_pieces(lines), progress)
    draft.report[:0] = remarks
    return draft


def _without_licence(text: str) -> tuple[str, list[Remark]]:
    """Cut off what Project Gutenberg puts around a book, keeping the numbers of the lines."""
    remarks: list[Remark] = []
    start = _START.search(text)
    if start:
        text = "\n" * text.count("\n", 0, start.end()) + text[start.end() :]
        remarks.append(Remark("Project Gutenberg's header left out", "first lines"))
    end = _END.search(text)
    if end:
        text = text[: end.start()]
        remarks.append(Remark("Project Gutenberg's licence left out", "last lines"))
    return text, remarks
