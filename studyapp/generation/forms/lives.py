"""Cards on lives and reigns: the dates in brackets behind a person's name."""

from collections.abc import Iterator

from studyapp.generation.actors import ActorKind
from studyapp.generation.analysis import Analysis
from studyapp.generation.asking import when
from studyapp.generation.candidates import Candidate
from studyapp.generation.lifespans import Span, lifespan
from studyapp.generation.persons import is_regnal
from studyapp.generation.sentences import Sentence
from studyapp.model import Kind

_WEIGHT = {Span.LIFE: -0.15, Span.BIRTH: -0.1, Span.DEATH: 0.0, Span.REIGN: 0.3, Span.WORK: -0.1}
"""A reign is asked in exams more often than a life."""


def spans(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask when a person lived, reigned, was born or died: "In what period did Otto I reign?"."""
    for date in sentence.dates:
        found = lifespan(sentence, date)
        actor = found and analysis.registry.of(sentence.number, found.mention.head)
        if not found or not actor:
            continue
        if actor.kind is not ActorKind.PERSON and not is_regnal(actor.name):
            continue
        words = when(date, "")
        asked = (
            f"{words} was {actor.name} born?"
            if found.span is Span.BIRTH
            else f"{words} did {actor.name} {found.span}?"
        )
        yield Candidate(
            rule="lifespan",
            kind=Kind.DATE,
            sentence=sentence.number,
            question=asked,
            answer=date.answer,
            date=date,
            weight=_WEIGHT[found.span],
        )
