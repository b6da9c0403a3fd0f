"""Abbreviation cards: what the letters stand for."""

from collections.abc import Iterator

from studyapp.generation.analysis import Analysis, Sentence
from studyapp.generation.candidates import Candidate
from studyapp.model import Kind


def abbreviation(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask for the long form where the text first gives it."""
    for short, (long, number) in analysis.abbreviations.items():
        if number == sentence.number:
            yield Candidate(
                rule="abbreviation", kind=Kind.ACTOR, sentence=number,
                question=f"What does {short} stand for?", answer=long, subject=frozenset({short}),
            )  # fmt: skip
