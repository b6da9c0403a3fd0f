"""Cards on what happened at a date: the reverse of asking when, for dates that a text names once."""

import re
from collections.abc import Iterator

from studyapp.generation.analysis import Analysis
from studyapp.generation.answers import answer
from studyapp.generation.attachment import attached
from studyapp.generation.candidates import Candidate
from studyapp.generation.clauses import ASSERTED
from studyapp.generation.edtf import DAYS, Grain
from studyapp.generation.sentences import Sentence
from studyapp.generation.statements import standing
from studyapp.model import Kind

_EXACT = {Grain.DAY: "on", Grain.MONTH: "in", Grain.YEAR: "in"}
_FEWEST, _MOST = 4, 24
"""Words that the event may be told in."""


def happenings(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask what happened at a date: "What happened in May 1989?"."""
    if len(sentence.dates) != 1:
        return
    date = sentence.dates[0]
    dated = attached(sentence, date)
    clause = dated.clause if dated is not None else None
    if dated is None or clause is None or clause.kind not in ASSERTED or clause.negated:
        return
    once = analysis.named_times[date.edtf] == 1
    if not once or date.inferred or date.grain not in _EXACT or clause.borrowed:
        return
    if dated.preposition not in ("in", "on", "") or sentence.tense != "VBD":
        return
    words = [n for n in standing(sentence, clause) if n not in dated.words]
    told = answer(analysis, sentence, words)
    if told is None or not _FEWEST <= len(words) <= _MOST:
        return
    if sentence.tree.is_a(words[0], "mark", "case", "advmod", "cc"):
        return  # the event has to come first
    first = date.text.split()[0]
    ordinal = first in DAYS or re.fullmatch(r"\d+(?:st|nd|rd|th)", first)
    said = "the " if ordinal else ""  # the fifth of March
    asked = date.answer if date.edtf.endswith("~") else f"{_EXACT[date.grain]} {said}{date.text}"
    yield Candidate(
        rule="happening",
        kind=Kind.ARGUMENT,
        sentence=sentence.number,
        question=f"What happened {asked}?",
        answer=told,
        date=date,
    )
