"""From a document to question cards with coverage: pure, deterministic, without any network."""

from collections.abc import Mapping
from datetime import UTC, datetime

from studyapp.coverage import Count, Coverage, Generated, Refused
from studyapp.findings import Findings
from studyapp.generation import polities
from studyapp.generation.analysis import analyse
from studyapp.generation.cards import build
from studyapp.generation.choices import options
from studyapp.generation.confidence import NOTHING_LEARNED
from studyapp.generation.coverage import cover
from studyapp.generation.dossiers import dossiers
from studyapp.generation.outline import outline
from studyapp.generation.proposing import proposed
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


def generate(
    document: Document,
    *,
    depth: Depth = Depth.STANDARD,
    kinds: frozenset[Kind] = KINDS,
    learned: Mapping[str, float] = NOTHING_LEARNED,
    progress: Progress | None = None,
) -> Generated:
    """Make the cards of a document: active within the depth, the others suggested.

    `learned` holds by how much a user's decisions raise or lower the prior of each rule.
    """
    if document.language.lower().partition("-")[0] not in LANGUAGES:
        reason = Refused("", "generation is for English so far")
        return Generated((), Coverage(Count(0, 0), Count(0, 0), Count(0, 0), (reason,)))
    tell = progress or silent
    analysis = analyse(document, polities.load(), share(tell, 0, 75))
    kept, reasons = proposed(analysis, kinds, share(tell, 75, 95))
    ranked = rank(analysis, kept, learned)
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
