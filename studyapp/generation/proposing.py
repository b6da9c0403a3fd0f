"""Asks every rule about every sentence, and every filter about what they propose."""

import re

from studyapp.generation.analysis import Analysis
from studyapp.generation.candidates import Candidate
from studyapp.generation.filters import refusal
from studyapp.generation.forms import rules
from studyapp.generation.sentences import Sentence
from studyapp.generation.setting import with_setting
from studyapp.model import Block, Kind
from studyapp.progress import Progress

LONGEST = 160
"""Words beyond which a sentence is left alone: a table or a list that lost its lines."""
_STEP = 16
_SOURCES = re.compile(
    r"\W*(?:\d+\W*)?(?:sources?|references?|bibliography|works cited|further reading|external links|"
    r"literature|footnotes|endnotes|see also|acknowledge?ments?|citations?|suggested reading)\W*",
    re.IGNORECASE,
)
"""Sections that say where something can be read."""


def proposed(
    analysis: Analysis, kinds: frozenset[Kind], progress: Progress
) -> tuple[list[Candidate], dict[int, str]]:
    """Return what passes the filters, and the first reason per sentence for what does not."""
    table = rules()
    kept: list[Candidate] = []
    reasons: dict[int, str] = {}
    for sentence in analysis.sentences:
        if sentence.number % _STEP == 0:
            progress(sentence.number, len(analysis.sentences))
        if len(sentence.tree.tokens) > LONGEST or not sentence.text:
            reasons[sentence.number] = "the sentence is too long to be read"
            continue
        if _SOURCES.fullmatch(_section(sentence)):
            reasons[sentence.number] = "it names sources"
            continue
        for rule in table.values():
            for candidate in rule(analysis, sentence):
                why = refusal(analysis, candidate)
                if why is not None:
                    reasons.setdefault(sentence.number, why)
                elif candidate.kind in kinds:
                    kept.append(with_setting(analysis, candidate))
    return kept, reasons


def _section(sentence: Sentence) -> str:
    passage = sentence.place.passage
    return passage.section if isinstance(passage, Block) else ""
