"""Concession and contrast cards: what is set against a point that is granted."""

import re
from collections.abc import Iterator

from studyapp.generation.analysis import Analysis, Sentence
from studyapp.generation.candidates import Candidate
from studyapp.generation.clauses import clauses, main_clause
from studyapp.generation.compression import short
from studyapp.model import Kind

_GRANTS = re.compile(r"(?:although|while|though|even though) ", re.IGNORECASE)
_AGAINST = frozenset(
    {"however", "nevertheless", "but", "yet", "nonetheless", "even so", "on the contrary"}
)
_FOLLOWS = frozenset({"consequently", "accordingly", "as a result", "therefore", "thus", "hence"})


def concession(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask what is set against "Although P": both halves must be whole clauses."""
    match = _GRANTS.match(sentence.body())
    start = sentence.core + (2 if sentence.body().lower().startswith("even though") else 1)
    if match is None:
        return
    tokens = sentence.tokens
    for i in range(start + 3, len(tokens) - 3):
        if tokens[i].text != ",":
            continue
        granted = main_clause(tokens, start, i)
        against = clauses(tokens, i + 1)
        if (
            granted is None
            or granted.subject[0] != start
            or not against
            or against[0].adjunct[1] - i > 8
        ):
            continue
        if tokens[start].tag in ("PNP", "DPS", "DT0") or against[0].start != i + 1:
            return
        point = analysis.lower(sentence.said(start, i))
        yield Candidate(
            rule="concession", kind=Kind.ARGUMENT, sentence=sentence.number,
            question=f"{_capital(analysis.author)} grants that {point}. What is set against this?",
            answer=short(sentence.said(i + 1, against[0].end)), quoted=True, weight=0.1,
        )  # fmt: skip
        return


def contrast(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask what stands against (or follows from) the sentence before, which the question quotes."""
    before = analysis.before(sentence)
    if before is None or not before.clauses or not sentence.clauses:
        return
    word = sentence.connective
    said, answer = before.body().rstrip("."), sentence.body().rstrip(".")
    if len(said.split()) > 32 or len(answer.split()) > 34 or _opens_with_pronoun(before):
        return
    if word in _AGAINST:
        question = f'What does {analysis.author} set against this: "{said}"?'
        yield _candidate("contrast", sentence, question, answer)
    elif word in _FOLLOWS:
        question = f'What follows, according to {analysis.author}, from this: "{said}"?'
        yield _candidate("consequence", sentence, question, answer)
    elif word in ("for example", "for instance"):
        question = f'What example does {analysis.author} give of this: "{said}"?'
        yield _candidate("example", sentence, question, answer)


def _opens_with_pronoun(sentence: Sentence) -> bool:
    first = sentence.clauses[0].subject[0]
    return sentence.tokens[first].tag in ("PNP", "DPS", "DT0", "EX0")


def _candidate(rule: str, sentence: Sentence, question: str, answer: str) -> Candidate:
    return Candidate(
        rule=rule, kind=Kind.ARGUMENT, sentence=sentence.number, question=question.replace('""', '"'),
        answer=answer, quoted=True, weight=-0.05,
    )  # fmt: skip


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
