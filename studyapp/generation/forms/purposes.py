"""Purpose cards: what the article says that it is about, examines or argues."""

import re
from collections.abc import Iterator

from studyapp.generation.analysis import Analysis, Sentence
from studyapp.generation.candidates import Candidate
from studyapp.generation.compression import short
from studyapp.model import Kind

_WORK = r"(?:this|the present) (?P<work>article|paper|study|essay|chapter|book|work)"
_STATED = re.compile(
    rf"The (?P<what>purpose|aim|goal|object|objective) of {_WORK} (?:is|was) (?P<answer>(?:to|"
    rf"that) .+)",
    re.IGNORECASE,
)
_DOES = re.compile(
    rf"\b{_WORK} (?P<will>will |shall )?(?P<verb>argues?|focus(?:es)?|contends?|claims?|shows?|"
    rf"examines?|"
    r"looks?|explores?|asks?|proposes?|analy[sz]es?|discusses|discuss)\b (?P<answer>.+)",
    re.IGNORECASE,
)


def thesis(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask for the stated purpose, or for what the article examines or argues."""
    stated = _STATED.match(sentence.body())
    if stated:
        yield _candidate(
            sentence,
            f"What is the stated {stated['what'].lower()} of the {stated['work']}?",
            stated["answer"],
        )
        return
    does = _DOES.search(sentence.text)
    if does:
        verb = does["verb"].lower()
        stem = verb if does["will"] else re.sub(r"(?<=[sz])es$|(?<!s)s$", "", verb)
        after = next(
            (f" {word}" for word in ("on", "at", "for") if does["answer"].startswith(word + " ")),
            "",
        )
        helper = does["will"].strip() if does["will"] else "does"
        answer = does["answer"][len(after) :].strip() if after else does["answer"]
        yield _candidate(sentence, f"What {helper} the {does['work']} {stem}{after}?", answer)


def _candidate(sentence: Sentence, question: str, answer: str) -> Candidate:
    return Candidate(
        rule="thesis", kind=Kind.ARGUMENT, sentence=sentence.number, question=question,
        answer=short(answer), weight=0.3,
    )  # fmt: skip
