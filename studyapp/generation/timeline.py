"""The dated events of a document in order of time."""

import re
from collections.abc import Iterator

from studyapp.findings import Event
from studyapp.generation.analysis import Analysis
from studyapp.generation.attachment import attached
from studyapp.generation.cards import anchor
from studyapp.generation.dates import Date
from studyapp.generation.grounding import ground
from studyapp.generation.sentences import Sentence
from studyapp.generation.statements import enclosing, standing
from studyapp.generation.typography import curly, tidy
from studyapp.generation.wording import capital, noun_phrase

_PART = re.compile(r"(-?\d[\dX]*)(?:-(\d\d))?(?:-(\d\d))?")


def timeline(analysis: Analysis) -> tuple[Event, ...]:
    """Return what the document dates; events of one date in the order of the text."""
    found = [
        event
        for sentence in analysis.sentences
        for date in sentence.dates
        for event in _events(analysis, sentence, date)
    ]
    return tuple(sorted(found, key=lambda event: beginning(event.date)))


def beginning(edtf: str) -> tuple[int, int, int]:
    """Return year, month and day at which an EDTF date begins; seasons begin with their first month.

    `195X` begins in 1950, `1872/..` in 1872; a date that names no year comes last.
    """
    match = _PART.match(edtf)
    if match is None:
        return (9999, 0, 0)
    year, month, day = match.groups()
    number = int(year.replace("X", "0"))
    if edtf.startswith("-") and "X" in year:  # the first years of a century BC are the highest
        number = int(year.replace("X", "9"))
    return (number, _month(int(month or 0)), int(day or 0))


def _month(month: int) -> int:
    return {21: 3, 22: 6, 23: 9, 24: 12}.get(month, month)


def _events(analysis: Analysis, sentence: Sentence, date: Date) -> Iterator[Event]:
    dated = attached(sentence, date)
    if dated is None or not date.edtf:
        return
    out = set(dated.words)
    if dated.noun is not None:
        words = [n for n in noun_phrase(sentence.tree, dated.noun) if n not in out]
    else:
        clause = enclosing(sentence, dated.clause)
        if clause is None:
            return
        words = [n for n in standing(sentence, clause) if n not in out]
    if not words:
        return
    text = ground(analysis, sentence, words).asked.text(words)
    yield Event(date.edtf, date.answer, curly(tidy(capital(text))), anchor(sentence), date.inferred)
