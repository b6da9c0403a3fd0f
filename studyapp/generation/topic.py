"""The line above a question that names nobody: the title and the section that it comes from."""

import string

from studyapp.generation.analysis import Analysis
from studyapp.generation.candidates import Candidate
from studyapp.generation.confidence import NAME
from studyapp.model import Block

_ENOUGH = 2
"""Names in a question from which on it says by itself what it is about."""
_LONGEST = 90
"""Code points that title and section may have together; else the section stands alone."""


def topic(analysis: Analysis, candidate: Candidate) -> str | None:
    """Return title and section where a question needs them, else None."""
    if len(set(NAME.findall(candidate.question))) >= _ENOUGH:
        return None
    title = _quiet(analysis.document.title)
    passage = analysis.sentences[candidate.sentence].place.passage
    section = _quiet(passage.section) if isinstance(passage, Block) else ""
    if not section or section.casefold() == title.casefold():
        return title or None
    both = f"{title}: {section}" if title else section
    return both if len(both) <= _LONGEST else section


def _quiet(text: str) -> str:
    """Return a heading without shouting."""
    text = text.strip().rstrip(".")
    return string.capwords(text) if text.isupper() else text
