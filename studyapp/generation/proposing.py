"""Asks every rule about every sentence, and every filter about what they propose."""

from studyapp.generation.analysis import Analysis
from studyapp.generation.candidates import Candidate
from studyapp.generation.filters import refusal
from studyapp.generation.forms import rules
from studyapp.generation.setting import with_setting
from studyapp.model import Kind
from studyapp.progress import Progress

LONGEST = 160
"""Words beyond which a sentence is left alone: a table or a list that lost its lines."""
_STEP = 16


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
        for rule in table.values():
            for candidate in rule(analysis, sentence):
                why = refusal(analysis, candidate)
                if why is not None:
                    reasons.setdefault(sentence.number, why)
                elif candidate.kind in kinds:
                    kept.append(with_setting(analysis, candidate))
    return kept, reasons
