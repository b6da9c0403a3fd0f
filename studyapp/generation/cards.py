"""From ranked candidates to cards with ids, anchors and set quotation marks."""

import re
from collections import Counter
from collections.abc import Sequence

from studyapp.generation.analysis import Analysis
from studyapp.generation.candidates import Candidate
from studyapp.generation.ranking import Ranked
from studyapp.generation.sentences import Sentence
from studyapp.generation.setting import shown
from studyapp.generation.topic import topic
from studyapp.generation.typography import curly, tidy
from studyapp.identity import card_id
from studyapp.model import Anchor, Card, Status

_STOP = re.compile(r"(?<=[a-z]{4})\.$|(?<=\b[A-Z]{2})\.$|(?<=[A-Z]{2}\d)\.$")
"""The full stop of its sentence that an answer ends in: no abbreviation is so long."""
_QUOTED_STOP = re.compile(r"(?<=[a-z]{4})\.([\"\u201d])$")
"""The same, before the mark that closes a quotation."""


def build(analysis: Analysis, ranked: Sequence[Ranked], active: set[int]) -> tuple[Card, ...]:
    """Return the cards of ranked candidates, in their order."""
    repeats: Counter[str] = Counter()
    return tuple(
        _card(analysis, item, Status.ACTIVE if position in active else Status.SUGGESTED, repeats)
        for position, item in enumerate(ranked)
    )


def finished(candidate: Candidate) -> tuple[str, str, tuple[str, ...]]:
    """Return question, answer and items as they are shown."""
    answers = tuple(as_answer(item) for item in candidate.answers)
    answer = "; ".join(answers) if answers else as_answer(candidate.answer)
    return curly(tidy(candidate.question)), answer, answers


def anchor(sentence: Sentence) -> Anchor:
    place = sentence.place
    return Anchor.of(place.passage, place.start, place.end)


def _card(analysis: Analysis, item: Ranked, status: Status, repeats: Counter[str]) -> Card:
    candidate = item.candidate
    sentence = analysis.sentences[candidate.sentence]
    question, answer, answers = finished(candidate)
    place = anchor(sentence)
    return Card(
        id=_identified(analysis, candidate, place.quote, answers or answer, repeats),
        kind=candidate.kind,
        form=candidate.form,
        question=question,
        answer=answer,
        answers=answers,
        anchor=place,
        more=tuple(anchor(analysis.sentences[number]) for number in candidate.more),
        date=candidate.date.edtf if candidate.date else None,
        inferred=bool(candidate.date and candidate.date.inferred),
        context=_context(analysis, candidate),
        actors=tuple(
            dict.fromkeys(
                named.actor for named in analysis.registry.named.get(candidate.sentence, ())
            )
        ),
        tags=(f"note {sentence.note}",) if sentence.note else (),
        rule=candidate.rule,
        confidence=min(1.0, max(0.0, item.confidence)),
        status=status,
    )


def _context(analysis: Analysis, candidate: Candidate) -> str | None:
    above = topic(analysis, candidate)
    told = "" if candidate.context is None else shown(analysis, candidate.context)
    return f"{above}\n{told}" if above else told or None


def _identified(
    analysis: Analysis,
    candidate: Candidate,
    quote: str,
    answer: str | tuple[str, ...],
    repeats: Counter[str],
) -> str:
    """Return the id; equal tuples are told apart by counting."""
    work = analysis.document.work
    first = card_id(work, quote, candidate.kind, candidate.form, answer)
    n = repeats[first]
    repeats[first] += 1
    return first if n == 0 else card_id(work, quote, candidate.kind, candidate.form, answer, n)


def as_answer(text: str) -> str:
    return curly(_STOP.sub("", _QUOTED_STOP.sub(r"\1", tidy(text).strip(" ,;:"))))
