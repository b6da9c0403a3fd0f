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
    title = _unless_told(_quiet(analysis.document.title), candidate)
    passage = analysis.sentences[candidate.sentence].place.passage
    section = _quiet(passage.section) if isinstance(passage, Block) else ""
    section = _unless_told(section, candidate)
    if not section or section.casefold() == title.casefold():
        return title or None
    both = f"{title}: {section}" if title else section
    return both if len(both) <= _LONGEST else section


def _unless_told(heading: str, candidate: Candidate) -> str:
    """Return a heading, or nothing where it names what the card asks for."""
    names = {
        *NAME.findall(f"a {candidate.answer}"),
        *NAME.findall(f"a {' '.join(candidate.subject)}"),
    }
    return "" if any(name in heading for name in names) else heading


def _quiet(text: str) -> str:
    """Return a heading without shouting."""
    text = text.strip().rstrip(".")
    return string.capwords(text) if text.isupper() else text
