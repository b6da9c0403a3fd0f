"""Reason and cause cards: why something was so, what led to what, what it was meant for."""

import re
from collections.abc import Iterator

from studyapp.generation.analysis import Analysis, Sentence
from studyapp.generation.candidates import Candidate
from studyapp.generation.clauses import Clause
from studyapp.generation.compression import short
from studyapp.generation.phrasing import predicate
from studyapp.generation.references import subject_text
from studyapp.model import Kind

_FRONTED = re.compile(
    r"(?:owing to|because of|due to|as a result of|on account of|thanks to)\s", re.IGNORECASE
)
_LED = re.compile(
    r"(led to|leads to|resulted in|gave rise to|contributed to|culminated in|stems? from|"
    r"stemmed from)\s+(.+)$"
)
_BY = re.compile(
    r"(?:also )?(motivated|caused|driven|prompted|induced|determined|shaped|inspired) by (.+)$"
)
_WHAT = {"led to": "did {s} lead to", "leads to": "does {s} lead to", "resulted in": "did {s} result in",
         "gave rise to": "did {s} give rise to", "contributed to": "did {s} contribute to",
         "culminated in": "did {s} culminate in", "stem from": "do {s} stem from",
         "stems from": "does {s} stem from", "stemmed from": "did {s} stem from"}  # fmt: skip


def reason(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask for a reason that stands before the clause: "Owing to X, S V"."""
    for clause in sentence.clauses:
        adjunct = sentence.said(*clause.adjunct).strip(" ,")
        cue = _FRONTED.match(adjunct)
        said = predicate(sentence, clause)
        if cue is None or said is None:
            continue
        subject = subject_text(analysis, sentence, clause)
        text = f"{subject[:1].upper()}{subject[1:]} {said}".rstrip(" ,.")
        yield Candidate(
            rule="reason", kind=Kind.ARGUMENT, sentence=sentence.number, quoted=True,
            question=f'What reason does {analysis.author} give for this: "{text}"?',
            answer=adjunct[cue.end() :], weight=0.1,
        )  # fmt: skip


def effect(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask what something led to, stemmed from or was caused by."""
    for clause in sentence.clauses:
        subject = analysis.lower(subject_text(analysis, sentence, clause))
        if len(subject.split()) < 2 or len(subject.split()) > 16:
            continue
        said = sentence.said(clause.verbs[0], clause.end)
        led = _LED.match(said)
        if led:
            asked = _WHAT[led[1].lower()].format(s=subject)
            yield _candidate(
                sentence, f"According to {analysis.author}, what {asked}?", short(led[2])
            )
            continue
        yield from _passive(analysis, sentence, clause, subject)


def _passive(
    analysis: Analysis, sentence: Sentence, clause: Clause, subject: str
) -> Iterator[Candidate]:
    auxiliary = sentence.tokens[clause.verbs[0]]
    if not auxiliary.tag.startswith("VB"):
        return
    match = _BY.match(sentence.said(clause.verbs[0] + 1, clause.end))
    if match:
        verb = "is" if auxiliary.tag == "VBZ" else auxiliary.low
        question = f"According to {analysis.author}, what {verb} {subject} {match[1]} by?"
        yield _candidate(sentence, question, short(match[2]))


def _candidate(sentence: Sentence, question: str, answer: str) -> Candidate:
    return Candidate(
        rule="effect",
        kind=Kind.ARGUMENT,
        sentence=sentence.number,
        question=question,
        answer=answer,
        weight=0.15,
    )
