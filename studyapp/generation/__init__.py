"""From a document to question cards with coverage: pure, deterministic, without any network."""

from dataclasses import replace
from datetime import UTC, datetime

from studyapp.coverage import Count, Coverage, Generated, Refused
from studyapp.generation import polities
from studyapp.generation.analysis import STEP, Analysis, analyse
from studyapp.generation.candidates import Candidate
from studyapp.generation.cards import build
from studyapp.generation.coverage import cover
from studyapp.generation.filters import refusal
from studyapp.generation.forms import rules
from studyapp.generation.phrasing import without_asides
from studyapp.generation.ranking import active, rank
from studyapp.model import Depth, Document, Kind
from studyapp.progress import Progress

RULES_DATE = datetime(2026, 5, 1, tzinfo=UTC)
"""Release date of the rules: the modification time of notes that are exported from a file."""

KINDS = frozenset({Kind.DATE, Kind.ACTOR, Kind.ARGUMENT})
"""The kinds of cards that are generated; `own` is for what people write."""

LANGUAGES = frozenset({"en", "und"})
"""Languages of texts that are read; "und" is a text too short to tell."""

LONGEST = 160
"""Tokens beyond which a sentence is left alone: a table or a list that lost its lines."""


def generate(
    document: Document,
    *,
    depth: Depth = Depth.STANDARD,
    kinds: frozenset[Kind] = KINDS,
    progress: Progress | None = None,
) -> Generated:
    """Make the cards of a document: active within the depth, the others suggested."""
    if document.language.lower().partition("-")[0] not in LANGUAGES:
        reason = Refused("", "generation is for English so far")
        return Generated((), Coverage(Count(0, 0), Count(0, 0), Count(0, 0), (reason,)))
    analysis = analyse(document, polities.load(), progress)
    kept, reasons = _proposed(analysis, kinds, progress)
    ranked = rank(analysis, kept)
    cards = build(analysis, ranked, active(ranked, depth, document.words()))
    return Generated(cards, cover(analysis, cards, reasons))


def _proposed(
    analysis: Analysis, kinds: frozenset[Kind], progress: Progress | None
) -> tuple[list[Candidate], dict[int, str]]:
    """Return what passes the filters, and the first reason per sentence for what does not."""
    table = rules()
    kept: list[Candidate] = []
    reasons: dict[int, str] = {}
    total = len(analysis.sentences)
    for sentence in analysis.sentences:
        if progress and sentence.number % STEP == 0:
            progress(total + sentence.number, 2 * total)
        if len(sentence.tokens) > LONGEST or not sentence.text:
            reasons[sentence.number] = "the sentence is too long to be read"
            continue
        for rule in table.values():
            for proposed in rule(analysis, sentence):
                candidate = replace(proposed, question=without_asides(proposed.question))
                why = refusal(analysis, candidate)
                if why is not None:
                    reasons.setdefault(sentence.number, why)
                elif candidate.kind in kinds:
                    kept.append(candidate)
    if progress and total:
        progress(2 * total, 2 * total)
    return kept, reasons
