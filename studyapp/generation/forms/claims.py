"""Claim cards: what the author holds likely, right or wrong about a subject."""

import re
from collections.abc import Iterator

from studyapp.generation.analysis import Analysis, Sentence
from studyapp.generation.candidates import Candidate
from studyapp.generation.compression import short
from studyapp.generation.references import subject_text
from studyapp.model import Kind

_LIKELY = re.compile(r"(is|are) (?:(not) )?(likely|unlikely|expected|bound) to (.+)$")
_READ = re.compile(
    r"(can|could|may|must|should) (?:also )?be (interpreted|understood|seen|regarded|"
    r"described) (as|in) (.+)$"
)
_OUGHT = re.compile(r"(should|must|ought to) (?!be\b|have\b|not\b)(.+)$")
_JUDGED = re.compile(
    r"it (?P<verb>is|was|would be) (?:however, )?(?P<what>premature|difficult|important|"
    r"a mistake|necessary|impossible|wrong|essential),? "
    r"(?:however, )?to (?P<act>think|assume|note|suppose|believe|say|conclude|assess|imagine|"
    r"deny|remember|recognize|expect|understand)\b (?:that )?(?P<answer>.+)$",
    re.IGNORECASE,
)


def claim(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask what a subject is likely to do, should do, or can be understood as."""
    for clause in sentence.clauses:
        subject = analysis.lower(subject_text(analysis, sentence, clause))
        words = len(subject.split())
        if not 2 <= words <= 14 or clause.adjunct[0] != clause.adjunct[1]:
            continue
        said = sentence.said(clause.verbs[0], clause.end)
        likely, read, ought = _LIKELY.match(said), _READ.match(said), _OUGHT.match(said)
        lead = f"According to {analysis.author},"
        if likely:
            negation = "not " if likely[2] else ""
            yield _candidate(
                sentence,
                f"{lead} what {likely[1]} {subject} {negation}{likely[3]} to do?",
                short(likely[4]),
            )
        elif read:
            yield _candidate(
                sentence,
                f"{lead} how {read[1]} {subject} be {read[2]}?",
                f"{read[3]} {short(read[4])}",
            )
        elif ought:
            helper, tail = ("ought", " to do") if ought[1] == "ought to" else (ought[1], " do")
            yield _candidate(sentence, f"{lead} what {helper} {subject}{tail}?", short(ought[2]))


def judgement(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask what the author calls a mistake, premature or important to think."""
    text = re.sub(r",\s*(?:however|therefore|moreover),", "", sentence.body()).rstrip(".")
    match = _JUDGED.match(text)
    if match:
        verb = {"is": "is it", "was": "was it", "would be": "would it be"}[match["verb"].lower()]
        yield _candidate(
            sentence,
            f"According to {analysis.author}, what {verb} {match['what'].lower()} to {match['act']}?",
            short(match["answer"]),
        )


def _candidate(sentence: Sentence, question: str, answer: str) -> Candidate:
    return Candidate(
        rule="claim",
        kind=Kind.ARGUMENT,
        sentence=sentence.number,
        question=question,
        answer=answer,
        weight=0.1,
    )
