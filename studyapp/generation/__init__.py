"""From a document to question cards with coverage: pure, deterministic, without any network."""

from datetime import UTC, datetime

from studyapp.coverage import Count, Coverage, Generated, Refused
from studyapp.findings import Findings
from studyapp.generation import polities
from studyapp.generation.analysis import Analysis, analyse
from studyapp.generation.candidates import Candidate
from studyapp.generation.cards import build
from studyapp.generation.choices import options
from studyapp.generation.coverage import cover
from studyapp.generation.dossiers import dossiers
from studyapp.generation.filters import refusal
from studyapp.generation.forms import rules
from studyapp.generation.outline import outline
from studyapp.generation.ranking import active, rank
from studyapp.generation.timeline import timeline
from studyapp.model import Depth, Document, Kind
from studyapp.progress import Progress, share, silent

RULES_DATE = datetime(2026, 11, 25, tzinfo=UTC)
"""Release date of the rules: the modification time of notes that are exported from a file."""

KINDS = frozenset({Kind.DATE, Kind.ACTOR, Kind.ARGUMENT})
"""The kinds of cards that are generated; `own` is for what people write."""
LANGUAGES = frozenset({"en", "und"})
"""Languages of texts that are read; "und" is a text too short to tell."""
LONGEST = 160
"""Words beyond which a sentence is left alone: a table or a list that lost its lines."""
_STEP = 16


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
    tell = progress or silent
    analysis = analyse(document, polities.load(), share(tell, 0, 75))
    kept, reasons = proposed(analysis, kinds, share(tell, 75, 95))
    ranked = rank(analysis, kept)
    cards = build(analysis, ranked, active(ranked, depth, document.words()))
    claims = frozenset(c.sentence for c in kept if c.kind is Kind.ARGUMENT)
    findings = Findings(
        timeline(analysis),
        dossiers(analysis),
        outline(analysis),
        options(analysis, ranked, cards),
        analysis.registry.likely_slips,
    )
    made = Generated(cards, cover(analysis, cards, reasons, claims), findings)
    tell(1000, 1000)
    return made


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
                    kept.append(candidate)
    return kept, reasons
