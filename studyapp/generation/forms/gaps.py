"""Cards that leave a date open in its clause: for dates of which no question asks."""

from collections.abc import Iterator

from studyapp.generation.analysis import Analysis
from studyapp.generation.attachment import Dated, attached
from studyapp.generation.candidates import Candidate
from studyapp.generation.edtf import Grain
from studyapp.generation.grounding import ground
from studyapp.generation.sentences import Sentence
from studyapp.generation.statements import enclosing, standing
from studyapp.generation.wording import capital, text_of
from studyapp.generation.wordlists import words as listed
from studyapp.model import GAP, Form, Kind

_FEWEST, _MOST = 6, 38
_WANTED = {
    Grain.DAY: "date",
    Grain.MONTH: "month and year",
    Grain.SEASON: "season and year",
    Grain.YEAR: "year",
    Grain.DECADE: "decade",
    Grain.CENTURY: "century",
    Grain.PERIOD: "period",
    Grain.RANGE: "period",
    Grain.YEARS: "years",
}
"""What a gap asks for, behind it."""


def dates(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Leave a gap in place of a date, in its clause or, if that says too little, its sentence."""
    for date in sentence.dates:
        dated = attached(sentence, date)
        if dated is None:
            continue
        words = _around(sentence, dated)
        if not _FEWEST <= len(words) <= _MOST:
            continue
        inside = sentence.words_at((date.start, date.end))
        grounded = ground(analysis, sentence, words)
        hint = "" if date.bracketed else f" ({_WANTED[date.grain]})"
        gap = {inside[0]: f"{GAP}{hint}"}
        replaced = dict(grounded.asked.replaced) | dict.fromkeys(inside, "") | gap
        text = text_of(sentence.tree, words, replaced)
        if GAP not in text:
            continue
        yield grounded.card(
            rule="date-gap",
            kind=Kind.DATE,
            form=Form.CLOZE,
            question=f"{capital(text)}.",
            answer=date.answer,
            date=date,
            weight=_weight(sentence, dated),
        )


def _weight(sentence: Sentence, dated: Dated) -> float:
    weight = -0.2 if dated.noun is not None and not _is_event(sentence, dated.noun) else 0.0
    return weight - (0.3 if sentence.tense in ("VBZ", "VBP") else 0.0)


def _is_event(sentence: Sentence, noun: int) -> bool:
    return sentence.tree.tokens[noun].lemma.lower() in listed("event_nouns")


def _around(sentence: Sentence, dated: Dated) -> list[int]:
    """Return the words of the innermost clause around a date that stands as a sentence."""
    clause = dated.clause or (sentence.clause_of(dated.noun) if dated.noun is not None else None)
    clause = enclosing(sentence, clause)
    return [] if clause is None else standing(sentence, clause, dated.words)
