"""Date cards that leave a gap for the date in its sentence or clause."""

import re
from collections.abc import Iterator
from dataclasses import replace

from studyapp.generation.analysis import Analysis, Sentence
from studyapp.generation.candidates import Candidate
from studyapp.generation.clauses import CONNECTIVE
from studyapp.generation.compression import cut, second_verb
from studyapp.generation.dates import Date
from studyapp.generation.edtf import Grain
from studyapp.generation.forms.dates import clause_of, dated
from studyapp.generation.references import subject_text
from studyapp.model import GAP, Form

_LONGEST = 46


def cloze(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Leave a gap for the date in its sentence, or in its clause where the sentence is long."""
    for date in sentence.dates:
        if _quoted(sentence, date) or (date.bracketed and _of_a_name(sentence, date)):
            continue
        if (date.inferred and date.grain is Grain.MONTH) or re.search(r"-century$", date.text):
            continue
        for text, weight in _cloze_texts(analysis, sentence, date):
            if text.count(GAP) == 1 and date.text not in text:
                made = dated("date-cloze", sentence, date, text, Form.CLOZE)
                yield replace(made, weight=made.weight + weight)


def _quoted(sentence: Sentence, date: Date) -> bool:
    return sentence.text[: date.start].count('"') % 2 == 1


def _cloze_texts(analysis: Analysis, sentence: Sentence, date: Date) -> Iterator[tuple[str, float]]:
    """Yield the sentence with a gap, its clause, and its clause without adjunct, as far as short enough."""
    tokens = sentence.tokens
    clause = clause_of(sentence, date)
    spans = [(sentence.core, len(tokens), 0.0)]
    if clause is not None:
        ends = [clause.end, cut(tokens, clause.verbs[1], clause.end)]
        ends.append(second_verb(tokens, clause.verbs[1], ends[-1]))
        after = next((i for i, t in enumerate(tokens) if t.start >= date.end), clause.end)
        if clause.verbs[1] < after < clause.end:
            ends.append(cut(tokens, after - 4, clause.end))
        for end in dict.fromkeys(ends):
            spans += [(clause.start, end, -0.01), (clause.subject[0], end, -0.03)]
    elif sentence.note or not any(t.finite for t in tokens):
        return
    for start, end, weight in dict.fromkeys(spans):
        low, high = tokens[start].start, tokens[end - 1].end
        if low <= date.start and date.end <= high and end - start <= _LONGEST:
            text = f"{sentence.text[low : date.start]}{GAP}{sentence.text[date.end : high]}".rstrip(
                " ,;:"
            )
            if text.count('"') % 2 and sentence.text.endswith('"'):
                text += '"'
            text = _with_name(analysis, sentence, start, text)
            text = CONNECTIVE.sub("", text)
            text = text[:1].upper() + text[1:]
            yield text if text.endswith((".", "?", "!", '."', '"')) else text + ".", weight


def _with_name(analysis: Analysis, sentence: Sentence, start: int, text: str) -> str:
    """Replace a pronoun at the head of a clause by the name it stands for."""
    for clause in sentence.clauses:
        if start > clause.subject[0]:
            continue
        said = sentence.said(*clause.subject)
        name = subject_text(analysis, sentence, clause)
        offset = sentence.tokens[clause.subject[0]].start - sentence.tokens[start].start
        return (
            text[:offset] + name + text[offset + len(said) :]
            if text[offset:].startswith(said)
            else text
        )
    return text


def _of_a_name(sentence: Sentence, date: Date) -> bool:
    """Whether a date in brackets belongs to a person's name or to a row of dates."""
    i = next((k for k, t in enumerate(sentence.tokens) if t.end > date.start), len(sentence.tokens))
    opening = next((k for k in range(i, -1, -1) if sentence.tokens[k].text == "("), 0)
    name = sentence.tokens[max(0, opening - 1)].tag == "NP0"
    if name or sentence.tokens[opening].end != date.start:
        return True
    return any(
        other is not date and other.bracketed and abs(other.start - date.end) < 12
        for other in sentence.dates
    )
